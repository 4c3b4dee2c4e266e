"""Ten more articles of our own, invented like the samples, against the records that a reader would write down.

They are split by a checksum of the file's stem. Those with an odd one are kept aside: they are measured, and nobody reads
them to improve the coder. Those with an even one are for development. Floors only go up.
"""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path

import pytest

import dragoman
from dragoman.records import CodedArticle
from dragoman.settings import Settings

from . import expected

pytestmark = pytest.mark.golden

FOLDER = Path(__file__).parent / "articles_new"
FILES = sorted(FOLDER.glob("*.yaml"))


def is_kept_aside(file: Path) -> bool:
    return zlib.crc32(file.stem.encode("utf-8")) % 2 == 1


HALVES = {
    "kept aside": [file for file in FILES if is_kept_aside(file)],
    "development": [file for file in FILES if not is_kept_aside(file)],
}
FLOORS: dict[str, dict[str, tuple[float, float]]] = {
    "kept aside": {"events": (0.53, 0.87), "statements": (0.73, 0.80)},
    "development": {"events": (0.69, 0.87), "statements": (0.85, 0.91)},
}
"""Recall of what must be found, and precision over everything found."""
CLAIM_FLOORS = {"kept aside": 0.18, "development": 0.09}
"""The share of the expected claims that are found with the right standing."""
NEVER_CEILINGS = {"kept aside": 0, "development": 0}
"""How many things that did not happen are told as events; ceilings only go down."""


@cache
def coded(stem: str) -> CodedArticle:
    return dragoman.code(FOLDER / f"{stem}.txt", settings=Settings())


def scored(half: str, kind: str) -> expected.Score:
    score = expected.score_events if kind == "events" else expected.score_statements
    total = expected.Score()
    for file in HALVES[half]:
        total += score(coded(file.stem), expected.load(file)[kind])
    return total


def told(half: str) -> list[str]:
    """What did not happen and is told as an event all the same."""
    return [
        f"{file.stem}: {row['words']!r} as {event.type}"
        for file in HALVES[half]
        for row in expected.load(file).get("never") or []
        for event in coded(file.stem).events
        if expected.fits(event, row, coded(file.stem))
    ]


def claims(half: str) -> tuple[float, list[str]]:
    """The share of claims that stand as a reader would say, and those that do not."""
    rows = [(file.stem, row) for file in HALVES[half] for row in expected.load(file).get("claims") or []]
    missed = [
        f"{stem}: {row}"
        for stem, row in rows
        if not any(expected.claim_fits(claim, row, coded(stem)) for claim in coded(stem).claims)
    ]
    return 1 - len(missed) / len(rows), missed


def test_every_article_has_its_expected_record_and_the_halves_are_even():
    assert {f.stem for f in FILES} == {p.stem for p in FOLDER.glob("*.txt")}
    assert {half: len(files) for half, files in HALVES.items()} == {"kept aside": 5, "development": 5}


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_expected_words_stand_in_the_article(file: Path):
    text = " ".join(file.with_suffix(".txt").read_text(encoding="utf-8").split())
    rows = [row for kind in expected.load(file).values() for row in kind]
    assert [row["words"] for row in rows if row["words"] not in text] == []


@pytest.mark.parametrize("kind", ["events", "statements"])
@pytest.mark.parametrize("half", HALVES)
def test_records_reach_their_floors(half: str, kind: str):
    total = scored(half, kind)
    recall, precision = FLOORS[half][kind]
    report = "\n".join(total.wrong) if half == "development" else f"{total.recall:.3f} {total.precision:.3f}"
    assert total.recall >= recall, report
    assert total.precision >= precision, report


@pytest.mark.parametrize("half", HALVES)
def test_what_did_not_happen_is_seldom_told_as_an_event(half: str):
    found = told(half)
    assert len(found) <= NEVER_CEILINGS[half], "\n".join(found) if half == "development" else len(found)


@pytest.mark.parametrize("half", HALVES)
def test_claims_stand_as_a_reader_would_say(half: str):
    share, missed = claims(half)
    assert share >= CLAIM_FLOORS[half], "\n".join(missed) if half == "development" else f"{share:.3f}"
