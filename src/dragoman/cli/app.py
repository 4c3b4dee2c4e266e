"""The command line: its commands, its global options, and how every error ends in one line and an exit code."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from dragoman.cli import (
    actors,
    code,
    doctor,
    evaluate,
    explain,
    fetch,
    lexicons,
    query,
    rules,
    said,
    settings,
    show,
    translate,
)
from dragoman.cli.exits import EXIT_CODES, ExitCode, exit_code
from dragoman.cli.screen import one_line, say
from dragoman.errors import DragomanError
from dragoman.version import __version__


class Commands(TyperGroup):
    """The group of all commands: `--debug` is taken anywhere, and what goes wrong becomes one line and an exit code."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments left to the command; `--debug` is taken from wherever it stands before `--`."""
        end = args.index("--") if "--" in args else len(args)
        if "--debug" in args[:end]:
            args = ["--debug", *(a for a in args[:end] if a != "--debug"), *args[end:]]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """What the command gives; with `--debug`, what goes wrong is raised as it is.

        Raises:
            Exit: something went wrong.
        """
        try:
            given = super().invoke(ctx)
            sys.stdout.flush()
            return given
        except (typer.Exit, typer.Abort):
            raise
        except BrokenPipeError:
            _forget_output()
            raise typer.Exit(ExitCode.CUT_OFF) from None
        except KeyboardInterrupt:
            say("interrupted")
            raise typer.Exit(ExitCode.INTERRUPTED) from None
        except Exception as error:
            if ctx.params.get("debug") or hasattr(error, "exit_code"):  # Typer shows usage errors itself
                raise
            raise typer.Exit(_reported(error)) from None


EXAMPLES: Final = """
\b
Examples:
  dragoman code report.html             one report; its record as tables
  dragoman code reports/ more.jsonl     many at once
  dragoman fetch https://news.example/  what is new in a feed, for code to read
  dragoman translate nota.html          a report in another language beside its English
  dragoman show report.html             the record again
  dragoman explain ev1-0f3a9c1d2b4e5f60 why that event was coded
  dragoman claims --disputed            what is claimed, and who denies or doubts it
  dragoman query                        the tables that can be asked in SQL
  dragoman actors resolve "the Pope"    whom a phrase means
  dragoman rules test "SENTENCE"        which event rules fire, and which nearly do
  dragoman doctor                       whether the installation is whole
"""

app = typer.Typer(
    cls=Commands,
    name="dragoman",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog=f"{EXAMPLES}\n{EXIT_CODES}",
)

_COMMANDS: Final = (
    (code.code, code.EXAMPLES),
    (translate.translate, translate.EXAMPLES),
    (show.show, show.EXAMPLES),
    (explain.explain, explain.EXAMPLES),
    (said.statements, said.STATEMENTS_EXAMPLES),
    (said.claims, said.CLAIMS_EXAMPLES),
    (said.claim, said.CLAIM_EXAMPLES),
    (query.query, query.EXAMPLES),
    (fetch.fetch, fetch.FETCH_EXAMPLES),
    (fetch.watch, fetch.WATCH_EXAMPLES),
    (doctor.doctor, doctor.EXAMPLES),
    (settings.settings, settings.EXAMPLES),
    (evaluate.evaluate, evaluate.EXAMPLES),
)
for _command, _examples in _COMMANDS:
    app.command(epilog=_examples)(_command)
app.add_typer(actors.actors, name="actors")
app.add_typer(lexicons.lexicons, name="lexicons")
app.add_typer(rules.rules, name="rules")


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"dragoman {__version__}\n")
        raise typer.Exit


@app.callback()
def dragoman(
    debug: Annotated[
        bool, typer.Option("--debug", help="Show tracebacks and what goes on inside; may stand anywhere.")
    ] = False,
    version: Annotated[  # noqa: ARG001 - its callback does it
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Read news and keep a record of who did what to whom, who said what, and who disputes it.

    Reports go into a ledger, a directory of Parquet files, with the exact words behind every record. `code` fills it;
    `show`, `explain` and `query` read it.
    """
    _listen(debug)


def main() -> None:
    """Ends the process with the exit code of the command that its arguments name."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
            if not stream.isatty():
                reconfigure(encoding="utf-8")
    app(prog_name="dragoman")


class _Lines(logging.Handler):
    """What the library logs, one line each on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        say(f"{record.levelname.lower()}: {record.getMessage()}")
        if record.exc_info and record.exc_info[0] is not None:
            sys.stderr.write("".join(f"  {one_line(line)}\n" for line in self._trace(record).split("\n")))

    @staticmethod
    def _trace(record: logging.LogRecord) -> str:
        return logging.Formatter().formatException(record.exc_info) if record.exc_info else ""


def _listen(debug: bool) -> None:
    """Shows what the library logs; other libraries' warnings only with `--debug`."""
    log = logging.getLogger("dragoman")
    log.handlers = [_Lines()]
    log.setLevel(logging.DEBUG if debug else logging.WARNING)
    if not debug:
        logging.getLogger().addHandler(logging.NullHandler())
        warnings.simplefilter("ignore")


def _reported(error: Exception) -> ExitCode:
    """Says what went wrong, in one line."""
    if isinstance(error, DragomanError):
        say(f"error: {error}")
        return exit_code(error)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        say(f"error: {where}{error.strerror or error}")
        return exit_code(error)
    say(f"internal error: {type(error).__name__}: {error}; `dragoman --debug ...` shows where, please report it")
    return ExitCode.BUG


def _forget_output() -> None:
    """Points standard output at nothing, so that what is still held for it does not fail when Python ends."""
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
