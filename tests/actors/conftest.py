from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman import ingest, parse
from dragoman.actors import resolve
from dragoman.lexicons import Lexicons
from dragoman.lexicons.actors import read_actors
from dragoman.lexicons.rules import load_rules
from dragoman.records import (
    UNKNOWN_DATE,
    Article,
    Found,
    Mention,
    Part,
    PartialDate,
    PartKind,
    Precision,
    Resolution,
    Span,
    content_hash,
)
from dragoman.settings import Settings

Reading = list[tuple[Mention, Resolution]]


def an_article(text: str, date: str = "2023-02-22") -> Article:
    parts, position = [], 0
    for paragraph in text.split("\n\n"):
        start = text.index(paragraph, position)
        position = start + len(paragraph)
        parts.append(Part(kind=PartKind.BODY, span=Span(start=start, end=position)))
    day = PartialDate(start=date, end=date, precision=Precision.DAY, found=Found.STATED) if date else UNKNOWN_DATE
    return Article(id="article", text=text, content_hash=content_hash(text), parts=tuple(parts), published=day)


@pytest.fixture(scope="session")
def few_names() -> Lexicons:
    """A gazetteer of about thirty entries, so that these tests do not hang on what the packaged one holds."""
    return Lexicons("test", read_actors([Path(__file__).parent / "lexicon"]), load_rules([]))


@pytest.fixture(scope="session")
def read(few_names: Lexicons) -> Callable[..., Reading]:
    def reading(text: str, date: str = "2023-02-22") -> Reading:
        article = an_article(text, date)
        mentions, resolutions = resolve(parse.read(article, Settings()), article, few_names)
        assert len(mentions) == len(resolutions)
        return list(zip(mentions, resolutions, strict=True))

    return reading


@pytest.fixture(scope="session")
def read_report(few_names: Lexicons) -> Callable[[str], Reading]:
    """Mentions of a whole report, whose headline and dateline are told apart from its body."""

    def reading(text: str) -> Reading:
        article = ingest.from_text(text)
        return list(zip(*resolve(parse.read(article, Settings()), article, few_names), strict=True))

    return reading
