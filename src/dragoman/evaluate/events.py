"""events: the events of a sentence, with the countries and sectors of those in them."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.evaluate.conventions import Convention, code_of, plover
from dragoman.evaluate.kind import Kind, Prediction
from dragoman.evaluate.rows import Row, as_body, day_of, words_of
from dragoman.evaluate.tellings import first_tellings
from dragoman.records import Article, CodedArticle, Participant, StatusLabel
from dragoman.settings import Settings


def parties(some: Iterable[Participant], convention: Convention = plover) -> list[dict[str, str | None]]:
    """Country and first sector of each; None where unknown."""
    return [
        {"country": code_of(one.country, convention) or None, "sector": next(iter(one.sectors), None)} for one in some
    ]


def _article(row: Row, _: Settings) -> Article:
    return as_body(row, words_of(row, "text"), day_of(row))


def _answer(row: Row, coded: CodedArticle, convention: Convention) -> Prediction:
    """All events that happened or will: this format has no status, and what did not happen, or only might, is no event in it."""
    first = first_tellings(coded)
    return {
        "id": row.id,
        "events": [
            {
                "type": convention(event, first[event.id].trigger_text, first[event.id].rule_id),
                "actors": parties(event.actors, convention),
                "recipients": parties(event.recipients, convention),
            }
            for event in coded.events
            if event.status.label not in (StatusLabel.NEGATED, StatusLabel.HYPOTHETICAL)
        ],
    }


KIND = Kind(
    name="events",
    keys=frozenset({"text", "date"}),
    article=_article,
    answer=_answer,
    empty=lambda row: {"id": row.id, "events": []},
)
