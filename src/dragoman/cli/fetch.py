"""`dragoman fetch` and `dragoman watch`: what is new in feeds, into WARC files, and on into the ledger."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from dragoman.cli import screen
from dragoman.cli.exits import ExitCode
from dragoman.cli.options import Config, JsonOrTables, settings_in_force
from dragoman.cli.progress import progress
from dragoman.cli.stopping import Stop

if TYPE_CHECKING:
    from dragoman.fetch import Fetched, Tally
    from dragoman.records import Rejection
    from dragoman.report import Table
    from dragoman.settings import Settings

SHOWN: Final = 50
"""Pages that a table lists at most; JSON lines have all."""

FETCH_EXAMPLES: Final = """
\b
Examples:
  dragoman fetch https://news.example/rss.xml
  dragoman fetch https://news.example/ https://other.example/feed --into april
  dragoman fetch --urls gdelt-articles.csv --limit 500
  dragoman fetch --pages https://news.example/world/report-1
  dragoman fetch https://news.example/sitemap.xml --limit 20 --json | jq -r .title
  dragoman code fetched/                 code what was fetched
"""

WATCH_EXAMPLES: Final = """
\b
Examples:
  dragoman watch watch.toml
  dragoman watch watch.toml --once       one round, for cron
  dragoman watch watch.toml --for 60
\b
The file, in TOML:
  every = 15                             # minutes between two polls of a feed
  into = "fetched"                       # where the WARC files go
  code = true                            # also code what comes
  ledger = "ledger"                      # into this ledger
  [[feeds]]
  url = "https://news.example/rss.xml"   # all else may be left out
  name = "Sample news"
  every = 5
  language = "en"
"""

Into = Annotated[
    Path | None,
    typer.Option(
        "--into", metavar="DIR", file_okay=False, help="Directory of what is fetched; by default the settings' one."
    ),
]


def fetch(
    addresses: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FEED_OR_URL",
            show_default=False,
            help="Feeds (RSS, Atom, JSON Feed, sitemaps of news), pages that name their feed, or, with --pages, pages.",
        ),
    ] = None,
    urls: Annotated[
        str,
        typer.Option(
            "--urls",
            metavar="FILE",
            help="Get the pages of a list, each once: GDELT's lists, CSV, JSON lines or Parquet with a column of addresses, one address a "
            "line; - for standard input.",
        ),
    ] = "",
    pages: Annotated[bool, typer.Option("--pages", help="Get the addresses themselves, as pages, new or not.")] = False,
    limit: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", show_default=False, help="Pages got at most; the next run goes on."),
    ] = None,
    into: Into = None,
    as_json: JsonOrTables = None,
    config: Config = None,
) -> None:
    """Get what is new in feeds, each page once.

    Pages are kept as they came, in a WARC file a run, which `dragoman code` reads. A page that was got, under whatever
    address, is not got again; what could not be got for now is tried again by the next run. robots.txt is obeyed, each host is asked
    slowly, and nothing but the public web is asked; the settings in [fetch] say more. Ctrl-C ends the run, and nothing is lost.
    """
    if bool(urls) == bool(addresses):
        raise typer.BadParameter("name feeds, or a list of addresses with --urls", param_hint="FEED_OR_URL")
    if pages and limit is not None:
        raise typer.BadParameter("with --pages the addresses are what is got", param_hint="--limit")
    settings = settings_in_force(config)

    from dragoman import fetch as room

    lines = screen.wants_json(as_json)
    seen = _Seen(lines=lines)
    with Stop() as stop:
        with progress("fetching", lambda: None, wanted=not lines) as step:

            def note(tally: Tally) -> None:
                seen.tally = tally
                step(tally.settled)

            if urls:
                from dragoman import ingest

                items = (
                    room.FeedItem(url=one.url, title=one.title, published=one.date.start)
                    for one in ingest.addresses(urls)
                )
                found = room.listed(
                    f"list:{urls}", items, settings, into=into, limit=limit, stop=stop.event, on_progress=note
                )
            elif pages:
                found = room.pages(addresses or [], settings, into=into, stop=stop.event, on_progress=note)
            else:
                found = room.new_items(
                    addresses or [], settings, into=into, limit=limit, stop=stop.event, on_progress=note
                )
            with closing(found):
                for one in found:
                    seen.take(one)
        if not lines:
            screen.show_tables([_table(seen.rows, seen.tally.got if seen.tally else 0)])
        screen.say(_summary(seen.tally, sorted(seen.files), stopped=bool(stop.number)))
    raise typer.Exit(stop.exit_code or _exit_code(seen.tally))


def watch(
    watch_list: Annotated[
        Path,
        typer.Argument(metavar="CONFIG", show_default=False, dir_okay=False, help="TOML file that lists the feeds."),
    ],
    once: Annotated[bool, typer.Option("--once", help="Ask what is due now, and end.")] = False,
    minutes: Annotated[
        float | None,
        typer.Option("--for", min=0, metavar="MINUTES", show_default=False, help="End after so many minutes."),
    ] = None,
    into: Into = None,
    as_json: JsonOrTables = None,
    config: Config = None,
) -> None:
    """Keep getting what is new in feeds until stopped, and code it where the file says so.

    Each round leaves one WARC file. A feed that fails is asked less and less often, down to once a day, and never before its
    server allows. Ctrl-C or a TERM signal ends the watch once what is under way has come; a second one ends it at once. Either
    way the next watch goes on where this one was, and nothing is got twice.
    """
    from dragoman import fetch as room

    wanted = room.read_watch_list(watch_list)
    settings = settings_in_force(config, ledger=wanted.ledger)
    lines = screen.wants_json(as_json)
    seen = _Seen(lines=lines, as_they_come=True)
    names = {feed.url: feed.name or feed.url for feed in wanted.feeds}
    if wanted.code:
        from dragoman import pipeline

        pipeline.versions(settings)  # what coding needs is better missed now than after the first round
    screen.say(f"watching {screen.count(len(names), 'feed')}; Ctrl-C ends it")

    def note(tally: Tally) -> None:
        seen.tally = tally

    with Stop() as stop:
        found = room.watch(
            wanted.watched(),
            settings,
            into=into or wanted.into,
            once=once,
            for_s=None if minutes is None else 60 * minutes,
            stop=stop.event,
            on_progress=note,
            on_batch=(lambda path: _code(path, settings)) if wanted.code else None,
        )
        with closing(found):
            for one in found:
                seen.take(one, names)
        screen.say(_summary(seen.tally, sorted(seen.files), stopped=bool(stop.number)))
    raise typer.Exit(stop.exit_code or (_exit_code(seen.tally) if once else ExitCode.DONE))


class _Seen:
    """What came so far, shown as it comes where that is wanted."""

    def __init__(self, *, lines: bool, as_they_come: bool = False) -> None:
        self.lines = lines
        self.as_they_come = as_they_come
        self.tally: Tally | None = None
        self.files: set[Path] = set()
        self.rows: list[tuple[str, ...]] = []

    def take(self, one: Fetched | Rejection, names: dict[str, str] | None = None) -> None:
        from dragoman.records import Rejection
        from dragoman.report import json_lines

        if isinstance(one, Rejection):
            screen.say(f"{one.origin}: {one.detail} [{one.code}]")
            if self.lines:
                screen.write(json_lines(one))
            return
        self.files.add(one.file)
        if self.lines:
            screen.write([_line(one)])
        elif self.as_they_come:
            feed = (names or {}).get(one.feed, one.feed)
            screen.write([screen.one_line(f"{one.fetched_at}  {feed}  {one.title or one.final_url}")])
        elif len(self.rows) < SHOWN:
            where = f"{one.file}:{one.offset}"
            self.rows.append((one.title or one.final_url, one.url, str(one.status), f"{len(one.body):,}", where))


def _line(page: Fetched) -> str:
    from dragoman.report import json_line

    shown: dict[str, Any] = {name: getattr(page, name) for name in ("url", "final_url", "status")}
    shown |= {"bytes": len(page.body), "content_type": page.content_type, "title": page.title}
    shown |= {"published": page.published, "feed": page.feed, "fetched_at": page.fetched_at}
    return json_line("fetched", shown | {"file": str(page.file), "offset": page.offset})


def _table(rows: list[tuple[str, ...]], got: int) -> Table:
    from dragoman.report import Table

    title = screen.count(got, "page").capitalize() + (f", the first {len(rows)} of them" if len(rows) < got else "")
    return Table(title, ("Title", "Address", "Status", "Bytes", "Kept at"), tuple(rows))


def _summary(tally: Tally | None, files: list[Path], *, stopped: bool) -> str:
    """What the run did, in one line."""
    early = "stopped early: " if stopped else ""
    if tally is None:
        return f"{early}nothing got"
    feeds = screen.count(tally.feeds, "feed") + (f" ({tally.unchanged} unchanged)" if tally.unchanged else "")
    parts = [feeds] if tally.feeds else []
    parts.append(f"{screen.count(tally.got, 'page')} got")
    others = (
        (tally.known, "seen before"),
        (tally.copies, "the same as one that is kept"),
        (tally.refused, "refused"),
        (tally.put_off, "put off"),
        (tally.left, "left for the next run"),
    )
    parts += [f"{number} {words}" for number, words in others if number]
    did = early + ", ".join(parts)
    if not files:
        return did
    where = str(files[0]) if len(files) == 1 else f"{len(files)} files in {files[0].parent}"
    return f"{did}; kept in {where}"


def _exit_code(tally: Tally | None) -> int:
    if tally is None or not (tally.refused or tally.put_off):
        return ExitCode.DONE
    fine = tally.got + tally.copies + tally.known + tally.unchanged
    return ExitCode.IN_PART if fine else ExitCode.NOTHING


def _code(path: Path, settings: Settings) -> None:
    """Codes a WARC file into the ledger, and says what came of it."""
    from dragoman import pipeline
    from dragoman.cli.course import Course
    from dragoman.ledger import Ledger
    from dragoman.records import CodedArticle, Rejection

    def show(result: CodedArticle | Rejection) -> None:
        if isinstance(result, Rejection):
            screen.say(f"{result.origin}: {result.detail} [{result.code}]")

    course = Course(show)
    pipeline.keep(course.watch(pipeline.run([path], settings)), Ledger(settings.ledger), settings)
    if course.failure is not None:
        raise course.failure
    counts = ((course.articles, "article"), (course.events.total(), "event"), (course.statements.total(), "statement"))
    did = ", ".join(screen.count(number, noun) for number, noun in counts)
    screen.say(f"{path.name}: {did}, {screen.count(course.refused, 'rejection')}; in the ledger {settings.ledger}")
