"""What gets feeds and pages, round after round, with the state, the archive and the connections that it needs."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from dragoman.fetch.archive import Archive, recover
from dragoman.fetch.background import Background, Emit
from dragoman.fetch.client import Client
from dragoman.fetch.failures import check_installed
from dragoman.fetch.feeds import FeedItem
from dragoman.fetch.outcomes import Fetched, Halted, Tally, Watched
from dragoman.fetch.rounds import Round
from dragoman.fetch.safe import Lookup
from dragoman.fetch.state import State
from dragoman.records import Rejection

if TYPE_CHECKING:
    from dragoman.settings import Fetching

log = logging.getLogger(__name__)

GRACE_S: Final = 10.0
"""Seconds that what is under way has to come in when a run is to stop; what is cut off is got by the next run."""


class Fetcher:
    """What gets feeds and pages and keeps what it needs between rounds: connections, rules of sites, the state.

    Args:
        settings: manners and limits.
        directory: of the archive and the state.
        stop: when set, nothing new is begun, and the round ends when what is under way has come.
        lookup: finds the addresses of a host; the system's by default.
        now: the time, in seconds since 1970.
        sleep: waits instead of the clock.
    """

    def __init__(
        self,
        settings: Fetching,
        directory: Path,
        *,
        stop: threading.Event | None = None,
        lookup: Lookup | None = None,
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[object]] | None = None,
    ) -> None:
        self.settings = settings
        self.directory = directory
        self.stop = stop or threading.Event()
        self.now = now
        self._lookup = lookup
        self._sleeper = sleep or self._until_halted
        self._background = Background()

    def __enter__(self) -> Self:
        check_installed()
        with ExitStack() as opened:
            self.state = opened.enter_context(State(self.directory))
            self._recover()
            opened.enter_context(self._background)
            self._client = self._background.result(self._begin())
            opened.callback(lambda: self._background.result(self._end()))
            self._opened = opened.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._opened.close()

    def _recover(self) -> None:
        """Makes whole what an earlier run that was killed left unfinished."""
        for name, size in recover(self.directory):
            lost = self.state.lost(name, size)
            log.info("%s was left unfinished by an earlier run: %d bytes kept, %d pages to get again", name, size, lost)

    async def _begin(self) -> Client:
        self._halted = asyncio.Event()
        self._watching = asyncio.create_task(self._watch_stop())
        client = Client(self.settings, lookup=self._lookup, sleep=self._pause)
        for host, ready in self.state.hosts().items():
            client.hosts.leave_alone(host, ready - self.now())
        return await client.__aenter__()

    async def _end(self) -> None:
        self._watching.cancel()
        await self._client.__aexit__(None, None, None)

    async def _watch_stop(self) -> None:
        while not self.stop.is_set():
            await asyncio.sleep(0.05)
        self._halted.set()

    async def _pause(self, seconds: float) -> None:
        if self.stop.is_set():
            raise Halted
        if seconds > 0:
            await self._sleeper(seconds)

    async def _until_halted(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._halted.wait(), seconds)
        except TimeoutError:
            return
        raise Halted

    def feeds(
        self,
        feeds: Sequence[Watched],
        tally: Tally,
        *,
        limit: int | None = None,
        only_due: bool = False,
        on_progress: Callable[[Tally], None] = lambda _: None,
    ) -> Iterator[Fetched | Rejection]:
        """What is new in the feeds, each page once.

        Args:
            feeds: what to ask.
            tally: counts.
            limit: pages that are got at most.
            only_due: ask only those feeds whose time has come.
            on_progress: called with the counts so far.
        """
        yield from self._round(lambda run: run.feeds(feeds), tally, on_progress, limit=limit, only_due=only_due)

    def pages(
        self,
        urls: Sequence[str],
        tally: Tally,
        *,
        on_progress: Callable[[Tally], None] = lambda _: None,
    ) -> Iterator[Fetched | Rejection]:
        """The pages at the addresses, got whether they were before or not."""
        yield from self._round(lambda run: run.pages(urls), tally, on_progress)

    def listed(
        self,
        name: str,
        items: Iterable[FeedItem],
        tally: Tally,
        *,
        limit: int | None = None,
        on_progress: Callable[[Tally], None] = lambda _: None,
    ) -> Iterator[Fetched | Rejection]:
        """The pages that a list holds and that were not got before."""
        yield from self._round(lambda run: run.listed(name, items), tally, on_progress, limit=limit)

    def _round(
        self,
        work: Callable[[Round], Coroutine[Any, Any, None]],
        tally: Tally,
        on_progress: Callable[[Tally], None],
        *,
        limit: int | None = None,
        only_due: bool = False,
    ) -> Iterator[Fetched | Rejection]:
        archive = Archive(self.directory, self.settings, datetime.fromtimestamp(self.now(), UTC))

        async def run(emit: Emit[Fetched | Rejection]) -> None:
            round_ = Round(
                self._client,
                self.state,
                archive,
                self.settings,
                tally=tally,
                emit=emit,
                halted=self.stop.is_set,
                now=self.now,
                limit=limit,
                only_due=only_due,
            )
            await self._until_end(asyncio.create_task(work(round_)))

        try:
            for found in self._background.results(run):
                on_progress(tally)
                yield found
            on_progress(tally)
        finally:
            archive.close()
            self.state.put_hosts({host: self.now() + wait_s for host, wait_s in self._client.hosts.waits().items()})

    async def _until_end(self, working: asyncio.Task[None]) -> None:
        """Waits for the work; once it is to stop, no longer than `GRACE_S`."""
        halted = asyncio.create_task(self._halted.wait())
        try:
            await asyncio.wait({working, halted}, return_when=asyncio.FIRST_COMPLETED)
            await asyncio.wait({working}, timeout=GRACE_S)
        finally:
            halted.cancel()
            cut_off = working.cancel()
            await asyncio.wait({working})
        if not cut_off:
            working.result()
