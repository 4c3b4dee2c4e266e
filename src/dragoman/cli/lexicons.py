"""`dragoman lexicons`: whether the lexica hold together, and what they are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from dragoman.cli import screen
from dragoman.cli.exits import ExitCode
from dragoman.cli.options import Config, Json, JsonOrTables, LexiconDirs, settings_in_force

CHECK_EXAMPLES: Final = """
\b
Examples:
  dragoman lexicons check
  dragoman lexicons check my-lexicon --fix
"""

LIST_EXAMPLES: Final = """
\b
Examples:
  dragoman lexicons list
  dragoman lexicons list --lexicons my-lexicon
"""


lexicons = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Check the lexica, or list what they hold and where it is from."
)


@lexicons.command(epilog=CHECK_EXAMPLES)
def check(
    directories: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="DIR",
            show_default=False,
            help="Lexicon directories of your own, checked over the packaged one; by default the settings' ones.",
        ),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help="First put order and white space right and write the manifest, in each DIR, or in the packaged lexica without one.",
        ),
    ] = False,
    as_json: Json = False,
    config: Config = None,
) -> None:
    """List every problem of the lexica."""
    settings = settings_in_force(config, lexicon_dirs=directories)

    from dragoman import lexicons
    from dragoman.report import json_line

    if fix:
        for directory in directories or (lexicons.DATA,):
            if directory.is_dir():
                _fix(directory)
    problems = lexicons.check(settings.lexicon_dirs)
    if as_json:
        screen.write(json_line("problem", problem) for problem in problems)
    else:
        screen.write(screen.one_line(str(problem)) for problem in problems)
    if problems:
        screen.say(screen.count(len(problems), "problem"))
        raise typer.Exit(ExitCode.IN_PART)
    screen.say("the lexica hold together")


def _fix(directory: Path) -> None:
    from dragoman import lexicons
    from dragoman.errors import LexiconError

    try:
        for file in lexicons.fix(directory):
            screen.say(f"wrote {file}")
    except LexiconError as error:  # the check lists it with everything else
        screen.say(f"{directory}: no manifest written: {error}")


@lexicons.command("list", epilog=LIST_EXAMPLES)
def inventory(
    lexicons: LexiconDirs = None,
    as_json: JsonOrTables = None,
    config: Config = None,
) -> None:
    """List the files of the lexica.

    How many entries each has, where they are from, and under which licence.
    """
    settings = settings_in_force(config, lexicon_dirs=lexicons)

    from dragoman import lexicons as room
    from dragoman.report import Table, json_line

    lines = screen.wants_json(as_json)
    for directory in (room.DATA, *settings.lexicon_dirs):
        files = room.inventory(directory)
        if lines:
            screen.write(json_line("file", file, directory=str(directory)) for file in files)
            continue
        rows = tuple((file.file, str(file.entries), file.origin, file.licence) for file in files)
        title = f"{directory}: {screen.count(len(files), 'file')}"
        screen.show_tables([Table(title, ("File", "Entries", "Origin", "Licence"), rows)])
