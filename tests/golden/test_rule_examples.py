"""Every example of every rule, read with the model: it fires its rule, and no counter-example does."""

from __future__ import annotations

from functools import cache

import pytest

from dragoman import ingest, lexicons, pipeline
from dragoman.records import CodedArticle
from dragoman.settings import Settings

pytestmark = pytest.mark.golden

FLOORS = {"examples": 0.93, "counters": 0.99}
"""Share of examples that fire their rule, and of counter-examples that do not; what is missing are sentences that the model misreads."""


@cache
def tried() -> dict[str, list[tuple[str, str, bool]]]:
    """For examples and counters: the rule, the sentence, and whether the rule fired."""
    settings = Settings()
    rules = lexicons.load().rules.events.values()
    listed = [("examples", r.id, s) for r in rules for s in r.examples] + [
        ("counters", r.id, s) for r in rules for s in r.counters
    ]
    articles = [
        ingest.from_text(sentence, published="2024-05-15", language="en", origin=f"{kind} {rule}", settings=settings)
        for kind, rule, sentence in listed
    ]
    out: dict[str, list[tuple[str, str, bool]]] = {"examples": [], "counters": []}
    for (kind, rule, sentence), result in zip(listed, pipeline.code_articles(articles, settings), strict=True):
        assert isinstance(result, CodedArticle), result
        out[kind].append((rule, sentence, any(e.rule_id == rule for e in result.evidence)))
    return out


def test_every_rule_has_an_example():
    assert [r.id for r in lexicons.load().rules.events.values() if not r.examples] == []


def test_examples_fire_their_rule():
    missed = [(rule, sentence) for rule, sentence, fired in tried()["examples"] if not fired]
    assert 1 - len(missed) / len(tried()["examples"]) >= FLOORS["examples"], "\n".join(map(str, missed))


def test_counter_examples_do_not():
    fired = [(rule, sentence) for rule, sentence, did in tried()["counters"] if did]
    assert 1 - len(fired) / len(tried()["counters"]) >= FLOORS["counters"], "\n".join(map(str, fired))
