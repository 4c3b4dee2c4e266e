"""Drafts into a lexicon directory: known actors enriched, names told apart, tables sorted and written whole."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from dataclasses import replace as replaced
from itertools import chain
from pathlib import Path
from typing import Final

from dragoman.lexicons.actors import fold, strong_names
from dragoman.lexicons.consistency import NAMED, is_everyday, key_of
from dragoman.lexicons.imports.drafts import STEMS, Draft, meet
from dragoman.lexicons.imports.known import Known, role_of
from dragoman.lexicons.load import DATA
from dragoman.lexicons.manifest import credit
from dragoman.lexicons.tables import TABLES, Row, everyday_words, lines, rows
from dragoman.records import Role

SETTLED: Final = 1 << 40
"""What the bearer of a name weighs that has it already: more than any number of wikis."""

CLEARLY: Final = 2
"""How many times more wikis must have a person than the next of that name to be meant by the bare name."""

SEPARATOR: Final = "\x01"
"""Between the columns of a key; sorts before everything that a column may hold."""


def write_directory(
    drafts: Callable[[], Iterable[Draft]], into: Path, known: Known, *, origin: str, licence: str
) -> Written:
    """How many entries of each table it wrote, and which names it made weak.

    Nothing is written before all is read, and each file is replaced whole. What the directory holds already stays, save entries
    and roles that the drafts give anew.

    Args:
        drafts: gives the drafts, each time it is called.
        into: the directory; made where there is none.
        known: what the directory is laid over.
        origin: where the drafts come from, for the manifest.
        licence: its licence.

    Raises:
        LexiconError: files of the directory cannot be read.
        OSError: they cannot be written.
    """
    ids = known.same(drafts())
    with closing(sqlite3.connect("", isolation_level=None)) as database:
        bench = _Bench(database, known, ids, everyday_words([DATA, into]))
        bench.take_over(into)
        bench.weigh(drafts())
        database.execute("BEGIN")
        for draft in drafts():
            bench.write(draft)
        database.execute("COMMIT")
        written = _write_files(database, into)
    credit(into, written, origin=origin, licence=licence)
    return Written(bench.counts, tuple(bench.weakened))


@dataclass(frozen=True, slots=True)
class Written:
    """Entries by table, `known` for those that the gazetteer had, `weakened` for names made weak; the first of these by form."""

    counts: Counter[str]
    weakened: tuple[str, ...]


SHOWN_WEAKENED: Final = 20
"""Names that are listed; all are counted."""


class _Bench:
    """The work on the drafts of one import; names and lines lie in a database that SQLite keeps on disk where it grows."""

    def __init__(
        self, database: sqlite3.Connection, known: Known, ids: dict[str, str], everyday: frozenset[str]
    ) -> None:
        self.counts: Counter[str] = Counter()
        self.weakened: list[str] = []
        self._database = database
        self._known = known
        self._ids = ids
        self._everyday = everyday
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("CREATE TABLE names (stem, form, id, weight, PRIMARY KEY (stem, form, id)) WITHOUT ROWID")
        database.execute("CREATE TABLE lines (stem, key, line, PRIMARY KEY (stem, key)) WITHOUT ROWID")

    def take_over(self, into: Path) -> None:
        """Puts what the directory holds already on the bench."""
        self._database.execute("BEGIN")
        for stem in (*STEMS, "roles"):
            file = into / "actors" / f"{stem}.tsv"
            for row in rows(file) if file.is_file() else ():
                self.put(stem, row)
        self._database.execute("COMMIT")

    def weigh(self, drafts: Iterable[Draft]) -> None:
        """Notes who has which strong name, and how much speaks for each; what the directory holds and is not given anew is settled."""
        anew: dict[str, set[str]] = {stem: set() for stem in NAMED}
        self._database.execute("BEGIN")
        for draft in drafts:
            if draft.stem in NAMED:
                anew[draft.stem].add(self._id(draft))
                self._weigh(draft.stem, self._id(draft), draft.strong, draft.known_by)
                for form in draft.strong:
                    for actor_id in self._known.bearers(draft.stem, form):
                        self._weigh(draft.stem, actor_id, (form,), SETTLED)
        for stem in NAMED:
            reader = self._database.cursor()
            for (line,) in reader.execute("SELECT line FROM lines WHERE stem = ?", (stem,)):
                row = _row_of(stem, line)
                if row.fields["id"] not in anew[stem]:
                    self._weigh(stem, row.fields["id"], strong_names(row), SETTLED)
        self._database.execute("COMMIT")

    def _weigh(self, stem: str, actor_id: str, forms: Iterable[str], weight: int) -> None:
        self._database.executemany(
            "INSERT INTO names VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET weight = max(weight, excluded.weight)",
            [(stem, form, actor_id, weight) for form in dict.fromkeys(map(fold, forms))],
        )

    def _id(self, draft: Draft) -> str:
        return self._ids.get(draft.id, draft.id)

    def put(self, stem: str, row: Row) -> None:
        """An entry as a line, in the place of one with the same key."""
        self._database.execute(
            "INSERT OR REPLACE INTO lines VALUES (?, ?, ?)",
            (stem, SEPARATOR.join(key_of(stem, row)), "\t".join(row.fields[c] for c in TABLES[stem].columns)),
        )

    def write(self, draft: Draft) -> None:
        """The lines of a draft."""
        actor_id = self._id(draft)
        self.counts["parties" if draft.what == "party" else draft.stem] += 1
        theirs = self._known.rows[draft.stem].get(actor_id)
        self.counts["known"] += theirs is not None
        weak = [form for form in draft.strong if not self._is_its_own(draft.stem, form, actor_id)]
        self.counts["weakened"] += len(weak)
        self.weakened += weak[: SHOWN_WEAKENED - len(self.weakened)]
        base = theirs and (self._line(draft.stem, actor_id) or theirs)
        row = _row(replaced(draft, id=actor_id, weak=(*draft.weak, *weak)), base)
        if theirs is None or row.fields != theirs.fields:
            self.put(draft.stem, row)
        if draft.stem == "people":
            self._write_roles(actor_id, draft.roles)

    def _line(self, stem: str, actor_id: str) -> Row | None:
        """The entry of that id that is on the bench."""
        found = self._database.execute("SELECT line FROM lines WHERE stem = ? AND key = ?", (stem, actor_id)).fetchone()
        return _row_of(stem, found[0]) if found else None

    def _is_its_own(self, stem: str, form: str, actor_id: str) -> bool:
        """Whether a strong name means this actor and no other; of two bodies of a name that is not settled neither is meant."""
        if stem not in NAMED:
            return True
        if is_everyday(form, self._everyday):
            return False
        bearers = self._database.execute(
            "SELECT id, weight FROM names WHERE stem = ? AND form = ? ORDER BY weight DESC, id LIMIT 2",
            (stem, fold(form)),
        ).fetchall()
        if len(bearers) < 2:
            return True
        (first, most), (_, next_most) = bearers
        clear = most >= SETTLED > next_most or (stem == "people" and most >= CLEARLY * max(next_most, 1))
        return bool(first == actor_id and clear)

    def _write_roles(self, actor_id: str, roles: Sequence[Role]) -> None:
        added = list(_beside(roles, self._known.roles(actor_id)))
        first = f"{actor_id}{SEPARATOR}"
        held = self._database.execute(
            "SELECT key, line FROM lines WHERE stem = 'roles' AND key BETWEEN ? AND ?", (first, f"{first}\U0010ffff")
        ).fetchall()
        for key, line in held:
            role = role_of(_row_of("roles", line))
            if any(role != other and meet(role, other) for other in added):
                self._database.execute("DELETE FROM lines WHERE stem = 'roles' AND key = ?", (key,))
        for role in added:
            fields = {"actor_id": actor_id, "title": role.title, "country": role.country, "start": role.start}
            self.put("roles", Row(0, fields | {"end": role.end, "sectors": ";".join(role.sectors)}))
        self.counts["roles"] += len(added)


def _row(draft: Draft, theirs: Row | None) -> Row:
    """The entry of a draft; of a known actor, its own entry with the forms that are new."""
    fields = dict(theirs.fields) if theirs else dict.fromkeys(TABLES[draft.stem].columns, "")
    if theirs is None:
        values = {"id": draft.id, "name": draft.name, "country": draft.country, "kind": draft.what}
        values["sectors"] = ";".join(draft.sectors)
        fields |= {column: value for column, value in values.items() if column in fields}
    had_weak = theirs.many("weak") if theirs and "weak" in fields else ()
    had = theirs.many("names") if theirs else ()
    names = [f for f in dict.fromkeys((*had, *draft.strong)) if f != fields["name"] and f not in had_weak]
    fields["names"] = ";".join(names)
    if "weak" in fields:
        own = {fields["name"], *names} if theirs else set(names)
        fields["weak"] = ";".join(f for f in dict.fromkeys((*had_weak, *draft.weak)) if f not in own)
    return Row(0, fields)


def _beside(roles: Sequence[Role], theirs: Sequence[Role]) -> Iterator[Role]:
    """The roles that a known person does not have; an open one of theirs that has ended by now comes with its end."""
    held = list(theirs)
    for place, role in enumerate(theirs):
        same = min((r for r in roles if meet(r, role)), key=lambda r: r.start, default=None)
        if same is not None and not role.end and same.end > role.start:
            held[place] = replaced(role, end=same.end)
            yield held[place]
    yield from (role for role in roles if not any(meet(role, other) for other in held))


def _row_of(stem: str, line: str) -> Row:
    return Row(0, dict(zip(TABLES[stem].columns, line.split("\t"), strict=True)))


def _write_files(database: sqlite3.Connection, into: Path) -> list[str]:
    """The names of the files that it wrote: first all beside their places, then each into its own. Comments stay, at the head."""
    (into / "actors").mkdir(parents=True, exist_ok=True)
    ready: dict[Path, Path] = {}
    try:
        for stem in (*STEMS, "roles"):
            file = into / "actors" / f"{stem}.tsv"
            comments = [line for line in lines(file) if line[:1] == "#"] if file.is_file() else []
            found = database.execute("SELECT line FROM lines WHERE stem = ? ORDER BY key", (stem,))
            first = found.fetchone()
            if first is None and not file.is_file():
                continue
            unfinished = ready[file] = file.with_name(f".{file.name}.{os.getpid()}.tmp")
            with unfinished.open("w", encoding="utf-8", newline="\n") as out:
                out.writelines(f"{line}\n" for line in ("\t".join(TABLES[stem].columns), *comments))
                out.writelines(f"{line}\n" for (line,) in chain([first] if first else [], found))
        for file, unfinished in ready.items():
            unfinished.replace(file)
    finally:
        for unfinished in ready.values():
            unfinished.unlink(missing_ok=True)
    return [file.relative_to(into).as_posix() for file in ready]
