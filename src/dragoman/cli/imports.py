"""`dragoman actors import`: actors from elsewhere, as a lexicon directory of one's own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from dragoman.cli import screen
from dragoman.cli.exits import ExitCode
from dragoman.cli.options import Config, settings_in_force

if TYPE_CHECKING:
    from collections import Counter

    from dragoman.lexicons.imports import DumpImport, Progress

WIKIDATA_EXAMPLES: Final = """
\b
Examples:
  dragoman actors import wikidata latest-all.json.gz --into wikidata
  bzcat all.json.bz2 | dragoman actors import wikidata - --into wikidata --limit 1000
  dragoman code report.html --lexicons wikidata
"""

CSV_EXAMPLES: Final = """
\b
Examples:
  dragoman actors import csv team.csv --into team
  dragoman actors resolve "Jane Roe" --lexicons team
"""

Into = Annotated[
    Path,
    typer.Option(
        metavar="DIR",
        file_okay=False,
        show_default=False,
        help="Lexicon directory that is written; what it holds already stays.",
    ),
]

imports = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Import actors into a lexicon directory, to be used with --lexicons DIR.",
)


@imports.command(epilog=WIKIDATA_EXAMPLES)
def wikidata(
    dump: Annotated[
        str,
        typer.Argument(
            metavar="DUMP",
            show_default=False,
            help="A JSON dump of Wikidata, one entity a line, plain, .gz or .bz2; - for standard input.",
        ),
    ],
    into: Into,
    languages: Annotated[
        str,
        typer.Option(metavar="CODES", help="Languages whose labels become names, the one that names entries first."),
    ] = "en",
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Read no more than N entities, to try it out.")
    ] = None,
    config: Config = None,
) -> None:
    """Import people, countries and political bodies from a dump of Wikidata.

    People with an office or a party, with dates; countries; parties, armed groups, governments, ministries and
    international bodies. Whoever is in the gazetteer already keeps the id and gains names and offices. The dump is
    read once as a stream; damaged lines are counted and passed over.
    """
    settings = settings_in_force(config)

    from dragoman.lexicons.imports import import_dump

    codes = tuple(code.strip().lower() for code in languages.split(",") if code.strip())
    with _bar(dump) as step:
        report = import_dump(dump, into, languages=codes, limit=limit, dirs=settings.lexicon_dirs, progress=step)
    _say_damage(report)
    read = f"{report.entities:,} {'entity' if report.entities == 1 else 'entities'} read"
    screen.say(f"{read}, {screen.count(report.damaged, 'damaged line')}: {_counts(report.counts)} in {into / 'actors'}")
    if report.damaged or report.broken:
        raise typer.Exit(ExitCode.IN_PART)


def _say_damage(report: DumpImport) -> None:
    for one in report.damage:
        screen.say(f"line {one.line}: damaged: {one.detail}")
    if report.damaged > len(report.damage):
        screen.say(f"and {report.damaged - len(report.damage):,} more damaged lines")
    if report.broken:
        screen.say(f"the dump breaks off: {report.broken}; what was read until then is taken")


@imports.command("csv", epilog=CSV_EXAMPLES)
def team_list(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            show_default=False,
            help="CSV in UTF-8; its header has name and any of names, weak, kind, country, sectors, title, start, end.",
        ),
    ],
    into: Into,
    config: Config = None,
) -> None:
    """Import a list of your own.

    One actor a line; several lines of one name are one actor, each with an office of its own. Lists inside a field (names,
    weak, sectors) are joined by semicolons. kind is person, body, country, region, city or a kind of body such as
    party; country an ISO code or an English name; start and end are 2013, 2013-03 or 2013-03-14. Every problem is
    reported with its line, and the good lines are taken.
    """
    settings = settings_in_force(config)

    from dragoman.lexicons.imports import import_list

    report = import_list(file, into, dirs=settings.lexicon_dirs)
    for problem in report.problems:
        screen.say(f"{file}:{problem.line}: {problem.detail}")
    for form in report.weakened:
        screen.say(f"{form!r} is an everyday word or a name of others, too: made a weak form, which needs support")
    taken = f"{screen.count(report.taken, 'line')} taken, {report.refused} refused"
    screen.say(
        f"{taken}: {_counts(report.counts)} in {into / 'actors'}" if report.taken else f"{taken}; nothing written"
    )
    if report.problems:
        raise typer.Exit(ExitCode.IN_PART if report.taken else ExitCode.NOTHING)


NOUNS: Final = {
    "people": ("person", "people"),
    "roles": ("new office", "new offices"),
    "countries": ("country", "countries"),
    "regions": ("region", "regions"),
    "cities": ("city", "cities"),
    "parties": ("party", "parties"),
    "bodies": ("other body", "other bodies"),
}


def _counts(counts: Counter[str]) -> str:
    """The entries by table, how many of them the gazetteer had, and how many names were made weak."""
    listed = [f"{counts[key]:,} {nouns[counts[key] != 1]}" for key, nouns in NOUNS.items() if counts[key]]
    words = ", ".join(listed) or "no actor"
    if counts["known"]:
        words += f" ({counts['known']:,} known already)"
    if counts["weakened"]:
        words += f"; {counts['weakened']:,} {'name' if counts['weakened'] == 1 else 'names'} of several or everyday, made weak"
    return words


@contextmanager
def _bar(dump: str) -> Iterator[Callable[[Progress], None]]:
    """What takes the progress of an import; shown on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich import progress
    from rich.console import Console

    try:
        size = Path(dump).stat().st_size if dump != "-" and Path(dump).is_file() else None
    except (OSError, ValueError):
        size = None
    bar = progress.Progress(
        progress.TextColumn("importing"),
        progress.BarColumn(),
        *((progress.TaskProgressColumn(), progress.TimeRemainingColumn()) if size else ()),
        progress.TextColumn("{task.fields[words]}", markup=False),
        progress.TimeElapsedColumn(),
        console=Console(file=sys.stderr),
        transient=True,
        redirect_stdout=False,
    )
    with bar:
        task = bar.add_task("importing", total=size, words="")

        def step(done: Progress) -> None:
            rate = done.entities / done.seconds if done.seconds else 0
            words = f"{done.entities:,} entities, {rate:,.0f}/s, {done.found:,} found"
            bar.update(task, completed=done.at, words=words)

        yield step
