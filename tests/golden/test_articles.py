"""Whole articles of our own (`samples/`) against the records that a reader would write down. Floors only go up."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import dragoman
from dragoman.records import CodedArticle
from dragoman.settings import Settings

from . import expected

pytestmark = pytest.mark.golden

SAMPLES = Path(__file__).parents[2] / "samples"
FILES = sorted((Path(__file__).parent / "articles").glob("*.yaml"))
FLOORS = {"events": (0.76, 0.92), "statements": (0.91, 0.96), "claims": 0.68}
"""Recall of what must be found, and precision over everything found; for claims the share found with the right standing."""


@cache
def coded(stem: str) -> CodedArticle:
    (sample,) = (path for path in SAMPLES.iterdir() if path.stem == stem)
    return dragoman.code(sample, settings=Settings())


def test_every_sample_has_its_expected_record():
    assert {f.stem for f in FILES} == {p.stem for p in SAMPLES.iterdir() if p.suffix in (".txt", ".html")}


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_what_did_not_happen_is_never_told_as_an_event(file):
    article = coded(file.stem)
    never = expected.load(file).get("never") or []
    found = [(row["words"], e.type) for row in never for e in article.events if expected.fits(e, row, article)]
    assert found == []


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_nobody_acts_upon_themselves(file):
    for event in coded(file.stem).events:
        assert not {p.key for p in event.actors} & {p.key for p in event.recipients}, event


@pytest.mark.parametrize("kind", ["events", "statements"])
def test_records_reach_their_floors(kind):
    total = expected.Score()
    for file in FILES:
        rows = expected.load(file)[kind]
        score = expected.score_events if kind == "events" else expected.score_statements
        total += score(coded(file.stem), rows)
    recall, precision = FLOORS[kind]
    report = "\n".join(total.wrong)
    assert total.recall >= recall, report
    assert total.precision >= precision, report


def test_claims_stand_as_a_reader_would_say():
    rows = [(file.stem, row) for file in FILES for row in expected.load(file).get("claims") or []]
    missed = [
        (stem, row)
        for stem, row in rows
        if not any(expected.claim_fits(claim, row, coded(stem)) for claim in coded(stem).claims)
    ]
    assert 1 - len(missed) / len(rows) >= FLOORS["claims"], "\n".join(map(str, missed))
