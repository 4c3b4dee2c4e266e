"""Countries by their names in other languages."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dragoman.errors import InputError
from dragoman.lexicons import load
from dragoman.lexicons.actors import ActorLexicon, read_actors
from dragoman.lexicons.cldr import countries_by_key, country_names, name_key
from dragoman.lexicons.iso_codes import ALPHA_3
from dragoman.records import ActorKind

LANGUAGES = ("fr", "es", "ar", "ru", "zh", "pt")
OTHERS_FIRST = {("es", "Congo"): "COD"}
"""Names that the gazetteer has of another country than the language."""


@pytest.fixture(scope="module")
def packaged() -> ActorLexicon:
    return load().actors


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("Allemagne", "fr", "DEU"),
        ("ALLEMAGNE", "fr", "DEU"),
        ("Россия", "ru", "RUS"),
        ("中国", "zh", "CHN"),
        ("Côte d’Ivoire", "fr", "CIV"),
        ("cote d'ivoire", "fr", "CIV"),
        ("Kosovo", "de", "KOS"),
        ("Косово", "ru", "KOS"),
        ("Países Bajos", "es", "NLD"),
        ("paises  bajos", "es", "NLD"),
        ("Guinée Bissau", "fr", "GNB"),
        ("香港", "zh", "HKG"),
        ("Hongkong", "de", "HKG"),
        ("هونغ كونغ", "ar", "HKG"),
        ("マカオ", "ja", "MAC"),
        ("Palästina", "de", "PSE"),
        ("Territoires palestiniens", "fr", "PSE"),
        ("فلسطين", "ar", "PSE"),
        ("Birmanie", "fr", "MMR"),
        ("Конго (Киншаса)", "bg", "COD"),
        ("대한민국", "ko", "KOR"),
        ("ไทย", "th", "THA"),
        ("भारत", "hi", "IND"),
        ("İtalya", "tr", "ITA"),
        ("Burma", "fr", "MMR"),
        ("Atlantide", "fr", ""),
        ("Allemagne", "es", ""),
        ("", "fr", ""),
        ("!", "fr", ""),
    ],
)
def test_a_country_is_found_by_its_name_in_a_language(packaged, name, language, expected):
    assert packaged.find_country(name, (language,)) == expected


def test_languages_are_looked_at_in_order_and_english_without_any(packaged):
    assert packaged.find_country("Deutschland", ("fr", "de")) == "DEU"
    assert packaged.find_country("Hong Kong SAR China") == "HKG"
    assert packaged.find_country("united kingdom", ()) == "GBR"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_of_the_gazetteer_has_a_name_in_the_large_languages(packaged, language):
    countries = {actor.id for actor in packaged.actors.values() if actor.kind is ActorKind.COUNTRY}
    assert countries & set(ALPHA_3.values()) == set(country_names(language).values())


@pytest.mark.parametrize("language", [*LANGUAGES, "en", "de", "ja", "ko", "hi", "th", "tr", "fa", "he", "uk"])
def test_every_name_finds_its_country(packaged, language):
    names = country_names(language)
    wanted = {name: OTHERS_FIRST.get((language, name), country) for name, country in names.items()}
    assert {name: packaged.find_country(name, (language,)) for name in names} == wanted


def test_our_own_names_come_first(write):
    lexicon = read_actors([write(countries=["CHL\tChile\tAllemagne\tChilean\t\t", "DEU\tGermany\t\tGerman\t\t"])])
    assert lexicon.find_country("Allemagne", ("fr",)) == "CHL"
    assert lexicon.find_country("Allemagnes", ("fr",)) == ""
    assert lexicon.find_country("Germany", ()) == "DEU"


def test_a_country_that_the_gazetteer_does_not_have_is_not_found(write):
    assert read_actors([write()]).find_country("Allemagne", ("fr",)) == ""


@pytest.mark.parametrize("language", ["xx", "eng", "pt-BR", "FR", "", "e1", "wa", "../fr"])
def test_a_language_without_names_is_refused_in_words(packaged, language):
    with pytest.raises(InputError, match=r"language|CLDR"):
        packaged.find_country("Allemagne", (language,))


def test_names_of_one_key_in_two_countries_mean_neither():
    assert country_names("mi")["Katā"] == "QAT"
    assert name_key("Katā") not in countries_by_key("mi")


def test_accents_go_and_vowel_signs_stay():
    assert name_key("São  Tomé & Príncipe") == "sao tome principe"
    assert name_key("L’ÅLAND-Øst") == "l aland ost"
    assert name_key("चीन") != name_key("चन")


def test_names_are_made_once_for_each_language():
    assert country_names("fr") is country_names("fr")


def test_babel_is_not_imported_before_a_name_is_asked_for():
    code = "import sys; from dragoman.lexicons import load; load(); print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
