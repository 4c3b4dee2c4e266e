"""Where an article tells its events: each event with one evidence of it, by the marks that the coder left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.records import (
    CodedArticle,
    Event,
    Evidence,
    Participant,
    RecordKind,
    Span,
    StatusLabel,
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One place where an event is told.

    `trigger` is None where the evidence marks none; `rule_type` is what the rule `rule_id` says by itself.
    """

    event: Event
    trigger: Span | None
    trigger_text: str
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    rule_type: str = ""
    rule_id: str = ""


def tellings(coded: CodedArticle) -> Iterator[Telling]:
    """Every telling of every event, in the order of the records; an event without evidence tells itself."""
    evidence: dict[str, list[Evidence]] = {}
    for one in coded.evidence:
        if one.record_kind is RecordKind.EVENT:
            evidence.setdefault(one.record_id, []).append(one)
    for event in coded.events:
        for one in evidence.get(event.id, []):
            yield _telling(event, one)
        if event.id not in evidence:
            yield Telling(event, None, "", _spans(event.actors), _spans(event.recipients))


def first_tellings(coded: CodedArticle) -> dict[str, Telling]:
    """The first telling of each event, by the event's id."""
    first: dict[str, Telling] = {}
    for telling in tellings(coded):
        first.setdefault(telling.event.id, telling)
    return first


def _telling(event: Event, evidence: Evidence) -> Telling:
    marked = {label: tuple(m.span for m in evidence.marks if m.label == label) for label in ("actor", "recipient")}
    trigger = next((m for m in evidence.marks if m.label == "trigger"), None)
    return Telling(
        event,
        trigger.span if trigger else None,
        trigger.text if trigger else "",
        marked["actor"] or _spans(event.actors),
        marked["recipient"] or _spans(event.recipients),
        evidence.decision.rule_type if evidence.decision else "",
        evidence.rule_id,
    )


def _spans(parties: Iterable[Participant]) -> tuple[Span, ...]:
    return tuple(party.span for party in parties)


def overlap(some: Iterable[Span], others: Iterable[Span]) -> bool:
    """Whether any of the spans shares a character with any of the others."""
    theirs = tuple(others)
    return any(a.start < b.end and b.start < a.end for a in some for b in theirs)


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a telling fits a pair of marked parties; the greater, the better."""

    pair: int
    between: bool
    plain: bool
    nearness: int

    @property
    def order(self) -> tuple[int, bool, bool, int]:
        """The key to sort by: parties first, then where the trigger stands, then status, then distance."""
        return self.pair, self.between, self.plain, self.nearness


BOTH, REVERSED, ACTOR, EITHER, NEITHER = 4, 3, 2, 1, 0


def fit(telling: Telling, actor: tuple[Span, ...], recipient: tuple[Span, ...]) -> Fit:
    """How a telling fits: both parties in their roles, reversed, the actor alone, either in any role, or neither.

    An event without recipients, in which all take part alike, fits a pair of its actors.
    """
    actor_acts, recipient_acts = overlap(telling.actors, actor), overlap(telling.actors, recipient)
    actor_receives, recipient_receives = overlap(telling.recipients, actor), overlap(telling.recipients, recipient)
    mutual = not telling.recipients and actor_acts and recipient_acts
    if (actor_acts and recipient_receives) or mutual:
        pair = BOTH
    elif recipient_acts and actor_receives:
        pair = REVERSED
    elif actor_acts:
        pair = ACTOR
    elif recipient_acts or actor_receives or recipient_receives:
        pair = EITHER
    else:
        pair = NEITHER
    ends = sorted((span.start, span.end) for span in (*actor, *recipient))
    trigger = telling.trigger
    between = bool(trigger and ends and ends[0][1] <= trigger.start and trigger.end <= ends[-1][0])
    gaps = [_gap(trigger, span) for span in (*actor, *recipient)] if trigger else []
    plain = telling.event.status.label in (StatusLabel.ACTUAL, StatusLabel.FUTURE)
    return Fit(pair, between, plain, -sum(gaps))


def _gap(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)


def best_telling(
    coded: CodedArticle, actor: tuple[Span, ...], recipient: tuple[Span, ...], *, at_least: int = NEITHER
) -> Telling | None:
    """The telling that fits the pair best, the earlier of equals; None where none fits `at_least` so well."""
    fitting = [(fit(one, actor, recipient), one) for one in tellings(coded)]
    fitting = [pair for pair in fitting if pair[0].pair >= at_least]
    return max(fitting, key=lambda pair: pair[0].order)[1] if fitting else None
