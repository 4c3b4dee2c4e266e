"""The second reading: what the rules told is read once more, pair by pair, and the two readers decide together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from dragoman.coding.decide import OPEN_FLOOR, Reader, decided
from dragoman.coding.matching import Hit
from dragoman.coding.open_frames import rule_of
from dragoman.coding.reader import Pair, Reading
from dragoman.records import Decision, Event, EventType, Modality, Polarity, Span, Time


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one sentence tells it, before tellings are joined."""

    event: Event
    hit: Hit
    sentence: int
    decision: Decision
    marks: list[tuple[str, Span]] = field(default_factory=list)


Tell = Callable[[Hit], Told | None]
"""Makes a telling of a hit in one sentence."""


def read_again(
    told: Sequence[tuple[Told, Tell]], frames: Sequence[tuple[Hit, int, Tell]], doc: Doc, reader: Reader
) -> list[Told]:
    """The tellings with the reader's word on those that it is asked about, and those that only the reader tells, in text order."""
    asked = [_pair(one.hit, one.sentence, doc) if one.hit.whole and _is_asked_about(one) else None for one, _ in told]
    opened = [(hit, tell, pair) for hit, number, tell in frames if (pair := _pair(hit, number, doc))]
    readings = iter(reader([pair for pair in asked if pair] + [pair for _, _, pair in opened]))
    out = [_decided(one, tell, next(readings)) if pair else one for (one, tell), pair in zip(told, asked, strict=True)]
    for hit, tell, _ in opened:
        reading = next(readings)
        kind, decision = decided("", reading)
        sure = reading.label == kind and reading.probability >= OPEN_FLOOR
        if sure and (found := tell(replace(hit, rule=rule_of(EventType(kind))))):
            out.append(replace(found, decision=decision))
    return sorted(out, key=lambda one: one.sentence)


def _decided(one: Told, tell: Tell, reading: Reading) -> Told:
    """A telling after the second reading; where the reader overrules, told anew under the type that it found."""
    kind, decision = decided(one.event.type, reading)
    if kind != one.event.type:
        rule = one.hit.rule.model_copy(update={"type": EventType(kind), "mode": ""})
        one = tell(replace(one.hit, rule=rule)) or one
    return replace(one, decision=decision)


def _is_asked_about(one: Told) -> bool:
    """Whether the reader is asked about an event: it has learned to tell what happens, and some rules need no second opinion."""
    if one.hit.rule.sure and one.event.type is one.hit.rule.type:
        return False
    status = one.event.status
    present = status.time is not Time.FUTURE
    return status.polarity is Polarity.AFFIRMED and status.modality is Modality.ASSERTED and present


def _pair(hit: Hit, sentence: int, doc: Doc) -> Pair | None:
    """The first actor and recipient of a hit in its sentence; of a mutual event the first two actors."""
    whole = doc.spans["sentences"][sentence]
    first, last = whole.start_char, whole.end_char
    actors, recipients = (
        [p.span for p in parties if first <= p.span.start and p.span.end <= last]
        for parties in (hit.actors, hit.recipients)
    )
    two = [*actors[:1], *recipients[:1]] if hit.recipients else actors[:2]
    if len(two) != 2 or two[0] == two[1]:
        return None
    actor, recipient = (Span(start=span.start - first, end=span.end - first) for span in two)
    return Pair(whole.text, actor, recipient)
