"""Which of the places of one name is meant: told beside it, else by those who take part and the article, else by size."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from dragoman.lexicons.atlas import CITY_SIZE, Area, Atlas, City
from dragoman.records import PlaceKind

MARGIN: Final = 5.0
"""How many times as weighty as the next one a bearer has to be.

Swept on the 162 cities of the gazetteer whose name cities of several countries bear, by inhabitants alone: 1 takes 142 of 162 for
the gazetteer's, 2 takes 125 of 134, 3 takes 115 of 120, 5 takes 102 of 104, 10 takes 80 of 81; the others are not decided.
"""

OTHER_NAME: Final = 0.1
"""What an inhabitant counts where the name is not a city's own; at `MARGIN` 0.05 takes 107 of 109, 0.3 94 of 100, 1 82 of 91."""

KNOWN: Final = 20.0
"""How many times as weighty a capital or a city of the gazetteer is, which news speak of; 5 to 100 do equally well on golden/places."""

SWAMPED: Final = 10.0
"""How many times as large the largest bearer may be for the parties' country to speak for another one: a Canadian minister in London is
in England. On golden/places 10 to 500 find 37 places, 5 finds 34."""


@dataclass(frozen=True, slots=True)
class Option:
    """One bearer of a name. `inhabitants`: how many it has, fewer where the name is not its own; `weight`: more where news speak of it."""

    name: str
    country: str
    kind: PlaceKind
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    inhabitants: float = 0.0
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Near:
    """What stands beside a name: countries and first-level areas that it lies in."""

    countries: frozenset[str] = frozenset()
    admins: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Setting:
    """Countries that speak for a bearer, by their strength: of the parties, of all whom the article names, of its publisher."""

    parties: frozenset[str] = frozenset()
    article: frozenset[str] = frozenset()
    publisher: str = ""
    dateline: frozenset[str] = field(default_factory=frozenset)


def options(
    text: str, noun: str, atlas: Atlas, areas: Collection[str], towns: Collection[str] = frozenset()
) -> list[Option]:
    """The bearers of a name; `noun` is what the clause calls it ("city"), `areas` and `towns` are the nouns of areas and of cities."""
    listed, cities = atlas.areas(text), _cities(text, atlas)
    if noun in areas and not listed and cities:
        return [_area_of(option, f"{text} {noun}") for option in cities]
    if listed and not (noun in towns and cities):
        return [_of_area(area) for area in listed]
    return cities


def _cities(text: str, atlas: Atlas) -> list[Option]:
    known = atlas.known(text)
    found = [_of_city(city, known) for city in atlas.cities(text)]
    lacking = known.keys() - {one.country for one in found}
    return found + [
        Option(known[c], c, PlaceKind.CITY, inhabitants=CITY_SIZE, weight=CITY_SIZE * KNOWN) for c in sorted(lacking)
    ]


def _of_city(city: City, names: Mapping[str, str]) -> Option:
    inhabitants = max(city.population, 1) * (1.0 if city.own else OTHER_NAME)
    return Option(
        names.get(city.country, city.name),
        city.country,
        PlaceKind.CITY,
        city.admin1,
        city.lat,
        city.lon,
        city.geonameid,
        inhabitants,
        inhabitants * (KNOWN if city.country in names or city.capital else 1.0),
    )


def _of_area(area: Area) -> Option:
    kind = PlaceKind(area.kind)
    admin1 = area.name if kind is PlaceKind.ADMIN else ""
    return Option(area.name, area.country, kind, admin1, geonameid=area.geonameid, inhabitants=1.0, weight=1.0)


def _area_of(seat: Option, name: str) -> Option:
    return Option(name, seat.country, PlaceKind.ADMIN, seat.admin1, inhabitants=seat.inhabitants, weight=seat.weight)


def choose(bearers: Sequence[Option], near: Near, setting: Setting) -> Option | None:
    """The bearer that is meant, None where that is not decided."""
    if near.countries:
        here = [one for one in bearers if one.country in near.countries]
        inside = [one for one in here if one.admin1 in near.admins]
        return _clear(inside or here)
    most = max((one.inhabitants for one in bearers), default=0.0)
    best = max(bearers, key=lambda one: one.weight, default=None)
    every = setting.parties | setting.article | setting.dateline
    for countries in (setting.parties, setting.article | setting.dateline, frozenset({setting.publisher})):
        here = [
            one for one in bearers if one.country in countries and max(one.inhabitants, one.weight) * SWAMPED >= most
        ]
        if here:
            if best is not None and best.country in every and best not in here:
                here.append(best)
            return _clear(here)
    return _clear(bearers)


def _clear(bearers: Iterable[Option]) -> Option | None:
    """The weightiest, if it is clearly so."""
    ranked = sorted(bearers, key=lambda one: one.weight, reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0].weight < MARGIN * ranked[1].weight):
        return None
    return ranked[0]
