"""What a speaker does with the content, where the cue alone does not tell: "said that is a lie" denies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from dragoman.coding import stance_words as words_of
from dragoman.coding.evidence import token_span
from dragoman.lexicons.rules import CueRule, Rules
from dragoman.records import Article, Span, Stance, Strength

_NAMING: Final = frozenset({"frame", "call-it"})
"""Rules whose content is a thing and what it is called."""

_SWEARING: Final = frozenset({"assure", "reassure", "swear", "guarantee", "assurance"})
"""Words that promise what is to come and assert what is."""

_CORRECTING: Final = frozenset(
    "correct disown repudiate disavow reject contradict dispute distance renounce withdraw deny".split()
)
"""Words that take back what is one's own, and deny what is another's."""


def stance_of(cue: Token, rule: CueRule, content: list[Span], article: Article) -> Stance:
    """The stance of a statement: its rule's, unless the content itself does something else."""
    words = " ".join(span.of(article.text) for span in content)
    lemma = cue.lemma_.lower()
    if rule.stance is Stance.PROMISES and lemma in _SWEARING and not words_of.WILL.search(words):
        return content_stance(words) if lemma == "swear" else Stance.ASSERTS
    if rule.stance is Stance.PROMISES and (vowed := _first(words_of.patterns().vowed, words)):
        return vowed
    if rule.stance is Stance.DENIES and lemma in _CORRECTING and words_of.OWN_WORDS.search(words):
        return Stance.RETRACTS
    if rule.stance is Stance.DEMANDS and words_of.QUESTION.search(words):
        return Stance.ASKS
    if lemma == "plead" and any(t.lower_ == "not" for t in cue.doc[cue.i + 1 : cue.i + 2]):
        return Stance.DENIES
    if rule.stance is Stance.DENIES and words_of.WHETHER.search(words):
        return Stance.DOUBTS
    if rule.stance is Stance.ACCUSES and (
        words_of.patterns().as_untrue.search(words.lower()) or words_of.CLAIMS.search(words)
    ):
        return Stance.DENIES
    if rule.stance is not Stance.ASSERTS:
        return rule.stance
    if (framed := _stance_of_frame(cue)) is not None:
        return framed
    if rule.id in _NAMING:
        return _naming_stance(words)
    if lemma == "insist" and (words_of.MUST.search(words) or _is_wished(cue)):
        return Stance.DEMANDS
    return content_stance(words)


def _stance_of_frame(cue: Token) -> Stance | None:
    """The stance of a noun in which something is said: "said in praise of the firemen", "said in a warning to miners"."""
    nouns = (
        n for c in cue.children if c.dep_ == "prep" and c.lower_ in ("in", "as") for n in c.children if n.dep_ == "pobj"
    )
    return next((found for n in nouns if (found := words_of.IN_NOUN.get(n.lemma_.lower())) is not None), None)


def _naming_stance(words: str) -> Stance:
    """What one does who calls a thing something: denies what is called untrue, accuses who is called a thief."""
    if words_of.patterns().called_untrue.search(words.lower()):
        return Stance.DENIES
    return _first(words_of.patterns().named, words) or content_stance(words)


def _is_wished(cue: Token) -> bool:
    """Whether the clause says what shall be, in the bare form: "insisted that he resign"."""
    return any(
        clause.dep_ == "ccomp"
        and (clause.tag_ == "VB" or (clause.tag_ == "VBP" and _has_one_subject(clause)))
        and not any(
            c.dep_ in ("aux", "auxpass") and c.tag_ in ("MD", "VBZ", "VBD", "VBP", "TO") for c in clause.children
        )
        for clause in cue.children
    )


def _has_one_subject(verb: Token) -> bool:
    return any(
        c.dep_ == "nsubj" and c.tag_ in ("NN", "NNP") and not any(o.dep_ == "conj" for o in c.children)
        for c in verb.children
    )


def content_stance(words: str) -> Stance:
    """What plain saying does by its content: denies what it calls untrue, doubts what it calls unproven, else asserts.

    A speaker who says what he does does it: "I apologise", "we demand an inquiry".
    """
    found = _first(words_of.patterns().doing, words)
    if found is not None:
        return found
    return Stance.ASKS if words_of.QUESTION.search(words) else Stance.ASSERTS


def _first(rules: Sequence[tuple[Stance, re.Pattern[str]]], words: str) -> Stance | None:
    lowered = words.lower()
    return next((stance for stance, pattern in rules if pattern.search(lowered)), None)


_STRENGTHS: Final = {"claiming": Strength.CLAIMS, "insisting": Strength.INSISTS, "suggesting": Strength.SUGGESTS}
"""Word classes of cues, and how strongly they put what they report."""


def strength_of(cue: Token, rules: Rules) -> Strength:
    """How strongly a cue puts what it reports: says, claims, insists or suggests."""
    lemma = cue.lemma_.lower()
    return next(
        (strength for name, strength in _STRENGTHS.items() if lemma in rules.classes.get(name, ())), Strength.SAYS
    )


def distance_of(cue: Token, rules: Rules, article: Article, sentence: Span, quoted: list[Span]) -> Span | None:
    """The words by which the writer leaves it open whether it is so: "claims", "falsely", "without evidence"; None where there are none.

    Words inside quotation marks are the speaker's own.
    """
    for match in words_of.UNPROVEN.finditer(article.text, sentence.start, sentence.end):
        if not any(q.start <= match.start() < q.end for q in quoted):
            return Span(start=match.start(), end=match.end())
    return token_span(cue) if cue.lemma_.lower() in rules.classes.get("distancing", ()) else None
