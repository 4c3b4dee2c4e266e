"""Names of the gazetteer, and names that it does not know."""

from __future__ import annotations

import pytest

from dragoman.records import Judgement


def pair(reading, words, which=0):
    return [(m, r) for m, r in reading if m.text == words][which]


def test_a_full_name_needs_no_support(read):
    _, who = pair(read("Vladimir Putin left."), "Vladimir Putin")
    assert (who.actor_id, who.country, who.sectors, who.judgement) == (
        "person-putin",
        "RUS",
        ("GOV",),
        Judgement.POSITIVE,
    )
    assert who.role == "president"


def test_a_surname_is_supported_by_the_full_name_anywhere_in_the_article(read):
    reading = read("Wang arrives for talks.\n\nThe diplomat Wang Yi landed on Monday. Mr Wang left.")
    assert pair(reading, "Wang")[1].actor_id == "person-wang-yi"
    mention, who = pair(reading, "Mr Wang")
    assert who.actor_id == "person-wang-yi"
    assert mention.chain == pair(reading, "Wang")[0].id


def test_a_short_surname_without_support_is_nobody_known(read):
    assert all(r.actor_id == "" for m, r in read("Wang bought a bicycle.") if m.text == "Wang")


def test_a_surname_in_another_persons_full_name_is_not_the_known_one(read):
    _, who = pair(read("Vladimir Putin spoke. A baker called Igor Putin laughed."), "Igor Putin")
    assert who.actor_id == ""


def test_accents_do_not_matter(read):
    assert pair(read("Gitanas Nauseda spoke."), "Gitanas Nauseda")[1].actor_id == "person-nauseda"


def test_capitals_do_not_matter_for_long_names(read):
    assert pair(read("UKRAINE wants help."), "UKRAINE")[1].country == "UKR"


@pytest.mark.parametrize(
    ("date", "sectors", "role"),
    [
        ("2005-06-01", ("LEG",), "senator"),
        ("2012-06-01", ("GOV",), "vice president"),
        ("2023-06-01", ("GOV",), "president"),
        ("2018-06-01", ("ELI",), ""),
        ("2026-06-01", ("ELI",), ""),
    ],
)
def test_an_office_is_that_of_the_articles_date(read, date, sectors, role):
    _, who = pair(read("Joe Biden visited a school.", date), "Joe Biden")
    assert (who.sectors, who.role) == (sectors, role)


def test_without_a_date_the_latest_office_counts_and_the_reason_says_so(read):
    _, who = pair(read("Sergey Lavrov spoke.", ""), "Sergey Lavrov")
    assert who.sectors == ("GOV",)
    assert "date is not known" in who.reason


def test_former_in_the_text_beats_the_gazetteer(read):
    assert pair(read("Former President Joe Biden spoke."), "Former President Joe Biden")[1].sectors == ("ELI",)


def test_a_nationality_in_which_the_known_bearer_held_no_office_means_somebody_else(read):
    _, who = pair(read("Chilean Foreign Minister Joe Biden spoke."), "Chilean Foreign Minister Joe Biden")
    assert (who.actor_id, who.country, who.sectors) == ("", "CHL", ("GOV",))


def test_an_unknown_person_has_country_and_sector_from_the_title(read):
    _, who = pair(read("Chilean Finance Minister Jane Roe met bankers."), "Chilean Finance Minister Jane Roe")
    assert (who.actor_id, who.name, who.country, who.sectors, who.role) == (
        "",
        "Jane Roe",
        "CHL",
        ("GOV",),
        "finance minister",
    )


def test_an_unknown_person_without_a_title_is_unsure_and_has_no_country(read):
    _, who = pair(read("Jane Roe said that the road was closed."), "Jane Roe")
    assert (who.country, who.sectors, who.judgement) == ("", (), Judgement.UNSURE)


def test_an_apposition_belongs_to_its_name(read):
    reading = read("Jane Roe, a spokeswoman for the Malian army, said so.")
    _, who = pair(reading, "Jane Roe, a spokeswoman for the Malian army")
    assert (who.country, who.sectors) == ("MLI", ("MIL",))
    _, who = pair(read("The Kenyan president, John Doe, was ill."), "The Kenyan president, John Doe")
    assert (who.name, who.country, who.sectors) == ("John Doe", "KEN", ("GOV",))


def test_a_country_inside_a_longer_proper_name_is_not_that_country(read):
    reading = read("The New York Times said that the fighting had stopped.")
    assert [(r.actor_id, r.country, r.sectors) for _, r in reading] == [("", "USA", ("JRN",))]
    assert not any(r.country for _, r in read("The Paris Agreement was signed by many."))


def test_score_is_the_sum_of_its_parts_and_every_resolution_has_a_reason(read):
    reading = read("Mr Putin met Chinese officials in Moscow. Vladimir Putin said they agreed. John Doe left.")
    for _, who in reading:
        assert who.score == pytest.approx(sum(part.value for part in who.score_parts))
        assert who.reason


def test_an_acronym_is_the_body_that_the_article_spells_out(read):
    reading = read("Chile's Free Workers Union (FWU) condemned the raid. The FWU called a strike.")
    mention, who = pair(reading, "The FWU")
    assert (who.country, who.sectors) == ("CHL", ("LAB",))
    assert mention.chain


def test_a_known_person_in_another_transliteration(read):
    _, who = pair(read("Gitannas Nauseda spoke."), "Gitannas Nauseda")
    assert who.actor_id == "person-nauseda"
    assert "spelled otherwise" in who.reason
