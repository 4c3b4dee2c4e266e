"""What each way of writing a date means: the window of days that a rule's match stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.coding import when_words as w
from dragoman.coding.when_calendar import (
    DAY,
    MONTH,
    SLACK_DAYS,
    UNIT_DAYS,
    WEEK,
    Window,
    decade_of,
    month_of,
    shift,
    the_day,
    thirds,
    unit_of,
    week_of,
    weekday_after,
    weekday_before,
    year_of,
)
from dragoman.coding.when_words import count_of, month_number, plain, weekday_number

FUTURE_REACH_DAYS = 300
"""How far ahead a future clause's "3 December" may lie. What is further ahead is less than 66 days back, and more
likely meant so ("will not forget the attack of 20 October", in December)."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The report's day, and whether the clause looks ahead."""

    day: date
    future: bool


def _group(match: re.Match[str], name: str) -> str:
    """The group's words in plain form; "" where the rule has no such group or it did not match.

    A name may stand twice in a pattern, the second time with `_2`: re allows a group name once.
    """
    for group in (name, f"{name}_2"):
        if group in match.re.groupindex and match[group]:
            return plain(match[group])
    return ""


def preposition(match: re.Match[str]) -> str:
    """The preposition that the mention begins with, "" where there is none."""
    return _group(match, "prep")


def phase(match: re.Match[str]) -> str:
    """The part of a month, year or decade: "early", "mid", "late" or ""."""
    return _group(match, "phase")


def absolute(match: re.Match[str]) -> bool:
    """Whether the year is written, so that the report's day is not needed."""
    return _group(match, "year") != ""


def iso_window(match: re.Match[str], _: Moment) -> Window:
    """The day of `2023-02-22`."""
    return the_day(date(int(match["year"]), int(match["m"]), int(match["d"])))


def numeric_window(match: re.Match[str], _: Moment) -> Window | None:
    """The day of `25/12/2022` or `25.12.2022`; None where day and month could be either way round."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if match["mark"] == "." or first > 12 or first == second:
        return the_day(date(year, second, first))
    return the_day(date(year, first, second)) if second > 12 else None


def _which_year(match: re.Match[str], moment: Moment) -> int | None:
    """The year that is written, or counted from the report's ("March 3 last year")."""
    if year := _group(match, "year"):
        return int(year)
    if relative := _group(match, "relyear"):
        return moment.day.year + {"last": -1, "this": 0, "next": 1}[relative]
    return None


def month_day_window(match: re.Match[str], moment: Moment) -> Window | None:
    """The day, or days, of a day and month with or without a year; the week for "the week of March 3"."""
    month, first = month_number(match["month"]), int(match["d"])
    last = int(match["d_to"] or first)

    def of(year: int) -> Window | None:
        try:
            window = Window(date(year, month, first), date(year, month, last))
        except ValueError:  # 29 February, in most years
            return None
        return window if first <= last else None

    year = _which_year(match, moment)
    window = of(year) if year is not None else _nearest(of, moment, _group(match, "weekday"))
    return week_of(window.start) if window and _group(match, "week") else window


def _nearest(of: Callable[[int], Window | None], moment: Moment, weekday: str) -> Window | None:
    """The latest year's window that is not after the report, or the next one in a future clause.

    A written weekday picks among the years, ahead too: "Friday 3 March" in a report of February 2023.
    """
    this_year = moment.day.year
    windows = [found for year in range(this_year + 1, this_year - 9, -1) if (found := of(year))]
    reach = moment.day + timedelta(days=FUTURE_REACH_DAYS)
    ahead = [x for x in reversed(windows) if moment.day <= x.start <= reach]
    behind = [x for x in windows if x.start <= moment.day]
    if weekday:
        wanted = weekday_number(weekday)
        fitting = [x for x in (*ahead, *behind) if x.start.weekday() == wanted]
        if fitting:
            return min(fitting, key=lambda x: abs((x.start - moment.day).days))
    return next(iter((ahead if moment.future else []) + behind), None)


_NOT_BEFORE_MAY = frozenset({"by", "before", "after", "from", "for", "of"})
"""Before "May" alone these more often introduce the politician."""


def month_window(match: re.Match[str], moment: Moment) -> Window | None:
    """The month, or a third of it; without a year the latest one that has begun."""
    month, day = month_number(match["month"]), moment.day
    which, prep, part = _group(match, "which"), preposition(match), phase(match)
    if match["month"].lower() == "may" and not part and prep in _NOT_BEFORE_MAY:
        return None
    year = _which_year(match, moment)
    if year is None:
        year = day.year
        if which == "last":
            year -= month >= day.month
        elif which in ("next", "coming") or (moment.future and which != "this"):
            year += month < day.month or (which != "" and month == day.month)
        elif which != "this":
            year -= month > day.month
    return thirds(month_of(year, month), part)


def month_range_window(match: re.Match[str], moment: Moment) -> Window | None:
    """From the first month to the last; the first is of the year before where it comes later in the year."""
    first, last = month_number(match["month"]), month_number(match["month_to"])
    year = _which_year(match, moment)
    if year is None:
        year = moment.day.year - (last > moment.day.month and not moment.future)
    return Window(month_of(year - (first > last), first).start, month_of(year, last).end)


def year_window(match: re.Match[str], _: Moment) -> Window | None:
    """The year, or a third of it."""
    year = int(match["year"])
    if year % 100 == 0 and preposition(match) in ("by", "of", "from", "for"):
        return None  # a round number here is more often a count: "rose by 2000"
    return thirds(year_of(year), phase(match))


def year_range_window(match: re.Match[str], _: Moment) -> Window | None:
    """From the first year to the last; None where they run backwards."""
    first, last = int(match["year"]), int(match["year_to"])
    return Window(year_of(first).start, year_of(last).end) if first <= last else None


def decade_window(match: re.Match[str], _: Moment) -> Window:
    """The decade, or the early, middle or late part of it."""
    return thirds(decade_of(int(match["year"])), phase(match))


def weekday_window(match: re.Match[str], moment: Moment) -> Window:
    """The latest such day, or the one that "last", "this", "next" or a week says."""
    wanted, day = weekday_number(match["weekday"]), moment.day
    which, of_week = _group(match, "which"), _group(match, "of_week")
    if of_week:
        monday = week_of(day).start + timedelta(weeks={"last": -1, "this": 0, "next": 1}[of_week])
        return the_day(monday + timedelta(days=wanted))
    if which in ("last", "past", "this past"):
        return the_day(weekday_before(day, wanted, strictly=True))
    if which in ("next", "coming", "this coming"):
        return the_day(weekday_after(day, wanted, strictly=True))
    if which == "this" and not moment.future:
        return the_day(week_of(day).start + timedelta(days=wanted))
    ahead = moment.future or preposition(match) == "ahead of"
    return the_day(weekday_after(day, wanted) if ahead else weekday_before(day, wanted))


_NAMED_DAYS = {
    "today": (0, 0),
    "tonight": (0, 0),
    "this morning": (0, 0),
    "this afternoon": (0, 0),
    "this evening": (0, 0),
    "yesterday": (-1, -1),
    "last night": (-1, -1),
    "overnight": (-1, 0),
    "tomorrow": (1, 1),
    "the day before yesterday": (-2, -2),
    "the day after tomorrow": (2, 2),
}


def named_day_window(match: re.Match[str], moment: Moment) -> Window:
    """Today, yesterday, tonight ...; overnight is the night before the report's day."""
    first, last = _NAMED_DAYS[_group(match, "named")]
    return Window(moment.day + timedelta(days=first), moment.day + timedelta(days=last))


def unit_window(match: re.Match[str], moment: Moment) -> Window | None:
    """Last, this or next week, month, year; "earlier this month" ends with the report's day, "later" begins there."""
    unit, which, day = _group(match, "unit"), _group(match, "which"), moment.day
    steps = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[which]
    base = week_of(day).start if unit == WEEK else day.replace(day=1)
    start, end = unit_of(shift(base, steps, unit), unit)
    part = _group(match, "part")
    if steps == 0 and part == "earlier":
        return Window(start, day)
    if steps == 0 and part == "later":
        return Window(day, end)
    return thirds(Window(start, end), part)


def weekend_window(match: re.Match[str], moment: Moment) -> Window:
    """Saturday and Sunday: the past ones, this week's or the next."""
    monday, which = week_of(moment.day).start, _group(match, "which")
    begun = moment.day.weekday() >= 5
    steps = {"last": -1, "previous": -1, "past": 0 if begun else -1, "this": 0, "coming": 0, "next": 1}.get(
        which, 0 if begun or moment.future else -1
    )
    saturday = monday + timedelta(days=5 + 7 * steps)
    return Window(saturday, saturday + timedelta(days=1))


def ago(day: date, count: int, unit: str, roughly: str = "") -> Window:
    """The window of "two weeks ago": the calendar unit that far back, or a stretch around it where it is approximate.

    "Almost a year" reaches from a year back to a third of a year after that, "more than a year" a whole unit further
    back, "about a year" a third to either side.
    """
    target = shift(day, -count, unit)
    slack = timedelta(days=SLACK_DAYS[unit])
    if roughly in w.LESS:
        return Window(target, min(target + slack, day))
    if roughly in w.MORE:
        return Window(target - timedelta(days=UNIT_DAYS[unit]), target)
    if roughly:
        return Window(target - slack, min(target + slack, day))
    return unit_of(target, unit)


def ago_window(match: re.Match[str], moment: Moment) -> Window:
    """So long before the report, to the unit; "a few" makes it a wide window."""
    unit, day, to = _group(match, "unit"), moment.day, _group(match, "to_the")
    if match["vague"] or not match["count"]:
        return Window(shift(day, -w.FEW[1], unit), shift(day, -w.FEW[0], unit))
    count = count_of(match["count"])
    if to:
        exact = {"today": DAY, "this week": WEEK, "this month": MONTH}[to]
        return unit_of(shift(day, -count, unit), exact)
    return ago(day, count, unit, _group(match, "roughly"))


def stretch_window(match: re.Match[str], moment: Moment) -> Window:
    """The past or the next so many days, weeks, months: up to the report's day, or from it."""
    unit, day = _group(match, "unit"), moment.day
    count = count_of(match["count"]) if match["count"] else w.FEW[1] if match["many"] else 1
    if unit == "hour":
        count, unit = -(-count // 24), DAY
    if _group(match, "which") in ("next", "coming"):
        return Window(day, shift(day, count, unit))
    return Window(shift(day, -count, unit), day)


def hence_window(match: re.Match[str], moment: Moment) -> Window:
    """So long after the report, to the unit."""
    unit = _group(match, "unit")
    return unit_of(shift(moment.day, count_of(match["count"]), unit), unit)


def day_of_month_window(match: re.Match[str], moment: Moment) -> Window | None:
    """For "on the 25th" the latest such day, or the next one in a future clause."""
    wanted, which, day = int(match["d"]), _group(match, "which"), moment.day
    steps = {"last": (-1,), "this": (0,), "next": (1,)}.get(which, (0, 1, 2) if moment.future else (0, -1, -2))
    for step in steps:
        first = shift(day.replace(day=1), step, MONTH)
        try:
            found = first.replace(day=wanted)
        except ValueError:  # the 31st of a shorter month
            continue
        if which or (found >= day if moment.future else found <= day):
            return the_day(found)
    return None
