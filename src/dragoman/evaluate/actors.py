"""actors: who a phrase means, alone, beside a context, or as a mention in a sentence."""

from __future__ import annotations

from dataclasses import replace

from dragoman import actors
from dragoman.errors import InputError
from dragoman.evaluate.conventions import Convention
from dragoman.evaluate.kind import Kind, Prediction
from dragoman.evaluate.relations import occurrences
from dragoman.evaluate.rows import Row, as_body, day_of, optional_words, words_of
from dragoman.records import (
    Article,
    CodedArticle,
    Judgement,
    Resolution,
    Span,
)
from dragoman.settings import Settings


def _article(row: Row, _: Settings) -> Article:
    if sentence := optional_words(row, "sentence"):
        return as_body(row, sentence, day_of(row))
    question = actors.Question(
        text=words_of(row, "text"),
        date=day_of(row),
        context=optional_words(row, "context"),
        country_hint=optional_words(row, "country_hint"),
    )
    return replace(actors.as_article(question), external_id=str(row.id), origin=f"row {row.id}")


def _phrase(row: Row, article: Article) -> Span:
    """Where the phrase stands in the stored text: the mention in the sentence, else all after the context."""
    if not optional_words(row, "sentence"):
        return actors.asked(article)
    found = occurrences(optional_words(row, "mention") or optional_words(row, "text"), article.text)
    if not found:
        raise InputError(f"row {row.id}: the mention is not in its sentence")
    return found[0]


def _answer(row: Row, coded: CodedArticle, _: Convention) -> Prediction:
    article = coded.article
    found = actors.meant(coded.mentions, coded.resolutions, _phrase(row, article), article.text)
    return _prediction(row, found)


def _prediction(row: Row, resolution: Resolution | None) -> Prediction:
    if resolution is None or resolution.judgement is Judgement.NEGATIVE:
        return {"id": row.id, "none": True}
    first, second = (*resolution.sectors, "", "")[:2]
    out = {"id": row.id, "country": resolution.country, "sector": first}
    return out | ({"sector_2": second} if second else {}) | ({"name": resolution.name} if resolution.name else {})


KIND = Kind(
    name="actors",
    keys=frozenset({"text", "context", "date", "country_hint", "sentence", "mention"}),
    article=_article,
    answer=_answer,
    empty=lambda row: {"id": row.id, "none": True},
)
