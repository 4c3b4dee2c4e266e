"""Options that several commands share, each described once, and the settings that they give."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dragoman.settings import Settings

Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Settings file; by default $DRAGOMAN_CONFIG, else dragoman.toml here if there is one.",
    ),
]
LedgerDir = Annotated[
    Path | None, typer.Option("--ledger", metavar="DIR", help="Directory of the ledger; by default the settings' one.")
]
LexiconDirs = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicons",
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="Lexicon directory of your own, laid over the packaged one in place of the settings' ones. Repeatable; later ones win.",
    ),
]
Reader = Annotated[
    bool | None,
    typer.Option(
        "--reader/--no-reader",
        show_default=False,
        help="Let the second reader have its say in the types of events, or code by rules alone (faster); by default as in the settings.",
    ),
]
JsonOrTables = Annotated[
    bool | None,
    typer.Option(
        "--json/--tables",
        show_default=False,
        help="JSON lines or tables; by default tables on a terminal and JSON lines in a pipe.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="JSON lines instead of text.")]


def settings_in_force(
    config: Path | None,
    *,
    ledger: Path | None = None,
    lexicon_dirs: list[Path] | None = None,
    reader: bool | None = None,
) -> Settings:
    """The settings that a command works with: its own options win over all others.

    Raises:
        SettingsError: the settings file or the environment is not understood.
    """
    from dragoman.settings import load_settings

    return load_settings(
        config, ledger=ledger, lexicon_dirs=tuple(lexicon_dirs) if lexicon_dirs else None, reader=reader
    )
