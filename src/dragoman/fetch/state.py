"""What was seen, beside the archive in a SQLite file: feeds with what their servers last said, items with what became of them.

An item is put down before it is got, in one transaction with the ETag of the feed that listed it, and marked only when
it is safe in the archive. So whenever a run ends, killed or not, what was listed and not got is got by the next run.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from dragoman.errors import InputError
from dragoman.fetch.canonical import canonical
from dragoman.fetch.feeds import FeedItem

FILE: Final = "state.sqlite"
_VERSION: Final = 1
_BUSY_S: Final = 0.3

_SCHEMA: Final = """
CREATE TABLE feeds (
    url TEXT PRIMARY KEY, address TEXT NOT NULL DEFAULT '', etag TEXT NOT NULL DEFAULT '', modified TEXT NOT NULL DEFAULT '',
    polled REAL NOT NULL DEFAULT 0, next_poll REAL NOT NULL DEFAULT 0, not_before REAL NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0, code TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE TABLE items (
    id INTEGER PRIMARY KEY, link TEXT NOT NULL, feed TEXT NOT NULL, title TEXT NOT NULL, published TEXT NOT NULL,
    found REAL NOT NULL, state TEXT NOT NULL DEFAULT 'pending', code TEXT NOT NULL DEFAULT '', tries INTEGER NOT NULL DEFAULT 0,
    next_try REAL NOT NULL DEFAULT 0, file TEXT NOT NULL DEFAULT '', place INTEGER NOT NULL DEFAULT 0,
    hash TEXT NOT NULL DEFAULT '', copy_of INTEGER
);
CREATE INDEX items_pending ON items (feed, id) WHERE state = 'pending';
CREATE INDEX items_hash ON items (hash) WHERE state = 'kept';
CREATE INDEX items_file ON items (file) WHERE state = 'kept';
CREATE TABLE addresses (url TEXT PRIMARY KEY, item INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE hosts (name TEXT PRIMARY KEY, ready REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE files (name TEXT PRIMARY KEY, handed INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFeed:
    """A feed as it was last seen; times in seconds since 1970, 0 where there is none."""

    url: str
    address: str = ""
    etag: str = ""
    modified: str = ""
    polled: float = 0.0
    next_poll: float = 0.0
    not_before: float = 0.0
    failures: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """An item that is to be got; without a feed a page that somebody asked for."""

    id: int
    link: str
    feed: str
    title: str = ""
    published: str = ""
    tries: int = 0


class State:
    """The file, held by one process at a time.

    Args:
        directory: that of the archive; made where it is not there.

    Raises:
        InputError: another run holds it, or it is no state of this version.
    """

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self.path = directory / FILE
        self._sql = sqlite3.connect(self.path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False)
        try:
            self._sql.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._sql.execute("PRAGMA journal_mode = WAL")
            self._sql.execute(
                "PRAGMA synchronous = NORMAL"
            )  # a power cut may take back the last steps: got twice, not lost
            self._sql.execute("BEGIN EXCLUSIVE")
            (version,) = self._sql.execute("PRAGMA user_version").fetchone()
            if version == 0:
                for statement in _SCHEMA.split(";"):
                    self._sql.execute(statement)
                self._sql.execute(f"PRAGMA user_version = {_VERSION}")
            self._sql.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            self._sql.close()
            if "locked" in str(error):
                raise InputError(
                    f"{directory}: another run is fetching into this directory; give this one its own"
                ) from None
            raise InputError(f"{self.path}: {error}; move the file away to begin anew") from None
        if version not in (0, _VERSION):
            self._sql.close()
            raise InputError(f"{self.path} is of version {version}, and {_VERSION} is what is read here")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._sql.close()

    def feed(self, url: str) -> KnownFeed:
        """What is known of a feed; of one that was never polled nothing but its address."""
        row = self._sql.execute(
            "SELECT url, address, etag, modified, polled, next_poll, not_before, failures, code FROM feeds WHERE url = ?",
            (url,),
        ).fetchone()
        if row is None:
            return KnownFeed(url=url)
        return KnownFeed(**dict(zip(KnownFeed.__dataclass_fields__, row, strict=True)))

    def polled(self, feed: KnownFeed, items: Iterable[FeedItem], *, root: str) -> tuple[int, int]:
        """Puts down a feed and what it lists; how many of its items are new, and how many were known.

        Args:
            feed: the feed, as it is now.
            items: what it lists.
            root: the feed that the items belong to: the index, where the feed is a sitemap that an index lists.
        """
        new = known = 0
        with _Transaction(self._sql) as sql:
            self._put(feed)
            for item in items:
                address = canonical(item.url)
                if sql.execute("SELECT 1 FROM addresses WHERE url = ?", (address,)).fetchone():
                    known += 1
                    continue
                new += 1
                made = sql.execute(
                    "INSERT INTO items (link, feed, title, published, found) VALUES (?, ?, ?, ?, ?)",
                    (item.url, root, item.title, item.published, feed.polled),
                )
                sql.execute("INSERT INTO addresses VALUES (?, ?)", (address, made.lastrowid))
        return new, known

    def failed(self, feed: KnownFeed) -> None:
        """Puts down that a feed was not got, with when it is to be asked again."""
        with _Transaction(self._sql):
            self._put(feed)

    def _put(self, feed: KnownFeed) -> None:
        names = tuple(KnownFeed.__dataclass_fields__)
        marks = ", ".join("?" * len(names))
        self._sql.execute(
            f"INSERT OR REPLACE INTO feeds ({', '.join(names)}) VALUES ({marks})", [getattr(feed, n) for n in names]
        )

    def asked(self, link: str, now: float) -> Pending:
        """A page that somebody asks for, to be got whether it was before or not."""
        address = canonical(link)
        with _Transaction(self._sql) as sql:
            row = sql.execute("SELECT item FROM addresses WHERE url = ?", (address,)).fetchone()
            if row is None:
                made = sql.execute(
                    "INSERT INTO items (link, feed, title, published, found) VALUES (?, '', '', '', ?)", (link, now)
                )
                row = (made.lastrowid,)
                sql.execute("INSERT INTO addresses VALUES (?, ?)", (address, row[0]))
        return Pending(id=row[0], link=link, feed="")

    def pending(self, feed: str, now: float, most: int) -> list[Pending]:
        """The items of a feed that are to be got now, in the order in which it listed them."""
        rows = self._sql.execute(
            "SELECT id, link, feed, title, published, tries FROM items "
            "WHERE feed = ? AND state = 'pending' AND next_try <= ? ORDER BY id LIMIT ?",
            (feed, now, most),
        )
        return [Pending(**dict(zip(Pending.__dataclass_fields__, row, strict=True))) for row in rows]

    def left(self, feed: str) -> tuple[int, float]:
        """How many items of a feed are still to be got, and when the first of them may be tried."""
        number, first = self._sql.execute(
            "SELECT count(*), min(next_try) FROM items WHERE feed = ? AND state = 'pending'", (feed,)
        ).fetchone()
        return number, first or 0.0

    def same_as(self, item: int, final_url: str, digest: str) -> int | None:
        """The item that is kept already and has this content or this final address."""
        row = self._sql.execute(
            "SELECT i.id FROM items i WHERE i.state = 'kept' AND i.id != ?1 AND (i.hash = ?2 OR "
            "i.id = (SELECT item FROM addresses WHERE url = ?3)) LIMIT 1",
            (item, digest, canonical(final_url)),
        ).fetchone()
        return None if row is None else int(row[0])

    def kept(self, item: int, final_url: str, digest: str, file: str, place: int) -> None:
        """Marks an item as safe in the archive."""
        with _Transaction(self._sql) as sql:
            sql.execute(
                "UPDATE items SET state = 'kept', code = '', hash = ?, file = ?, place = ? WHERE id = ?",
                (digest, file, place, item),
            )
            sql.execute("INSERT OR IGNORE INTO addresses VALUES (?, ?)", (canonical(final_url), item))
            sql.execute("INSERT OR IGNORE INTO files (name) VALUES (?)", (file,))

    def copied(self, item: int, of: int, final_url: str) -> None:
        """Marks an item as the same as another that is kept."""
        with _Transaction(self._sql) as sql:
            sql.execute("UPDATE items SET state = 'copy', copy_of = ? WHERE id = ?", (of, item))
            sql.execute("INSERT OR IGNORE INTO addresses VALUES (?, ?)", (canonical(final_url), of))

    def not_got(self, item: int, code: str, next_try: float | None, *, tried: bool = True) -> None:
        """Puts down why an item did not come, and when it is to be tried again; None where it is not. One that is kept stays so."""
        with _Transaction(self._sql) as sql:
            state = "refused" if next_try is None else "pending"
            sql.execute(
                "UPDATE items SET state = ?, code = ?, tries = tries + ?, next_try = ? WHERE id = ? AND state != 'kept'",
                (state, code, int(tried), next_try or 0.0, item),
            )

    def hosts(self) -> dict[str, float]:
        """When hosts that were to be left alone may be asked again."""
        return dict(self._sql.execute("SELECT name, ready FROM hosts"))

    def put_hosts(self, ready: dict[str, float]) -> None:
        """Puts down which hosts are to be left alone until when; of all others nothing is known any more."""
        with _Transaction(self._sql) as sql:
            sql.execute("DELETE FROM hosts")
            sql.executemany("INSERT INTO hosts VALUES (?, ?)", ready.items())

    def handed(self, file: str) -> None:
        """Puts down that whoever takes the files has done with this one."""
        with _Transaction(self._sql) as sql:
            sql.execute("UPDATE files SET handed = 1 WHERE name = ?", (file,))

    def unhanded(self) -> list[str]:
        """The files that nobody has taken yet, the oldest first."""
        return [name for (name,) in self._sql.execute("SELECT name FROM files WHERE handed = 0 ORDER BY name")]

    def lost(self, file: str, size: int) -> int:
        """Takes back that items are in the archive, where their file ends before them; how many that are."""
        with _Transaction(self._sql) as sql:
            return sql.execute(
                "UPDATE items SET state = 'pending', next_try = 0, hash = '' WHERE state = 'kept' AND file = ? AND place >= ?",
                (file, size),
            ).rowcount


class _Transaction:
    """All of it or nothing."""

    def __init__(self, sql: sqlite3.Connection) -> None:
        self._sql = sql

    def __enter__(self) -> sqlite3.Connection:
        self._sql.execute("BEGIN IMMEDIATE")
        return self._sql

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._sql.execute("COMMIT" if kind is None else "ROLLBACK")
