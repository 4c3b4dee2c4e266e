"""Numbers of people in words and digits: "at least 43", "two dozen", "tens of thousands", "40 to 50"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

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
_SCALES: Final = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_SHORT: Final = {"k": 1000, "m": 1_000_000}
_VAGUE: Final = {
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2_000_000,
}
"""The least that a plural of measure means: two dozen, two score, two hundred."""
_SOME: Final = {"a": 1, "an": 1, "several": 2, "few": 2, "couple": 2, "half": 0.5}
"""What stands before a scale: "a hundred", "several hundred" (two at least), "half a million"."""
_DIGITS: Final = re.compile(r"\d{1,3}(?:[,.]\d{3})+|\d+")
_DECIMAL: Final = re.compile(r"\d{1,3}\.\d{1,2}")
_RANGE: Final = re.compile(r"(\d[\d,]*)[-–—](\d[\d,]*)")
_TO: Final = frozenset({"to", "or", "-", "–", "—"})
_NO_LEAST: Final = frozenset({"fewer", "less", "under", "below"})
_NO_COUNT_AFTER: Final = frozenset({"$", "€", "£", "us$", "no", "number"})
_NO_PEOPLE: Final = frozenset(
    "% percent per pc am pm year years month months week weeks day days hour hours minute minutes second seconds km kilometre "
    "kilometres kilometer kilometers metre metres meters mile miles dollar dollars euro euros pound pounds tonne tonnes tons times".split()
)
"""What a number counts, or how it goes on, where it counts no people."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a sentence: the first word of it, the one after its last, and the least that it means."""

    start: int
    end: int
    least: int


def quantities(words: Sequence[str]) -> list[Quantity]:
    """The numbers among lower-case words, in order; a range is one number, its lower end.

    What gives no least ("fewer than 50") and what counts money or shares is left out.
    """
    found: list[Quantity] = []
    at = 0
    while at < len(words):
        one = _range_at(words, at)
        if one is None:
            at += 1
            continue
        at = one.end
        if not _is_bound_above(words, one.start) and not _is_no_count(words, one):
            found.append(one)
    return found


def _range_at(words: Sequence[str], at: int) -> Quantity | None:
    first = _single_at(words, at)
    if first is None:
        return None
    end, least = first
    between = at > 0 and words[at - 1] == "between" and end < len(words) and words[end] == "and"
    if end < len(words) and (words[end] in _TO or between) and (second := _single_at(words, end + 1)):
        end, most = second
        scale = _SCALES.get(words[end - 1], 1)
        least = least * scale if least * scale < most else least  # "2 to 3 million"
    return Quantity(at, end, int(least)) if least >= 1 else None


def _single_at(words: Sequence[str], at: int) -> tuple[int, float] | None:
    """The end and value of the number that starts at `at`, without what it ranges to."""
    if at >= len(words):
        return None
    word = words[at]
    if word in _SOME:
        return _scaled(words, at + 1, _SOME[word]) if word != "half" else _half(words, at + 1)
    if word in _VAGUE:
        if words[at + 1 : at + 2] == ["of"] and words[at + 2 : at + 3] in (["thousands"], ["millions"]):
            return at + 3, _VAGUE[word] * _SCALES[words[at + 2][:-1]]
        return at + 1, _VAGUE[word]
    if _DECIMAL.fullmatch(word):
        return _scaled(words, at + 1, float(word))
    value = number(word)
    if value is None:
        return None
    return _scaled(words, at + 1, value) or (at + 1, value)


def _scaled(words: Sequence[str], at: int, value: float) -> tuple[int, float] | None:
    """`value` times the scales that follow ("[two] hundred thousand", "[a couple of] hundred"); None where none does."""
    if words[at : at + 1] in (["of"], ["few"], ["couple"]) and value < 3:
        return _scaled(words, at + 1, 2)
    end = at
    while end < len(words) and (scale := _SCALES.get(words[end]) or _SHORT.get(words[end])):
        value, end = value * scale, end + 1
    return (end, value) if end > at else None


def _half(words: Sequence[str], at: int) -> tuple[int, float] | None:
    return _scaled(words, at + 1, 0.5) if words[at : at + 1] in (["a"], ["-"]) else None


def _is_bound_above(words: Sequence[str], start: int) -> bool:
    return start > 1 and words[start - 1] == "than" and words[start - 2] in _NO_LEAST


def _is_no_count(words: Sequence[str], one: Quantity) -> bool:
    before, after = words[max(one.start - 1, 0) : one.start], words[one.end : one.end + 2]
    compound = after[:1] == ["-"] and after[1:] != ["strong"]  # "a 16-year-old boy"
    return compound or bool(_NO_COUNT_AFTER & {*before}) or bool(_NO_PEOPLE & {*after[:1]})


def number(word: str) -> int | None:
    """The whole number that a word means ("43", "2,500", "40-50", "twenty-one", "dozens"), or None."""
    if _DIGITS.fullmatch(word):
        return int(re.sub(r"\D", "", word))
    if both := _RANGE.fullmatch(word):
        return number(both[1])
    if word in _VAGUE:
        return _VAGUE[word]
    if word in _SCALES:
        return _SCALES[word]
    tens, _, units = word.partition("-")
    if tens in _SMALL and (not units or units in _SMALL):
        return _SMALL[tens] + _SMALL.get(units, 0)
    return None
