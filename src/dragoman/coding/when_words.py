"""The words that dates are written in, as pieces of regular expressions and as numbers.

English's closed sets only; every repetition in a piece is bounded, so that no text makes a search slow.
"""

from __future__ import annotations

import re
from typing import Final

GAP: Final = r"\s{1,3}"

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY: Final = r"(?P<weekday>(?i:" + "|".join(WEEKDAYS) + r"))(?![a-z])"
SHORT_WEEKDAY: Final = (
    r"(?P<weekday>(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\.?)"
)
"""Short weekdays count only before a day and month: "Sun" is a newspaper, "sat" and "wed" are verbs."""

MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_ALL_MONTHS = [*(m.capitalize() for m in MONTHS), *(m.upper() for m in MONTHS)]
_SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"]
MONTH: Final = rf"(?P<month>(?:{'|'.join(_ALL_MONTHS)})(?![A-Za-z])|(?:{'|'.join(_SHORT_MONTHS)})\b\.?)"
MONTH_TO: Final = MONTH.replace("<month>", "<month_to>")
FULL_MONTH: Final = rf"(?P<month>(?:{'|'.join(_ALL_MONTHS)})(?![A-Za-z])|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
"""Case decides for months: "may" is a modal, "march" is what protesters do."""

COUNTED: Final = (
    r"(?:people|persons|men|women|children|troops|soldiers|villages?|homes|houses|families|civilians|refugees|migrants"
    r"|protesters|demonstrators|fighters|militants|rebels|workers|jobs|dead|wounded|injured|others|more|other|or|metres?"
    r"|meters?|miles?|km|kilometres?|kilometers?|tonnes?|tons?|barrels?|dollars|euros|pounds|roubles|rubles|yuan|feet"
    r"|acres|hectares|hours?|GMT|UTC|CET|CEST|EET|EST|EDT|BST|IST|ET|local\stime|per\s?cent|percent|votes|million|billion)\b|%"
)
"""What follows a number that is not a year: things counted, and time zones ("at 2000 GMT")."""

YEAR: Final = (
    rf"(?P<year>(?:1[6-9]|20)\d\d)(?!\d|[.,:]\d|[-–]\d|[-–][a-z]|\s{{0,2}}(?:{COUNTED}))"
    r"(?!(?<=00)\s(?!(?:was|is|has|as|its|his|this|us)\b)[a-z]{2,20}s\b)"
)
"""Sixteen hundred to 2099. Round numbers before a plural ("in 2000 villages") are counts."""
YEAR_TO: Final = YEAR.replace("<year>", "<year_to>")

RELATIVE_YEAR: Final = r"(?P<relyear>(?i:last|this|next))\s(?i:year)\b"

_PREPOSITIONS = (
    r"on|in|at|by|since|from|until|till|before|after|following|ahead\sof|prior\sto|during|throughout|through|over|within"
    r"|up\sto|no\slater\sthan|for|of"
)
PREPOSITION: Final = rf"(?<![\w-])(?<!\d[.,])(?:(?P<prep>(?i:{_PREPOSITIONS})){GAP})?"
PHASE: Final = rf"(?P<phase>(?i:early|mid|late))(?:{GAP}|[-–])(?:(?:on|in){GAP})?"
PHASE_2: Final = PHASE.replace("<phase>", "<phase_2>")

UNIT: Final = r"(?P<unit>(?i:day|week|month|year|decade))"
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
NUMBERS: Final = {word: value for value, word in enumerate(_NUMBERS.split()) if value} | {
    "a": 1,
    "an": 1,
    "couple": 2,
    "dozen": 12,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "hundred": 100,
}
COUNT: Final = (
    r"(?P<count>\d{1,3}|(?i:a\scouple(?:\sof)?|a\sdozen|a\shundred|an?|"
    + "|".join(word for word in NUMBERS if len(word) > 2 and word not in ("couple", "dozen", "hundred"))
    + r"))"
)
VAGUE: Final = r"(?P<vague>(?i:a\sfew|several|some|many|recent))"
FEW: Final = (2, 7)
""""A few", "several" and "recent" units are taken as two to seven: wide on purpose, the window says how wide."""

ROUGHLY: Final = (
    rf"(?:(?P<roughly>(?i:almost|nearly|about|around|roughly|approximately|some|over|under|more{GAP}than|less{GAP}than"
    rf"|just{GAP}over|just{GAP}under|at{GAP}least)){GAP})?"
)
LESS: Final = frozenset({"almost", "nearly", "under", "less than", "just under"})
MORE: Final = frozenset({"over", "more than", "just over", "at least"})

WEEKDAY_NAMES: Final = re.compile(
    r"\b(?:Good|Black|Bloody|Ash|Palm|Easter|Holy|Super|Sheffield|Shrove|Maundy|Cyber|Boxing|Fat|Mail\son)\s$"
    r"|\b(?i:every|each|one|any|another|first|second|third|fourth|fifth|the\s(?:last|final))\s$"
)
"""What stands before a weekday that is a name or a habit, not a day of the report."""

WEEKDAY_TITLES: Final = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Mail|Express|World|Post|Sun|Star|Herald|Mercury|Independent|Business|Night\sFootball)\b"
)
"""What follows a weekday in the name of a newspaper or programme."""


def month_number(name: str) -> int:
    """1 to 12."""
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def weekday_number(name: str) -> int:
    """0 for Monday to 6 for Sunday."""
    return next(i for i, day in enumerate(WEEKDAYS) if day.startswith(name.lower().rstrip(".")[:3]))


def count_of(words: str) -> int:
    """How many: digits or a number word; "a couple of" is two."""
    if words.isdecimal():
        return int(words)
    parts = words.lower().split()
    return NUMBERS[parts[1] if parts[0] == "a" and len(parts) > 1 else parts[0]]


def plain(words: str | None) -> str:
    """The words in lower case with single spaces, "" for None."""
    return " ".join(words.lower().split()) if words else ""
