"""A claim as many articles tell it: every voice on it with its day, words and publisher, and how its standing changed."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records.statements import Proposition, Stance, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedVoice:
    """One who takes a stand on a claim: when, in which words, and where it was published.

    `day` is the ISO day of the report, "" where it is unknown. `copy_of` is the id of the article whose words this one repeats.
    Where the report was read in translation, `translated_from` is its language and `original` what it says; `words` are English.
    """

    speaker: str
    country: str
    stance: Stance
    day: str
    words: str
    cue: str
    publisher: str
    statement_id: str
    claim_id: str
    article_id: str
    copy_of: str = ""
    translated_from: str = ""
    original: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """From which day on a claim had which standing."""

    day: str
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedClaim:
    """One claim over all articles: its voices by day, its standing now and before, and how many publishers told it independently.

    `id` is that of the earliest claim in it; a copy of another's report is no publisher of its own.
    """

    id: str
    proposition: Proposition
    standing: Standing
    voices: tuple[LinkedVoice, ...]
    history: tuple[Turn, ...]
    publishers: int
    articles: int


def standing(stances: set[Stance]) -> Standing:
    """How a claim stands, from the stances of its voices: retracted, disputed, denied, confirmed or uncontested.

    Who admits a thing settles it, whoever denied it before.
    """
    if Stance.RETRACTS in stances:
        return Standing.RETRACTED
    if Stance.ADMITS in stances:
        return Standing.CONFIRMED
    against = stances & {Stance.DENIES, Stance.DOUBTS}
    if against and stances - against:
        return Standing.DISPUTED
    if against:
        return Standing.DENIED if Stance.DENIES in against else Standing.DISPUTED
    return Standing.CONFIRMED if Stance.CONFIRMS in stances else Standing.UNCONTESTED
