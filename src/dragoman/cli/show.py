"""`dragoman show`: the record of an article, read back from the ledger."""

from __future__ import annotations

import os
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from dragoman.cli import screen
from dragoman.cli.options import Config, JsonOrTables, LedgerDir, settings_in_force
from dragoman.cli.output import opened

if TYPE_CHECKING:
    from dragoman.ledger import Ledger
    from dragoman.records import CodedArticle

FEW: Final = 3
"""Articles whose records are shown in full on a terminal; more of them are listed."""

_ID: Final = re.compile(r"[a-z]{2}\d+-[0-9a-f]{16}")
_LISTED: Final = "id, CAST(published_date AS VARCHAR) AS published, title, coalesce(nullif(url, ''), origin) AS origin"

EXAMPLES: Final = """
\b
Examples:
  dragoman show
  dragoman show report.html --html report-marked.html
  dragoman show ev1-0f3a9c1d2b4e5f60 --json
  dragoman show --list
"""


def show(
    what: Annotated[
        str | None,
        typer.Argument(
            show_default=False,
            metavar="WHAT",
            help="Id of an article or of any record in it, or part of its path, address or title; by default what the last run coded.",
        ),
    ] = None,
    ledger: LedgerDir = None,
    every: Annotated[bool, typer.Option("--list", help="List the articles, all of them without WHAT.")] = False,
    html: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write a page with the words marked to FILE (- for stdout).")
    ] = None,
    as_json: JsonOrTables = None,
    config: Config = None,
) -> None:
    """Show the record of an article in the ledger."""
    settings = settings_in_force(config, ledger=ledger)

    from dragoman.ledger import Ledger
    from dragoman.report import encode

    book = Ledger(settings.ledger, create=False)
    found = _articles(book, what, every=every)
    lines = screen.wants_json(as_json)
    if every:
        if lines:
            screen.write(map(encode, found))
        else:
            _show_list(found)
    elif html is not None:
        with opened(html) as file:
            file.write(_page([book.coded(row["id"]) for row in found]))
        if html != "-":
            screen.say(f"{screen.count(len(found), 'article')} in {html}")
    elif lines:
        from dragoman.report import json_lines

        for row in found:
            screen.write(json_lines(book.coded(row["id"])))
    elif len(found) > FEW:
        _show_list(found)
        screen.say(f"{len(found)} articles; `dragoman show ID` shows one, --json all")
    else:
        for row in found:
            screen.show_record(book.coded(row["id"]))


def _articles(book: Ledger, what: str | None, *, every: bool) -> list[dict[str, Any]]:
    """The articles that are meant, the last coded first; one row each: id, published, title, origin.

    Raises:
        UnknownRecord: there are none.
    """
    from dragoman.errors import UnknownRecord

    if what and _ID.fullmatch(what):
        what = book.find(what).article.id
        where = f"id = {_quoted(what)}"
    elif what:
        where = " OR ".join(
            f"contains(lower(concat_ws(chr(10), url, origin, title)), lower({_quoted(form)}))" for form in _forms(what)
        )
    elif every:
        where = "true"
    else:
        where = "started = (SELECT max(started) FROM runs WHERE articles > 0)"
    rows: list[dict[str, Any]] = book.query(
        f"SELECT {_LISTED} FROM (SELECT a.*, r.started FROM articles a JOIN runs r ON r.id = a.run_id) "
        f"WHERE {where} ORDER BY started DESC, position"
    ).to_pylist()
    if not rows and what:
        raise UnknownRecord(
            f"{what}: no article of the ledger {book.directory} has this id, nor this in its path, address or title; "
            "`dragoman show --list` lists them"
        )
    if not rows:
        raise UnknownRecord(
            f"the ledger {book.directory} holds no article yet: `dragoman code ARTICLE --ledger {book.directory}` adds one"
        )
    return rows


def _forms(what: str) -> list[str]:
    """How the ledger may have it: as it is said, and where it is the path of a file, the other ways to say that."""
    forms = [what]
    if "\0" not in what and Path(what).exists():
        path = os.path.normpath(what)
        forms += [path, os.path.relpath(path), str(Path(path).absolute())]
    return list(dict.fromkeys(forms))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''").replace("\0", "") + "'"


def _show_list(found: list[dict[str, Any]]) -> None:
    from dragoman.report import Table

    columns = ("id", "published", "title", "origin")
    rows = tuple(tuple(row[column] or "" for column in columns) for row in found)
    screen.show_tables([Table(screen.count(len(found), "article"), ("Article", "Published", "Title", "From"), rows)])


def _page(coded: list[CodedArticle]) -> str:
    """A page of its own, with no script and nothing fetched, that holds the HTML view of each article."""
    from dragoman.report import html, printable

    title = escape(printable(coded[0].article.title or coded[0].article.id))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n</head>\n<body>\n" + "\n".join(map(html, coded)) + "\n</body>\n</html>\n"
    )
