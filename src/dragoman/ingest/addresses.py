"""Addresses of reports out of lists of any form: GDELT's lists, tables and JSON with an address in each row, one address a line."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, Final

from dragoman.errors import InputError, RefusedArticle
from dragoman.ingest.building import web_address
from dragoman.ingest.dates import stated_date
from dragoman.ingest.reading import why_not
from dragoman.ingest.streams import HEAD, Form, form_by_name, form_of, json_values, limited_lines, peekable, unpacked
from dragoman.ingest.tables import Row, Table, article_row, known_columns
from dragoman.ingest.where import domain_of
from dragoman.lexicons.languages import language_code
from dragoman.records import UNKNOWN_DATE, PartialDate

_LIMIT: Final = 32_000_000  # bytes of a line, or of a JSON document

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a report can be had, and what the list says of it: its title, when it was published or seen, an ISO 639-1 code."""

    url: str
    title: str = ""
    date: PartialDate = UNKNOWN_DATE
    domain: str = ""
    language: str = ""


def addresses(path: str | Path, *, stdin: BinaryIO | None = None) -> Iterator[Address]:
    """The addresses of a list, each once, in order. Rows without an address are counted in the log.

    Args:
        path: a GDELT list (Events, Mentions, GKG, the article list of the DOC API), CSV, TSV, Parquet, JSON or JSON lines with a
            column `url`, or plain text with one address a line, where `#` begins a comment; packed by gzip or not. `-` is `stdin`.
        stdin: what `-` reads.

    Raises:
        InputError: the list cannot be read, or holds no address.
    """
    try:
        if str(path) == "-" and stdin is not None:
            yield from _addresses("-", None, stdin)
        else:
            with Path(path).open("rb", buffering=HEAD) as stream:
                yield from _addresses(str(path), form_by_name(Path(path)), stream)
    except RefusedArticle as refused:
        raise InputError(f"{path}: {refused.detail}") from None
    except (OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"{path}: {why_not(error)[1]}") from None


def _addresses(name: str, form: Form | None, stream: BinaryIO) -> Iterator[Address]:
    seen: set[str] = set()
    without = 0
    with peekable(stream) as packed, unpacked(packed) as reader:
        for row in _rows(form or form_of(reader.peek(HEAD)[:HEAD]), reader):
            found = _address(row) if row is not None else None
            if found is None:
                without += 1
            elif found.url not in seen:
                seen.add(found.url)
                yield found
    if without:
        _log.warning("%s: %d rows without an address", name, without)
    if not seen:
        raise InputError(f"{name}: no addresses in it; give one a line, or a table with a column called url")


def _rows(form: Form, stream: BinaryIO) -> Iterator[Row | None]:
    """The rows of a list under our names, None for each that cannot be read."""
    match form:
        case Form.CSV | Form.TSV:
            from dragoman.ingest.csv_tables import csv_table

            yield from _table_rows(csv_table(stream, _LIMIT, delimiter="\t" if form is Form.TSV else ""))
        case Form.PARQUET:
            from dragoman.ingest.arrow_tables import parquet_table

            yield from _table_rows(parquet_table(stream, _LIMIT))
        case Form.JSON | Form.JSON_LINES:
            for _, value in json_values(stream, _LIMIT, lines=form is Form.JSON_LINES):
                yield _row(value) if isinstance(value, Mapping) else {"url": value} if isinstance(value, str) else None
        case Form.TEXT:
            for line in limited_lines(stream, _LIMIT, []):
                words = (line or b"").decode("utf-8", "replace").removeprefix("\ufeff").partition(" #")[0].strip()
                if line is None or (words and not words.startswith("#")):
                    yield {"url": words}
        case _:
            raise RefusedArticle("no-addresses", f"{form} is no list of addresses; `dragoman code` reads it")


def _table_rows(table: Table) -> Iterator[Row | None]:
    for _, row in table.rows:
        yield None if isinstance(row, RefusedArticle) else _row(row)


def _row(row: Row) -> dict[str, Any]:
    columns = known_columns(row)
    found = article_row(row, columns)
    if "published" not in found and (seen := row.get("seendate")):
        found |= article_row({"seen": seen}, {"published": "seen"})
    return found


def _address(row: Row) -> Address | None:
    url = web_address(str(row.get("url") or ""))
    if not url:
        return None
    return Address(
        url=url,
        title=" ".join(str(row.get("title") or "").split()),
        date=stated_date(str(row.get("published") or "")),
        domain=domain_of(url),
        language=_language(str(row.get("language") or "")),
    )


def _language(name: str) -> str:
    """The ISO 639-1 code of a language by its code or, as GDELT writes it, its English name; "" where it is unknown."""
    code = language_code(name)
    return code if len(code) == 2 else _by_name().get(name.strip().lower(), "")


@cache
def _by_name() -> dict[str, str]:
    from babel import Locale

    return {words.lower(): code for code, words in Locale("en").languages.items() if len(code) == 2}
