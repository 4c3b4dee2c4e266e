"""The open ledger: appended to one run at a time, read back as records, tables and answers to SQL."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.dedupe import link
from dragoman.errors import LedgerError, UnknownRecord
from dragoman.ledger import said, search, sql, storage
from dragoman.ledger.schema import from_rows
from dragoman.ledger.tables import ARTICLE_TABLES, TABLES, StoredArticle, article_tables, record_table
from dragoman.records import (
    Article,
    Claim,
    CodedArticle,
    LinkedClaim,
    Rejection,
    Run,
    Statement,
    Versions,
    make_id,
)

if TYPE_CHECKING:
    import pandas

CHUNK: Final = 256
"""Articles written together as one row group: what a run holds in memory at most."""

ID_TABLES: Final = {"ar": "articles", "ev": "events", "st": "statements", "cl": "claims", "ed": "evidence"}
"""Where a record with an id of each prefix stands."""

_ID: Final = re.compile(r"[a-z]{2}\d+-[0-9a-f]{16}")


class Ledger:
    """A directory of runs.

        >>> import dragoman, tempfile
        >>> ledger = dragoman.Ledger(tempfile.mkdtemp())
        >>> ledger.query("SELECT count(*) AS events FROM events").to_pylist()
        [{'events': 0}]

    Args:
        directory: where the ledger lies.
        create: make it if it is not there, and insist that it can be written.

    Raises:
        LedgerError: it is not there (`create` false), is something else, or cannot be used.
    """

    def __init__(self, directory: str | Path, *, create: bool = True) -> None:
        self.directory = Path(directory)
        storage.open_directory(self.directory, create=create)

    def append(
        self,
        coded: Iterable[CodedArticle],
        rejections: Sequence[Rejection] = (),
        *,
        versions: Versions,
        started: datetime | None = None,
    ) -> Run | None:
        """Writes one run; what the ledger already holds is left out, and None comes back where nothing is left.

        An article is held when it was coded before with the same versions, a rejection when the same input was refused
        for the same reason. The run becomes visible in one step when all of it is on disk.

        Args:
            coded: articles as they come; held in memory `CHUNK` at a time.
            rejections: looked at after `coded` is used up, so that it may grow meanwhile.
            versions: what the articles were coded with.
            started: when the run began; by default now.

        Raises:
            LedgerError: it cannot be written. Of a run that fails, here or in `coded`, nothing is left behind.
        """
        began = (started or datetime.now(UTC)).astimezone(UTC)
        held = self._held(versions)
        written = storage.temporary_directory(self.directory)
        try:
            counts, ids = self._write_articles(written, coded, held)
            with storage.reported(self.directory):
                known = {row["id"] for row in self._stored("rejections", columns=["id"])}
                refused = list({r.id: r for r in rejections if r.id not in known}.values())
                if not ids and not refused:
                    return None
                pq.write_table(record_table("rejections", refused), written / "rejections.parquet")
                run = Run(
                    id=make_id("rn", versions.key, *sorted(ids), *sorted(r.id for r in refused)),
                    started=began.isoformat(timespec="seconds"),
                    finished=datetime.now(UTC).isoformat(timespec="seconds"),
                    versions=versions,
                    **{name: counts[name] for name in ("articles", "events", "statements", "claims", "evidence")},
                    rejections=len(refused),
                )
                pq.write_table(record_table("run", [run]), written / "run.parquet")
            return run if storage.publish(self.directory, written, run.id) else None
        finally:
            shutil.rmtree(written, ignore_errors=True)

    def runs(self) -> tuple[Run, ...]:
        """Every run, oldest first; of those that started in the same second, by id."""
        return tuple(from_rows(Run, self._stored("run")))

    def rejections(self) -> tuple[Rejection, ...]:
        """Everything that was refused, run by run."""
        return tuple(from_rows(Rejection, self._stored("rejections")))

    def articles(self) -> tuple[Article, ...]:
        """Every article once, in the order in which it was first coded."""
        ids = dict.fromkeys(row["id"] for row in self._stored("articles", columns=["id"]))
        latest = {row["id"]: row for row in self._stored("articles")}
        return tuple(next(from_rows(Article, [latest[one]])) for one in ids)

    def last_coded(self) -> tuple[Article, ...]:
        """The articles of the last run that coded any, in its order."""
        return self._found(search.LAST_RUN)

    def search(self, text: str) -> tuple[Article, ...]:
        """The articles that `text` means, the last coded first: all of them for "", none where nothing fits.

        Args:
            text: the id of an article or of any record in it; or part of a path, address or title, in any case. The path
                of a file that is there is found in whichever way it was said when the file was coded.
        """
        if not _ID.fullmatch(text):
            return self._found(*search.words(text))
        try:
            return (self.find(text).article,)
        except UnknownRecord:
            return ()

    def coded(self, article_id: str) -> CodedArticle:
        """The record of an article, as it was last coded.

        Raises:
            UnknownRecord: the ledger does not hold it.
        """
        for run in reversed(self._whole_runs() if article_id.isascii() else []):
            found = self._coded_in(run, article_id)
            if found is not None:
                return found
        raise UnknownRecord(
            f"{article_id}: no article of the ledger {self.directory}; `dragoman show` lists what it holds"
        )

    def find(self, record_id: str) -> CodedArticle:
        """The record of the article that holds a record: an article, event, statement, claim or evidence.

        Raises:
            UnknownRecord: the ledger does not hold it.
        """
        table = next((name for prefix, name in ID_TABLES.items() if record_id.startswith(prefix)), None)
        if table is not None and record_id.isascii():
            key = "id" if table == "articles" else "article_id"
            for run in reversed(self._whole_runs()):
                rows = storage.read(run, table, columns=[key], filters=[("id", "==", record_id)])
                if rows.num_rows and (found := self._coded_in(run, rows.column(key)[0].as_py())) is not None:
                    return found
        raise UnknownRecord(f"{record_id}: no record of the ledger {self.directory}; `dragoman query` finds ids")

    def statements(self, asked: said.Asked | None = None) -> list[dict[str, Any]]:
        """The statements that are asked for, one plain row each, by day: id, day, speaker, stance, cue, content, where it stands.

        Args:
            asked: who, about what, with which stance, since when; by default every statement.
        """
        statement, words = said.select(asked or said.Asked())
        rows: list[dict[str, Any]] = sql.answer(self._whole_runs(), statement, words).to_pylist()
        return rows

    def linked_claims(self) -> list[LinkedClaim]:
        """Every claim of the ledger once, with all voices on it over all articles, by the day on which it was first made."""
        runs = self._whole_runs()
        articles = list(from_rows(Article, sql.answer(runs, "SELECT * FROM articles").to_pylist()))
        statements = from_rows(Statement, sql.answer(runs, "SELECT * FROM statements").to_pylist())
        claims = from_rows(Claim, sql.answer(runs, "SELECT * FROM claims ORDER BY article_id, position").to_pylist())
        return link(claims, {one.id: one for one in statements}, articles)

    def query(self, statement: str) -> pa.Table:
        """The answer of DuckDB to one SQL statement over the ledger's views (see `ledger.sql`).

        Raises:
            QueryError: DuckDB refuses it, or it reaches for anything but the ledger.
        """
        return sql.answer(self._whole_runs(), statement)

    def to_arrow(self, table: str) -> pa.Table:
        """One of the ledger's tables, each article as it was last coded.

        Raises:
            LedgerError: there is no such table.
        """
        if table not in sql.VIEWS:
            raise LedgerError(f"no table {table!r} in a ledger: one of {', '.join(sql.VIEWS)}")
        return self.query(f"SELECT * FROM {table}")

    def to_pandas(self, table: str) -> pandas.DataFrame:
        """One of the ledger's tables as a data frame."""
        frame: pandas.DataFrame = self.to_arrow(table).to_pandas()
        return frame

    def __repr__(self) -> str:
        return f"Ledger({str(self.directory)!r})"

    def _found(self, where: str, parameters: Sequence[str] = ()) -> tuple[Article, ...]:
        rows = sql.answer(self._whole_runs(), search.select(where), parameters).to_pylist()
        return tuple(from_rows(Article, rows))

    def _whole_runs(self) -> list[Path]:
        """The directories of runs that are whole, oldest first; what is damaged is named in the log and left out."""
        found: list[tuple[str, Path]] = []
        for name in storage.run_names(self.directory):
            run = storage.run_directory(self.directory, name)
            problem = storage.damage(run)
            if problem:
                storage.log.warning("%s is damaged and left out: %s", run, problem)
                continue
            started = storage.read(run, "run", columns=["started"]).column("started")[0].as_py()
            found.append((started, run))
        return [run for _, run in sorted(found)]

    def _stored(self, table: str, columns: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
        for run in self._whole_runs():
            yield from storage.read(run, table, columns=columns).to_pylist()

    def _held(self, versions: Versions) -> set[str]:
        rows = self._stored("articles", columns=["id", "versions"])
        return {row["id"] for row in rows if Versions(**row["versions"]).key == versions.key}

    def _write_articles(
        self, directory: Path, coded: Iterable[CodedArticle], held: set[str]
    ) -> tuple[dict[str, int], list[str]]:
        """Writes the article tables; how many rows each has, and the ids of the articles."""
        ids: list[str] = []

        def fresh() -> Iterator[CodedArticle]:
            for one in coded:
                if one.article.id not in held:
                    held.add(one.article.id)
                    ids.append(one.article.id)
                    yield one

        counts = dict.fromkeys(ARTICLE_TABLES, 0)
        remaining = fresh()  # what goes wrong in there is not the ledger's fault, and passes as it is
        writers: dict[str, pq.ParquetWriter] = {}
        try:
            with storage.reported(self.directory):
                for name in ARTICLE_TABLES:
                    file = directory / f"{name}.parquet"
                    writers[name] = pq.ParquetWriter(file, TABLES[name].schema, compression="zstd")
            while chunk := list(islice(remaining, CHUNK)):
                with storage.reported(self.directory):
                    for name, table in article_tables(chunk, first=counts["articles"]).items():
                        writers[name].write_table(table)
                        counts[name] += table.num_rows
            with storage.reported(self.directory):
                for writer in writers.values():
                    writer.close()
        except BaseException:
            for writer in writers.values():
                with contextlib.suppress(OSError, pa.ArrowException):
                    writer.close()
            raise
        return counts, ids

    def _coded_in(self, run: Path, article_id: str) -> CodedArticle | None:
        def rows(table: str) -> list[dict[str, Any]]:
            key = "id" if table == "articles" else "article_id"
            listed: list[dict[str, Any]] = storage.read(run, table, filters=[(key, "==", article_id)]).to_pylist()
            return listed

        stored = next(from_rows(StoredArticle, rows("articles")), None)
        if stored is None:
            return None
        (article,) = from_rows(Article, rows("articles"))
        records: dict[str, Any] = {
            name: tuple(from_rows(TABLES[name].record, rows(name))) for name in ARTICLE_TABLES if name != "articles"
        }
        return CodedArticle(article=article, versions=stored.versions, translation=stored.translation, **records)
