"""Entries of the gazetteer by name, and by words that are only nearly right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.lexicons import DATA, entries, search

PEOPLE = [
    "person-roe\tJane Quixley Roe\tJané Roe\tQuixley",
    "person-two\tJolanda Quixley\t\tQuixley",
    "person-merkel\tAngela Nowhere Merkel\t\tMerkel",
]


@pytest.fixture
def mine(write: Callable[..., Path]) -> Path:
    return write(
        people=PEOPLE, roles=["person-roe\tmayor\tGEO\tGOV\t2023\t", "person-roe\tminister\tCHL\tGOV\t2020\t2022"]
    )


def test_an_entry_says_where_it_stands_and_has_its_offices_by_date(mine: Path) -> None:
    (entry,) = entries("Jane Roe", [mine])
    assert (entry.actor.id, entry.directory, entry.file, entry.line) == ("person-roe", mine, "actors/people.tsv", 2)
    assert [(held.role.title, held.directory) for held in entry.roles] == [("minister", mine), ("mayor", mine)]


@pytest.mark.parametrize("name", ["person-roe", "JANE ROE", "jane quixley roe", "  Jané  Roe "])
def test_case_accents_and_white_space_of_a_name_do_not_matter(mine: Path, name: str) -> None:
    assert [entry.actor.id for entry in entries(name, [mine])] == ["person-roe"]


def test_a_weak_name_gives_all_who_bear_it(mine: Path) -> None:
    assert {entry.actor.id for entry in entries("Quixley", [mine])} == {"person-roe", "person-two"}


def test_offices_from_two_directories_say_from_which(write: Callable[..., Path], mine: Path) -> None:
    other = write("other", people=PEOPLE, roles=["person-roe\tsenator\tCHL\tLEG\t2025\t"])
    (entry,) = entries("Jane Roe", [mine, other])
    assert entry.directory == other
    assert [held.directory for held in entry.roles] == [mine, mine, other]


def test_a_country_comes_with_its_nation_and_capital_and_by_any_of_them(mine: Path) -> None:
    for name in ("CHL", "Chile", "Chilean", "Santiago"):
        (entry,) = [found for found in entries(name, [mine]) if found.actor.id == "CHL"]
        assert ("adjective", "Chilean") in entry.other
        assert entry.directory == mine
    assert entries("Germany")[0].directory == DATA


def test_nobody_is_found_by_a_name_that_is_nobodys(mine: Path) -> None:
    assert entries("Nobody At All", [mine]) == entries("  ", [mine]) == []


@pytest.mark.parametrize(
    "words",
    ["jan qui", "Quixley R", "jane quixley roe", "Jané", "Jane Quixlay Roe", "jnae quixley roe", "Roe Jane Quixley"],
)
def test_beginnings_of_words_and_misspellings_find_a_name(mine: Path, words: str) -> None:
    assert "person-roe" in [like.actor.id for like in search(words, [mine])]


def test_equal_names_come_first_then_those_that_go_on_then_other_spellings(mine: Path) -> None:
    found = search("merkel", [mine], limit=50)
    scores = [like.score for like in found]
    assert scores == sorted(scores, reverse=True)
    assert {like.actor.id for like in found if like.score == 100} == {"person-merkel", "person-angela-merkel"}
    assert len(search("merkel", [mine], limit=1)) == 1


def test_an_exchange_of_letters_is_nearer_than_another_word(mine: Path) -> None:
    assert search("Merkle", [mine])[0].form == "Merkel"


def test_words_that_are_like_no_name_find_nobody(mine: Path) -> None:
    assert search("zzzzqqqq", [mine]) == search(" ", [mine]) == []
