"""What one line of a report is by its words alone: a time line, a byline, a dateline."""

from __future__ import annotations

import re

from dragoman.ingest.calendar_words import PUBLISHED, TIME_FILLERS, UPDATED, WEEKDAYS
from dragoman.ingest.dates import find_dates

_TIME_LABEL = re.compile(
    r"(?i)\b(?:(?:first|last|originally)\s+)?"
    r"(?:published|updated|posted|modified|released|issued|filed|created|update|publication date|date|last update|as of)\b"
)
_TIME_REST = re.compile(
    r"(?i)\b(?:on|at|the|local time|hrs|hours|time|am|pm|noon|midnight|\d{1,2}\s*min(?:ute)?s?\.?(?: read)?|(?-i:[A-Z]{2,4}T?)|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?"
)
_ANY_LABEL = re.compile(rf"(?<![^\W\d_])(?:{UPDATED}|{PUBLISHED})(?![^\W\d_])", re.IGNORECASE)
_ANY_FILLER = re.compile(rf"(?<![^\W\d_])(?:{TIME_FILLERS})(?![^\W\d_])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][^\s\d,.;:()]*")
_RELATIVE_TIME = re.compile(
    r"(?i)^(?:last\s+)?(?:published|updated|posted|modified)\s*:?\s+(?:\d+|an?|one)\s+(?:second|minute|min|hour|hr|day|week)s?\s+ago\W*$"
)
_YEARLESS_TIME = re.compile(
    r"(?i)^(?:last\s+)?(?:published|updated|posted|modified)\s*(?:on|at)?\s*:?\s+[\w.,: ]{0,40}\d[\w.,: ]{0,20}$"
)

_NAME = r"(?:(?:[A-Z]\.)+|[A-Z][\w’'-]*\.?)"
_SMALL = r"(?:de|da|di|del|van|von|der|den|bin|ibn|al|el|la|le|ter|dos|du)"
_PERSON = rf"{_NAME}(?: (?:{_NAME}|{_SMALL}|al-{_NAME})){{0,5}}"
_FULL_PERSON = rf"{_NAME}(?: (?:{_NAME}|{_SMALL}|al-{_NAME})){{1,5}}"
_PLACE = rf"{_NAME}(?: {_NAME}){{0,3}}"
_OUTLET = (
    r"(?:Reuters|AP|AFP|The Associated Press|Associated Press|Agence France-Presse|dpa|DPA|EFE|EPA|ANSA|PA|UPI|TASS|Xinhua|Bloomberg"
    r"|Kyodo|Yonhap|ANI|PTI|IANS|Interfax|Anadolu|IRNA|WAM|CNN|BBC|VOA|NPR|Sputnik|RFE/RL|Al Jazeera)"
)
_CALENDAR = (
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
_BYLINES = (
    re.compile(
        rf"(?:By|BY|Written by|Reported by) {_CALENDAR}{_FULL_PERSON}(?:(?:,? (?:and|AND|&)|,) {_PERSON}){{0,5}}"
        rf"(?:,? in {_PLACE}(?: and {_PLACE})?)?(?:,? (?:and|for|of) (?:[Aa]gencies|{_OUTLET}))?(?:\s*[|,•–-]\s*[^.!?]{{0,60}})?$"
    ),
    re.compile(rf"(?:Staff|{_PERSON}) and [Aa]gencies(?: in {_PLACE})?$"),
    re.compile(rf"{_PERSON}(?:,? and {_PERSON})?, {_OUTLET}$"),
    re.compile(
        rf"(?:By )?(?:{_OUTLET}|Staff [Ww]riters?|Staff [Rr]eporters?|News [Aa]gencies|Agencies)(?: in {_PLACE})?$"
    ),
    re.compile(rf"(?:By|From) (?:our|Our) (?:\w+ )?[Cc]orrespondents?(?: in {_PLACE})?$"),
)
_IN_PLACE_BYLINE = re.compile(rf"{_NAME} (?:{_NAME} )?{_NAME}(?: and {_NAME} {_NAME})? in {_PLACE}(?: and {_PLACE})?$")

_AGENCY_MARK = rf"(?:{_OUTLET}|[A-Z][\w .&/’'-]{{1,30}})"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_UPPER = "A-ZÀ-ÖØ-ÞĆČĐĞİŁŃŚŞŠŹŻŽ"
_CAPS = rf"[{_UPPER}][{_UPPER}’'.-]+(?: [{_UPPER}][{_UPPER}’'.-]*){{0,3}}"
_CAPS_PLACE = rf"{_CAPS}(?:/{_CAPS}){{0,2}}(?:, [{_UPPER}][\w.’'-]*(?: [{_UPPER}][\w.’'-]*){{0,2}}){{0,2}}"
_DASH = r"(?:\s+--?-?\s+|\s*[–—―]\s*|\s*--\s*)"
_DATELINES_SURE = (
    re.compile(rf"{_CAPS_PLACE}(?:,? {_DAY})?,? \({_AGENCY_MARK}\)\s*(?:{_DASH}|:\s+|\.\s+)"),
    re.compile(rf"{_PLACE}(?:, {_PLACE})?(?:,? {_DAY})?,? \({_OUTLET}\)\s*(?:{_DASH}|:\s+|\.\s+)"),
    re.compile(rf"{_PLACE}(?:, {_PLACE}| \({_PLACE}\))?,? {_DAY},? \({_AGENCY_MARK}\)\s*(?:{_DASH}|:\s+|\.\s+|$)"),
    re.compile(rf"{_PLACE} \({_PLACE}\),? {_DAY}\s*(?:{_DASH}|:\s+|$)"),
    re.compile(rf"{_CAPS_PLACE}(?:,? {_DAY})?[,.]? /{_OUTLET}/\.?\s*(?:{_DASH})?"),
    re.compile(rf"{_CAPS_PLACE},? {_DAY}\s*(?:{_DASH}|:\s+)"),
    re.compile(rf"\({_OUTLET}\)\s*{_DASH}"),
)
_DATELINE_TWO = re.compile(rf"{_PLACE}, {_PLACE}\s*(?:\s--|—)\s*(?=[\"“‘'{_UPPER}])")
_DATELINE_BARE = re.compile(rf"(?P<place>{_CAPS_PLACE})(?:{_DASH}|:\s+)(?=[\"“‘'{_UPPER}])")
# Words in capitals that open paragraphs before a dash or a colon and are no place.
_NO_PLACE = frozenset(
    """
    NATO ASEAN OPEC UNESCO UNICEF UNHCR BRICS UPDATE UPDATED BREAKING ANALYSIS EXCLUSIVE OPINION EXPLAINER FACTBOX WATCH LIVE VIDEO PHOTOS
    BYLINE BUSTED REPORT
    ABSTRACT WARNING NOTE CORRECTION EDITOR QUESTION ANSWER INTERVIEW COMMENT URGENT FOCUS FEATURE TIMELINE BACKGROUND CONTEXT
    SUMMARY FULL TEXT READ MORE RELATED THE AND
    """.split()
)


def is_times(line: str, *, edge: bool) -> bool:
    """Whether `line` states when the report was published or updated and nothing else.

    Args:
        line: the line, without white space around it.
        edge: the line stands near the head or at the end, where a bare date is the report's own.
    """
    if len(line) > 160:
        return False
    if _RELATIVE_TIME.match(line):
        return True
    dates = list(find_dates(line))
    if not dates:
        return _YEARLESS_TIME.match(line) is not None
    rest = line
    for found in reversed(dates):
        rest = rest[: found.start] + " " + rest[found.end :]
    labelled = _TIME_LABEL.search(rest) is not None or _ANY_LABEL.search(rest) is not None
    rest = _TIME_REST.sub(" ", _TIME_LABEL.sub(" ", rest))
    rest = _ANY_FILLER.sub(" ", _ANY_LABEL.sub(" ", rest))
    rest = _WORD.sub(lambda word: " " if word[0].lower() in WEEKDAYS else word[0], rest)
    return (labelled or edge) and not re.search(r"\w", rest)


def is_byline(line: str, *, after_title: bool) -> bool:
    """Whether `line` names who wrote the report. "Jane Doe in Moscow" is one below a title only: it could be a title."""
    if len(line) > 200 or len(line.split()) > 25:
        return False
    return any(pattern.match(line) for pattern in _BYLINES) or (
        after_title and _IN_PLACE_BYLINE.match(line) is not None
    )


def dateline_end(paragraph: str, *, first: bool) -> int:
    """How many characters of `paragraph` are a dateline such as "GENEVA, March 3 (AFP) - "; 0 where it has none.

    Args:
        paragraph: a paragraph of the body.
        first: it is the first of the body, where a place in capitals alone ("LYON: ") is enough.
    """
    head = paragraph[:160]
    for pattern in _DATELINES_SURE:
        if found := pattern.match(head):
            return found.end()
    if first and (found := _DATELINE_TWO.match(head)):
        return found.end()
    if first and (found := _DATELINE_BARE.match(head)):
        words = re.findall(rf"[{_UPPER}]{{2,}}", found["place"])
        if not _NO_PLACE.intersection(words) and sum(map(len, words)) >= 4:
            return found.end()
    return 0
