"""How many were killed, injured, arrested and took part, event by event, in sentences of our own with the English model."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from spacy.tokens import Doc

from dragoman.coding.size import size_of
from dragoman.ingest import from_text
from dragoman.parse import read_all
from dragoman.records import Size
from dragoman.settings import Settings

pytestmark = pytest.mark.golden

ROWS = [json.loads(line) for line in (Path(__file__).parent / "sizes.jsonl").read_text(encoding="utf-8").splitlines()]

FLOOR = 0.98
"""Share of the rows whose sizes are all right; it only goes up."""


@cache
def parsed() -> list[Doc]:
    return [doc for _, doc in read_all([from_text(row["text"]) for row in ROWS], Settings())]


def got(row: dict, doc: Doc) -> Size:
    sentence = next(s for s in doc.sents if row["trigger"] in [t.text for t in s])
    return size_of(next(t for t in sentence if t.text == row["trigger"]), crowd=row.get("protest", False))


def test_sizes_of_events() -> None:
    wrong = [
        f"{row['trigger']} | {row['text']} | {size}"
        for row, doc in zip(ROWS, parsed(), strict=True)
        if (size := got(row, doc)) != Size(**row["size"])
    ]
    share = 1 - len(wrong) / len(ROWS)
    assert share >= FLOOR, f"{share:.3f} of {len(ROWS)} rows right, the floor is {FLOOR}\n" + "\n".join(wrong)


def test_the_set_is_large_and_has_events_without_numbers() -> None:
    assert len(ROWS) >= 120
    assert sum(not row["size"] for row in ROWS) >= 15
    assert all(row["trigger"] in row["text"] for row in ROWS)
