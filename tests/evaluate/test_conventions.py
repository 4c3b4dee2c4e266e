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


def test_an_unknown_convention_is_named_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="petrarch, plover, plv"):
        convention_named("cameo")


def test_petrarch_has_one_code_for_the_un_and_the_eu() -> None:
    assert [code_of(code, petrarch) for code in ("UNO", "EUR", "FRA", "")] == ["IGO", "IGO", "FRA", ""]
    assert code_of("UNO", plover) == code_of("UNO", plv) == "UNO"
    assert petrarch(event(T.CONCEDE), "ceded") == "CONCEDE"
