"""`dragoman evaluate`: predictions for a gold set, for its scorer to read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from dragoman.cli import screen
from dragoman.cli.options import Config, LexiconDirs, Reader, settings_in_force
from dragoman.cli.output import opened
from dragoman.cli.progress import progress

EXAMPLES: Final = """
\b
Examples:
  dragoman evaluate relations relations.jsonl --predictions out.jsonl
  dragoman evaluate statements statements/ --predictions out.jsonl
"""


def evaluate(
    kind: Annotated[
        str,
        typer.Argument(
            show_default=False,
            help="What is predicted: relations, events, actors, statements, status, stance or articles.",
        ),
    ],
    gold: Annotated[
        Path,
        typer.Argument(
            show_default=False, exists=True, help="The gold set: JSON lines; for statements a folder with text/*.txt."
        ),
    ],
    predictions: Annotated[
        str, typer.Option(metavar="OUT.jsonl", help="Where the predictions go, one line a row; - is standard output.")
    ] = "-",
    convention: Annotated[
        str, typer.Option(help="Whose habits types and countries follow: plover, plv or petrarch.")
    ] = "plover",
    lexicons: LexiconDirs = None,
    reader: Reader = None,
    config: Config = None,
) -> None:
    """Write predictions for a gold set.

    Its labels are not read; the set's own scorer compares. A row that cannot be coded gets an empty prediction and a warning.
    """
    settings = settings_in_force(config, lexicon_dirs=lexicons, reader=reader)

    from dragoman import evaluate, ingest
    from dragoman.report import encode

    done = 0
    with progress("predicting", lambda: ingest.how_many([gold]), wanted=predictions != "-") as step:
        rows = evaluate.predict(kind, gold, settings=settings, convention=convention, progress=step)
        with opened(predictions) as file:
            for row in rows:
                file.write(encode(row) + "\n")
                done += 1
    screen.say(f"{screen.count(done, 'prediction')} in {'standard output' if predictions == '-' else predictions}")
