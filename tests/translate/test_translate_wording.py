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
