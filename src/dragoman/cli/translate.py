"""`dragoman translate`: both texts side by side, or a filter of lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from dragoman.cli import screen
from dragoman.cli.exits import ExitCode
from dragoman.cli.options import Config, JsonOrTables, settings_in_force
from dragoman.cli.progress import progress

if TYPE_CHECKING:
    from dragoman.settings import Settings
    from dragoman.translate import Reading

EXAMPLES: Final = """
\b
Examples:
  dragoman translate nota.html                      each sentence beside its English
  dragoman translate noticias/ --json | jq .english
  dragoman translate --lines --from es < frases.txt > sentences.txt
  dragoman translate --engines                      which languages can be read here
"""


def translate(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT",
            show_default=False,
            help="Files, folders, and - for standard input, as for `dragoman code`; with --lines files of sentences, by default -.",
        ),
    ] = None,
    lines: Annotated[
        bool, typer.Option("--lines", help="One sentence a line in, one English line out, in order, none dropped.")
    ] = False,
    language: Annotated[
        str,
        typer.Option(
            "--from", metavar="CODE", help="Language of the lines, or of articles in place of the one found (es, fr)."
        ),
    ] = "",
    engines: Annotated[bool, typer.Option("--engines", help="List the engines that are ready, and end.")] = False,
    config: Config = None,
    as_json: JsonOrTables = None,
) -> None:
    """Translate reports into English, sentence by sentence beside the original.

    That is what `dragoman code` reads of an article in another language. Portuguese needs the extra dragoman[translate]; Spanish, Galician,
    Catalan, French and Italian also Apertium (make translate-setup); other languages need CTranslate2 weights of your own that
    the settings name. Sentences that were translated before come from a cache.
    """
    settings = settings_in_force(config)
    if engines:
        _list_engines(settings, screen.wants_json(as_json))
    elif lines:
        if not language:
            raise typer.BadParameter("--lines needs to know the language: --from es", param_hint="--from")
        _filter(inputs or ["-"], language, settings)
    elif not inputs:
        raise typer.BadParameter("name a file, or - for standard input", param_hint="INPUT")
    else:
        raise typer.Exit(_side_by_side(inputs, language, settings, screen.wants_json(as_json)))


def _filter(inputs: list[str], language: str, settings: Settings) -> None:
    from dragoman import translate

    given = chain.from_iterable(map(_lines_of, inputs))
    with progress("translating", lambda: None, wanted=not sys.stdout.isatty()) as step:
        for number, told in enumerate(translate.lines(given, language, settings), start=1):
            screen.write([told.english])
            step(number)


def _lines_of(name: str) -> Iterator[str]:
    """The lines of a file or of standard input; bytes that are no UTF-8 are replaced, no line is dropped."""
    if name == "-":
        yield from (line.decode("utf-8", "replace").rstrip("\r\n") for line in sys.stdin.buffer)
        return
    with Path(name).open("rb") as stream:
        yield from (line.decode("utf-8", "replace").rstrip("\r\n") for line in stream)


def _side_by_side(inputs: list[str], language: str, settings: Settings, as_json: bool) -> ExitCode:
    from dragoman import ingest, pipeline
    from dragoman.records import Rejection

    done = refused = 0
    with progress("translating", lambda: ingest.how_many(inputs), wanted=not sys.stdout.isatty()) as step:
        for found in pipeline.readings(ingest.articles(inputs, settings), settings, language=language):
            if isinstance(found, Rejection):
                refused += 1
                screen.say(f"{found.origin}: {found.detail} [{found.code}]")
            else:
                done += 1
                _show(found, as_json)
            step(done + refused)
    if refused:
        return ExitCode.IN_PART if done else ExitCode.NOTHING
    return ExitCode.DONE


def _show(reading: Reading, as_json: bool) -> None:
    from dragoman.report import encode, side_by_side

    if as_json:
        screen.write(encode(row) for row in side_by_side(reading.article, reading.translation))
        return
    from dragoman.report import Table

    rows = tuple(
        (
            row["original"],
            row["english"],
            "\n".join(filter(None, (row["engine"], row["quality"], ", ".join(row["doubts"])))),
        )
        for row in side_by_side(reading.article, reading.translation)
    )
    title = reading.article.title or reading.article.origin or reading.article.id
    screen.show_tables([Table(title, ("Original", "English", "By"), rows)])


def _list_engines(settings: Settings, as_json: bool) -> None:
    from dragoman import translate
    from dragoman.report import Table, encode

    here = translate.engines_here(settings.translate)
    if as_json:
        screen.write(
            encode({"language": language, "engine": one.name, "version": one.version, "quality": one.quality})
            for language, one in here.items()
        )
        return
    rows = tuple((language, one.name, str(one.quality), one.version) for language, one in here.items())
    screen.show_tables(
        [
            Table(
                "Engines" if rows else "No engines: pip install 'dragoman[translate]'",
                ("Language", "Engine", "Quality", "Version"),
                rows,
            )
        ]
    )
