"""`dragoman query`: answers to SQL as JSON lines, CSV and tables."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from .shared import Run, records


def test_a_pipe_gets_json_lines(run: Run, filled: Path) -> None:
    result = run(
        "query", "SELECT count(*) AS n, sum(1) AS s, 0.5 AS half, NULL AS nothing FROM articles", "--ledger", filled
    )
    assert records(result.stdout) == [{"n": 3, "s": 3, "half": 0.5, "nothing": None}]
    assert result.stderr == ""


def test_sql_is_read_from_standard_input(run: Run, filled: Path) -> None:
    assert records(run("query", "-", "--ledger", filled, stdin="SELECT 1 AS one;\n").stdout) == [{"one": 1}]


def test_columns_of_one_name_are_told_apart(run: Run, filled: Path) -> None:
    result = run("query", "SELECT 1 AS id, 2 AS id, 3 AS id", "--ledger", filled)
    assert records(result.stdout) == [{"id": 1, "id_2": 2, "id_3": 3}]


def test_csv_keeps_the_words_to_the_letter(run: Run, filled: Path) -> None:
    sql = "SELECT 'a, \"b\"' || chr(10) || chr(27) AS words, [1, 2] AS list, {'a': 1} AS st, true AS yes, DATE '2024-03-05' AS day"
    result = run("query", sql, "--csv", "--ledger", filled)
    assert list(csv.reader(io.StringIO(result.stdout))) == [
        ["words", "list", "st", "yes", "day"],
        ['a, "b"\n\x1b', "1; 2", '{"a":1}', "true", "2024-03-05"],
    ]


def test_tables_are_harmless(run: Run, filled: Path) -> None:
    result = run("query", "SELECT chr(27) || '[2J[bold]x[/bold]' AS words", "--tables", "--ledger", filled)
    assert "\x1b" not in result.stdout
    assert "[2J[bold]x[/bold]" in result.stdout
    assert "1 row" in result.stdout


def test_rows_that_a_table_leaves_out_are_counted(run: Run, filled: Path) -> None:
    result = run("query", "SELECT * FROM range(600)", "--tables", "--ledger", filled)
    assert "600 rows" in result.stdout
    assert "100 more rows are not shown" in result.stderr
    assert len(run("query", "SELECT * FROM range(600)", "--ledger", filled).stdout.splitlines()) == 600


def test_a_table_too_wide_has_its_columns_below_each_other(
    run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = run("query", "SELECT * FROM statements LIMIT 1", "--tables", "--ledger", filled).stdout.splitlines()
    assert [line for line in lines if "content_text" in line and "talks" in line]
    assert max(map(len, lines)) <= 60


def test_without_sql_the_tables_are_listed_with_their_columns(run: Run, filled: Path) -> None:
    listed = {(row["table"], row["column"]) for row in records(run("query", "--ledger", filled).stdout)}
    assert {("events", "actor_names"), ("statements", "content_text"), ("all_events", "run_id")} <= listed
    assert not [table for table, _ in listed if table.startswith("no_")]
    assert "event_date date" in run("query", "--tables", "--ledger", filled).stdout


def test_every_listed_table_can_be_asked(run: Run, filled: Path) -> None:
    for table in {row["table"] for row in records(run("query", "--ledger", filled).stdout)}:
        assert run("query", f"SELECT * FROM {table}", "--ledger", filled).exit_code == 0


@pytest.mark.parametrize(
    "sql",
    ["SELEC 1", "SELECT * FROM no_such", "", "SELECT 1; SELECT 2", "COPY (SELECT 1) TO 'out.csv'"],
)
def test_a_query_that_is_refused_is_one_line(run: Run, here: Path, filled: Path, sql: str) -> None:
    result = run("query", sql, "--ledger", filled)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("dragoman: error: ")
    assert result.stderr.count("\n") == 1
    assert not list(here.iterdir())


def test_two_shapes_at_once_are_refused(run: Run, filled: Path) -> None:
    assert run("query", "SELECT 1", "--csv", "--json", "--ledger", filled).exit_code == 2
