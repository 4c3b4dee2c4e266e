"""Roles as imports put them together: one of an office at a time."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicons.consistency import overlap
from dragoman.lexicons.imports.drafts import period, same_office, settled
from dragoman.records import Role

DATES = st.one_of(
    st.just(""),
    st.integers(1990, 2000).map(str),
    st.dates().filter(lambda d: 1990 <= d.year <= 2000).map(lambda d: d.isoformat()[:7]),
    st.integers(0, 3650).map(lambda n: f"{1990 + n // 365}-{n % 12 + 1:02}-{n % 28 + 1:02}"),
)


@st.composite
def roles(draw: st.DrawFn) -> Role:
    start, end = draw(DATES), draw(DATES)
    shared = min(len(start), len(end))
    if end[:shared] < start[:shared]:
        start, end = end, start
    return Role(title=draw(st.sampled_from("ab")), country="CHL", sectors=("GOV",), start=start, end=end)


@given(st.lists(roles(), max_size=8))
def test_no_two_roles_of_one_office_overlap(given_roles: list[Role]) -> None:
    found = settled(given_roles)
    for one, other in combinations(found, 2):
        assert not (same_office(one, other) and overlap(period(one), period(other)))
        assert (one.title, one.start) != (other.title, other.start)


@given(st.lists(roles(), max_size=8))
def test_no_office_is_lost_and_settling_again_changes_nothing(given_roles: list[Role]) -> None:
    found = settled(given_roles)
    assert {role.title for role in found} == {role.title for role in given_roles}
    assert settled(found) == found
