"""status: what became of the event between two parties of a sentence."""

from __future__ import annotations

from dragoman.evaluate.conventions import Convention
from dragoman.evaluate.kind import Kind, Prediction
from dragoman.evaluate.relations import parties_in
from dragoman.evaluate.rows import Row, as_body, day_of, words_of
from dragoman.evaluate.tellings import EITHER, best_telling
from dragoman.records import Article, CodedArticle
from dragoman.settings import Settings


def _article(row: Row, _: Settings) -> Article:
    return as_body(row, words_of(row, "sentence"), day_of(row))


def _answer(row: Row, coded: CodedArticle, convention: Convention) -> Prediction:
    """Type, status and whether it is reported, of the event that fits the pair best; the id alone where none fits."""
    actor, recipient = parties_in(row, words_of(row, "sentence"))
    telling = best_telling(coded, actor, recipient, at_least=EITHER)
    if telling is None:
        return {"id": row.id}
    event = telling.event
    return {
        "id": row.id,
        "type": convention(event, telling.trigger_text, telling.rule_id),
        "status": event.status.label.value,
        "reported": bool(event.reported_by or event.statement_ids),
    }


KIND = Kind(
    name="status",
    keys=frozenset({"sentence", "date", "actor", "recipient"}),
    article=_article,
    answer=_answer,
    empty=lambda row: {"id": row.id},
)
