"""Who said what: cue, speaker, content, addressee, kind and stance.

A cue is a verb or noun of saying (`lexicons/data/statements`); its content is the clause, the quotation, the infinitive or the
noun phrase that it takes. Quotations go on over sentences until their mark closes, and a sentence that is nothing but a
quotation belongs to the speaker before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from dragoman.coding.cast import Cast
from dragoman.coding.clauses import (
    is_passive,
    is_verbal,
    logical_subject,
    prepositional,
    slot,
)
from dragoman.coding.contents import clause_content, cover, noun_content, split_out, trimmed, without_asides, words_in
from dragoman.coding.evidence import token_span
from dragoman.coding.quotes import Quotes
from dragoman.coding.said import Said, addressee_of, cue_span_of, kind_of, said_of, speaker_of
from dragoman.coding.status import status_of
from dragoman.lexicons.rules import CueRule, Rules
from dragoman.records import (
    UNKNOWN_DATE,
    Article,
    Passage,
    Span,
    Stance,
    StatementKind,
    StatusLabel,
)

ACCORDING: Final = "according-to"
AS_SAID: Final = "as-said"
SPEECH: Final = frozenset("charge claim allegation accusation assertion account report suggestion".split())
"""Nouns that take up what somebody has just said."""

UNNAMED: Final = frozenset("name identify quote".split())


def statements(doc: Doc, article: Article, cast: Cast, rules: Rules, quotes: Quotes) -> list[Said]:
    """The statements of an article, in text order."""
    out: list[Said] = []
    for number, sentence in enumerate(doc.spans["sentences"]):
        found = list(_in_sentence(sentence, number, article, cast, rules, quotes, out))
        if found:
            out += found
        elif out and _is_bare_quotation(sentence, quotes) and _follows(out[-1], number):
            out[-1] = _continued(out[-1], sentence, number, article, quotes)
    return out


def _in_sentence(
    sentence: Sentence, number: int, article: Article, cast: Cast, rules: Rules, quotes: Quotes, before: list[Said]
) -> Iterator[Said]:
    found: list[Said] = []
    for token in sentence:
        if quotes.at(token.idx) is not None:
            continue
        said = None
        lemma = token.lemma_.lower()
        if is_verbal(token) and lemma in rules.cue_verbs:
            readings = (
                _by_verb(token, rule, sentence, number, article, cast, rules, quotes, found, len(before))
                for rule in rules.cue_verbs[lemma]
            )
            said = next((reading for reading in readings if reading), None)
        elif token.lower_ == "according" and (speakers := _according(token)):
            said = _according_to(token, speakers, number, article, cast, quotes)
        elif token.tag_ in ("NN", "NNS") and lemma in rules.cue_nouns:
            said = _by_noun(token, rules.cue_nouns[lemma][0], number, article, cast, quotes)
        if said is not None:
            found.append(said)
    yield from found


def _by_verb(
    cue: Token,
    rule: CueRule,
    sentence: Sentence,
    number: int,
    article: Article,
    cast: Cast,
    rules: Rules,
    quotes: Quotes,
    found: list[Said],
    offset: int,
) -> Said | None:
    if (
        cue.dep_ in ("amod", "compound", "aux", "auxpass")
        or _only_names(cue)
        or _not_said(cue, rules)
        or _asks_for_cover(cue)
    ):
        return None
    speakers = logical_subject(cue)
    about = -1
    if _is_as_said(cue):
        return _as_said(cue, rule, speakers, number, article, cast, quotes, found, offset)
    if is_passive(cue) and not prepositional(cue, "by") and not any(c.lower_ == "it" for c in cue.children):
        return None
    if _speaks_of_speech(cue):
        earlier = next((i for i in range(len(found) - 1, -1, -1) if found[i].cue.i < cue.i), None)
        if earlier is None:
            return None
        content, about = list(found[earlier].statement.content.spans), offset + earlier
    else:
        content = clause_content(cue, rule, sentence, quotes)
    if not content or (not speakers and not is_passive(cue)):
        return None
    if "clause" not in rule.content and not any(cast.named_at(s) for s in speakers):
        return None
    speaker = speaker_of(speakers, cast)
    return said_of(
        cue,
        cue_span_of(cue),
        speaker,
        addressee_of(cue, rule, cast, speakers),
        content,
        rule.stance,
        rule.id,
        number,
        article,
        quotes,
        about,
    )


def _only_names(cue: Token) -> bool:
    """Whether the cue stands in "condemned what it called a crime", where another verb says it already."""
    if cue.lemma_.lower() not in ("call", "describe", "term", "label", "dub") or cue.dep_ not in (
        "ccomp",
        "pcomp",
        "csubj",
    ):
        return False
    return any(t.lower_ == "what" and t.i < cue.i for t in cue.subtree)


def _is_as_said(cue: Token) -> bool:
    """Whether the cue stands in ", as the opposition claimed"."""
    children = list(cue.children)
    if cue.dep_ == "acl" and cue.head.dep_ == "pobj" and cue.head.head.lower_ == "as":
        return True
    return (
        cue.dep_ == "advcl"
        and any(c.lower_ == "as" and c.dep_ == "mark" for c in children)
        and not any(c.dep_ in ("ccomp", "dobj", "xcomp") for c in children)
    )


def _as_said(
    cue: Token,
    rule: CueRule,
    speakers: list[Token],
    number: int,
    article: Article,
    cast: Cast,
    quotes: Quotes,
    found: list[Said],
    offset: int,
) -> Said | None:
    """The statement of ", as the opposition claimed": its content is the clause that it hangs on, or what another said of that clause."""
    clause = cue.head if cue.dep_ == "advcl" else cue.head.head.head
    speakers = speakers if cue.dep_ == "advcl" else [cue.head]
    if not speakers:
        return None
    above = {clause, *clause.ancestors}
    earlier = next((i for i in range(len(found) - 1, -1, -1) if found[i].cue in above and found[i].about < 0), None)
    if earlier is not None:
        content = list(found[earlier].statement.content.spans)
        answers = found[earlier].statement.stance in (Stance.DENIES, Stance.DOUBTS, Stance.CONFIRMS)
    else:
        content, answers = split_out(without_asides(clause)), False
    if not content:
        return None
    return said_of(
        cue, cue_span_of(cue), speaker_of(speakers, cast), None, content, rule.stance, AS_SAID, number, article, quotes,
        offset + earlier if earlier is not None and answers else -1,
    )  # fmt: skip


def _speaks_of_speech(cue: Token) -> bool:
    """Whether the cue's object is what somebody has just said: ", which Beijing denies", ", a charge that the army dismissed"."""
    if cue.dep_ != "relcl":
        return False
    if any(t.lower_ == "which" and t.dep_ == "dobj" for t in cue.subtree):
        return True
    noun = cue.head
    return (
        noun.lemma_.lower() in SPEECH
        and noun.dep_ in ("appos", "npadvmod", "dobj", "attr")
        and noun.doc[noun.left_edge.i - 1].text in (",", "-", "–", "—")
    )


def _asks_for_cover(cue: Token) -> bool:
    """Whether somebody only asks not to be named."""
    return any(
        c.dep_ == "xcomp" and c.lemma_ in UNNAMED and any(n.dep_ == "neg" for n in (*c.children, *cue.children))
        for c in cue.children
    )


def _not_said(cue: Token, rules: Rules) -> bool:
    """Whether the cue itself is negated, future or hypothetical: speech that did not take place."""
    label = status_of(cue, rules, UNKNOWN_DATE, UNKNOWN_DATE).label
    return label in (StatusLabel.NEGATED, StatusLabel.HYPOTHETICAL, StatusLabel.FUTURE)


def _according(token: Token) -> list[Token]:
    return [p for to in token.children if to.lower_ == "to" for p in to.children if p.dep_ == "pobj"]


def _according_to(
    cue: Token, speakers: list[Token], number: int, article: Article, cast: Cast, quotes: Quotes
) -> Said | None:
    governor = cue.head
    while governor.head != governor and not is_verbal(governor):
        governor = governor.head
    outside = set(cue.subtree)
    content = split_out([t for t in governor.subtree if t not in outside])
    to = next(c for c in cue.children if c.lower_ == "to")
    span = Span(start=cue.idx, end=to.idx + len(to.text))
    if not content:
        return None
    return said_of(
        cue, span, speaker_of(speakers, cast), None, content, Stance.ASSERTS, ACCORDING, number, article, quotes, -1
    )


def _by_noun(cue: Token, rule: CueRule, number: int, article: Article, cast: Cast, quotes: Quotes) -> Said | None:
    content = noun_content(cue, rule)
    if not content:
        return None
    speakers = slot(cue, "poss") or slot(cue, "by") or slot(cue, "from")
    if not speakers:
        speakers = [m for m in slot(cue, "mod") if cast.political_at(m)] or slot(cue, "subj")
    if not speakers or not any(cast.named_at(s) for s in speakers):
        return None
    return said_of(
        cue,
        token_span(cue),
        speaker_of(speakers, cast),
        None,
        content,
        rule.stance,
        rule.id,
        number,
        article,
        quotes,
        -1,
    )


def _is_bare_quotation(sentence: Sentence, quotes: Quotes) -> bool:
    words = words_in(quotes.text, trimmed(sentence))
    return bool(words) and all(quotes.at(w) for w in words)


def _follows(said: Said, number: int) -> bool:
    """Whether sentence `number` comes right after the statement and that one quotes too."""
    between = number - max(said.last_sentence, said.sentence)
    return between == 1 and said.statement.kind is not StatementKind.INDIRECT


def _continued(said: Said, sentence: Sentence, number: int, article: Article, quotes: Quotes) -> Said:
    spans = [*said.statement.content.spans, cover(trimmed(sentence), quotes)]
    passage = Passage.cut(article.text, spans)
    statement = replace(said.statement, content=passage, kind=kind_of(article.text, list(passage.spans), quotes))
    return replace(said, statement=statement, last_sentence=number)
