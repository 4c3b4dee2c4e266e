"""The country that a report is about, and who is of it when no word of theirs says so."""

from __future__ import annotations

import pytest


def countries(reading, words):
    return [r.country for m, r in reading if m.text == words]


def report(*paragraphs, title="Chile: Workers strike", dateline=""):
    return f"{title}\n\n{dateline}" + "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The government refused to give in.", "The government"),
        ("Thousands of workers marched through the rain.", "workers"),
        ("Some 3,000 students joined them.", "Some 3,000 students"),
        ("Several residents were hurt.", "Several residents"),
        ("A student was hurt.", "A student"),
        ("The finance minister thanked Ankara for its help.", "The finance minister"),
        ("The president spoke in Ankara, where he met his Turkish counterpart.", "The president"),
    ],
)
def test_bare_offices_bodies_and_crowds_are_of_the_country_of_the_report(read_report, sentence, words):
    text = report("Workers blocked a port in Chile on Monday.", "Turkey offered help.", sentence)
    assert countries(read_report(text), words) == ["CHL"]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Some foreign workers stayed away.", "Some foreign workers"),
        ("Two tourists were hurt.", "Two tourists"),
        ("Another government has made an offer.", "Another government"),
    ],
)
def test_whoever_is_called_a_stranger_is_not_of_the_country_of_the_report(read_report, sentence, words):
    assert countries(read_report(report("Workers blocked the port.", sentence)), words) == [""]


def test_the_dateline_tells_the_country_where_the_headline_does_not(read_report):
    text = report(
        "Workers blocked a road on Monday. The government refused to give in.",
        "Romania urged Hungary to talk to the workers.",
        title="Workers block road over pay",
        dateline="BUDAPEST, March 3 (Reuters) - ",
    )
    assert countries(read_report(text), "The government") == ["HUN"]


def test_a_dateline_abroad_does_not_outweigh_the_country_of_the_headline(read_report):
    text = report(
        "Talks about Mali failed on Monday, and the government left.",
        title="Mali talks fail",
        dateline="LONDON, March 3 (Reuters) - ",
    )
    assert countries(read_report(text), "the government") == ["MLI"]


def test_people_who_act_at_a_place_are_of_its_country(read_report):
    text = report(
        "Russia sent ships to Chile.", "In Kharkiv, students marched against Russia.", title="Russia sends ships"
    )
    assert countries(read_report(text), "students") == ["UKR"]


def test_who_is_spoken_of_in_between_keeps_the_ministry_that_follows(read_report):
    text = report("Workers blocked the port.", "Turkey recalled a diplomat. The ministry named no reason.")
    assert countries(read_report(text), "The ministry") == ["TUR"]


def test_the_authorities_that_a_foreign_diplomat_urges_are_those_of_the_report(read_report):
    text = report(
        "Workers blocked the port.", "A Turkish diplomat met Jordan's minister and urged the government to talk."
    )
    assert countries(read_report(text), "the government") == ["CHL"]


def test_a_parliament_that_many_states_have_is_that_of_the_report(read_report):
    text = report("Congress debated the strike.", "The United States called for calm.")
    assert countries(read_report(text), "Congress") == ["CHL"]
    text = report("Congress debated the strike.", title="Romania: Workers strike")
    assert countries(read_report(text), "Congress") == ["ROU"]
    text = report("Congress debated the war.", title="American workers strike")
    assert countries(read_report(text), "Congress") == ["USA"]


def test_what_belongs_to_a_crowd_is_of_its_country(read_report):
    text = report("Workers blocked the port. Their union threatened to close it, and their leader spoke.")
    reading = read_report(text)
    assert countries(reading, "Their union") == ["CHL"]
    assert [(r.country, r.sectors) for m, r in reading if m.text == "their leader"] == [("CHL", ("LAB",))]


def test_who_heads_a_body_shares_its_sector(read_report):
    reading = read_report(report("“We will not give in,” said Ada Quillota, who heads the union."))
    assert [(r.country, r.sectors) for m, r in reading if m.text == "Ada Quillota"] == [("CHL", ("LAB",))]


def test_the_president_is_not_his_foreign_counterpart(read_report):
    text = report("The president met his Turkish counterpart. It is the third strike since the president took office.")
    assert countries(read_report(text), "the president") == ["CHL"]


def test_the_army_is_not_for_long_the_foreign_one(read_report):
    between = [
        "Workers marched.",
        "Students sang.",
        "Residents slept.",
        "Workers ate.",
        "Students left.",
        "Residents stayed.",
    ]
    text = report("The Turkish army sent a ship.", *between, "The president called out the army.")
    assert countries(read_report(text), "the army") == ["CHL"]


def test_the_country_is_that_of_the_report_once_another_is_no_longer_spoken_of(read_report):
    text = report("Turkey offered help.", "Workers marched.", "Students sang.", "The president left the country.")
    assert countries(read_report(text), "the country") == ["CHL"]


def test_them_are_not_the_ones_who_act_upon_them(read_report):
    reading = read_report(report("Students blocked a road. Police fired at them."))
    assert [r.sectors for m, r in reading if m.text == "them"] == [("EDU",)]


def test_him_whom_a_state_arrested_is_the_one_it_hands_over(read_report):
    text = report(
        "Turkey's foreign minister praised Chile. He left.",
        "Romania arrested a soldier on Sunday and is expected to hand him over this week.",
    )
    assert [r.role for m, r in read_report(text) if m.text == "him"] == ["soldier"]


def test_a_given_name_with_a_hyphen_is_one_name(read_report):
    reading = read_report(report("The finance minister, Noh Taek-seung, left.", title="South Korea: Minister leaves"))
    assert "Noh Taek-seung" in {r.name for _, r in reading}
