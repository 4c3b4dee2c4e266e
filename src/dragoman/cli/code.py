"""`dragoman code`: reports in, records out, and into the ledger."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from dragoman.cli import screen
from dragoman.cli.exits import ExitCode
from dragoman.cli.options import Config, JsonOrTables, LedgerDir, LexiconDirs, Reader, settings_in_force
from dragoman.cli.progress import progress

if TYPE_CHECKING:
    from dragoman.cli.course import Course
    from dragoman.records import CodedArticle, Rejection, Run

FEW: Final = 3
"""Articles whose records are shown in full; of more, how many records of each kind there are."""

EXAMPLES: Final = """
\b
Examples:
  dragoman code report.html
  dragoman code reports/ --ledger april
  dragoman code news.warc.gz --where domain=courier.example --where "date>=2024-03-01"
  dragoman code reports.jsonl --no-ledger --json | jq 'select(.record == "event")'
  dragoman code https://news.example/report
  dragoman code nota.html                      Spanish, say: read through translation
"""


def code(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            show_default=False,
            help="Files (HTML, plain text, JSON lines, JSON, CSV, TSV, Parquet, WARC), folders, addresses of pages, and - for standard "
            "input; several at once.",
        ),
    ],
    ledger: LedgerDir = None,
    no_ledger: Annotated[bool, typer.Option("--no-ledger", help="Show the records and keep nothing.")] = False,
    date: Annotated[
        str | None,
        typer.Option(metavar="ISO", help="Date of publication for articles that state none, such as 2024-03-05."),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CONDITION",
            help="Only articles of a domain, language or date, such as domain=courier.example,*.example.org or language=en,es or "
            '"date>=2024-03-01" (also <=, >, <, =; day, month or year). Repeatable: all must hold. What is left out is counted.',
        ),
    ] = None,
    config: Config = None,
    lexicons: LexiconDirs = None,
    reader: Reader = None,
    as_json: JsonOrTables = None,
) -> None:
    """Code reports into events, statements and claims.

    What is found is kept in the ledger; coding the same report again with the same version adds nothing. An input that
    is refused is one line on standard error, and the others are coded all the same. Ctrl-C ends the run, and what was
    coded until then is kept.

    As JSON each record is one line, told apart by its first key: article, event, statement, claim, evidence, rejection.
    """
    if ledger and no_ledger:
        raise typer.BadParameter("--ledger and --no-ledger exclude each other", param_hint="--no-ledger")
    settings = settings_in_force(config, ledger=ledger, lexicon_dirs=lexicons, reader=reader)

    from dragoman import ingest, pipeline
    from dragoman.cli.course import Course
    from dragoman.ledger import Ledger
    from dragoman.records import Rejection

    left_out: Counter[str] = Counter()
    results = pipeline.run(
        inputs, settings, date=date, where=ingest.where(*where) if where else None, left_out=left_out
    )
    book = None if no_ledger else Ledger(settings.ledger)
    lines = screen.wants_json(as_json)
    few: list[CodedArticle] = []
    if "-" in inputs and sys.stdin.isatty():
        screen.say("reading a report from the terminal; Ctrl-D on a line of its own ends it")

    def show(result: CodedArticle | Rejection) -> None:
        if isinstance(result, Rejection):
            screen.say(f"{result.origin}: {result.detail} [{result.code}]")
        elif not lines and len(few) <= FEW:
            few.append(result)
        if lines:
            _write_lines(result)
        step(course.articles + course.refused)

    bar = progress("coding", lambda: ingest.how_many(inputs), wanted=not (lines and sys.stdout.isatty()))
    run = None
    with Course(show) as course:
        with bar as step:
            stream = course.watch(results)
            if book is not None:
                run = pipeline.keep(stream, book, settings)
            else:
                for _ in stream:
                    pass
        if isinstance(course.failure, BrokenPipeError):
            raise course.failure
        if not lines:
            _show_tables(few, course)
        screen.say(_summary(course, run, None if no_ledger else settings.ledger, left_out.total()))
    if course.failure is not None:
        raise course.failure
    raise typer.Exit(_exit_code(course))


def _write_lines(result: CodedArticle | Rejection) -> None:
    from dragoman.report import json_lines

    screen.write(json_lines(result))


def _show_tables(few: list[CodedArticle], course: Course) -> None:
    from dragoman.report import totals

    if len(few) > FEW:
        screen.show_tables([totals(course.events, course.statements, course.claims)])
        return
    for coded in few:
        screen.show_record(coded)


def _summary(course: Course, run: Run | None, ledger: Path | None, left_out: int) -> str:
    """What the run did, in one line."""
    counts = (
        (course.articles, "article"),
        (course.events.total(), "event"),
        (course.statements.total(), "statement"),
        (course.claims.total(), "claim"),
        (course.refused, "rejection"),
    )
    did = ", ".join(screen.count(number, noun) for number, noun in counts)
    if left_out:
        did += f", {left_out:,} left out by --where"
    if course.stopped_by:
        did = f"stopped early: {did}"
    if ledger is None:
        return f"{did}; nothing kept (--no-ledger)"
    if run is None:
        return f"{did}; nothing new for the ledger {ledger}"
    if run.articles < course.articles:
        return f"{did}; new in the ledger {ledger}: {screen.count(run.articles, 'article')} (run {run.id})"
    return f"{did}; kept in the ledger {ledger} (run {run.id})"


def _exit_code(course: Course) -> int:
    if course.stopped_by:
        return 128 + course.stopped_by
    if course.refused:
        return ExitCode.IN_PART if course.articles else ExitCode.NOTHING
    return ExitCode.DONE
