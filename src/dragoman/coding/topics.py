"""What a stretch of speech is about: its content words and figures, and whether it is negated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

_LIGHT: Final = frozenset(
    "be have do make take get give go come say tell put let keep become seem try begin start want claim allegation accusation charge "
    "report denial statement that this it one thing people year month week day time part number".split()
)
"""Words that say nothing of what is spoken of."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Lemmas of the content words, the figures among them, and whether the main verb is negated."""

    words: frozenset[str]
    figures: frozenset[str]
    negated: bool

    def shared(self, other: Topic) -> float:
        """The share of the smaller topic's words that both have, from 0 to 1; 0 for one word in common, unless that is all there is."""
        common = len(self.words & other.words)
        smaller = min(len(self.words), len(other.words))
        if not smaller or (common < 2 and smaller > 1):
            return 0.0
        return common / smaller

    def overlap(self, other: Topic) -> float:
        """The share of all words that both have (Jaccard)."""
        every = len(self.words | other.words)
        return len(self.words & other.words) / every if every else 0.0

    def conflicts(self, other: Topic) -> bool:
        """Whether both give figures, and none is the same: 12 dead and 40 dead are two claims."""
        return bool(self.figures and other.figures) and self.figures.isdisjoint(other.figures)


def topic_of(tokens: Sequence[Token]) -> Topic:
    """The topic of some words of a text, in text order."""
    words: set[str] = set()
    figures: set[str] = set()
    for token in tokens:
        if token.like_num:
            figures.add(token.lower_)
        elif token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ") and token.is_alpha and not token.is_stop:
            lemma = token.lemma_.lower()
            if lemma not in _LIGHT:
                words.add(lemma)
    return Topic(frozenset(words), frozenset(figures), _negated(tokens))


def _negated(tokens: Sequence[Token]) -> bool:
    """Whether the main verb of some words is negated, itself or by its subject or object: "has not struck", "no officer fired"."""
    inside = set(tokens)
    head = next((t for t in tokens if t.head not in inside or t.head == t), None)
    if head is None:
        return False
    beside = [c for c in head.children if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "expl")]
    negations = [c for word in (head, *beside) for c in word.children if c.dep_ == "neg" or c.lower_ in ("no", "never")]
    return (len(negations) + sum(c.lower_ in ("nobody", "nothing", "none") for c in beside)) % 2 == 1
