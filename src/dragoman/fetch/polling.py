"""The verbs of the room: what is new in feeds, pages, and feeds watched for as long as one likes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dragoman.fetch.feeds import FeedItem
from dragoman.fetch.fetcher import Fetcher
from dragoman.fetch.outcomes import Fetched, Tally, Watched
from dragoman.records import Rejection

if TYPE_CHECKING:
    from dragoman.settings import Settings

LOOK_S: Final = 1.0
"""Seconds between two looks at the clock, so that a machine that slept wakes up to what is due."""

OnProgress = Callable[[Tally], None]


def new_items(
    feeds: Iterable[str],
    settings: Settings,
    *,
    into: Path | None = None,
    limit: int | None = None,
    stop: threading.Event | None = None,
    on_progress: OnProgress = lambda _: None,
) -> Generator[Fetched | Rejection, None, None]:
    """The pages that are new in the feeds, and a rejection for each that is refused, as they come.

    Each is got once, whatever its feed says again later, and kept in a WARC file; what was listed and not got, because
    of the limit, an interrupt or a fault that passes, is got by the next call.

    Args:
        feeds: addresses of RSS, Atom, RDF, JSON Feed, sitemaps, or pages that name their feed.
        settings: manners and limits, in `settings.fetch`.
        into: directory of the archive and of what was seen; by default the settings' one.
        limit: pages that are got at most.
        stop: when set, nothing new is begun.
        on_progress: called with the counts so far.

    Raises:
        InputError: another run fetches into the directory.
        MissingDependency: the extra `fetch` is not installed.
        OSError: the archive cannot be written.
    """
    with Fetcher(settings.fetch, into or settings.fetch.archive, stop=stop) as fetcher:
        watched = [Watched(url=url) for url in _once(feeds)]
        yield from fetcher.feeds(watched, Tally(), limit=limit, on_progress=on_progress)


def listed(
    name: str,
    items: Iterable[FeedItem],
    settings: Settings,
    *,
    into: Path | None = None,
    limit: int | None = None,
    stop: threading.Event | None = None,
    on_progress: OnProgress = lambda _: None,
) -> Generator[Fetched | Rejection, None, None]:
    """The pages of a list of addresses, each once, as `new_items` gets those of a feed; the next call goes on.

    Args:
        name: what the list is called, in records and in the state.
        items: what it lists.
        settings: as for `new_items`, and so are the others.
        into: directory.
        limit: pages at most.
        stop: ends it.
        on_progress: is told of it.

    Raises:
        InputError: another run fetches into the directory.
        MissingDependency: the extra `fetch` is not installed.
        OSError: the archive cannot be written.
    """
    with Fetcher(settings.fetch, into or settings.fetch.archive, stop=stop) as fetcher:
        yield from fetcher.listed(name, items, Tally(), limit=limit, on_progress=on_progress)


def pages(
    urls: Iterable[str],
    settings: Settings,
    *,
    into: Path | None = None,
    stop: threading.Event | None = None,
    on_progress: OnProgress = lambda _: None,
) -> Generator[Fetched | Rejection, None, None]:
    """The pages at the addresses, and a rejection for each that is refused; they are got again where they were got before.

    Args:
        urls: addresses of pages.
        settings: as for `new_items`, and so are the others.
        into: directory.
        stop: ends it.
        on_progress: is told of it.

    Raises:
        InputError: another run fetches into the directory.
        MissingDependency: the extra `fetch` is not installed.
        OSError: the archive cannot be written.
    """
    with Fetcher(settings.fetch, into or settings.fetch.archive, stop=stop) as fetcher:
        yield from fetcher.pages(_once(urls), Tally(), on_progress=on_progress)


def watch(
    feeds: Sequence[Watched],
    settings: Settings,
    *,
    into: Path | None = None,
    once: bool = False,
    for_s: float | None = None,
    stop: threading.Event | None = None,
    on_progress: OnProgress = lambda _: None,
    on_batch: Callable[[Path], None] | None = None,
) -> Generator[Fetched | Rejection, None, None]:
    """What is new in the feeds, each asked whenever it is due, until stopped.

    A feed that fails is asked again after a time that doubles, up to a day, and not before its server allows it.

    Args:
        feeds: what to ask, and how often.
        settings: as for `new_items`.
        into: directory.
        once: ask what is due now, and end.
        for_s: end after so many seconds.
        stop: when set, nothing new is begun.
        on_progress: called with the counts since the beginning.
        on_batch: called with each WARC file when it is whole. A file is marked when this returns; one that is not,
            because the run was killed, is handed over when the next run begins.

    Raises:
        InputError: another run fetches into the directory.
        MissingDependency: the extra `fetch` is not installed.
        OSError: the archive cannot be written.
    """
    halt = stop or threading.Event()
    with Fetcher(settings.fetch, into or settings.fetch.archive, stop=halt) as fetcher:
        end = None if for_s is None else time.monotonic() + for_s
        timer = threading.Timer(for_s, halt.set) if for_s is not None else None
        tally = Tally()
        if timer is not None:
            timer.daemon = True
            timer.start()
        try:
            _hand_over(fetcher, on_batch)
            while not halt.is_set():
                due = [feed for feed in feeds if _next(fetcher, feed) <= fetcher.now()]
                if due:
                    tally.left = 0
                    yield from fetcher.feeds(due, tally, only_due=True, on_progress=on_progress)
                    _hand_over(fetcher, on_batch)
                if once or (end is not None and time.monotonic() >= end):
                    return
                _wait(fetcher, feeds, halt)
        finally:
            if timer is not None:
                timer.cancel()


def _once(urls: Iterable[str]) -> list[str]:
    """Each address once; bytes of the command line that are no text are replaced."""
    return list(dict.fromkeys(url.encode("utf-8", "replace").decode() for url in urls))


def _next(fetcher: Fetcher, feed: Watched) -> float:
    """When there is something to do for a feed."""
    known = fetcher.state.feed(feed.url)
    number, first = fetcher.state.left(feed.url)
    at = max(known.next_poll, known.not_before)
    return min(at, first) if number else at


def _wait(fetcher: Fetcher, feeds: Sequence[Watched], halt: threading.Event) -> None:
    while not halt.is_set():
        wait_s = min((_next(fetcher, feed) for feed in feeds), default=0.0) - fetcher.now()
        if wait_s <= 0:
            return
        halt.wait(min(wait_s, LOOK_S))


def _hand_over(fetcher: Fetcher, on_batch: Callable[[Path], None] | None) -> None:
    if on_batch is None:
        return
    for name in fetcher.state.unhanded():
        path = fetcher.directory / name
        if path.is_file():
            on_batch(path)
        fetcher.state.handed(name)
