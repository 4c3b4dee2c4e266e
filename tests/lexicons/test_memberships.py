"""Membership over time: who was in which body when, and what is wrong with a table of it."""

from __future__ import annotations

import pytest

from dragoman.errors import InputError
from dragoman.lexicons import check, load
from dragoman.lexicons.actors import ActorLexicon, Membership, read_actors

NATO = "body-nato"
EU = "body-european-union"
BODY = ["body-pact\tAndean Salt Pact\t\t\tIGO\t\tigo"]


@pytest.fixture(scope="module")
def packaged() -> ActorLexicon:
    return load().actors


@pytest.mark.parametrize(
    ("country", "body", "day", "expected"),
    [
        ("FIN", NATO, "2023-04-03", False),
        ("FIN", NATO, "2023-04-04", True),
        ("SWE", NATO, "2024-03-06", False),
        ("DEU", NATO, "1954", False),
        ("DEU", NATO, "1955", True),
        ("GBR", EU, "1972-12-31", False),
        ("GBR", EU, "2020-01-31", True),
        ("GBR", EU, "2020-02-01", False),
        ("MLI", "body-economic-community-of-west-african-states", "2025-01-28", True),
        ("MLI", "body-economic-community-of-west-african-states", "2025-01-30", False),
        ("RUS", "body-council-of-europe", "2022-03-17", False),
        ("GRC", "body-council-of-europe", "1972", False),
        ("RUS", "body-group-of-eight", "2014-04", False),
        ("QAT", "body-organization-of-the-petroleum-exporting-countries", "2018-12-31", True),
        ("QAT", "body-organization-of-the-petroleum-exporting-countries", "2019-02", False),
        ("IDN", "body-organization-of-the-petroleum-exporting-countries", "2016-06", True),
        ("IDN", "body-organization-of-the-petroleum-exporting-countries", "2012", False),
        ("SYR", "body-arab-league", "2015-05-05", False),
        ("SYR", "body-arab-league", "2024", True),
        ("CHN", "body-united-nations-security-council", "1970", False),
        ("TWN", "body-united-nations-security-council", "1970", True),
    ],
)
def test_a_country_is_a_member_from_the_day_it_joins_to_the_day_it_leaves(packaged, country, body, day, expected):
    assert (country in packaged.members(body, day)) is expected


@pytest.mark.parametrize(
    ("body", "day", "expected"),
    [
        (NATO, "2025", 32),
        (EU, "2019-12-31", 28),
        (EU, "2021", 27),
        ("body-council-of-europe", "2023", 46),
        ("body-osce", "2020", 57),
        ("body-african-union", "2018", 55),
        ("body-arab-league", "2024", 22),
        ("body-organisation-of-islamic-cooperation", "2010", 57),
        ("body-organisation-for-economic-co-operation-and-development", "2022", 38),
        ("body-organization-of-american-states", "2000", 34),
        ("body-organization-of-the-petroleum-exporting-countries", "2024-06", 12),
        ("body-association-of-southeast-asian-nations", "2026", 11),
        ("body-economic-community-of-west-african-states", "2026", 12),
    ],
)
def test_as_many_are_members_as_the_body_counts(packaged, body, day, expected):
    assert len(packaged.members(body, day)) == expected


@pytest.mark.parametrize("year", range(1990, 2027))
def test_the_security_council_has_fifteen_members_each_year(packaged, year):
    assert len(packaged.members("body-united-nations-security-council", str(year))) == 15


def test_without_a_date_all_that_ever_were_members_are_named(packaged):
    assert set(packaged.members(EU)) - set(packaged.members(EU, "2024")) == {"GBR"}


def test_of_a_body_without_a_list_nobody_is_known_to_be_a_member(packaged):
    assert packaged.members("body-nowhere", "2020") == ()


def test_the_members_of_every_packaged_body_are_countries(packaged):
    assert {m.country for held in packaged.memberships.values() for m in held} <= set(packaged.actors)


def test_a_date_that_is_none_is_refused(packaged):
    with pytest.raises(InputError, match="yesterday"):
        packaged.members(NATO, "yesterday")


@pytest.mark.parametrize(
    ("start", "end", "day", "expected"),
    [
        ("", "", "1950", True),
        ("2008", "", "2008-01-01", True),
        ("2008-05", "", "2008", True),
        ("2008-05", "", "2008-04-30", False),
        ("", "2008", "2008-12-31", True),
        ("", "2008-05-01", "2008-05", True),
        ("", "2008-05-01", "2008-05-02", False),
        ("2008", "2009", "", True),
    ],
)
def test_of_two_dates_the_coarser_decides(start, end, day, expected):
    assert Membership("CHL", start, end).covers(day) is expected


def test_rows_become_memberships_and_a_later_directory_wins_entry_by_entry(write):
    first = write("first", bodies=BODY, memberships=["body-pact\tGEO\t2000\t", "body-pact\tCHL\t1990\t"])
    second = write("second", memberships=["body-pact\tCHL\t1990\t1999"])
    lexicon = read_actors([first, second])
    assert lexicon.memberships == {"body-pact": (Membership("CHL", "1990", "1999"), Membership("GEO", "2000", ""))}
    assert lexicon.members("body-pact", "2001") == ("GEO",)


def test_a_lexicon_built_by_hand_needs_no_memberships():
    assert ActorLexicon({}, {}, {}, {}).members("body-pact") == ()


def test_every_problem_of_a_table_of_memberships_is_reported(write):
    directory = write(
        bodies=BODY,
        memberships=[
            "body-nobody\tCHL\t1990\t",
            "body-pact\tXXX\t1990\t",
            "body-pact\tEUR\t1990\t",
            "body-pact\tCHL\t1990\t1980-05",
            "body-pact\tGEO\tMay 1990\t",
            "body-pact\t\t1990\t",
            "body-pact\tDEU\t1990\t2000",
            "body-pact\tDEU\t1999\t",
            "body-pact\tFRA\t1990\t1995",
            "body-pact\tFRA\t1995\t",
            "body-pact\tUSA\t\t",
            "body-pact\tUSA\t\t2001",
        ],
    )
    file = str(directory / "actors" / "memberships.tsv")
    found = [(p.line, p.code) for p in check([directory]) if p.file == file and p.line]
    assert found == [
        (2, "body"),
        (3, "country"),
        (4, "country"),
        (5, "date"),
        (6, "date"),
        (7, "empty"),
        (9, "overlapping-memberships"),
        (13, "duplicate"),
    ]
