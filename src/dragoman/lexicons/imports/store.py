"""What is kept of a dump until it is read to its end: small rows in a temporary database, which SQLite keeps on disk where it grows.

One pass is enough, whatever the order of the dump: people and bodies wait here as they were said, beside the few facts of
every item that may be the office, the class, the country or the family name of one of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Final, Self, TypeVar

import msgspec

BATCH: Final = 1_000
"""Rows written together."""

CACHE_KIB: Final = 65_536
"""Memory that SQLite takes before it writes to disk."""

HIGHEST: Final = 8
"""Classes above a class that are followed at most; the class tree of Wikidata has cycles and runs up to "entity"."""

REMEMBERED: Final = 100_000
"""Facts that are held in memory at once."""

ValueT = TypeVar("ValueT")


class Fact(msgspec.Struct, array_like=True):
    """The facts of an item that others name; `code` is an ISO 3166 alpha-3 code."""

    label: str = ""
    subclass_of: tuple[int, ...] = ()
    instance_of: tuple[int, ...] = ()
    part_of: tuple[int, ...] = ()
    countries: tuple[int, ...] = ()
    code: str = ""


class Office(msgspec.Struct, array_like=True):
    """An office or a party of a person, with its dates and the items that it applies to."""

    item: int
    start: str = ""
    end: str = ""
    countries: tuple[int, ...] = ()


class Kept(msgspec.Struct, array_like=True):
    """A person, a body or a country as the dump has it: forms by language, and numbers of items."""

    number: int
    labels: dict[str, str]
    aliases: dict[str, tuple[str, ...]]
    known_by: int = 0
    instance_of: tuple[int, ...] = ()
    countries: tuple[int, ...] = ()
    offices: tuple[Office, ...] = ()
    parties: tuple[Office, ...] = ()
    citizenships: tuple[int, ...] = ()
    family_names: tuple[int, ...] = ()
    died: str = ""
    code: str = ""


class Store:
    """The temporary database; it is gone when it is left."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        for table in ("facts", "people", "bodies", "countries"):
            self._database.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, kept BLOB NOT NULL)")
        self._waiting: dict[str, list[tuple[int, bytes]]] = {}
        self._encode = msgspec.msgpack.Encoder().encode
        self._fact = msgspec.msgpack.Decoder(Fact).decode
        self._kept = msgspec.msgpack.Decoder(Kept).decode
        self._known: dict[int, Fact | None] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def keep(self, table: str, number: int, what: Fact | Kept) -> None:
        """Adds a row; where an item comes twice, the later row stands."""
        rows = self._waiting.setdefault(table, [])
        rows.append((number, self._encode(what)))
        if len(rows) >= BATCH:
            self._write(table)

    def done(self) -> None:
        """Writes what waits; to be called when the dump is read."""
        for table in self._waiting:
            self._write(table)

    def _write(self, table: str) -> None:
        rows = self._waiting[table]
        self._database.execute("BEGIN")
        self._database.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", rows)
        self._database.execute("COMMIT")
        rows.clear()

    def all(self, table: str) -> Iterator[Kept]:
        """What is kept of people, bodies or countries, by number."""
        for (row,) in self._database.execute(f"SELECT kept FROM {table} ORDER BY id"):
            yield self._kept(row)

    def one(self, table: str, number: int) -> Kept | None:
        """The person, body or country of that number."""
        found = self._database.execute(f"SELECT kept FROM {table} WHERE id = ?", (number,)).fetchone()
        return self._kept(found[0]) if found else None

    def fact(self, number: int) -> Fact | None:
        """The facts of an item; of a body, what is kept of it."""
        if number not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._database.execute("SELECT kept FROM facts WHERE id = ?", (number,)).fetchone()
            body = None if found else self.one("bodies", number)
            self._known[number] = self._fact(found[0]) if found else _fact_of(body)
        return self._known[number]

    def nearest(self, items: tuple[int, ...], among: Mapping[int, ValueT], *, parts: bool = False) -> ValueT | None:
        """What `among` has for the nearest class at or above the items: the items themselves first, then what is above them.

        Args:
            items: classes, or with `parts` offices.
            among: classes that are told apart.
            parts: follow what an item is an instance and a part of, too, as an office is a part of a government.
        """
        level, seen = items, set(items)
        for _ in range(HIGHEST):
            for number in level:
                if number in among:
                    return among[number]
            above: dict[int, None] = {}
            for fact in filter(None, map(self.fact, level)):
                above.update(dict.fromkeys(fact.subclass_of))
                if parts:
                    above.update(dict.fromkeys((*fact.instance_of, *fact.part_of)))
            level = tuple(number for number in above if number not in seen)
            seen.update(level)
            if not level:
                return None
        return None


def _fact_of(body: Kept | None) -> Fact | None:
    if body is None:
        return None
    label = next(iter(body.labels.values()), "")
    return Fact(label=label, instance_of=body.instance_of, countries=body.countries)
