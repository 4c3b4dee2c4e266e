"""Whether lexicon files hold together: every problem at once, and the repair of those that need no thought."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import yaml

from dragoman.errors import LexiconError
from dragoman.lexicons.actors import DATE, NounKind
from dragoman.lexicons.consistency import Placed, between_entries, key_of
from dragoman.lexicons.load import DATA
from dragoman.lexicons.manifest import against_manifest, write_manifest
from dragoman.lexicons.publishers import FILE, bare_domain, publisher_problems
from dragoman.lexicons.rules import load_rules
from dragoman.lexicons.tables import EVERYDAY, PUBLISHERS, TABLES, Problem, Row, Table, everyday_words, lines
from dragoman.records import Sector

BEYOND_COUNTRIES: Final = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})
"""The codebook's country codes that are no countries (PLOVER manual, "Who")."""

SECTORS: Final = frozenset(sector.value for sector in Sector)


@dataclass(slots=True)
class _Seen:
    """What the directories before and the files so far hold: ids by table, codes of countries included, and the entries in force.

    `same_as` has for each domain of a publisher which other one its entry names.
    """

    problems: list[Problem] = field(default_factory=list)
    ids: dict[str, set[str]] = field(default_factory=dict)
    entries: dict[str, dict[tuple[str, ...], Placed]] = field(default_factory=lambda: {stem: {} for stem in TABLES})
    same_as: dict[str, str] = field(default_factory=dict)


def check(dirs: Sequence[Path] = ()) -> list[Problem]:
    """Every problem of the packaged lexica and those of `dirs`, in file and line order.

    Schema, duplicates, unknown references, order and white space, dates, overlapping roles and memberships, strong names that are
    shared or everyday words, and counts and hashes against the manifest.
    """
    seen = _Seen()
    for directory in (DATA, *dirs):
        if not directory.is_dir():
            seen.problems.append(Problem(str(directory), 0, "directory-missing", "no such directory"))
            continue
        before = len(seen.problems)
        tables = {stem: _read(directory, f"actors/{stem}.tsv", table, seen) for stem, table in TABLES.items()}
        for stem, rows in tables.items():
            seen.ids.setdefault(stem, set()).update(row.fields[TABLES[stem].columns[0]] for row in rows)
        for stem, rows in tables.items():
            for row in rows:
                seen.problems += _problems_of(f"actors/{stem}.tsv", stem, row, seen)
        publishers = _read(directory, FILE, PUBLISHERS, seen)
        seen.same_as.update((row.fields["domain"], row.fields["same_as"]) for row in publishers)
        seen.problems += publisher_problems(FILE, publishers, seen.same_as, seen.ids["countries"] | BEYOND_COUNTRIES)
        for row in publishers:
            seen.problems += _form_problems(FILE, PUBLISHERS, row)
        seen.problems += against_manifest(directory, required=directory == DATA)
        shown = "" if directory == DATA else f"{directory}/"
        for stem, rows in tables.items():
            seen.entries[stem].update((key_of(stem, r), Placed(f"{shown}actors/{stem}.tsv", r)) for r in rows)
        if directory != DATA:
            seen.problems[before:] = [replace(p, file=str(directory / p.file)) for p in seen.problems[before:]]
    directories = [DATA, *(d for d in dirs if d.is_dir())]
    try:
        seen.problems += between_entries(seen.entries, everyday_words(directories))
    except LexiconError as error:
        seen.problems.append(Problem(EVERYDAY, 0, "unreadable", str(error)))
    seen.problems += _rules(directories)
    return sorted(set(seen.problems))


FORMAL: Final = frozenset(
    {"not-canonical", "file-unlisted", "count-differs", "hash-differs", "origin-missing", "licence-missing"}
)
"""Problems of order and of the manifest: they change nothing of what words mean."""


def check_added(directory: Path, dirs: Sequence[Path] = ()) -> list[Problem]:
    """Every problem that `directory` brings when it is laid over the packaged lexica and those of `dirs`, less those of form."""
    before = set(check(dirs))
    return [p for p in check((*dirs, directory)) if p not in before and p.code not in FORMAL]


def fix(directory: Path) -> list[Path]:
    """The files that it rewrote: white space and order made canonical, then the manifest.

    Raises:
        LexiconError: a file cannot be read, so that there is no manifest of it.
    """
    changed = []
    tables = [(directory / "actors" / f"{stem}.tsv", table) for stem, table in TABLES.items()]
    for file, table in (*tables, (directory / FILE, PUBLISHERS)):
        if not file.is_file():
            continue
        after = "".join(line + "\n" for line in _canonical(lines(file), table))
        if after != file.read_text(encoding="utf-8"):
            file.write_text(after, encoding="utf-8")
            changed.append(file)
    return [*changed, write_manifest(directory)]


def _read(directory: Path, name: str, table: Table, seen: _Seen) -> list[Row]:
    file = directory / name
    if not file.is_file():
        return []
    try:
        text = lines(file)
    except LexiconError as error:
        seen.problems.append(Problem(name, 0, "unreadable", str(error)))
        return []
    out: list[Row] = []
    first: dict[tuple[str, ...], int] = {}
    header = False
    for number, line in enumerate(text, start=1):
        if not line.strip() or line[0] == "#":
            continue
        values = [value.strip() for value in line.split("\t")]
        if values[0] == table.columns[0]:
            header = True
            if values != list(table.columns):
                seen.problems.append(Problem(name, number, "header", f"columns must be {' '.join(table.columns)}"))
            continue
        if len(values) != len(table.columns):
            seen.problems.append(
                Problem(name, number, "columns", f"{len(values)} columns, {len(table.columns)} expected")
            )
            continue
        row = Row(number, dict(zip(table.columns, _bare(values, table), strict=True)))
        key = tuple(row.fields[column] for column in table.key)
        if key in first:
            seen.problems.append(
                Problem(name, number, "duplicate", f"{' '.join(key).strip()}: already in line {first[key]}")
            )
        first.setdefault(key, number)
        out.append(row)
    if not header:
        seen.problems.append(Problem(name, 0, "header", f"no header line: {' '.join(table.columns)}"))
    if _canonical(text, table) != text:
        seen.problems.append(
            Problem(name, 0, "not-canonical", "order or white space is not canonical; --fix corrects it")
        )
    return out


def _problems_of(name: str, stem: str, row: Row, seen: _Seen) -> Iterable[Problem]:
    table, fields = TABLES[stem], row.fields
    yield from _form_problems(name, table, row)
    if "sectors" in table.lists:
        yield from (
            Problem(name, row.line, "sector", f"no sector {item!r}")
            for item in dict.fromkeys(item.strip() for item in fields["sectors"].split(";"))
            if item and item not in SECTORS
        )
    if (country := fields.get("country")) and country not in seen.ids["countries"] | BEYOND_COUNTRIES:
        yield Problem(name, row.line, "country", f"no country {country!r} in countries.tsv")
    if stem == "roles":
        yield from _role_problems(name, row, seen)
    if stem == "memberships":
        yield from _membership_problems(name, row, seen)
    if stem == "sectors" and fields["kind"] not in set(NounKind):
        yield Problem(name, row.line, "kind", f"no kind {fields['kind']!r}: one of {', '.join(NounKind)}")


def _form_problems(name: str, table: Table, row: Row) -> Iterable[Problem]:
    for column in table.required:
        if not row.fields[column]:
            yield Problem(name, row.line, "empty", f"{column} is empty")
    for column in table.lists:
        items = [item.strip() for item in row.fields[column].split(";")] if row.fields[column] else []
        for item in dict.fromkeys(items):
            if not item:
                yield Problem(name, row.line, "empty-item", f"{column} has an empty item")
            elif items.count(item) > 1:
                yield Problem(name, row.line, "repeated-item", f"{column} names {item!r} twice")


def _role_problems(name: str, row: Row, seen: _Seen) -> Iterable[Problem]:
    actor = row.fields["actor_id"]
    if actor not in seen.ids["people"]:
        yield Problem(name, row.line, "actor", f"no person {actor!r} in people.tsv")
    yield from _period_problems(name, row)


def _membership_problems(name: str, row: Row, seen: _Seen) -> Iterable[Problem]:
    body, country = row.fields["body_id"], row.fields["country"]
    if body not in seen.ids["bodies"]:
        yield Problem(name, row.line, "body", f"no body {body!r} in bodies.tsv")
    if country in BEYOND_COUNTRIES:
        yield Problem(name, row.line, "country", f"{country} is no country; list its members")
    yield from _period_problems(name, row)


def _period_problems(name: str, row: Row) -> Iterable[Problem]:
    start, end = row.fields["start"], row.fields["end"]
    for date in (start, end):
        if not DATE.fullmatch(date):
            yield Problem(name, row.line, "date", f"{date!r} is not a year, a month (2013-03) or a day (2013-03-14)")
    shared = min(len(start), len(end))
    if end[:shared] < start[:shared]:
        yield Problem(name, row.line, "date", f"ends ({end}) before it starts ({start})")


def _bare(values: list[str], table: Table) -> list[str]:
    """The fields of a line with its domains in lower case and without `www.`."""
    return [
        bare_domain(value) or value if column in table.domains else value
        for value, column in zip(values, table.columns, strict=True)
    ]


def _canonical(text: list[str], table: Table) -> list[str]:
    """The lines with white space trimmed and the entries between two comments in order."""
    out: list[str] = []
    block: list[tuple[tuple[str, ...], str]] = []

    def close() -> None:
        out.extend(line for _, line in sorted(block))
        block.clear()

    for line in text:
        if not line.strip():
            continue
        if line[0] == "#":
            close()
            out.append(line.rstrip())
            continue
        values = [" ".join(value.split()) for value in line.split("\t")]
        if values[0] == table.columns[0]:
            out.append("\t".join(values))
            continue
        if len(values) == len(table.columns):
            values = _bare(values, table)
            for i, column in enumerate(table.columns):
                if column in table.lists:
                    values[i] = ";".join(item.strip() for item in values[i].split(";"))
        key = (
            tuple(values[table.columns.index(column)] for column in table.key)
            if len(values) == len(table.columns)
            else tuple(values)
        )
        block.append((key, "\t".join(values)))
    close()
    return out


def _rules(directories: list[Path]) -> list[Problem]:
    try:
        load_rules(directories)
    except LexiconError as error:
        return [Problem("rules", 0, "rules", part) for part in str(error).split("; ")]
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return [Problem("rules", 0, "yaml", " ".join(str(error).split()))]
    return []
