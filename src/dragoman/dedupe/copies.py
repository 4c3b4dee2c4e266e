"""Which articles repeat another's words: wire copies count as one publisher."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from dragoman.records import Article

_WORD: Final = re.compile(r"\w+")

SHINGLE: Final = 5
"""Words that are compared at a time (w-shingling, Broder 1997)."""

COPIED: Final = 0.6
"""Share of the shorter article's shingles from which it is a copy."""


def shingles(text: str) -> frozenset[int]:
    """The runs of `SHINGLE` words of a text, hashed; of a shorter text the text itself."""
    words = _WORD.findall(text.lower())
    runs = (tuple(words[i : i + SHINGLE]) for i in range(max(len(words) - SHINGLE + 1, 1)))
    return frozenset(map(hash, runs))


def copies(articles: Sequence[Article]) -> dict[str, str]:
    """For each article that repeats an earlier one in the list, by id, the id of the first article with these words."""
    seen: dict[int, list[str]] = defaultdict(list)
    held: dict[str, frozenset[int]] = {}
    out: dict[str, str] = {}
    for article in articles:
        own = shingles(article.text)
        common: dict[str, int] = defaultdict(int)
        for one in own:
            for other in seen[one]:
                common[other] += 1
        first = next((o for o, n in common.items() if n >= COPIED * min(len(own), len(held[o]))), None)
        if first is not None:
            out[article.id] = first
            continue
        held[article.id] = own
        for one in own:
            seen[one].append(article.id)
    return out
