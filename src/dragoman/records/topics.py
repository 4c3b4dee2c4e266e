"""How much two sets of words have in common: what both rooms that compare claims measure by."""

from __future__ import annotations

from collections.abc import Set


def shared(one: Set[str], other: Set[str]) -> float:
    """The share of the smaller set's words that both have, from 0 to 1; 0 for one word in common, unless that is all there is."""
    common, smaller = len(one & other), min(len(one), len(other))
    if not smaller or (common < 2 and smaller > 1):
        return 0.0
    return common / smaller


def overlap(one: Set[str], other: Set[str]) -> float:
    """The share of all words that both have (Jaccard), from 0 to 1."""
    every = len(one | other)
    return len(one & other) / every if every else 0.0


def conflicting(one: Set[str], other: Set[str]) -> bool:
    """Whether both give figures, and none is the same: 12 dead and 40 dead are two claims."""
    return bool(one and other) and one.isdisjoint(other)
