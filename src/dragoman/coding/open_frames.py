"""What the second reader is asked about in a sentence of which no rule tells an event: a verb with a political actor and a recipient."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from spacy.tokens import Span as Sentence

from dragoman.coding.cast import Cast
from dragoman.coding.clauses import is_verbal
from dragoman.coding.matching import Hit, outcome
from dragoman.lexicons.rules import EventRule
from dragoman.records import EventType

READER_RULE: Final = "second-reader"
"""The rule id of what only the reader tells."""

_SLOTS: Final = tuple(
    "obj iobj with against to on for at from of over into comp.obj comp.with comp.to comp.against comp.on".split()
)

_LIGHT: Final = frozenset("be have say tell see know think believe become seem remain include live".split())
"""Verbs that tell of no act by themselves."""


def rule_of(kind: EventType) -> EventRule:
    """The rule that stands for the reader's word that a verb tells an event of type `kind`."""
    return EventRule(id=READER_RULE, type=kind, actor=("subj",), recipient=_SLOTS, needs=("actor", "recipient"))


_ASKED: Final = rule_of(EventType.CONSULT)
"""Any type does: only who stands in which slot is looked for."""


def open_frames(sentence: Sentence, taken: Collection[int], cast: Cast) -> Iterator[Hit]:
    """Verbs that no rule fired at, nor any cue of speech (`taken`), with both parties in reach."""
    for verb in sentence:
        if not is_verbal(verb) or verb.i in taken or verb.lemma_ in _LIGHT or verb.dep_ in ("aux", "auxpass"):
            continue
        found = outcome(_ASKED, verb, cast)
        if isinstance(found, Hit) and found.whole:
            yield found
