"""What somebody tells, and what somebody denies, in sentences of our own, with the English model."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.records import EventType, Polarity, Standing

pytestmark = pytest.mark.golden


def status(text: str, kind: EventType) -> str:
    (event,) = [e for e in dragoman.code(text, date="2023-02-22").events if e.type is kind]
    return event.status.label.value


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("The army spokesman told reporters that rebels killed two soldiers.", EventType.ASSAULT, "actual"),
        ("The president told the army to attack the rebels.", EventType.ASSAULT, "hypothetical"),
        ("Rwanda rejected a report by UN experts that it was arming the M23 rebels.", EventType.AID, "negated"),
    ],
)
def test_status_of_what_is_told_ordered_and_denied(text: str, kind: EventType, label: str) -> None:
    assert status(text, kind) == label


def test_a_denial_that_says_what_it_denies_is_no_answer_to_what_was_said_before() -> None:
    coded = dragoman.code(
        '"We will not negotiate with terrorists," the Congolese defence minister said. '
        "Rwanda rejected a report by UN experts that it was arming the M23 rebels.",
        date="2023-02-22",
    )
    denied = [c for c in coded.claims if c.standing is Standing.DENIED]
    assert [(c.proposition.predicate, c.proposition.polarity) for c in denied] == [(EventType.AID, Polarity.AFFIRMED)]
    assert not [c for c in coded.claims if c.standing is Standing.DISPUTED]


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("Minsk said it would expel the Polish envoy unless Warsaw apologised.", EventType.THREATEN, "actual"),
        ("Minsk said it would expel the Polish envoy on Friday.", EventType.SANCTION, "future"),
    ],
)
def test_a_threat_has_a_condition_and_an_announcement_none(text: str, kind: EventType, label: str) -> None:
    assert status(text, kind) == label


def test_the_act_that_is_asked_for_is_told_beside_the_request() -> None:
    events = dragoman.code("France urged Mali to release the Ivorian soldiers.", date="2023-02-22").events
    told = {(e.type, e.status.label.value, e.actors[0].country) for e in events}
    assert told == {(EventType.REQUEST, "actual", "FRA"), (EventType.RETREAT, "hypothetical", "MLI")}


def test_violence_to_a_thing_that_is_nobodys_is_told_without_a_recipient() -> None:
    (event,) = dragoman.code("Abu Sayyaf bombed the ferry.", date="2023-02-22").events
    assert (event.type, event.recipients) == (EventType.ASSAULT, ())
