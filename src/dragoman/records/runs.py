"""What ran, on what, with which versions; and what was refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What a record depends on beside its article; `reader` is "" where rules code alone. `key` is the same whenever they all are."""

    dragoman: str
    lexicons: str
    model: str
    reader: str = ""

    @property
    def key(self) -> str:
        """One string for all of them."""
        read_twice = f", reader {self.reader}" if self.reader else ""
        return f"dragoman {self.dragoman}, lexicons {self.lexicons}, model {self.model}{read_twice}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """One refused input: where it came from, at which stage, a kebab-case code, and a line for people."""

    id: str
    origin: str
    stage: str
    code: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One execution: versions, times (ISO 8601, UTC) and counts of what it wrote."""

    id: str
    started: str
    finished: str
    versions: Versions
    articles: int
    events: int
    statements: int
    claims: int
    evidence: int
    rejections: int
