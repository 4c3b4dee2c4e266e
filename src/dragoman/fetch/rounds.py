"""A round: feeds asked for what is new, and what is new got, each thing in its turn; and pages that somebody asks for."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from dragoman.errors import DragomanError
from dragoman.fetch.archive import Archive
from dragoman.fetch.background import Emit
from dragoman.fetch.client import ACCEPT_FEEDS, Answer, Client, media_type
from dragoman.fetch.failures import Failed, rejection
from dragoman.fetch.feeds import Feed, FeedItem, read_feed
from dragoman.fetch.fingerprint import fingerprint
from dragoman.fetch.hosts import PUT_OFF
from dragoman.fetch.outcomes import Fetched, Halted, Tally, Watched
from dragoman.fetch.state import KnownFeed, Pending, State
from dragoman.records import Rejection

if TYPE_CHECKING:
    from dragoman.settings import Fetching

T = TypeVar("T")

log = logging.getLogger(__name__)

MOST_SITEMAPS: Final = 20
"""Sitemaps of an index that are asked, those changed last first: indexes of whole archives list thousands."""

NAMED: Final = 3
"""Feeds of a page that are tried until one is a feed."""

BACK_OFF_S: Final = 60.0
MOST_BACK_OFF_S: Final = 86_400.0
TRIES: Final = 8
"""Runs that try an item, with a back-off that doubles: about two hours until it is given up."""

_NO_TEXT: Final = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip")
_TEXT_TYPES: Final = ("html", "xml", "json", "text/plain", "octet-stream")
_MAGIC: Final = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"RIFF",
    b"\x7fELF",
    b"\x00\x00\x00",
)


class Round:
    """One round, inside the loop.

    Args:
        client: asks.
        state: what was seen.
        archive: takes the pages.
        settings: limits.
        tally: counts.
        emit: takes what comes.
        halted: whether nothing new is to be begun.
        now: the time, in seconds since 1970.
        limit: pages that are got at most.
        only_due: leave feeds alone whose time has not come, and get what is left of their items.
    """

    def __init__(
        self,
        client: Client,
        state: State,
        archive: Archive,
        settings: Fetching,
        *,
        tally: Tally,
        emit: Emit[Fetched | Rejection],
        halted: Callable[[], bool],
        now: Callable[[], float],
        limit: int | None = None,
        only_due: bool = False,
    ) -> None:
        self._settings = settings
        self._state = state
        self._now = now
        self._halted = halted
        self._client = client
        self._archive = archive
        self._tally = tally
        self._emit = emit
        self._limit = limit
        self._only_due = only_due
        self._begun = 0

    async def feeds(self, feeds: Sequence[Watched]) -> None:
        """Asks the feeds and gets their items, all at once as far as manners allow."""
        await _all(self._feed(feed) for feed in feeds)

    async def pages(self, urls: Sequence[str]) -> None:
        """Gets the pages."""
        items = [self._state.asked(url, self._now()) for url in urls]
        self._tally.new += len(items)
        await self._items(items, Watched(url=""))

    async def listed(self, name: str, items: Iterable[FeedItem]) -> None:
        """Puts down what a list of addresses holds, and gets what is new, `max_items` at a time."""
        new, seen = self._state.polled(KnownFeed(url=name, polled=self._now()), items, root=name)
        self._tally.new += new
        self._tally.known += seen
        while pending := self._state.pending(name, self._now(), self._settings.max_items):
            before = self._tally.settled
            await self._items(pending, Watched(url=name))
            if self._halted() or self._tally.settled == before:
                break
        self._tally.left += self._state.left(name)[0]

    async def _feed(self, feed: Watched) -> None:
        known = self._state.feed(feed.url)
        wait_s = known.not_before - self._now()
        if self._only_due and max(known.next_poll, known.not_before) > self._now():
            pass
        elif wait_s > 0:
            self._tally.refused += 1
            asked = f"its server asks to be left alone for {wait_s:.0f} s more"
            await self._emit(rejection(feed.url, Failed("rate-limited", asked)))
        else:
            self._tally.feeds += 1
            try:
                await self._poll(known, feed, depth=0)
            except Halted:
                return
            except Failed as failed:
                self._tally.refused += 1
                self._state.failed(_after(known, failed, self._now(), feed.every_s))
                await self._emit(rejection(feed.url, failed))
        await self._items(self._state.pending(feed.url, self._now(), self._settings.max_items), feed)
        self._tally.left += self._state.left(feed.url)[0]

    async def _poll(self, known: KnownFeed, feed: Watched, *, depth: int) -> None:
        """Asks one feed and puts down what it lists.

        Raises:
            Failed: it was not got, or is no feed.
        """
        address = known.address or known.url
        try:
            answer = await _guarded(
                self._client.get(
                    address, accept=ACCEPT_FEEDS, etag=known.etag, modified=known.modified, wanted=_may_be_feed
                )
            )
        except Failed as failed:
            if not known.address or failed.passing:
                raise
            # The feed that the page named is gone; perhaps it names another by now.
            return await self._poll(KnownFeed(url=known.url, failures=known.failures), feed, depth=depth)
        now = self._now()
        fresh = replace(known, polled=now, next_poll=now + _jittered(feed.every_s), not_before=0.0, failures=0, code="")
        if answer.status == 304:
            self._tally.unchanged += 1
            self._state.polled(fresh, (), root=feed.url)
            return None
        listed = await _guarded(
            asyncio.to_thread(
                read_feed, answer.body, answer.final_url, charset=answer.charset, limit=self._settings.max_bytes
            )
        )
        if listed.kind == "page":
            return await self._named(known, listed, feed, depth)
        if listed.broken:
            log.warning(
                "%s: its XML is broken (%s); %d items could be read", known.url, listed.broken, len(listed.items)
            )
        if listed.unlinked:
            log.warning("%s: %d of its items link to no page", known.url, listed.unlinked)
        if listed.kind == "sitemap index":
            await self._index(listed, feed, depth)
        else:
            fresh = replace(fresh, etag=answer.header("etag"), modified=answer.header("last-modified"))
        new, seen = self._state.polled(fresh, listed.items, root=feed.url)
        self._tally.new += new
        self._tally.known += seen
        return None

    async def _named(self, known: KnownFeed, page: Feed, feed: Watched, depth: int) -> None:
        if not page.named or known.address or depth:
            raise Failed("no-feed", "it is a page and names no feed of its own; --pages gets it as a page")
        for place, address in enumerate(page.named[:NAMED], start=1):
            try:
                return await self._poll(replace(known, address=address, etag="", modified=""), feed, depth=depth)
            except Failed as failed:
                if place == len(page.named[:NAMED]):
                    raise Failed(
                        failed.code, f"{address}, which it names: {failed.detail}", passing=failed.passing
                    ) from None
        return None

    async def _index(self, listed: Feed, feed: Watched, depth: int) -> None:
        if depth:
            raise Failed("broken-feed", "it is an index of indexes of sitemaps")
        if len(listed.sitemaps) > MOST_SITEMAPS:
            log.warning("%s lists %d sitemaps; the first %d are asked", feed.url, len(listed.sitemaps), MOST_SITEMAPS)
        for address in listed.sitemaps[:MOST_SITEMAPS]:
            known = self._state.feed(address)
            try:
                await self._poll(known, feed, depth=depth + 1)
            except Failed as failed:
                self._tally.refused += 1
                self._state.failed(_after(known, failed, self._now(), feed.every_s))
                await self._emit(rejection(address, failed))

    async def _items(self, items: Sequence[Pending], feed: Watched) -> None:
        waiting = iter(items)

        async def work() -> None:
            for item in waiting:
                if self._halted() or (self._limit is not None and self._begun >= self._limit):
                    return
                self._begun += 1
                try:
                    if not await self._item(item, feed):
                        self._begun -= 1
                except Halted:
                    return

        await _all(work() for _ in range(min(self._settings.concurrency, len(items))))

    async def _item(self, item: Pending, feed: Watched) -> bool:
        """Gets an item; whether it is kept."""
        try:
            answer = await _guarded(self._client.get(item.link, wanted=_may_be_page))
            if not answer.body.strip():
                raise Failed("empty-page", "there is nothing in it", passing=True)
            if answer.body.startswith(_MAGIC):
                raise Failed("not-a-page", f"it says that it is {answer.content_type or 'anything'}, and is no text")
            digest = await _guarded(asyncio.to_thread(fingerprint, answer.body, answer.content_type, answer.charset))
        except Failed as failed:
            await self._not_got(item, failed)
            return False
        # From here to `kept` nothing else runs: two pages with one content cannot both find that they are the first.
        same = None if not item.feed else self._state.same_as(item.id, answer.final_url, digest)
        if same is not None:
            self._state.copied(item.id, same, answer.final_url)
            self._tally.copies += 1
            return False
        told = {"via": item.feed, "asked": item.link, "title": item.title, "published": item.published}
        offset = self._archive.add(answer, told | {"language": feed.language})
        self._state.kept(item.id, answer.final_url, digest, self._archive.name, offset)
        self._tally.got += 1
        await self._emit(_fetched(item, answer, self._archive.path, offset))
        return True

    async def _not_got(self, item: Pending, failed: Failed) -> None:
        tried = failed.code != PUT_OFF
        next_try = None
        if failed.passing and item.tries + tried < TRIES:
            wait_s = failed.wait_s if failed.wait_s is not None else BACK_OFF_S * 2**item.tries
            next_try = self._now() + wait_s
        self._state.not_got(item.id, failed.code, next_try, tried=tried)
        if next_try is None or not item.feed:
            self._tally.refused += 1
        else:
            self._tally.put_off += 1
        if tried or not item.feed:
            await self._emit(rejection(item.link, failed))


def _fetched(item: Pending, answer: Answer, file: Path, offset: int) -> Fetched:
    return Fetched(
        url=item.link,
        final_url=answer.final_url,
        status=answer.status,
        headers=answer.headers,
        body=answer.body,
        content_type=answer.content_type,
        charset=answer.charset,
        fetched_at=answer.fetched_at,
        feed=item.feed,
        title=item.title,
        published=item.published,
        file=file,
        offset=offset,
    )


def _after(known: KnownFeed, failed: Failed, now: float, every_s: float) -> KnownFeed:
    """A feed that was not got: asked again after a time that doubles with each failure, to a day; later where its server says so."""
    wait_s = min(max(every_s, BACK_OFF_S) * 2 ** min(known.failures, 30), MOST_BACK_OFF_S)
    if failed.status == 410:
        wait_s = MOST_BACK_OFF_S
    asked_s = failed.wait_s or 0.0
    return replace(
        known,
        next_poll=now + max(_jittered(wait_s), asked_s),
        not_before=now + asked_s if asked_s else 0.0,
        failures=known.failures + 1,
        code=failed.code,
    )


def _jittered(seconds: float) -> float:
    """So that feeds of one site, or watchers of one feed, do not all come at one moment."""
    return min(seconds * random.uniform(0.9, 1.1), MOST_BACK_OFF_S)


def _may_be_feed(content_type: str) -> bool:
    return not content_type.startswith(_NO_TEXT)


def _may_be_page(content_type: str) -> bool:
    kind = media_type(content_type)
    return not kind or (not kind.startswith(_NO_TEXT) and any(part in kind for part in _TEXT_TYPES))


async def _guarded(work: Coroutine[Any, Any, T]) -> T:
    """What `work` gives; what nobody foresaw spoils the one page or feed only."""
    try:
        return await work
    except (Failed, Halted, DragomanError):
        raise
    except Exception as error:
        log.debug("not foreseen", exc_info=True)
        raise Failed("internal-error", f"{type(error).__name__}: {error}", passing=True) from None


async def _all(work: Iterable[Coroutine[Any, Any, None]]) -> None:
    """Runs all of it at once; the first that fails ends the others."""
    try:
        async with asyncio.TaskGroup() as group:
            for one in work:
                group.create_task(one)
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from None
