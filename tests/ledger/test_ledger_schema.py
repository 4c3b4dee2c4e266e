"""Record -> Parquet -> record is the identity, whatever the fields of the record hold."""

from __future__ import annotations

import io
import tempfile
import types
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.ledger import Ledger, arrow_tables
from dragoman.ledger.schema import arrow_type, from_rows, to_row, to_table
from dragoman.ledger.tables import TABLES
from dragoman.records import Article, CodedArticle, Evidence, Rejection, Statement, Versions

WORDS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["", "\0", "\u202eabc", "e\u0301", "\U0001f600", "\ud800", "a\udfffb", "2024-03-05", "\x1b[31m"]),
)
SCALARS = {str: WORDS, int: st.integers(-(2**63), 2**63 - 1), float: st.floats(allow_nan=False), bool: st.booleans()}
QUICK = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Whatever a field with this type hint may hold."""
    arguments = get_args(hint)
    if get_origin(hint) in (Union, types.UnionType):
        (inner,) = (one for one in arguments if one is not type(None))
        return st.none() | values(inner)
    if get_origin(hint) is tuple:
        return st.lists(values(arguments[0]), max_size=2).map(tuple)
    if is_dataclass(hint):
        return anything(hint)
    return st.sampled_from(hint) if issubclass(hint, StrEnum) else SCALARS[hint]


def anything(record: Any, **fixed: Any) -> st.SearchStrategy[Any]:
    """Records of a class with anything in every field; `fixed` fields hold what is given."""
    hints = get_type_hints(record)
    made = {one.name: values(hints[one.name]) for one in fields(record) if one.name not in fixed}
    return st.builds(record, **made, **{name: st.just(value) for name, value in fixed.items()})


def as_stored(value: Any) -> Any:
    """A record as plain values, with U+FFFD for every lone surrogate."""
    match msgspec.to_builtins(value):
        case str() as text:
            return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
        case dict() as items:
            return {key: as_stored(item) for key, item in items.items()}
        case list() | tuple() as items:
            return [as_stored(item) for item in items]
        case plain:
            return plain


@pytest.mark.parametrize("name", TABLES)
def test_any_record_comes_back_from_parquet_as_it_was(name: str) -> None:
    spec = TABLES[name]

    @QUICK
    @given(st.lists(anything(spec.record), max_size=3))
    def check(records: list[Any]) -> None:
        rows = [
            spec.row(one) | {"position": 0} | ({} if hasattr(one, "article_id") else {"article_id": ""})
            for one in records
        ]
        file = io.BytesIO()
        pq.write_table(to_table(rows, spec.schema), file)
        assert [as_stored(one) for one in from_rows(spec.record, pq.read_table(file).to_pylist())] == as_stored(records)

    check()


ARTICLE_ID = "ar1-0123456789abcdef"
ANY_ARTICLE = anything(
    CodedArticle,
    **{
        one.name: ()
        for one in fields(CodedArticle)
        if one.name not in ("article", "versions", "events", "statements", "claims", "translation")
    },
).map(
    lambda coded: replace(
        coded,
        article=replace(coded.article, id=ARTICLE_ID),
        events=tuple(replace(one, article_id=ARTICLE_ID) for one in coded.events),
        statements=tuple(replace(one, article_id=ARTICLE_ID) for one in coded.statements),
        claims=tuple(replace(one, article_id=ARTICLE_ID) for one in coded.claims),
    )
)


@settings(QUICK, max_examples=10)
@given(ANY_ARTICLE)
def test_any_coded_article_comes_back_from_the_ledger_as_it_was(coded: CodedArticle) -> None:
    with tempfile.TemporaryDirectory() as directory:
        ledger = Ledger(directory)
        assert ledger.append([coded], versions=coded.versions)
        assert as_stored(ledger.coded(ARTICLE_ID)) == as_stored(coded)


def test_a_lone_surrogate_becomes_one_replacement_character_so_that_spans_still_fit(ledger: Ledger) -> None:
    text = "a\ud800b \U0001f600\udfff"
    versions = Versions(dragoman="0", lexicons="\udc00", model="m")
    coded = CodedArticle(article=Article(id="ar1-1", text=text, content_hash="h"), versions=versions)
    assert ledger.append(
        [coded], [Rejection(id="r", origin="\udcff.txt", stage="", code="", detail="")], versions=versions
    )
    assert ledger.coded("ar1-1").article.text == "a\ufffdb \U0001f600\ufffd"
    assert [one.origin for one in ledger.rejections()] == ["\ufffd.txt"]


def test_derived_columns_are_what_analysts_ask_for(by_hand: Any) -> None:
    found = arrow_tables(by_hand())
    (event,), (statement,) = found["events"].to_pylist(), found["statements"].to_pylist()
    assert (event["actor_names"], event["actor_countries"]) == (["France"], ["FRA"])
    assert (event["recipient_names"], event["recipient_countries"]) == (["Iran"], ["IRN"])
    assert (event["cameo"], event["quad"], event["score"], event["goldstein"]) == ("111", 3, -2.0, -2.0)
    assert (event["status_label"], event["quad"], event["event_date"].isoformat()) == ("future", 3, "2024-03-08")
    assert (statement["speaker_name"], statement["speaker_country"]) == ("The minister", None)
    assert (statement["cue_text"], statement["content_text"]) == ("said", "talks would go on")


def test_a_date_that_is_none_is_no_date_in_the_derived_columns(by_hand: Any) -> None:
    coded = by_hand()
    (event,) = coded.events
    vague = replace(coded, events=(replace(event, date=replace(event.date, start="in spring")),))
    assert arrow_tables(vague)["events"].column("event_date").to_pylist() == [None]


def test_tables_of_several_articles_hold_their_position(by_hand: Any) -> None:
    found = arrow_tables([by_hand("one"), by_hand("two")])
    assert found["articles"].column("position").to_pylist() == [0, 1]
    assert found["events"].column("position").to_pylist() == [0, 1]
    assert found["evidence"].column("article_id").to_pylist() == 3 * [by_hand("one").article.id] + 3 * [
        by_hand("two").article.id
    ]


def test_a_type_that_no_column_can_hold_is_named() -> None:
    assert arrow_type(float | None) == pa.float64()
    assert arrow_type(Evidence) == pa.struct(
        [pa.field(f.name, arrow_type(get_type_hints(Evidence)[f.name])) for f in fields(Evidence)]
    )
    with pytest.raises(TypeError, match="complex"):
        arrow_type(complex)


def test_what_an_older_ledger_does_not_have_takes_its_default(by_hand: Any) -> None:
    (statement,) = by_hand().statements
    row = to_row(statement) | {"attitude": None, "strength": None, "speaker_phrase": None}
    assert next(from_rows(Statement, [row])) == replace(statement, speaker_phrase=None)
