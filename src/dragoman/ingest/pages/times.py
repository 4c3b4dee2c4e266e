"""When a page says that its report was published and updated, to the eye."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.ingest.calendar_words import PUBLISHED, UPDATED
from dragoman.ingest.dates import find_dates, stated_date
from dragoman.ingest.pages.metadata import PageFacts, day_first, same_moment
from dragoman.ingest.pages.places import Place
from dragoman.ingest.pages.text import word_count
from dragoman.ingest.pages.view import Mark, PageView, text_of
from dragoman.records import UNKNOWN_DATE, PartialDate, Precision

_UPDATED = re.compile(
    rf"(?<![^\W\d_])(?:{UPDATED}|actualizare|ažurirano|izmena|frissült|kemaskini|diperbaharui)(?![^\W\d_])",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(rf"(?<![^\W\d_])(?:{PUBLISHED})(?![^\W\d_])\W*$", re.IGNORECASE)
_OLDEST = "1990"  # the first news pages are of 1993
_HEAD_LINE = 25  # words of a line above the body that may date the report; a longer one tells of something
_NEAR = 2  # blocks before the headline in which a date is the report's own; above stand the masthead and its day
_BELOW = 6  # blocks below the body in which a labelled date is the report's own


def times_of(facts: PageFacts, page: PageView, place: Place) -> tuple[PartialDate, PartialDate]:
    """When the page says that the report was published and updated: metadata first, then what stands about the headline."""
    published, updated = facts.published, facts.updated
    if published.known and published.precision is Precision.MINUTE and updated.known:
        return published, updated
    seen = [*_marked_times(page, place), *_written_times(page, place, day_first(facts.language))]
    for is_update, date in seen:
        adds_time = len(published.start) == 10 and len(date.start) > 10 and date.day == published.day
        if not is_update and (adds_time or not published.known):
            published = date
    if not updated.known:
        later = (date for is_update, date in seen if is_update and not same_moment(date, published))
        updated = next(later, UNKNOWN_DATE)
    if not published.known and updated.known and not facts.updated.known:
        return updated, UNKNOWN_DATE  # "Stand: ...": the one time that the page gives
    return published, updated


def _marked_times(page: PageView, place: Place) -> Iterator[tuple[bool, PartialDate]]:
    """The times of `<time>` elements about the headline, and whether each is of an update."""
    for mark in page.marks:
        if mark.tag == "time" and place.title - _NEAR <= mark.block < place.start:
            date = stated_date(mark.node.get("datetime") or "")
            if date.known:
                yield _says_update(mark), date


def _written_times(page: PageView, place: Place, first: bool | None) -> Iterator[tuple[bool, PartialDate]]:
    """The dates written about the headline, and those below the body that say what they are."""
    head = range(max(0, place.title - _NEAR), place.start)
    for index in (*head, *range(place.start, min(place.start + 1, place.end)), *range(place.end, place.end + _BELOW)):
        words = page.blocks[index].words if index < len(page.blocks) else ""
        if len(words) > 200 and index not in head:
            continue
        before = 0
        for found in find_dates(words[:300], day_first=first):
            label = words[before : found.start]
            is_update = _UPDATED.search(label) is not None
            if found.date.start < _OLDEST or (
                index in head and word_count(words) > _HEAD_LINE and not _PUBLISHED.search(label)
            ):
                continue  # a day that the report tells of
            bare = index == place.start and found.start < 3 and found.date.precision is Precision.MINUTE
            if index in head or is_update or bare or _PUBLISHED.search(label):
                yield is_update, found.date
            before = found.end


def _says_update(mark: Mark) -> bool:
    return re.search(r"updat|modif", mark.names) is not None or _UPDATED.search(text_of(mark.node)) is not None
