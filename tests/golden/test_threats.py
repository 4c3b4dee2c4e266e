"""Threats: what is announced on a condition is threatened, and a negation that a rule asks for negates nothing."""

from __future__ import annotations

import pytest

from dragoman import ingest, pipeline
from dragoman.records import CodedArticle, Event
from dragoman.settings import Settings

pytestmark = pytest.mark.golden


def events(sentence: str) -> list[Event]:
    settings = Settings()
    article = ingest.from_text(sentence, published="2024-05-15", language="en", origin="threats", settings=settings)
    [coded] = pipeline.code_articles([article], settings)
    assert isinstance(coded, CodedArticle), coded
    return list(coded.events)


@pytest.mark.parametrize(
    "sentence",
    [
        "Turkey will not hesitate to strike Syria.",
        "“This attack will not go unanswered,” the German foreign minister said.",
    ],
)
def test_a_negation_that_belongs_to_the_threat_does_not_negate_it(sentence: str):
    assert [(e.type, e.status.label) for e in events(sentence)] == [("THREATEN", "actual")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway will impose tariffs on Chile if the talks fail.",
        "If the talks fail, the Norwegian minister added, Norway will impose tariffs on Chile.",
    ],
)
def test_a_measure_on_a_condition_is_a_threat(sentence: str):
    assert [e.type for e in events(sentence) if e.recipients] == ["THREATEN"]


def test_a_measure_that_is_only_announced_is_none():
    assert "THREATEN" not in [e.type for e in events("Norway will impose tariffs on Chile on Monday.")]
