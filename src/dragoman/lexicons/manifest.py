"""What each data file is: how many entries, where from, under which licence, and its hash."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Final

import yaml

from dragoman.errors import LexiconError
from dragoman.lexicons.tables import SHAPES, Problem, data_files, lines

MANIFEST: Final = "manifest.yaml"

_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""All scalars stay text; in C where PyYAML has it, which is some ten times as fast."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of the manifest; `file` is relative to the directory that holds the manifest."""

    file: str
    entries: int
    origin: str
    licence: str
    sha256: str


def read_manifest(directory: Path) -> dict[str, FileEntry]:
    """The manifest of a lexicon directory by file name; empty where there is none.

    Raises:
        LexiconError: the manifest is not a list of entries with the five fields.
    """
    file = directory / MANIFEST
    if not file.is_file():
        return {}
    try:
        raw = yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)
        entries = [FileEntry(**{**item, "entries": int(item["entries"])}) for item in raw or []]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, TypeError, KeyError, ValueError) as error:
        raise LexiconError(f"{file}: not a list of {'file, entries, origin, licence, sha256'}: {error}") from None
    return {entry.file: entry for entry in entries}


def inventory(directory: Path) -> list[FileEntry]:
    """The data files as they are now, with the origin and the licence that the manifest says.

    Raises:
        LexiconError: the manifest or a file cannot be read.
    """
    known = read_manifest(directory)
    entries = []
    for file in data_files(directory):
        name = file.relative_to(directory).as_posix()
        said = known.get(name)
        entries.append(
            FileEntry(name, count(file), said.origin if said else "", said.licence if said else "", _hash(file))
        )
    return entries


def write_manifest(directory: Path) -> Path:
    """The manifest that it wrote: counts and hashes as the files are now, origin and licence as they were said before."""
    return _write(directory, inventory(directory))


def credit(directory: Path, files: Iterable[str], *, origin: str, licence: str) -> Path:
    """The manifest that it wrote, as `write_manifest` does, with `origin` and `licence` added to those of `files`.

    Raises:
        LexiconError: the manifest or a file cannot be read.
    """
    credited = frozenset(files)

    def with_more(before: str, more: str) -> str:
        return before if more in before.split("; ") else "; ".join(filter(None, (before, more)))

    return _write(
        directory,
        [
            replace(entry, origin=with_more(entry.origin, origin), licence=with_more(entry.licence, licence))
            if entry.file in credited
            else entry
            for entry in inventory(directory)
        ],
    )


def _write(directory: Path, entries: Iterable[FileEntry]) -> Path:
    path = directory / MANIFEST
    text = yaml.safe_dump([asdict(entry) for entry in entries], sort_keys=False, allow_unicode=True, width=120)
    path.write_text(
        "# What each data file is. Counts and hashes are written by `dragoman lexicons check --fix`.\n" + text,
        encoding="utf-8",
    )
    return path


def against_manifest(directory: Path, *, required: bool) -> list[Problem]:
    """Where the files and their manifest differ. A user's directory needs none (`required` false)."""
    if not (directory / MANIFEST).is_file():
        return [Problem(MANIFEST, 0, "manifest-missing", "no manifest; --fix writes one")] if required else []
    try:
        known = read_manifest(directory)
    except LexiconError as error:
        return [Problem(MANIFEST, 0, "manifest-schema", str(error))]
    problems: list[Problem] = []
    there = {file.relative_to(directory).as_posix(): file for file in data_files(directory)}
    gone = sorted(set(known) - set(there))
    problems += [Problem(name, 0, "file-missing", "in the manifest, but there is no such file") for name in gone]
    for name, file in there.items():
        entry = known.get(name)
        if entry is None:
            problems.append(Problem(name, 0, "file-unlisted", "not in the manifest; --fix adds it"))
            continue
        try:
            counted = count(file)
        except LexiconError as error:
            problems.append(Problem(name, 0, "unreadable", str(error)))
            continue
        if entry.entries != counted:
            problems.append(
                Problem(
                    name, 0, "count-differs", f"{counted} entries, the manifest says {entry.entries}; --fix corrects it"
                )
            )
        if entry.sha256 != _hash(file):
            problems.append(
                Problem(name, 0, "hash-differs", "changed since the manifest was written; --fix corrects it")
            )
        problems += [
            Problem(name, 0, f"{field}-missing", f"the manifest does not say its {field}; write it there")
            for field in ("origin", "licence")
            if not getattr(entry, field)
        ]
    return problems


def count(file: Path) -> int:
    """How many entries a data file has: lines of a list, items of a YAML file.

    Raises:
        LexiconError: the file cannot be read.
    """
    if file.suffix == ".yaml":
        try:
            return len(yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER) or ())
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise LexiconError(f"{file}: {' '.join(str(error).split())}") from None
    first = SHAPES[file.stem].columns[0] if file.stem in SHAPES else None
    return sum(1 for line in lines(file) if line and line[0] != "#" and line.split("\t", 1)[0] != first)


def _hash(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
