"""Phrases without a name: who acts, by the nouns and the names around them."""

from __future__ import annotations

import pytest

from dragoman.records import Judgement, MentionKind


def found(reading, words):
    return [(r.country, r.sectors) for m, r in reading if m.text == words]


@pytest.mark.parametrize(
    ("sentence", "words", "country", "sectors"),
    [
        ("A Chinese destroyer sailed past.", "A Chinese destroyer", "CHN", ("MIL",)),
        ("American soldiers withdrew.", "American soldiers", "USA", ("MIL",)),
        ("The president of Chad resigned.", "The president of Chad", "TCD", ("GOV",)),
        ("The army of Myanmar attacked.", "The army of Myanmar", "MMR", ("MIL",)),
        ("The Ministry of Defence of Russia denied it.", "The Ministry of Defence of Russia", "RUS", ("GOV",)),
        ("Kyiv officials met.", "Kyiv officials", "UKR", ("GOV",)),
        ("A Kremlin spokesman denied it.", "A Kremlin spokesman", "RUS", ("GOV",)),
        ("A former White House official spoke.", "A former White House official", "USA", ("ELI",)),
        ("The Saudi-led coalition bombed a port.", "The Saudi-led coalition", "SAU", ("MIL",)),
        ("Hamas fighters attacked.", "Hamas fighters", "PSE", ("REB",)),
        ("An opposition lawmaker spoke.", "An opposition lawmaker", "", ("LEG", "OPP")),
        ("A Georgian policeman was hurt.", "A Georgian policeman", "GEO", ("COP",)),
    ],
)
def test_country_and_sector_come_from_the_words(read, sentence, words, country, sectors):
    assert found(read(sentence), words) == [(country, sectors)]


def test_a_possessor_gives_its_country_and_is_a_mention_of_its_own(read):
    reading = read("China's most senior diplomat Wang Yi met reporters.")
    assert found(reading, "China's most senior diplomat Wang Yi") == [("CHN", ("GOV",))]
    assert found(reading, "China") == [("CHN", ())]


def test_a_nationality_that_modifies_no_actor_stands_alone(read):
    reading = read("They warned against Chinese involvement.")
    assert found(reading, "Chinese") == [("CHN", ())]


def test_a_country_before_a_common_noun_stands_alone(read):
    assert found(read("The Ukraine war goes on."), "Ukraine") == [("UKR", ())]


def test_a_backer_is_not_the_country_of_whom_it_backs(read):
    reading = read("Russian-backed rebels attacked.")
    assert found(reading, "Russian-backed rebels") == [("", ("REB",))]
    assert all(r.country == "" for _, r in reading)


def test_one_head_that_stands_for_two_gives_two_mentions(read):
    reading = read("Hungarian and Romanian officials met on Monday.")
    assert sorted(found(reading, "Hungarian and Romanian officials")) == [("HUN", ("GOV",)), ("ROU", ("GOV",))]
    mentions = [m for m, _ in reading if m.text == "Hungarian and Romanian officials"]
    assert mentions[0].head == mentions[1].head
    assert mentions[0].id != mentions[1].id


def test_unnamed_people_are_mentions_so_that_they_can_speak(read):
    ((mention, who),) = [(m, r) for m, r in read("Another western official said no.") if "official" in m.text]
    assert mention.kind is MentionKind.NOMINAL
    assert (who.actor_id, who.country, who.judgement) == ("", "", Judgement.UNSURE)


def test_nationals_are_not_their_country(read):
    ((_, who),) = [(m, r) for m, r in read("Two Russians were hurt.") if m.text == "Two Russians"]
    assert (who.actor_id, who.country) == ("", "RUS")
