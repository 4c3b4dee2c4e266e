"""articles: the events and statements of whole articles, with offsets into their texts."""

from __future__ import annotations

from dragoman import ingest
from dragoman.evaluate.conventions import Convention
from dragoman.evaluate.events import parties
from dragoman.evaluate.kind import Kind, Prediction
from dragoman.evaluate.rows import Row, day_of, words_of
from dragoman.evaluate.tellings import Telling, first_tellings
from dragoman.records import Article, CodedArticle, Event, Span, Statement
from dragoman.settings import Settings


def _article(row: Row, settings: Settings) -> Article:
    """The article as it is read from plain text, its headline, captions and furniture told apart."""
    text, published = words_of(row, "text"), day_of(row)
    return ingest.from_text(
        text,
        published=published if published.known else None,
        external_id=str(row.id),
        origin=f"row {row.id}",
        language="en",
        settings=settings,
    )


def _where(telling: Telling) -> Span:
    """The trigger; without one, from the first to the last of those who take part."""
    if telling.trigger:
        return telling.trigger
    spans = [*telling.actors, *telling.recipients]
    return Span(start=min((s.start for s in spans), default=0), end=max((s.end for s in spans), default=0))


def _event(event: Event, telling: Telling, convention: Convention) -> dict[str, object]:
    where = _where(telling)
    return {
        "type": convention(event, telling.trigger_text, telling.rule_id),
        "mode": event.mode,
        "actors": parties(event.actors),
        "recipients": parties(event.recipients),
        "status": event.status.label.value,
        "reported_by": [one.name or one.text for one in event.reported_by],
        "date": {"start": event.date.start, "end": event.date.end, "precision": event.date.precision.value},
        "place": event.place.name if event.place else "",
        "start": where.start,
        "end": where.end,
    }


def _statement(one: Statement) -> dict[str, object]:
    return {
        "speaker": one.speaker.text if one.speaker else "",
        "start": min(span.start for span in one.content.spans),
        "end": max(span.end for span in one.content.spans),
        "kind": one.kind.value,
        "stance": one.stance.value,
    }


def _answer(row: Row, coded: CodedArticle, convention: Convention) -> Prediction:
    first = first_tellings(coded)
    return {
        "id": row.id,
        "events": [_event(event, first[event.id], convention) for event in coded.events],
        "statements": [_statement(one) for one in coded.statements if one.content.spans and not one.attitude],
    }


KIND = Kind(
    name="articles",
    keys=frozenset({"text", "date"}),
    article=_article,
    answer=_answer,
    empty=lambda row: {"id": row.id, "events": [], "statements": []},
)
