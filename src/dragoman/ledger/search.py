"""Which articles are meant by what people know of them: part of a path, of an address or of a title."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

LAST_RUN: Final = "r.id = (SELECT arg_max(id, started || id) FROM runs WHERE articles > 0)"
"""The articles of the last run that coded any."""


def select(where: str) -> str:
    """The SQL statement that gives the rows of the articles that are meant, the last coded first."""
    return (
        "SELECT a.* FROM articles a JOIN runs r ON r.id = a.run_id "
        f"WHERE {where} ORDER BY r.started DESC, r.id DESC, a.position"
    )


def words(text: str) -> tuple[str, list[str]]:
    """The condition that the path, address or title of an article holds `text`, and the parameters of it.

    Case does not matter. Where `text` is the path of a file that is there, the other ways to say that path count as well.
    """
    forms = _forms(text)
    one = "contains(lower(concat_ws(chr(10), a.url, a.origin, a.title)), lower(?))"
    return " OR ".join([one] * len(forms)), forms


def _forms(text: str) -> list[str]:
    forms = [text]
    if _is_file(text):
        path = os.path.normpath(text)
        forms += [path, os.path.relpath(path), str(Path(path).absolute())]
    return list(dict.fromkeys(map(_as_stored, forms)))


def _as_stored(path: str) -> str:
    """A path as an article's origin has it: bytes that are no UTF-8 are escaped."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")


def _is_file(text: str) -> bool:
    try:
        return bool(text) and Path(text).exists()
    except (OSError, ValueError):
        return False
