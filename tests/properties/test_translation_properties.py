"""Whatever an engine gives: the two texts stay parallel, no word is lost, every span stays inside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.records import Article, Part, PartKind, Quality, Span
from dragoman.settings import Settings, Translating
from dragoman.translate import engines, to_english
from dragoman.translate.sentences import sentences

SETTINGS = Settings(translate=Translating(cache=False))
PIECES = st.lists(
    st.sampled_from([
        "El ministro llegó. ", "«No», dijo; ", "1.200 soldados ", "¿Qué? ", "EE.UU. ", "Ana Ruiz ", '"a ', "''b'' ", "\u200b", "\u00a0",
        "e\u0301 ", "\U0001f600 ", "-", "\n", "España ", "x" * 30, "...", "؟ ", "。", "M. ",
    ]),
    min_size=1, max_size=25,
).map("".join)  # fmt: skip
WORDS = st.one_of(st.text(max_size=40), st.sampled_from(["", " ", '"', "1,200", 'Ana Ruiz said "no" in Spain.', "\n"]))


class Anything:
    name, version, quality = "anything", "1", Quality.NEURAL

    def __init__(self, answers: list[str]) -> None:
        self.answers = answers

    def translate(self, asked: Sequence[str]) -> list[str]:
        return [self.answers[number % len(self.answers)] for number in range(len(asked))]


def an_article(pieces: list[str]) -> Article:
    text, parts = "", []
    kinds = [PartKind.TITLE, PartKind.BODY, PartKind.CREDIT, PartKind.CAPTION]
    for number, piece in enumerate(pieces):
        text += "\n\n" if text else ""
        start, words = len(text), piece.strip()
        text += words
        if words:
            parts.append(Part(kind=kinds[number % 4], span=Span(start=start, end=len(text))))
    return Article(id="ar1-1", text=text, content_hash="", parts=tuple(parts), language="es")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(pieces=st.lists(PIECES, min_size=1, max_size=5), answers=st.lists(WORDS, min_size=1, max_size=6), data=st.data())
def test_segments_are_monotone_and_hold_every_word_and_spans_lead_inside(
    pieces: list[str], answers: list[str], data: Any
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "_installed", lambda language, threads: Anything(answers))
        article = an_article(pieces)
        reading = to_english(article, SETTINGS)
    translation = reading.translation
    if translation is None:
        return
    segments, whole = translation.segments, translation.text
    for one, other in pairwise(segments):
        assert one.original.end <= other.original.start
        assert one.translated.end <= other.translated.start
    for segment in segments:
        assert 0 <= segment.original.start < segment.original.end <= len(article.text)
        assert 0 <= segment.translated.start <= segment.translated.end <= len(whole)
        for pair in segment.aligned:
            assert segment.original.start <= pair.original.start < pair.original.end <= segment.original.end
            assert segment.translated.start <= pair.translated.start < pair.translated.end <= segment.translated.end
    rest = article.text
    for segment in reversed(segments):
        rest = rest[: segment.original.start] + rest[segment.original.end :]
    assert not rest.strip()
    assert [part.kind for part in translation.parts] == [part.kind for part in article.parts]
    start = data.draw(st.integers(0, len(whole)))
    span = Span(start=start, end=data.draw(st.integers(start, len(whole))))
    home = translation.home(span)
    if home is not None:
        assert 0 <= home.start <= home.end <= len(article.text)
        later = translation.home(replace(span, start=span.end, end=span.end))
        assert later is None or later.end >= home.start


@settings(max_examples=150, deadline=None)
@given(text=PIECES, language=st.sampled_from(["es", "fr", "it", "pt", "ar", "zh", "xx"]))
def test_sentences_hold_all_of_a_paragraph_but_white_space(text: str, language: str) -> None:
    found = sentences(text, language)
    assert all(span.start < span.end for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
