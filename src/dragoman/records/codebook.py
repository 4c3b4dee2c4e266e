"""The PLOVER codebook's tables: quad class, CAMEO root and modes of each type (manual draft 0.8)."""

from __future__ import annotations

from enum import IntEnum
from types import MappingProxyType
from typing import Final

from dragoman.records.events import EventType as T


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
"""CAMEO root code of each type. ACCUSE is 11 (09 where its mode is investigate); ASSAULT is 18 to 20 by mode."""

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
