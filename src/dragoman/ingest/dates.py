"""Dates as reports state them in time lines and metadata: day or minute precision, the zone only where it is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from dragoman.errors import InputError
from dragoman.ingest.calendar_words import MONTHS, PUBLISHED, TIME_FILLERS, WEEKDAYS
from dragoman.records import UNKNOWN_DATE, Found, PartialDate, Precision

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

# A month is any word here and is looked up: the names of all languages as alternatives would be tried at every word of a line.
_WORD = r"(?:[^\W\d_][^\s\d,.;:()/|<>\[\]\"“”«»–—-]{1,15})"
_OTHER_NAME = r"(?:\s?/\s?[^\d\n/]{2,16}?)?"  # "أكتوبر/تشرين الأول": Arabic news gives both names
_DAY_FORMS = (
    r"(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})",
    rf"(?P<m2>{_WORD})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})",
    rf"(?P<d3>\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?(?:\s+(?:of|de|di)\b|\s+d[’'](?=\w))?[\s-]*"
    rf"(?P<m3>{_WORD}(?: (?:الثاني|الأول))?)\.?{_OTHER_NAME},?(?:\s+(?:de|del|di|of)\b)?[\s-]+(?P<y3>\d{{4}})",
    r"(?P<d4>\d{1,2})(?P<s4>[./]|\.\s|-)(?P<m4>\d{1,2})(?:[./]|\.\s|-)(?P<y4>\d{4}|\d{2}(?=[,\s|–-]{1,4}\d{1,2}[:.]\d{2}(?!\d)))",
    r"(?P<y5>\d{4})\s?(?:年|년|[./])\s?(?P<m5>\d{1,2})\s?(?:月|월|[./])\s?(?P<d5>\d{1,2})(?:\s?[日일]|(?!\d))",
    rf"(?P<y6>\d{{4}})(?:\.|\.?\s+(?:m\.|(?:e|ko)\b)?)\s*(?P<m6>{_WORD})\.?\s+(?P<d6>\d{{1,2}})(?:\.|\b)",
)
_FORMS = range(1, len(_DAY_FORMS) + 1)
_HALF_BEFORE = r"(?:(?P<{0}q>午前|午後|上午|下午|晚上|凌晨|오전|오후)\s?)?"
_CLOCK = (
    _HALF_BEFORE
    + r"(?P<{0}h>\d{{1,2}})(?:(?:(?:[:.]|\s?h\s?)(?=\d\d)|\s?[時时시]\s?)(?P<{0}n>\d{{1,2}})(?:[:.]\d{{2}}(?:[.,]\d{{1,9}})?)?[分분]?"
    r"|\s?(?:h|時|时|시|Uhr)(?![^\W\d_]))"
    r"(?:\s*(?:(?P<{0}p>[ap])\.?\s?m\b\.?|(?P<{0}r>[مص](?!\w)|[μπ]\.?\s?μ\b\.?)))?"
)
_ZONE_NAMES = "|".join(sorted((*_OFFSETS, *_SEASONAL), key=len, reverse=True))
_ZONE = (
    r"(?:\s*(?:Uhr\s*)?\(?(?P<{0}z>(?-i:(?:GMT|UTC)\s?[+-]\d{{1,2}}(?::?\d{{2}})?|(?:"
    + _ZONE_NAMES
    + r")\b)|[+-]\d{{2}}(?::?\d{{2}})?(?!\d))\)?)?"
)
_JOINT = rf"(?:T|[\s,|·•–—(-]{{0,4}}(?:(?:at|{PUBLISHED}|{TIME_FILLERS})(?![^\W\d_])\.?\s?:?\s*)?)"
_DATE = re.compile(
    r"(?<![\w.-])(?:"
    + (_CLOCK + _ZONE).format("a")
    + r"[,\s|–—-]{1,4}(?:(?:on|del?|em|am|den|le|el|il)\s+)?)?(?:"
    + "|".join(_DAY_FORMS)
    + r")(?:[.,]?(?:\s?(?:г|р)\.?,?|(?:\s?\([^\W\d_]{1,3}\)))?"
    + _JOINT
    + (_CLOCK + _ZONE).format("b")
    + r")?(?![\w-])",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?:^|(?<=[\s,(]))([^\W\d_][^\s\d,.;:()]{1,12})[.,]{0,2}\s*(?:the|den|el|le|il|dne|,)?\s*$", re.IGNORECASE
)
_MONTH_FIRST = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov
    dec enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre pebrero marso hunyo hulyo setyembre
    oktubre nobyembre disyembre
    """.split()
)
"""Months that stand before their day: in English, and where English is near."""

_OLDEST = 1600  # the first printed newspapers; a smaller year is a misread number


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date found in a line: where its words stand, and what it says."""

    start: int
    end: int
    date: PartialDate


def find_dates(line: str, *, day_first: bool | None = None) -> Iterator[StatedDate]:
    """The full dates (with a year) written in `line`, in order; one that no calendar holds is left out.

    Args:
        line: the words, in any language whose months CLDR names.
        day_first: what "03/04/2024" means; None where that is not known, and such a date is left out.
    """
    position = 0
    while (match := _DATE.search(line, position)) is not None:
        found = _read(match, day_first)
        if found is None:
            position = match.start() + 1
            continue
        yield StatedDate(_with_weekday(line, match.start()), match.end(), found)
        position = match.end()


def stated_date(words: str, *, day_first: bool | None = None) -> PartialDate:
    """The first date written in `words`, found STATED; `UNKNOWN_DATE` where there is none."""
    first = next(find_dates(words.strip()[:200], day_first=day_first), None)
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


def _with_weekday(line: str, start: int) -> int:
    """Where a date starts with the weekday that stands before it."""
    before = _WEEKDAY.search(line, max(0, start - 24), start)
    return before.start(1) if before and before[1].lower().rstrip(".") in WEEKDAYS else start


def _read(match: re.Match[str], day_first: bool | None) -> PartialDate | None:
    groups = match.groupdict()
    form = next(form for form in _FORMS if groups[f"y{form}"])
    year, month, day = groups[f"y{form}"], groups[f"m{form}"], groups[f"d{form}"]
    if form == 4:
        if (
            int(day) <= 12
            and int(month) <= 12
            and int(day) != int(month)
            and "." not in groups["s4"]
            and day_first is None
        ):
            return None  # 03/04/2024: American and European readers disagree
        if int(month) > 12 or (day_first is False and "." not in groups["s4"] and int(month) <= 12 and int(day) <= 12):
            day, month = month, day
    number = int(month) if month.isdecimal() else _month(month, first=form == 2)
    if not number:
        return None
    try:
        stated = date(_year(int(year)), number, int(day))
    except ValueError:
        return None
    if stated.year < _OLDEST:
        return None
    side = "b" if groups["bh"] else "a"
    half = groups[f"{side}p"] or _half(groups[f"{side}q"] or groups[f"{side}r"])
    hour = groups[f"{side}h"]
    if groups[f"{side}q"] and hour and int(hour) > 12:
        half = None
    minute = _minute(stated, hour, groups[f"{side}n"] or ("00" if hour else None), half, groups[f"{side}z"])
    if minute is None:
        return day_date(stated.isoformat(), found=Found.STATED, words=match[0])
    return PartialDate(start=minute, end=minute, precision=Precision.MINUTE, found=Found.STATED, text=match[0])


def _month(name: str, *, first: bool) -> int:
    """The number of a month by its name; 0 where it is none, or none that stands before its day."""
    name = name.lower().rstrip(".")
    return 0 if first and name not in _MONTH_FIRST else MONTHS.get(name, 0)


def _year(year: int) -> int:
    """The year of our calendar: Thai dates count 543 more, and two digits beside a time of day are of this century."""
    if year < 100:
        return 2000 + year
    return year - 543 if 2500 <= year <= 2650 else year


def _half(word: str | None) -> str | None:
    """Before or after noon, by the word that some languages put before the hour."""
    return None if word is None else "p" if word in {"午後", "下午", "晚上", "오후", "م"} or word[0] == "μ" else "a"


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
