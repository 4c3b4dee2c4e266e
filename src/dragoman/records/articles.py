"""A news report as stored: its whole text, and which stretch of it is what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.records.dates import UNKNOWN_DATE, PartialDate
from dragoman.records.spans import Span


class PartKind(StrEnum):
    """What a stretch of an article is. The first four are read for events; the others are kept, not read."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    CAPTION = "caption"
    BODY = "body"
    BYLINE = "byline"
    DATELINE = "dateline"
    CREDIT = "credit"
    FURNITURE = "furniture"
    TIMES = "times"
    FOREIGN = "foreign"
    """A paragraph in a language that nothing here reads; in translations only."""


READ_PARTS = frozenset({PartKind.TITLE, PartKind.STANDFIRST, PartKind.CAPTION, PartKind.BODY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One stretch of an article: a paragraph, a caption, a line of page furniture."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something to know of an article that is not its text: a kebab-case code such as `machine-translated`, and the words."""

    code: str
    text: str


class PublisherKind(StrEnum):
    """What a publisher is and who directs it; each is of one kind (docs/publishers.md)."""

    AGENCY = "agency"
    STATE_AGENCY = "state-agency"
    BROADCASTER = "broadcaster"
    PUBLIC_BROADCASTER = "public-broadcaster"
    STATE_MEDIA = "state-media"
    PAPER = "paper"
    MAGAZINE = "magazine"
    ONLINE = "online"
    BLOG = "blog"
    AGGREGATOR = "aggregator"
    GOVERNMENT = "government"
    IGO = "igo"
    NGO = "ngo"
    PARTY = "party"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """An outlet. `domain` is its web address without `www.`; unknown fields are empty.

    `language` is its ISO 639-1 code, several joined by `;`; `kind` is a `PublisherKind`.
    """

    id: str
    name: str
    domain: str = ""
    country: str = ""
    language: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A news report.

    `text` is everything that was stored, in reading order; every span of every record points into it. `parts` are
    in text order and do not overlap. `title`, `standfirst`, `byline` and `captions` repeat the words of their parts.
    `external_id` is the id that the giver used; `origin` is where it came from (path, `path:line`, `-`, URL).
    """

    id: str
    text: str
    content_hash: str
    parts: tuple[Part, ...] = ()
    title: str = ""
    standfirst: str = ""
    byline: str = ""
    captions: tuple[str, ...] = ()
    published: PartialDate = UNKNOWN_DATE
    updated: PartialDate = UNKNOWN_DATE
    language: str = ""
    url: str = ""
    publisher: Publisher | None = None
    external_id: str = ""
    origin: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def date(self) -> PartialDate:
        """The day that relative dates are counted from: when it was published, else when it was updated."""
        return self.published if self.published.known else self.updated

    def part_at(self, offset: int) -> PartKind | None:
        """The kind of the part that holds the code point at `offset`; None in the white space between parts."""
        for part in self.parts:
            if part.span.start <= offset < part.span.end:
                return part.kind
        return None
