"""What other lexica change in an article's record: events gained, lost and told otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dragoman.records import CodedArticle, Event, Evidence, Participant
from dragoman.report.lines import encode, event_fields
from dragoman.report.plain import party_words, printable


class Turn(StrEnum):
    """What became of an event."""

    GAINED = "gained"
    LOST = "lost"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An event that is told only before, only after, or otherwise, with its first sentence and the rules that told it.

    `fields` name what differs in an event that changed: type, mode, status, actors, recipients.
    """

    turn: Turn
    article_id: str
    title: str
    sentence: int
    text: str
    before: Event | None = None
    after: Event | None = None
    rules_before: tuple[str, ...] = ()
    rules_after: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


def changes(before: CodedArticle, after: CodedArticle) -> tuple[Change, ...]:
    """How the events of one article differ between two codings of it, in text order.

    Two events are one that changed where a word of one sentence tells both, or where one sentence tells both of the same parties.
    """
    told = {id(event): _told(event, coded) for coded in (before, after) for event in coded.events}
    kept = {_content(event) for event in before.events} & {_content(event) for event in after.events}
    old = [event for event in before.events if _content(event) not in kept]
    new = [event for event in after.events if _content(event) not in kept]
    found = [_change(before, one, other, told) for one, other in _pairs(old, new, told)]
    return tuple(sorted(found, key=lambda change: change.sentence))


def change_line(change: Change) -> str:
    """The change as one line of JSON, each event with its own fields or null."""
    events = {
        name: event_fields(event) if event is not None else None
        for name, event in (("before", change.before), ("after", change.after))
    }
    names = ("turn", "article_id", "title", "sentence", "text", "rules_before", "rules_after", "fields")
    return encode({"record": "change", **{name: getattr(change, name) for name in names}, **events})


def change_text(change: Change) -> str:
    """The change as a text for people, safe to print: what, the sentence, and the events with their rules."""
    differs = f" ({', '.join(change.fields)})" if change.fields else ""
    lines = [f"{change.turn}{differs}: {' '.join(change.text.split())}", f"  in: {change.title}"]
    for sign, event, rules in (("-", change.before, change.rules_before), ("+", change.after, change.rules_after)):
        if event is not None:
            lines.append(f"  {sign} {_event(event)}  [{', '.join(rules)}]")
    return printable("\n".join(lines))


def _event(event: Event) -> str:
    what = " ".join(filter(None, (event.type.value, event.mode)))
    whom = f" -> {party_words(event.recipients)}" if event.recipients else ""
    return f"{what}, {event.status.label}: {party_words(event.actors) or 'somebody'}{whom}"


@dataclass(frozen=True, slots=True)
class _Told:
    """Where an event is told: its evidences in text order, and the places of its triggers in the text."""

    evidence: tuple[Evidence, ...]
    triggers: frozenset[int]

    @property
    def sentence(self) -> int:
        return self.evidence[0].sentence if self.evidence else -1


def _told(event: Event, coded: CodedArticle) -> _Told:
    evidence = sorted((e for e in coded.evidence if e.record_id == event.id), key=lambda e: e.span.start)
    marks = (mark for one in evidence for mark in one.marks if mark.label == "trigger")
    return _Told(tuple(evidence), frozenset(mark.span.start for mark in marks))


def _fields(event: Event) -> dict[str, Any]:
    """What is held against each other of two events."""
    return {
        "type": event.type,
        "mode": event.mode,
        "status": event.status.label,
        "actors": _parties(event.actors),
        "recipients": _parties(event.recipients),
    }


def _parties(parties: Iterable[Participant]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((p.name or p.text, p.country, *p.sectors) for p in parties))


def _content(event: Event) -> tuple[Any, ...]:
    return tuple(_fields(event).values())


def _pairs(
    old: Iterable[Event], new: Iterable[Event], told: Mapping[int, _Told]
) -> Iterator[tuple[Event | None, Event | None]]:
    """Each event before with the one that it became, those that were lost and those that were gained, each once."""
    lost, gained = list(old), list(new)
    for alike in (_share_a_word, _share_sentence_and_parties):
        for event in tuple(gained):
            same = next((one for one in lost if alike(one, event, told)), None)
            if same is not None:
                lost.remove(same)
                gained.remove(event)
                yield same, event
    yield from ((event, None) for event in lost)
    yield from ((None, event) for event in gained)


def _share_a_word(one: Event, other: Event, told: Mapping[int, _Told]) -> bool:
    return bool(told[id(one)].triggers & told[id(other)].triggers)


def _share_sentence_and_parties(one: Event, other: Event, told: Mapping[int, _Told]) -> bool:
    parties, others = ((_parties(e.actors), _parties(e.recipients)) for e in (one, other))
    return parties == others and told[id(one)].sentence == told[id(other)].sentence


def _change(coded: CodedArticle, before: Event | None, after: Event | None, told: Mapping[int, _Told]) -> Change:
    was = told[id(before)] if before is not None else _Told((), frozenset())
    now = told[id(after)] if after is not None else _Told((), frozenset())
    first = next(iter((*was.evidence, *now.evidence)), None)
    both = before is not None and after is not None
    return Change(
        turn=Turn.CHANGED if both else Turn.LOST if after is None else Turn.GAINED,
        article_id=coded.article.id,
        title=coded.article.title or coded.article.origin or coded.article.id,
        sentence=first.sentence if first else -1,
        text=first.text if first else "",
        before=before,
        after=after,
        rules_before=_rules(was),
        rules_after=_rules(now),
        fields=_differences(before, after) if before is not None and after is not None else (),
    )


def _rules(told: _Told) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.rule_id for one in told.evidence))


def _differences(before: Event, after: Event) -> tuple[str, ...]:
    was, now = _fields(before), _fields(after)
    return tuple(name for name in was if was[name] != now[name])
