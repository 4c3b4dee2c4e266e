"""Mentions that look like an actor and are another, or none: how many of them the coder tells apart."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from dragoman.evaluate import predict
from dragoman.settings import Settings

pytestmark = pytest.mark.golden
GOLD = Path(__file__).parent / "actors_near_misses.jsonl"
ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]

FLOOR = 0.88
"""Share of the rows that must be right; it only goes up."""


@cache
def answers() -> dict[str, dict]:
    return {answer["id"]: answer for answer in predict("actors", GOLD, settings=Settings())}


def is_right(gold: dict, answer: dict) -> bool:
    """The gold set asserts only the keys it holds; an answer without an actor has neither country nor sector."""
    country, sector = ("", "") if answer.get("none") else (answer.get("country", ""), answer.get("sector", ""))
    if gold.get("none"):
        return not (country or sector)
    return ("country" not in gold or country in (gold["country"], *gold.get("country_ok", ()))) and (
        "sector" not in gold or sector in (gold["sector"], *gold.get("sectors_ok", ()))
    )


def is_positive(gold: dict) -> bool:
    """Whether "no actor" would be a wrong answer."""
    return not is_right(gold, {"none": True})


def test_near_misses_are_told_apart() -> None:
    got = answers()
    wrong = [row for row in ROWS if not is_right(row["gold"], got[row["id"]])]
    share = 1 - len(wrong) / len(ROWS)
    assert share >= FLOOR, f"{share:.3f} of {len(ROWS)} rows right, the floor is {FLOOR}\n{_report(wrong)}"


def _report(wrong: list[dict]) -> str:
    rows, missed = Counter(row["kind"] for row in ROWS), Counter(row["kind"] for row in wrong)
    lines = []
    for kind, number in sorted(missed.items(), key=lambda pair: (-pair[1] / rows[pair[0]], pair[0])):
        lines.append(f"{kind}: {number} of {rows[kind]} wrong")
        for row in wrong:
            if row["kind"] == kind:
                got = {key: value for key, value in answers()[row["id"]].items() if key != "id"}
                lines.append(f"  {row['id']} [{row['mention']}] {row['sentence']}\n    {row['gold']} <> {got}")
    return "\n".join(lines)


def test_the_set_is_large_and_its_rows_are_whole() -> None:
    assert len(ROWS) >= 250
    assert len({row["id"] for row in ROWS}) == len({row["sentence"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert row["text"] == row["mention"], row["id"]
        assert row["sentence"].count(row["mention"]) == 1, row["id"]
        assert 8 <= len(row["sentence"].split()) <= 30, row["id"]


def test_neither_always_an_actor_nor_never_wins() -> None:
    positive = sum(is_positive(row["gold"]) for row in ROWS)
    assert positive >= 0.25 * len(ROWS)
    assert len(ROWS) - positive >= 0.25 * len(ROWS)
