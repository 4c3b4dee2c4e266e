"""`dragoman doctor`: whether the installation is whole."""

from __future__ import annotations

from typing import Final

import typer

from dragoman.cli import screen
from dragoman.cli.exits import ExitCode
from dragoman.cli.options import Config, Json, LedgerDir, LexiconDirs, settings_in_force

EXAMPLES: Final = """
\b
Examples:
  dragoman doctor
  dragoman doctor --json | jq 'select(.ok | not)'
"""


def doctor(
    ledger: LedgerDir = None, lexicons: LexiconDirs = None, as_json: Json = False, config: Config = None
) -> None:
    """Check that the installation is whole.

    Everything that is needed is looked at and tried; for what is not well, the command that mends it is named.
    """
    settings = settings_in_force(config, ledger=ledger, lexicon_dirs=lexicons)

    from rich.text import Text

    from dragoman.report import installation, json_line

    out = screen.console()
    ill = 0
    for finding in installation(settings):
        ill += not finding.ok
        if as_json:
            screen.write([json_line("finding", finding)])
            continue
        mark = Text("ok   ", "green") if finding.ok else Text("NO   ", "bold red")
        out.print(mark, screen.safe(f"{finding.name:<9} "), screen.safe(finding.detail), sep="", soft_wrap=True)
        if finding.mend:
            out.print(screen.safe(f"{'':<15}to mend it: "), screen.safe(finding.mend, "bold"), sep="", soft_wrap=True)
    if ill:
        screen.say(f"{screen.count(ill, 'thing')} not well")
        raise typer.Exit(ExitCode.IN_PART)
    screen.say("all is well")
