"""Parquet files and Arrow tables to rows, batch by batch, the known columns alone."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO, Final

from dragoman.errors import RefusedArticle
from dragoman.ingest import gdelt
from dragoman.ingest.encoding import decode
from dragoman.ingest.streams import too_large, whole
from dragoman.ingest.tables import Row, Table, known_columns

_BATCH: Final = 64  # rows of an Arrow batch; pages of 1 MB are rare


def arrow_table(table: Any, limit: int) -> Table:
    """Anything that gives an Arrow stream: a table or a reader of PyArrow, a data frame of pandas or Polars, what DuckDB found.

    Args:
        table: an object with `__arrow_c_stream__`.
        limit: characters of a value.

    Raises:
        RefusedArticle: `broken-table` where the stream breaks, also while the rows are read.
    """
    import pyarrow as pa

    with _reading("the table"):
        reader = pa.RecordBatchReader.from_stream(table)
    names = tuple(reader.schema.names)

    def rows() -> Iterator[tuple[int, Row | RefusedArticle]]:
        with _reading("the table"):
            yield from _batch_rows(reader, list(known_columns(names).values()), limit)

    return Table(names, rows(), gdelt.is_listed(dict.fromkeys(names)))


def parquet_table(stream: BinaryIO, limit: int) -> Table:
    """A Parquet file; of its columns those that are known are read, and a batch of rows at a time.

    Raises:
        RefusedArticle: `broken-table` where the file is damaged, also while the rows are read; those before are given all the same.
    """
    import pyarrow.parquet as pq

    if not stream.seekable():
        stream = io.BytesIO(whole(stream, limit))
    with _reading("the Parquet file"):
        file = pq.ParquetFile(stream, pre_buffer=False)
    names = tuple(file.schema_arrow.names)
    wanted = list(known_columns(names).values())

    def rows() -> Iterator[tuple[int, Row | RefusedArticle]]:
        with _reading("the Parquet file"):
            batches = file.iter_batches(_BATCH, columns=wanted, use_threads=False)
            yield from _batch_rows(batches, wanted, limit)

    return Table(names, rows(), gdelt.is_listed(dict.fromkeys(names)))


def parquet_length(stream: BinaryIO) -> int:
    """How many rows a Parquet file has.

    Raises:
        ValueError: it is none.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return int(pq.read_metadata(stream).num_rows)
    except pa.ArrowException as error:
        raise ValueError(str(error)) from None


def _batch_rows(
    batches: Iterable[Any], wanted: Sequence[str], limit: int
) -> Iterator[tuple[int, Row | RefusedArticle]]:
    """The rows of Arrow batches, of the columns `wanted`."""
    number = itertools.count(1)
    for batch in batches:
        names = batch.schema.names
        columns = [(name, batch.column(names.index(name))) for name in wanted]
        for at in range(batch.num_rows):
            row: Row | RefusedArticle
            try:
                row = _values(columns, at, limit)
            except RefusedArticle as refused:
                row = refused
            yield next(number), row


def _values(columns: Sequence[tuple[str, Any]], at: int, limit: int) -> Row:
    row = {}
    for name, column in columns:
        try:
            value = column[at].as_py()
        except (ValueError, OverflowError) as error:  # words that are not UTF-8, days that no calendar has
            raise RefusedArticle("broken-row", f"the value of {name} cannot be read: {error}") from None
        if isinstance(value, str | bytes) and len(value) > limit:
            raise too_large(limit, "a value of the row")
        row[name] = decode(value)[0] if isinstance(value, bytes) else value
    return row


@contextmanager
def _reading(what: str) -> Iterator[None]:
    import pyarrow as pa

    try:
        yield
    except (pa.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise RefusedArticle("broken-table", f"{what} cannot be read: {reason}") from None
