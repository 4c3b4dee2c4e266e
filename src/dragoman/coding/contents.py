"""What a cue takes as its content: which words, cut out as spans."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from dragoman.coding.clauses import OBJECT, is_verbal
from dragoman.coding.quotes import Quotes
from dragoman.lexicons.rules import CueRule
from dragoman.records import Span

_WORD: Final = re.compile(r"\w+")
_EDGE: Final = " \t\r\n,.;:–—-"
CLAUSE_BELOW: Final = frozenset({"ccomp", "csubj"})
ASIDE: Final = frozenset(
    "deny confirm dispute reject dismiss refute doubt say admit oppose claim allege argue contend maintain insist suggest".split()
)
"""Verbs of a ", which X denies" clause: another's voice, not part of the content."""

CLOSED: Final = frozenset({'"', "”", "''", "»"})

PROFESS: Final = frozenset({"claim", "profess", "purport"})
"""Verbs whose infinitive is what they assert: "claims to have seen"."""


def words_in(text: str, span: Span) -> list[int]:
    """Offsets of the words inside a span."""
    return [m.start() for m in _WORD.finditer(text, span.start, span.end)]


def trimmed(sentence: Sentence) -> Span:
    """The sentence's code points."""
    return Span(start=sentence.start_char, end=sentence.end_char)


def clause_content(cue: Token, rule: CueRule, sentence: Sentence, quotes: Quotes) -> list[Span]:
    """The content of a verbal cue: the first of the forms that its rule allows and the sentence has."""
    forms = rule.content
    if "clause" in forms and (clause := _clause(cue)):
        return split_out(clause)
    if cue.lemma_ in PROFESS and (inf := [c for c in cue.children if c.dep_ == "xcomp" and c.tag_ == "VB"]):
        return split_out(without_asides(_what_is_known(inf[0])))
    if "inf" in forms and (inf := [c for c in cue.children if c.dep_ in ("xcomp", "ccomp") and c.i > cue.i]):
        return split_out(without_asides(inf[0]))
    if "gerund" in forms and (gerund := _gerund(cue)):
        return gerund
    if "as" in forms and (framed := _framed(cue)):
        return framed
    if "prep" in forms:
        for prep in cue.children:
            if (
                prep.dep_ == "prep"
                and prep.lower_ in rule.prep
                and any(c.dep_ in ("pobj", "pcomp") for c in prep.children)
            ):
                return split_out(without_asides(prep))
    if "quote" in forms and (quoted := _quoted_beside(cue, rule, sentence, quotes)):
        return quoted
    if "np" in forms:
        for child in cue.children:
            if child.dep_ in OBJECT and child.pos_ in ("NOUN", "PROPN"):
                return split_out(without_asides(child))
    return []


def noun_content(cue: Token, rule: CueRule) -> list[Span]:
    """The content of a nominal cue ("the allegation that ...", "his promise to ...")."""
    for child in cue.children:
        if child.i < cue.i or not is_verbal(child):
            continue
        if child.dep_ in ("acl", "ccomp") and "clause" in rule.content and child.tag_ not in ("VBN", "VBG", "VB"):
            return split_out(without_asides(child))
        if (
            child.dep_ in ("acl", "ccomp")
            and child.tag_ == "VB"
            and (any(c.dep_ == "nsubj" for c in child.children) or "inf" in rule.content)
        ):
            return split_out(without_asides(child))
    return []


def _clause(cue: Token) -> list[Token]:
    """The tokens of the clause that says what was said, before or after the cue."""
    for child in cue.children:
        if child.dep_ in CLAUSE_BELOW and is_verbal(child):
            return without_asides(child)
    for child in cue.children:
        if child.dep_ in ("ccomp", "csubj"):
            return without_asides(child)
    return []


def _what_is_known(verb: Token) -> Token:
    """The clause inside "claims to have information that ..."; other infinitives are content as they stand."""
    for noun in verb.children:
        if verb.lemma_ in ("have", "possess", "hold") and noun.dep_ in OBJECT:
            for clause in noun.children:
                if clause.dep_ in ("acl", "relcl", "ccomp") and any(c.lower_ == "that" for c in clause.children):
                    return clause
    return verb


def without_asides(head: Token) -> list[Token]:
    """The subtree of `head` less what another voice or the writer adds to it.

    That is: ", which Beijing denies", ", a charge that the army dismissed", ", as the opposition claimed", and after a closed quotation ",
    almost a year since the war began".
    """
    dropped: set[int] = set()
    for token in head.subtree:
        if token == head or token.i in dropped:
            continue
        if _is_aside(token):
            dropped |= {t.i for t in token.subtree}
    return [t for t in head.subtree if t.i not in dropped]


def _is_aside(token: Token) -> bool:
    children = list(token.children)
    if token.dep_ == "relcl":
        return token.lemma_ in ASIDE and any(t.lower_ == "which" for t in token.subtree)
    beside = token.dep_ in ("appos", "npadvmod") and token.doc[max(token.left_edge.i - 1, 0)].text == ","
    if beside and any(c.dep_ == "relcl" and c.lemma_ in ASIDE for c in children):
        return True
    if token.dep_ in ("advcl", "prep", "npadvmod"):
        left = token.left_edge.i
        after_comma = left > 1 and token.doc[left - 1].text == ","
        if any(c.lower_ == "as" and c.dep_ == "mark" for c in children) and token.lemma_ in ASIDE:
            return after_comma
        if token.lower_ == "as" and any(a.dep_ == "acl" and a.lemma_ in ASIDE for c in children for a in c.children):
            return after_comma
        return after_comma and token.doc[left - 2].text in CLOSED and token.i > token.head.i
    return False


def _quoted_beside(cue: Token, rule: CueRule, sentence: Sentence, quotes: Quotes) -> list[Span]:
    """The cue's sentence's quotations of a clause's length, when the parse did not tie them to the cue."""
    if not any(c.dep_ in ("nsubj", "nsubjpass") for c in cue.children) and cue.dep_ not in ("advcl", "conj"):
        return []
    objects = [c for c in cue.children if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN")]
    if any(quotes.at(c.idx) is None for c in objects) and not set(rule.addressee) & {"obj", "iobj"}:
        return []  # "posting pictures": what is posted are the pictures
    out = []
    for quote in quotes.within(sentence.start_char, sentence.end_char):
        if quote.start <= cue.idx < quote.end:
            return []
        if len(words_in(quotes.text, quote)) >= 3 and not _beyond_another(cue, quote, sentence):
            out.append(quote)
    return out


def _beyond_another(cue: Token, quote: Span, sentence: Sentence) -> bool:
    """Whether another verb with a part of its own stands between a cue and the quotation: then that verb is nearer to it."""
    start, end = sorted((cue.idx, quote.start))
    return any(
        is_verbal(t)
        and start < t.idx < end
        and t.dep_ in ("conj", "relcl", "advcl", "ROOT")
        and t != cue
        and cue not in t.children
        for t in sentence
    )


def _gerund(cue: Token) -> list[Span]:
    """What one denies or is accused of: "denied arming rebels", "accused Iran of arming rebels" (the accused included)."""
    for child in cue.children:
        if child.dep_ == "xcomp" and child.tag_ == "VBG":
            return split_out(without_asides(child))
        if (
            child.dep_ == "prep"
            and child.lower_ in ("of", "for", "over")
            and any(c.dep_ in ("pcomp", "pobj") for c in child.children)
        ):
            accused = [c for c in cue.children if c.dep_ in OBJECT]
            return split_out([t for part in (*accused, child) for t in without_asides(part)])
    return []


def _framed(cue: Token) -> list[Span]:
    """The object and the phrase after "as": "framed the war as a struggle"."""
    prep = [t for t in cue.subtree if t.lower_ == "as" and t.dep_ == "prep" and (t.head == cue or t.head.head == cue)]
    obj = [c for c in cue.children if c.dep_ in OBJECT]
    if not prep or not obj:
        return []
    tokens = {t.i: t for part in (*obj, *prep) for t in without_asides(part)}
    return split_out(tokens.values())


def split_out(tokens: Iterable[Token]) -> list[Span]:
    """Spans over runs of neighbouring tokens, trimmed of white space and outer punctuation other than quotation marks."""
    runs: list[list[Token]] = []
    for token in sorted(tokens, key=lambda t: t.i):
        if (runs and token.i - runs[-1][-1].i <= 1) or (
            runs and all(t.is_punct or t.is_space for t in token.doc[runs[-1][-1].i + 1 : token.i])
        ):
            runs[-1].append(token)
        else:
            runs.append([token])
    out = []
    for run in runs:
        text = run[0].doc[run[0].i : run[-1].i + 1].text  # `Doc.text` would be put together anew each time
        start = len(text) - len(text.lstrip(_EDGE))
        end = len(text.rstrip(_EDGE))
        if start < end and _WORD.search(text, start, end):
            out.append(Span(start=run[0].idx + start, end=run[0].idx + end))
    return out


def cover(span: Span, quotes: Quotes) -> Span:
    """The span widened over the whole of a quotation that it begins or ends in, marks included, when it holds most of it.

    A quotation that runs on into the next sentence is followed to its end.
    """
    start, end = span.start, span.end
    first, last = quotes.at(start), quotes.at(end - 1)
    if (first and start - first.start <= 2) or (first and first.start < start and first.end >= end):
        start = first.start
    if last and (last.end - end <= 2 or last.start >= span.start):
        end = last.end
    return Span(start=start, end=max(end, span.end))
