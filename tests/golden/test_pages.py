"""Sample pages of all kinds of sites against what a reader takes from them. Floors only go up."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from . import scored_pages
from .scored_pages import PageScore

pytestmark = pytest.mark.golden

F1, WORST_F1 = 0.995, 0.98
"""Mean over the pages, and the least of any page, of the F1 of the body's words."""

DATES = 1.0
FACTS = {
    "title": 1.0,
    "standfirst": 1.0,
    "authors": 0.97,
    "section": 1.0,
    "url": 1.0,
    "publisher": 1.0,
    "language": 1.0,
    "updated": 1.0,
}
"""The share of pages where it is right."""

CAPTIONS = (0.97, 0.97)
"""Recall and precision of captions with their credits."""

FEWEST_PAGES = 40

ASIDE = Path(__file__).parent / "pages_aside"
ASIDE_F1, ASIDE_DATES = 0.975, 0.92
"""The same of the pages that nobody looked at who wrote the rules: scored in total only."""


@cache
def scores() -> tuple[PageScore, ...]:
    """The pages that hold a report."""
    return tuple(
        scored_pages.score(name, expected, scored_pages.read_page(name))
        for name in scored_pages.names()
        if "refused" not in (expected := scored_pages.expectation(name))
    )


def table(wrong: Callable[[PageScore], bool]) -> str:
    """The pages that are wrong in some respect, with all that is wrong with them."""
    lines = [""]
    for page in filter(wrong, scores()):
        lines += [f"{page.name:32} {page.f1:.3f}", *(f"    {line}" for line in page.wrong)]
    return "\n".join(lines)


def test_there_are_enough_pages_and_each_has_its_expectation():
    expected = {path.stem for path in (scored_pages.PAGES / "expected").glob("*.yaml")}
    assert expected == set(scored_pages.names())
    assert len(expected) >= FEWEST_PAGES


def test_bodies_are_read_whole_and_without_the_page_around_them():
    found = [page.f1 for page in scores()]
    assert sum(found) / len(found) >= F1, table(lambda page: page.f1 < 1)
    assert min(found) >= WORST_F1, table(lambda page: page.f1 < WORST_F1)


def test_what_is_not_of_the_report_is_never_read():
    assert not any(page.leaks for page in scores()), table(lambda page: bool(page.leaks))


def test_dates_of_publication_are_right():
    right = sum(page.published for page in scores())
    assert right / len(scores()) >= DATES, table(lambda page: not page.published)


@pytest.mark.parametrize("fact", FACTS)
def test_facts_of_pages_reach_their_floors(fact):
    right = [page.facts.get(fact, False) for page in scores()]
    assert sum(right) / len(right) >= FACTS[fact], table(lambda page: not page.facts.get(fact, False))


def test_captions_have_their_credits():
    right, wanted, found = (sum(counts) for counts in zip(*(page.captions for page in scores()), strict=True))
    recall, precision = CAPTIONS
    missed = table(lambda page: page.captions != (page.captions[0],) * 3)
    assert right / wanted >= recall, missed
    assert right / found >= precision, missed


@pytest.mark.parametrize("name", [n for n in scored_pages.names() if "refused" in scored_pages.expectation(n)])
def test_page_without_a_report_is_refused_with_its_code(name):
    found = scored_pages.read_page(name)
    assert isinstance(found, str), f"read: {found.text[:200]}"
    assert found == scored_pages.expectation(name)["refused"]


def test_pages_that_were_kept_aside_are_read_as_well():
    expected = {name: scored_pages.expectation(name, ASIDE) for name in scored_pages.names(ASIDE)}
    read = {name: scored_pages.read_page(name, ASIDE) for name in expected}
    refused = {name: one["refused"] for name, one in expected.items() if "refused" in one}
    assert {name: read[name] for name in refused} == refused
    scored = [scored_pages.score(name, one, read[name]) for name, one in expected.items() if name not in refused]
    assert sum(page.f1 for page in scored) / len(scored) >= ASIDE_F1
    assert sum(page.published for page in scored) / len(scored) >= ASIDE_DATES
