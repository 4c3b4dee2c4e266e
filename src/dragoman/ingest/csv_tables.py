"""CSV and TSV to rows, line by line, never whole in memory; GDELT's lists too, which are tables without a header row."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from dragoman.errors import RefusedArticle
from dragoman.ingest import gdelt
from dragoman.ingest.encoding import WIDE_BOMS, decode, looks_binary
from dragoman.ingest.streams import HEAD, limited_lines, too_large, whole
from dragoman.ingest.tables import Row, Table, delimiter_of


def csv_table(stream: BinaryIO, limit: int, *, delimiter: str = "") -> Table:
    """CSV with a header row, or a GDELT list without one; the number of a row is that of its first line.

    White space around names is taken off. A row with more or fewer values than there are columns is `broken-row`, as is one whose
    quotation marks do not close.

    Args:
        stream: the table; one row is held at a time.
        limit: bytes of a line, and characters of a value.
        delimiter: what stands between values; by default the header row tells.

    Raises:
        RefusedArticle: there is nothing in it, it is no text, or its header row cannot be read.
    """
    lines = _Lines(stream, limit)
    first = lines.first()
    width = first.count("\t") + 1
    if (columns := gdelt.columns_of(first.split("\t"))) is not None:
        return Table(tuple(columns) or ("none with addresses",), _gdelt_rows(lines, width, columns), bool(columns))
    csv.field_size_limit(max(csv.field_size_limit(), limit))
    reader = csv.reader(lines, delimiter=delimiter or delimiter_of(first), strict=True, **_escapes(lines.sample))
    try:
        header = next((values for values in reader if any(value.strip() for value in values)), None)
    except csv.Error as error:
        raise _refused(error, 1, lines.number) from None
    if header is None:
        raise RefusedArticle("empty-input", "there is nothing in it")
    names = tuple(name.strip() for name in header)
    return Table(names, _csv_rows(reader, lines, names), gdelt.is_listed(dict.fromkeys(names)))


class _Lines:
    """The lines of a table as text, with the number of the last one given; all by the charset of the first ones."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self.number, self.last, self.sample = 0, "", ""
        self._stream, self._limit, self._charset = stream, limit, "utf-8"
        self._lines: Iterator[bytes | None] = iter(())

    def first(self) -> str:
        """The first line that is not empty, which is still to be given.

        Raises:
            RefusedArticle: there is none, or it is no text.
        """
        start = self._stream.readline(self._limit + 1)
        if start.startswith(WIDE_BOMS):
            text = decode(whole(self._stream, self._limit, start))[0]
            self._stream = io.BytesIO(text.encode("utf-8", "surrogatepass"))
            start = self._stream.readline(self._limit + 1)
        held = [start.removeprefix(codecs.BOM_UTF8)]
        while sum(map(len, held)) < HEAD and (line := self._stream.readline(self._limit + 1)):
            held.append(line)
        lines = [line for line in held if len(line) <= self._limit]
        if not b"".join(lines).strip():
            raise (
                RefusedArticle("empty-input", "there is nothing in it")
                if len(lines) == len(held)
                else too_large(self._limit, "the line")
            )
        if looks_binary(b"".join(lines)):
            raise RefusedArticle("binary-input", "not text: binary content; save the table as CSV in UTF-8")
        if strange := [line for line in lines if not _is_utf8(line)]:
            self._charset = decode(b"".join(strange))[1]
        self.sample = b"".join(lines).decode("utf-8" if not strange else self._charset, "replace")
        self._lines = limited_lines(self._stream, self._limit, held)
        return next((line for line in self.sample.split("\n") if line.strip()), "").rstrip("\r")

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        if line is None:
            raise too_large(self._limit, "the line")
        self.last = self._decoded(line)
        return self.last

    def _decoded(self, line: bytes) -> str:
        for charset in ("utf-8", self._charset):
            try:
                return line.decode(charset)
            except UnicodeDecodeError:
                continue
        return decode(line)[0]


def _csv_rows(
    reader: Iterator[list[str]], lines: _Lines, names: Sequence[str]
) -> Iterator[tuple[int, Row | RefusedArticle]]:
    while True:
        start = lines.number + 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except (csv.Error, RefusedArticle) as error:
            values = lines.last.rstrip("\r\n").split("\t") if lines.number == start else []
            if isinstance(error, RefusedArticle) or len(values) != len(names) or len(names) == 1:
                yield start, _refused(error, start, lines.number)
                continue  # but not where tabs alone make a row: many write TSV without a thought for quotation marks
        if not any(value.strip() for value in values):
            continue
        while len(values) > len(names) and not values[-1].strip():
            values.pop()
        if len(values) == len(names):
            yield start, dict(zip(names, values, strict=True))
        else:
            what = f"{len(values)} values in a table of {len(names)} columns"
            yield start, RefusedArticle("broken-row", what + _which(start, lines.number))


def _gdelt_rows(lines: _Lines, width: int, columns: Mapping[str, int]) -> Iterator[tuple[int, Row | RefusedArticle]]:
    while True:
        try:
            values = next(lines).rstrip("\r\n").split("\t")
        except StopIteration:
            return
        except RefusedArticle as refused:
            yield lines.number, refused
            continue
        if len(values) == width:
            yield lines.number, {"url": "", "seendate": ""} | {name: values[at] for name, at in columns.items()}
        elif any(value.strip() for value in values):
            what = f"{len(values)} values in a GDELT list of {width} columns"
            yield lines.number, RefusedArticle("broken-row", what)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _refused(error: csv.Error | RefusedArticle, start: int, end: int) -> RefusedArticle:
    if isinstance(error, RefusedArticle):
        return error
    return RefusedArticle("broken-row", f"the row cannot be read: {error}{_which(start, end)}")


def _which(start: int, end: int) -> str:
    return f" (lines {start} to {end})" if end > start else ""


def _escapes(sample: str) -> dict[str, Any]:
    r"""How quotation marks inside values are written: doubled, or, as some databases write them, as `\"`."""
    return {"escapechar": "\\", "doublequote": False} if '\\"' in sample and '""' not in sample else {}
