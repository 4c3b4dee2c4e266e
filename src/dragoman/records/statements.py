"""Statements: who said what in which words. Claims: what is asserted, and who disputes it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.records.actors import Participant
from dragoman.records.events import Modality, Polarity
from dragoman.records.spans import Passage


class StatementKind(StrEnum):
    """Whether the words are the speaker's own: all of them, none, or some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """What the speaker does with the content, by the cue."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    CONFIRMS = "confirms"
    ADMITS = "admits"
    ACCUSES = "accuses"
    DEMANDS = "demands"
    PROMISES = "promises"
    WARNS = "warns"
    PRAISES = "praises"
    ASKS = "asks"
    RETRACTS = "retracts"


class Strength(StrEnum):
    """How strongly the cue puts what it reports."""

    SAYS = "says"
    CLAIMS = "claims"
    INSISTS = "insists"
    SUGGESTS = "suggests"


class Standing(StrEnum):
    """How a claim stands among those who speak of it."""

    UNCONTESTED = "uncontested"
    DISPUTED = "disputed"
    DENIED = "denied"
    CONFIRMED = "confirmed"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who said what: speaker, cue, content, addressee, kind and stance.

    `speaker` is None where the text names none ("it was alleged that"). One statement may hold several quotations of
    one speaker that follow each other. `speaker_phrase` are the words that name the speaker where the statement stands, with what
    describes them ("Ana Ruiz, a former aide"; "who"). An `attitude` is what somebody thinks or wants, which need not have been said.
    `distance` are the words by which the writer leaves it open whether it is so ("claims", "without evidence").
    `translated_from` is the language of an article that was read in translation: then no word of the content is verbatim, and
    `original` are the words of the article behind it (the quotation itself where it is aligned, else its sentences).
    """

    id: str
    article_id: str
    speaker: Participant | None
    cue: Passage
    content: Passage
    kind: StatementKind
    stance: Stance
    addressee: Participant | None = None
    speaker_phrase: Passage | None = None
    attitude: bool = False
    strength: Strength = Strength.SAYS
    distance: Passage | None = None
    translated_from: str = ""
    original: Passage | None = None
    canonical_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """What a claim says: actor, predicate (a PLOVER type where it is an event, else the verb), recipient.

    `topic` are the lemmas of its content words and its figures, by which claims of several articles are found to be one.
    """

    text: str
    actor: Participant | None
    predicate: str
    recipient: Participant | None
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    topic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One who takes a stand on a claim, and the statement in which they do."""

    statement_id: str
    speaker: str
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A proposition with everyone who asserts, denies, doubts or confirms it, and so its standing."""

    id: str
    article_id: str
    proposition: Proposition
    voices: tuple[Voice, ...]
    standing: Standing
    canonical_id: str = ""
