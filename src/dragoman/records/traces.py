"""What the event rules make of the words of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records.codebook import EventType
from dragoman.records.events import Event
from dragoman.records.evidence import Decision
from dragoman.records.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Firing:
    """A rule that fired, the event as it is told there, how its type was decided, and why it makes no event, "" where it does."""

    rule_id: str
    event: Event
    decision: Decision
    no_event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """A rule that knows the word and did not win: why, in words, how many of its conditions are met, and how many not so far as is known.

    `condition` is what it lacks (`particle`, `passive`, `if`, `unless`, `actor`, `recipient`, `country`), `answer` where the word answers
    what somebody said, or `order` where it lacks nothing and comes after the rule that won. `stood` are the words in the slot.
    """

    rule_id: str
    type: EventType
    mode: str
    why: str
    condition: str
    slot: str = ""
    stood: tuple[str, ...] = ()
    met: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedWord:
    """A word that the rules know as verb or noun: the rule that fired, the others, nearest first, and what holds of the word itself."""

    text: str
    lemma: str
    noun: bool
    span: Span
    firing: Firing | None = None
    near: tuple[NearMiss, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedSentence:
    """A sentence, the words of it that the rules know in text order, and the lemmas of its other verbs and nouns."""

    text: str
    words: tuple[TracedWord, ...]
    unknown_verbs: tuple[str, ...]
    unknown_nouns: tuple[str, ...]
