"""Dates in text: which words say when, and which days they mean, seen from the day of the report.

A pure function on text: no parse is needed, and what it cannot place it does not guess.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MINYEAR, date
from functools import lru_cache
from typing import Literal

from dragoman.coding import when_words as w
from dragoman.coding.when_calendar import (
    DAY,
    UNIT_DAYS,
    Window,
    published_window,
    shift,
    unit_of,
    window_precision,
)
from dragoman.coding.when_resolve import Moment, absolute, ago, phase, preposition
from dragoman.coding.when_rules import RULES, Rule
from dragoman.records import Found, PartialDate, Precision, Span

Relation = Literal["at", "after", "before", "since", "until"]

_RELATIONS: dict[str, Relation] = {
    "after": "after",
    "following": "after",
    "before": "before",
    "ahead of": "before",
    "prior to": "before",
    "since": "since",
    "from": "since",
    "until": "until",
    "till": "until",
    "through": "until",
    "up to": "until",
    "by": "until",
    "no later than": "until",
}
"""What a preposition says of the clause: "by Friday" is a limit, as "until Friday" is; all others mean "at"."""

_ANY_MOMENT = Moment(date(MINYEAR, 1, 1), False)
"""For rules that do not look at the report's day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """Words that say when. `relation` is what they say of their clause: it happened at, after, before ... `date`.

    "almost a year since Russia invaded" is a mention with relation "since": its date is the day of the invasion.
    """

    span: Span
    date: PartialDate
    relation: Relation


@dataclass(frozen=True, slots=True)
class _Hit:
    """Words that one rule matched; `rule` is None for those that count from another date of the text."""

    match: re.Match[str]
    rule: Rule | None
    anchor: str = ""


_REACH = 8
"""How many dates back "a day earlier" may count from."""

_AHEAD = re.compile(  # "a day after Tuesday's vote": counts from a date that follows
    rf"(?<![\w-])(?<!\d[.,]){w.ROUGHLY}(?:{w.COUNT}{w.GAP}{w.UNIT}s?|the{w.GAP}(?P<the_day>day)){w.GAP}"
    r"(?P<way>(?i:after|before|since|following))\b"
)
_BEHIND = re.compile(  # "a day earlier", "the previous day": counts from a date already given
    rf"(?<![\w-])(?<!\d[.,])(?:{w.COUNT}{w.GAP}{w.UNIT}s?{w.GAP}(?P<way>(?i:earlier|later))\b"
    rf"|(?:on{w.GAP})?(?i:the){w.GAP}(?P<which>(?i:previous|following|next|same)){w.GAP}day\b)"
)
_DAYS_ON = {"previous": -1, "same": 0, "following": 1, "next": 1}
_CLAUSE_ENDS = re.compile(r"\s*(?:$|[.,;:!?)\"”’])")
_ANCHOR_GAP = re.compile(r"[^.,;:!?()\n\"“”]{0,40}")
"""How far ahead an anchor may stand: within the phrase ("a day after the minister's visit on Tuesday")."""

_POSSESSIVE = re.compile(r"['’]s\b")

_TRIGGER = re.compile(
    r"(?i:day|week|month|year|decade|hours|night|tomorrow|this\s+(?:morning|afternoon|evening))|\d{4}|\d[./]\d|\d(?:st|nd|rd|th)\b"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
)
"""Every rule needs one of these, so that most sentences cost one search."""

_PROGRAMME = re.compile(r"\b(?:This|Last|Next)\s(?:Week|Morning|Night|Year)\b")
"""Titles of programmes; a headline in title case loses its date by it, which is the lesser loss."""

_NOT_TODAY = re.compile(r"\b(?:USA|Russia|India|Israel|Ukraine|Pakistan|World)\s(?:Today|TODAY)\b|Today\sprogramme\b")


def find_dates(text: str, published: PartialDate, *, offset: int = 0, future: bool = False) -> tuple[DateMention, ...]:
    """The dates that `text` names, in text order, not overlapping.

    A weekday is the latest such day not after the report's own, which itself counts: "Thursday" in a report of a
    Thursday is that day. A month or day without a year is likewise the latest. The words decide where they can
    ("next Monday", "in March 2014"). Where the report's date is known to the month or year only, a date holds
    everything that the words may mean; where it is unknown, only dates with a year are placed, and the others have
    unknown precision and their words.

    Args:
        text: a sentence or a paragraph.
        published: the report's date; its local day is what counts.
        offset: added to every span: where `text` stands in the article.
        future: the clause looks ahead ("will meet on Monday"): weekdays, months and days are the next ones. The
            mentions are the same words either way.
    """
    if not _TRIGGER.search(text):
        return ()
    hits = _hits(text)
    window = published_window(published)
    if window is None:
        placed = _place(text, hits, None)
    else:
        placed = _place(text, hits, Moment(window.start, future))
        if window.end != window.start:
            placed = [
                _union(*pair) for pair in zip(placed, _place(text, hits, Moment(window.end, future)), strict=True)
            ]
    mentions = (_mention(hit, found, offset, known=window is not None) for hit, found in zip(hits, placed, strict=True))
    return tuple(mention for mention in mentions if mention)


@lru_cache(maxsize=64)
def _hits(text: str) -> tuple[_Hit, ...]:
    """The matches of all rules without overlaps: the one that begins first, then the longest."""
    found = [_Hit(match, rule) for rule in RULES for match in rule.pattern.finditer(text)]
    found += [_Hit(match, None, "ahead") for match in _AHEAD.finditer(text)]
    found += [_Hit(match, None, "behind") for match in _BEHIND.finditer(text)]
    found.sort(key=_order)
    kept: list[_Hit] = []
    end = 0
    while found:
        hit = found.pop(0)
        if hit.match.start() < end:
            rest = _behind_preposition(text, hit, end)
            if rest:
                insort(found, rest, key=_order)
        elif not _is_name(text, hit):
            kept.append(hit)
            end = hit.match.end()
    return tuple(kept)


def _order(hit: _Hit) -> tuple[int, int]:
    """What is taken first."""
    return hit.match.start(), -hit.match.end()


def _behind_preposition(text: str, hit: _Hit, end: int) -> _Hit | None:
    """The hit without its preposition, where that is taken: "after Tuesday" once "a day after" is."""
    if hit.rule is None or hit.match.end() <= end:
        return None
    begin = end + len(text[end : end + 3]) - len(text[end : end + 3].lstrip())
    match = hit.rule.pattern.match(text, begin)
    return _Hit(match, hit.rule) if match else None


def _is_name(text: str, hit: _Hit) -> bool:
    """Whether the words belong to a name or a habit: Good Friday, every Monday, the Sunday Times, USA Today."""
    if hit.rule is None:
        return False
    match = hit.match
    if hit.rule.name == "weekday":
        word = match.start("weekday")
        return bool(
            w.WEEKDAY_NAMES.search(text, max(0, word - 12), word)
            or (text[word].isupper() and w.WEEKDAY_TITLES.match(text, match.end("weekday")))
        )
    if _PROGRAMME.search(match.group()):
        return True
    if hit.rule.name == "named-day":
        return bool(_NOT_TODAY.search(text, max(0, match.start() - 10), match.end() + 10))
    return False


def _place(text: str, hits: Sequence[_Hit], moment: Moment | None) -> list[Window | None]:
    """The window of each hit: first those that stand alone, then those that count from them."""
    placed = [_alone(hit, moment) for hit in hits]
    dated = any(not hit.anchor for hit in hits)
    for index, hit in enumerate(hits):
        if hit.anchor:
            try:
                placed[index] = _counted(text, hits, placed, index, moment, dated=dated)
            except (OverflowError, ValueError):
                placed[index] = None
    return placed


def _alone(hit: _Hit, moment: Moment | None) -> Window | None:
    """The window that a rule gives; None where it gives none or needs a report's day that is not known."""
    if hit.rule is None or (moment is None and not absolute(hit.match)):
        return None
    try:
        return hit.rule.resolve(hit.match, moment or _ANY_MOMENT)
    except (OverflowError, ValueError):  # off the calendar: month 13, year 0
        return None


def _counted(
    text: str,
    hits: Sequence[_Hit],
    placed: Sequence[Window | None],
    index: int,
    moment: Moment | None,
    *,
    dated: bool,
) -> Window | None:
    """The window of words that count from another date, or from the report's where they say since; else None.

    "Nearly two years after the coup" counts from the report only in a text that is not dated otherwise.
    """
    match = hits[index].match
    way = w.plain(match["way"])
    unit = w.plain(match["unit"]) or DAY
    count = w.count_of(match["count"]) if match["count"] else 1
    if hits[index].anchor == "behind":
        steps = _DAYS_ON[w.plain(match["which"])] if match["which"] else count if way == "later" else -count
        return _from_anchor(_anchor_behind(hits, placed, index), steps, unit)
    roughly = w.plain(match["roughly"])
    steps = count if way in ("after", "following") else -count
    if way != "since" and not roughly:
        if _CLAUSE_ENDS.match(text, match.end()):
            return _from_anchor(_anchor_behind(hits, placed, index), steps, unit)
        return _from_anchor(_anchor_ahead(text, hits, placed, index), steps, unit)
    if moment and (way == "since" or (way == "after" and unit != DAY and not dated)):
        return ago(moment.day, count, unit, roughly)
    return None


def _anchor_behind(hits: Sequence[_Hit], placed: Sequence[Window | None], index: int) -> Window | None:
    """The nearest single day before the words, if there is one."""
    for back in range(index - 1, max(-1, index - 1 - _REACH), -1):
        hit, window = hits[back], placed[back]
        if window and window.start == window.end and _relation(hit) == "at":
            return window
    return None


def _anchor_ahead(text: str, hits: Sequence[_Hit], placed: Sequence[Window | None], index: int) -> Window | None:
    """The date that follows within the same phrase, if there is one and it is not an anniversary's."""
    if index + 1 >= len(hits):
        return None
    start, end = hits[index].match.end(), hits[index + 1].match.start()
    gap = _ANCHOR_GAP.match(text, start)
    if gap is None or gap.end() < end or "anniversary" in text[start:end]:
        return None
    return placed[index + 1]


def _from_anchor(anchor: Window | None, steps: int, unit: str) -> Window | None:
    """So many units from the anchor, to the unit; None where the anchor is less exact than the unit."""
    if anchor is None or (anchor.end - anchor.start).days >= UNIT_DAYS[unit]:
        return None
    return Window(
        unit_of(shift(anchor.start, steps, unit), unit).start, unit_of(shift(anchor.end, steps, unit), unit).end
    )


def _union(one: Window | None, other: Window | None) -> Window | None:
    """The window from the first day of either to the last; None where either is unknown."""
    return Window(min(one.start, other.start), max(one.end, other.end)) if one and other else None


def _relation(hit: _Hit) -> Relation:
    """What the words say of their clause."""
    if hit.rule is None:
        since = hit.anchor == "ahead" and w.plain(hit.match["way"])
        if since == "since":
            return "since"
        return "after" if since == "after" and hit.match["roughly"] else "at"
    prep = preposition(hit.match)
    if hit.rule.name.endswith("range"):
        return "at"
    return _RELATIONS.get(prep, "at")


def _governs_a_noun(hit: _Hit) -> int:
    """How many characters the preposition takes where it is not the date's: "at last week's talks" is at the talks."""
    if hit.rule is None or _relation(hit) != "at" or not _POSSESSIVE.match(hit.match.string, hit.match.end()):
        return 0
    words, length = hit.match.group(), len(preposition(hit.match))
    return length + len(words[length:]) - len(words[length:].lstrip()) if length else 0


def _mention(hit: _Hit, window: Window | None, offset: int, *, known: bool) -> DateMention | None:
    """The record of a hit; None for words that mean no certain day, or that have nothing to count from."""
    match = hit.match
    start = match.start() + _governs_a_noun(hit)
    words = match.string[start : match.end()]
    if window is not None:
        stated = hit.rule is not None and absolute(match) and not phase(match)
        when = PartialDate(
            start=window.start.isoformat(),
            end=window.end.isoformat(),
            precision=window_precision(window),
            found=Found.STATED if stated else Found.INFERRED,
            text=words,
        )
    elif known or (hit.rule is None and _relation(hit) == "at") or (hit.rule is not None and absolute(match)):
        return None
    else:
        when = PartialDate(precision=Precision.UNKNOWN, found=Found.UNKNOWN, text=words)
    return DateMention(span=Span(start=start + offset, end=match.end() + offset), date=when, relation=_relation(hit))
