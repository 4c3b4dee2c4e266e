"""An event loop in a thread of its own: what runs there comes out here as a plain generator.

Connections live on while the caller works on what came, so that no server times out on a caller who takes a minute over a page.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from dataclasses import dataclass
from typing import Any, Final, Generic, Self, TypeVar

T = TypeVar("T")
Emit = Callable[[T], Awaitable[None]]

AHEAD: Final = 16
"""Results that wait for the caller before the work waits for him."""


@dataclass(frozen=True, slots=True)
class _End(Generic[T]):
    error: BaseException | None


class Background:
    """The thread and its loop."""

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="dragoman-fetch", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def result(self, work: Coroutine[Any, Any, T]) -> T:
        """What `work` returns."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def results(self, work: Callable[[Emit[T]], Coroutine[Any, Any, None]]) -> Iterator[T]:
        """What `work` emits, as it comes; it is cancelled where nobody wants more."""
        queue: asyncio.Queue[T | _End[T]] = asyncio.Queue(AHEAD)

        async def run() -> None:
            try:
                await work(queue.put)
            except asyncio.CancelledError:
                raise
            except BaseException as error:
                await queue.put(_End(error))
            else:
                await queue.put(_End(None))

        async def begin() -> asyncio.Task[None]:
            return asyncio.create_task(run())

        async def end() -> None:
            running.cancel()
            await asyncio.wait([running])

        running = self.result(begin())
        try:
            while True:
                found = self.result(queue.get())
                if not isinstance(found, _End):
                    yield found
                elif found.error is not None:
                    raise found.error
                else:
                    return
        finally:
            self.result(end())
