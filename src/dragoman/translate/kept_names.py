"""Names that rules of translation would spoil ("Blanca Reyes" as "Branca Reis", "de China" as "de Chinesa"), hidden from them.

A hidden name is one word that no dictionary has, which passes through as it is; afterwards it is the name again. So is what a rewording
(`wording.py`) gave in Portuguese, between braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from dragoman.lexicons.cldr import countries_named, country_names

_INTO: Final = "pt"
_LETTERS: Final = "abcdefghijklmnopqrstuvwyz"
_HIDDEN: Final = re.compile(rf"xq([{_LETTERS}]{{2}})x", re.IGNORECASE)
_CAPITAL: Final = r"[A-ZÀ-ÖØ-ÞŠŽČĆŁŚ][\w’'-]*"
_GIVEN: Final = re.compile(r"\{([^{}]*)\}")
_DEMONYM: Final = r"(?:[a-zà-ÿ][a-zà-ÿ-]{3,}|\{[^{}]*\})"  # "presidente argentino Ana Ruiz", "président sud-coréen"
_PERSON: Final = rf"{_CAPITAL}(?: (?:(?:de|del|de la|da|do|dos|di|von|van|bin|ibn|al|el|al-{_CAPITAL}|el-{_CAPITAL}) )?{_CAPITAL}){{0,4}}"


@dataclass(frozen=True, slots=True)
class KeptNames:
    """A sentence with names hidden in it.

    `hidden` is the sentence as the rules see it; `names` are what stands for each hidden word afterwards; `countries` are where
    countries are named in `hidden`, by their name in Portuguese.
    """

    hidden: str
    names: tuple[str, ...]
    language: str

    @classmethod
    def of(cls, sentence: str, language: str) -> KeptNames:
        """The sentence with the names of people hidden, where a title before them tells that they are such, and what stands in braces."""
        found = [(match.start(), match.end(), match[1]) for match in _GIVEN.finditer(sentence)]
        pattern = _titled(language)
        if pattern is not None:
            found += [(match.start("name"), match.end("name"), match["name"]) for match in pattern.finditer(sentence)]
        kept = cls(sentence, (), language)._hiding(sorted(found))
        return KeptNames(_GIVEN.sub(r"\1", kept.hidden), kept.names, language)

    def back(self, told: str) -> str:
        """What became of the sentence, with the names in their places."""

        def name(found: re.Match[str]) -> str:
            number = _number(found[1].lower())
            return self.names[number] if number < len(self.names) else found[0]

        return _HIDDEN.sub(name, told)

    def lost_countries(self, told: str) -> tuple[tuple[int, int, str], ...]:
        """The countries that the sentence names and its translation does not: start, end, and the name in Portuguese."""
        return tuple(
            (start, end, names[0])
            for start, end, names in _countries(self.hidden, self.language)
            if not any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told) for name in names)
        )

    def hiding(self, spans: tuple[tuple[int, int, str], ...]) -> KeptNames:
        """The same with more words hidden: start and end in `hidden`, and what stands for them afterwards."""
        return self._hiding(list(spans))

    def _hiding(self, spans: list[tuple[int, int, str]]) -> KeptNames:
        names, pieces, done = list(self.names), [], 0
        for start, end, name in spans:
            if start < done or len(names) >= len(_LETTERS) ** 2:
                continue
            pieces += [self.hidden[done:start], f"Xq{_letters(len(names))}x"]
            names.append(name)
            done = end
        return KeptNames("".join(pieces) + self.hidden[done:], tuple(names), self.language)


def _letters(number: int) -> str:
    """Two letters for a number below 625."""
    first, second = divmod(number, len(_LETTERS))
    return _LETTERS[first] + _LETTERS[second]


def _number(letters: str) -> int:
    return _LETTERS.index(letters[0]) * len(_LETTERS) + _LETTERS.index(letters[1])


def _countries(sentence: str, language: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where countries are named, with their names in Portuguese, the usual one first."""
    into = _names_by_country(_INTO)
    for start, end, country in countries_named(sentence, language):
        if country in into:
            yield start, end, into[country]


@cache
def _names_by_country(language: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, code in country_names(language).items():
        found.setdefault(code, []).append(name)
    return {code: tuple(sorted(names, key=len)) for code, names in found.items()}


@cache
def _titled(language: str) -> re.Pattern[str] | None:
    """What finds the name after a title of that language; None for languages without a list."""
    words = _titles().get(language)
    if not words:
        return None
    titles = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:(?:ex|vice|sub)-?)?(?i:{titles})\.? (?:{_DEMONYM} )?(?P<name>{_PERSON})")


@cache
def _titles() -> Mapping[str, frozenset[str]]:
    listed = (files("dragoman.translate") / "titles.txt").read_text(encoding="utf-8").splitlines()
    lines = (line.split() for line in listed if line and not line.startswith("#"))
    return {language: frozenset(words) for language, *words in lines}
