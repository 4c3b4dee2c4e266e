"""The gazetteer as read from its tables, kept in the user's cache under a hash of the tables and of the code that reads them.

A file that is missing, stale or damaged is written anew; a cache that cannot be written costs time and nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from inspect import getfile
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import MappingProxyType
from typing import Final

import msgspec
from platformdirs import user_cache_path

from dragoman.lexicons.actors import ActorLexicon, Membership, Name, SectorNoun
from dragoman.records import Actor

KEPT: Final = 4
"""As many compiled gazetteers stay; the ones that were written longest ago go."""


@dataclass(frozen=True, slots=True)
class _Kept:
    actors: dict[str, Actor]
    forms: dict[str, tuple[Name, ...]]
    nouns: dict[str, SectorNoun]
    titles: dict[str, tuple[str, ...]]
    memberships: dict[str, tuple[Membership, ...]]


def folder() -> Path:
    """Where compiled gazetteers are: `$DRAGOMAN_CACHE_DIR`, else the place that the system has for caches."""
    given = os.environ.get("DRAGOMAN_CACHE_DIR")
    return Path(given).expanduser() if given else user_cache_path("dragoman", appauthor=False)


def kept(version: str, read: Callable[[], ActorLexicon]) -> ActorLexicon:
    """The compiled gazetteer of that version; `read` reads the tables where there is none.

    Args:
        version: the hash of all data files (`version_of`).
        read: reads the tables; what it raises passes through, and nothing is kept.
    """
    file = folder() / f"actors-{version}-{_code_version()}.msgpack"
    with suppress(OSError, msgspec.DecodeError):
        return _lexicon(msgspec.msgpack.decode(file.read_bytes(), type=_Kept))
    lexicon = read()
    with suppress(OSError):
        _write(file, lexicon)
    return lexicon


def _lexicon(stored: _Kept) -> ActorLexicon:
    return ActorLexicon(
        actors=MappingProxyType(stored.actors),
        forms=MappingProxyType(stored.forms),
        nouns=MappingProxyType(stored.nouns),
        titles=MappingProxyType(stored.titles),
        memberships=MappingProxyType(stored.memberships),
    )


def _write(file: Path, lexicon: ActorLexicon) -> None:
    """Writes whole or not at all: two runs may do so at once."""
    stored = {field: dict[str, object](getattr(lexicon, field)) for field in _Kept.__dataclass_fields__}
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as part:
        part.write(msgspec.msgpack.encode(stored))
    Path(part.name).replace(file)
    written: list[Path] = sorted(file.parent.glob("actors-*.msgpack"), key=lambda one: one.stat().st_mtime)
    for old in written[:-KEPT]:
        old.unlink(missing_ok=True)


@cache
def _code_version() -> str:
    """A hash over the source that reads the tables and of the types that they become."""
    here = Path(__file__).parent
    digest = blake2b(digest_size=4)
    for file in (here / "actors.py", here / "tables.py", Path(__file__), Path(getfile(Actor))):
        digest.update(file.read_bytes())
    return digest.hexdigest()
