"""Rows: read without their labels, each answered once and in order, whatever the coder does."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import DragomanError, InputError
from dragoman.evaluate import KINDS, predict
from dragoman.evaluate.relations import marked_spans
from dragoman.evaluate.rows import Row, as_body, day_of
from dragoman.records import UNKNOWN_DATE, Article, CodedArticle, Precision, Rejection, Versions
from dragoman.settings import Settings

VERSIONS = Versions(dragoman="0", lexicons="0", model="0")


def coded(article: Article) -> CodedArticle:
    return CodedArticle(article=article, versions=VERSIONS)


def coder(code: Callable[[Article], CodedArticle | Rejection]) -> Callable[..., Iterator[CodedArticle | Rejection]]:
    def run(articles: Iterable[Article], settings: Settings) -> Iterator[CodedArticle | Rejection]:
        batch = list(articles)  # as the pipeline does: takes many before it answers
        yield from map(code, batch)

    return run


def gold_file(folder: Path, *rows: dict[str, Any]) -> Path:
    file = folder / "gold.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


PAIR = "Ruritania accused Graustark after Sylvania praised Ruritania."
PAIR_ROW = {
    "id": "a/1",
    "sentence": PAIR,
    "marked": "<s>Ruritania</s> accused <t>Graustark</t> after Sylvania praised Ruritania.",
    "actor": "Ruritania",
    "recipient": "Graustark",
}


ROWS = {
    "relations": PAIR_ROW,
    "events": {"id": 1, "text": PAIR, "date": "2023-02-22"},
    "actors": {"id": 1, "text": "Ruritania", "context": "", "date": "today", "country_hint": ""},
    "status": {"id": 1, "sentence": PAIR, "date": "2023-02-22", "actor": "Ruritania", "recipient": "Graustark"},
    "stance": {"id": 1, "text": PAIR},
    "articles": {"id": 1, "text": PAIR, "date": "2023-02-22"},
}


@given(st.sampled_from(sorted(ROWS)), st.dictionaries(st.text(min_size=1), st.text()))
def test_keys_that_a_kind_does_not_list_never_reach_it(kind: str, extra: dict[str, str]) -> None:
    with TemporaryDirectory() as folder:
        extra = {
            k: v for k, v in extra.items() if k not in ("id", "sentence", "marked", "actor", "recipient", "mention")
        }
        extra = {k: v for k, v in extra.items() if k not in ("text", "date", "context", "country_hint")}
        seen: list[Article] = []

        def code(article: Article) -> CodedArticle:
            seen.append(article)
            return coded(article)

        gold = gold_file(Path(folder), ROWS[kind], ROWS[kind] | extra)
        one, other = predict(kind, gold, settings=Settings(), coder=coder(code))
        assert one == other
        assert seen[0].text == seen[1].text
        assert seen[0].published == seen[1].published


@pytest.mark.parametrize("kind", sorted(ROWS))
def test_no_row_is_dropped(kind: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    rows = [ROWS[kind] | {"id": 1}, {"id": 2}, {"id": 3, "text": 7, "sentence": []}, ROWS[kind] | {"id": 4}, {"id": 5}]

    def code(article: Article) -> CodedArticle | Rejection:
        if article.external_id == "4":
            return Rejection(id="r", origin=article.origin, stage="parse", code="too-long", detail="it is too long")
        return coded(article)

    done: list[int] = []
    with caplog.at_level(logging.WARNING):
        got = list(
            predict(kind, gold_file(tmp_path, *rows), settings=Settings(), coder=coder(code), progress=done.append)
        )
    assert [row["id"] for row in got] == [1, 2, 3, 4, 5]
    assert done == [1, 2, 3, 4, 5]
    assert "row 2" in caplog.text
    assert "too-long" in caplog.text


def test_a_coder_that_stops_early_leaves_empty_predictions(tmp_path: Path) -> None:
    def lazy(articles: Iterable[Article], settings: Settings) -> Iterator[CodedArticle]:
        yield coded(next(iter(articles)))

    gold = gold_file(tmp_path, PAIR_ROW, PAIR_ROW | {"id": "b"})
    assert [row["id"] for row in predict("relations", gold, settings=Settings(), coder=lazy)] == ["a/1", "b"]


def test_a_coder_that_answers_out_of_order_is_an_error(tmp_path: Path) -> None:
    def backwards(articles: Iterable[Article], settings: Settings) -> Iterator[CodedArticle]:
        yield from map(coded, reversed(list(articles)))

    gold = gold_file(tmp_path, PAIR_ROW, PAIR_ROW | {"id": "b"})
    with pytest.raises(DragomanError, match="out of order"):
        list(predict("relations", gold, settings=Settings(), coder=backwards))


def test_what_cannot_be_read_is_one_clear_line(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": 1, "text": "A."}\n{"id": \n', encoding="utf-8")
    with pytest.raises(InputError, match=r"broken\.jsonl:2: not JSON"):
        list(predict("events", broken, settings=Settings(), coder=coder(coded)))
    with pytest.raises(InputError, match="missing"):
        list(predict("events", tmp_path / "missing.jsonl", settings=Settings(), coder=coder(coded)))
    with pytest.raises(InputError, match="text/"):
        list(predict("statements", tmp_path, settings=Settings(), coder=coder(coded)))
    with pytest.raises(InputError, match="unknown kind"):
        predict("relation", broken, settings=Settings())
    with pytest.raises(InputError, match="unknown convention"):
        predict("relations", broken, settings=Settings(), convention="zsp")


def test_the_kinds_are_those_of_the_scorers() -> None:
    assert set(KINDS) == {"relations", "events", "actors", "statements", "status", "stance", "articles"}


def test_marks_may_name_a_party_twice() -> None:
    sentence = "The king and the queen met the king."
    actor, recipient = marked_spans("<s>The king</s> and <t>the queen</t> met <s>the king</s>.", sentence)
    assert [span.of(sentence) for span in actor] == ["The king", "the king"]
    assert [span.of(sentence) for span in recipient] == ["the queen"]


@pytest.mark.parametrize(
    ("raw", "start", "precision"),
    [
        ("2022-02-01", "2022-02-01", Precision.DAY),
        ("1 july 2021", "2021-07-01", Precision.DAY),
        ("2023-02-22T13:30+04:00", "2023-02-22", Precision.DAY),
        ("2019", "2019-01-01", Precision.YEAR),
        ("Today", "2023-01-01", Precision.YEAR),
        ("", "", Precision.UNKNOWN),
        ("some day", "", Precision.UNKNOWN),
    ],
)
def test_dates_of_rows(raw: str, start: str, precision: Precision) -> None:
    found = day_of(Row(1, 1, {"date": raw}))
    assert (found.start, found.precision) == (start, precision)


@given(st.text(max_size=200), st.sampled_from(["", "A title"]))
def test_a_body_is_stored_to_the_letter_and_every_line_is_a_part(text: str, title: str) -> None:
    article = as_body(Row(1, 1, {}), text, UNKNOWN_DATE, title=title)
    assert article.text.endswith(text)
    outside, last = [], 0
    for part in article.parts:
        assert part.span.start >= last
        outside.append(article.text[last : part.span.start])
        assert part.span.of(article.text).strip() == part.span.of(article.text) != ""
        last = part.span.end
    assert not "".join([*outside, article.text[last:]]).strip()
