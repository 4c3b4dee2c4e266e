"""The second reading in an article: what is asked, and what is told anew."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dragoman import actors, coding, ingest, lexicons, parse
from dragoman.coding.reader import LABELS, Pair, Reading
from dragoman.records import CodedArticle, Decider, EventType, Versions
from dragoman.settings import Settings

pytestmark = pytest.mark.golden

VERSIONS = Versions(dragoman="0", lexicons="0", model="0", reader="test")


def coded(text: str, label: str, probability: float, asked: list[Pair] | None = None) -> CodedArticle:
    """The record of a text under a reader that says the same of every pair."""
    settings = Settings()
    article = ingest.from_text(text, published="2024-03-05", settings=settings, language="en")
    doc = parse.read(article, settings)
    words = lexicons.load(())
    mentions, resolutions = actors.resolve(doc, article, words)

    def reader(pairs: Sequence[Pair]) -> list[Reading]:
        if asked is not None:
            asked.extend(pairs)
        rest = (1 - probability) / (len(LABELS) - 1)
        each = {one: probability if one == label else rest for one in LABELS}
        return [Reading(label, probability, each) for _ in pairs]

    found = coding.code(doc, article, mentions, resolutions, words, VERSIONS, reader)
    return CodedArticle(
        article=article,
        versions=VERSIONS,
        mentions=mentions,
        resolutions=resolutions,
        events=found.events,
        statements=found.statements,
        claims=found.claims,
        evidence=found.evidence,
    )


def test_the_reader_is_asked_about_the_parties_in_their_sentence() -> None:
    asked: list[Pair] = []
    coded("Peru is at peace. France condemned Iran on Monday.", "ACCUSE", 0.9, asked)
    assert [(p.text, p.actor.of(p.text), p.recipient.of(p.text)) for p in asked] == [
        ("France condemned Iran on Monday.", "France", "Iran")
    ]


def test_a_sure_reader_overrules_and_the_record_carries_both_labels() -> None:
    record = coded("France condemned Iran on Monday.", "THREATEN", 0.9999)
    (event,) = record.events
    (evidence,) = [e for e in record.evidence if e.record_id == event.id]
    assert (event.type, event.mode, event.cameo[:2]) == (EventType.THREATEN, "", "13")
    assert evidence.decision is not None
    assert (evidence.decision.by, evidence.decision.rule_type) == (Decider.READER, "ACCUSE")
    assert evidence.rule_id.startswith("accuse-")


def test_an_unsure_reader_does_not() -> None:
    (event,) = coded("France condemned Iran on Monday.", "THREATEN", 0.6).events
    assert event.type is EventType.ACCUSE


def test_what_did_not_happen_is_not_read_again() -> None:
    asked: list[Pair] = []
    record = coded("France did not condemn Iran.", "THREATEN", 0.9999, asked)
    assert asked == []
    assert [event.type for event in record.events] == [EventType.ACCUSE]


def test_a_rule_that_is_sure_needs_no_second_opinion() -> None:
    asked: list[Pair] = []
    record = coded("France accused Iran of fraud on Monday.", "THREATEN", 0.9999, asked)
    assert asked == []
    assert [event.type for event in record.events] == [EventType.ACCUSE]


@pytest.mark.parametrize(("probability", "told"), [(0.5, []), (0.9999, ["SANCTION"])])
def test_only_a_sure_reader_tells_what_no_rule_knows(probability: float, told: list[str]) -> None:
    record = coded("France flummoxed Iran on Monday.", "SANCTION", probability)
    assert [event.type for event in record.events] == told
    assert {e.rule_id for e in record.evidence if e.decision} == ({"second-reader"} if told else set())


def test_no_event_is_told_of_what_the_reader_takes_for_none() -> None:
    assert coded("France flummoxed Iran on Monday.", "NONE", 0.9999).events == ()


def test_the_reader_is_not_asked_what_else_a_sentence_tells() -> None:
    asked: list[Pair] = []
    coded("France accused Iran of fraud on Monday and flummoxed Mali.", "THREATEN", 0.9999, asked)
    assert asked == []
