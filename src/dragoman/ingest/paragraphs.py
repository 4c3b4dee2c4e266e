"""Plain text to paragraphs: what blank lines, hard wraps and single line breaks separate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dragoman.ingest.credits import credit_start
from dragoman.ingest.furniture import is_furniture
from dragoman.ingest.lines import is_byline, is_times
from dragoman.records import Span

_NARROW, _WIDE = 45, 120  # columns: hard wraps in the wild run from 50 (phones) to 100 (mail); a shorter line is a line
_SENTENCE_END = re.compile(r"[.!?…:;][\"”’'»)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words on it: its span, trimmed of white space, and its words."""

    start: int
    end: int
    text: str


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of `text`, in order, trimmed.

    Blank lines separate paragraphs. Inside a block, lines that a hard wrap broke are joined: the break comes where the
    next word would not have fitted, or the next line goes on in lower case. Lines that are something by themselves (furniture,
    a time line, a byline) stand alone.
    """
    blocks = list(_blocks(text))
    wrapped = _is_hard_wrapped(blocks)
    return [span for block in blocks for span in _split(block, wrapped)]


def _blocks(text: str) -> Iterator[list[Line]]:
    """Runs of lines without a blank line between them, by any Unicode line break."""
    block: list[Line] = []
    offset = 0
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if words:
            start = offset + len(raw) - len(raw.lstrip())
            block.append(Line(start, start + len(words), words))
        elif block:
            yield block
            block = []
        offset += len(raw)
    if block:
        yield block


def _is_hard_wrapped(blocks: list[list[Line]]) -> bool:
    """Whether the text was broken at a fixed width: most breaks inside blocks fall mid-sentence at the margin."""
    breaks = mid_sentence = 0
    for block in blocks:
        width = _width(block)
        for before, after in pairwise(block):
            breaks += 1
            mid_sentence += _fills(before, after, width) and not _ends(before.text)
    return mid_sentence * 2 > breaks


def _split(block: list[Line], wrapped: bool) -> Iterator[Span]:
    if len(block) == 1:
        yield Span(start=block[0].start, end=block[0].end)
        return
    width = _width(block)
    start = end = block[0].start
    for index, line in enumerate(block):
        if index and not _continues(block[index - 1], line, width, wrapped):
            yield Span(start=start, end=end)
            start = line.start
        end = line.end
    yield Span(start=start, end=end)


def _continues(before: Line, after: Line, width: int, wrapped: bool) -> bool:
    """Whether `after` goes on with the paragraph of `before`."""
    if _stands_alone(after.text) or is_times(before.text, edge=False) or is_byline(before.text, after_title=False):
        return False
    if after.text[0].islower() and not _ends(before.text):
        return True
    if is_furniture(before.text):
        return before.text.startswith(("(", "[")) and not before.text.endswith((")", "]"))
    if not _fills(before, after, width):
        return False
    return wrapped or (not _ends(before.text) and len(before.text) >= _NARROW)


def _stands_alone(line: str) -> bool:
    return is_furniture(line) or is_times(line, edge=False) or is_byline(line, after_title=False)


def _width(block: list[Line]) -> int:
    return max(len(line.text) for line in block)


def _fills(before: Line, after: Line, width: int) -> bool:
    """Whether the first word of `after` would not have fitted on the line before it."""
    word = after.text.split(None, 1)[0]
    return _NARROW <= width <= _WIDE and len(before.text) + 1 + len(word) > width


def _ends(line: str) -> bool:
    return _SENTENCE_END.search(line) is not None or credit_start(line) is not None
