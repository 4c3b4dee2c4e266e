"""All lexica of a set of directories, loaded once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

from dragoman.errors import LexiconError
from dragoman.lexicons.actors import ActorLexicon, read_actors
from dragoman.lexicons.compiled import kept
from dragoman.lexicons.publishers import PublisherTable, publisher_table
from dragoman.lexicons.rules import Rules, load_rules
from dragoman.lexicons.tables import data_files
from dragoman.records import Publisher

DATA: Final = Path(__file__).parent / "data"
"""The packaged lexica."""


@dataclass(frozen=True, slots=True)
class Lexicons:
    """What words mean. `version` is a short hash over every data file, so that a record can say which words it was read with."""

    version: str
    actors: ActorLexicon
    rules: Rules
    publishers: PublisherTable = field(default_factory=lambda: PublisherTable({}))

    def publisher(self, domain: str) -> Publisher | None:
        """The publisher of a domain, a host or a URL; None where the table has none."""
        return self.publishers.of(domain)


def load(dirs: tuple[Path, ...] = ()) -> Lexicons:
    """The packaged lexica with those of `dirs` laid over them: later directories win, entry by entry.

    Raises:
        LexiconError: a directory is missing, or a file does not hold together; `dragoman lexicons check` lists everything.
    """
    return _load(tuple(Path(directory) for directory in dirs))


@lru_cache(maxsize=4)
def _load(dirs: tuple[Path, ...]) -> Lexicons:
    directories = _with_packaged(dirs)
    version = version_of(directories)
    actors = kept(version, lambda: read_actors(directories))
    return Lexicons(
        version=version, actors=actors, rules=load_rules(directories), publishers=publisher_table(directories)
    )


def publishers(dirs: Sequence[Path] = ()) -> PublisherTable:
    """The publishers of the packaged lexica with those of `dirs` laid over them, without the other lexica.

    Raises:
        LexiconError: a directory is missing, or a table does not hold together.
    """
    return publisher_table(_with_packaged(tuple(Path(directory) for directory in dirs)))


def _with_packaged(dirs: tuple[Path, ...]) -> tuple[Path, ...]:
    for directory in dirs:
        if not directory.is_dir():
            raise LexiconError(f"{directory}: no such directory of lexica")
    return (DATA, *dirs)


def gazetteer(directories: Sequence[Path]) -> ActorLexicon:
    """The gazetteer of these directories, packaged ones among them or not; kept until a file of them changes.

    Raises:
        LexiconError: a file does not hold together.
    """
    return _gazetteer(tuple(directories), version_of(directories))


@lru_cache(maxsize=2)
def _gazetteer(directories: tuple[Path, ...], _: str) -> ActorLexicon:
    return read_actors(directories)


def version_of(directories: Sequence[Path]) -> str:
    """12 hexadecimal digits over the names and contents of all data files, directory by directory."""
    digest = blake2b(digest_size=6)
    for directory in directories:
        for file in data_files(directory):
            content = file.read_bytes()
            digest.update(f"{file.relative_to(directory).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
        digest.update(b"\1")
    return digest.hexdigest()
