"""Conventions: what an event of ours is called in an older data set."""

from __future__ import annotations

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.conventions import code_of, convention_named, petrarch, plover, plv
from dragoman.records import Event, EventType, Modality, Polarity, Status, Time

T = EventType


def event(type_: EventType, mode: str = "", status: Status | None = None) -> Event:
    return Event(id="e", article_id="a", type=type_, mode=mode, actors=(), status=status or Status())


@pytest.mark.parametrize(
    ("told", "trigger", "label"),
    [
        (event(T.CONCEDE), "apologised", "YIELD"),
        (event(T.RETREAT, "withdraw"), "withdrew", "YIELD"),
        (event(T.CONCEDE, status=Status(time=Time.FUTURE)), "release", "AGREE"),
        (event(T.RETREAT, status=Status(polarity=Polarity.NEGATED)), "withdrew", "YIELD"),
        (event(T.THREATEN, "arrest"), "warrant", "COERCE"),
        (event(T.THREATEN, "violence"), "threatened", "THREATEN"),
        (event(T.SANCTION, "convict"), "convicted", "ACCUSE"),
        (event(T.SANCTION, "expel"), "expelled", "SANCTION"),
        (event(T.SANCTION, "expel"), "refuge", "REQUEST"),
        (event(T.SANCTION), "sanctioned", "COERCE"),
        (event(T.SANCTION), "Imposed", "COERCE"),
        (event(T.SANCTION, "discontinue"), "suspended", "SANCTION"),
        (event(T.AGREE), "signed", "SUPPORT"),
        (event(T.COOPERATE), "signed", "SUPPORT"),
        (event(T.AGREE), "vowed", "AGREE"),
        (event(T.ASSAULT, "abduct"), "captured", "ASSAULT"),
        (event(T.COERCE, "curfew", status=Status(time=Time.FUTURE)), "extend", "THREATEN"),
        (event(T.AGREE), "reached", "SUPPORT"),
        (event(T.COERCE, "cyber"), "hacked", "ASSAULT"),
        (event(T.COERCE, "restrict"), "blockaded", "ASSAULT"),
        (event(T.COERCE, "restrict"), "banned", "COERCE"),
    ],
)
def test_plv_keeps_older_habits(told: Event, trigger: str, label: str) -> None:
    assert plv(told, trigger) == label


@pytest.mark.parametrize("type_", list(EventType))
@pytest.mark.parametrize("status", [Status(), Status(time=Time.FUTURE), Status(modality=Modality.HYPOTHETICAL)])
def test_plover_is_the_type_itself_and_plv_has_fifteen(type_: EventType, status: Status) -> None:
    told = event(type_, status=status)
    assert plover(told, "signed") == type_.value
    assert plv(told, "did") not in ("CONCEDE", "RETREAT", "")


def test_a_ceasefire_that_is_declared_has_begun() -> None:
    assert plv(event(T.CONCEDE), "announced", "concede-declare-ceasefire") == "YIELD"
    assert plv(event(T.CONCEDE), "announced", "concede-promise") == "AGREE"


@pytest.mark.parametrize(
    ("told", "rule_id", "label"),
    [
        (event(T.AGREE), "consult-meet", "CONSULT"),
        (event(T.AGREE), "aid-provide", "AID"),
        (event(T.AGREE), "agree-reach-deal", "AGREE"),
        (event(T.AGREE), "", "AGREE"),
        (event(T.REJECT), "aid-provide", "REJECT"),
    ],
)
def test_petrarch_has_no_future_so_a_meeting_to_come_is_a_meeting(told: Event, rule_id: str, label: str) -> None:
    assert petrarch(told, "will", rule_id) == label


def test_an_unknown_convention_is_named_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="petrarch, plover, plv"):
        convention_named("cameo")


def test_petrarch_has_one_code_for_the_un_and_the_eu() -> None:
    assert [code_of(code, petrarch) for code in ("UNO", "EUR", "FRA", "")] == ["IGO", "IGO", "FRA", ""]
    assert code_of("UNO", plover) == code_of("UNO", plv) == "UNO"
    assert petrarch(event(T.CONCEDE), "ceded") == "CONCEDE"
