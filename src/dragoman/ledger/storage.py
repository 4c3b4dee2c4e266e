"""Where a ledger's files lie: made, checked, found, cleaned; what is damaged is named and left out.

DIR/VERSION              the version of this layout
DIR/runs/<run id>/       one set of Parquet files a run, never changed once it is there
DIR/.tmp-<random>/       a run that is being written, or was cut off
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.errors import LedgerError
from dragoman.ledger.tables import TABLES

FORMAT: Final = 1
"""The layout's version: raised when a ledger of the old layout can no longer be read as it is."""

STALE_SECONDS: Final = 24 * 3600
"""Age of the last write after which an unfinished run is taken for one that was cut off. A running one writes every few minutes."""

TEMPORARY: Final = ".tmp-"
DAMAGED: Final = ".damaged-"

log = logging.getLogger(__name__)


def open_directory(directory: Path, *, create: bool) -> None:
    """The ledger's directory, found or made.

    Raises:
        LedgerError: there is none and `create` is false, it is something else, it cannot be written or is of a newer format.
    """
    with reported(directory):
        if not (directory / "VERSION").is_file():
            if not create:
                raise LedgerError(
                    f"there is no ledger in {directory}: `dragoman code ARTICLE --ledger {directory}` makes one"
                )
            _make(directory)
        _check_version(directory)
        if create and not os.access(directory / "runs", os.W_OK | os.X_OK):
            raise LedgerError(
                f"the ledger {directory} cannot be written: change its permissions or choose another directory"
            )


def _make(directory: Path) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    strangers = sorted(p.name for p in directory.iterdir() if p.name != "runs" and not p.name.startswith("."))
    if strangers and "VERSION" not in strangers:
        raise LedgerError(
            f"{directory} is not a ledger and not empty (it holds {strangers[0]}): choose another directory"
        )
    (directory / "runs").mkdir(exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=directory, prefix=".version-", delete=False) as file:
        file.write(f"{FORMAT}\n")
    Path(file.name).chmod(0o644)
    Path(file.name).replace(directory / "VERSION")


def _check_version(directory: Path) -> None:
    written = (directory / "VERSION").read_text(encoding="utf-8", errors="replace").strip()
    if not written.isdecimal():
        raise LedgerError(
            f"{directory / 'VERSION'} holds {written[:40]!r}, which is no format version: is this a ledger?"
        )
    if int(written) > FORMAT:
        raise LedgerError(
            f"the ledger {directory} has format {written}, this Dragoman reads up to {FORMAT}: install a newer Dragoman"
        )


def run_directory(directory: Path, run_id: str) -> Path:
    """Where the files of a run lie."""
    return directory / "runs" / run_id


def run_names(directory: Path) -> list[str]:
    """The names of all run directories, damaged ones too, in order of name."""
    with reported(directory):
        return sorted(p.name for p in (directory / "runs").iterdir() if p.is_dir() and not p.name.startswith("."))


def damage(run: Path) -> str:
    """What is wrong with a run's files; "" when they are whole.

    Every file is there with a readable footer, and each table that the run row counts has that many rows.
    """
    rows: dict[str, int] = {}
    for name in TABLES:
        try:
            rows[name] = pq.read_metadata(run / f"{name}.parquet").num_rows
        except FileNotFoundError:
            return f"{name}.parquet is missing"
        except (pa.ArrowException, OSError, ValueError) as error:
            return f"{name}.parquet cannot be read: {' '.join(str(error).split())}"
    try:
        (counted,) = pq.read_table(run / "run.parquet").to_pylist()
    except (pa.ArrowException, OSError, ValueError) as error:
        return f"run.parquet cannot be read: {' '.join(str(error).split())}"
    for name in TABLES:
        if name in counted and counted[name] != rows[name]:
            return f"{name}.parquet has {rows[name]} rows of {counted[name]}"
    return ""


def read(
    run: Path, name: str, *, columns: Sequence[str] | None = None, filters: list[tuple[str, str, str]] | None = None
) -> pa.Table:
    """The rows of one table of a run.

    Raises:
        LedgerError: they cannot be read, though the file's footer can.
    """
    file = run / f"{name}.parquet"
    try:
        return pq.read_table(file, columns=columns, filters=filters)
    except (OSError, pa.ArrowException) as error:
        raise LedgerError(
            f"{file} cannot be read: {' '.join(str(error).split())}; the ledger goes on without this run when {run} is moved away"
        ) from error


def temporary_directory(directory: Path) -> Path:
    """A new directory for a run to be written to; leftovers of runs that were cut off are removed on the way."""
    with reported(directory):
        for leftover in directory.glob(f"{TEMPORARY}*"):
            if time.time() - _last_write(leftover) > STALE_SECONDS:
                log.warning("%s is left over from a run that was cut off: removed", leftover)
                shutil.rmtree(leftover, ignore_errors=True)
        made = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=directory))
        made.chmod(0o755)
        return made


def _last_write(directory: Path) -> float:
    """When anything in a directory was last written; now, where it has just gone."""
    try:
        return max(p.stat().st_mtime for p in (directory, *directory.iterdir()))
    except OSError:
        return time.time()


def publish(directory: Path, written: Path, run_id: str) -> bool:
    """Makes a written run visible in one step; false when the same run is already there.

    A damaged run of the same id is set aside under a name of its own first.
    """
    with reported(directory):
        sync(written)
        place = run_directory(directory, run_id)
        for _ in range(2):
            try:
                written.rename(place)
            except OSError:
                if not place.is_dir():
                    raise
                problem = damage(place)
                if not problem:
                    return False
                aside = directory / f"{DAMAGED}{run_id}-{time.time_ns()}"
                log.warning("%s is damaged (%s): moved to %s", place, problem, aside.name)
                with contextlib.suppress(FileNotFoundError):
                    place.rename(aside)
            else:
                sync(place.parent)
                return True
    return False


def sync(path: Path) -> None:
    """Hands a directory's entries to the disk, so that they are there after a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def reported(directory: Path) -> Iterator[None]:
    """What the system says of the files of a ledger, as a `LedgerError` in one line."""
    try:
        yield
    except LedgerError:
        raise
    except (OSError, pa.ArrowException, ValueError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or " ".join(str(error).split())
        where = (isinstance(error, OSError) and error.filename) or directory
        raise LedgerError(f"the ledger {directory} cannot be used: {where}: {reason}") from error
