"""Countries, capitals and cities: actors in an actor's position, places in a place's."""

from __future__ import annotations

import pytest

from dragoman.records import Judgement


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("They met in Beijing.", "Beijing"),
        ("Soldiers died in Ukraine.", "Ukraine"),
        ("He flew to Moscow.", "Moscow"),
        ("He flew from Moscow.", "Moscow"),
        ("Protesters marched outside the Kremlin.", "the Kremlin"),
        ("They fought near Kharkiv.", "Kharkiv"),
        ("The troops withdrew from Ukraine.", "Ukraine"),
    ],
)
def test_a_place_keeps_its_country_and_does_not_act(read, sentence, words):
    ((_, who),) = [(m, r) for m, r in read(sentence) if m.text == words]
    assert who.judgement is Judgement.NEGATIVE
    assert who.role == "place"
    assert who.country
    assert who.sectors == ()


@pytest.mark.parametrize(
    ("sentence", "words", "country"),
    [
        ("Beijing denied the claim.", "Beijing", "CHN"),
        ("China warned Moscow against the plan.", "Moscow", "RUS"),
        ("They talked with Ukraine.", "Ukraine", "UKR"),
        ("China sent weapons to Ukraine.", "Ukraine", "UKR"),
        ("They imposed sanctions on Russia.", "Russia", "RUS"),
        ("The Kremlin denied it.", "The Kremlin", "RUS"),
        ("Officials said Ankara's decision was final.", "Ankara", "TUR"),
        ("They accused it of meddling in Georgia.", "Georgia", "GEO"),
    ],
)
def test_a_government_acts_and_is_acted_upon(read, sentence, words, country):
    ((_, who),) = [(m, r) for m, r in read(sentence) if m.text == words]
    assert who.judgement is Judgement.POSITIVE
    assert who.country == country


def test_a_breakaway_region_has_the_sovereigns_country_and_the_sector_pre(read):
    ((_, who),) = [(m, r) for m, r in read("Abkhazia rejected the offer.") if m.text == "Abkhazia"]
    assert (who.country, who.sectors) == ("GEO", ("PRE",))
