"""The contexts of an event: which of the codebook's 37 themes its own paragraph speaks of."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping

from spacy.tokens import Doc, Token


class Contexts:
    """The contexts of an article's paragraphs, each worked out once, when first asked for."""

    def __init__(self, doc: Doc, words: Mapping[str, tuple[str, ...]]) -> None:
        self._parts = list(doc.spans["parts"])
        self._starts = [part.start for part in self._parts]
        self._words = words
        self._known: dict[int, tuple[str, ...]] = {}

    def at(self, token: Token) -> tuple[str, ...]:
        """The contexts of the paragraph that holds `token`, the one with most words first, then by name."""
        number = bisect_right(self._starts, token.i) - 1
        if number < 0:
            return ()
        if number not in self._known:
            found = Counter(name for t in self._parts[number] for name in self._words.get(t.lemma_.lower(), ()))
            self._known[number] = tuple(sorted(found, key=lambda name: (-found[name], name)))
        return self._known[number]
