"""What a stretch of speech is about: its content words and figures, and whether it is negated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from dragoman.lexicons.synonyms import meant, reversed_by
from dragoman.records.topics import conflicting, overlap, shared

_LIGHT: Final = frozenset(
    "be have do make take get give go come say tell put let keep become seem try begin start want claim allegation accusation charge "
    "report denial statement that this it one thing people year month week day time part number".split()
)
"""Words that say nothing of what is spoken of."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Lemmas of the content words, the figures among them, and whether the main verb is negated.

    `meant` are the words with synonyms under one word; what two topics have in common is counted in these.
    """

    words: frozenset[str]
    figures: frozenset[str]
    negated: bool
    meant: frozenset[str]
    head: str
    """The main verb, as it is in `meant`; "" where there is none."""

    def shared(self, other: Topic) -> float:
        """The share of the smaller topic's words that both have, from 0 to 1; 0 for one word in common, unless that is all there is."""
        return shared(self.meant, other.meant)

    def overlap(self, other: Topic) -> float:
        """The share of all words that both have."""
        return overlap(self.meant, other.meant)

    def conflicts(self, other: Topic) -> bool:
        """Whether both give figures, and none is the same: 12 dead and 40 dead are two claims."""
        return conflicting(self.figures, other.figures)

    def opposes(self, other: Topic) -> bool:
        """Whether the one tells the reverse of the other: by a negation, or by an opposite ("have grown", "have shrunk")."""
        return (self.negated != other.negated) != reversed_by(self.words, other.words)


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
    inside = set(tokens)
    head = next((t for t in tokens if not t.is_punct and (t.head not in inside or t.head == t)), None)
    main = next(iter(meant([head.lemma_.lower()])), "") if head is not None else ""
    return Topic(frozenset(words), frozenset(figures), _negated(head), meant(words), main)


def _negated(head: Token | None) -> bool:
    """Whether the main verb of some words is negated, itself or by its subject or object: "has not struck", "no officer fired"."""
    if head is None:
        return False
    beside = [c for c in head.children if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "expl")]
    negations = [c for word in (head, *beside) for c in word.children if c.dep_ == "neg" or c.lower_ in ("no", "never")]
    negations += [c for c in head.children if c.lower_ == "longer" and any(n.lower_ == "no" for n in c.children)]
    nobody = sum(c.lower_ in ("nobody", "nothing", "none") for c in beside)
    return (len(negations) + nobody + _is_far_from(head)) % 2 == 1


def _is_far_from(head: Token) -> bool:
    """Whether a thing is "far from" what is said of it, or "anything but"."""
    below = {c.lower_: c for c in head.children if c.i > head.i}
    return ("far" in below and any(c.lower_ == "from" for c in head.subtree if c.i == below["far"].i + 1)) or (
        "anything" in below and any(c.lower_ == "but" for c in below["anything"].subtree)
    )
