"""The ways of writing a date: a table of regular expressions, each with the window of days that it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.coding import when_words as w
from dragoman.coding.when_calendar import Window
from dragoman.coding.when_resolve import (
    Moment,
    ago_window,
    day_of_month_window,
    decade_window,
    hence_window,
    iso_window,
    month_day_window,
    month_range_window,
    month_window,
    named_day_window,
    numeric_window,
    stretch_window,
    unit_window,
    weekday_window,
    weekend_window,
    year_range_window,
    year_window,
)

Resolver = Callable[[re.Match[str], Moment], Window | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing a date. It needs no report's day where its group `year` matched."""

    name: str
    pattern: re.Pattern[str]
    resolve: Resolver


_TIME_OF_DAY = rf"(?:{w.GAP}(?:morning|afternoon|evening|night|noon|midnight)\b)?"
_EARLY = rf"(?:(?i:early|earlier|late|later){w.GAP}(?:on{w.GAP})?)?"
_DAYNUM = r"(?P<d>[12]?\d|3[01]|0[1-9])(?:st|nd|rd|th)?"
_DAYNUM_TO = rf"(?:(?:\s?[-–]\s?|{w.GAP}(?:to|and|until){w.GAP})(?P<d_to>[12]?\d|3[01])(?:st|nd|rd|th)?)?"
_WEEK_OF = rf"(?:(?P<week>(?:the{w.GAP})?week{w.GAP}(?:of|beginning|starting)){w.GAP})?"
_LEAD = rf"{w.PREPOSITION}{_EARLY}{_WEEK_OF}(?:the{w.GAP})?(?:{w.SHORT_WEEKDAY},?{w.GAP})?(?:the{w.GAP})?"
_NOT_A_COUNT = rf"(?![\d]|[.,:/]\d|%|{w.GAP}(?:{w.COUNTED}))"
_YEARS = rf"(?:,?{w.GAP}(?:of{w.GAP})?(?:{w.YEAR}|{w.RELATIVE_YEAR}))?"
_AFTER_DAYNUM = (
    r"(?=\s*(?:$|[.,;:!?)\]\"'”’–—-]"
    r"|(?:and|but|when|as|after|before|with|in|at|for|by|to|that|said|while|or|from|because)\b))"
)


_NOT_OWNED = (
    r"(?<!\bhis )(?<!\bher )(?<!\btheir )(?<!\bits )(?<!\bour )(?<!\bmy )(?<!['’]s )"  # "his last year in office"
)
_YEAR_PREPOSITIONS = rf"in|since|until|till|from|by|before|after|through|throughout|during|for|of|prior{w.GAP}to"


def _rule(name: str, pattern: str, resolve: Resolver) -> Rule:
    return Rule(name, re.compile(pattern), resolve)


RULES: tuple[Rule, ...] = (
    _rule("iso", rf"{w.PREPOSITION}(?<![\d-])(?P<year>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])", iso_window),
    _rule(
        "numeric",
        rf"{w.PREPOSITION}(?<![\d./])(?P<a>\d{{1,2}})(?P<mark>[/.])(?P<b>\d{{1,2}})(?P=mark)(?P<year>(?:19|20)\d\d)(?![\d/]|\.\d)",
        numeric_window,
    ),
    _rule(
        "day-month",
        rf"{_LEAD}(?<![\d.,/:$€£-]){_DAYNUM}{_DAYNUM_TO}{w.GAP}(?:of{w.GAP})?{w.MONTH}{_YEARS}",
        month_day_window,
    ),
    _rule("month-day", rf"{_LEAD}{w.MONTH}{w.GAP}{_DAYNUM}{_DAYNUM_TO}{_NOT_A_COUNT}{_YEARS}", month_day_window),
    _rule(
        "month-year",
        rf"{w.PREPOSITION}(?:the{w.GAP})?(?:{w.PHASE})?{w.MONTH},?{w.GAP}(?:of{w.GAP})?(?:{w.YEAR}|{w.RELATIVE_YEAR})",
        month_window,
    ),
    _rule(
        "month",
        rf"(?<!confidence )(?<!trust )(?<!faith )"
        rf"(?:(?<![\w-])(?:(?P<prep>(?i:in|since|during|until|till|from|by|before|after|through|throughout|for|of)){w.GAP})"
        rf"(?:(?P<phase>(?i:early|mid|late))(?:{w.GAP}|[-–]))?|(?<![\w-])(?P<phase_2>(?i:early|mid|late))(?:{w.GAP}|[-–]))"
        rf"{w.FULL_MONTH}(?!{w.GAP}\d)",
        month_window,
    ),
    _rule(
        "which-month",
        rf"{w.PREPOSITION}(?P<which>(?i:last|this|next|coming)){w.GAP}{w.FULL_MONTH}(?!{w.GAP}\d)",
        month_window,
    ),
    _rule(
        "month-range",
        rf"(?<![\w-])(?P<prep>(?i:between|from)){w.GAP}{w.MONTH}{w.GAP}(?:and|to|until|through){w.GAP}{w.MONTH_TO}(?!{w.GAP}\d{{1,2}}\b){_YEARS}",
        month_range_window,
    ),
    _rule(
        "year-range",
        rf"(?<![\w-])(?P<prep>(?i:between|from)){w.GAP}{w.YEAR}{w.GAP}(?:and|to|until|through){w.GAP}{w.YEAR_TO}",
        year_range_window,
    ),
    _rule(
        "year",
        rf"(?:(?<![\w-])(?P<prep>(?i:{_YEAR_PREPOSITIONS})){w.GAP}(?:{w.PHASE})?|(?<![\w-]){w.PHASE_2}){w.YEAR}(?!s)",
        year_window,
    ),
    _rule("decade", rf"{w.PREPOSITION}the{w.GAP}(?:{w.PHASE})?(?P<year>(?:1[6-9]|20)\d0)['’]?s\b", decade_window),
    _rule(
        "weekday",
        rf"{w.PREPOSITION}{_EARLY}(?:(?P<which>(?i:last|past|next|this{w.GAP}(?:past|coming)|coming|this)){w.GAP})?"
        rf"{w.WEEKDAY}{_TIME_OF_DAY}(?!s\b)(?:,?{w.GAP}(?:of{w.GAP})?(?P<of_week>(?i:last|this|next)){w.GAP}week\b)?",
        weekday_window,
    ),
    _rule(
        "named-day",
        rf"{w.PREPOSITION}{_EARLY}\b(?P<named>(?i:the{w.GAP}day{w.GAP}before{w.GAP}yesterday|the{w.GAP}day{w.GAP}after{w.GAP}tomorrow|"
        rf"today|tonight|yesterday|tomorrow|overnight|last{w.GAP}night|this{w.GAP}(?:morning|afternoon|evening)))\b{_TIME_OF_DAY}",
        named_day_window,
    ),
    _rule(
        "unit",
        rf"{w.PREPOSITION}(?:(?P<part>(?i:earlier|later|early|late|mid)){w.GAP}(?:in{w.GAP}|on{w.GAP})?)?(?<!the )"
        rf"{_NOT_OWNED}\b(?P<which>(?i:last|this|next)){w.GAP}(?P<unit>(?i:week|month|year))\b",
        unit_window,
    ),
    _rule(
        "weekend",
        rf"(?:{w.PREPOSITION}(?P<which>(?i:last|past|this|next|coming)){w.GAP}weekend\b"
        rf"|(?<![\w-])(?P<prep_2>(?i:on|in|at|over|during|by|since|until|for)){w.GAP}the{w.GAP}(?:(?P<which_2>(?i:past|last|coming|previous)){w.GAP})?weekend\b)",
        weekend_window,
    ),
    _rule(
        "ago",
        rf"(?<![\w-])(?<!\d[.,])(?:(?P<prep>(?i:since|until|till|from|before|by)){w.GAP})?{w.ROUGHLY}(?:{w.COUNT}{w.GAP}|{w.VAGUE}{w.GAP}|(?<![\w-])(?=(?:days|weeks|months|years|decades){w.GAP}))"
        rf"{w.UNIT}s?{w.GAP}ago\b(?:{w.GAP}(?P<to_the>today|this{w.GAP}(?:week|month))\b)?",
        ago_window,
    ),
    _rule(
        "stretch",
        rf"(?<![\w-])(?P<prep>(?i:in|over|during|within|for)){w.GAP}(?:(?P<recent>(?i:recent){w.GAP})|the{w.GAP}(?P<which>(?i:past|last|next|coming)){w.GAP})"
        rf"(?:{w.COUNT}{w.GAP}|(?P<few>(?i:few|several){w.GAP}))?(?P<unit>(?i:hour|day|week|month|year|decade))(?P<many>s)?\b(?!\sof\b)",
        stretch_window,
    ),
    _rule(
        "hence",
        rf"(?<![\w-])(?<!\d[.,])(?:in{w.GAP})?{w.COUNT}{w.GAP}{w.UNIT}(?:(?:s['’]?|['’]s){w.GAP}time|s?{w.GAP}from{w.GAP}now)\b",
        hence_window,
    ),
    _rule(
        "day-of-month",
        rf"(?<![\w-])(?P<prep>(?i:on|since|until|by)){w.GAP}the{w.GAP}(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)"
        rf"(?:{w.GAP}of{w.GAP}(?P<which>(?i:last|this|next)){w.GAP}month\b|{_AFTER_DAYNUM})",
        day_of_month_window,
    ),
)
"""In no order: where two match the same words, the earlier and then the longer one is taken."""
