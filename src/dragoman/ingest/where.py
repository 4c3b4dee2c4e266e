"""Which articles are wanted: by domain, language and day of publication. What is left out is no refusal; it is counted."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlsplit

from dragoman.errors import InputError
from dragoman.lexicons.languages import language_code
from dragoman.records import Article, PartialDate

CAN_BE_ASKED: Final = (
    "domain=example.com,*.example.org (a domain with all under it; only what is under it), language=en,es (ISO 639-1), "
    "date>=2024-03-01, date<2024-04, date=2024 or date=2024-03-01..2024-03-15 (day, month or year of publication)"
)
"""The conditions, by example."""

_CONDITION = re.compile(r"\s*(domain|language|date)\s*(>=|<=|=|>|<)\s*(\S(?:.*\S)?)\s*", re.DOTALL)
_DOMAIN = re.compile(r"(?:\*?\.)?(?:[^\W_](?:[\w-]{0,61}\w)?\.)*[^\W_](?:[\w-]{0,61}\w)?")
_PERIOD = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """What is asked of an article; an empty one asks nothing.

    `domains` are groups of patterns, of each of which one must fit. `first` and `last` are days, both included.
    """

    domains: tuple[tuple[str, ...], ...] = ()
    languages: tuple[str, ...] = ()
    first: str = ""
    last: str = ""


EVERYTHING: Final = Where()


def where(*conditions: str) -> Where:
    """What the conditions ask together: all must hold, and of the values of one condition, one.

        >>> where("domain=example.com", "date>=2024-03-01").first
        '2024-03-01'

    Args:
        *conditions: such as `domain=example.com,*.example.org`, `language=en,es`, `date>=2024-03-01`.

    Raises:
        InputError: a condition is not understood, or no article can meet them all.
    """
    asked = EVERYTHING
    for condition in conditions:
        match = _CONDITION.fullmatch(condition)
        if match is None or (match[1] != "date" and match[2] != "="):
            raise _not_understood(condition)
        if match[1] == "domain":
            patterns = tuple(_pattern(value, condition) for value in match[3].split(","))
            asked = replace(asked, domains=(*asked.domains, patterns))
        elif match[1] == "language":
            asked = replace(asked, languages=_languages(match[3], condition, asked.languages))
        else:
            first, last = _days(match[2], match[3], condition)
            asked = replace(
                asked, first=max(asked.first, first), last=min(filter(None, (asked.last, last)), default="")
            )
            if asked.last and asked.first > asked.last:
                raise InputError(f"no day is in all of {', '.join(conditions)}; give dates that have a day in common")
    return asked


def domain_of(url: str) -> str:
    """The host of an address in lower case, "" where it has none."""
    try:
        host = urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""
    return _plain(host)


def wants_domain(asked: Where, domain: str) -> bool:
    """Whether every group of `asked` has a pattern that fits the domain."""
    return all(any(_fits(pattern, domain) for pattern in group) for group in asked.domains)


def missed_by(asked: Where, article: Article, *, domain: str = "") -> str:
    """What an article does not meet, `domain`, `language` or `date`; "" where it meets all. What is unknown meets nothing.

    Args:
        asked: the conditions.
        article: the article.
        domain: where it was found, if it was found somewhere; otherwise its own address, or its publisher, says.
    """
    own = domain or domain_of(article.url) or (article.publisher.domain if article.publisher else "")
    if asked.domains and not wants_domain(asked, own):
        return "domain"
    if asked.languages and article.language not in asked.languages:
        return "language"
    return "" if _wants_day(asked, article.published) else "date"


def _wants_day(asked: Where, published: PartialDate) -> bool:
    if not asked.first and not asked.last:
        return True
    day = published.start[:10]
    return published.known and asked.first <= day and (not asked.last or day <= asked.last)


def _fits(pattern: str, domain: str) -> bool:
    if pattern.startswith("*"):
        return domain.endswith(pattern[1:])
    return domain == pattern or domain.endswith(f".{pattern}")


def _pattern(value: str, condition: str) -> str:
    value = value.strip().lower().removeprefix("https://").removeprefix("http://").strip("/")
    if not _DOMAIN.fullmatch(value):
        raise _not_understood(condition)
    under = value.startswith(("*.", "."))
    return ("*." if under else "") + _plain(value.lstrip("*.") if under else value.removeprefix("www."))


def _plain(host: str) -> str:
    """A host as it is compared: lower case, and names in other scripts in the letters that the network knows."""
    host = host.lower().rstrip(".")
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _languages(values: str, condition: str, before: tuple[str, ...]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(language_code(value) for value in values.split(",")))
    if not all(re.fullmatch("[a-z]{2}", code) for code in found):
        raise _not_understood(condition)
    both = tuple(code for code in found if not before or code in before)
    if not both:
        raise InputError(
            f"no article is in {' and '.join(before)} and in {' or '.join(found)}; name them in one condition"
        )
    return both


def _days(sign: str, value: str, condition: str) -> tuple[str, str]:
    """The first and the last day of a condition, "" where it sets none."""
    start, dots, end = value.partition("..")
    first, last = _period(start.strip(), condition)
    if dots:
        if sign != "=":
            raise _not_understood(condition)
        return first.isoformat(), _period(end.strip(), condition)[1].isoformat()
    try:
        match sign:
            case "=":
                return first.isoformat(), last.isoformat()
            case ">=":
                return first.isoformat(), ""
            case ">":
                return (last + timedelta(days=1)).isoformat(), ""
            case "<=":
                return "", last.isoformat()
            case _:
                return "", (first - timedelta(days=1)).isoformat()
    except OverflowError:
        raise _not_understood(condition) from None


def _period(value: str, condition: str) -> tuple[date, date]:
    match = _PERIOD.fullmatch(value)
    try:
        if match is not None:
            year, month, day = (int(part) if part else 0 for part in match.groups())
            first = date(year, month or 1, day or 1)
            last_month = month or 12
            return first, first if day else date(year, last_month, monthrange(year, last_month)[1])
    except ValueError:
        pass
    raise _not_understood(condition)


def _not_understood(condition: str) -> InputError:
    return InputError(f"{condition!r} is not understood; what can be asked: {CAN_BE_ASKED}")
