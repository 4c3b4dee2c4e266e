"""The ledger as DuckDB sees it: one view a table, over the Parquet files of all runs, and nothing else in reach.

`events`, `statements` and so on hold each article as it was last coded; `all_events` and so on hold every run's rows. Each
row carries the `run_id` that wrote it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa

from dragoman.errors import QueryError
from dragoman.ledger.tables import ARTICLE_TABLES, TABLES

VIEWS: Final = (*ARTICLE_TABLES, "runs", "rejections")
"""The names that a query may use; each article table also as `all_...`."""

_FILES: Final = {**{name: name for name in ARTICLE_TABLES}, "runs": "run", "rejections": "rejections"}


def answer(directory: Path, runs: Sequence[Path], statement: str) -> pa.Table:
    """What DuckDB answers to one SQL statement.

    Raises:
        QueryError: it is not one statement, DuckDB refuses it, or it reaches for a file beside the ledger.
    """
    connection = duckdb.connect(":memory:")
    try:
        _open(connection, directory, runs)
        if len(connection.extract_statements(statement)) > 1:
            raise QueryError("there are several statements: ask one at a time")
        found = connection.sql(statement)
        if found is None:
            raise QueryError(
                "the statement gives no rows: a ledger is asked with SELECT, and written by `dragoman code`"
            )
        table: pa.Table = found.to_arrow_table()
        return table
    except duckdb.Error as error:
        raise QueryError(" ".join(str(error).split())) from None
    finally:
        connection.close()


def _open(connection: duckdb.DuckDBPyConnection, directory: Path, runs: Sequence[Path]) -> None:
    """Makes the views, then takes away every way to files outside the ledger and to the network."""
    for view, file in _FILES.items():
        name = f"all_{view}" if view in ARTICLE_TABLES else view
        files = [str((run / f"{file}.parquet").resolve()) for run in runs]
        if files:
            listed = ", ".join(map(_quoted, files))
            run_of = "id AS run_id" if view == "runs" else "parse_path(filename)[-2] AS run_id"
            connection.execute(
                f"CREATE VIEW {name} AS SELECT * EXCLUDE (filename), {run_of} "
                f"FROM read_parquet([{listed}], union_by_name = true, filename = true)"
            )
        else:
            nothing = TABLES[file].schema.append(pa.field("run_id", pa.string())).empty_table()
            connection.register(f"no_{view}", nothing)
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM no_{view}")
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
    connection.execute(f"SET allowed_directories = [{_quoted(str(directory.resolve()))}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _quoted(text: str) -> str:
    """`text` as an SQL string."""
    return "'" + text.replace("'", "''") + "'"
