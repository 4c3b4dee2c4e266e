"""Who can act, where an article names them, and whom a naming means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.records.spans import Span


class Sector(StrEnum):
    """PLOVER sectors (codebook, "Who")."""

    COP = "COP"
    GOV = "GOV"
    JUD = "JUD"
    LEG = "LEG"
    MIL = "MIL"
    PRM = "PRM"
    PTY = "PTY"
    REB = "REB"
    SPY = "SPY"
    UAF = "UAF"
    UNK = "UNK"
    AGR = "AGR"
    BUS = "BUS"
    CRM = "CRM"
    CVL = "CVL"
    EDU = "EDU"
    ELI = "ELI"
    JRN = "JRN"
    LAB = "LAB"
    MED = "MED"
    REF = "REF"
    OPP = "OPP"
    PRE = "PRE"
    REL = "REL"
    SOC = "SOC"


class ActorKind(StrEnum):
    """What an actor of the gazetteer is."""

    COUNTRY = "country"
    PERSON = "person"
    BODY = "body"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office that an actor held. `start` and `end` are ISO prefixes (`2013`, `2013-03`); "" means open or unknown."""

    title: str
    country: str
    sectors: tuple[str, ...]
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An entry of the gazetteer. Strong names mean this actor alone; weak ones (a surname, an acronym) need support."""

    id: str
    name: str
    kind: ActorKind
    country: str = ""
    sectors: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()


class MentionKind(StrEnum):
    """How an article names somebody."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A naming of somebody in an article.

    `span` covers the whole phrase ("China's most senior diplomat Wang Yi"); `head` is the index of its head token in
    the parse; `chain` is the id of the first mention of the same one in the article ("" when it is the first).
    """

    id: str
    article_id: str
    sentence: int
    span: Span
    text: str
    kind: MentionKind
    head: int
    chain: str = ""


class Judgement(StrEnum):
    """Whether a mention means a political actor: yes, no, or not to be told."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePart:
    """One reason for a score, with its weight."""

    name: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Whom a mention means, as of the article's date, and why.

    `actor_id` is the gazetteer's id, "" when none is meant by name ("two western officials"). `country` is ISO 3166
    alpha-3 or one of the codebook's extra codes, `sectors` the first sector and then others. `role` is the office
    ("foreign minister"). `reason` is for people.
    """

    mention_id: str
    actor_id: str = ""
    name: str = ""
    country: str = ""
    sectors: tuple[str, ...] = ()
    role: str = ""
    judgement: Judgement
    score: float
    score_parts: tuple[ScorePart, ...] = ()
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A mention in a role of a record: an event's actor or recipient, a statement's speaker or addressee.

    `name` is the resolved name where there is one ("Wang Yi"), else the phrase itself; `key` tells participants of
    one article apart: the actor's id, or the mention's chain where the gazetteer has no entry.
    """

    mention_id: str
    key: str
    text: str
    span: Span
    name: str
    actor_id: str = ""
    country: str = ""
    sectors: tuple[str, ...] = ()
    role: str = ""
