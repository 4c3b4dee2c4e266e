"""One address: its answer, whole and within all limits, or a `Failed` that says what was wrong."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self
from urllib.parse import urljoin

from dragoman.fetch.bodies import Body, accepted, too_large
from dragoman.fetch.failures import Failed
from dragoman.fetch.hosts import Hosts
from dragoman.fetch.robots import HOPS, LIMIT, Robots
from dragoman.fetch.safe import Lookup, check_url, checked_resolver

if TYPE_CHECKING:
    from aiohttp import ClientResponse, ClientSession

    from dragoman.settings import Fetching

log = logging.getLogger(__name__)

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
BUSY: Final = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529})
"""Statuses that may be others a moment later; those from 520 on are those of large proxies."""

ACCEPT: Final = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"
ACCEPT_FEEDS: Final = (
    "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,"
    "application/json;q=0.8,text/html;q=0.7,*/*;q=0.5"
)
MOST_WAIT_S: Final = 86_400.0
"""Seconds that a server can ask for at most."""

Kinds = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server gave: the body unpacked, the headers as they came; of 304 no body."""

    url: str
    final_url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched_at: str

    def header(self, name: str) -> str:
        """The first value of a header, "" where there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    @property
    def content_type(self) -> str:
        """The media type in lower case, "" where none is told."""
        return media_type(self.header("content-type"))

    @property
    def charset(self) -> str:
        """The charset that the server declares, right or wrong; "" where it declares none."""
        message = Message()
        message["content-type"] = self.header("content-type")
        return (message.get_content_charset() or "").strip()


class Client:
    """What asks servers; to be entered inside a running loop.

    Args:
        settings: limits and manners.
        lookup: finds the addresses of a host; the system's by default.
        sleep: waits.
    """

    def __init__(
        self,
        settings: Fetching,
        *,
        lookup: Lookup | None = None,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._settings = settings
        self._lookup = lookup
        self._sleep = sleep
        self._session: ClientSession | None = None
        self.hosts = Hosts(
            delay_s=settings.delay_s,
            per_host=settings.per_host,
            concurrency=settings.concurrency,
            patience_s=settings.patience_s,
            sleep=sleep,
        )
        self._robots = Robots(settings.agent, self._get_robots, self.hosts)

    async def __aenter__(self) -> Self:
        import aiohttp

        settings = self._settings
        resolver = checked_resolver(self._lookup, allow_private=settings.allow_private)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(resolver=resolver, use_dns_cache=False, limit=0),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=settings.silence_s, sock_read=settings.silence_s),
            headers={"User-Agent": settings.agent, "Accept-Encoding": accepted()},
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            max_line_size=65_536,
            max_field_size=65_536,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def get(
        self,
        url: str,
        *,
        accept: str = ACCEPT,
        etag: str = "",
        modified: str = "",
        wanted: Kinds = lambda _: True,
    ) -> Answer:
        """The answer at an address, redirects followed; 304 only where `etag` or `modified` is given.

        Args:
            url: what to ask for.
            accept: the header Accept.
            etag: what the server last called the version that is known here.
            modified: when it last said that it was modified.
            wanted: tells by the media type whether the body is wanted.

        Raises:
            Failed: there is no good answer; docs/fetching.md lists the codes.
        """
        asking = {"Accept": accept}
        if etag:
            asking["If-None-Match"] = etag
        if modified:
            asking["If-Modified-Since"] = modified
        tried = 0
        while True:
            try:
                return await self._follow(url, asking, wanted)
            except Failed as failed:
                asked_to_wait = failed.wait_s is not None and failed.wait_s > self._settings.patience_s
                if not failed.passing or tried >= self._settings.retries or asked_to_wait:
                    raise
                log.debug("%s: %s; again", url, failed.detail)
            tried += 1
            await self._sleep(self._settings.delay_s * 2**tried * random.uniform(0.75, 1.25))

    async def _get_robots(self, url: str) -> bytes:
        answer = await self._follow(url, {"Accept": "text/plain,*/*;q=0.5"}, lambda _: True, robots=True)
        return answer.body

    async def _follow(self, url: str, asking: dict[str, str], wanted: Kinds, *, robots: bool = False) -> Answer:
        from yarl import URL

        hops = min(HOPS, self._settings.max_redirects) if robots else self._settings.max_redirects
        current = url
        for _ in range(hops + 1):
            current = check_url(current, allow_private=self._settings.allow_private)
            if self._settings.robots and not robots:
                await self._robots.check(current)
            host = URL(current).host or ""
            async with self.hosts.turn(host):
                try:
                    found = await self._ask(url, current, asking, wanted, robots=robots)
                except Failed as failed:
                    if failed.wait_s is not None:
                        self.hosts.leave_alone(host, failed.wait_s)
                    raise
            if isinstance(found, Answer):
                return found
            current = found
        raise Failed("too-many-redirects", f"more than {hops} redirects; the last to {current}")

    async def _ask(
        self, url: str, current: str, asking: dict[str, str], wanted: Kinds, *, robots: bool
    ) -> Answer | str:
        """The answer, or where it redirects to.

        Raises:
            Failed: any other end of the request.
        """
        import aiohttp

        settings = self._settings
        assert self._session is not None
        try:
            async with (
                asyncio.timeout(settings.timeout_s),
                self._session.get(current, headers=asking, allow_redirects=False) as response,
            ):
                if response.status in REDIRECTS:
                    return _target(current, response.headers.get("Location", ""), response.status)
                _check_status(response, conditional=len(asking) > 1)
                body = b""
                if response.status != 304:
                    if not wanted(media_type(response.headers.get("Content-Type", ""))):
                        kind = response.headers.get("Content-Type", "")[:80]
                        raise Failed("not-a-page", f"it is {kind}, and no text")
                    body = await self._body(response, LIMIT if robots else settings.max_bytes, cut=robots)
                return Answer(
                    url=url,
                    final_url=current,
                    status=response.status,
                    reason=response.reason or "",
                    headers=tuple((_latin(k), _latin(v)) for k, v in response.raw_headers),
                    body=body,
                    fetched_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                )
        except Failed:
            raise
        except aiohttp.ServerTimeoutError:
            raise Failed("timed-out", f"the server said nothing for {settings.silence_s:g} s", passing=True) from None
        except TimeoutError:
            raise Failed("timed-out", f"no whole answer came within {settings.timeout_s:g} s", passing=True) from None
        except aiohttp.ClientSSLError as error:
            raise Failed("bad-certificate", f"no safe connection: {error}") from None
        except aiohttp.ClientPayloadError as error:
            raise Failed("connection-failed", f"the answer broke off: {error}", passing=True) from None
        except aiohttp.ClientConnectorDNSError as error:
            raise Failed("connection-failed", f"there is no host {error.host}", passing=True) from None
        except aiohttp.ClientConnectorError as error:
            why = error.os_error.strerror or error.os_error
            raise Failed("connection-failed", f"{error.host} cannot be connected to: {why}", passing=True) from None
        except (aiohttp.ClientConnectionError, OSError) as error:
            raise Failed("connection-failed", _said(error), passing=True) from None
        except (aiohttp.ClientError, ValueError) as error:
            raise Failed("bad-response", f"what came is no HTTP: {_said(error)}", passing=True) from None

    @staticmethod
    async def _body(response: ClientResponse, limit: int, *, cut: bool) -> bytes:
        if not cut and (response.content_length or 0) > limit:
            raise too_large(limit)
        body = Body(response.headers.get("Content-Encoding", ""), limit, cut=cut)
        async for piece in response.content.iter_any():
            if not body.add(piece):
                break
        return body.whole()


def media_type(content_type: str) -> str:
    """The media type of a Content-Type header, in lower case."""
    return content_type.partition(";")[0].strip().lower()


def _target(current: str, location: str, status: int) -> str:
    if not location.strip():
        raise Failed("http-error", f"status {status} without saying where to", status=status)
    try:
        return urljoin(current, _latin(location.encode("utf-8", "surrogateescape")).strip())
    except ValueError as error:
        raise Failed("bad-address", f"it redirects to {location[:200]!r}: {error}") from None


def _check_status(response: ClientResponse, *, conditional: bool) -> None:
    status = response.status
    if status in (200, 203) or (status == 304 and conditional):
        return
    said = f"status {status} {response.reason or ''}".strip()
    if status not in BUSY:
        raise Failed("http-error", said, status=status)
    wait_s = retry_after(response.headers.get("Retry-After", ""))
    if wait_s is not None:
        said += f", and asks to wait {wait_s:.0f} s"
    code = "rate-limited" if status == 429 else "http-error"
    raise Failed(code, said, passing=True, wait_s=wait_s, status=status)


def retry_after(value: str, now: datetime | None = None) -> float | None:
    """The seconds that a Retry-After header asks for, a day at most; None where it says nothing that can be read."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), MOST_WAIT_S)
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max(0.0, (at - (now or datetime.now(UTC))).total_seconds()), MOST_WAIT_S)


def _latin(raw: bytes) -> str:
    """A header as text: UTF-8 where it is, as many servers write, else the Latin-1 of the standard."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _said(error: Any) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__
