"""Records as JSON lines: one object a record, told apart by its first key, `record`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from dragoman.records import CodedArticle, Event, Rejection

_ENCODER: Final = msgspec.json.Encoder(decimal_format="number", enc_hook=str)
"""Sums and fractions that DuckDB gives are decimals: numbers in JSON, too. What JSON has no form for is written as text."""

_C1: Final = re.compile("[\x7f-\x9f]")


def json_lines(result: CodedArticle | Rejection) -> Iterator[str]:
    """One JSON object a record: the article (with the versions), its events, statements, claims, evidence; or the rejection.

    Each is the record's own fields behind a first key `record`; an event's status has its one word under `label`, and its
    `cameo`, `quad`, `score` and `goldstein` are told as well.
    """
    if isinstance(result, Rejection):
        yield json_line("rejection", result)
        return
    yield json_line("article", result.article, versions=msgspec.to_builtins(result.versions))
    for kind, records in (
        ("event", result.events),
        ("statement", result.statements),
        ("claim", result.claims),
        ("evidence", result.evidence),
    ):
        yield from _lines(kind, records)


def json_line(kind: str, record: object, **more: Any) -> str:
    """One record as one line of JSON, without a line feed."""
    fields = event_fields(record) if isinstance(record, Event) else msgspec.to_builtins(record)
    return encode({"record": kind, **fields, **more})


def event_fields(event: Event) -> dict[str, Any]:
    """An event as JSON has it: its own fields, the one word for its status under `label`, and what is told by its type and mode."""
    fields: dict[str, Any] = msgspec.to_builtins(event)
    fields["status"] = {"label": event.status.label, **fields["status"]}
    return fields | {name: getattr(event, name) for name in ("cameo", "quad", "score", "goldstein")}


def encode(value: object) -> str:
    """JSON in one line. C1 controls, which JSON lets through and terminals obey, are escaped as well."""
    text = _ENCODER.encode(value).decode("utf-8")
    return _C1.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _lines(kind: str, records: Iterable[object]) -> Iterator[str]:
    return (json_line(kind, record) for record in records)
