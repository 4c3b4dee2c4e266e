"""`dragoman lexicons`: whether the lexica hold together, and what they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from dragoman.cli import screen
from dragoman.cli.exits import ExitCode
from dragoman.cli.options import Config, Json, JsonOrTables, LexiconDirs, settings_in_force

if TYPE_CHECKING:
    from dragoman.records import Publisher

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

PUBLISHERS_EXAMPLES: Final = """
\b
Examples:
  dragoman lexicons publishers --country UKR --kind agency
  dragoman lexicons publishers english.news.cn https://www.dawn.com/news
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


@lexicons.command(epilog=PUBLISHERS_EXAMPLES)
def publishers(
    domains: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="DOMAIN",
            show_default=False,
            help="Domains or addresses whose publishers are asked for; by default the whole table is listed.",
        ),
    ] = None,
    country: Annotated[str, typer.Option(metavar="ISO3", help="Only publishers of this country.")] = "",
    kind: Annotated[str, typer.Option(metavar="KIND", help="Only publishers of this kind, such as agency.")] = "",
    lexicons: LexiconDirs = None,
    as_json: JsonOrTables = None,
    config: Config = None,
) -> None:
    """List the publishers that are known by their web domains.

    Name, country, languages and kind of each; a domain has those of the longest parent that is listed.
    """
    settings = settings_in_force(config, lexicon_dirs=lexicons)

    from dragoman import lexicons as room
    from dragoman.records import PublisherKind
    from dragoman.report import Table, json_line

    if kind and kind not in set(PublisherKind):
        known = ", ".join(one.value for one in PublisherKind)
        raise typer.BadParameter(f"no kind {kind!r}: one of {known}", param_hint="--kind")
    table = room.publishers(settings.lexicon_dirs)
    asked = {domain: table.of(domain) for domain in domains} if domains else dict(table.by_domain)
    found = [
        (domain, publisher)
        for domain, publisher in asked.items()
        if publisher and (not country or publisher.country == country.upper()) and (not kind or publisher.kind == kind)
    ]
    if screen.wants_json(as_json):
        more = [{"asked": domain} if domains else {} for domain, _ in found]
        screen.write(json_line("publisher", one, **said) for (_, one), said in zip(found, more, strict=True))
    else:
        rows = tuple(_row(domain, one) for domain, one in found)
        title = screen.count(len(found), "domain").capitalize()
        screen.show_tables([Table(title, ("Domain", "Name", "Country", "Languages", "Kind"), rows)])
    unknown = [domain for domain, publisher in asked.items() if publisher is None]
    for domain in unknown:
        screen.say(f"{domain}: no publisher of this domain is known")
    if unknown:
        raise typer.Exit(ExitCode.IN_PART if len(unknown) < len(asked) else ExitCode.NOTHING)


def _row(domain: str, publisher: Publisher) -> tuple[str, ...]:
    return domain, publisher.name, publisher.country, publisher.language.replace(";", " "), publisher.kind
