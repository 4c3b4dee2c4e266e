"""`dragoman query`: SQL over the ledger."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from dragoman.cli import screen
from dragoman.cli.options import Config, JsonOrTables, LedgerDir, settings_in_force

if TYPE_CHECKING:
    from dragoman.report import Table

SHOWN_ROWS: Final = 500
"""Rows that a terminal is shown; a pipe, `--json` and `--csv` get all."""

BATCH_ROWS: Final = 10_000

_TABLES: Final = """
SELECT table_name AS "table", column_name AS "column", data_type AS "type" FROM duckdb_columns()
WHERE NOT internal AND table_name NOT LIKE 'no\\_%' ESCAPE '\\' AND table_name <> 'latest'
ORDER BY starts_with(table_name, 'all_'), table_name, column_index
"""

EXAMPLES: Final = """
\b
Examples:
  dragoman query
  dragoman query "SELECT type, count(*) AS n FROM events GROUP BY type ORDER BY n DESC"
  dragoman query "SELECT event_date, type, actor_names FROM events" --csv > out.csv
  dragoman query - < dyads.sql
"""


def query(
    sql: Annotated[
        str | None,
        typer.Argument(
            show_default=False,
            metavar="SQL",
            help="One SELECT, - to read it from standard input; without it the tables are listed with their columns.",
        ),
    ] = None,
    ledger: LedgerDir = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV with a header instead.")] = False,
    as_json: JsonOrTables = None,
    config: Config = None,
) -> None:
    """Ask the ledger in SQL, or list its tables.

    The SQL is DuckDB's; it reads the ledger and nothing else. Each article counts as it was last coded; the tables
    all_events and so on hold every run's rows.
    """
    if as_csv and as_json is not None:
        raise typer.BadParameter("--csv and --json/--tables exclude each other", param_hint="--csv")
    settings = settings_in_force(config, ledger=ledger)

    from dragoman.ledger import Ledger

    statement = sys.stdin.read() if sql == "-" else sql
    found = Ledger(settings.ledger, create=False).query(_TABLES if statement is None else statement)
    columns = _distinct(found.column_names)
    rows = _rows(found)
    if as_csv:
        _write_csv(columns, rows)
    elif screen.wants_json(as_json):
        _write_json(columns, rows)
    elif statement is None:
        screen.show_tables([_overview(rows)])
    else:
        _show(columns, rows, found.num_rows)


def _rows(found: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of an Arrow table as Python values, a batch at a time."""
    for batch in found.to_batches(max_chunksize=BATCH_ROWS):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _distinct(names: Sequence[str]) -> list[str]:
    """Column names told apart: the second `id` is `id_2`."""
    out: list[str] = []
    for name in names:
        number, distinct = 2, name
        while distinct in out:
            number, distinct = number + 1, f"{name}_{number}"
        out.append(distinct)
    return out


def _write_json(columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    from dragoman.report import encode

    for row in rows:
        sys.stdout.write(encode(dict(zip(columns, row, strict=True))) + "\n")


def _write_csv(columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    from dragoman.report import printable

    harmless = printable if sys.stdout.isatty() else str  # a file gets the words to the letter
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(columns)
    for row in rows:
        out.writerow([harmless(_words(value)) for value in row])


def _show(columns: Sequence[str], rows: Iterable[tuple[Any, ...]], number: int) -> None:
    from dragoman.report import Table

    shown = [tuple(map(_words, row)) for row in islice(rows, SHOWN_ROWS)]
    screen.show_tables([Table(screen.count(number, "row"), tuple(columns), tuple(shown))])
    if number > len(shown):
        screen.say(f"{number - len(shown)} more rows are not shown; --json or --csv gives all {number}")


def _words(value: Any) -> str:
    """A value in a cell: nothing for NULL, lists joined by `; `, structures as JSON."""
    from dragoman.report import encode

    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case str() | int() | float() | Decimal():
            return str(value)
        case list() if all(item is None or isinstance(item, str | int | float | Decimal) for item in value):
            return "; ".join(map(_words, value))
        case list() | dict() | bytes():
            return encode(value)
        case _:
            return str(value)


def _overview(rows: Iterable[tuple[Any, ...]]) -> Table:
    """One row a table: its columns with their types, long types cut."""
    from dragoman.report import Table

    listed: dict[str, list[str]] = {}
    for table, column, kind in rows:
        short = kind if len(kind) <= 20 else kind.partition("(")[0] + ("[]" if kind.endswith("[]") else "")
        listed.setdefault(table, []).append(f"{column} {short.lower()}")
    tables = {name: columns for name, columns in listed.items() if not name.startswith("all_")}
    return Table(
        "Tables of the ledger (all_events and so on: the rows of every run)",
        ("Table", "Columns"),
        tuple((name, ", ".join(columns)) for name, columns in tables.items()),
    )
