"""The report that the project began with, when it lies beside the checkout: its record must hold what a reader finds in it."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman
from dragoman.records import Claim, CodedArticle, Event, PartKind, Stance, Standing, StatementKind
from dragoman.settings import Settings

from . import expected

SEED = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"
pytestmark = [
    pytest.mark.golden,
    pytest.mark.skipif(not SEED.is_file(), reason=f"the seed report is not there ({SEED})"),
]

MUST = [
    {"id": "E1", "type": "CONSULT", "actors": ["CHN"], "recipients": ["RUS"], "words": "Wang Yi", "date": "2023-02-22"},
    {"id": "E2", "type": ["SUPPORT", "AGREE"], "words": "deepening alliance", "date": "2023-02-22"},
    {
        "id": "E3",
        "type": ["THREATEN", "REQUEST"],
        "actors": ["USA"],
        "recipients": ["CHN"],
        "words": "warned against any",
    },
    {"id": "E4", "type": "ACCUSE", "actors": ["USA"], "recipients": ["CHN"], "words": "claims to have information"},
    {"id": "E5", "type": "REJECT", "actors": ["CHN"], "recipients": ["USA"], "words": "Beijing denies"},
    {
        "id": "E9",
        "type": "CONSULT",
        "actors": ["CHN"],
        "recipients": ["UKR"],
        "words": "met Ukrainian officials",
        "date": "2023-02",
    },
]
MAY = [
    {"type": "AID", "actors": ["CHN"], "recipients": ["RUS"], "status": "hypothetical", "words": "arm"},
    {"type": "AID", "actors": ["CHN"], "status": "negated", "words": "provide"},
    {"type": "COOPERATE", "actors": ["CHN"], "recipients": ["RUS"], "words": "strengthening trade ties"},
    {"type": ["REQUEST", "THREATEN"], "actors": ["CHN"], "recipients": ["RUS"], "words": "nuclear escalation"},
    {"type": ["REQUEST", "AGREE"], "actors": ["CHN"], "words": "calling for peace talks"},
    {"type": "ACCUSE", "words": "blame Nato expansion"},
    {"type": "ASSAULT", "actors": ["RUS"], "recipients": ["UKR"], "status": "historical", "words": "Russia"},
]
STATEMENTS = [
    ("S1", "their deepening alliance", "Russia and China", "indirect"),
    ("S2", "against any Chinese military involvement", "US", "indirect"),
    ("S3", "ready to strengthen our strategic partnership", "Wang Yi", "mixed"),
    ("S4", "does not give in to pressure", "Wang Yi", "mixed"),
    ("S5", "defend each other's interests", "Lavrov", "mixed"),
    ("S6", "very important to stabilise", "Putin", "mixed"),
    ("S7", "When we are protecting our interests", "Putin", "direct"),
    ("S8", "as a struggle for democracy", "US President", "indirect"),
    ("S9", "China is considering arming Russia", "Blinken", "indirect"),
    ("S10", "China is considering arming Russia", "Beijing", "indirect"),
    ("S11", "That would be a terrible step", "Blinken", "direct"),
    ("S12", "promote mutually beneficial", "Wang", "mixed"),
    ("S13", "no indication yet of China providing arms", "western official", "indirect"),
    ("S14", "has not shown any interest in sustaining the war", "official", "direct"),
]


@pytest.fixture(scope="module")
def seed() -> CodedArticle:
    return dragoman.code(SEED, settings=Settings())


def named(coded: CodedArticle, row: dict) -> list[Event]:
    return [event for event in coded.events if expected.fits(event, row, coded)]


@pytest.mark.parametrize("row", MUST, ids=lambda row: row["id"])
def test_what_a_reader_would_not_forgive_missing_is_there(seed, row):
    assert named(seed, row)


def test_both_declare_the_alliance_together(seed):
    (event, *_) = named(seed, MUST[1])
    assert expected.countries(event.actors) == {"CHN", "RUS"}
    assert not event.recipients


def test_wang_yi_is_the_visitor(seed):
    visits = [e for e in named(seed, MUST[0]) if e.mode == "visit" and any(p.name == "Wang Yi" for p in e.actors)]
    assert any(p.name == "Vladimir Putin" for e in visits for p in e.recipients)


def test_few_events_go_beyond_what_a_reader_lists(seed):
    listed = {e.id for row in (*MUST, *MAY) for e in named(seed, row)}
    beyond = [f"{e.type} {expected.countries(e.actors)}" for e in seed.events if e.id not in listed]
    assert len(beyond) <= 6, beyond


def test_what_did_not_happen_is_not_told_as_happened(seed):
    assert not [e for e in seed.events if e.type == "PROTEST"]
    assert not [e for e in seed.events if e.type == "AID" and e.status.label == "actual"]
    for event in seed.events:
        assert not {p.key for p in event.actors} & {p.key for p in event.recipients}


def test_most_statements_have_the_right_speaker_and_kind(seed):
    right = [name for name, words, speaker, kind in STATEMENTS if _said(seed, words, speaker, kind)]
    assert len(right) >= 14, sorted({s[0] for s in STATEMENTS} - set(right))


def _said(coded: CodedArticle, words: str, speaker: str, kind: str) -> bool:
    return any(
        s.speaker is not None
        and expected.is_called(f"{s.speaker.text} {s.speaker.name}", speaker)
        and s.kind == StatementKind(kind)
        and expected.speaks(s, {"words": words}, coded)
        for s in coded.statements
    )


def test_the_unnamed_official_is_one_person_and_not_the_secretary_of_state(seed):
    keys = {s.speaker.key for s in seed.statements if s.speaker and "official" in s.speaker.text.lower()}
    assert len(keys) == 1
    assert not keys & {s.speaker.key for s in seed.statements if s.speaker and "Blinken" in s.speaker.text}


def test_the_claim_that_china_would_arm_russia_is_disputed(seed):
    claim = next(c for c in seed.claims if c.proposition.predicate == "AID" and voices(c, Stance.DENIES))
    assert claim.standing is Standing.DISPUTED
    assert "Antony Blinken" in voices(claim, Stance.ASSERTS) | voices(claim, Stance.ACCUSES)
    assert voices(claim, Stance.DENIES) == {"China"}
    assert any("western official" in name for name in voices(claim, Stance.DOUBTS))


def voices(claim: Claim, stance: Stance) -> set[str]:
    return {voice.speaker for voice in claim.voices if voice.stance is stance}


def test_parts_times_and_the_note_of_translation_are_told_apart(seed):
    article = seed.article
    assert article.title == "China and Russia boost alliance in shadow of Ukraine war"
    assert article.standfirst.startswith("Beijing in the spotlight")
    assert len(article.captions) == 2
    assert article.updated.start == "2023-02-22T13:30"
    assert [note.code for note in article.notes] == ["machine-translated"]
    assert all("automated translation" not in e.text for e in seed.evidence)
    assert any(e.part is PartKind.CAPTION for e in seed.evidence)
