"""An article and its translation, sentence beside sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.records import Article, PartKind, Segment, Translation


def side_by_side(article: Article, translation: Translation | None) -> Iterator[dict[str, Any]]:
    """One row a sentence: its part, both texts with their offsets, and what translated it; one row a part where nothing did."""
    if translation is None:
        for part in article.parts:
            yield _row(article, part.kind, Segment(original=part.span, translated=part.span), article.text)
        return
    kinds = {part.span.start: part.kind for part in translation.parts}
    kind = PartKind.BODY
    for segment in translation.segments:
        kind = kinds.get(segment.translated.start, kind)
        yield _row(article, kind, segment, translation.text)


def _row(article: Article, kind: PartKind, segment: Segment, english: str) -> dict[str, Any]:
    return {
        "record": "sentence",
        "article": article.id,
        "part": kind,
        "original": segment.original.of(article.text),
        "english": segment.translated.of(english),
        "span": [segment.original.start, segment.original.end],
        "english_span": [segment.translated.start, segment.translated.end],
        "engine": segment.engine,
        "version": segment.version,
        "quality": segment.quality,
        "doubts": list(segment.doubts),
    }
