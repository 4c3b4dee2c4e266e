"""Words that Apertium does not know, spelt as Portuguese would spell them (`endings.tsv`): "desembolsó" as "desembolsou"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Final

_MARKED: Final = re.compile(r"(?<![\w*#@])[*#@](?=[^\W\d_])([\w’'-]+)")
_SHORTEST: Final = 5  # letters; shorter words are told by their endings no more


def spelt_as_portuguese(told: str, language: str) -> str:
    """What Apertium gave, the words that it marks as unknown with Portuguese endings; names stay as they are."""
    return _MARKED.sub(lambda found: _spelt(found[1], language), told)


def unmarked(told: str) -> str:
    """What Apertium gave, without its marks of unknown words."""
    return _MARKED.sub(r"\1", told)


@cache
def endings_version() -> str:
    """A short hash of the endings."""
    return blake2b(_text().encode(), digest_size=3).hexdigest()


def _spelt(word: str, language: str) -> str:
    if not word.islower() or len(word) < _SHORTEST:
        return word
    endings = _endings().get(language, {})
    for size in range(min(7, len(word) - 2), 0, -1):
        if word[-size:] in endings:
            return word[:-size] + endings[word[-size:]]
    return word


@cache
def _endings() -> Mapping[str, Mapping[str, str]]:
    """The endings of each language with those of Portuguese."""
    found: dict[str, dict[str, str]] = {}
    for line in _text().splitlines():
        if line and not line.startswith("#"):
            language, ending, portuguese = line.split("\t")
            found.setdefault(language, {})[ending] = portuguese
    return found


def _text() -> str:
    return (files("dragoman.translate") / "endings.tsv").read_text(encoding="utf-8")
