"""The size of an event: how many were killed, injured or arrested, as its own sentence says."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from dragoman.coding.clauses import is_verbal, logical_object, surface_subject
from dragoman.records import Size

_MEASURES: Final = {
    "killed": frozenset({"kill", "die", "perish", "slay", "massacre", "execute"}),
    "injured": frozenset({"injure", "wound", "hurt"}),
    "arrested": frozenset({"arrest", "detain", "jail", "imprison"}),
}
_INTRANSITIVE: Final = frozenset({"die", "perish"})
_SMALL: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
} | {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_VAGUE: Final = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}
"""The least that a plural of measure means: two dozen, two score, two hundred."""
_DIGITS: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


def size_of(sentence: Sentence) -> Size:
    """How many were killed, injured and arrested; None where the sentence gives no number.

    Ranges and bounds give their lower number ("at least 43", "43 to 50").
    """
    found: dict[str, int] = {}
    for verb in sentence:
        if not is_verbal(verb):
            continue
        for measure, lemmas in _MEASURES.items():
            if verb.lemma_ in lemmas and measure not in found:
                sufferers = surface_subject(verb) if verb.lemma_ in _INTRANSITIVE else logical_object(verb)
                counts = [n for t in sufferers if (n := _count(t)) is not None]
                if not counts and measure == "injured" and verb.dep_ == "conj":
                    counts = [n for t in verb.lefts if (n := number(t.lower_)) is not None]
                if counts:
                    found[measure] = counts[0]
    return Size(**found)


def _count(noun: Token) -> int | None:
    """The number that counts the noun: its numeral, or the noun itself ("dozens", "12 were killed")."""
    for child in noun.lefts:
        if child.dep_ == "nummod" and child.ent_type_ not in ("DATE", "TIME"):
            scale = _SCALES.get(child.lower_)
            lower = [n for t in child.lefts if (n := number(t.lower_)) is not None]
            return (lower[0] if lower else 1) * scale if scale else number(child.lower_)
    return number(noun.lower_)


def number(word: str) -> int | None:
    """The whole number that a word means ("43", "2,500", "twenty-one", "dozens"), or None."""
    if _DIGITS.fullmatch(word):
        return int(word.replace(",", ""))
    if word in _VAGUE:
        return _VAGUE[word]
    if word in _SCALES:
        return _SCALES[word]
    tens, _, units = word.partition("-")
    if tens in _SMALL and (not units or units in _SMALL):
        return _SMALL[tens] + _SMALL.get(units, 0)
    return None
