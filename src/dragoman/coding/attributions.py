"""Who says so without a verb of saying: "according to", "per", "in the ombudsman's view", "as she put it", "Minister: ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from dragoman.coding.cast import Cast
from dragoman.coding.clauses import is_verbal, prepositional, surface_subject
from dragoman.coding.cut_out import split_out, words_in
from dragoman.coding.quotes import Quotes
from dragoman.records import Span

ACCORDING: Final = "according-to"
AS_PUT: Final = "as-put"
IN_VIEW: Final = "in-view"
COLON: Final = "colon"

VIEWS: Final = frozenset(
    "view opinion word judgement judgment estimation reading account telling eye mind phrase reckoning".split()
)
DASHES: Final = frozenset({"-", "–", "—", "--"})
LABELS: Final = frozenset(
    "update live analysis opinion video watch photo breaking exclusive factbox explainer correction note source comment editorial "
    "interview timeline quote question answer example result reason problem warning report".split()
)
"""Words before a colon that name a kind of text, and nobody who speaks."""

NAME_WORDS: Final = 8
"""Words of the longest name before a colon or behind a dash."""


DOCUMENTS: Final = frozenset(
    "poll survey study report statement letter memo memorandum communique filing indictment affidavit lawsuit ruling".split()
)
"""What says what stands in it: "in a poll released on Sunday, half of the voters ..."."""


class Attribution(NamedTuple):
    """A form that names the speaker: the cue's head and span, who speaks, what is said, and the rule."""

    cue: Token
    cue_span: Span
    speakers: list[Token]
    content: list[Span]
    rule_id: str


def attribution(token: Token, cast: Cast) -> Attribution | None:
    """What a preposition or "as" says of who says the clause that it hangs on."""
    word = token.lower_
    if word == "according":
        speakers = [p for to in token.children if to.lower_ == "to" for p in to.children if p.dep_ == "pobj"]
        to = next((c for c in token.children if c.lower_ == "to"), token)
        return _beside(token, [token, to], speakers, ACCORDING)
    if word == "per" and token.dep_ == "prep":
        speakers = [p for p in token.children if p.dep_ == "pobj" and cast.named_at(p) and p.left_edge != p]
        return _beside(token, [token], speakers, ACCORDING)
    if word in ("in", "by", "to") and token.dep_ == "prep":
        for noun in (c for c in token.children if c.dep_ == "pobj" and c.lemma_.lower() in VIEWS):
            owners = [c for c in noun.children if c.dep_ == "poss"] or prepositional(noun, "of")
            if any(cast.named_at(o) or o.pos_ in ("PRON", "PROPN") for o in owners):
                return _beside(token, [noun], owners, IN_VIEW)
    if token.lemma_ != "put":
        return None
    words = {c.lower_ for c in token.children}
    if {"it", "as"} <= words:
        return _beside(token, [token], surface_subject(token), AS_PUT)
    return None


def _beside(cue: Token, words: list[Token], speakers: list[Token], rule_id: str) -> Attribution | None:
    """The attribution of the clause that `cue` hangs on, less the cue's own words."""
    if not speakers:
        return None
    governor = cue.head
    while governor.head != governor and not is_verbal(governor):
        governor = governor.head
    if cue.i > governor.i:  # "A was great, and B valued, according to C" speaks of both
        while governor.dep_ == "conj" and is_verbal(governor.head):
            governor = governor.head
    outside = set(cue.subtree)
    content = split_out([t for t in governor.subtree if t not in outside])
    if not content:
        return None
    first, last = words[0], words[-1]
    return Attribution(cue, Span(start=first.idx, end=last.idx + len(last.text)), speakers, content, rule_id)


def by_document(sentence: Sentence) -> Attribution | None:
    """The attribution of "In a poll released on Sunday, half of the voters favoured a truce"."""
    first = sentence[0]
    if first.lower_ != "in" or first.dep_ != "prep":
        return None
    said_in = [c for c in first.children if c.dep_ == "pobj" and c.lemma_.lower() in DOCUMENTS]
    end = first.right_edge.i + 1
    if not said_in or end >= sentence.end or sentence.doc[end].text != "," or not is_verbal(first.head):
        return None
    return _beside(first, [first], said_in, IN_VIEW)


def by_mark(sentence: Sentence, cast: Cast, quotes: Quotes) -> Iterator[Attribution]:
    """The attribution of "Minister: no talks before spring", of "'No deal' – Sofia" and of "Virus came from fur farm - study"."""
    tokens = [t for t in sentence if not t.is_space]
    for n, token in enumerate(tokens):
        if quotes.at(token.idx) is not None:
            continue
        before, behind = tokens[:n], tokens[n + 1 :]
        if token.text == ":" and behind and (speaker := _speaker_of_label(before, cast)):
            yield from _marked(token, speaker, behind)
            return
        if token.text in (*DASHES, ":") and before and _is_free(token) and (speaker := _speaker_of_label(behind, cast)):
            yield from _marked(token, speaker, before)
            return


def _is_free(mark: Token) -> bool:
    """Whether white space stands before a dash: "fur farm - study", and no hyphen in a word."""
    return mark.text == ":" or (mark.i > 0 and bool(mark.nbor(-1).whitespace_))


def _speaker_of_label(words: list[Token], cast: Cast) -> Token | None:
    """The head of a name or office that is all that stands on one side of the mark; None for labels such as "Update"."""
    words = words[:-1] if words and words[-1].text in (".", "'") else words
    if not 0 < len(words) <= NAME_WORDS or any(t.text in (",", ";", "“", '"') for t in words):
        return None
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "VB", "VBG") for t in words) or words[-1].tag_ in ("IN", "DT", "TO"):
        return None
    inside = set(words)
    heads = [t for t in words if t.head not in inside or t.head == t]
    nouns = [t for t in heads if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() not in LABELS]
    if not nouns or heads[0] not in nouns:
        return None
    head = nouns[0]
    named = cast.named_at(head)
    speaks = (
        any(p.country or p.sectors for p in named) or head.ent_type_ in ("PERSON", "ORG") or head.lemma_.lower() in WHO
    )
    return head if speaks else None


WHO: Final = frozenset(
    "minister official police army study report court judge union spokesman spokeswoman witness source expert survivor analyst mayor "
    "governor president opposition ministry government prosecutor prosecutors scientist researcher doctor teacher fisherman coach "
    "lawyer envoy general survey poll watchdog agency charity family media monitor aide".split()
)
"""Nouns that speak in headlines: "Police: two arrested", "... - study"."""


def _marked(mark: Token, speaker: Token, said: list[Token]) -> Iterator[Attribution]:
    content = split_out(said)
    if content and sum(len(words_in(mark.doc.text, span)) for span in content) >= 2:
        yield Attribution(mark, Span(start=mark.idx, end=mark.idx + len(mark.text)), [speaker], content, COLON)
