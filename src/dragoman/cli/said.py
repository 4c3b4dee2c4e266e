"""`dragoman statements`, `dragoman claims`, `dragoman claim`: who said what over the whole ledger, and who disputes it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from dragoman.cli import screen
from dragoman.cli.options import Config, JsonOrTables, LedgerDir, settings_in_force
from dragoman.records import Stance, Standing

if TYPE_CHECKING:
    from dragoman.ledger import Ledger
    from dragoman.records import LinkedClaim
    from dragoman.report import Table

SHOWN: Final = 200
"""Rows that a terminal is shown; a pipe and `--json` get all."""

STATEMENTS_EXAMPLES: Final = """
\b
Examples:
  dragoman statements --speaker "foreign minister"
  dragoman statements --speaker CHN --stance denies --since 2024-01-01
  dragoman statements --about ceasefire --json | jq -r .content
  dragoman statements --quotebank quotes/
"""

CLAIMS_EXAMPLES: Final = """
\b
Examples:
  dragoman claims --disputed
  dragoman claims --about ceasefire --since 2024-01-01
  dragoman claims --schema-org > claims.jsonl
"""

CLAIM_EXAMPLES: Final = """
\b
Examples:
  dragoman claim cl1-0f3a9c1d2b4e5f60
"""

Since = Annotated[
    str, typer.Option("--since", metavar="DATE", help="Only from this day on (YYYY-MM-DD).", show_default=False)
]


def statements(
    speaker: Annotated[
        str, typer.Option(metavar="WORDS", help="Part of the speaker's name, or a country code.", show_default=False)
    ] = "",
    about: Annotated[str, typer.Option(metavar="WORDS", help="Part of what was said.", show_default=False)] = "",
    stance: Annotated[
        Stance | None,
        typer.Option(metavar="STANCE", help=f"What the speaker does with it: {', '.join(Stance)}.", show_default=False),
    ] = None,
    since: Since = "",
    attitudes: Annotated[
        bool, typer.Option("--attitudes", help="Also what somebody only thinks, wants or supports.")
    ] = False,
    quotebank: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", file_okay=False, help="Write what is quoted as quotations.csv and articles.csv into DIR."
        ),
    ] = None,
    ledger: LedgerDir = None,
    as_json: JsonOrTables = None,
    config: Config = None,
) -> None:
    """List who said what, in which words, over the whole ledger."""
    day = _day(since)
    book = _ledger(ledger, config)

    from dragoman.ledger import Asked
    from dragoman.report import Table, encode, write_quotebank

    asked = Asked(speaker=speaker, about=about, stance=stance, since=day, attitudes=attitudes)
    rows = book.statements(asked)
    if quotebank is not None:
        quotations, articles = write_quotebank(rows, quotebank)
        screen.say(f"{screen.count(quotations, 'quotation')} of {screen.count(articles, 'article')} in {quotebank}")
    elif screen.wants_json(as_json):
        screen.write(encode(row) for row in rows)
    else:
        columns = ("Statement", "Speaker", "Cue", "Content", "Where")
        shown = tuple(_statement_cells(row) for row in rows[:SHOWN])
        _show(Table(screen.count(len(rows), "statement").capitalize(), columns, shown), len(rows))


def claims(
    about: Annotated[
        str, typer.Option(metavar="WORDS", help="Part of what is claimed, or of a speaker's name.", show_default=False)
    ] = "",
    disputed: Annotated[bool, typer.Option("--disputed", help="Only what somebody denies or doubts.")] = False,
    since: Since = "",
    schema_org: Annotated[
        bool, typer.Option("--schema-org", help="Each as a schema.org Claim with its appearances, in JSON lines.")
    ] = False,
    ledger: LedgerDir = None,
    as_json: JsonOrTables = None,
    config: Config = None,
) -> None:
    """List what is claimed, each claim once over all articles, and who asserts, denies or doubts it.

    Claims of several articles are one where they say the same of the same; copies of one report count as one publisher.
    """
    day = _day(since)
    book = _ledger(ledger, config)
    contested = (Standing.DISPUTED, Standing.DENIED, Standing.RETRACTED)
    found = [
        claim
        for claim in book.linked_claims()
        if (not disputed or claim.standing in contested)
        and (not day or any(voice.day >= day for voice in claim.voices))
        and (not about or _speaks_of(claim, about.lower()))
    ]

    from dragoman.report import claims_table, encode
    from dragoman.report import schema_org as as_claim

    if schema_org:
        articles = {article.id: article for article in book.articles()}
        screen.write(encode(as_claim(claim, articles)) for claim in found)
    elif screen.wants_json(as_json):
        screen.write(encode(claim) for claim in found)
    else:
        _show(claims_table(found, SHOWN), len(found))


def claim(
    claim_id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Id of a claim, as `dragoman claims` lists it, or of any claim joined to it."
        ),
    ],
    ledger: LedgerDir = None,
    as_json: JsonOrTables = None,
    config: Config = None,
) -> None:
    """Show one claim as a ledger of who says what: its standing over time, and every voice with its words."""
    book = _ledger(ledger, config)

    from dragoman.errors import UnknownRecord
    from dragoman.report import claim_tables, encode

    found = next(
        (one for one in book.linked_claims() if claim_id == one.id or any(v.claim_id == claim_id for v in one.voices)),
        None,
    )
    if found is None:
        raise UnknownRecord(f"{claim_id}: no claim of the ledger {book.directory}; `dragoman claims` lists them")
    if screen.wants_json(as_json):
        screen.write([encode(found)])
    else:
        screen.show_tables(claim_tables(found))


def _ledger(directory: Path | None, config: Path | None) -> Ledger:
    from dragoman.ledger import Ledger

    return Ledger(settings_in_force(config, ledger=directory).ledger, create=False)


def _day(words: str) -> str:
    """An ISO day.

    Raises:
        BadParameter: the words are none.
    """
    try:
        return date.fromisoformat(words).isoformat() if words else ""
    except ValueError:
        raise typer.BadParameter(f"{words!r} is no day; write it as 2024-03-05", param_hint="--since") from None


def _speaks_of(claim: LinkedClaim, words: str) -> bool:
    texts = [claim.proposition.text, *(text for voice in claim.voices for text in (voice.speaker, voice.words))]
    return any(words in text.lower() for text in texts)


def _statement_cells(row: dict[str, Any]) -> tuple[str, ...]:
    translated = f", translated from {row['translated_from']}" if row["translated_from"] else ""
    put = f"{row['stance']} ({row['kind']}{translated})" + (
        f", {row['strength']}" if row["strength"] not in (None, "says") else ""
    )
    country = f" ({row['country']})" if row["country"] else ""
    kept_apart = f'\nthe writer: "{row["distance"]}"' if row["distance"] else ""
    return (
        f"{put}\n{row['id']}",
        (row["speaker"] or "not named") + country,
        " ".join(row["cue"].split()) + (f"\nto {row['addressee']}" if row["addressee"] else ""),
        " ".join(row["content"].split()) + (f"\noriginal: {row['original']}" if row["original"] else "") + kept_apart,
        "\n".join(filter(None, (row["day"], row["title"] or row["origin"]))),
    )


def _show(table: Table, number: int) -> None:
    screen.show_tables([table])
    if number > SHOWN:
        screen.say(f"{number - SHOWN} more are not shown; --json gives all {number}")
