"""What is named as input: paths, folders and standard input, opened one after the other; and how much it may hold."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, runtime_checkable

from dragoman.ingest.streams import Form, form_by_name
from dragoman.ingest.web_pages import WebPage
from dragoman.records import Rejection

STDIN = "-"

_log = logging.getLogger(__name__)


@runtime_checkable
class ArrowTable(Protocol):
    """A table in memory: PyArrow's tables and readers, data frames of pandas and Polars."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The Arrow stream of the table."""


Input = str | Path | ArrowTable | WebPage | Rejection
"""What can be read: paths, tables, pages that were fetched; and the refusal of an input, which passes through in its place."""


def named(inputs: Iterable[Input] | Input) -> Iterable[Input]:
    """The inputs one by one; a table may be iterable itself, and is one input."""
    return [inputs] if isinstance(inputs, str | Path | ArrowTable | WebPage | Rejection) else inputs


def is_address(one: object) -> bool:
    """Whether an input is the address of a page, which `fetch` gets."""
    return isinstance(one, str) and one.lower().startswith(("http://", "https://"))


def files_under(folder: Path) -> tuple[list[Path], list[OSError]]:
    """The files under `folder` whose suffix says what they are, sorted by path, hidden ones left out; and what cannot be read."""
    unreadable: list[OSError] = []
    found: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for path in (Path(place, name) for name in files):
            if form_by_name(path) and not path.name.startswith(".") and (path.is_file() or path.is_symlink()):
                found.append(path)
            else:
                _log.debug("skipped %s: not a file of a known kind", path)
    return sorted(found), unreadable


def how_many(inputs: Iterable[Input] | Input) -> int | None:
    """How many articles the inputs seem to hold, by their files, lines and rows; None where nobody can tell (standard input, archives).

    A guess for a progress bar, quick and never refused: JSON is not read, only its lines that open an object are counted, and of
    CSV the lines.
    """
    number = 0
    for one in named(inputs):
        if isinstance(one, ArrowTable):
            rows = getattr(one, "num_rows", None)
            if not isinstance(rows, int):
                return None
            number += rows
            continue
        if one == STDIN:
            return None
        if isinstance(one, WebPage | Rejection) or is_address(one):
            number += 1
            continue
        try:
            path = Path(one)
            files = files_under(path)[0] if path.is_dir() else [path]
            counts = [_length(file) for file in files]
        except (OSError, ValueError):
            counts = [1]
        if None in counts:
            return None
        number += max(1, sum(filter(None, counts)))
    return number


def _length(file: Path) -> int | None:
    form = form_by_name(file)
    if form in {None, Form.HTML, Form.TEXT} or not file.is_file():
        return 1
    if form is Form.WARC or file.suffix.lower() == ".gz":
        return None
    with file.open("rb") as stream:
        if form is Form.PARQUET:
            from dragoman.ingest.arrow_tables import parquet_length

            return parquet_length(stream)
        if form in {Form.CSV, Form.TSV}:
            return max(1, sum(1 for _ in stream) - 1)
        return max(1, sum(line.startswith(b"{") for line in stream))
