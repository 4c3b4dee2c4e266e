"""Where the quoted words stand, whatever quotation marks a newsroom uses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dragoman.records import READ_PARTS, Article, Span

_MARKS: Final = re.compile(r"''|``|[\"“”„«»‘’‹›]|(?<!\w)'|'(?!\w)")
_OPENING: Final = frozenset({"“", "«", "``", "‘", "‹", "„"})
_CLOSING: Final = frozenset({"”", "»", "’", "›"})
_SINGLE: Final = frozenset({"‘", "’", "'"})


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quoted stretches of an article, marks included, in text order."""

    text: str
    spans: tuple[Span, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, article: Article) -> Quotes:
        """The quoted stretches of all parts that are read."""
        spans = tuple(
            span
            for part in article.parts
            if part.kind in READ_PARTS
            for span in _quoted(article.text, part.span.start, part.span.end)
        )
        return cls(article.text, spans, tuple(s.start for s in spans))

    def at(self, offset: int) -> Span | None:
        """The quoted stretch that holds the code point at `offset`, or None."""
        i = bisect_right(self.starts, offset) - 1
        return self.spans[i] if i >= 0 and offset < self.spans[i].end else None

    def within(self, start: int, end: int) -> list[Span]:
        """The quoted stretches that overlap [start, end)."""
        return [s for s in self.spans if s.start < end and start < s.end]


def _quoted(text: str, start: int, end: int) -> Iterator[Span]:
    """The quoted stretches of one paragraph.

    A mark that only closes ends what is open; a straight one opens or closes by turns; another mark inside an open quotation of
    the double kind is nested and passed over when single. What is left open runs to the end of the paragraph, as newsrooms
    do for quotations that go on in the next one, unless it is a lone single mark (an apostrophe).
    """
    opened: tuple[int, str] | None = None
    for match in _MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if mark == "’" and at > start and text[at - 1].isalnum() and at + 1 < end and text[at + 1].isalnum():
            continue
        if opened is None:
            if mark in _CLOSING:
                continue
            opened = (at, mark)
        elif (mark in _SINGLE) != (opened[1] in _SINGLE):
            if mark in _OPENING and mark not in _SINGLE:
                opened = (at, mark)
        elif mark in _OPENING:
            continue
        else:
            yield Span(start=opened[0], end=match.end())
            opened = None
    if opened is not None and opened[1] not in _SINGLE:
        yield Span(start=opened[0], end=end)
