"""One reading of inputs: what it is done with, what is wanted of it, and how each article or its refusal comes about."""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dragoman.errors import RefusedArticle
from dragoman.ingest.where import EVERYTHING, Where, domain_of, missed_by, wants_domain
from dragoman.records import UNKNOWN_DATE, Article, PartialDate, Rejection, make_id
from dragoman.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the inputs are read with; `left_out` counts what `where` left out, by the condition that was not met."""

    settings: Settings
    fallback: PartialDate = UNKNOWN_DATE
    where: Where = EVERYTHING
    left_out: Counter[str] = field(default_factory=Counter)

    @property
    def limit(self) -> int:
        """Bytes of the largest file, record or line that is read."""
        return int(self.settings.max_file_mb * 1_000_000)


def is_wanted(reading: Reading, url: str) -> bool:
    """Whether what was found at `url` is of a wanted domain; if not, it is counted. Without an address, the article will tell."""
    domain = domain_of(url)
    if not domain or wants_domain(reading.where, domain):
        return True
    reading.left_out["domain"] += 1
    return False


def taken(
    reading: Reading, origin: str, build: Callable[[], Article], *, url: str = ""
) -> Iterator[Article | Rejection]:
    """The article that `build` makes, its refusal, or nothing where it is not wanted.

    Args:
        reading: what is wanted.
        origin: where it stands, for a refusal.
        build: makes the article; not called where the domain alone is not wanted.
        url: where it was found, if it was found somewhere.
    """
    if not is_wanted(reading, url):
        return
    try:
        article = build()
    except RefusedArticle as refused:
        yield rejection(origin, refused.code, refused.detail)
        return
    if missed := missed_by(reading.where, article, domain=domain_of(url)):
        reading.left_out[missed] += 1
    else:
        yield article


def rejection(origin: str, code: str, detail: str) -> Rejection:
    """The refusal of an input, in one line that can be stored."""
    origin, detail = printable(origin), printable(" ".join(detail.split()))
    return Rejection(id=make_id("rj", origin, code, detail), origin=origin, stage="ingest", code=code, detail=detail)


def printable(words: str) -> str:
    """`words` as they can be stored: bytes of a file name that are no text are written as escapes."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")


def why_not(error: OSError | ValueError) -> tuple[str, str]:
    """The code and the line for an input that the system does not give."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "missing-path", "no such file or folder; check the path"
    if not isinstance(error, OSError) or error.errno == errno.ENAMETOOLONG:
        return "missing-path", "not a path that can exist; check it"
    return "unreadable", f"it cannot be read: {error.strerror or type(error).__name__}"
