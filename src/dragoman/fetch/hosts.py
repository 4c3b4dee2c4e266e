"""Each host in its turn: how many requests at once, and how long between two."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final

from dragoman.fetch.failures import Failed

PUT_OFF: Final = "put-off"
"""The code of what was not asked for, because its host is to be left alone for now."""


class Hosts:
    """The turns of all hosts.

    Args:
        delay_s: seconds between the starts of two requests to a host.
        per_host: requests to a host at once.
        concurrency: requests at once to all hosts together.
        patience_s: who would have to wait longer is put off instead.
        clock: seconds that only grow.
        sleep: waits.
    """

    def __init__(
        self,
        *,
        delay_s: float,
        per_host: int,
        concurrency: int,
        patience_s: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._delay_s = delay_s
        self._patience_s = patience_s
        self._clock = clock
        self._sleep = sleep
        self._all = asyncio.Semaphore(concurrency)
        self._turns: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(per_host))
        self._ready: dict[str, float] = {}
        self._delays: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """The time in which one request to the host may be made.

        Raises:
            Failed: `put-off`: the host is to be left alone for longer than anybody waits here.
        """
        async with self._turns[host]:
            now = self._clock()
            start = max(now, self._ready.get(host, now))
            if start - now > self._patience_s:
                raise Failed(
                    PUT_OFF,
                    f"{host} asks to be left alone for {start - now:.0f} s more",
                    passing=True,
                    wait_s=start - now,
                )
            self._ready[host] = start + max(self._delay_s, self._delays.get(host, 0.0))
            await self._sleep(start - now)  # even for no time: whoever is to stop is told here
            async with self._all:
                yield

    def slow_down(self, host: str, delay_s: float) -> None:
        """Keeps at least `delay_s` between two requests from now on: what its robots.txt asks."""
        self._delays[host] = max(self._delays.get(host, 0.0), delay_s)

    def leave_alone(self, host: str, wait_s: float) -> None:
        """Makes no request to the host for so long: what its Retry-After asks."""
        self._ready[host] = max(self._ready.get(host, 0.0), self._clock() + wait_s)

    def waits(self) -> dict[str, float]:
        """The hosts that are to be left alone now, with the seconds for which they are."""
        now = self._clock()
        return {host: ready - now for host, ready in self._ready.items() if ready > now}
