import pytest

from dragoman.coding.numbers import number, quantities


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("43", 43),
        ("2,500", 2500),
        ("40-50", 40),
        ("twelve", 12),
        ("twenty-one", 21),
        ("dozens", 24),
        ("hundreds", 200),
        ("several", None),
        ("x-one", None),
    ],
)
def test_numbers_from_words(word, expected):
    assert number(word) == expected


@pytest.mark.parametrize(
    ("words", "least"),
    [
        ("at least 43 people", 43),
        ("more than 2,500 people", 2500),
        ("two dozen people", 24),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("several dozen", 24),
        ("scores", 40),
        ("a hundred people", 100),
        ("several hundred", 200),
        ("a few hundred", 200),
        ("a couple of hundred", 200),
        ("two hundred thousand", 200_000),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
        ("some 1.5 million", 1_500_000),
        ("half a million", 500_000),
        ("between 40 and 50", 40),
        ("40 to 50 soldiers", 40),
        ("2 to 3 million", 2_000_000),
        ("five or six", 5),
        ("up to 40,000", 40_000),
        ("a 50,000 - strong march", 50_000),
    ],
)
def test_a_quantity_is_the_least_that_it_means(words, least):
    assert [one.least for one in quantities(words.split())] == [least]


@pytest.mark.parametrize(
    "words",
    [
        "fewer than 50 people",
        "a few people",
        "half of the town",
        "$ 12 million",
        "12 years",
        "40 percent",
        "a 16 - year - old boy",
        "no one",
    ],
)
def test_what_counts_no_people_or_has_no_least_is_no_quantity(words):
    assert quantities(words.split()) == []


def test_several_numbers_are_told_apart():
    found = quantities("12 dead and 40 wounded".split())
    assert [(one.start, one.end, one.least) for one in found] == [(0, 1, 12), (3, 4, 40)]
