"""Gold rows without their labels, and the articles that are made of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dragoman import ingest
from dragoman.errors import InputError
from dragoman.records import (
    UNKNOWN_DATE,
    Article,
    Found,
    Part,
    PartialDate,
    PartKind,
    Precision,
    Span,
    content_hash,
    make_id,
)

Inputs = Mapping[str, Any]
"""The keys of a row that its kind may read, and no others."""

_DAY_FORMATS = ("%d %B %Y", "%B %d, %Y", "%B %d %Y", "%d/%m/%Y")
_TODAY = PartialDate(start="2023-01-01", end="2023-12-31", precision=Precision.YEAR, found=Found.STATED, text="today")
"""The actors set was written in 2023 and calls that "today"."""

_PARAGRAPH = re.compile(r"[^\s](?:[^\n\r]*[^\s])?")


@dataclass(frozen=True, slots=True)
class Row:
    """One gold row as its kind may see it. `id` goes back into the prediction as it came."""

    number: int
    id: Any
    inputs: Inputs


def read_rows(gold: Path, keys: frozenset[str]) -> Iterator[Row]:
    """The rows of a JSON lines file, with the listed keys only.

    Raises:
        InputError: the file cannot be read, or a line is not a JSON object.
    """
    try:
        with gold.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise InputError(f"{gold}:{number}: not a JSON object")
                yield Row(number, row.get("id", number), {key: row[key] for key in keys if key in row})
    except json.JSONDecodeError as error:
        raise InputError(f"{gold}:{number}: not JSON: {error.msg}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{gold}: {error}") from None


def read_texts(gold: Path) -> Iterator[Row]:
    """The texts of a folder that holds `text/*.txt`, to the letter, by name; `id` is the file's name without `.txt`.

    Raises:
        InputError: there is no such folder, or a text cannot be read.
    """
    files = sorted((gold / "text").glob("*.txt"))
    if not files:
        raise InputError(f"{gold}: no text/*.txt in it; give the folder that holds text/")
    for number, file in enumerate(files, 1):
        try:
            with file.open(encoding="utf-8", newline="") as stream:  # newline="": offsets count what is stored
                text = stream.read()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{file}: {error}") from None
        yield Row(number, file.stem, {"text": text})


def words_of(row: Row, key: str) -> str:
    """The row's text under a key.

    Raises:
        InputError: it is missing or not a text.
    """
    value = row.inputs.get(key)
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"row {row.id}: no text under {key!r}")
    return value


def optional_words(row: Row, key: str) -> str:
    """The row's text under a key, "" where there is none."""
    value = row.inputs.get(key)
    return value.strip() if isinstance(value, str) else ""


def day_of(row: Row) -> PartialDate:
    """The row's date: an ISO day or minute, a day in words, a month, a year, or "today" (2023); else unknown."""
    raw = optional_words(row, "date")
    if not raw:
        return UNKNOWN_DATE
    if raw.lower() == "today":
        return _TODAY
    if re.fullmatch(r"\d{4}", raw):
        return _stated(f"{raw}-01-01", f"{raw}-12-31", Precision.YEAR, raw)
    for read in (lambda: date.fromisoformat(raw[:10]), *(_reader(raw, form) for form in _DAY_FORMATS)):
        try:
            day = read().isoformat()
        except ValueError:
            continue
        return _stated(day, day, Precision.DAY, raw)
    return UNKNOWN_DATE


def _reader(raw: str, form: str) -> Any:
    return lambda: datetime.strptime(raw, form).date()


def _stated(start: str, end: str, precision: Precision, words: str) -> PartialDate:
    return PartialDate(start=start, end=end, precision=precision, found=Found.STATED, text=words)


def as_body(row: Row, text: str, published: PartialDate, *, title: str = "") -> Article:
    """An article whose every line is a paragraph of its body, stored to the letter, after `title` if given.

    The rows are English sentences and passages cut out of reports: there is no page around them to tell apart, only a dateline.
    """
    lead = f"{title}\n\n" if title else ""
    stored = lead + text
    parts = [Part(kind=PartKind.TITLE, span=Span(start=0, end=len(title)))] if title else []
    for match in _PARAGRAPH.finditer(stored, len(lead)):
        cut = match.start() + ingest.dateline_end(match.group(), first=not parts)
        if cut > match.start():
            parts.append(Part(kind=PartKind.DATELINE, span=Span(start=match.start(), end=cut)))
        if cut < match.end():
            parts.append(Part(kind=PartKind.BODY, span=Span(start=cut, end=match.end())))
    return Article(
        id=make_id("ar", "row", str(row.number), str(row.id), stored, published.start),
        text=stored,
        content_hash=content_hash(stored),
        parts=tuple(parts),
        title=title,
        published=published,
        language="en",
        external_id=str(row.id),
        origin=f"row {row.id}",
    )
