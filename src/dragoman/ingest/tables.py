"""What a table is, whatever it is written in: its columns under our names, and a row of it as the rows of JSON lines are."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from dragoman.errors import RefusedArticle

Row = Mapping[str, Any]

OTHER_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("body", "content", "article", "fulltext", "full_text", "article_text", "maintext", "story"),
    "title": ("headline", "heading"),
    "published": (
        "date",
        "pub_date",
        "publication_date",
        "publish_date",
        "published_at",
        "publishedat",
        "date_published",
        "date_publish",
        "datetime",
    ),
    "updated": ("updated_at", "modified", "date_modified", "date_modify"),
    "language": ("lang",),
    "publisher": ("outlet", "newspaper", "publication", "media", "domain"),
    "url": ("link", "address", "article_url", "web_url", "uri"),
    "byline": ("author", "authors"),
    "standfirst": ("description", "summary", "subtitle"),
    "id": ("article_id", "story_id", "doc_id", "document_id", "external_id"),
    "captions": (),
}
"""The columns that are read, and the other names by which each is known where a table has no column of its own name."""

_DELIMITERS: Final = "\t,;|"
_DAY: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)Z?)?")


def known_columns(names: Iterable[str]) -> dict[str, str]:
    """Which column of a table is which of ours: its own name first, then the other names in their order. Case does not matter."""
    found = {re.sub(r"[\s-]+", "_", name.strip().lower()): name for name in reversed(list(names))}
    known: dict[str, str] = {}
    for own, others in OTHER_NAMES.items():
        if column := next((found[name] for name in (own, *others) if name in found), None):
            known[own] = column
    return known


def is_header(line: str) -> bool:
    """Whether a line is the header of a table of articles or addresses: short names, of which two are known and one is text or url."""
    delimiter = delimiter_of(line)
    names = [name.strip().strip('"') for name in line.split(delimiter)]
    known = known_columns(names)
    return len(known) > 1 and not {"text", "url"}.isdisjoint(known) and all(0 < len(name) <= 40 for name in names)


@dataclass(frozen=True, slots=True)
class Table:
    """The names of all columns, and the rows of those that are known, each with its number; `listed`: GDELT's list of addresses."""

    names: tuple[str, ...]
    rows: Iterator[tuple[int, Row | RefusedArticle]]
    listed: bool = False


def article_row(row: Row, columns: Mapping[str, str]) -> dict[str, Any]:
    """A row under the names that `rows.article_of_row` reads: dates as ISO, numbers of identifiers whole, empty values left out."""
    found = {own: row.get(column) for own, column in columns.items()}
    for name in ("published", "updated"):
        found[name] = _iso(found.get(name))
    if isinstance(authors := found.get("byline"), list):
        found["byline"] = " and ".join(author for author in authors if isinstance(author, str))
    number = found.get("id")
    if isinstance(number, float) and number.is_integer():  # a column with gaps turns whole numbers into floats
        found["id"] = int(number)
    return {
        name: value
        for name, value in found.items()
        if value not in (None, "") and not (isinstance(value, float) and math.isnan(value))
    }


def no_text_column(names: Sequence[str]) -> RefusedArticle:
    """The refusal of a table without texts, which says what it has."""
    columns = ", ".join(name[:40] for name in names[:20]) or "none"
    more = f" and {len(names) - 20} more" if len(names) > 20 else ""
    own = ", ".join(("text", *OTHER_NAMES["text"]))
    get = "; `dragoman fetch --urls FILE` gets the pages behind its addresses" if "url" in known_columns(names) else ""
    return RefusedArticle(
        "no-text-column", f"no column holds texts: name one of {own}; columns found: {columns}{more}{get}"
    )


def delimiter_of(header: str) -> str:
    """What stands between the names of a header row."""
    return max(_DELIMITERS, key=header.count)


def _iso(value: object) -> object:
    """A date as it is read elsewhere: of a typed column, or written without hyphens; a time of midnight is a day."""
    if isinstance(value, datetime):
        day_only = value.time() == time() and value.tzinfo is None
        return value.date().isoformat() if day_only else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    words = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if isinstance(words, str) and (match := _DAY.fullmatch(words.strip())):
        clock = f"T{match[4]}:{match[5]}:{match[6]}+00:00" if match[4] else ""
        return f"{match[1]}-{match[2]}-{match[3]}{clock}"
    return words
