"""Whole articles in four languages (`translation/articles`) against what a reader would write down of them. Floors only go up."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dragoman import ingest, pipeline, translate
from dragoman.errors import RefusedArticle
from dragoman.records import CodedArticle
from dragoman.settings import Settings

from . import expected

pytestmark = pytest.mark.golden

ARTICLES = Path(__file__).parent / "translation" / "articles"
FILES = sorted(path for path in ARTICLES.iterdir() if path.suffix in (".txt", ".html"))
SETTINGS = Settings()
FLOORS = {"events": (0.55, 0.73), "statements": (0.9, 0.78)}
"""Recall of what must be found, and precision over everything found, over all articles."""


def rows(file: Path, kind: str) -> list[dict[str, Any]]:
    """The expectations of an article, by the words of the original."""
    listed = expected.load(file.with_suffix(".yaml")).get(kind) or []
    return [{**row, "words": row["original_words"]} for row in listed]


@cache
def coded(file: Path) -> CodedArticle:
    article = ingest.read(file, SETTINGS)
    try:
        translate.engine_for(article.language, SETTINGS)
    except RefusedArticle as refused:
        pytest.skip(refused.detail)
    return pipeline.code_article(article, SETTINGS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_did_not_happen_is_never_told_as_an_event(file: Path) -> None:
    article = coded(file)
    found = [
        (row["words"], e.type) for row in rows(file, "never") for e in article.events if expected.fits(e, row, article)
    ]
    assert found == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_record_leads_back_to_the_original_words(file: Path) -> None:
    article = coded(file)
    assert article.translation is not None
    assert article.article.published.day == expected.load(file.with_suffix(".yaml"))["date"]
    for one in article.evidence:
        assert one.text == one.span.of(article.article.text)
        assert one.translated_text
    assert all(one.translated_from == article.article.language for one in article.statements)


@pytest.mark.parametrize("kind", ["events", "statements"])
def test_records_reach_their_floors(kind: str) -> None:
    total = expected.Score()
    for file in FILES:
        score = expected.score_events if kind == "events" else expected.score_statements
        total += score(coded(file), rows(file, kind))
    recall, precision = FLOORS[kind]
    report = f"recall {total.recall:.3f}, precision {total.precision:.3f}\n" + "\n".join(total.wrong)
    assert total.recall >= recall, report
    assert total.precision >= precision, report
