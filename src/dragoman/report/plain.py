"""Words for people: names, dates and hostile text made harmless."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from dragoman.lexicons.atlas import country_name
from dragoman.records import Found, PartialDate, Participant, Place, Precision

_UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Control characters that drive a terminal, and those that reorder what is read; line feed and tab are left."""


def printable(text: str) -> str:
    """`text` with every character that a terminal or a page would obey instead of show replaced by U+FFFD, one for one."""
    return _UNPRINTABLE.sub("\ufffd", text)


def party_words(parties: Iterable[Participant | None]) -> str:
    """Participants in one line: `Wang Yi (CHN GOV), United States (USA)`."""
    return ", ".join(_party(party) for party in parties if party is not None)


def _party(party: Participant) -> str:
    codes = " ".join(filter(None, (party.country, *party.sectors)))
    return f"{party.name or party.text} ({codes})" if codes else party.name or party.text


def place_words(place: Place) -> str:
    """A place in one line: "Tripoli, Lebanon"; a country by its name alone."""
    return ", ".join(dict.fromkeys(filter(None, (place.name or place.text, country_name(place.country)))))


def date_words(date: PartialDate) -> str:
    """A date in one line, with how it was found: `2023-02-22, from "on Wednesday"`; "unknown" where nothing is known."""
    if not date.known:
        return "unknown"
    when = date.start.replace("T", " ")
    if date.precision not in (Precision.DAY, Precision.MINUTE) and date.end != date.start:
        when = f"{date.start} to {date.end}"
    if date.found is Found.PUBLICATION:
        return f"{when}, the report's own date"
    return f'{when}, from "{date.text}"' if date.found is Found.INFERRED and date.text else when
