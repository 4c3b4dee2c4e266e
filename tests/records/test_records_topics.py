import pytest

from dragoman.records.topics import conflicting, overlap, shared


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ({"a", "b", "c"}, {"a", "b"}, 1.0),
        ({"a", "b", "c"}, {"a", "d"}, 0.0),  # one word in common is none
        ({"a", "b", "c"}, {"a"}, 1.0),  # unless it is all there is
        (set(), {"a"}, 0.0),
    ],
)
def test_share_of_the_smaller_set(one, other, share):
    assert shared(one, other) == share == shared(other, one)


def test_overlap_is_of_all_words():
    assert overlap({"a", "b", "c"}, {"b", "c", "d"}) == 0.5
    assert overlap(set(), set()) == 0.0


def test_figures_conflict_where_both_have_some_and_none_is_the_same():
    assert conflicting({"12"}, {"40"})
    assert not conflicting({"12"}, {"12", "40"})
    assert not conflicting(set(), {"40"})
