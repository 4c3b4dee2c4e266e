import pytest

from dragoman.coding.size import number, size_of


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("43", 43),
        ("2,500", 2500),
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


def test_victims_are_counted_by_what_befell_them(hand_parsed):
    doc = hand_parsed("""
        Shelling shelling NN nsubj 1
        killed kill VBD ROOT 1
        43 43 CD nummod 3
        civilians civilian NNS dobj 1
        and and CC cc 1
        wounded wound VBD conj 1
        dozens dozen NNS dobj 5
    """)
    size = size_of(doc[:])
    assert (size.killed, size.injured, size.arrested) == (43, 24, None)


def test_those_who_die_are_the_subject(hand_parsed):
    doc = hand_parsed("""
        Six six CD nummod 1
        soldiers soldier NNS nsubj 2
        died die VBD ROOT 2
    """)
    assert size_of(doc[:]).killed == 6


def test_no_number_is_no_size(hand_parsed):
    doc = hand_parsed("""
        Police police NNS nsubj 1
        arrested arrest VBD ROOT 1
        protesters protester NNS dobj 1
    """)
    assert size_of(doc[:]).arrested is None
