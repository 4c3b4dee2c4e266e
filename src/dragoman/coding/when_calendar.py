"""Calendar arithmetic for dates in text: windows of days, and moves by units."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.records import PartialDate, Precision

DAY, WEEK, MONTH, YEAR, DECADE = "day", "week", "month", "year", "decade"

UNIT_DAYS = {DAY: 1, WEEK: 7, MONTH: 31, YEAR: 366, DECADE: 3653}
"""The longest that each unit can be."""

SLACK_DAYS = {DAY: 1, WEEK: 2, MONTH: 10, YEAR: 122, DECADE: 1217}
"""A third of each unit: how far "almost", "about" and "nearly" may be off. A choice, stated in the window's length."""


class Window(NamedTuple):
    """The first and the last day that words may mean."""

    start: date
    end: date


def window_precision(window: Window) -> Precision:
    """The smallest calendar unit that is as long as the window: a weekend is WEEK, early March is MONTH.

    One day over still counts, because "the past week" holds the same weekday twice.
    """
    days = (window.end - window.start).days + 1
    if days <= 1:
        return Precision.DAY
    if days <= UNIT_DAYS[WEEK] + 1:
        return Precision.WEEK
    if days <= UNIT_DAYS[MONTH] + 1:
        return Precision.MONTH
    return Precision.YEAR


def published_window(published: PartialDate) -> Window | None:
    """The first and last local day on which the report may have been published; None when that is not known."""
    if not published.known:
        return None
    try:
        first = date.fromisoformat(published.start[:10])
        last = date.fromisoformat(published.end[:10]) if published.end else first
    except ValueError:
        return None
    return Window(first, last) if first <= last else None


def the_day(day: date) -> Window:
    """The window of one day."""
    return Window(day, day)


def week_of(day: date) -> Window:
    """The ISO week, Monday to Sunday, that holds the day."""
    monday = day - timedelta(days=day.weekday())
    return Window(monday, monday + timedelta(days=6))


def month_of(year: int, month: int) -> Window:
    """The whole month."""
    return Window(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_of(year: int) -> Window:
    """The whole year."""
    return Window(date(year, 1, 1), date(year, 12, 31))


def decade_of(year: int) -> Window:
    """The ten years that begin with `year`."""
    return Window(date(year, 1, 1), date(year + 9, 12, 31))


def unit_of(day: date, unit: str) -> Window:
    """The calendar unit that holds the day; for a decade, the five years on either side of it."""
    if unit == DAY:
        return the_day(day)
    if unit == WEEK:
        return week_of(day)
    if unit == MONTH:
        return month_of(day.year, day.month)
    if unit == YEAR:
        return year_of(day.year)
    return Window(shift(day, -5, YEAR), shift(day, 5, YEAR))


def shift(day: date, count: int, unit: str) -> date:
    """The day `count` units on; the 31st becomes the month's last day where it has none.

    Raises:
        OverflowError: the calendar does not go so far.
        ValueError: likewise.
    """
    if unit == DAY:
        return day + timedelta(days=count)
    if unit == WEEK:
        return day + timedelta(weeks=count)
    months = count * {MONTH: 1, YEAR: 12, DECADE: 120}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year} is off the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def thirds(window: Window, phase: str) -> Window:
    """The early, middle or late third of a month (ten days each), a year (four months) or a decade."""
    start, end = window
    days = (end - start).days + 1
    if days <= UNIT_DAYS[WEEK]:
        return window
    if days <= UNIT_DAYS[MONTH]:
        first, second = start + timedelta(days=10), start + timedelta(days=20)
    elif days <= UNIT_DAYS[YEAR]:
        first, second = shift(start, 4, MONTH), shift(start, 8, MONTH)
    else:
        first, second = shift(start, 3, YEAR), shift(start, 7, YEAR)
    one = timedelta(days=1)
    if phase == "early":
        return Window(start, first - one)
    if phase == "mid":
        return Window(first, second - one)
    return Window(second, end) if phase == "late" else window


def weekday_before(day: date, weekday: int, *, strictly: bool = False) -> date:
    """The latest such weekday not after the day (`strictly`: before it)."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(days=7 if strictly and back == 0 else back)


def weekday_after(day: date, weekday: int, *, strictly: bool = False) -> date:
    """The next such weekday not before the day (`strictly`: after it)."""
    on = (weekday - day.weekday()) % 7
    return day + timedelta(days=7 if strictly and on == 0 else on)
