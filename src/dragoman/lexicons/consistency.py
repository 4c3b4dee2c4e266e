"""Faults that no line shows alone: roles and memberships that overlap, strong names that two share or that are everyday words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dragoman.lexicons.actors import fold, strong_names
from dragoman.lexicons.tables import TABLES, Problem, Row

NAMED: Final = ("people", "bodies")
"""The tables whose entries have weak forms beside strong ones."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry and the file that it stands in, as a problem names it."""

    file: str
    row: Row

    def beside(self, other: Placed) -> str:
        """The entry's place, as words of a problem of `other`."""
        return f"line {self.row.line}" if self.file == other.file else f"{self.file}:{self.row.line}"


Entries = Mapping[tuple[str, ...], Placed]
"""The entries of one table over all directories, by key: of entries with one key, the last directory's."""


def key_of(stem: str, row: Row) -> tuple[str, ...]:
    """What names an entry of the table `stem`."""
    return tuple(row.fields[column] for column in TABLES[stem].key)


def between_entries(tables: Mapping[str, Entries], everyday: Collection[str]) -> Iterator[Problem]:
    """The problems of entries beside each other.

    Args:
        tables: the entries of each table, by its stem.
        everyday: words, lower case, that are no strong names.
    """
    yield from _overlapping_roles(tables["roles"].values())
    yield from _overlapping_memberships(tables["memberships"].values())
    for stem in NAMED:
        yield from _shared_names(tables[stem].values())
        yield from _everyday_names(tables[stem].values(), everyday)


def overlap(first: tuple[str, str], second: tuple[str, str]) -> bool:
    """Whether two periods share time beyond doubt.

    A period is a start and an end, ISO prefixes, "" where it is open. Where the dates are of different precision the
    coarser decides: one that ends in 2009 and one that starts in 2009-05 do not overlap.
    """
    return _before(first[0], second[1]) and _before(second[0], first[1])


def _before(start: str, end: str) -> bool:
    shared = min(len(start), len(end))
    return not shared or start[:shared] < end[:shared]


def _overlapping_roles(roles: Iterable[Placed]) -> Iterator[Problem]:
    for role, other in _overlapping(roles, ("actor_id", "title", "country")):
        office = " ".join(filter(None, (role.row.fields["title"], role.row.fields["country"])))
        yield Problem(
            role.file,
            role.row.line,
            "overlapping-roles",
            f"{role.row.fields['actor_id']} holds {office!r} in {other.beside(role)} at the same time; "
            "merge the two, or close the earlier",
        )


def _overlapping_memberships(memberships: Iterable[Placed]) -> Iterator[Problem]:
    for one, other in _overlapping(memberships, ("body_id", "country")):
        yield Problem(
            one.file,
            one.row.line,
            "overlapping-memberships",
            f"{one.row.fields['country']} is in {one.row.fields['body_id']} at the same time by {other.beside(one)}; "
            "merge the two, or close the earlier",
        )


def _overlapping(entries: Iterable[Placed], columns: tuple[str, ...]) -> Iterator[tuple[Placed, Placed]]:
    """Each entry that shares time with an earlier one of the same `columns`, and the first such one."""
    groups: dict[tuple[str, ...], list[Placed]] = defaultdict(list)
    for entry in entries:
        groups[tuple(entry.row.fields[column] for column in columns)].append(entry)
    for same in groups.values():
        for number, entry in enumerate(same):
            other = next((e for e in same[:number] if overlap(_period(e), _period(entry))), None)
            if other is not None:
                yield entry, other


def _period(entry: Placed) -> tuple[str, str]:
    return entry.row.fields["start"], entry.row.fields["end"]


def _shared_names(entries: Iterable[Placed]) -> Iterator[Problem]:
    bearer: dict[str, Placed] = {}
    for entry in entries:
        for form in {fold(form): form for form in strong_names(entry.row)}.values():
            other = bearer.setdefault(fold(form), entry)
            if other is not entry:
                yield Problem(
                    entry.file,
                    entry.row.line,
                    "shared-name",
                    f"{form!r} is a strong name of {other.row.fields['id']} ({other.beside(entry)}) as well; "
                    "merge the two, or make it weak for the lesser",
                )


def _everyday_names(entries: Iterable[Placed], everyday: Collection[str]) -> Iterator[Problem]:
    for entry in entries:
        for form in strong_names(entry.row):
            if is_everyday(form, everyday):
                yield Problem(
                    entry.file, entry.row.line, "everyday-name", f"{form!r} is an everyday word; make it a weak form"
                )


def is_everyday(form: str, everyday: Collection[str]) -> bool:
    """Whether a name looks like an everyday word, in lower case or capitalised; all capitals ("ACT") do not."""
    return form.lower() in everyday and form in (form.lower(), form.capitalize())
