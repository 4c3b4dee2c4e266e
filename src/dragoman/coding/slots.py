"""What stands in the slots of a trigger, by the paths that rules name."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from dragoman.coding.clauses import conjuncts, prepositional, slot

CONTAINERS: Final = frozenset(
    "package round series wave set number batch barrage dozen hundred thousand ton tonne million shipment delivery consignment volley "
    "raft slew group pair couple lot list array range kind type form sort piece string spate flurry bout host handful".split()
)
"""Nouns that only measure out what follows: "a package of sanctions" is sanctions."""


class Slots:
    """The slots of one trigger, each looked for once, however many rules ask for it."""

    def __init__(self, trigger: Token) -> None:
        self._trigger = trigger
        self._known: dict[str, list[tuple[Token, set[str]]]] = {}

    def at(self, path: str) -> list[tuple[Token, set[str]]]:
        """What stands in a slot, each with its lemmas."""
        if path not in self._known:
            self._known[path] = [(token, lemmas_of(token)) for token in fillers(self._trigger, path)]
        return self._known[path]


def fillers(trigger: Token, path: str) -> list[Token]:
    """What stands in the slot that a dotted path names, lists taken apart."""
    here = [trigger]
    for name in path.split("."):
        here = [t for token in here for filler in slot(token, name) for t in conjuncts(filler)]
    return here


def lemmas_of(token: Token) -> set[str]:
    """The lemma of a filler, and behind a word of measure what it measures out."""
    out = {token.lemma_.lower(), token.lower_}
    if token.lemma_.lower() in CONTAINERS:
        out |= {inner.lemma_.lower() for inner in prepositional(token, "of")}
        out |= {child.lemma_.lower() for child in token.children if child.dep_ in ("compound", "nmod")}
    return out
