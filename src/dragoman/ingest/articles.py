"""Inputs to articles: paths, folders and standard input, each article or its refusal."""

from __future__ import annotations

import errno
import logging
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import InputError, RefusedArticle
from dragoman.ingest.building import Given, from_plain, publisher_of, web_address
from dragoman.ingest.dates import given_date, stated_date
from dragoman.ingest.encoding import decode, storable
from dragoman.ingest.rows import article_of_row
from dragoman.ingest.streams import HEAD, SUFFIXES, Form, form_of, json_values, peekable, too_large, whole
from dragoman.records import UNKNOWN_DATE, Article, PartialDate, Publisher, Rejection, make_id
from dragoman.settings import Settings, load_settings

STDIN = "-"

_log = logging.getLogger(__name__)


def articles(
    inputs: Iterable[str | Path] | str | Path,
    settings: Settings,
    *,
    date: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Rejection]:
    """Every article of the inputs, in order, and a `Rejection` for everything that is refused; nothing is passed over.

    Args:
        inputs: files (HTML, plain text, JSON lines, JSON), folders (searched through, in sorted order, for files with a suffix that says
            one of these), and `-` for standard input. A file that is named itself may have any suffix: its content decides.
        settings: limits and languages.
        date: ISO date of publication for articles that state none.
        stdin: what `-` reads; the process's standard input by default.

    Raises:
        InputError: `date` is no ISO date. Nothing is raised for an input.
    """
    fallback = UNKNOWN_DATE if date is None else given_date(date)
    named = [inputs] if isinstance(inputs, str | Path) else inputs
    return (found for one in named for found in _one_input(one, settings, fallback, stdin))


def read(path: str | Path, settings: Settings, *, date: str | None = None) -> Article:
    """The one article of a file (or of standard input, `-`).

    Args:
        path: HTML, plain text, or JSON with one object.
        settings: limits and languages.
        date: ISO date of publication if it states none.

    Raises:
        RefusedArticle: it is refused; the error says why.
        InputError: a folder, or more than one article.
    """
    if str(path) != STDIN and Path(path).is_dir():
        raise InputError(f"{path} is a folder; use ingest.articles() for several articles")
    found = articles([path], settings, date=date)
    first = next(found, None)
    if first is None:
        raise RefusedArticle("empty-input", f"{path}: there is nothing in it")
    if isinstance(first, Rejection):
        raise RefusedArticle(first.code, f"{first.origin}: {first.detail}")
    if next(found, None) is not None:
        raise InputError(f"{path} holds several articles; use ingest.articles() for them")
    return first


def how_many(inputs: Iterable[str | Path] | str | Path) -> int | None:
    """How many articles the inputs seem to hold, by their files and lines; None where nobody can tell (standard input).

    A guess for a progress bar, quick and never refused: JSON is not read, only its lines that open an object are counted.
    """
    number = 0
    for one in [inputs] if isinstance(inputs, str | Path) else inputs:
        if str(one) == STDIN:
            return None
        try:
            path = Path(one)
            files = _files_under(path)[0] if path.is_dir() else [path]
            number += max(1, sum(_objects(file) for file in files))
        except (OSError, ValueError):
            number += 1
    return number


def _objects(file: Path) -> int:
    if SUFFIXES.get(file.suffix.lower()) not in {Form.JSON_LINES, Form.JSON} or not file.is_file():
        return 1
    with file.open("rb") as stream:
        return max(1, sum(line.startswith(b"{") for line in stream))


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
        RefusedArticle: `empty-input`, `too-long`, `no-text`, `unsupported-language`.
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


def _one_input(
    named: str | Path, settings: Settings, fallback: PartialDate, stdin: BinaryIO | None
) -> Iterator[Article | Rejection]:
    if str(named) == STDIN:
        yield from _guarded(STDIN, None, stdin or sys.stdin.buffer, settings, fallback)
        return
    path = Path(named)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield _rejection(str(path), *_why_not(error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, settings, fallback)
    else:
        yield from _file(path, settings, fallback)


def _folder(folder: Path, settings: Settings, fallback: PartialDate) -> Iterator[Article | Rejection]:
    found, unreadable = _files_under(folder)
    for error in unreadable:
        yield _rejection(str(error.filename), *_why_not(error))
    if not found and not unreadable:
        yield _rejection(str(folder), "empty-folder", f"no files with a known suffix in it: {', '.join(SUFFIXES)}")
    for path in found:
        yield from _file(path, settings, fallback)


def _files_under(folder: Path) -> tuple[list[Path], list[OSError]]:
    """The files under `folder` whose suffix says what they are, sorted by path, hidden ones left out; and what cannot be read."""
    unreadable: list[OSError] = []
    found: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for path in (Path(place, name) for name in files):
            if (
                path.suffix.lower() in SUFFIXES
                and not path.name.startswith(".")
                and (path.is_file() or path.is_symlink())
            ):
                found.append(path)
            else:
                _log.debug("skipped %s: not a file of a known kind", path)
    return sorted(found), unreadable


def _file(path: Path, settings: Settings, fallback: PartialDate) -> Iterator[Article | Rejection]:
    form = SUFFIXES.get(path.suffix.lower())
    try:
        with path.open("rb", buffering=HEAD) as stream:
            size = path.stat().st_size
            if form in {Form.HTML, Form.TEXT} and size > _limit(settings):
                yield _rejection(str(path), "too-large", too_large(_limit(settings)).detail)
                return
            yield from _guarded(str(path), form, stream, settings, fallback)
    except (OSError, ValueError) as error:
        yield _rejection(str(path), *_why_not(error))


def _guarded(
    origin: str, form: Form | None, stream: BinaryIO, settings: Settings, fallback: PartialDate
) -> Iterator[Article | Rejection]:
    """What an open stream holds; a stream that breaks, or is refused as a whole, is one Rejection."""
    yielded = 0
    try:
        for found in _contents(origin, form, stream, settings, fallback):
            yielded += 1
            yield found
        if not yielded:
            yield _rejection(origin, "empty-input", "there is nothing in it")
    except RefusedArticle as refused:
        yield _rejection(origin, refused.code, refused.detail)
    except OSError as error:
        yield _rejection(origin, *_why_not(error))


def _contents(
    origin: str, form: Form | None, stream: BinaryIO, settings: Settings, fallback: PartialDate
) -> Iterator[Article | Rejection]:
    from dragoman.ingest.html_pages import article_of_page

    limit = _limit(settings)
    if form is None:
        with peekable(stream) as reader:
            yield from _contents(origin, form_of(reader.peek(HEAD)[:HEAD]), reader, settings, fallback)
        return
    given = Given(origin=_printable(origin), fallback=fallback)
    if form is Form.HTML:
        yield article_of_page(decode(whole(stream, limit), declared=True)[0], given, settings)
    elif form is Form.TEXT:
        yield from_plain(decode(whole(stream, limit))[0], given, settings)
    else:
        yield from _rows(origin, stream, settings, fallback, lines=form is Form.JSON_LINES)


def _rows(
    origin: str, stream: BinaryIO, settings: Settings, fallback: PartialDate, *, lines: bool
) -> Iterator[Article | Rejection]:
    for number, row in json_values(stream, _limit(settings), lines=lines):
        place = f"{origin}:{number}" if number else origin
        if isinstance(row, RefusedArticle):
            yield _rejection(place, row.code, row.detail)
            continue
        try:
            yield article_of_row(row, Given(origin=_printable(place), fallback=fallback), settings)
        except RefusedArticle as refused:
            yield _rejection(place, refused.code, refused.detail)


def _limit(settings: Settings) -> int:
    return int(settings.max_file_mb * 1_000_000)


def _why_not(error: OSError | ValueError) -> tuple[str, str]:
    """The code and the line for an input that the system does not give."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "missing-path", "no such file or folder; check the path"
    if not isinstance(error, OSError) or error.errno == errno.ENAMETOOLONG:
        return "missing-path", "not a path that can exist; check it"
    return "unreadable", f"it cannot be read: {error.strerror or type(error).__name__}"


def _rejection(origin: str, code: str, detail: str) -> Rejection:
    origin, detail = _printable(origin), _printable(" ".join(detail.split()))
    return Rejection(id=make_id("rj", origin, code, detail), origin=origin, stage="ingest", code=code, detail=detail)


def _printable(words: str) -> str:
    """`words` as they can be stored: bytes of a file name that are no text are written as escapes."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")
