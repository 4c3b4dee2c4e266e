"""What the robots.txt of a site allows (RFC 9309), asked once a day and site."""

from __future__ import annotations

import asyncio
import re
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dragoman.fetch.failures import Failed

if TYPE_CHECKING:
    from dragoman.fetch.hosts import Hosts

KEPT_S: Final = 86_400
"""Seconds for which a robots.txt holds: RFC 9309 says no longer than a day."""

MISSED_S: Final = 600
"""Seconds until one that could not be had is asked for again."""

LIMIT: Final = 512_000
"""Bytes of it that are read; RFC 9309 asks for at least 500 KiB."""

HOPS: Final = 5
"""Redirects that are followed to it, as RFC 9309 has it."""

_AGENT_LINE: Final = re.compile(r"^([ \t]*user[- ]?agent[ \t]*:?[ \t]*)([^#\r\n]*)", re.IGNORECASE | re.MULTILINE)

Get = Callable[[str], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class _Known:
    until: float
    rules: Any
    failed: Failed | None = None


class Robots:
    """The rules of all sites that were asked.

    Args:
        user_agent: ours; rules are looked up by the word before its first slash.
        get: the bytes at an address.
        hosts: who is told of crawl delays.
        clock: seconds that only grow.
    """

    def __init__(self, user_agent: str, get: Get, hosts: Hosts, clock: Callable[[], float] = time.monotonic) -> None:
        self._token = user_agent.partition("/")[0].strip().lower()
        self._get = get
        self._hosts = hosts
        self._clock = clock
        self._known: dict[str, _Known] = {}
        self._asking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def check(self, url: str) -> None:
        """Lets an address pass that may be got.

        Raises:
            Failed: `robots-disallowed`; `robots-unavailable` where the site cannot say; what is wrong with the site.
        """
        from yarl import URL

        asked = URL(url)
        site = str(asked.origin())
        async with self._asking[site]:
            known = self._known.get(site)
            if known is None or known.until < self._clock():
                known = self._known[site] = await self._learn(site, asked.host or "")
        if known.failed is not None:
            raise known.failed
        if known.rules is not None and not known.rules.can_fetch(url, self._token):
            raise Failed("robots-disallowed", f"the robots.txt of {site} asks robots not to get this")

    async def _learn(self, site: str, host: str) -> _Known:
        from protego import Protego

        try:
            data = await self._get(f"{site}/robots.txt")
        except Failed as failed:
            if (400 <= failed.status < 500 and failed.status != 429) or failed.code == "too-many-redirects":
                return _Known(self._clock() + KEPT_S, None)
            return _Known(self._clock() + (failed.wait_s or MISSED_S), None, _unavailable(site, failed))
        text = _ours(data.decode("utf-8-sig", "replace"), self._token)
        rules = await asyncio.to_thread(Protego.parse, text)
        delays = [rules.crawl_delay(self._token) or 0.0]
        if rate := rules.request_rate(self._token):
            delays.append(rate.seconds / max(1, rate.requests))
        if max(delays) > 0:
            self._hosts.slow_down(host, max(delays))
        return _Known(self._clock() + KEPT_S, rules)


def _ours(text: str, token: str) -> str:
    """`text` with all robots but ours under one name: rules for ten thousand of them would take minutes to sort."""

    def named(line: re.Match[str]) -> str:
        name = line[2].strip().lower()
        return line[0] if name == "*" or name.replace("*", "") in token else f"{line[1]}not-{token}"

    return _AGENT_LINE.sub(named, text)


def _unavailable(site: str, failed: Failed) -> Failed:
    """Why nothing may be got from a site that could not be asked: a busy one forbids all (RFC 9309, 2.3.1.4)."""
    said = f"robots.txt: {failed.detail}"
    if failed.status:
        said = f"the robots.txt of {site} cannot be had, which forbids all for now: {failed.detail}"
        return Failed("robots-unavailable", said, passing=True, wait_s=failed.wait_s, status=failed.status)
    return Failed(failed.code, said, passing=failed.passing, wait_s=failed.wait_s)
