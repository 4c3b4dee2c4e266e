"""Other people's habits: what a type of ours, or a code of a country, is called in an older data set.

A convention looks at the event alone (type, mode, status, the trigger's words and the rule that found it), never at the row that it
answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dragoman.errors import InputError
from dragoman.records import Event, EventType, StatusLabel

Convention = Callable[[Event, str, str], str]
"""From an event, the words of its trigger and the id of its rule ("" where only the second reader found it) to a label."""


def plover(event: Event, trigger: str = "", rule_id: str = "") -> str:  # noqa: ARG001 - every convention takes all three
    """The codebook's own type."""
    return event.type.value


_HOSTILE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.MOBILIZE, EventType.PROTEST})
_REFUGE = ("refuge", "asylum", "fled", "flee", "sought", "seek")
_MEASURES = ("sanction", "embargo", "blacklist", "impos", "slap", "tariff", "froze", "freez")
_AT_ONCE = frozenset({"concede-declare-ceasefire"})
"""Rules of what is announced and begins with that (CAMEO 087)."""
_SIGNING = ("sign", "ink", "ratif", "reach", "struck", "strike", "conclud", "clinch", "seal")
_FIGHTING = ("blockad", "violat", "breach")


def plv(event: Event, trigger: str, rule_id: str = "") -> str:
    """The label of the PLV set (ZSP paper, ACL 2024), which keeps habits of CAMEO that the manual has given up.

    | ours | there | why |
    |---|---|---|
    | CONCEDE or RETREAT to come ("will release") | AGREE | CAMEO 035, intent to yield, is a 03 |
    | other CONCEDE and RETREAT | YIELD | one type in the first PLOVER |
    | SANCTION, measures imposed ("imposed sanctions") | COERCE | CAMEO 163 and 172 in the published crosswalk |
    | SANCTION convict | ACCUSE | a verdict is the end of a charge: legal ACCUSE |
    | THREATEN arrest (a warrant) | COERCE | warrants count with arrests |
    | a hostile act to come ("will extend the curfew") | THREATEN | CAMEO 13 announces as well as threatens |
    | SANCTION expel told by those who flee ("sought refuge") | REQUEST | asking for refuge |
    | COOPERATE or AGREE that is signed or reached | SUPPORT | CAMEO 057, sign formal agreement |
    | COERCE by blockade, a ceasefire broken | ASSAULT | CAMEO 191 and 196 are ways to fight |
    | COERCE cyber | ASSAULT | an attack like others |
    """
    word = trigger.lower()
    if event.type in _HOSTILE and event.status.label is StatusLabel.FUTURE:
        return "THREATEN"
    match event.type:
        case EventType.CONCEDE | EventType.RETREAT:
            return "AGREE" if _is_to_come(event, word) and rule_id not in _AT_ONCE else "YIELD"
        case EventType.SANCTION if event.mode == "convict":
            return "ACCUSE"
        case EventType.SANCTION if event.mode == "expel" and word.startswith(_REFUGE):
            return "REQUEST"
        case EventType.SANCTION if event.mode in ("", "discontinue") and word.startswith(_MEASURES):
            return "COERCE"
        case EventType.THREATEN if event.mode == "arrest":
            return "COERCE"
        case EventType.COOPERATE | EventType.AGREE if word.startswith(_SIGNING):
            return "SUPPORT"
        case EventType.COERCE if event.mode == "cyber" or word.startswith(_FIGHTING):
            return "ASSAULT"
    return event.type.value


_PROMISING = ("agree", "promis", "pledg", "vow", "offer", "plan", "will", "intend", "decid", "order", "announc")
_BEING = frozenset("is are was were be been remain remains stand stands".split())
"""Triggers of "is willing to withdraw"."""
_AHEAD = frozenset({"will", "plan", "plan-noun", "would-reported", "headline-to", "upcoming"})
"""Rules of status that speak of what is to come: a yielding to come is a CONCEDE that happens now, and keeps their marks."""


def _is_to_come(event: Event, word: str) -> bool:
    ahead = event.status.label is StatusLabel.FUTURE or any(mark.rule_id in _AHEAD for mark in event.status.marks)
    return ahead or (event.type is EventType.CONCEDE and (word.startswith(_PROMISING) or word in _BEING))


def petrarch(event: Event, trigger: str, rule_id: str = "") -> str:
    """The label of PETRARCH's dictionaries, which know no auxiliary modes: a meeting or help to come is what its verb says, not AGREE.

    The UN and the EU are one IGO there (`code_of`).
    """
    own = rule_id.partition("-")[0].upper()
    if event.type is EventType.AGREE and own in (
        EventType.CONSULT,
        EventType.AID,
        EventType.COOPERATE,
        EventType.SUPPORT,
    ):
        return own
    return plover(event, trigger)


CONVENTIONS: Final[Mapping[str, Convention]] = MappingProxyType({"plover": plover, "plv": plv, "petrarch": petrarch})
_CODES: Final[Mapping[Convention, Mapping[str, str]]] = MappingProxyType({petrarch: {"UNO": "IGO", "EUR": "IGO"}})


def code_of(country: str, convention: Convention) -> str:
    """What a convention calls a country, or what stands for one."""
    return _CODES[convention].get(country, country) if convention in _CODES else country


def convention_named(name: str) -> Convention:
    """The convention of that name.

    Raises:
        InputError: there is none.
    """
    try:
        return CONVENTIONS[name]
    except KeyError:
        raise InputError(f"unknown convention {name!r}: one of {', '.join(sorted(CONVENTIONS))}") from None
