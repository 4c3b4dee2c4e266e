"""What goes into a round and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page that came, and where in the archive it is.

    `body` is unpacked, `headers` are as they came; `charset` is what the server declares. `feed`, `title` and
    `published` are what the feed says that listed it, "" where none did.
    """

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    content_type: str
    charset: str
    fetched_at: str
    feed: str
    title: str
    published: str
    file: Path
    offset: int


@dataclass(slots=True)
class Tally:
    """The counts of a run so far."""

    feeds: int = 0
    unchanged: int = 0
    new: int = 0
    known: int = 0
    got: int = 0
    copies: int = 0
    refused: int = 0
    put_off: int = 0
    left: int = 0

    @property
    def settled(self) -> int:
        """Items of which it is known what became of them."""
        return self.got + self.copies + self.refused + self.put_off


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A feed that is to be asked: how often, and in which language its reports are, where that is told."""

    url: str
    every_s: float = 900.0
    language: str = ""


class Halted(Exception):
    """The run is to end; what was not begun is left for the next."""
