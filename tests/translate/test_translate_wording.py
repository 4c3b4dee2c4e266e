"""Rewordings before the engines, and what they give in Portuguese."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from dragoman.errors import RefusedArticle
from dragoman.settings import Settings
from dragoman.translate.engines import engine_for
from dragoman.translate.kept_names import KeptNames
from dragoman.translate.wording import reworded

TABLES = sorted(file.name for file in (files("dragoman.translate") / "wording").iterdir() if file.name.endswith(".tsv"))


@pytest.mark.parametrize("table", TABLES)
def test_words_name_only_groups_of_their_pattern(table: str) -> None:
    lines = (files("dragoman.translate") / "wording" / table).read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.strip() and not line.startswith("#"):
            pattern, words = line.split("\t")
            named = [int(number) for number in re.findall(r"\\(\d)", words)]
            assert max(named, default=0) <= re.compile(pattern).groups, line


def test_words_in_braces_are_hidden_from_the_rules() -> None:
    kept = KeptNames.of("Le {chefe de Estado} a vu Mme Rose Petit {na segunda-feira}.", "fr")
    assert kept.names == ("chefe de Estado", "Rose Petit", "na segunda-feira")
    assert "{" not in kept.hidden
    assert kept.back(kept.hidden) == "Le chefe de Estado a vu Mme Rose Petit na segunda-feira."


def test_more_words_in_braces_than_can_be_hidden_lose_only_the_braces() -> None:
    words = [f"x{number}" for number in range(40)]
    kept = KeptNames.of(" ".join(f"{{{word}}}" for word in words), "fr")
    assert kept.back(kept.hidden).split() == words


@pytest.mark.parametrize(
    ("french", "words"),
    [
        ("L'attaque a fait six morts et dix blessés.", "tué six personnes et blessé dix personnes"),
        ("Les autorités ont été averties, a-t-on appris de sources sécuritaires.", "selon {fontes de segurança}"),
        ("L'armée aurait tué trois civils.", "{supostamente} a tué"),
        ("L'armée aurait tué trois civils si elle avait attaqué.", "aurait tué"),
        ("Il est arrivé lundi à Khartoum.", "{na segunda-feira} {em} {Cartum}"),
        ("Il a demandé à la Grèce de l'aide.", "{à} Grèce"),
    ],
)
def test_french_of_agencies_is_put_into_words_that_the_rules_read(french: str, words: str) -> None:
    assert words in reworded(french, "fr")


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Le Hamas a libéré mardi douze otages.", r"Hamas released twelve hostages"),
        ("L'armée n'a pas attaqué l'hôpital.", r"\b(?:not|n't)\b"),
        ("Aucun accord n'a été trouvé.", r"^No (?!.*\bnot\b)"),
        ("La ministre Thérèse Noël a démissionné.", r"Thérèse Noël"),
        ("L'armée malienne aurait tué trois civils.", r"(?:reportedly|allegedly) killed"),
    ],
)
def test_french_comes_out_as_english_that_tells_the_same(french: str, english: str) -> None:
    try:
        engine = engine_for("fr", Settings())
    except RefusedArticle as refused:
        pytest.skip(refused.detail)
    assert re.search(english, engine.translate([french])[0])


SMALL_WORDS = {
    "it": "e i il lo la le gli un una di a da in con su per tra che non si ha è o ma se come",
    "es": "y e el la los las un una de a en con por para que no se ha es o pero si como",
    "pt": "e o a os as um uma de em com por para que não se há é ou mas como",
    "fr": "et le la les un une de à en avec par pour que ne pas se a est ou mais si comme",
    "ca": "i el la els les un una de a en amb per que no es ha és o però si com",
    "gl": "e o a os as un unha de en con por para que non se ha é ou pero como",
}


@pytest.mark.parametrize("language", SMALL_WORDS)
def test_small_words_of_a_language_are_never_reworded_by_themselves(language: str) -> None:
    for word in SMALL_WORDS[language].split():
        assert reworded(f"xyz {word} xyz", language) == f"xyz {word} xyz"


@pytest.mark.parametrize("table", TABLES)
def test_patterns_do_not_end_where_no_word_can_follow(table: str) -> None:
    lines = (files("dragoman.translate") / "wording" / table).read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.strip() and not line.startswith("#"):
            assert not line.split("\t")[0].endswith(" "), line


@pytest.mark.parametrize(
    ("language", "original", "english"),
    [
        ("it", "La polizia non ha colpito nessuno.", r"\bany(?:one|body)\b|\bno ?(?:one|body)\b"),
        ("it", "Il ministro si è dimesso.", r"resigned"),
        ("it", "La Russia ha schierato cinquemila soldati al confine.", r"deployed"),
        (
            "es",
            "Nicaragua expulsó al embajador de Brasil.",
            r"expelled (?:the ambassador of Brazil|the Brazilian|Brazil)",
        ),
        ("es", "La petición la rechazó ayer el Gobierno de Praga.", r"was rejected .*by"),
        ("es", "Irán y Arabia Saudí acordaron restablecer relaciones.", r"agreed"),
        ("pt", "O ministério convocou o embaixador russo.", r"summoned"),
        ("pt", "Homens armados sequestraram doze alunas.", r"kidnapped"),
    ],
)
def test_turns_that_engines_spoil_come_out_as_they_are_meant(language: str, original: str, english: str) -> None:
    try:
        engine = engine_for(language, Settings())
    except RefusedArticle as refused:
        pytest.skip(refused.detail)
    assert re.search(english, engine.translate([original])[0])
