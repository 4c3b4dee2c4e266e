"""`dragoman actors`: whom a phrase means, what the gazetteer has of somebody, and lists of one's own into it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Final

import typer

from dragoman.cli import imports, screen
from dragoman.cli.exits import ExitCode
from dragoman.cli.options import Config, JsonOrTables, LexiconDirs, settings_in_force
from dragoman.cli.progress import progress

if TYPE_CHECKING:
    from dragoman.lexicons import Entry, Likeness
    from dragoman.pipeline import Answer
    from dragoman.records import Actor, Resolution
    from dragoman.report import Table

FEW: Final = 3
"""Entries that are shown in full on a terminal; more of them are listed."""

RESOLVE_EXAMPLES: Final = """
\b
Examples:
  dragoman actors resolve "the Chilean defence minister" --date 2024-03-05
  dragoman actors resolve "the army" --context "Coup in Niger"
  dragoman actors resolve --input phrases.jsonl > resolved.jsonl
"""

SHOW_EXAMPLES: Final = """
\b
Examples:
  dragoman actors show "Angela Merkel"
  dragoman actors show DEU --json
"""

SEARCH_EXAMPLES: Final = """
\b
Examples:
  dragoman actors search ang mer
  dragoman actors search Zelenskyi --limit 5
"""

actors = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Ask whom a phrase means, look into the gazetteer, or import into one.",
)
actors.add_typer(imports.imports, name="import")


@actors.command(epilog=RESOLVE_EXAMPLES)
def resolve(
    text: Annotated[
        str | None, typer.Argument(show_default=False, metavar="TEXT", help="The phrase; without it --input is read.")
    ] = None,
    date: Annotated[
        str,
        typer.Option(metavar="ISO", help="Day, month or year as of which it is meant; else the latest office counts."),
    ] = "",
    context: Annotated[str, typer.Option(metavar="WORDS", help="Words that stood around it, such as a headline.")] = "",
    country_hint: Annotated[
        str, typer.Option(metavar="ISO3", help="The country whose affairs it is about, by code or by name.")
    ] = "",
    batch: Annotated[
        str | None,
        typer.Option(
            "--input",
            metavar="FILE.jsonl",
            help="Many phrases: one JSON object a line with text and, where known, date, context, country_hint, id; - for stdin.",
        ),
    ] = None,
    lexicons: LexiconDirs = None,
    as_json: JsonOrTables = None,
    config: Config = None,
) -> None:
    """Say whom a phrase means.

    Name, country, sectors, office, how sure that is, and why. Of a batch each line gives one, in order; a line that
    cannot be read gives a rejection in its place.
    """
    if (text is None) is (batch is None):
        raise typer.BadParameter("give either a phrase or --input", param_hint="TEXT")
    if batch is not None and (date or context or country_hint):
        raise typer.BadParameter("in a batch each line says its own", param_hint="--date, --context, --country-hint")
    settings = settings_in_force(config, lexicon_dirs=lexicons)
    lines = screen.wants_json(as_json)
    if batch is None:
        import dragoman

        found = dragoman.resolve(text or "", date=date, context=context, country_hint=country_hint, settings=settings)
        if lines:
            screen.write([_resolution_line(found, text=text)])
        else:
            screen.show_tables([_resolution(text or "", found)])
        return

    from dragoman import actors, ingest, pipeline

    with _opened(batch) as file, progress("resolving", lambda: ingest.how_many([batch]), wanted=batch != "-") as step:
        answers = pipeline.resolve(actors.read_questions(file), settings)
        _show_batch(answers, step, lines=lines)


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        if sys.stdin.isatty():
            screen.say("reading JSON lines from the terminal; Ctrl-D on a line of its own ends them")
        yield sys.stdin.buffer
        return
    with Path(name).open("rb") as file:
        yield file


def _show_batch(answers: Iterable[Answer], step: Callable[[int], None], *, lines: bool) -> None:
    from dragoman.records import Rejection
    from dragoman.report import Table, json_line

    done = refused = 0
    rows: list[tuple[str, ...]] = []
    for answer in answers:
        done += 1
        own = {} if answer.id is None else {"id": answer.id}
        if isinstance(answer.found, Rejection):
            refused += 1
            if lines:
                wrong = {name: getattr(answer.found, name) for name in ("origin", "stage", "code", "detail")}
                screen.write([json_line("rejection", own | wrong)])
            else:
                screen.say(f"{own.get('id', answer.found.origin)}: {answer.found.detail} [{answer.found.code}]")
        else:
            if lines:
                screen.write([_resolution_line(answer.found, **own, text=answer.text)])
            else:
                rows.append((answer.text, *_row(answer.found)))
        step(done)
    if rows:
        columns = ("Phrase", "Name", "Country", "Sectors", "Office", "Judgement", "Why")
        screen.show_tables([Table(screen.count(len(rows), "phrase"), columns, tuple(rows))])
    if refused:
        screen.say(f"{screen.count(refused, 'line')} of {done} refused")
        raise typer.Exit(ExitCode.NOTHING if refused == done else ExitCode.IN_PART)


def _row(found: Resolution) -> tuple[str, ...]:
    return (
        found.name,
        found.country,
        " ".join(found.sectors),
        found.role,
        f"{found.judgement} {found.score:g}",
        found.reason,
    )


def _resolution_line(found: Resolution, **first: object) -> str:
    from dragoman.report import json_line

    fields = {name: getattr(found, name) for name in found.__dataclass_fields__ if name != "mention_id"}
    return json_line("resolution", {**first, **fields})


def _resolution(text: str, found: Resolution) -> Table:
    from dragoman.report import Table

    rows = [
        ("name", found.name),
        ("country", found.country),
        ("sectors", " ".join(found.sectors)),
        ("office", found.role),
        ("judgement", found.judgement),
        ("score", " ".join((f"{found.score:g}:", *(f"{p.name} {p.value:+g}" for p in found.score_parts)))),
        ("why", found.reason),
        ("entry", found.actor_id),
    ]
    return Table(text, ("", ""), tuple((name, value) for name, value in rows if value))


@actors.command(epilog=SHOW_EXAMPLES)
def show(
    name: Annotated[str, typer.Argument(show_default=False, metavar="NAME", help="A name of the actor, or its id.")],
    lexicons: LexiconDirs = None,
    as_json: JsonOrTables = None,
    config: Config = None,
) -> None:
    """Show what the gazetteer has of an actor.

    All its names, its offices with their dates, and the lexicon directory that each comes from.
    """
    settings = settings_in_force(config, lexicon_dirs=lexicons)

    from dragoman import lexicons as room
    from dragoman.errors import UnknownRecord

    found = room.entries(name, settings.lexicon_dirs)
    if not found:
        alike = ", ".join(like.actor.name for like in room.search(name, settings.lexicon_dirs, limit=FEW))
        raise UnknownRecord(
            f"{name}: the gazetteer has nobody of this name or id; "
            + (f"alike are {alike}" if alike else "nor anybody alike")
        )
    if screen.wants_json(as_json):
        screen.write(map(_entry_line, found))
    elif len(found) > FEW:
        screen.show_tables([_listed(name, ((entry.actor, "") for entry in found))])
        screen.say(f"{len(found)} actors; `dragoman actors show ID` shows one, --json all")
    else:
        for entry in found:
            screen.show_tables(_entry(entry))


def _entry_line(entry: Entry) -> str:
    from dragoman.report import json_line

    roles = [{**_fields(held.role), "directory": str(held.directory)} for held in entry.roles]
    other = [{"kind": kind, "form": form} for kind, form in entry.other]
    where = {"directory": str(entry.directory), "file": entry.file, "line": entry.line}
    return json_line("actor", {**_fields(entry.actor), "roles": roles, "other": other, **where})


def _fields(record: object) -> dict[str, object]:
    import msgspec

    fields: dict[str, object] = msgspec.to_builtins(record)
    return fields


def _entry(entry: Entry) -> list[Table]:
    from dragoman.report import Table

    actor = entry.actor
    other: dict[str, list[str]] = {}
    for kind, form in entry.other:
        other.setdefault(kind, []).append(form)
    rows = [
        ("id", actor.id),
        ("kind", actor.kind.value),
        ("country", actor.country),
        ("sectors", " ".join(actor.sectors)),
        ("names", "\n".join(actor.strong)),
        ("weak names", "\n".join(actor.weak)),
        *((kind, "\n".join(listed)) for kind, listed in other.items()),
        ("from", f"{_directory(entry.directory)}, {entry.file} line {entry.line}"),
    ]
    tables = [Table(actor.name, ("", ""), tuple((name, value) for name, value in rows if value))]
    if entry.roles:
        offices = tuple(
            (h.role.title, h.role.country, " ".join(h.role.sectors), h.role.start, h.role.end, _directory(h.directory))
            for h in entry.roles
        )
        columns = ("Office", "Country", "Sectors", "From", "To", "Lexicon")
        tables.append(Table(screen.count(len(offices), "office"), columns, offices))
    return tables


def _directory(directory: Path) -> str:
    from dragoman import lexicons

    return "packaged" if directory == lexicons.DATA else str(directory)


@actors.command(epilog=SEARCH_EXAMPLES)
def search(
    words: Annotated[
        list[str],
        typer.Argument(show_default=False, metavar="WORDS", help="A name, the beginnings of its words, or nearly so."),
    ],
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="How many are listed at most.")] = 20,
    lexicons: LexiconDirs = None,
    as_json: JsonOrTables = None,
    config: Config = None,
) -> None:
    """Search the gazetteer by the beginnings of names and by spelling.

    Names that are equal come first, then those that go on from the words, then those that are spelt much alike.
    """
    settings = settings_in_force(config, lexicon_dirs=lexicons)

    from dragoman import lexicons as room
    from dragoman.errors import UnknownRecord
    from dragoman.report import json_line

    asked = " ".join(words)
    found = room.search(asked, settings.lexicon_dirs, limit=limit)
    if not found:
        raise UnknownRecord(f"{asked}: the gazetteer has no name like this")
    if screen.wants_json(as_json):
        for like in found:
            shown = {"id": like.actor.id, "name": like.actor.name, "kind": like.actor.kind, "form": like.form}
            office = dict(zip(("country", "office"), _country_and_office(like.actor), strict=True))
            screen.write([json_line("likeness", {**shown, "score": like.score, **office})])
    else:
        screen.show_tables([_listed(asked, _forms(found))])


def _forms(found: Iterable[Likeness]) -> Iterator[tuple[Actor, str]]:
    return ((like.actor, "" if like.form == like.actor.name else like.form) for like in found)


def _listed(asked: str, found: Iterable[tuple[Actor, str]]) -> Table:
    from dragoman.report import Table

    rows = tuple((actor.name, form, actor.kind.value, *_country_and_office(actor), actor.id) for actor, form in found)
    return Table(asked, ("Name", "Also called", "Kind", "Country", "Latest office", "Id"), rows)


def _country_and_office(actor: Actor) -> tuple[str, str]:
    """The country of an actor, of a person that of the latest office, and that office."""
    if not actor.roles:
        return actor.country, ""
    latest = max(actor.roles, key=lambda role: (role.start, not role.end))
    return latest.country, latest.title
