"""Events: who did what to whom, when, where, and whether it happened at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.records.actors import Participant
from dragoman.records.cameo import cameo_code, goldstein
from dragoman.records.codebook import QUAD, EventType, Quad, score_of
from dragoman.records.dates import UNKNOWN_DATE, PartialDate
from dragoman.records.ids import make_id
from dragoman.records.spans import Span


class Polarity(StrEnum):
    """Whether the clause affirms or negates."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """Whether the clause says that it is so, or only that it may be, is planned, asked for, considered."""

    ASSERTED = "asserted"
    HYPOTHETICAL = "hypothetical"


class Time(StrEnum):
    """When, seen from the report: its own news, what is to come, or background."""

    CURRENT = "current"
    FUTURE = "future"
    HISTORICAL = "historical"


class StatusLabel(StrEnum):
    """The codebook's auxiliary modes in one word."""

    ACTUAL = "actual"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    FUTURE = "future"
    HISTORICAL = "historical"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusMark:
    """Words that set part of a status, and the modifier rule that says so."""

    rule_id: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The codebook's auxiliary modes as data: polarity, modality, time, and the words that set them."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    time: Time = Time.CURRENT
    marks: tuple[StatusMark, ...] = ()

    @property
    def label(self) -> StatusLabel:
        """The one word for it: what is negated is negated first, then hypothetical, then future or historical."""
        if self.polarity is Polarity.NEGATED:
            return StatusLabel.NEGATED
        if self.modality is Modality.HYPOTHETICAL:
            return StatusLabel.HYPOTHETICAL
        if self.time is Time.FUTURE:
            return StatusLabel.FUTURE
        if self.time is Time.HISTORICAL:
            return StatusLabel.HISTORICAL
        return StatusLabel.ACTUAL


class PlaceKind(StrEnum):
    """How exact a place is."""

    CITY = "city"
    ADMIN = "admin"
    COUNTRY = "country"
    REGION = "region"
    FACILITY = "facility"


class ContextsFrom(StrEnum):
    """Where the contexts of an event were read: in its own paragraph, in the head of the article, or nowhere."""

    PARAGRAPH = "paragraph"
    DOCUMENT = "document"
    NOWHERE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: the words, the resolved name and the country (ISO 3166 alpha-3), "" where the text does not tell it.

    `admin1` is the name of the first-level area, "" where it is not known. `lat` and `lon` (degrees) and `geonameid` are
    those of GeoNames; None for countries and for whatever has no point there.
    """

    text: str
    span: Span
    name: str
    country: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    kind: PlaceKind = PlaceKind.REGION


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many people an event concerned; None where the text gives no number, the lower bound where it gives a range.

    `crowd`: how many took part in a protest.
    """

    killed: int | None = None
    injured: int | None = None
    arrested: int | None = None
    crowd: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom, when and where (PLOVER).

    `actors` without `recipients` means that all take part alike (codebook, "Rulings"). `reported_by` and
    `statement_ids` name who says so in the article, when it is not the article itself. `canonical_id` is what
    deduplication or a person sets; until then it is `id`.
    """

    id: str
    article_id: str
    type: EventType
    mode: str = ""
    contexts: tuple[str, ...] = ()
    contexts_from: ContextsFrom = ContextsFrom.NOWHERE
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...] = ()
    date: PartialDate = UNKNOWN_DATE
    place: Place | None = None
    status: Status = Status()
    size: Size = Size()
    reported_by: tuple[Participant, ...] = ()
    statement_ids: tuple[str, ...] = ()
    canonical_id: str = ""

    @property
    def cameo(self) -> str:
        """The CAMEO code that type, mode and contexts decide: the root, or three or four digits."""
        return cameo_code(self.type, self.mode, self.contexts)

    @property
    def quad(self) -> Quad:
        """The quad class of its type."""
        return QUAD[self.type]

    @property
    def score(self) -> float:
        """PLOVER's score of its type and mode, from -10 (conflict) to 10 (cooperation)."""
        return score_of(self.type, self.mode)

    @property
    def goldstein(self) -> float:
        """The Goldstein value of its CAMEO code."""
        return goldstein(self.cameo)

    def match_key(self) -> tuple[str, ...]:
        """What makes two tellings in one article the same event: type, parties and status."""
        return (
            self.article_id,
            self.type,
            ",".join(sorted(p.key for p in self.actors)),
            ",".join(sorted(p.key for p in self.recipients)),
            self.status.label,
        )


def event_id(match_key: tuple[str, ...]) -> str:
    """The id of the event with this match key."""
    return make_id("ev", *match_key)
