"""Flat lists as tab-separated files: a header, one entry a line, lists joined by `;`, `#` before comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from dragoman.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Table:
    """The shape of one file: its columns, which of them name an entry, and which hold lists."""

    columns: tuple[str, ...]
    key: tuple[str, ...]
    lists: frozenset[str]
    required: tuple[str, ...]
    domains: frozenset[str] = frozenset()
    """Columns that hold web domains, which are written in lower case and without `www.`."""


def _table(columns: str, key: str, lists: str = "", required: str = "", domains: str = "") -> Table:
    return Table(
        tuple(columns.split()),
        tuple(key.split()),
        frozenset(lists.split()),
        tuple((required or key).split()),
        frozenset(domains.split()),
    )


TABLES: Final = MappingProxyType(
    {
        "countries": _table(
            "id name names adjectives persons capital", "id", "names adjectives persons capital", "id name"
        ),
        "regions": _table(
            "id name names adjectives persons country sectors",
            "id",
            "names adjectives persons sectors",
            "id name country",
        ),
        "cities": _table("id name names country", "id", "names", "id name country"),
        "bodies": _table("id name names weak country sectors kind", "id", "names weak sectors", "id name"),
        "memberships": _table("body_id country start end", "body_id country start", "", "body_id country"),
        "people": _table("id name names weak", "id", "names weak", "id name"),
        "roles": _table(
            "actor_id title country sectors start end", "actor_id title country start", "sectors", "actor_id title"
        ),
        "sectors": _table("noun sectors kind", "noun", "sectors", "noun kind"),
        "titles": _table("title sectors", "title", "sectors", "title"),
    }
)
"""The files in `actors/`, by stem."""

PUBLISHERS: Final = _table("domain name country language kind same_as", "domain", "language", domains="domain same_as")
"""The file `publishers.tsv`."""

SHAPES: Final = MappingProxyType({**TABLES, "publishers": PUBLISHERS})
"""All tables with a header, by stem."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in a lexicon: the file, its line (0 for the whole file), a kebab-case code, and what to do about it."""

    file: str
    line: int
    code: str
    detail: str

    def __str__(self) -> str:
        return (
            f"{self.file}:{self.line}: {self.detail} [{self.code}]"
            if self.line
            else f"{self.file}: {self.detail} [{self.code}]"
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: the line it stands on, and its fields by column."""

    line: int
    fields: dict[str, str]

    def many(self, column: str) -> tuple[str, ...]:
        """The items of a list field."""
        value = self.fields[column]
        return tuple(value.split(";")) if value else ()


EVERYDAY: Final = "everyday.txt"
"""Everyday words of English, one a line: no strong names."""


def everyday_words(directories: Iterable[Path]) -> frozenset[str]:
    """The words of `everyday.txt` in all directories, lower case.

    Raises:
        LexiconError: a file cannot be read or is not UTF-8.
    """
    files = (directory / EVERYDAY for directory in directories)
    return frozenset(
        line.strip().lower() for file in files if file.is_file() for line in lines(file) if line and line[0] != "#"
    )


def data_files(directory: Path) -> list[Path]:
    """The data files of a lexicon directory, in a fixed order; the manifest is not one of them."""
    files = [*directory.rglob("*.tsv"), *directory.rglob("*.yaml"), directory / EVERYDAY]
    return sorted(f for f in files if f.name != "manifest.yaml" and f.is_file())


def lines(file: Path) -> list[str]:
    """The lines of a data file without their ends.

    Raises:
        LexiconError: the file cannot be read or is not UTF-8.
    """
    try:
        return file.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{file}: {error}") from None


def rows(file: Path) -> Iterator[Row]:
    """The entries of a file whose stem is one of `SHAPES`.

    Raises:
        LexiconError: a line has the wrong number of columns.
    """
    columns = SHAPES[file.stem].columns
    width = len(columns)
    for number, line in enumerate(lines(file), start=1):
        if not line or line[0] == "#":
            continue
        values = line.split("\t")
        if values[0] == columns[0]:
            continue
        if len(values) != width:
            raise LexiconError(f"{file}:{number}: {len(values)} columns where {' '.join(columns)} are expected")
        yield Row(number, dict(zip(columns, values, strict=True)))
