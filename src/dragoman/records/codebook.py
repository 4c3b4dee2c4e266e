"""The PLOVER codebook's tables: types, their quad class, CAMEO root, modes and scores (manual draft 0.8)."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Final


class EventType(StrEnum):
    """The sixteen PLOVER types."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


T = EventType


class Quad(IntEnum):
    """The four quad classes."""

    VERBAL_COOPERATION = 1
    MATERIAL_COOPERATION = 2
    VERBAL_CONFLICT = 3
    MATERIAL_CONFLICT = 4


QUAD: Final = MappingProxyType(
    {
        T.AGREE: Quad.VERBAL_COOPERATION,
        T.CONSULT: Quad.VERBAL_COOPERATION,
        T.SUPPORT: Quad.VERBAL_COOPERATION,
        T.CONCEDE: Quad.VERBAL_COOPERATION,
        T.COOPERATE: Quad.MATERIAL_COOPERATION,
        T.AID: Quad.MATERIAL_COOPERATION,
        T.RETREAT: Quad.MATERIAL_COOPERATION,
        T.REQUEST: Quad.VERBAL_CONFLICT,
        T.ACCUSE: Quad.VERBAL_CONFLICT,
        T.REJECT: Quad.VERBAL_CONFLICT,
        T.THREATEN: Quad.VERBAL_CONFLICT,
        T.PROTEST: Quad.MATERIAL_CONFLICT,
        T.SANCTION: Quad.MATERIAL_CONFLICT,
        T.MOBILIZE: Quad.MATERIAL_CONFLICT,
        T.COERCE: Quad.MATERIAL_CONFLICT,
        T.ASSAULT: Quad.MATERIAL_CONFLICT,
    }
)

CAMEO_ROOT: Final = MappingProxyType(
    {
        T.AGREE: "03",
        T.CONSULT: "04",
        T.SUPPORT: "05",
        T.COOPERATE: "06",
        T.AID: "07",
        T.CONCEDE: "08",
        T.RETREAT: "08",
        T.ACCUSE: "11",
        T.REQUEST: "10",
        T.REJECT: "12",
        T.THREATEN: "13",
        T.PROTEST: "14",
        T.MOBILIZE: "15",
        T.SANCTION: "16",
        T.COERCE: "17",
        T.ASSAULT: "18",
    }
)
"""CAMEO root code of each type, for what no mode or context decides (`records/cameo.py`)."""

MODES: Final = MappingProxyType(
    {
        T.AGREE: (),
        T.CONSULT: ("visit", "third-party", "multilateral", "phone"),
        T.SUPPORT: (),
        T.CONCEDE: (),
        T.COOPERATE: (),
        T.AID: (),
        T.RETREAT: ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
        T.REQUEST: ("assist", "change", "yield", "meet"),
        T.ACCUSE: ("disapprove", "investigate", "allege"),
        T.REJECT: ("assist", "change", "yield", "meet"),
        T.THREATEN: ("restrict", "arrest", "relations", "expel", "territory", "violence"),
        T.PROTEST: ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
        T.SANCTION: ("convict", "expel", "withdraw", "discontinue"),
        T.MOBILIZE: ("troops", "weapons", "police", "militia"),
        T.COERCE: (
            "seize",
            "restrict",
            "censor",
            "curfew",
            "martial-law",
            "arrest",
            "deport",
            "withhold",
            "misinformation",
            "cyber",
        ),
        T.ASSAULT: (
            "abduct",
            "beat",
            "torture",
            "sexual",
            "targeted",
            "destroy",
            "primitive",
            "firearms",
            "explosives",
            "suicide-attack",
            "aerial",
            "drone",
            "heavy-weapons",
            "crowd-control",
            "unconventional",
        ),
    }
)
"""Modes of each type. The same name under another type means something else: the key is the pair."""

CONTEXTS: Final = (
    "military",
    "intelligence",
    "executive",
    "legislative",
    "election",
    "political_institutions",
    "pro_democracy",
    "pro_autocracy",
    "economic",
    "legal",
    "reparations",
    "human_rights",
    "rights_freedoms",
    "repression",
    "human_security",
    "gender",
    "lgbt",
    "religion_ethnicity",
    "inequality",
    "diplomatic",
    "territory",
    "peacekeeping",
    "health",
    "asylum",
    "migration",
    "disasters",
    "natural_resource",
    "environment",
    "technology",
    "terrorism",
    "cbrn",
    "cyber",
    "misinformation",
    "crime",
    "corruption",
    "illegal_drugs",
    "trafficking",
)
"""What an event may be about, of any type, in the codebook's order."""

_SCORE: Final = MappingProxyType(
    {
        T.AGREE: 2.5,
        T.CONSULT: 2.5,
        T.SUPPORT: 5.0,
        T.CONCEDE: 4.5,
        T.COOPERATE: 9.5,
        T.AID: 10.0,
        T.RETREAT: 6.5,
        T.REQUEST: 0.0,
        T.ACCUSE: -3.0,
        T.REJECT: -2.0,
        T.THREATEN: -3.5,
        T.PROTEST: -5.0,
        T.SANCTION: -6.0,
        T.MOBILIZE: -5.5,
        T.COERCE: -7.0,
        T.ASSAULT: -9.0,
    }
)

_MODE_SCORE: Final = MappingProxyType(
    {
        (T.CONSULT, "visit"): 4.0,
        (T.CONSULT, "third-party"): 1.0,
        (T.CONSULT, "multilateral"): 4.0,
        (T.CONSULT, "phone"): 1.5,
        (T.RETREAT, "withdraw"): 8.0,
        (T.RETREAT, "disarm"): 10.0,
        (T.RETREAT, "ceasefire"): 7.5,
        (T.RETREAT, "resign"): 4.5,
        (T.REQUEST, "assist"): 0.5,
        (T.REQUEST, "change"): -1.0,
        (T.REQUEST, "yield"): -1.0,
        (T.ACCUSE, "disapprove"): -2.0,
        (T.ACCUSE, "investigate"): -3.5,
        (T.ACCUSE, "allege"): -3.5,
        (T.REJECT, "assist"): -1.5,
        (T.THREATEN, "restrict"): -3.0,
        (T.THREATEN, "territory"): -4.0,
        (T.PROTEST, "riot"): -7.0,
        (T.PROTEST, "hunger"): -4.5,
        (T.PROTEST, "boycott"): -4.5,
        (T.PROTEST, "obstruct"): -4.5,
        (T.SANCTION, "expel"): -5.5,
        (T.MOBILIZE, "troops"): -6.5,
        (T.MOBILIZE, "weapons"): -6.5,
        (T.MOBILIZE, "militia"): -6.0,
        (T.COERCE, "censor"): -6.5,
        (T.COERCE, "curfew"): -6.5,
        (T.COERCE, "martial-law"): -7.5,
        (T.COERCE, "misinformation"): -6.5,
        (T.ASSAULT, "abduct"): -8.5,
        (T.ASSAULT, "beat"): -7.5,
        (T.ASSAULT, "torture"): -8.5,
        (T.ASSAULT, "sexual"): -8.5,
        (T.ASSAULT, "targeted"): -9.5,
        (T.ASSAULT, "destroy"): -8.5,
        (T.ASSAULT, "primitive"): -8.0,
        (T.ASSAULT, "suicide-attack"): -9.5,
        (T.ASSAULT, "aerial"): -9.5,
        (T.ASSAULT, "drone"): -9.5,
        (T.ASSAULT, "heavy-weapons"): -9.5,
        (T.ASSAULT, "crowd-control"): -7.5,
        (T.ASSAULT, "unconventional"): -10.0,
    }
)
"""Modes whose score is not their type's. The manual prints ACCUSE without its minus."""


def score_of(kind: EventType, mode: str) -> float:
    """The codebook's score of a type and mode, from -10 (conflict) to 10 (cooperation)."""
    return _MODE_SCORE.get((kind, mode), _SCORE[kind])
