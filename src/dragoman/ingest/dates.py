"""Dates as reports state them in time lines and metadata: day or minute precision, the zone only where it is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from dragoman.errors import InputError
from dragoman.records import UNKNOWN_DATE, Found, PartialDate, Precision

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}

# Names of zones that mean one offset in news; IST, CST and AST mean several and are left out. BST is British here.
_OFFSETS = {
    **dict.fromkeys(("Z", "GMT", "UTC", "WET"), 0),
    **dict.fromkeys(("CET", "BST", "WEST", "WAT"), 60),
    **dict.fromkeys(("CEST", "EET", "SAST", "CAT"), 120),
    **dict.fromkeys(("EEST", "MSK", "EAT", "TRT"), 180),
    **{"GST": 240, "PKT": 300, "WIB": 420, "HKT": 480, "SGT": 480, "JST": 540, "KST": 540},
    **{"AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780},
    **{"EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420},
}
_SEASONAL = {"ET": "America/New_York", "CT": "America/Chicago", "PT": "America/Los_Angeles"}

_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY_FORMS = (
    r"(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})",
    rf"(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})",
    rf"(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<m3>{_MONTH}),?[\s-]+(?P<y3>\d{{4}})",
    r"(?P<d4>\d{1,2})[./](?P<m4>\d{1,2})[./](?P<y4>\d{4})",
)
_CLOCK = r"(?P<{0}h>\d{{1,2}})[:.h](?P<{0}n>\d{{2}})(?:[:.]\d{{2}}(?:[.,]\d{{1,9}})?)?(?:\s*(?P<{0}p>[ap])\.?m\b\.?)?"
_ZONE_NAMES = "|".join(sorted((*_OFFSETS, *_SEASONAL), key=len, reverse=True))
_ZONE = (
    r"(?:\s*\(?(?P<{0}z>(?-i:(?:GMT|UTC)\s?[+-]\d{{1,2}}(?::?\d{{2}})?|(?:"
    + _ZONE_NAMES
    + r")\b)|[+-]\d{{2}}(?::?\d{{2}})?(?!\d))\)?)?"
)
_DATE = re.compile(
    r"(?<![\w.-])(?:"
    + (_CLOCK + _ZONE).format("a")
    + r",?\s+(?:on\s+)?)?"
    + _WEEKDAY
    + "(?:"
    + "|".join(_DAY_FORMS)
    + r")(?:(?:T|,?\s*(?:at\s+|-\s+|\|\s+|[–—]\s+)?)"
    + (_CLOCK + _ZONE).format("b")
    + r")?(?![\w-])",
    re.IGNORECASE,
)
_OLDEST = 1600  # the first printed newspapers; a smaller year is a misread number


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date found in a line: where its words stand, and what it says."""

    start: int
    end: int
    date: PartialDate


def find_dates(line: str) -> Iterator[StatedDate]:
    """The full dates (with a year) written in `line`, in order; one that no calendar holds is left out."""
    for match in _DATE.finditer(line):
        if (found := _read(match)) is not None:
            yield StatedDate(match.start(), match.end(), found)


def stated_date(words: str) -> PartialDate:
    """The first date written in `words`, found STATED; `UNKNOWN_DATE` where there is none."""
    first = next(find_dates(words.strip()[:200]), None)
    return UNKNOWN_DATE if first is None else first.date


def given_date(value: str) -> PartialDate:
    """The date that a user gave as published: an ISO day or time; found STATED, with no words of the text.

    Raises:
        InputError: it is no ISO 8601 date.
    """
    found = stated_date(value)
    if not found.known or not re.match(r"\d{4}-\d{2}-\d{2}", value.strip()):
        raise InputError(f"date {value!r} is not an ISO date; write 2023-02-22 or 2023-02-22T13:30+01:00")
    return PartialDate(start=found.start, end=found.end, precision=found.precision, found=found.found)


def day_date(day: str, *, found: Found, words: str = "") -> PartialDate:
    """A date of day precision from `YYYY-MM-DD`."""
    return PartialDate(start=day, end=day, precision=Precision.DAY, found=found, text=words)


def _read(match: re.Match[str]) -> PartialDate | None:
    groups = match.groupdict()
    year, month, day = next(
        (groups[f"y{form}"], groups[f"m{form}"], groups[f"d{form}"]) for form in range(1, 5) if groups[f"y{form}"]
    )
    if groups["y4"] and int(day) <= 12 and int(month) <= 12 and int(day) != int(month) and "." not in match[0]:
        return None  # 03/04/2024: American and European readers disagree
    if groups["y4"] and int(month) > 12:
        day, month = month, day
    number = int(month) if month.isdecimal() else _MONTHS[month.lower().rstrip(".")]
    try:
        stated = date(int(year), number, int(day))
    except ValueError:
        return None
    if stated.year < _OLDEST:
        return None
    side = "b" if groups["bh"] else "a"
    minute = _minute(stated, groups[f"{side}h"], groups[f"{side}n"], groups[f"{side}p"], groups[f"{side}z"])
    if minute is None:
        return day_date(stated.isoformat(), found=Found.STATED, words=match[0])
    return PartialDate(start=minute, end=minute, precision=Precision.MINUTE, found=Found.STATED, text=match[0])


def _minute(day: date, hour: str | None, minute: str | None, half: str | None, zone: str | None) -> str | None:
    if hour is None or minute is None:
        return None
    hours = int(hour)
    if half is not None:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.lower() == "p" else 0)
    if hours > 23 or int(minute) > 59:
        return None
    moment = datetime(day.year, day.month, day.day, hours, int(minute))
    return moment.isoformat(timespec="minutes") + _offset(moment, zone)


def _offset(moment: datetime, zone: str | None) -> str:
    if zone is None:
        return ""
    if zone in _SEASONAL:
        return moment.replace(tzinfo=ZoneInfo(_SEASONAL[zone])).isoformat()[-6:]
    minutes = _OFFSETS.get(zone.upper())
    if minutes is None:
        sign, hours, rest = re.findall(r"([+-])(\d{1,2}):?(\d{2})?", zone)[0]
        minutes = (int(hours) * 60 + int(rest or 0)) * (-1 if sign == "-" else 1)
    if abs(minutes) > 14 * 60:
        return ""
    return datetime(2000, 1, 1, tzinfo=timezone(timedelta(minutes=minutes))).isoformat()[-6:]
