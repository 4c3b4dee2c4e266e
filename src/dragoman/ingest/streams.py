"""What an open stream holds (a page, a text, JSON, a table, an archive), and its pieces by number, never more than a limit at once."""

from __future__ import annotations

import io
import json
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, cast

from dragoman.errors import RefusedArticle
from dragoman.ingest.archives import MARK
from dragoman.ingest.encoding import WIDE_BOMS, decode
from dragoman.ingest.unpacking import GZIP, GzipPieces, Unpacked, for_library


class Form(StrEnum):
    """How an input is written."""

    HTML = "html"
    TEXT = "text"
    JSON_LINES = "json-lines"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    PARQUET = "parquet"
    WARC = "warc"


SUFFIXES = {
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".txt": Form.TEXT,
    ".text": Form.TEXT,
    ".md": Form.TEXT,
    ".jsonl": Form.JSON_LINES,
    ".ndjson": Form.JSON_LINES,
    ".json": Form.JSON,
    ".csv": Form.CSV,
    ".tsv": Form.TSV,
    ".parquet": Form.PARQUET,
    ".warc": Form.WARC,
}
"""File name suffixes that are taken from folders, and what they say of a file. `.gz` may follow, and `.zst` an archive's."""

HEAD = 65_536
"""Bytes that are looked at to tell the form."""

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|section|h1|p|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(rb"\s*(?:\[\s*)?\{\s*(?:\"|\}|$)")


def form_by_name(path: Path) -> Form | None:
    """The form that a file's name says it has, None where it says none."""
    name, _, last = path.name.lower().rpartition(".")
    form = SUFFIXES.get(Path(name).suffix if last in {"gz", "zst", "lz4"} else f".{last}")
    return None if last in {"zst", "lz4"} and form is not Form.WARC else form


def form_of(head: bytes) -> Form:
    """The form of an input by its first bytes, of a packed one by the first that come out of it."""
    if for_library(head):
        return Form.WARC
    if head.startswith(GZIP):
        head = _start(head)
    if head.startswith(MARK):
        return Form.WARC
    if head.startswith(b"PAR1"):
        return Form.PARQUET
    head = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith(WIDE_BOMS):
        try:
            head = decode(head[: len(head) // 4 * 4])[0].encode()
        except RefusedArticle:
            return Form.TEXT
    if _JSON.match(head):
        return Form.JSON
    if _HTML.match(head[:HEAD]):
        return Form.HTML
    return Form.CSV if _is_table(head) else Form.TEXT


def _start(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(packed, HEAD)
    except zlib.error:
        return b""


def _is_table(head: bytes) -> bool:
    from dragoman.ingest.tables import is_header

    line = head.lstrip()[:2000].split(b"\n", 1)[0]
    try:
        return is_header(line.decode())
    except UnicodeDecodeError:
        return False


@contextmanager
def unpacked(stream: io.BufferedReader[Any]) -> Iterator[io.BufferedReader[Any]]:
    """`stream`, or what gzip packed in it; it stays open afterwards. To be read with a limit: a small file may hold endless bytes."""
    if stream.peek(len(GZIP)).startswith(GZIP):
        yield io.BufferedReader(Unpacked(GzipPieces(stream)), HEAD)
    else:
        yield stream


@contextmanager
def peekable(stream: BinaryIO) -> Iterator[io.BufferedReader[Any]]:
    """`stream` with a `peek`; it stays open afterwards."""
    if isinstance(stream, io.BufferedReader):
        yield stream
        return
    reader: io.BufferedReader[Any] = io.BufferedReader(cast("Any", stream), HEAD)
    try:
        yield reader
    finally:
        reader.detach()


def whole(stream: BinaryIO, limit: int, start: bytes = b"") -> bytes:
    """All bytes of `start` and then the stream.

    Raises:
        RefusedArticle: `too-large` after `limit` bytes; no more than that is read. `empty-input`.
    """
    data = start + stream.read(max(0, limit + 1 - len(start)))
    if len(data) > limit:
        raise too_large(limit)
    if not data.strip():
        raise RefusedArticle("empty-input", "there is nothing in it")
    return data


def too_large(limit: int, what: str = "the file") -> RefusedArticle:
    """The refusal of something larger than `limit` bytes."""
    return RefusedArticle(
        "too-large", f"{what} is larger than max_file_mb = {limit / 1_000_000:g}; split it or raise the setting"
    )


def json_values(stream: BinaryIO, limit: int, *, lines: bool) -> Iterator[tuple[int, object]]:
    """The values of JSON lines, or of one JSON document: an object, or each item of an array.

    Yields:
        Line number (of an array: position) and the value, or the `RefusedArticle` that it is. Line 0 is a whole document.

    Args:
        stream: what to read; JSON lines are read one at a time.
        limit: bytes of a line, or of a document.
        lines: it is known to be JSON lines; otherwise its first two lines decide.
    """
    first = stream.readline(limit + 1)
    if first.startswith(WIDE_BOMS):
        text = decode(whole(stream, limit, first))[0]
        stream = io.BytesIO(text.encode("utf-8", "surrogatepass"))
        first = stream.readline(limit + 1)
    first = first.removeprefix(b"\xef\xbb\xbf")
    second = b"" if lines or len(first) > limit else stream.readline(limit + 1)
    if (
        lines
        or (second.lstrip()[:1] == b"{" and first.strip() not in {b"", b"["})
        or (_is_object(first) and second.strip())
    ):
        yield from _line_values(stream, limit, [first, second] if second else [first])
        return
    text, _ = decode(whole(stream, limit, first + second))
    value = _value(text, "broken-json", "the JSON cannot be read")
    if isinstance(value, dict) and "text" not in value and isinstance(value.get("articles"), list):
        value = value["articles"]  # as news services answer, GDELT among them
    if isinstance(value, list):
        yield from enumerate(value, start=1)
    else:
        yield 0, value


def _line_values(stream: BinaryIO, limit: int, held: list[bytes]) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(limited_lines(stream, limit, held), start=1):
        if line is None:
            yield number, too_large(limit, "the line")
        elif line.strip():
            try:
                yield number, _value(decode(line)[0], "broken-json-line", f"line {number} is not JSON")
            except RefusedArticle as refused:
                yield number, refused


def limited_lines(stream: BinaryIO, limit: int, held: list[bytes]) -> Iterator[bytes | None]:
    """Lines, and None for each that is longer than `limit`; what is left of such a line is read in pieces and dropped."""
    while line := held.pop(0) if held else stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = held.pop(0) if held else stream.readline(HEAD)
        yield None


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _value(text: str, code: str, what: str) -> object:
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        raise RefusedArticle(code, f"{what}: {error.msg} at character {error.pos + 1}") from None
    except (ValueError, RecursionError):
        raise RefusedArticle(code, f"{what}: nested too deeply, or a number too long") from None
