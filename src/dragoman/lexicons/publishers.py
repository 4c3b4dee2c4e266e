"""Who publishes under a web domain: name, country, languages and kind, from `publishers.tsv` (docs/publishers.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from dragoman.errors import LexiconError
from dragoman.lexicons.iso_codes import LANGUAGES
from dragoman.lexicons.tables import PUBLISHERS, Problem, Row, rows
from dragoman.records import Publisher, PublisherKind, make_id

FILE: Final = "publishers.tsv"

SHARED: Final = frozenset("ac co com edu go gob gouv gov govt mil net or org".split())
"""A domain of two labels that begins so ("gov.uk") is everybody's: what lies below belongs to others, such as towns."""

_DOMAIN: Final = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.){1,8}[a-z](?:[a-z0-9-]{0,61}[a-z0-9])")
_ADDRESS: Final = re.compile(
    r"\s*(?:[a-z][a-z0-9+.-]*://)?(?:[^/?#@\s]*@)?([^/?#:\s]+)\s*(?:[:/?#].*)?", re.IGNORECASE | re.DOTALL
)
_OF_MAIN: Final = ("name", "country", "kind")


@dataclass(frozen=True, slots=True)
class PublisherTable:
    """The publishers by each of their domains; `id` is the same for all domains of one publisher."""

    by_domain: Mapping[str, Publisher]

    def of(self, address: str) -> Publisher | None:
        """The publisher of a domain, a host or a URL; of several parents in the table the longest counts."""
        domain = bare_domain(address)
        if found := self.by_domain.get(domain):
            return found
        labels = domain.split(".")
        for start in range(1, len(labels) - 1):
            if start == len(labels) - 2 and labels[start] in SHARED:
                break
            if found := self.by_domain.get(".".join(labels[start:])):
                return found
        return None


def bare_domain(address: str) -> str:
    """The host of a URL, or a domain as it is, in lower case and without `www.`, port and last dot; "" where there is none."""
    found = _ADDRESS.fullmatch(address)
    return found[1].lower().removeprefix("www.").rstrip(".") if found else ""


def publisher_table(directories: Sequence[Path]) -> PublisherTable:
    """The publishers of these directories: an entry of a later one replaces the earlier entry of its domain.

    Raises:
        LexiconError: a line has the wrong number of columns, or `same_as` names no publisher.
    """
    return _table(tuple(directories))


@lru_cache(maxsize=4)
def _table(directories: tuple[Path, ...]) -> PublisherTable:
    latest = {
        bare_domain(row.fields["domain"]): (file, row)
        for file in (directory / FILE for directory in directories)
        if file.is_file()
        for row in rows(file)
    }
    found: dict[str, Publisher] = {}
    for domain in sorted(latest):
        main = _main(domain, latest)
        fields = {column: latest[main][1].fields[column] for column in ("name", "country", "language", "kind")}
        fields["language"] = latest[domain][1].fields["language"] or fields["language"]
        found[domain] = Publisher(id=make_id("pb", main), domain=domain, **fields)
    return PublisherTable(MappingProxyType(found))


def _main(domain: str, latest: Mapping[str, tuple[Path, Row]]) -> str:
    """The domain whose entry names the publisher: a user's entry can make the publisher of others one of another's."""
    file, row = latest[domain]
    passed = {domain}
    while named := bare_domain(latest[domain][1].fields["same_as"]):
        if named not in latest or named in passed:
            raise LexiconError(f"{file}:{row.line}: {_unknown(named)}; `dragoman lexicons check` lists everything")
        passed.add(domain := named)
    return domain


def _unknown(main: str) -> str:
    return f"same_as: {main!r} is no domain of an entry with a name"


def publisher_problems(
    name: str, entries: Iterable[Row], known: Mapping[str, str], countries: Iterable[str]
) -> Iterator[Problem]:
    """What is wrong with single entries of a table of publishers, its domains as `bare_domain` gives them.

    Args:
        name: the file, as a problem names it.
        entries: its entries.
        known: `same_as` by domain, of the directories so far and this one.
        countries: codes that a country may have.
    """
    countries = frozenset(countries)
    for row in entries:
        fields = row.fields
        for column in sorted(PUBLISHERS.domains):
            if fields[column] and not _DOMAIN.fullmatch(fields[column]):
                yield Problem(
                    name, row.line, "domain", f"{column}: {fields[column]!r} is no domain such as example.com"
                )
        for item in fields["language"].split(";"):
            if item and item.strip() not in LANGUAGES:
                yield Problem(name, row.line, "language", f"no language {item.strip()!r} in ISO 639-1")
        if fields["country"] and fields["country"] not in countries:
            yield Problem(name, row.line, "country", f"no country {fields['country']!r} in countries.tsv")
        if fields["kind"] and fields["kind"] not in set(PublisherKind):
            yield Problem(
                name,
                row.line,
                "kind",
                f"no kind {fields['kind']!r}: one of {', '.join(kind.value for kind in PublisherKind)}",
            )
        if not fields["same_as"]:
            yield from (
                Problem(name, row.line, "empty", f"{column} is empty")
                for column in ("name", "kind")
                if not fields[column]
            )
            continue
        if known.get(fields["same_as"], "?"):
            yield Problem(name, row.line, "same-as", _unknown(fields["same_as"]))
        yield from (
            Problem(name, row.line, "same-as", f"{column} is that of {fields['same_as']}; leave it empty here")
            for column in _OF_MAIN
            if fields[column]
        )
