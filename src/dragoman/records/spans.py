"""Where words stand: half-open code point spans into the stored text of an article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open range of code points, `text[start:end]`, into `Article.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers in `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words that may stand apart in the text: a quotation split by its cue, say.

    `text` is the slices of `spans`, in text order, joined by one space.
    """

    text: str
    spans: tuple[Span, ...]

    @classmethod
    def cut(cls, text: str, spans: Iterable[Span]) -> Passage:
        """The passage that `spans` cut out of `text`; spans that overlap become one."""
        apart: list[Span] = []
        for span in sorted(spans):
            if apart and span.start < apart[-1].end:
                apart[-1] = Span(start=apart[-1].start, end=max(apart[-1].end, span.end))
            else:
                apart.append(span)
        return cls(text=" ".join(span.of(text) for span in apart), spans=tuple(apart))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A labelled span inside an evidence sentence: "actor", "trigger", "cue", "status:negation" ..."""

    label: str
    span: Span
    text: str
