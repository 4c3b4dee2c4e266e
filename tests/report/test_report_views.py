"""Records as JSON lines, Arrow tables and data frames."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest

from dragoman.ledger import arrow_tables
from dragoman.records import CodedArticle, Rejection
from dragoman.report import Coded, encode, json_line, json_lines


def test_each_record_is_one_object_on_a_line_told_apart_by_its_first_key(coded: CodedArticle) -> None:
    found = [json.loads(line) for line in json_lines(coded)]
    assert [next(iter(record.items())) for record in found] == [
        ("record", kind) for kind in ("article", "event", "statement", "claim", "evidence", "evidence", "evidence")
    ]
    assert [record["id"] for record in found[1:4]] == [coded.events[0].id, coded.statements[0].id, coded.claims[0].id]
    assert found[0]["versions"] == {"dragoman": "0", "lexicons": "lex-1", "model": "none 1", "reader": ""}
    assert next(iter(found[1]["status"].items())) == ("label", "future")


def test_a_rejection_is_one_object() -> None:
    refused = Rejection(id="rj1-1", origin="a.pdf", stage="ingest", code="binary-input", detail="a PDF")
    (line,) = json_lines(refused)
    assert json.loads(line) == {
        "record": "rejection", "id": "rj1-1", "origin": "a.pdf", "stage": "ingest", "code": "binary-input", "detail": "a PDF"
    }  # fmt: skip


def test_whatever_the_words_are_a_record_stays_on_its_line_and_no_terminal_obeys_it(hostile: CodedArticle) -> None:
    for line in json_lines(hostile):
        assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in line)
    first = json.loads(next(json_lines(hostile)))
    assert first["text"] == hostile.article.text


def test_c1_controls_are_escaped_in_the_form_that_json_reads_back() -> None:
    words = "".join(map(chr, range(0x7F, 0xA1)))
    assert encode(words) == '"' + "".join(f"\\u{code:04x}" for code in range(0x7F, 0xA0)) + '\xa0"'
    assert json.loads(encode({"a": words})) == {"a": words}


def test_what_a_query_gives_has_a_form_in_json() -> None:
    assert (
        encode({"n": Decimal("1.50"), "d": date(2024, 3, 5), "none": None}) == '{"n":1.50,"d":"2024-03-05","none":null}'
    )
    assert encode({"p": Path("a/b")}) == '{"p":"a/b"}'


def test_more_fields_may_stand_behind_those_of_the_record(coded: CodedArticle) -> None:
    found = json.loads(json_line("claim", coded.claims[0], more=1))
    assert next(iter(found)) == "record"
    assert found["more"] == 1


def test_a_coded_article_with_views_is_the_same_record(coded: CodedArticle) -> None:
    viewed = Coded.of(coded)
    assert isinstance(viewed, CodedArticle)
    assert all(getattr(viewed, field.name) == getattr(coded, field.name) for field in fields(CodedArticle))


@pytest.mark.parametrize("records", [True, False])
def test_arrow_tables_and_data_frames_have_the_shape_that_the_ledger_stores(
    by_hand: Callable[..., CodedArticle], records: bool
) -> None:
    viewed = Coded.of(by_hand(records=records))
    tables, frames = viewed.to_arrow(), viewed.to_pandas()
    assert list(tables) == ["articles", "mentions", "resolutions", "events", "statements", "claims", "evidence"]
    assert list(frames) == list(tables)
    for name, table in arrow_tables(viewed).items():
        assert isinstance(tables[name], pa.Table)
        assert tables[name].equals(table)
        assert len(frames[name]) == table.num_rows == (len(getattr(viewed, name)) if name != "articles" else 1)
        assert list(frames[name].columns) == table.column_names


def test_an_event_tells_the_codes_and_values_that_follow_from_its_type(coded: CodedArticle) -> None:
    (event,) = [one for one in map(json.loads, json_lines(coded)) if one["record"] == "event"]
    assert {name: event[name] for name in ("cameo", "quad", "score", "goldstein")} == {
        "cameo": "111",
        "quad": 3,
        "score": -2.0,
        "goldstein": -2.0,
    }
