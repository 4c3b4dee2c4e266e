"""The tables of a ledger: each record's own fields, and beside them the flat columns that analysts ask for.

The flat columns are worked out when a record is written; reading a record back does not look at them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import pyarrow as pa

from dragoman.ledger.schema import arrow_fields, to_row, to_table
from dragoman.records import (
    Article,
    Claim,
    CodedArticle,
    Event,
    Evidence,
    Mention,
    PartialDate,
    Participant,
    Rejection,
    Resolution,
    Run,
    Statement,
    Translation,
    Versions,
)

STRINGS: Final = pa.list_(pa.string())


@dataclass(frozen=True, slots=True)
class Derived:
    """A column that is worked out: its type, and how it comes from the record."""

    type: pa.DataType
    value: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table: the record that its rows hold, and its derived columns by name.

    `per_article` tables hold what was read out of an article; their rows also carry the article's id and its
    position in the run.
    """

    record: type
    derived: MappingProxyType[str, Derived]
    per_article: bool = True

    @property
    def schema(self) -> pa.Schema:
        """The columns as they are written: derived ones after the record's own."""
        columns = list(arrow_fields(self.record))
        columns += [pa.field(name, column.type) for name, column in self.derived.items()]
        if self.per_article:
            own = {column.name for column in columns}
            columns += [column for column in KEYS if column.name not in own]
        return pa.schema(columns)

    def row(self, record: Any) -> dict[str, Any]:
        """A record with its derived columns."""
        return to_row(record) | {name: column.value(record) for name, column in self.derived.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle(Article):
    """An article as it is stored: with the versions that it was coded with, and the translation that was read."""

    versions: Versions
    translation: Translation | None = None


KEYS: Final = (pa.field("article_id", pa.string()), pa.field("position", pa.int64()))


def _day(found: PartialDate) -> date | None:
    try:
        return date.fromisoformat(found.day)
    except ValueError:
        return None


def _names(participants: Iterable[Participant]) -> list[str]:
    return list(dict.fromkeys(p.name for p in participants if p.name))


def _countries(participants: Iterable[Participant]) -> list[str]:
    return list(dict.fromkeys(p.country for p in participants if p.country))


def _derived(**columns: tuple[pa.DataType, Callable[[Any], Any]]) -> MappingProxyType[str, Derived]:
    return MappingProxyType({name: Derived(kind, value) for name, (kind, value) in columns.items()})


TABLES: Final = MappingProxyType(
    {
        "articles": TableSpec(StoredArticle, _derived(published_date=(pa.date32(), lambda a: _day(a.published)))),
        "mentions": TableSpec(Mention, _derived()),
        "resolutions": TableSpec(Resolution, _derived()),
        "events": TableSpec(
            Event,
            _derived(
                event_date=(pa.date32(), lambda e: _day(e.date)),
                status_label=(pa.string(), lambda e: e.status.label.value),
                cameo=(pa.string(), lambda e: e.cameo),
                quad=(pa.int8(), lambda e: e.quad.value),
                score=(pa.float64(), lambda e: e.score),
                goldstein=(pa.float64(), lambda e: e.goldstein),
                actor_names=(STRINGS, lambda e: _names(e.actors)),
                actor_countries=(STRINGS, lambda e: _countries(e.actors)),
                recipient_names=(STRINGS, lambda e: _names(e.recipients)),
                recipient_countries=(STRINGS, lambda e: _countries(e.recipients)),
            ),
        ),
        "statements": TableSpec(
            Statement,
            _derived(
                speaker_name=(pa.string(), lambda s: s.speaker.name if s.speaker else None),
                speaker_country=(pa.string(), lambda s: (s.speaker.country or None) if s.speaker else None),
                cue_text=(pa.string(), lambda s: s.cue.text),
                content_text=(pa.string(), lambda s: s.content.text),
            ),
        ),
        "claims": TableSpec(Claim, _derived()),
        "evidence": TableSpec(Evidence, _derived()),
        "rejections": TableSpec(Rejection, _derived(), per_article=False),
        "run": TableSpec(Run, _derived(), per_article=False),
    }
)
"""Every table of a run, by the name of its file."""

ARTICLE_TABLES: Final = tuple(name for name, spec in TABLES.items() if spec.per_article)
"""The tables that hold what was read out of articles."""


def article_tables(coded: Iterable[CodedArticle], first: int = 0) -> dict[str, pa.Table]:
    """The rows of coded articles, by table; `first` is the position of the first article."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ARTICLE_TABLES}
    for position, one in enumerate(coded, start=first):
        keys = {"article_id": one.article.id, "position": position}
        for name in ARTICLE_TABLES:
            spec = TABLES[name]
            if name == "articles":
                beside = {"versions": to_row(one.versions), "translation": one.translation and to_row(one.translation)}
                rows[name].append(spec.row(one.article) | beside | keys)
            else:
                rows[name] += [spec.row(record) | keys for record in getattr(one, name)]
    return {name: to_table(rows[name], TABLES[name].schema) for name in ARTICLE_TABLES}


def record_table(name: str, records: Iterable[Rejection] | Iterable[Run]) -> pa.Table:
    """Records that belong to no article as the table `name`."""
    spec = TABLES[name]
    return to_table([spec.row(record) for record in records], spec.schema)


def arrow_tables(coded: CodedArticle | Iterable[CodedArticle]) -> dict[str, pa.Table]:
    """What was read out of one or more articles as Arrow tables by name, in the shape that a run's files have.

    The names are `articles`, `mentions`, `resolutions`, `events`, `statements`, `claims` and `evidence`.
    """
    return article_tables([coded] if isinstance(coded, CodedArticle) else coded)
