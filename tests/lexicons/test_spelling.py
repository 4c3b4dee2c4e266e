"""Names that differ in transliteration only have one key; other names have keys of their own."""

from __future__ import annotations

import pytest

from dragoman.lexicons.actors import fold
from dragoman.lexicons.spelling import spelling_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed Hussein", "Mohamed Hussain"),
        ("Muhammad Omar", "Mohamad Omar"),
        ("Andrei Doe", "Andrey Doe"),
        ("Volodymyr Doe", "Volodimir Doe"),
        ("Abdel Fattah al-Doe", "Abdul Fattah el-Doe"),
        ("Khaled Doe", "Haled Doe"),
        ("Ould Doe", "Uld Doe"),
        ("Gitanas Nausėda", "Gitannas Nauseda"),
    ],
)
def test_one_name_in_two_transliterations(one, other):
    assert spelling_key(fold(one)) == spelling_key(fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("John Smith", "John Schmidt"), ("Ali Hasan", "Ali Husein"), ("Igor Doe", "Oleg Doe"), ("Maria Doe", "Mario Doe")],
)
def test_other_names(one, other):
    assert spelling_key(fold(one)) != spelling_key(fold(other))
