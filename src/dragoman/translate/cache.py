"""Sentences that were translated before, by what translated them: one SQLite file in the user's cache. It costs time only to lose it."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import Final

from dragoman.lexicons.compiled import folder

FILE: Final = "translations.sqlite"
MOST: Final = 2_000_000
"""Sentences kept; of more, the ones that came first go. Some 400 MB."""

_AT_ONCE: Final = 500

log = logging.getLogger(__name__)


class Cache:
    """What an engine made of sentences, by their content.

    Args:
        engine: name, version and language of the engine: another one has another translation.
        file: where it lies; by default in the cache directory.
    """

    def __init__(self, engine: str, file: Path | None = None) -> None:
        self._engine = engine
        self._file = file or folder() / FILE

    def known(self, sentences: Sequence[str]) -> dict[str, str]:
        """The translations of those that were translated before; none where the file cannot be read."""
        keys = {self._key(sentence): sentence for sentence in sentences}
        found: dict[str, str] = {}
        try:
            with closing(self._open()) as store:
                listed = list(keys)
                for start in range(0, len(listed), _AT_ONCE):
                    some = listed[start : start + _AT_ONCE]
                    marks = ",".join("?" * len(some))
                    rows = store.execute(f"SELECT key, english FROM sentences WHERE key IN ({marks})", some)
                    found |= {keys[key]: english for key, english in rows}
        except (sqlite3.Error, OSError) as error:
            log.debug("the cache of translations cannot be read: %s", error)
        return found

    def keep(self, translated: Mapping[str, str]) -> None:
        """Keeps translations, where the file can be written."""
        try:
            with closing(self._open()) as store, store:
                rows = [(self._key(sentence), english) for sentence, english in translated.items()]
                store.executemany("INSERT OR REPLACE INTO sentences VALUES (?, ?)", rows)
                store.execute(
                    "DELETE FROM sentences WHERE rowid <= (SELECT max(rowid) FROM sentences) - ?",
                    (MOST,),
                )
        except (sqlite3.Error, OSError) as error:
            log.debug("the cache of translations cannot be written: %s", error)

    def _key(self, sentence: str) -> bytes:
        return blake2b(f"{self._engine}\0{sentence}".encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def _open(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        store = sqlite3.connect(self._file, timeout=5)
        store.execute("PRAGMA journal_mode = WAL")
        store.execute("CREATE TABLE IF NOT EXISTS sentences (key BLOB PRIMARY KEY, english TEXT NOT NULL)")
        return store
