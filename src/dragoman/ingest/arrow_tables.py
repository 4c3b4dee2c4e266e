"""Parquet files and Arrow tables to rows, batch by batch, the known columns alone."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO, Final

from dragoman.errors import RefusedArticle
from dragoman.ingest import gdelt
from dragoman.ingest.streams import too_large, whole
from dragoman.ingest.tables import Row, Table, known_columns

_BATCH: Final = 64  # rows of an Arrow batch; pages of 1 MB are rare


def arrow_table(table: Any, limit: int) -> Table:
    """Anything that gives an Arrow stream: a table or a reader of PyArrow, a data frame of pandas or Polars.

    Args:
        table: an object with `__arrow_c_stream__`.
        limit: characters of a value.
    """
    import pyarrow as pa

    reader = pa.RecordBatchReader.from_stream(table)
    names = tuple(reader.schema.names)
    return Table(
        names, _batch_rows(reader, list(known_columns(names).values()), limit), gdelt.is_listed(dict.fromkeys(names))
    )


def parquet_table(stream: BinaryIO, limit: int) -> Table:
    """A Parquet file; of its columns those that are known are read, and a batch of rows at a time.

    Raises:
        RefusedArticle: `broken-table` where the file is damaged, also while the rows are read; those before are given all the same.
    """
    import pyarrow.parquet as pq

    if not stream.seekable():
        stream = io.BytesIO(whole(stream, limit))
    with _reading_parquet():
        file = pq.ParquetFile(stream, pre_buffer=False)
    names = tuple(file.schema_arrow.names)
    wanted = list(known_columns(names).values())

    def rows() -> Iterator[tuple[int, Row | RefusedArticle]]:
        with _reading_parquet():
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
            row = {name: column[at].as_py() for name, column in columns}
            if any(isinstance(value, str) and len(value) > limit for value in row.values()):
                yield next(number), too_large(limit, "a value of the row")
            else:
                yield next(number), row


@contextmanager
def _reading_parquet() -> Iterator[None]:
    import pyarrow as pa

    try:
        yield
    except (pa.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise RefusedArticle("broken-table", f"the Parquet file cannot be read: {reason}") from None
