"""The English text that was read in place of an article's own, sentence by sentence beside the original."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dragoman.records.articles import Part
from dragoman.records.spans import Passage, Span


class Quality(StrEnum):
    """How good a translation of one sentence may be expected to be, by how it was made."""

    ORIGINAL = "original"
    """Not translated: the sentence is English, or stands as it is (a credit, a byline)."""
    NEURAL = "neural"
    """One neural step into English."""
    PIVOT = "pivot"
    """By rules into a language close by, then one neural step into English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """A name, number or quotation that is told for certain in both texts of a sentence."""

    original: Span
    translated: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One sentence: where it stands in `Article.text` and in `Translation.text`, and what translated it.

    `engine` and `version` are "" for what was not translated. `doubts` are kebab-case codes of what does not agree between the two
    (`numbers`, `names`, `quotes`, `negation`).
    """

    original: Span
    translated: Span
    engine: str = ""
    version: str = ""
    quality: Quality = Quality.ORIGINAL
    aligned: tuple[Aligned, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The English text of an article in another language.

    `segments` are in text order in both texts, do not overlap, and hold every word of both but what separates them. `parts` say what
    is what in `text`, as `Article.parts` do in the article's own text. `language` is the ISO 639-1 code of the original.
    """

    article_id: str
    language: str
    to: str
    text: str
    engine: str
    engine_version: str
    parts: tuple[Part, ...] = ()
    segments: tuple[Segment, ...] = ()

    def segments_of(self, span: Span) -> tuple[Segment, ...]:
        """The segments whose English words `span` touches; `span` points into `text`."""
        first = bisect_right(self.segments, span.start, key=lambda one: one.translated.end)
        last = bisect_left(self.segments, max(span.end, span.start + 1), key=lambda one: one.translated.start)
        return self.segments[first:last]

    def home(self, span: Span) -> Span | None:
        """Where the words under a span of `text` stand in the article: exactly where they are aligned, else their whole sentences.

        None where the span lies between segments.
        """
        held = self.segments_of(span)
        if not held:
            return None
        if len(held) == 1:
            (segment,) = held
            exact = self.exact(span)
            if exact is not None:
                return exact
            if segment.quality is Quality.ORIGINAL:
                shift = segment.original.start - segment.translated.start
                return Span(
                    start=max(span.start, segment.translated.start) + shift,
                    end=min(span.end, segment.translated.end) + shift,
                )
        return Span(start=held[0].original.start, end=held[-1].original.end)

    def exact(self, span: Span) -> Span | None:
        """Where the same words stand in the article, for a name, number or quotation that is aligned; else None."""
        for segment in self.segments_of(span):
            for one in segment.aligned:
                if one.translated == span:
                    return one.original
        return None

    def home_passage(self, passage: Passage, original: str) -> Passage:
        """The words of the article that a passage of `text` was translated from; `original` is the article's text."""
        return Passage.cut(original, _joined(filter(None, map(self.home, passage.spans))))


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in text order, those that overlap made one."""
    held: Span | None = None
    for span in sorted(spans):
        if held is None or span.start >= held.end:
            if held is not None:
                yield held
            held = span
        else:
            held = Span(start=held.start, end=max(held.end, span.end))
    if held is not None:
        yield held
