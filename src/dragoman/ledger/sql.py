"""The ledger as DuckDB sees it: one view a table, over the Parquet files of all runs, and nothing else in reach.

Arrow reads the files; DuckDB itself may open none, so that no statement reads or writes any, whatever it says.

`events`, `statements` and so on hold each article as it was last coded; `all_events` and so on hold every run's rows. Each
row carries the `run_id` that wrote it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa
from pyarrow import dataset

from dragoman.errors import QueryError
from dragoman.ledger.tables import ARTICLE_TABLES, TABLES

VIEWS: Final = (*ARTICLE_TABLES, "runs", "rejections")
"""The names that a query may use; each article table also as `all_...`."""

_FILES: Final = {**{name: name for name in ARTICLE_TABLES}, "runs": "run", "rejections": "rejections"}


def answer(runs: Sequence[Path], statement: str, parameters: Sequence[Any] = ()) -> pa.Table:
    """What DuckDB answers to one SQL statement.

    Args:
        runs: the directories of the runs that are asked.
        statement: one statement that gives rows.
        parameters: what its `?` stand for, in order.

    Raises:
        QueryError: it is not one statement, DuckDB refuses it, or it reaches for a file.
    """
    if any("\ud800" <= character <= "\udfff" for character in statement):
        raise QueryError("the statement holds a lone surrogate, which no text of a ledger does")
    with tempfile.TemporaryDirectory(prefix="dragoman-") as spill, duckdb.connect(":memory:") as connection:
        try:
            _open(connection, runs, spill)
            if len(connection.extract_statements(statement)) > 1:
                raise QueryError("there are several statements: ask one at a time")
            found = connection.sql(statement, params=list(parameters) or None)
            if found is None:
                raise QueryError(
                    "the statement gives no rows: a ledger is asked with SELECT, and written by `dragoman code`"
                )
            table: pa.Table = found.to_arrow_table()
            return table
        except duckdb.Error as error:
            raise QueryError(" ".join(str(error).split())) from None


def _open(connection: duckdb.DuckDBPyConnection, runs: Sequence[Path], spill: str) -> None:
    """Makes the views, then takes away every way to files and to the network; only `spill` is left, for what outgrows memory."""
    for view, file in _FILES.items():
        connection.register(f"no_{view}", _rows(runs, file))
        run_id = ", id AS run_id" if view == "runs" else ""
        name = f"all_{view}" if view in ARTICLE_TABLES else view
        connection.execute(f"CREATE VIEW {name} AS SELECT *{run_id} FROM no_{view}")
    connection.execute(
        "CREATE VIEW latest AS SELECT a.id AS article_id, arg_max(a.run_id, r.started || r.id) AS run_id "
        "FROM all_articles a JOIN runs r ON r.id = a.run_id GROUP BY a.id"
    )
    for view in ARTICLE_TABLES:
        key = "id" if view == "articles" else "article_id"
        connection.execute(
            f"CREATE VIEW {view} AS SELECT t.* FROM all_{view} t "
            f"SEMI JOIN latest l ON l.run_id = t.run_id AND l.article_id = t.{key}"
        )
    connection.execute(f"SET temp_directory = {_quoted(spill)}")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _rows(runs: Sequence[Path], file: str) -> dataset.Dataset | pa.Table:
    """One table of all runs, read when it is asked for; the name of a row's run is its `run_id` (a run's own row has it as `id`)."""
    schema = TABLES[file].schema
    if file != "run":
        schema = schema.append(pa.field("run_id", pa.string()))
    if not runs:
        return schema.empty_table()
    paths = [(run / f"{file}.parquet").resolve() for run in runs]
    return dataset.dataset(
        [str(path) for path in paths],
        schema=schema,
        format="parquet",
        partitioning=dataset.partitioning(pa.schema([pa.field("run_id", pa.string())])),
        partition_base_dir=str(paths[0].parents[1]),
    )


def _quoted(text: str) -> str:
    """`text` as an SQL string."""
    return "'" + text.replace("'", "''") + "'"
