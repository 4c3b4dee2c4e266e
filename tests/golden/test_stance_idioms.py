"""Turns of phrase by stance, in sentences written for this project: which are recognised, and what only looks like one."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from dragoman import ingest, pipeline
from dragoman.records import CodedArticle, Statement
from dragoman.settings import Settings

pytestmark = pytest.mark.golden

ROWS = Path(__file__).parent / "said" / "idioms.jsonl"
RECOGNISED = 0.70
"""Share of the sentences with a statement of their stance: the rest are passives and negated cues, which are no statements yet."""

TAKEN_FOR_ONE = 0.04
"""Share of the counter-examples that are given the stance that they only look like, at most."""


@lru_cache
def told() -> list[tuple[dict[str, Any], list[Statement]]]:
    rows = [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]
    settings = Settings(reader=False)
    made = (ingest.from_text(row["text"], settings=settings, language="en") for row in rows)
    coded = [one for one in pipeline.code_articles(made, settings) if isinstance(one, CodedArticle)]
    return [(row, [s for s in one.statements if not s.attitude]) for row, one in zip(rows, coded, strict=True)]


def test_idioms_are_recognised():
    rows = [(row, found) for row, found in told() if "stance" in row]
    missed = [
        row["text"]
        for row, found in rows
        if not any(s.stance == row["stance"] and row["content"] in s.content.text for s in found)
    ]
    assert 1 - len(missed) / len(rows) >= RECOGNISED, "\n".join(missed)


def test_what_looks_like_an_idiom_is_none():
    rows = [(row, found) for row, found in told() if "not" in row]
    taken = [row["text"] for row, found in rows if any(s.stance == row["not"] for s in found)]
    assert len(taken) / len(rows) <= TAKEN_FOR_ONE, "\n".join(taken)
