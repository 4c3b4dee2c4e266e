"""Where it happened: the place that the event's own clause names, and none rather than a guess."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from dragoman.coding.cast import Cast
from dragoman.coding.clauses import conjuncts, governing_verb, is_verbal
from dragoman.records import Place, Span

LOCATIVE: Final = ("in", "at", "near", "outside", "around", "inside", "across", "over", "off", "to")
PLACE_LABELS: Final = frozenset({"GPE", "LOC", "FAC"})
TRAVEL: Final = frozenset("travel visit fly arrive go return head come trip trek journey tour land".split())
"""Triggers whose "to" or object is where they lead."""


def place_of(trigger: Token, cast: Cast) -> Place | None:
    """The place of the event at `trigger`: from its own phrase or clause, never from a clause beside it."""
    return next((place for token in place_tokens(trigger) if (place := _named(token, cast))), None)


def place_tokens(trigger: Token) -> Iterator[Token]:
    """Tokens that may name the place of the event at `trigger`, the likeliest first."""
    heads = [trigger]
    if not is_verbal(trigger) and (verb := governing_verb(trigger)) is not None:
        heads.append(verb)
    heads += [c for head in list(heads) for c in head.children if c.dep_ == "dobj" and c != trigger]
    travels = trigger.lemma_ in TRAVEL
    for preposition in LOCATIVE:
        for head in heads:
            for prep in head.children:
                if prep.dep_ == "prep" and prep.lower_ == preposition and (preposition != "to" or travels):
                    for token in prep.children:
                        if token.dep_ == "pobj":
                            yield token
                            yield from (c for c in token.children if c.dep_ in ("poss", "compound", "nmod"))
    if travels:
        yield from (child for child in trigger.children if child.dep_ == "dobj")


def _named(token: Token, cast: Cast) -> Place | None:
    """The place that a noun phrase names: what the gazetteer knows, else what the model takes for a place."""
    for each in conjuncts(token)[:1]:
        known = cast.place_at(each)
        if known:
            mention, resolution = known
            return Place(
                text=mention.text, span=mention.span, name=resolution.name or mention.text, country=resolution.country
            )
    if token.ent_type_ not in PLACE_LABELS:
        return None
    first = last = token
    while first.ent_iob_ == "I" and first.i > 0:
        first = token.doc[first.i - 1]
    while last.i + 1 < len(token.doc) and token.doc[last.i + 1].ent_iob_ == "I":
        last = token.doc[last.i + 1]
    words = token.doc[first.i : last.i + 1]
    return Place(text=words.text, span=Span(start=words.start_char, end=words.end_char), name=words.text)
