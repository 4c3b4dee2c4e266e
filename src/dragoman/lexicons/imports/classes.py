"""What the classes of Wikidata are to us: offices by sector, bodies by kind, sector and country.

The numbers are those of Wikidata's own items; a class that is not listed is what the nearest listed one above it is
(`Store.nearest`).
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

HUMAN: Final = 5
FAMILY_NAME: Final = frozenset({101352})
COUNTRIES: Final = frozenset({6256, 3624078})
"""Country, sovereign state."""

PARTY: Final = 7278

POSITIONS: Final = frozenset({4164871, 294414, 30461, 48352, 2285706, 14212, 83307, 116})
"""Position, public office, and offices that are instances of another one: president, head of state, head of government, prime
minister, minister, monarch."""


@dataclass(frozen=True, slots=True)
class OfficeClass:
    """What an office of a class is: a title for those without a label, and sectors."""

    title: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BodyClass:
    """What a body of a class is: the `kind` of `bodies.tsv`, sectors, and a country for bodies beyond all countries."""

    kind: str
    sectors: tuple[str, ...]
    beyond: str = ""


_LEGISLATURE: Final = BodyClass("parliament", ("LEG",))
_WORLD: Final = BodyClass("igo", (), "IGO")

BODIES: Final = MappingProxyType(
    {
        PARTY: BodyClass("party", ("PTY",)),
        7210356: BodyClass("movement", ("SOC",)),  # political organization
        2738074: BodyClass("movement", ("SOC",)),  # political movement
        17149090: BodyClass("armed", ("REB",)),  # armed organization
        17127659: BodyClass("armed", ("REB",)),  # terrorist organization
        484652: _WORLD,  # international organization
        245065: _WORLD,  # intergovernmental organization
        192350: BodyClass("ministry", ("GOV",)),
        327333: BodyClass("agency", ("GOV",)),  # government agency
        7188: BodyClass("organ", ("GOV",)),  # government
        35749: _LEGISLATURE,  # parliament
        11204: _LEGISLATURE,  # legislature
        772547: BodyClass("military", ("MIL",)),  # armed forces
        37726: BodyClass("military", ("MIL",)),  # army
        47913: BodyClass("agency", ("SPY",)),  # intelligence agency
        732717: BodyClass("police", ("COP",)),  # law enforcement agency
        41487: BodyClass("court", ("JUD",)),
        # classes below one of the above whose members are not read as actors
        176799: None,  # military unit
        4830453: None,  # business
        3918: None,  # university
        3914: None,  # school
        16917: None,  # hospital
        847017: None,  # sports club
    }
)
"""What bodies are; None: no actors here, although a class above them is listed."""

OFFICES: Final = MappingProxyType(
    {
        48352: OfficeClass("head of state", ("GOV",)),
        2285706: OfficeClass("head of government", ("GOV",)),
        30461: OfficeClass("president", ("GOV",)),
        42178: OfficeClass("vice president", ("GOV",)),
        14212: OfficeClass("prime minister", ("GOV",)),
        116: OfficeClass("monarch", ("GOV",)),
        83307: OfficeClass("minister", ("GOV",)),
        7330070: OfficeClass("foreign minister", ("GOV",)),
        132050: OfficeClass("governor", ("GOV",)),
        30185: OfficeClass("mayor", ("GOV",)),
        121998: OfficeClass("ambassador", ("GOV",)),
        193391: OfficeClass("diplomat", ("GOV",)),
        16533: OfficeClass("judge", ("JUD",)),
        4175034: OfficeClass("legislator", ("LEG",)),
        486839: OfficeClass("member of parliament", ("LEG",)),
        15686806: OfficeClass("senator", ("LEG",)),
        1553195: OfficeClass("party leader", ("PTY",)),
        29182: OfficeClass("bishop", ("REL",)),
        19546: OfficeClass("pope", ("REL",)),
        189290: OfficeClass("military officer", ("MIL",)),
        **{number: OfficeClass("", body.sectors) for number, body in BODIES.items() if body and body.sectors},
    }
)
"""What offices are, by their own class or by that of the body that they are part of."""

BEYOND: Final = MappingProxyType(
    {458: "EUR", 1065: "UNO", 7184: "IGO", 7159: "IGO", 7768: "IGO", 8908: "IGO", 7825: "IGO", 41550: "IGO"}
)
"""Where an office or a body is of no country: the European Union, the United Nations, NATO, the African Union, ASEAN, the Council
of Europe, the World Trade Organization, the OECD."""
