"""The sentences of a paragraph in any language, by sentencex; where they stand, without the space around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dragoman.errors import MissingDependency
from dragoman.records import Span

LONGEST: Final = 600
"""Characters that engines take at once: longer sentences are cut at a semicolon, else at a comma, else at a space."""

_UNFINISHED: Final = re.compile(
    r"(?:^|[\s(«“\"'])(?:[^\W\d_]\.)+$|(?:^|\s)(?:M|Mme|Dr|Sr|Sra|Srta|Sto|Sta|St|Ste|Mgr|Gral|Cnel|Av|art|núm|nº|pág|aprox)\.$"
)
_CUTS: Final = (re.compile(r"[;:]\s"), re.compile(r",\s"), re.compile(r"\s"))


def sentences(text: str, language: str) -> list[Span]:
    """Where the sentences of a paragraph stand in it, in order; together they hold all of it but white space.

    Raises:
        MissingDependency: the extra `translate` is not installed.
    """
    try:
        from sentencex import segment
    except ImportError:
        raise MissingDependency("reading other languages needs the extra: pip install 'dragoman[translate]'") from None
    joined: list[str] = []
    for piece in segment(language, text) if text.strip() else []:
        if joined and (_UNFINISHED.search(joined[-1].rstrip()) or not piece.strip()):
            joined[-1] += piece
        else:
            joined.append(piece)
    if "".join(joined) != text:  # it dropped or changed something: better one long sentence than lost words
        joined = [text]
    found: list[Span] = []
    start = 0
    for piece in joined:
        found += _short(text, start, start + len(piece))
        start += len(piece)
    return found


def _short(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without the space around it, cut where it is too long for an engine."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = next(
            (cuts[-1] for at in _CUTS if (cuts := [m.end() for m in at.finditer(text, start + 1, start + LONGEST)])),
            start + LONGEST,
        )
        yield from _short(text, start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield Span(start=start, end=end)
