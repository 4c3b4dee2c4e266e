"""actors: who a phrase means, alone, beside a context, or as a mention in a sentence."""

from __future__ import annotations

from dragoman.errors import InputError
from dragoman.evaluate.conventions import Convention
from dragoman.evaluate.kind import Kind, Prediction
from dragoman.evaluate.relations import occurrences
from dragoman.evaluate.rows import Row, as_body, day_of, optional_words, words_of
from dragoman.records import (
    Article,
    CodedArticle,
    Judgement,
    Mention,
    Resolution,
    Span,
)
from dragoman.settings import Settings


def _article(row: Row, _: Settings) -> Article:
    if sentence := optional_words(row, "sentence"):
        return as_body(row, sentence, day_of(row))
    context = ", ".join(filter(None, (optional_words(row, "context"), optional_words(row, "country_hint"))))
    return as_body(row, words_of(row, "text").strip(), day_of(row), title=context)


def _phrase(row: Row, text: str) -> Span:
    """Where the phrase stands in the stored text: the mention in the sentence, else all after the context."""
    if optional_words(row, "sentence"):
        words = optional_words(row, "mention") or optional_words(row, "text")
        found = occurrences(words, text)
        if not found:
            raise InputError(f"row {row.id}: the mention is not in its sentence")
        return found[0]
    return Span(start=len(text) - len(words_of(row, "text").strip()), end=len(text))


def _answer(row: Row, coded: CodedArticle, _: Convention) -> Prediction:
    """The resolution of the mention that shares most of the phrase, the smaller and then the better known of equals."""
    phrase = _phrase(row, coded.article.text)
    by_mention = {resolution.mention_id: resolution for resolution in coded.resolutions}

    def rank(mention: Mention) -> tuple[int, int, bool, float]:
        resolution = by_mention[mention.id]
        shared = min(mention.span.end, phrase.end) - max(mention.span.start, phrase.start)
        length = mention.span.end - mention.span.start
        return shared, -length, resolution.judgement is Judgement.POSITIVE, resolution.score

    fitting = [m for m in coded.mentions if m.id in by_mention and rank(m)[0] > 0]
    return _prediction(row, by_mention[max(fitting, key=rank).id] if fitting else None)


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
