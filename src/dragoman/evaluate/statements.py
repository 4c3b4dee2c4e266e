"""statements: who said what in which words, as character offsets into each text of a folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.evaluate.conventions import Convention
from dragoman.evaluate.kind import Kind, Prediction
from dragoman.evaluate.rows import Row, as_body, read_texts, words_of
from dragoman.records import UNKNOWN_DATE, Article, CodedArticle, Span, Statement
from dragoman.settings import Settings


def _article(row: Row, _: Settings) -> Article:
    return as_body(row, words_of(row, "text"), UNKNOWN_DATE)


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _closed(span: Span, text: str) -> Span:
    """The span with the comma that closes an apposition in it, as the format has it: "Ana Ruiz, a former aide,"."""
    return (
        Span(start=span.start, end=span.end + 1)
        if "," in span.of(text) and text[span.end : span.end + 1] == ","
        else span
    )


def _answer(row: Row, coded: CodedArticle, _: Convention) -> Prediction:
    """Every statement but those inside another's content; without a speaker there are no offsets under `source`, the format's word for it.

    PolNeAR's scheme annotates the outermost attribution only (Newell et al. 2018); Dragoman keeps those inside it as well.
    """
    text = coded.article.text
    return {
        "doc": row.id,
        "attributions": [
            {
                "source": _pairs(_closed(span, text) for span in one.speaker_phrase.spans)
                if one.speaker_phrase
                else [],
                "cue": _pairs(one.cue.spans),
                "content": _pairs(one.content.spans),
            }
            for one in _outermost(coded.statements)
        ],
    }


def _outermost(statements: Sequence[Statement]) -> list[Statement]:
    """The statements that do not lie wholly inside the content of another."""

    def inside(one: Statement, other: Statement) -> bool:
        parts = [one.cue, one.content, *([one.speaker_phrase] if one.speaker_phrase else [])]
        return all(
            any(held.start <= span.start and span.end <= held.end for held in other.content.spans)
            for part in parts
            for span in part.spans
        )

    return [one for one in statements if not any(inside(one, other) for other in statements if other is not one)]


KIND = Kind(
    name="statements",
    keys=frozenset({"text"}),
    article=_article,
    answer=_answer,
    empty=lambda row: {"doc": row.id, "attributions": []},
    read=lambda gold, _: read_texts(gold),
)
