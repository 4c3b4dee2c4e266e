"""Contexts of 180 paragraphs of our own: micro-F1, on the half that the words were chosen on and on the half kept aside."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from zlib import crc32

import pytest

from dragoman.coding.contexts import contexts_of
from dragoman.ingest import from_text
from dragoman.lexicons import load
from dragoman.parse import read_all
from dragoman.records import CONTEXTS
from dragoman.settings import Settings

pytestmark = pytest.mark.golden

ROWS = [
    json.loads(line) for line in (Path(__file__).parent / "contexts.jsonl").read_text(encoding="utf-8").splitlines()
]

FLOORS = {"even": 0.95, "aside": 0.95}
"""Micro-F1 where the CRC-32 of the text is even, and where it is odd; they only go up."""


def half(row: dict) -> str:
    return "aside" if crc32(row["text"].encode()) % 2 else "even"


@cache
def answers() -> list[set[str]]:
    terms = load().rules.contexts
    docs = read_all([from_text(row["text"]) for row in ROWS], Settings())
    return [set(contexts_of(doc, terms)) for _, doc in docs]


@pytest.mark.parametrize("name", FLOORS)
def test_contexts_of_paragraphs(name: str) -> None:
    right = false = missed = 0
    wrong = []
    for row, got in zip(ROWS, answers(), strict=True):
        if half(row) != name:
            continue
        wanted = set(row["contexts"])
        right, false, missed = right + len(got & wanted), false + len(got - wanted), missed + len(wanted - got)
        if got != wanted:
            wrong.append(f"missed {sorted(wanted - got)}, false {sorted(got - wanted)}: {row['text']}")
    score = 2 * right / (2 * right + false + missed)
    assert score >= FLOORS[name], f"micro-F1 {score:.3f}, the floor is {FLOORS[name]}\n" + "\n".join(wrong)


def test_the_set_is_large_and_has_every_context() -> None:
    counted = Counter(name for row in ROWS for name in row["contexts"])
    assert len(ROWS) >= 150
    assert len({row["text"] for row in ROWS}) == len(ROWS)
    assert set(counted) == set(CONTEXTS)
    assert min(counted.values()) >= 3
    assert sum(not row["contexts"] for row in ROWS) >= 5
