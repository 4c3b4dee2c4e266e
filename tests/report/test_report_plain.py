"""Words for people, and hostile words made harmless."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.records import CodedArticle, Found, PartialDate, Precision
from dragoman.report import date_words, party_words, printable


def test_what_a_terminal_or_page_would_obey_is_replaced_one_for_one() -> None:
    obeyed = [
        *map(chr, (*range(0x20), *range(0x7F, 0xA0))),
        *"\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069",
        "\ud800",
    ]
    for character in obeyed:
        assert printable(f"a{character}b") == (f"a{character}b" if character in "\n\t" else "a\ufffdb")


def test_every_other_character_is_shown_as_it_is() -> None:
    words = "Ürümqi, “né” — 漢字 \u200d\N{GRINNING FACE} <b> e\u0301\n\t"
    assert printable(words) == words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (PartialDate(), "unknown"),
        (PartialDate(start="2024-03-05", end="2024-03-05", precision=Precision.DAY, found=Found.STATED), "2024-03-05"),
        (
            PartialDate(
                start="2024-03-05T13:30+01:00",
                end="2024-03-05T13:30+01:00",
                precision=Precision.MINUTE,
                found=Found.STATED,
            ),
            "2024-03-05 13:30+01:00",
        ),
        (
            PartialDate(
                start="2024-03-01", end="2024-03-31", precision=Precision.MONTH, found=Found.INFERRED, text="last month"
            ),
            '2024-03-01 to 2024-03-31, from "last month"',
        ),
        (
            PartialDate(start="2024-03-05", end="2024-03-05", precision=Precision.DAY, found=Found.PUBLICATION),
            "2024-03-05, the report's own date",
        ),
    ],
)
def test_a_date_says_how_much_of_it_is_known_and_how_it_was_found(date: PartialDate, words: str) -> None:
    assert date_words(date) == words


def test_parties_are_names_with_codes_or_the_words_themselves(coded: CodedArticle) -> None:
    (named,) = coded.events[0].actors
    nameless = replace(named, name="", text="two officials", country="", sectors=())
    assert party_words((named, None, nameless)) == "France (FRA GOV), two officials"
    assert party_words(()) == party_words((None,)) == ""
