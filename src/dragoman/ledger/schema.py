"""Dataclasses as Arrow: one column a field, nested dataclasses as structs, tuples as lists."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa

T = TypeVar("T")

SCALARS: Final = (
    (bool, pa.bool_()),
    (int, pa.int64()),
    (float, pa.float64()),
    (StrEnum, pa.string()),
    (str, pa.string()),
)
"""Most specific first: a bool is an int, a StrEnum is a str."""


def arrow_fields(record: type) -> tuple[pa.Field, ...]:
    """One Arrow field for each field of a dataclass, in its order.

    Raises:
        TypeError: a field is of a type that no column can hold.
    """
    hints = get_type_hints(record)
    return tuple(pa.field(field.name, arrow_type(hints[field.name])) for field in fields(record))


def arrow_type(hint: Any) -> pa.DataType:
    """The Arrow type of a type hint: scalars, `StrEnum`, `X | None`, `tuple[X, ...]`, dataclasses.

    Raises:
        TypeError: any other hint.
    """
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        (inner,) = (a for a in arguments if a is not type(None))
        return arrow_type(inner)
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return pa.list_(arrow_type(arguments[0]))
    if isinstance(hint, type) and is_dataclass(hint):
        return pa.struct(arrow_fields(hint))
    if isinstance(hint, type):
        for scalar, arrow in SCALARS:
            if issubclass(hint, scalar):
                return arrow
    raise TypeError(f"no column can hold {hint}")


def to_row(record: Any) -> dict[str, Any]:
    """A record as plain values: dicts, lists, strings, numbers, None."""
    row: dict[str, Any] = msgspec.to_builtins(record)
    return row


def from_rows(record: type[T], rows: Iterable[Mapping[str, Any]]) -> Iterator[T]:
    """The records that the rows were made of; columns that are no fields of the record are left out.

    What an older ledger does not have is NULL beside newer runs: such a field has its default.
    """
    for row in rows:
        yield msgspec.convert(_without_gaps(row, record), record)


def _without_gaps(row: Mapping[str, Any], record: Any) -> dict[str, Any]:
    """A row less what is None and may not be: fields of a record that have a default."""
    out: dict[str, Any] = {}
    for name, value in row.items():
        required, inner = _shape(record).get(name, (False, None))
        if value is None and required:
            continue
        if inner is not None and isinstance(value, Mapping):
            out[name] = _without_gaps(value, inner)
        elif inner is not None and isinstance(value, list):
            out[name] = [_without_gaps(one, inner) if isinstance(one, Mapping) else one for one in value]
        else:
            out[name] = value
    return out


@cache
def _shape(record: Any) -> dict[str, tuple[bool, Any]]:
    """For each field of a dataclass whether it may not be None, and the dataclass that it holds, if any."""
    hints = get_type_hints(record)
    shape: dict[str, tuple[bool, Any]] = {}
    for field in fields(record):
        hint = hints[field.name]
        parts = get_args(hint)
        held = next((part for part in (hint, *parts) if isinstance(part, type) and is_dataclass(part)), None)
        shape[field.name] = (type(None) not in parts, held)
    return shape


def to_table(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.Table:
    """Rows as an Arrow table.

    Parquet holds UTF-8, which has no lone surrogates. Reading an article leaves none in; should one come from
    elsewhere, it becomes U+FFFD, one code point for one, so that every span still covers the same words.
    """
    try:
        return pa.Table.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:
        return pa.Table.from_pylist([_writable(row) for row in rows], schema=schema)


def _writable(value: Any) -> Any:
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
    if isinstance(value, dict):
        return {key: _writable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_writable(item) for item in value]
    return value
