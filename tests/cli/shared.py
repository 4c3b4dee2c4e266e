"""What the tests of the command line share: texts, and the reading of what it prints."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from typer.testing import Result

LEXICON = Path(__file__).parents[1] / "actors" / "lexicon"
Run = Callable[..., Result]

MINISTER = "The prime minister said that talks would go on."
GENERAL = "The general denied that his troops had attacked the village."
HOSTILE = "The \x1b[31mevil\x1b]0;owned\x07 minister said that [bold red]talks[/bold red] would \u202eend."


def records(output: str) -> list[dict[str, Any]]:
    """The records of JSON lines."""
    return [json.loads(line) for line in output.splitlines()]


def statement_of(ledger: Path, words: str) -> str:
    """The id of the statement with these words in its content."""
    from dragoman.ledger import Ledger

    rows = Ledger(ledger, create=False).query("SELECT id, content_text FROM statements").to_pylist()
    return next(row["id"] for row in rows if words in row["content_text"])
