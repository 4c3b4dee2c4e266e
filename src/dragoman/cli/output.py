"""Files that a command writes: whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def opened(name: str | Path) -> Iterator[TextIO]:
    """What to write text to: standard output for `-`, else a new file that takes its name when all is written.

    Raises:
        OSError: it cannot be written.
    """
    if str(name) == "-":
        yield sys.stdout
        sys.stdout.flush()
        return
    path = Path(name).resolve()
    if path.exists() and not path.is_file():  # a pipe or a device; a folder says so itself
        with path.open("w", encoding="utf-8") as stream:
            yield stream
        return
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        stream = unfinished.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        error.filename = str(name)
        raise
    try:
        with stream:
            yield stream
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
