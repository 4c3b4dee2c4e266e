"""Which type an event has, where the rule and the second reader are both asked.

The two are added up: the logarithm of the reader's probability for each type, and `RULE_WEIGHT` for the rule's. So the reader overrules
a rule only where it finds another type over `e ** RULE_WEIGHT` times likelier. The figures behind the weights are in `docs/reader.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log
from typing import Final

from dragoman.coding.reader import NONE, Pair, Reading
from dragoman.records import Decider, Decision

RULE_WEIGHT: Final = 5.0
"""Swept from 0 to 6: the sentences kept aside in training, which are of the reader's own kind, are best served by 3, real reports of other
hands by 6 and more; at 5 both lose little (`docs/reader.md`)."""

OPEN_FLOOR: Final = 0.97
"""Probability from which the reader tells an event where no rule tells any. Whole articles are the same with it and without; of single
sentences whose event no rule knows it finds some (`docs/reader.md`)."""

Reader = Callable[[Sequence[Pair]], list[Reading]]
"""What reads pairs of parties, a reading each, in order."""


def decided(rule_type: str, reading: Reading, weight: float = RULE_WEIGHT) -> tuple[str, Decision]:
    """The type that rule and reader come to, and the decision as it is recorded.

    Args:
        rule_type: the rule's type, "" where no rule knows the words.
        reading: what the reader made of the pair. Its NONE is never decided on: what a rule found is told, with both labels.
        weight: how much the rule's type counts, in natural logarithms of probability.
    """
    scores = {label: log(max(p, 1e-9)) for label, p in reading.probabilities.items() if label != NONE}
    if rule_type:
        scores[rule_type] += weight
    best = max(scores, key=lambda label: scores[label])
    by = Decider.READER if best != rule_type else Decider.BOTH if best == reading.label else Decider.RULE
    decision = Decision(rule_type=rule_type, reader_label=reading.label, reader_probability=reading.probability, by=by)
    return best, decision
