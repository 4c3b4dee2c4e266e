"""CAMEO codes of PLOVER events, and the Goldstein scale over them.

The codes are the published crosswalk (CAMEO to PLOVER, draft 0.8) turned around. Several CAMEO codes often lie under one PLOVER
type, mode and context; such an event has the code that all of them share, and where they share none but the root, the root. Where
PLOVER moved a thing that CAMEO has a code for, the code is CAMEO's: destroyed property is 1712, a conviction 116.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from dragoman.records.codebook import CAMEO_ROOT
from dragoman.records.codebook import EventType as T

_BY_MODE: Final = MappingProxyType(
    {
        (T.CONSULT, "phone"): "041",
        (T.CONSULT, "visit"): "042",
        (T.CONSULT, "third-party"): "044",
        (T.RETREAT, "release"): "0841",
        (T.RETREAT, "access"): "086",
        (T.RETREAT, "withdraw"): "087",
        (T.RETREAT, "ceasefire"): "0871",
        (T.RETREAT, "disarm"): "0873",
        (T.ACCUSE, "investigate"): "09",
        (T.ACCUSE, "disapprove"): "111",
        (T.ACCUSE, "allege"): "112",
        (T.REQUEST, "change"): "104",
        (T.REQUEST, "yield"): "105",
        (T.REQUEST, "meet"): "106",
        (T.REJECT, "change"): "123",
        (T.REJECT, "yield"): "124",
        (T.REJECT, "meet"): "125",
        (T.THREATEN, "relations"): "131",
        (T.THREATEN, "expel"): "136",
        (T.THREATEN, "territory"): "1382",
        (T.PROTEST, "demo"): "141",
        (T.PROTEST, "hunger"): "142",
        (T.PROTEST, "strike"): "143",
        (T.PROTEST, "boycott"): "143",
        (T.PROTEST, "obstruct"): "144",
        (T.PROTEST, "riot"): "145",
        (T.PROTEST, "vandalize"): "145",
        (T.MOBILIZE, "police"): "153",
        (T.MOBILIZE, "troops"): "154",
        (T.MOBILIZE, "weapons"): "154",
        (T.SANCTION, "convict"): "116",
        (T.SANCTION, "discontinue"): "162",
        (T.SANCTION, "expel"): "166",
        (T.COERCE, "seize"): "171",
        (T.COERCE, "restrict"): "172",
        (T.COERCE, "censor"): "1721",
        (T.COERCE, "curfew"): "1723",
        (T.COERCE, "martial-law"): "1724",
        (T.COERCE, "arrest"): "173",
        (T.COERCE, "deport"): "174",
        (T.COERCE, "cyber"): "176",
        (T.ASSAULT, "destroy"): "1712",
        (T.ASSAULT, "crowd-control"): "175",
        (T.ASSAULT, "abduct"): "181",
        (T.ASSAULT, "beat"): "182",
        (T.ASSAULT, "primitive"): "182",
        (T.ASSAULT, "sexual"): "1821",
        (T.ASSAULT, "torture"): "1822",
        (T.ASSAULT, "explosives"): "183",
        (T.ASSAULT, "suicide-attack"): "1831",
        (T.ASSAULT, "targeted"): "186",
        (T.ASSAULT, "firearms"): "193",
        (T.ASSAULT, "heavy-weapons"): "194",
        (T.ASSAULT, "aerial"): "195",
        (T.ASSAULT, "drone"): "1952",
        (T.ASSAULT, "unconventional"): "204",
    }
)

_BY_CONTEXT: Final = MappingProxyType(
    {
        (T.AGREE, "", "human_security"): "0333",
        (T.AGREE, "", "intelligence"): "0314",
        (T.AGREE, "", "legal"): "0313",
        (T.AGREE, "", "peacekeeping"): "0334",
        (T.AGREE, "", "political_institutions"): "034",
        (T.COOPERATE, "", "economic"): "061",
        (T.COOPERATE, "", "military"): "062",
        (T.COOPERATE, "", "legal"): "063",
        (T.COOPERATE, "", "intelligence"): "064",
        (T.AID, "", "economic"): "071",
        (T.AID, "", "military"): "072",
        (T.AID, "", "human_security"): "073",
        (T.AID, "", "peacekeeping"): "074",
        (T.AID, "", "asylum"): "075",
        (T.CONCEDE, "", "legal"): "081",
        (T.CONCEDE, "", "executive"): "0832",
        (T.CONCEDE, "", "political_institutions"): "083",
        (T.CONCEDE, "", "rights_freedoms"): "0833",
        (T.RETREAT, "", "legal"): "081",
        (T.RETREAT, "", "economic"): "085",
        (T.RETREAT, "access", "human_security"): "0863",
        (T.RETREAT, "access", "peacekeeping"): "0861",
        (T.REQUEST, "assist", "diplomatic"): "102",
        (T.REQUEST, "assist", "human_security"): "1033",
        (T.REQUEST, "assist", "intelligence"): "1014",
        (T.REQUEST, "assist", "legal"): "1013",
        (T.REQUEST, "assist", "peacekeeping"): "1034",
        (T.REQUEST, "change", "rights_freedoms"): "1043",
        (T.REQUEST, "yield", "diplomatic"): "1055",
        (T.REQUEST, "yield", "economic"): "1054",
        (T.REQUEST, "yield", "military"): "1056",
        (T.ACCUSE, "investigate", "corruption"): "091",
        (T.ACCUSE, "investigate", "crime"): "091",
        (T.ACCUSE, "investigate", "human_rights"): "092",
        (T.ACCUSE, "investigate", "military"): "093",
        (T.ACCUSE, "allege", "corruption"): "1121",
        (T.ACCUSE, "allege", "crime"): "1121",
        (T.ACCUSE, "allege", "human_rights"): "1122",
        (T.ACCUSE, "allege", "military"): "1123",
        (T.REJECT, "assist", "human_security"): "1223",
        (T.REJECT, "assist", "intelligence"): "1214",
        (T.REJECT, "assist", "legal"): "1213",
        (T.REJECT, "assist", "peacekeeping"): "1224",
        (T.REJECT, "change", "rights_freedoms"): "1233",
        (T.REJECT, "yield", "economic"): "1244",
        (T.REJECT, "yield", "military"): "1246",
        (T.THREATEN, "restrict", "economic"): "1312",
        (T.THREATEN, "restrict", "military"): "1381",
        (T.THREATEN, "restrict", "pro_autocracy"): "132",
        (T.THREATEN, "violence", "cbrn"): "1385",
        (T.THREATEN, "violence", "military"): "138",
        (T.THREATEN, "violence", "pro_autocracy"): "137",
        (T.PROTEST, "demo", "rights_freedoms"): "1413",
        (T.PROTEST, "hunger", "rights_freedoms"): "1423",
        (T.PROTEST, "strike", "rights_freedoms"): "1433",
        (T.PROTEST, "boycott", "rights_freedoms"): "1433",
        (T.PROTEST, "obstruct", "rights_freedoms"): "1443",
        (T.PROTEST, "riot", "rights_freedoms"): "1453",
        (T.SANCTION, "", "economic"): "163",
        (T.SANCTION, "discontinue", "economic"): "1621",
        (T.SANCTION, "discontinue", "human_security"): "1623",
        (T.SANCTION, "discontinue", "military"): "1622",
        (T.SANCTION, "expel", "human_security"): "1663",
        (T.SANCTION, "expel", "peacekeeping"): "1661",
        (T.COERCE, "restrict", "diplomatic"): "163",
        (T.COERCE, "restrict", "military"): "191",
        (T.COERCE, "restrict", "rights_freedoms"): "1721",
        (T.COERCE, "seize", "military"): "192",
        (T.ASSAULT, "", "military"): "190",
    }
)
"""Codes that a context decides. The table's `humanitarian` is `human_security` here."""

_GOLDSTEIN: Final = MappingProxyType(
    {
        "03": 4.0,
        "031": 5.2,
        "033": 5.2,
        "0334": 6.0,
        "034": 7.0,
        "04": 1.0,
        "042": 1.9,
        "044": 2.5,
        "05": 3.5,
        "06": 6.0,
        "061": 6.4,
        "062": 7.4,
        "063": 7.4,
        "064": 7.0,
        "07": 7.0,
        "071": 7.4,
        "072": 8.3,
        "073": 7.4,
        "074": 8.5,
        "08": 5.0,
        "084": 7.0,
        "085": 7.0,
        "086": 9.0,
        "087": 9.0,
        "09": -2.0,
        "10": -5.0,
        "11": -2.0,
        "12": -4.0,
        "124": -5.0,
        "125": -5.0,
        "13": -6.0,
        "131": -5.8,
        "132": -5.8,
        "136": -7.0,
        "137": -7.0,
        "138": -7.0,
        "14": -6.5,
        "144": -7.5,
        "145": -7.5,
        "15": -7.2,
        "16": -4.0,
        "162": -5.6,
        "163": -8.0,
        "166": -7.0,
        "17": -7.0,
        "171": -9.2,
        "172": -5.0,
        "173": -5.0,
        "174": -5.0,
        "175": -9.0,
        "18": -9.0,
        "182": -9.5,
        "1821": -9.0,
        "1822": -9.0,
        "183": -10.0,
        "186": -10.0,
        "19": -10.0,
        "191": -9.5,
        "192": -9.5,
        "20": -10.0,
    }
)
"""Goldstein (1992) as carried over to CAMEO by the coders of the field; a code that is not listed has its parent's value."""


def cameo_code(kind: T, mode: str, contexts: Iterable[str]) -> str:
    """The CAMEO code of an event, of two (the root), three or four digits.

    A context decides only when no other context says otherwise: AID in a paragraph about an army and a famine is 07.
    """
    told = {code for context in contexts if (code := _BY_CONTEXT.get((kind, mode, context)))}
    if kind is T.ACCUSE and {"093", "1123"} & told and "legal" in contexts:
        told = {"094" if mode == "investigate" else "1124"}  # war crimes
    return told.pop() if len(told) == 1 else _BY_MODE.get((kind, mode), CAMEO_ROOT[kind])


def goldstein(cameo: str) -> float:
    """The Goldstein value of a CAMEO code, from -10 (conflict) to 10 (cooperation); 0 for what is no code."""
    while cameo and cameo not in _GOLDSTEIN:
        cameo = cameo[:-1]
    return _GOLDSTEIN.get(cameo, 0.0)
