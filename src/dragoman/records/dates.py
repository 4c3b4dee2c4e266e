"""Partial dates: how much of a date is known, and how it was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Precision(StrEnum):
    """How exact a date is; `start` and `end` hold the first and last day (or minute) that it may mean."""

    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class Found(StrEnum):
    """How a date was found: written as a date, worked out from words such as "on Wednesday", or taken from the report's."""

    STATED = "stated"
    INFERRED = "inferred"
    PUBLICATION = "publication"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date with its precision.

    `start` and `end` are ISO 8601 (inclusive): `2023-02-22`, or `2023-02-22T13:30+01:00` at minute precision, with
    the zone only where it was given. Both are empty when nothing is known. `text` is the words it was found by.
    """

    start: str = ""
    end: str = ""
    precision: Precision = Precision.UNKNOWN
    found: Found = Found.UNKNOWN
    text: str = ""

    @property
    def known(self) -> bool:
        """Whether anything at all is known of the date."""
        return self.precision is not Precision.UNKNOWN

    @property
    def day(self) -> str:
        """The first day that the date may mean, `YYYY-MM-DD`, or ""."""
        return self.start[:10]


UNKNOWN_DATE = PartialDate()
