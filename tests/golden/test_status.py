"""What became of the event between two parties: how often the coder gives the status that we do.

The rows are split by a checksum of their sentence. Those with an odd one are kept aside: they are measured, and nobody reads
them to improve the coder. Those with an even one are for development.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dragoman.evaluate import predict
from dragoman.records import EventType, StatusLabel
from dragoman.settings import Settings

pytestmark = pytest.mark.golden
GOLD = Path(__file__).parent / "status.jsonl"
ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
LABELS = sorted(StatusLabel)


def is_kept_aside(row: dict) -> bool:
    return zlib.crc32(row["sentence"].encode("utf-8")) % 2 == 1


HALVES = {
    "kept aside": [row for row in ROWS if is_kept_aside(row)],
    "development": [row for row in ROWS if not is_kept_aside(row)],
}

FLOORS: dict[str, dict[str, float]] = {
    "kept aside": {"actual": 0.92, "future": 0.96, "historical": 0.89, "hypothetical": 0.89, "negated": 0.89},
    "development": {"actual": 0.98, "future": 0.95, "historical": 0.98, "hypothetical": 0.95, "negated": 0.96},
}
"""F1 of each status on each half; they only go up."""


@cache
def answers() -> dict[str, dict]:
    return {answer["id"]: answer for answer in predict("status", GOLD, settings=Settings())}


def f1(rows: list[dict], label: str) -> float:
    """Harmonic mean of precision and recall of one status; a row without an answer is a miss."""
    pairs = Counter((row["status"] == label, answers()[row["id"]].get("status") == label) for row in rows)
    right, missed, false = pairs[True, True], pairs[True, False], pairs[False, True]
    return 2 * right / (2 * right + missed + false) if right else 0.0


@pytest.mark.parametrize("half", HALVES)
def test_statuses_are_told_apart(half: str) -> None:
    rows = HALVES[half]
    scores = {label.value: f1(rows, label) for label in LABELS}
    low = [label for label in LABELS if scores[label] < FLOORS[half][label]]
    assert not low, _report(half, scores)


def _report(half: str, scores: dict[str, float]) -> str:
    """The scores; the wrong rows of the development half only."""
    lines = [
        f"{half}: F1 {score:.3f} for {label}, the floor is {FLOORS[half][label]}" for label, score in scores.items()
    ]
    for row in HALVES[half] if half == "development" else []:
        got = answers()[row["id"]]
        if got.get("status") != row["status"]:
            wanted = {key: row[key] for key in ("actor", "recipient", "type", "status")}
            lines.append(f"  {row['id']} {row['sentence']}\n    {wanted} <> {got}")
    return "\n".join(lines)


def test_the_set_is_large_and_its_rows_are_whole() -> None:
    assert len(ROWS) >= 500
    assert len({row["id"] for row in ROWS}) == len({row["sentence"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert row["sentence"].count(row["actor"]) == 1, row["id"]
        assert not row["recipient"] or row["sentence"].count(row["recipient"]) == 1, row["id"]
        assert 8 <= len(row["sentence"].split()) <= 50, row["id"]
        assert 1995 <= date.fromisoformat(row["date"]).year <= 2026, row["id"]
        assert row["type"] in set(EventType), row["id"]
        assert row["status"] in set(StatusLabel), row["id"]
        assert isinstance(row["reported"], bool), row["id"]


def test_each_half_has_enough_of_each_status() -> None:
    for half, rows in HALVES.items():
        counts = Counter(row["status"] for row in rows)
        assert all(counts[label] >= 35 for label in LABELS), (half, counts)
