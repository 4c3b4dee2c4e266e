"""What an open stream holds (a page, a text, JSON), and its pieces with their line numbers, never more than a limit at once."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, BinaryIO, cast

from dragoman.errors import RefusedArticle
from dragoman.ingest.encoding import WIDE_BOMS, decode


class Form(StrEnum):
    """How an input is written."""

    HTML = "html"
    TEXT = "text"
    JSON_LINES = "json-lines"
    JSON = "json"


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
}
"""File name suffixes that are taken from folders, and what they say of a file."""

HEAD = 65_536
"""Bytes that are looked at to tell the form."""

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|section|h1|p|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(rb"\s*(?:\[\s*)?\{\s*(?:\"|\}|$)")


def form_of(head: bytes) -> Form:
    """The form of an input by its first bytes."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith(WIDE_BOMS):
        try:
            head = decode(head[: len(head) // 4 * 4])[0].encode()
        except RefusedArticle:
            return Form.TEXT
    if _JSON.match(head):
        return Form.JSON
    return Form.HTML if _HTML.match(head[:HEAD]) else Form.TEXT


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
    if isinstance(value, list):
        yield from enumerate(value, start=1)
    else:
        yield 0, value


def _line_values(stream: BinaryIO, limit: int, held: list[bytes]) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(_limited_lines(stream, limit, held), start=1):
        if line is None:
            yield number, too_large(limit, "the line")
        elif line.strip():
            try:
                yield number, _value(decode(line)[0], "broken-json-line", f"line {number} is not JSON")
            except RefusedArticle as refused:
                yield number, refused


def _limited_lines(stream: BinaryIO, limit: int, held: list[bytes]) -> Iterator[bytes | None]:
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
