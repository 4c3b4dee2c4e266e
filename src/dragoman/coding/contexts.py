"""The contexts of an event: which of the codebook's 37 themes its own paragraph speaks of, or else the head of the article.

A theme needs evidence: one word or phrase that speaks of nothing else ("peace talks"), or two different ones that often do.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Token

from dragoman.lexicons.contexts import ContextTerm
from dragoman.records import ContextsFrom, PartKind

HEAD: Final = (PartKind.TITLE, PartKind.STANDFIRST)
"""Parts that, with the first paragraph, say what the article is about."""

Index = Mapping[str, tuple[ContextTerm, ...]]
Forms = frozenset[str]
"""The forms of one word that an entry may be written in: as it stands, as in a dictionary, without a plural's s."""


class Contexts:
    """The contexts of an article's paragraphs, each worked out once, when first asked for."""

    def __init__(self, doc: Doc, terms: Index) -> None:
        self._parts = list(doc.spans["parts"])
        self._starts = [part.start for part in self._parts]
        self._terms = terms
        self._known: dict[int, tuple[str, ...]] = {}
        self._head: tuple[str, ...] | None = None

    def at(self, token: Token) -> tuple[tuple[str, ...], ContextsFrom]:
        """The contexts of what `token` tells, the plainest first, then by name, and where they were read."""
        number = bisect_right(self._starts, token.i) - 1
        if number >= 0 and number not in self._known:
            self._known[number] = contexts_of(self._parts[number], self._terms)
        if own := self._known.get(number):
            return own, ContextsFrom.PARAGRAPH
        if self._head is None:
            self._head = contexts_of(self._about(), self._terms)
        return self._head, ContextsFrom.DOCUMENT if self._head else ContextsFrom.NOWHERE

    def _about(self) -> list[Token]:
        """The words of title and standfirst, and of the first paragraph."""
        body = next((part for part in self._parts if part.label_ == PartKind.BODY), ())
        head = [part for part in self._parts if part.label_ in HEAD]
        return [token for part in (*head, body) for token in part]


def contexts_of(tokens: Iterable[Token], terms: Index) -> tuple[str, ...]:
    """The contexts that a stretch of text speaks of, the plainest first, then by name."""
    words = [
        forms
        for token in tokens
        if not (token.is_punct or token.is_space or token.tag_ == "POS")
        for forms in _forms(token.lower_, token.lemma_.lower())
    ]
    weights: dict[str, dict[tuple[str, ...], int]] = {}
    at = 0
    while at < len(words):
        found = _terms_at(words, at, terms)
        for term in found:
            weights.setdefault(term.context, {})[term.words] = 2 if term.strong else 1
        at += len(found[0].words) if found else 1
    total = {name: sum(entries.values()) for name, entries in weights.items() if name}
    return tuple(sorted((name for name, weight in total.items() if weight >= 2), key=lambda name: (-total[name], name)))


def _terms_at(words: Sequence[Forms], at: int, terms: Index) -> list[ContextTerm]:
    """The longest entries that stand at a place, the plainest of each context."""
    if terms.keys().isdisjoint(words[at]):
        return []
    candidates = [term for form in words[at] for term in terms.get(form, ())]
    fitting = [term for term in candidates if _fits(term.words, words[at : at + len(term.words)])]
    longest = max((len(term.words) for term in fitting), default=0)
    plainest_last = sorted((t for t in fitting if len(t.words) == longest), key=lambda t: (t.strong, t.words))
    return list({term.context: term for term in plainest_last}.values())


def _fits(entry: Sequence[str], words: Sequence[Forms]) -> bool:
    return len(entry) == len(words) and all(word in forms for word, forms in zip(entry, words, strict=True))


@lru_cache(maxsize=2**14)
def _forms(word: str, lemma: str) -> tuple[Forms, ...]:
    """A token's words, each with its forms: hyphens part them; marks and the possessive are none."""
    pieces = [piece for piece in word.split("-") if piece]
    if len(pieces) != 1:
        return tuple(frozenset({piece}) for piece in pieces)
    (word,) = pieces
    singular = {word[:-1]} if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else set()
    return (frozenset({word, lemma} | singular),)
