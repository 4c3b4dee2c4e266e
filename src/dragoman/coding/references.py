"""Which earlier statement a denial, doubt or confirmation speaks of, by the words it uses: "the allegation", "that", "his promise"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from spacy.tokens import Token

from dragoman.coding.cast import Cast
from dragoman.coding.clauses import is_verbal, prepositional
from dragoman.coding.said import Said
from dragoman.records import Stance

PRONOUNS: Final = frozenset({"it", "this", "that", "which", "so", "them", "these", "those"})
ACCUSING: Final = frozenset("allegation accusation charge complaint criticism smear denunciation insinuation".split())
PROMISING: Final = frozenset("promise pledge vow assurance offer guarantee undertaking".split())
WARNING: Final = frozenset("warning threat ultimatum".split())
FIGURES: Final = frozenset("figure number toll estimate count sum total turnout".split())
SAYING: Final = frozenset(
    "claim report assertion suggestion rumour rumor account story version statement remark comment finding verdict argument contention "
    "explanation tale reading view conclusion announcement news testimony insinuation notion idea text".split()
)
REFERRING: Final = ACCUSING | PROMISING | WARNING | FIGURES | SAYING

_NUMBER: Final = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|half)\b",
    re.IGNORECASE,
)

REACH: Final = 4
"""Sentences back to what "that" or "the report" may speak of."""


def referred(i: int, said: Sequence[Said], content: Sequence[Token], cast: Cast) -> list[int]:
    """The indices of the statements that the content of statement `i` may speak of, the nearest first; none where it speaks of none.

    A noun with a clause of its own is the statement that the clause tells ("rejected the claim that ..."); one with an owner is one
    of the owner's; else it is one before it by somebody else that fits the noun.
    """
    one = said[i]
    for token in content:
        own = next(
            (j for j in range(len(said)) if j != i and said[j].cue == token and token.lemma_.lower() in REFERRING), None
        )
        if own is not None:
            return [own]
    head = _referring(one.cue, content)
    if head is None:
        return []
    lemma = head.lemma_.lower()
    named = _owners(head)
    owners = {key for token in named for p in cast.named_at(token) for key in (p.key, p.country) if key}
    words = {
        token.lemma_.lower() for token in named if token.dep_ in ("poss", "pobj") and token.pos_ in ("NOUN", "PROPN")
    }

    def fits(j: int) -> bool:
        if said[j].last_sentence < one.sentence - REACH or said[j].about >= 0 or said[j].statement.attitude:
            return False
        speaker = said[j].statement.speaker
        if owners or words:
            phrase = said[j].statement.speaker_phrase
            called = set(phrase.text.lower().split()) if phrase else set()
            return (
                speaker is not None
                and bool(owners & {speaker.key, speaker.country} or words & called)
                and _suits(lemma, said[j])
            )
        return _suits(lemma, said[j])

    if one.statement.stance is Stance.RETRACTS:  # nobody takes back what another said
        before = (j for j in range(i - 1, -1, -1) if key_of(said[j]) == key_of(one) and not said[j].statement.attitude)
        return [j for j in before if said[j].about < 0 and _suits(lemma, said[j])]
    return [j for j in _before(i, said) if fits(j)]


def owned(said: Said, content: Sequence[Token]) -> bool:
    """Whether the word that refers says whose words they are: "doubted the geologist's verdict"."""
    head = _referring(said.cue, content)
    return head is not None and any(t.dep_ == "poss" and t.pos_ in ("NOUN", "PROPN") for t in _owners(head))


def latest(i: int, said: Sequence[Said], fits: Callable[[int], bool]) -> int | None:
    """The latest statement before `i`, of somebody else, that fits."""
    return next((j for j in _before(i, said) if fits(j)), None)


def _before(i: int, said: Sequence[Said]) -> Iterator[int]:
    own = key_of(said[i])
    return (j for j in range(i - 1, -1, -1) if key_of(said[j]) != own)


def key_of(said: Said) -> str:
    """The key of who says it, "" for nobody that is named."""
    return said.statement.speaker.key if said.statement.speaker else ""


def _referring(cue: Token, content: Sequence[Token]) -> Token | None:
    """The word of the content that stands for what another said: its head, or the subject of what it calls untrue."""
    objects = [c for c in cue.children if c.dep_ == "dobj" and c.i > cue.i]
    for token in objects:
        if token.lower_ in PRONOUNS or token.lemma_.lower() in REFERRING:
            return token
    inside = set(content)
    for token in content:
        if (
            token.head in inside
            and token.head != token
            and not (token.dep_ in ("nsubj", "nsubjpass") and is_verbal(token.head))
        ):
            continue
        word = token.lemma_.lower() if token.pos_ in ("NOUN", "PROPN") else token.lower_
        if word in REFERRING or word in PRONOUNS:
            return token
        if token.dep_ in ("nsubj", "nsubjpass") or token.pos_ in ("NOUN", "PROPN"):
            return None
    return None


def _owners(noun: Token) -> list[Token]:
    owners = [c for c in noun.children if c.dep_ in ("poss", "compound", "nmod", "amod")]
    return [*owners, *(t for word in ("by", "from", "of") for t in prepositional(noun, word))]


def _suits(lemma: str, said: Said) -> bool:
    """Whether a statement may be what a noun calls it: a promise, a warning, an accusation, a figure."""
    stance = said.statement.stance
    if lemma in PROMISING:
        return stance is Stance.PROMISES or said.cue.lemma_.lower() in PROMISING
    if lemma in WARNING:
        return stance is Stance.WARNS
    if lemma in FIGURES:
        return bool(_NUMBER.search(said.statement.content.text))
    if lemma in REFERRING and stance in (Stance.DEMANDS, Stance.PROMISES):
        return False
    return stance not in (Stance.PRAISES, Stance.ASKS, Stance.DENIES, Stance.DOUBTS)
