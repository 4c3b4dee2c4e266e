"""Whatever an article holds: its evidence is cut out of it to the letter, and the ledger gives back what it was given."""

from __future__ import annotations

import tempfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman import ingest, pipeline
from dragoman.errors import RefusedArticle
from dragoman.ledger import Ledger
from dragoman.records import CodedArticle
from dragoman.settings import Settings

SETTINGS = Settings()

PIECES = st.sampled_from(
    [
        "France condemned Iran on Tuesday.",
        "“Turkey will not accept this,” the foreign minister said. “It never will.”",
        "The army denied that troops had shelled the town, which Kyiv says they did.",
        "China's envoy met Russian officials in Geneva last week",
        "\u201cHe said \u2018no\u2019",
        "According to the ministry, 43 people were killed;",
        "CAIRO (Agency) — Egypt and Sudan agreed to talks",
        "Photo: a soldier in Kharkiv. AFP",
        "Updated: February 22, 2023, 1:30 PM",
        "e\u0301 \U0001f600 \u202eabc\u202c \u00ad",
        "\u2028",
        "\r\n\r\n",
        "\n\n",
        "\n",
        " ",
        "\t",
        "''",
        '"',
        "»",
        "\0",
        "\ud800",
        "warned", "of", "Nato", "and", "the US",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, min_size=1, max_size=14).map("".join),
    st.lists(PIECES, min_size=1, max_size=14).map(" ".join),
    st.text(max_size=120),
)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def coded(text: str) -> CodedArticle | None:
    try:
        article = ingest.from_text(text, published="2024-03-05", language="en", settings=SETTINGS)
    except RefusedArticle:
        return None
    return pipeline.code_article(article, SETTINGS)


@SLOW
@given(TEXTS)
def test_every_span_of_every_record_is_a_slice_of_the_stored_text(text):
    result = coded(text)
    if result is None:
        return
    whole = result.article.text
    for evidence in result.evidence:
        assert evidence.text == whole[evidence.span.start : evidence.span.end] != ""
        for mark in evidence.marks:
            assert mark.text == whole[mark.span.start : mark.span.end]
            assert evidence.span.start <= mark.span.start <= mark.span.end <= evidence.span.end
    for mention in result.mentions:
        assert mention.text == mention.span.of(whole)
    for statement in result.statements:
        for passage in (statement.cue, statement.content):
            assert passage.text == " ".join(span.of(whole) for span in passage.spans)
            assert all(a.end <= b.start for a, b in zip(passage.spans, passage.spans[1:], strict=False))
    for event in result.events:
        for party in (*event.actors, *event.recipients):
            assert party.text == party.span.of(whole)
        assert all(mark.text == mark.span.of(whole) for mark in event.status.marks)


@SLOW
@given(TEXTS)
def test_every_record_has_evidence_and_every_evidence_a_record(text):
    result = coded(text)
    if result is None:
        return
    records = {r.id for r in (*result.events, *result.statements, *result.claims)}
    assert {e.record_id for e in result.evidence} == records
    assert len(records) == len(result.events) + len(result.statements) + len(result.claims)
    assert len({e.id for e in result.evidence}) == len(result.evidence)


@settings(SLOW, max_examples=15)
@given(TEXTS)
def test_the_ledger_gives_back_what_it_was_given(text):
    result = coded(text)
    if result is None:
        return
    with tempfile.TemporaryDirectory() as directory:
        ledger = Ledger(directory)
        run = ledger.append([result], versions=result.versions)
        assert run is not None
        assert ledger.append([result], versions=result.versions) is None
        assert ledger.coded(result.article.id) == result
