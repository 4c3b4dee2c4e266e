"""Hand-written dates in news phrases: every row must hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.coding.when import find_dates
from dragoman.records import Found, PartialDate, Precision

ROWS = [json.loads(line) for line in (Path(__file__).parent / "dates.jsonl").read_text(encoding="utf-8").splitlines()]


def day(iso: str) -> PartialDate:
    return PartialDate(start=iso, end=iso, precision=Precision.DAY, found=Found.STATED)


@pytest.mark.parametrize("row", ROWS, ids=[f"{i}-{row['text'][:40]}" for i, row in enumerate(ROWS, 1)])
def test_dates_of_a_phrase(row: dict) -> None:
    found = find_dates(row["text"], day(row["published"]), future=row.get("future", False))
    got = [[m.date.text, m.date.start, m.date.end, m.date.precision.value, m.relation] for m in found]
    assert got == row["dates"]


def test_the_set_is_large_and_has_texts_without_dates() -> None:
    assert len(ROWS) >= 150
    assert sum(not row["dates"] for row in ROWS) >= 30
