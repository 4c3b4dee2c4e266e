"""Which words tell the same, or the reverse, when claims are compared (`data/synonyms.yaml`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import yaml

from dragoman.errors import LexiconError

FILE: Final = Path(__file__).parent / "data" / "synonyms.yaml"

_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""All scalars stay text."""


@lru_cache(maxsize=1)
def synonyms() -> Mapping[str, tuple[str, bool]]:
    """For each lemma that is listed the word under which it stands, and whether it tells the reverse of it.

    Raises:
        LexiconError: a word stands twice.
    """
    out: dict[str, tuple[str, bool]] = {}
    for entry in yaml.load(FILE.read_text(encoding="utf-8"), Loader=_LOADER):
        word = entry["word"]
        for lemma, reverse in [
            (word, False),
            *((same, False) for same in entry.get("same", ())),
            *((opposite, True) for opposite in entry.get("opposite", ())),
        ]:
            if lemma in out:
                raise LexiconError(f"{FILE.name}: {lemma!r} stands under {out[lemma][0]!r} and under {word!r}")
            out[lemma] = (word, reverse)
    return MappingProxyType(out)


def meant(words: Iterable[str]) -> frozenset[str]:
    """The words, each of a group of synonyms under the same word."""
    known = synonyms()
    return frozenset(known[word][0] if word in known else word for word in words)


def reversed_by(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two sets of words tell the reverse of each other by an odd number of opposites: "grow" and "shrink"."""
    known = synonyms()
    first = {known[word] for word in one if word in known}
    second = {known[word] for word in other if word in known}
    return sum((word, not reverse) in second and (word, reverse) not in second for word, reverse in first) % 2 == 1
