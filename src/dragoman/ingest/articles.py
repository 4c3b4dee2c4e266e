"""Inputs to articles: paths, folders, standard input and tables, each article or its refusal."""

from __future__ import annotations

import logging
import stat
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import InputError, RefusedArticle
from dragoman.ingest import gdelt
from dragoman.ingest.building import Given, from_plain, publisher_of, web_address
from dragoman.ingest.dates import given_date, stated_date
from dragoman.ingest.encoding import decode, storable
from dragoman.ingest.inputs import STDIN, ArrowTable, Input, files_under, named
from dragoman.ingest.reading import Reading, is_wanted, printable, rejection, taken, why_not
from dragoman.ingest.rows import article_of_row
from dragoman.ingest.streams import (
    HEAD,
    SUFFIXES,
    Form,
    form_by_name,
    form_of,
    json_values,
    peekable,
    too_large,
    unpacked,
    whole,
)
from dragoman.ingest.tables import Table, article_row, known_columns, no_text_column
from dragoman.ingest.web_pages import WebPage, article_of_web_page
from dragoman.ingest.where import EVERYTHING, Where
from dragoman.records import UNKNOWN_DATE, Article, PartialDate, Publisher, Rejection
from dragoman.settings import Settings, load_settings

_log = logging.getLogger(__name__)


def articles(
    inputs: Iterable[Input] | Input,
    settings: Settings,
    *,
    date: str | None = None,
    stdin: BinaryIO | None = None,
    where: Where | None = None,
    left_out: Counter[str] | None = None,
) -> Iterator[Article | Rejection]:
    """Every article of the inputs, in order, and a `Rejection` for everything that is refused; nothing is passed over.

    Args:
        inputs: files (HTML, plain text, JSON lines, JSON, CSV, TSV, Parquet, WARC; packed by gzip or not), folders (searched through,
            in sorted order, for files with a suffix that says one of these), `-` for standard input, and tables in memory (anything
            with `__arrow_c_stream__`); pages that were fetched, and refusals, which pass through. A file that is named itself may have
            any suffix: its content decides.
        settings: limits and languages.
        date: ISO date of publication for articles that state none.
        stdin: what `-` reads; the process's standard input by default.
        where: which articles are wanted; all by default. What it leaves out is no refusal.
        left_out: counts what `where` left out, by the condition that was not met: `domain`, `language`, `date`.

    Raises:
        InputError: `date` is no ISO date. Nothing is raised for an input.
    """
    reading = Reading(
        settings=settings,
        fallback=UNKNOWN_DATE if date is None else given_date(date),
        where=where or EVERYTHING,
        left_out=Counter() if left_out is None else left_out,
    )
    return _all(named(inputs), reading, stdin)


def read(path: Input, settings: Settings, *, date: str | None = None) -> Article:
    """The one article of a file (or of standard input, `-`), or of a table of one row.

    Args:
        path: HTML, plain text, JSON with one object, or any other input that holds one article.
        settings: limits and languages.
        date: ISO date of publication if it states none.

    Raises:
        RefusedArticle: it is refused; the error says why.
        InputError: a folder, or more than one article.
    """
    what = "the table" if isinstance(path, ArrowTable) else str(path)
    if isinstance(path, str | Path) and what != STDIN and Path(path).is_dir():
        raise InputError(f"{path} is a folder; use ingest.articles() for several articles")
    found = articles([path], settings, date=date)
    first = next(found, None)
    if first is None:
        raise RefusedArticle("empty-input", f"{what}: there is nothing in it")
    if isinstance(first, Rejection):
        raise RefusedArticle(first.code, f"{first.origin}: {first.detail}")
    if next(found, None) is not None:
        raise InputError(f"{what} holds several articles; use ingest.articles() for them")
    return first


def from_text(
    text: str,
    *,
    title: str = "",
    published: str | PartialDate | None = None,
    url: str = "",
    external_id: str = "",
    publisher: str | Publisher | None = None,
    origin: str = "",
    language: str = "",
    settings: Settings | None = None,
) -> Article:
    """The article of a text in memory; without `title` its text is `text` to the letter.

    With a title that the text does not begin with, the article's text is the title, a blank line, and `text`. Only what
    no store takes (NUL, half surrogates) is replaced, one character for one.

    Args:
        text: the report.
        title: its headline, where it was given apart.
        published: when it was published, as ISO date or as words that hold a full date.
        url: its address.
        external_id: the giver's own id.
        publisher: name, domain or address of the outlet.
        origin: where it came from, for the record.
        language: its language where it is known; told from the text otherwise.
        settings: limits and languages; by default the settings in force.

    Raises:
        RefusedArticle: `empty-input`, `too-long`, `no-text`.
        InputError: `published` holds no full date.
    """
    given = Given(
        title=title,
        published=_as_date(published),
        language=language,
        url=web_address(url),
        publisher=publisher_of(publisher) if isinstance(publisher, str) else publisher,
        external_id=storable(external_id)[0],
        origin=origin,
    )
    return from_plain(text, given, settings or load_settings())


def _as_date(published: str | PartialDate | None) -> PartialDate:
    if published is None or isinstance(published, PartialDate):
        return published or UNKNOWN_DATE
    found = stated_date(published)
    return found if found.known else given_date(published)


def _all(inputs: Iterable[Input], reading: Reading, stdin: BinaryIO | None) -> Iterator[Article | Rejection]:
    try:
        for one in inputs:
            yield from _one_input(one, reading, stdin)
    finally:
        if reading.left_out:
            _log.info("left out as not wanted, by: %s", ", ".join(f"{n} {why}" for why, n in reading.left_out.items()))


def _one_input(one: Input, reading: Reading, stdin: BinaryIO | None) -> Iterator[Article | Rejection]:
    if isinstance(one, ArrowTable):
        yield from _guarded("table", partial(_arrow, one, reading), reading)
        return
    if isinstance(one, Rejection):
        yield one
        return
    if isinstance(one, WebPage):
        yield from taken(reading, one.url, partial(article_of_web_page, one, one.url, reading), url=one.url)
        return
    if str(one) == STDIN:
        yield from _guarded(STDIN, partial(_contents, STDIN, None, stdin or sys.stdin.buffer, reading), reading)
        return
    path = Path(one)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield rejection(str(path), *why_not(error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, reading)
    else:
        yield from _file(path, reading)


def _folder(folder: Path, reading: Reading) -> Iterator[Article | Rejection]:
    found, unreadable = files_under(folder)
    for error in unreadable:
        yield rejection(str(error.filename), *why_not(error))
    if not found and not unreadable:
        yield rejection(str(folder), "empty-folder", f"no files with a known suffix in it: {', '.join(SUFFIXES)}")
    for path in found:
        yield from _file(path, reading)


def _file(path: Path, reading: Reading) -> Iterator[Article | Rejection]:
    form = form_by_name(path)
    try:
        with path.open("rb", buffering=HEAD) as stream:
            size = path.stat().st_size
            if form in {Form.HTML, Form.TEXT} and size > reading.limit:
                yield rejection(str(path), "too-large", too_large(reading.limit).detail)
                return
            yield from _guarded(str(path), partial(_contents, str(path), form, stream, reading), reading)
    except (OSError, ValueError) as error:
        yield rejection(str(path), *why_not(error))


def _guarded(
    origin: str, contents: Callable[[], Iterator[Article | Rejection]], reading: Reading
) -> Iterator[Article | Rejection]:
    """What an open input holds; one that breaks, or is refused as a whole, is one Rejection."""
    yielded, before = 0, reading.left_out.total()
    try:
        for found in contents():
            yielded += 1
            yield found
        if not yielded and reading.left_out.total() == before:
            yield rejection(origin, "empty-input", "there is nothing in it")
    except RefusedArticle as refused:
        yield rejection(origin, refused.code, refused.detail)
    except OSError as error:
        yield rejection(origin, *why_not(error))


def _contents(origin: str, form: Form | None, stream: BinaryIO, reading: Reading) -> Iterator[Article | Rejection]:
    with peekable(stream) as packed:
        head = packed.peek(HEAD)[:HEAD]
        form = form or form_of(head)
        if form is Form.WARC:
            from dragoman.ingest.warc import pages

            yield from pages(origin, packed, head, reading)
            return
        with unpacked(packed) as reader:
            yield from _of_form(form, origin, reader, reading)


def _of_form(form: Form, origin: str, stream: BinaryIO, reading: Reading) -> Iterator[Article | Rejection]:
    match form:
        case Form.HTML | Form.TEXT:
            yield from taken(reading, origin, partial(_single, form, origin, stream, reading))
        case Form.CSV | Form.TSV:
            from dragoman.ingest.csv_tables import csv_table

            table = csv_table(stream, reading.limit, delimiter="\t" if form is Form.TSV else "")
            yield from _table(origin, table, reading)
        case Form.PARQUET:
            from dragoman.ingest.arrow_tables import parquet_table

            yield from _table(origin, parquet_table(stream, reading.limit), reading)
        case _:
            yield from _json(origin, stream, reading, lines=form is Form.JSON_LINES)


def _single(form: Form, origin: str, stream: BinaryIO, reading: Reading) -> Article:
    from dragoman.ingest.pages import article_of_page

    given = Given(origin=printable(origin), fallback=reading.fallback)
    text = decode(whole(stream, reading.limit), declared=form is Form.HTML)[0]
    return (article_of_page if form is Form.HTML else from_plain)(text, given, reading.settings)


def _arrow(table: ArrowTable, reading: Reading) -> Iterator[Article | Rejection]:
    from dragoman.ingest.arrow_tables import arrow_table

    return _table("table", arrow_table(table, reading.limit), reading)


def _table(origin: str, table: Table, reading: Reading) -> Iterator[Article | Rejection]:
    columns = known_columns(table.names)
    if not table.listed and "text" not in columns:
        raise no_text_column(table.names)
    rows = ((n, row if isinstance(row, RefusedArticle) else article_row(row, columns)) for n, row in table.rows)
    yield from _rows(origin, rows, reading, listed=table.listed)


def _json(origin: str, stream: BinaryIO, reading: Reading, *, lines: bool) -> Iterator[Article | Rejection]:
    yield from _rows(origin, json_values(stream, reading.limit, lines=lines), reading)


def _rows(
    origin: str, rows: Iterable[tuple[int, object]], reading: Reading, *, listed: bool = False
) -> Iterator[Article | Rejection]:
    """The articles of numbered rows. An address without a text is refused once, however often a list has it."""
    seen: set[str] = set()
    for number, row in rows:
        place = f"{origin}:{number}" if number else origin
        if isinstance(row, RefusedArticle):
            yield rejection(place, row.code, row.detail)
            continue
        url = web_address(str(row.get("url") or "")) if isinstance(row, Mapping) else ""
        if listed or (isinstance(row, Mapping) and gdelt.is_listed(row)):
            if url not in seen and is_wanted(reading, url):
                refused = gdelt.address_only(url)
                yield rejection(place, refused.code, refused.detail)
            seen.add(url)
            continue
        given = Given(origin=printable(place), fallback=reading.fallback)
        yield from taken(reading, place, partial(article_of_row, row, given, reading.settings), url=url)
