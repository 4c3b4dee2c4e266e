"""A place is told by its name and its country's, not by a code."""

from __future__ import annotations

import pytest

from dragoman.records import Place, PlaceKind, Span
from dragoman.report.plain import place_words


def place(name: str, country: str, kind: PlaceKind) -> Place:
    return Place(text=name, span=Span(start=0, end=1), name=name, country=country, kind=kind)


@pytest.mark.parametrize(
    ("name", "country", "kind", "words"),
    [
        ("Tripoli", "LBN", PlaceKind.CITY, "Tripoli, Lebanon"),
        ("Lebanon", "LBN", PlaceKind.COUNTRY, "Lebanon"),
        ("Evin Prison", "", PlaceKind.FACILITY, "Evin Prison"),
        ("Harbour", "ZZZ", PlaceKind.CITY, "Harbour, ZZZ"),
    ],
)
def test_words_of_a_place(name: str, country: str, kind: PlaceKind, words: str) -> None:
    assert place_words(place(name, country, kind)) == words
