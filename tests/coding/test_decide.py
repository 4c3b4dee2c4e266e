"""Rule and second reader decide together: who overrules whom, and what is recorded."""

from __future__ import annotations

import math

import pytest

from dragoman.coding.decide import RULE_WEIGHT, decided
from dragoman.coding.reader import LABELS, Reading
from dragoman.records import Decider


def reading(**chances: float) -> Reading:
    """The rest of the probability is spread over the other labels."""
    rest = (1 - sum(chances.values())) / (len(LABELS) - len(chances))
    each = {label: chances.get(label, rest) for label in LABELS}
    best = max(each, key=lambda label: each[label])
    return Reading(best, each[best], each)


def test_where_the_two_agree_both_have_decided() -> None:
    kind, decision = decided("AID", reading(AID=0.8))
    assert (kind, decision.by, decision.rule_type, decision.reader_label) == ("AID", Decider.BOTH, "AID", "AID")
    assert decision.reader_probability == pytest.approx(0.8)


def test_a_rule_outweighs_a_reader_that_is_not_sure_enough() -> None:
    kind, decision = decided("AID", reading(AID=0.1, AGREE=0.85))
    assert (kind, decision.by, decision.reader_label) == ("AID", Decider.RULE, "AGREE")


@pytest.mark.parametrize(("margin", "kind"), [(0.9, "AID"), (1.1, "AGREE")])
def test_a_reader_overrules_from_the_weight_of_a_rule_on(margin: float, kind: str) -> None:
    likely = 0.9
    unlikely = likely / math.exp(RULE_WEIGHT * margin)
    found, decision = decided("AID", reading(AGREE=likely, AID=unlikely))
    assert found == kind
    assert decision.by == (Decider.READER if kind == "AGREE" else Decider.RULE)


def test_no_event_is_never_decided_but_recorded() -> None:
    kind, decision = decided("AID", reading(NONE=0.99))
    assert (kind, decision.by, decision.reader_label) == ("AID", Decider.RULE, "NONE")


def test_where_no_rule_knows_the_words_the_reader_decides_alone() -> None:
    kind, decision = decided("", reading(SANCTION=0.97))
    assert (kind, decision.by, decision.rule_type) == ("SANCTION", Decider.READER, "")
