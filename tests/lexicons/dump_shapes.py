"""Small Wikidata dumps for tests: entities in the dump's own shape, persons and most bodies invented."""

from __future__ import annotations

import json
from typing import Any

Entity = dict[str, Any]


def item(number: int) -> dict[str, Any]:
    value = {"entity-type": "item", "numeric-id": number, "id": f"Q{number}"}
    return {"snaktype": "value", "datavalue": {"value": value, "type": "wikibase-entityid"}}


def text(words: str) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": words, "type": "string"}}


def time(stamp: str, precision: int) -> dict[str, Any]:
    value = {"time": f"{stamp}T00:00:00Z", "timezone": 0, "before": 0, "after": 0, "precision": precision}
    return {"snaktype": "value", "datavalue": {"value": value, "type": "time"}}


UNKNOWN = {"snaktype": "somevalue"}


def statement(snak: dict[str, Any], rank: str = "normal", **qualifiers: Any) -> dict[str, Any]:
    said = {name: found if isinstance(found, list) else [found] for name, found in qualifiers.items()}
    return {"mainsnak": snak, "type": "statement", "rank": rank, "qualifiers": said or []}


def entity(
    number: int, label: str, *aliases: str, wikis: int = 1, french: str = "", kind: str = "item", **claims: Any
) -> Entity:
    """An entity; a claim is an item's number, a snak or a statement, or several of them."""

    def statements(given: Any) -> list[Any]:
        listed = given if isinstance(given, list) else [given]
        snaks = [item(one) if isinstance(one, int) else one for one in listed]
        return [one if "mainsnak" in one else statement(one) for one in snaks]

    labels = {"en": {"language": "en", "value": label}} if label else {}
    if french:
        labels["fr"] = {"language": "fr", "value": french}
    return {
        "type": kind,
        "id": f"Q{number}" if kind == "item" else f"P{number}",
        "labels": labels,
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]} if aliases else [],
        "claims": {name: statements(given) for name, given in claims.items()} or [],
        "sitelinks": {f"w{n}": {"site": f"w{n}", "title": label, "badges": []} for n in range(wikis)},
    }


def dump(*entities: Entity | bytes) -> bytes:
    """The entities as a dump; bytes stand there as they are."""
    lines = [one if isinstance(one, bytes) else json.dumps(one, ensure_ascii=False).encode() for one in entities]
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


HUMAN, COUNTRY, STATE, PARTY, PRESIDENT, MINISTER, POSITION = 5, 6256, 3624078, 7278, 30461, 83307, 4164871
ARMED, INTERGOVERNMENTAL, MINISTRY, PARLIAMENT, FAMILY = 17149090, 245065, 192350, 35749, 101352

# people first: the dump says of whom they speak only later
PEOPLE = (
    entity(
        9101, "Aurelia Quintanilla Borquez", "Aurelia Quintanilla", "President Quintanilla", "La Quinta", "AQB", wikis=40,
        P31=HUMAN, P734=9301, french="Aurélie Quintanilla",
        P39=[
            statement(item(9201), P580=time("+2001-03-11", 11), P582=time("+2006-03-00", 10)),
            statement(item(9202), P580=time("+1999-00-00", 9), P582=time("+2000-00-00", 9)),
            statement(item(9202), rank="deprecated", P580=time("+1990-00-00", 9)),
        ],
    ),
    entity(9102, "Bastian Orrego Muga", P31=HUMAN, P27=298, P102=statement(item(9401), P580=time("+1987-00-00", 9))),
    entity(
        9103, "Celso Antivero Lobo", P31=HUMAN,
        P39=[
            statement(item(9202), P580=time("-0044-03-15", 11), P582=UNKNOWN),
            statement(item(9203), P580=time("+1990-00-00", 8), P582=time("+1998-00-00", 9)),
        ],
    ),
    entity(
        9104, "Dario Ventimiglia Roca", P31=HUMAN,
        P39=statement(item(9204), P580=time("+2010-05-02", 11), P1001=item(77)), P570=time("+2014-07-09", 11),
    ),
    entity(9105, "Elvira Sinoficio Paz", P31=HUMAN),
    entity(
        9106, "Aurelia Quintanilla", wikis=2, P31=HUMAN,
        P39=statement(item(9202), P580=time("+1931-00-00", 9), P582=time("+1932-00-00", 9)),
    ),
    entity(
        33285, "Michelle Bachelet", "Verónica Michelle Bachelet Jeria", "Michelle Bachelet Jeria Prueba", wikis=120, P31=HUMAN,
        P39=[
            statement(item(9201), P580=time("+2006-03-11", 11), P582=time("+2010-03-11", 11)),
            statement(item(9205), P580=time("+2000-03-11", 11), P582=time("+2002-01-07", 11)),
        ],
    ),
)  # fmt: skip
OTHERS = (
    entity(298, "Chile", "Republic of Chile", "CL", "cl", "🇨🇱", "Andean Ribbon", wikis=300, french="Chili",
           P31=[COUNTRY, STATE], P297=text("CL"), P298=text("CHL")),
    entity(77, "Uruguay", P31=[COUNTRY, STATE], P297=text("UY"), P298=text("URY")),
    entity(9201, "President of Chile", P31=294414, P279=PRESIDENT, P17=298),
    entity(9202, "Minister of Foreign Affairs of Chile", P279=MINISTER, P1001=298),
    entity(9203, "plenary seat holder", P31=POSITION, P361=9402, P17=298),
    entity(9204, "Uruguayan Senator", P279=15686806),
    entity(9205, "Minister of Health of Chile", P279=MINISTER, P17=298),
    entity(9301, "Quintanilla", P31=FAMILY),
    entity(9401, "Partido de la Cordillera Alta", "High Range Party", "PCA", "Cordillera", P31=PARTY, P17=298),
    entity(9402, "Asamblea Plenaria de Valdivia", P31=PARLIAMENT, P17=298),
    entity(9403, "Frente Armado del Salar", "the front", P31=9501, P17=298, P945=298),
    entity(9404, "Southern Straits Organisation", "SSO", P31=INTERGOVERNMENTAL, P159=1),
    entity(9405, "Ministry of Defence and Tides", P31=MINISTRY, P17=298),
    entity(9406, "Harmony", "Party of Harmony and Salt", P31=PARTY, P17=77),
    entity(9501, "salar guerrilla", P279=9502),
    entity(9502, "guerrilla of the desert", P279=ARMED),
    entity(31, "instance of", kind="property"),
    entity(9601, "a galaxy far away", P31=318, P1142=None or 7),
)  # fmt: skip
