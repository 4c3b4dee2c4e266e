"""`dragoman show`: the record of an article, read back from the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from dragoman.cli import screen
from dragoman.cli.options import Config, JsonOrTables, LedgerDir, settings_in_force
from dragoman.cli.output import opened

if TYPE_CHECKING:
    from dragoman.ledger import Ledger
    from dragoman.records import Article, CodedArticle

FEW: Final = 3
"""Articles whose records are shown in full on a terminal; more of them are listed."""

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
    found = book.search(what or "") if what or every else book.last_coded()
    if not found:
        raise _not_there(book, what)
    lines = screen.wants_json(as_json)
    if every:
        if lines:
            screen.write(encode(_listed(article)) for article in found)
        else:
            _show_list(found)
    elif html is not None:
        with opened(html) as file:
            file.write(_page([book.coded(article.id) for article in found]))
        if html != "-":
            screen.say(f"{screen.count(len(found), 'article')} in {html}")
    elif lines:
        from dragoman.report import json_lines

        for article in found:
            screen.write(json_lines(book.coded(article.id)))
    elif len(found) > FEW:
        _show_list(found)
        screen.say(f"{len(found)} articles; `dragoman show ID` shows one, --json all")
    else:
        for article in found:
            screen.show_record(book.coded(article.id))


def _not_there(book: Ledger, what: str | None) -> Exception:
    """What to say where no article is meant."""
    from dragoman.errors import UnknownRecord

    if what:
        return UnknownRecord(
            f"{what}: no article of the ledger {book.directory} has this id, nor this in its path, address or title; "
            "`dragoman show --list` lists them"
        )
    return UnknownRecord(
        f"the ledger {book.directory} holds no article yet: `dragoman code ARTICLE --ledger {book.directory}` adds one"
    )


def _listed(article: Article) -> dict[str, Any]:
    """An article in a list: id, day of publication, title, and where it came from."""
    return {
        "id": article.id,
        "published": article.published.day or None,
        "title": article.title,
        "origin": article.url or article.origin,
    }


def _show_list(found: Sequence[Article]) -> None:
    from dragoman.report import Table

    rows = tuple(tuple(cell or "" for cell in _listed(article).values()) for article in found)
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
