"""Asking a ledger: in SQL, which reaches nothing else; by id; by words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from dragoman.errors import LedgerError, QueryError, UnknownRecord
from dragoman.ledger import Ledger, sql
from dragoman.records import CodedArticle, Versions

ByHand = Callable[..., CodedArticle]
VERSIONS = Versions(dragoman="0", lexicons="lex-1", model="none 1")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, by_hand: ByHand) -> Ledger:
    """Two runs, never written to afterwards: news/one and news/two, then three, on another day."""
    ledger = Ledger(tmp_path_factory.mktemp("filled") / "ledger")
    runs = ((1, "news/one", "Talks in Ürümqi"), (1, "news/two", "It's 100% over_"), (2, "three", "Envoys meet"))
    for day in (1, 2):
        articles = [by_hand(name, title=title) for when, name, title in runs if when == day]
        assert ledger.append(articles, versions=VERSIONS, started=datetime(2024, 1, day, tzinfo=UTC))
    return ledger


def origins(found: tuple[object, ...]) -> list[str]:
    return [getattr(article, "origin", "") for article in found]


def test_an_empty_ledger_has_every_table_with_its_columns(ledger: Ledger, filled: Ledger) -> None:
    names = (*sql.VIEWS, *(f"all_{table}" for table in sql.ARTICLE_TABLES))
    columns = "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal ORDER BY ALL"
    assert ledger.query(columns).to_pylist() == filled.query(columns).to_pylist()
    assert {row["table_name"] for row in ledger.query(columns).to_pylist()} > set(names)
    counts = ledger.query("SELECT " + ", ".join(f"(SELECT count(*) FROM {name}) AS {name}" for name in names))
    assert counts.to_pylist() == [dict.fromkeys(names, 0)]


def test_a_table_as_arrow_and_as_a_data_frame(filled: Ledger, by_hand: ByHand) -> None:
    table, frame = filled.to_arrow("events"), filled.to_pandas("events")
    assert isinstance(table, pa.Table)
    assert table.num_rows == len(frame) == 3
    assert set(frame.columns) == set(table.column_names) >= {"id", "type", "event_date", "actor_names", "run_id"}
    assert set(frame["type"]) == {"ACCUSE"}


def test_a_table_that_there_is_none_of_is_refused_with_the_names_there_are(filled: Ledger) -> None:
    for name in ("event", "all_events", "events; SELECT 1"):
        with pytest.raises(LedgerError, match=r"no table .* one of articles, .*, rejections"):
            filled.to_arrow(name)


def test_nested_fields_and_joins_can_be_asked(filled: Ledger, by_hand: ByHand) -> None:
    found = filled.query(
        "SELECT e.type, e.actors[1].country AS actor, d.text, r.versions.lexicons AS lexicons FROM events e "
        "JOIN evidence d ON d.record_id = e.id JOIN runs r ON r.id = e.run_id WHERE e.event_date > DATE '2024-03-06' LIMIT 1"
    )
    assert found.to_pylist() == [
        {"type": "ACCUSE", "actor": "FRA", "text": "France will condemn Iran on Friday.", "lexicons": "lex-1"}
    ]


@pytest.mark.parametrize("statement", ["SELEC 1", "SELECT *\nFROM\nno_such_table", "SELECT 1 / 'a'", "SELECT '\ud800'"])
def test_what_duckdb_refuses_is_an_error_in_one_line(filled: Ledger, statement: str) -> None:
    with pytest.raises(QueryError) as raised:
        filled.query(statement)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("statement", ["", "-- nothing", ";"])
def test_no_statement_is_refused(filled: Ledger, statement: str) -> None:
    with pytest.raises(QueryError, match="SELECT"):
        filled.query(statement)


def test_several_statements_are_refused_and_none_is_run(filled: Ledger) -> None:
    with pytest.raises(QueryError, match="several statements"):
        filled.query("SELECT 1; SELECT 2")
    assert filled.query("SELECT ';' AS text; -- and; more").to_pylist() == [{"text": ";"}]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('{ledger}/../secret.csv')",
        "SELECT * FROM '{ledger}/../secret.csv'",
        "SELECT * FROM read_text('{ledger}/VERSION')",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM read_parquet('https://news.example/x.parquet')",
        "COPY (SELECT 1) TO '{ledger}/out.csv'",
        "COPY events TO '{ledger}/../out.csv'",
        "COPY (SELECT 1) TO '{file}' (FORMAT parquet)",
        "WITH x AS (COPY (SELECT 1) TO '{ledger}/out.csv') SELECT * FROM x",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO '{ledger}/out.csv'",
        "EXPORT DATABASE '{ledger}/out'",
        "ATTACH '{ledger}/out.db'",
        "ATTACH '/tmp/out.db' AS other (READ_ONLY)",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET allowed_directories = ['/']",
        "RESET lock_configuration",
    ],
)
def test_a_query_reaches_no_file_and_no_network(filled: Ledger, statement: str) -> None:
    place = filled.directory
    (place.parent / "secret.csv").write_text("a\n1\n")
    before = {path: path.read_bytes() for path in place.parent.rglob("*") if path.is_file()}
    with pytest.raises(QueryError):
        filled.query(statement.format(ledger=place, file=next(place.glob("runs/*/events.parquet"))))
    assert {path: path.read_bytes() for path in place.parent.rglob("*") if path.is_file()} == before


def test_a_query_leaves_nothing_in_the_working_directory(
    filled: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".tmp").mkdir()
    (tmp_path / ".tmp" / "x.csv").write_text("a\n1\n")
    assert filled.query("SELECT * FROM range(100000) ORDER BY random()").num_rows == 100000
    with pytest.raises(QueryError):
        filled.query("SELECT * FROM read_csv('.tmp/x.csv')")
    assert [path.name for path in tmp_path.rglob("*")] == [".tmp", "x.csv"]


def test_what_a_query_makes_or_drops_is_forgotten(filled: Ledger) -> None:
    filled.query("DROP VIEW events")
    filled.query("CREATE TABLE mine AS SELECT 1")
    assert filled.query("SELECT id FROM events").num_rows == 3
    with pytest.raises(QueryError):
        filled.query("SELECT * FROM mine")


@pytest.mark.parametrize("kind", ["article", "events", "statements", "claims", "evidence"])
def test_the_id_of_any_record_finds_its_article(filled: Ledger, by_hand: ByHand, kind: str) -> None:
    coded = by_hand("three")
    record = coded.article if kind == "article" else getattr(coded, kind)[-1]
    assert filled.find(record.id) == coded
    assert filled.search(record.id) == (coded.article,)


@pytest.mark.parametrize(
    "record_id",
    ["", "ev", "ar1-0000000000000000", "ev1-0000000000000000", "mn1-0000000000000000", "' OR 1=1", "\ud800"],
)
def test_an_id_that_the_ledger_does_not_hold_is_an_unknown_record(filled: Ledger, record_id: str) -> None:
    for asking in (filled.find, filled.coded):
        with pytest.raises(UnknownRecord, match=r"no .* of the ledger"):
            asking(record_id)


def test_words_find_articles_by_path_and_title_in_any_case_the_last_coded_first(filled: Ledger) -> None:
    assert origins(filled.search("NEWS/")) == ["news/one.txt", "news/two.txt"]
    assert origins(filled.search("ürümqi")) == origins(filled.search("TALKS IN ÜRÜMQI")) == ["news/one.txt"]
    assert origins(filled.search("e")) == ["three.txt", "news/one.txt", "news/two.txt"]


def test_no_words_find_every_article(filled: Ledger) -> None:
    assert origins(filled.search("")) == ["three.txt", "news/one.txt", "news/two.txt"]


@pytest.mark.parametrize("words", ["it's", "100%", "over_"])
def test_words_are_taken_to_the_letter(filled: Ledger, words: str) -> None:
    assert origins(filled.search(words)) == ["news/two.txt"]


@pytest.mark.parametrize(
    "words", ["%", "nothing like it", "?", "') OR true --", "a\0b", "\udcff.txt", 5000 * "x", "ev1-0000000000000000"]
)
def test_words_that_fit_nothing_find_nothing(filled: Ledger, words: str) -> None:
    assert origins(filled.search(words)) == (["news/two.txt"] if words == "%" else [])


def test_a_path_is_found_however_it_is_said_where_the_file_is_there(
    filled: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = ["./news/one.txt", "news//one.txt", str(tmp_path / "news" / "one.txt")]
    assert [filled.search(path) for path in said] == [(), (), ()]
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "one.txt").touch()
    assert [origins(filled.search(path)) for path in said] == 3 * [["news/one.txt"]]


def test_the_last_run_that_coded_anything_says_what_was_coded_last(filled: Ledger, ledger: Ledger) -> None:
    assert origins(filled.last_coded()) == ["three.txt"]
    assert ledger.last_coded() == ledger.search("") == ()
