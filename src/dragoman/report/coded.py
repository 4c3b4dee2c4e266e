"""A coded article with the views of it that a notebook wants."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from dragoman.records import CodedArticle
from dragoman.report.explain import Explanation, explain
from dragoman.report.html import html

if TYPE_CHECKING:
    import pandas
    import pyarrow


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded(CodedArticle):
    """One article and its records, as dataclasses, Arrow tables, data frames or a page with the words marked."""

    @classmethod
    def of(cls, coded: CodedArticle) -> Coded:
        """The same record, with the views."""
        return cls(**{field.name: getattr(coded, field.name) for field in fields(CodedArticle)})

    def to_arrow(self) -> dict[str, pyarrow.Table]:
        """Arrow tables by name, in the shape that the ledger stores."""
        from dragoman.ledger import arrow_tables  # brings Arrow and DuckDB, which the other views do without

        return arrow_tables(self)

    def to_pandas(self) -> dict[str, pandas.DataFrame]:
        """Data frames by name, in the shape that the ledger stores."""
        return {name: table.to_pandas() for name, table in self.to_arrow().items()}

    def explain(self, record_id: str) -> Explanation:
        """Why a record was made.

        Raises:
            UnknownRecord: there is no such record in this article.
        """
        return explain(self, record_id)

    def _repr_html_(self) -> str:
        return html(self)
