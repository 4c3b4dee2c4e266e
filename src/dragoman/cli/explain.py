"""`dragoman explain`: why a record was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from dragoman.cli import screen
from dragoman.cli.options import Config, Json, LedgerDir, LexiconDirs, settings_in_force

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.records import Evidence
    from dragoman.report import Explanation

STYLES: Final = {
    "actor": "bold green",
    "recipient": "bold yellow",
    "trigger": "bold red",
    "status": "underline red",
    "speaker": "bold magenta",
    "cue": "italic magenta",
    "content": "blue",
    "addressee": "yellow",
}
"""How the words of each kind of mark look; later ones lie over earlier ones."""

EXAMPLES: Final = """
\b
Examples:
  dragoman explain ev1-0f3a9c1d2b4e5f60
  dragoman query "SELECT id FROM events" | jq -r .id | xargs -n1 dragoman explain
"""


def explain(
    record_id: Annotated[
        str,
        typer.Argument(metavar="ID", show_default=False, help="Id of an event, statement, claim, or of an evidence."),
    ],
    ledger: LedgerDir = None,
    lexicons: LexiconDirs = None,
    as_json: Json = False,
    config: Config = None,
) -> None:
    """Explain why a record was made.

    Its words, the rule that found it, whom each party means and why, and what set its status.
    """
    settings = settings_in_force(config, ledger=ledger, lexicon_dirs=lexicons)

    import dragoman
    from dragoman.report import json_line

    explanation = dragoman.explain(record_id, settings=settings)
    if as_json:
        screen.write([json_line("explanation", explanation)])
    else:
        screen.console().print(_coloured(explanation), soft_wrap=True)


def _coloured(explanation: Explanation) -> Text:
    """The explanation's own text, with the words that are marked in each evidence coloured like the labels below it."""
    from rich.text import Text

    lines = [screen.safe(line) for line in str(explanation).split("\n")]
    if lines:
        lines[0].stylize("bold")
    waiting = list(explanation.evidence)
    for line in lines:
        label = line.plain.strip().partition(":")[0]
        if line.plain.startswith("  ") and label in STYLES:
            line.stylize(STYLES[label], 2, 2 + len(label))
        if waiting and line.plain == f"  {screen.safe(' '.join(waiting[0].text.split())).plain}":
            _mark(line, waiting.pop(0), indent=2)
    return Text("\n").join(lines)


def _mark(line: Text, evidence: Evidence, indent: int) -> None:
    """Colours the marks of an evidence in its line, where white space has been made single."""
    place: list[int] = []
    """Where each character of the evidence's text stands in the line."""
    at, last = 0, " "
    for character in evidence.text:
        place.append(at)
        if not character.isspace():
            at, last = at + 1, character
        elif not last.isspace():
            at, last = at + 1, " "
    place.append(at)
    for layer, style in STYLES.items():
        for mark in evidence.marks:
            start, end = mark.span.start - evidence.span.start, mark.span.end - evidence.span.start
            if mark.label.partition(":")[0] == layer and 0 <= start < end < len(place):
                line.stylize(style, indent + place[start], indent + place[end])
