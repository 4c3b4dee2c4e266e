"""Records that were read out of a translation, with their evidence in the article's own words."""

from __future__ import annotations

from dataclasses import replace

from dragoman.records import CodedArticle, Evidence, Statement, Translation
from dragoman.translate.reading import Reading


def at_home(coded: CodedArticle, reading: Reading) -> CodedArticle:
    """The records of an article's English, as records of the article: evidence carries both texts, statements the original words.

    Args:
        coded: what was read out of `reading.english`.
        reading: the article, and its translation; without one `coded` is right as it is.
    """
    translation = reading.translation
    if translation is None:
        return coded
    text = reading.article.text
    return replace(
        coded,
        article=reading.article,
        translation=translation,
        statements=tuple(_statement(one, text, translation) for one in coded.statements),
        evidence=tuple(_evidence(one, text, translation) for one in coded.evidence),
    )


def _statement(one: Statement, text: str, translation: Translation) -> Statement:
    spans = one.content.spans
    if not any(segment.engine for span in spans for segment in translation.segments_of(span)):
        return one
    return replace(one, translated_from=translation.language, original=translation.home_passage(one.content, text))


def _evidence(one: Evidence, text: str, translation: Translation) -> Evidence:
    span = translation.home(one.span)
    assert span is not None, "what is read lies in segments"
    return replace(one, span=span, text=span.of(text), translated_text=one.text, translated_span=one.span)
