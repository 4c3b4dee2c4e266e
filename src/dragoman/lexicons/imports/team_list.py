"""A team's own list of actors, as CSV, into a lexicon directory: the good lines are taken, every problem is said."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dragoman.errors import InputError
from dragoman.lexicons.actors import DATE, fold
from dragoman.lexicons.check import SECTORS
from dragoman.lexicons.imports.drafts import Draft, settled
from dragoman.lexicons.imports.known import Known, known_in
from dragoman.lexicons.imports.offices import POLITICIAN, sectors_of
from dragoman.lexicons.imports.writing import write_directory
from dragoman.lexicons.load import DATA
from dragoman.records import Role

COLUMNS: Final = ("name", "names", "weak", "kind", "country", "sectors", "title", "start", "end")

STEMS: Final = {"person": "people", "body": "bodies", "country": "countries", "region": "regions", "city": "cities"}
"""The kinds of actors, and the tables that they go into; any kind of `bodies.tsv` ("party") is taken as well."""

PREFIX: Final = "own-"
"""How the ids of entries begin that are new here."""

LICENCE: Final = "not stated"
"""What the manifest says of a list that is the team's own affair."""

DELIMITERS: Final = ",\t;|"


@dataclass(frozen=True, slots=True, order=True)
class ListProblem:
    """Something wrong with a line of the list (1 is the header), and what to do about it."""

    line: int
    detail: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.detail}"


@dataclass(slots=True)
class ListImport:
    """What an import did: lines taken and refused, every problem, entries by table, and names that it made weak."""

    taken: int = 0
    refused: int = 0
    problems: list[ListProblem] = field(default_factory=list)
    weakened: tuple[str, ...] = ()
    counts: Counter[str] = field(default_factory=Counter)


class _Refused(Exception):
    """A line that is not taken, with all that is wrong with it."""

    def __init__(self, *details: str) -> None:
        super().__init__("; ".join(details))
        self.details = details


def import_list(file: Path, into: Path, *, dirs: Sequence[Path] = ()) -> ListImport:
    """What it read and wrote.

    Several lines of one name and kind are one actor: its forms are put together, and each line with a title is one office.
    An actor that the gazetteer has keeps its id; others are `own-...`.

    Args:
        file: CSV in UTF-8 with a header that has any of `COLUMNS`, `name` at least; lists inside a field are joined by `;`.
        into: the lexicon directory that is written; what it holds already stays, save what the list gives anew.
        dirs: lexicon directories that it is laid over, beside the packaged one.

    Raises:
        InputError: the file cannot be read, or its header has no name.
        LexiconError: lexicon files cannot be read.
        OSError: the directory cannot be written.
    """
    known = known_in([DATA, *dirs], into, anew=PREFIX)
    report = ListImport()
    drafts: dict[tuple[str, str], Draft] = {}
    for number, row in _rows(file, report):
        try:
            draft = _draft(row, known)
            key = (draft.stem, draft.id)
            drafts[key] = _together(drafts[key], draft) if key in drafts else draft
        except _Refused as refused:
            report.refused += 1
            report.problems += [ListProblem(number, detail) for detail in refused.details]
        else:
            report.taken += 1
    for draft in drafts.values():
        draft.roles = settled(draft.roles)
    if drafts:
        origin = f"own list {file.name}".replace("; ", ", ")
        written = write_directory(lambda: iter(drafts.values()), into, known, origin=origin, licence=LICENCE)
        report.counts, report.weakened = written.counts, written.weakened
    report.problems.sort()
    return report


def _rows(file: Path, report: ListImport) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines by column, with their numbers; lines without a word are passed over."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 ({error.reason} at byte {error.start}); save it as CSV UTF-8") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{file}: {getattr(error, 'strerror', None) or error}") from None
    first = next((line for line in text.split("\n") if line.strip()), "")
    delimiter = max(DELIMITERS, key=lambda sign: (first.count(sign), -DELIMITERS.index(sign)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header: list[str] = []
    last = 0
    try:
        for values in reader:
            number, last = last + 1, reader.line_num
            if not any(value.strip() for value in values):
                continue
            if not header:
                header = _header(file, number, values, report)
                continue
            if len(values) > len(header) and any(value.strip() for value in values[len(header) :]):
                report.refused += 1
                detail = f"{len(values)} fields, the header has {len(header)}; put quotes around a field with a {delimiter!r} in it"
                report.problems.append(ListProblem(number, detail))
                continue
            yield number, {name: " ".join(value.split()) for name, value in zip(header, values, strict=False)}
    except csv.Error as error:
        report.refused += 1
        report.problems.append(ListProblem(reader.line_num, f"not CSV from here on: {error}"))
    if not header:
        raise InputError(f"{file}: there is nothing in it; its first line names the columns: {', '.join(COLUMNS)}")


def _header(file: Path, number: int, values: Sequence[str], report: ListImport) -> list[str]:
    header = [" ".join(value.split()).lower() for value in values]
    if "name" not in header:
        raise InputError(f"{file}: its first line has no column 'name'; it names the columns: {', '.join(COLUMNS)}")
    for name in dict.fromkeys(header):
        if name and name not in COLUMNS:
            report.problems.append(ListProblem(number, f"column {name!r} is not read; there are {', '.join(COLUMNS)}"))
        elif header.count(name) > 1 and name:
            report.problems.append(ListProblem(number, f"column {name!r} stands there twice; the last one is read"))
    return header


def _draft(row: dict[str, str], known: Known) -> Draft:
    """The actor of a line.

    Raises:
        _Refused: with everything that is wrong with it.
    """
    wrong: list[str] = []
    name, title = _form(row.get("name", "")), row.get("title", "").lower()
    if not name:
        wrong.append(f"name {row['name']!r} is none" if row.get("name") else "no name")
    stem, what = _kind(row.get("kind", ""), known)
    if not stem:
        wrong.append(f"no kind {row['kind']!r}: one of {', '.join(STEMS)}, or a kind of body such as party or armed")
    country = known.country(row.get("country", ""))
    if stem == "countries":
        country = _own_code(row, known) or country
    if row.get("country") and not country:
        wrong.append(f"no country {row['country']!r}: write an ISO code (CHL, CL) or its English name")
    if not country and stem in {"countries", "regions", "cities"}:
        wrong.append(f"a {row['kind'].lower()} needs its country")
    sectors = tuple(dict.fromkeys(sector.upper() for sector in _items(row.get("sectors", ""))))
    wrong += [
        f"no sector {sector!r}: one of {', '.join(sorted(SECTORS))}" for sector in sectors if sector not in SECTORS
    ]
    if "\t" in title or ";" in title:
        wrong.append(f"title {row['title']!r}: one office a line")
    wrong += _date_problems(row)
    if (title or row.get("start") or row.get("end")) and stem not in {"people", ""}:
        wrong.append("title, start and end are for persons")
    if wrong:
        raise _Refused(*wrong)
    weak = tuple(filter(None, map(_form, _items(row.get("weak", "")))))
    draft = Draft(
        stem=stem,
        id=country if stem == "countries" else f"{PREFIX}{stem}-{_slug(name, country if stem in PLACED else '')}",
        name=name,
        names=tuple(filter(None, map(_form, _items(row.get("names", ""))))),
        weak=weak,
        country=country,
        sectors=sectors,
        what=what,
    )
    if stem == "people" and (title or country or sectors):
        role = title or POLITICIAN
        held = sectors or sectors_of(role, known.lexicon)
        draft.roles = [
            Role(title=role, country=country, sectors=held, start=row.get("start", ""), end=row.get("end", ""))
        ]
    return draft


PLACED: Final = frozenset({"regions", "cities"})
"""Tables in which one name may stand several times, each in another country."""


def _together(one: Draft, other: Draft) -> Draft:
    """One actor of two lines.

    Raises:
        _Refused: a body is of two countries.
    """
    if one.stem != "people" and one.country and other.country and one.country != other.country:
        raise _Refused(f"{other.name!r} is of {one.country} in a line before")
    one.names = tuple(dict.fromkeys((*one.names, *other.names)))
    one.weak = tuple(dict.fromkeys((*one.weak, *other.weak)))
    one.country = one.country or other.country
    one.sectors = tuple(dict.fromkeys((*one.sectors, *other.sectors)))
    one.what = one.what or other.what
    one.roles += other.roles
    return one


def _kind(words: str, known: Known) -> tuple[str, str]:
    """The table and, of a body, its kind; a person where nothing is said, ("", "") where there is no such kind."""
    kind = words.lower() or "person"
    if kind in STEMS:
        return STEMS[kind], "other" if kind == "body" else ""
    kinds = {row.fields["kind"] for row in known.rows["bodies"].values()}
    return ("bodies", kind) if kind in kinds else ("", "")


def _own_code(row: dict[str, str], known: Known) -> str:
    """The code of a line that is a country: what it says, or that of its name."""
    said = row.get("country", "").upper()
    return known.country(said or row.get("name", "")) or (said if re.fullmatch("[A-Z]{3}", said) else "")


def _date_problems(row: dict[str, str]) -> Iterator[str]:
    start, end = row.get("start", ""), row.get("end", "")
    wrong = [date for date in (start, end) if not DATE.fullmatch(date)]
    yield from (f"{date!r} is not a year, a month (2013-03) or a day (2013-03-14)" for date in wrong)
    shared = min(len(start), len(end))
    if not wrong and end[:shared] < start[:shared]:
        yield f"ends ({end}) before it starts ({start})"


def _items(words: str) -> list[str]:
    return list(dict.fromkeys(filter(None, (" ".join(item.split()) for item in words.split(";")))))


def _form(words: str) -> str:
    """A name as it can stand in a table, "" where there is no letter in it."""
    plain = " ".join(words.split())
    usable = any(map(str.isalpha, plain)) and all(map(str.isprintable, plain)) and plain[0] != "#" and ";" not in plain
    return plain if usable else ""


def _slug(name: str, country: str) -> str:
    plain = unicodedata.normalize("NFKD", fold(name)).lower()
    words = "-".join(re.findall(r"\w+", plain)) or "x"
    return f"{words}-{country.lower()}" if country else words
