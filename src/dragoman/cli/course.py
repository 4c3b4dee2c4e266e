"""The course of a run: its results counted and shown as they come, and stopped in good order when it is interrupted."""

from __future__ import annotations

import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from types import FrameType, TracebackType
from typing import Any, Final, Self

from dragoman.records import CodedArticle, Rejection

SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class Course:
    """What came of a run so far.

    While it is entered, an interrupt ends the stream of results instead of the program, so that what was coded until
    then is still kept; a second one ends the program.

    Args:
        show: called with each result as it comes.
    """

    def __init__(self, show: Callable[[CodedArticle | Rejection], None]) -> None:
        self.articles = self.refused = 0
        self.events: Counter[str] = Counter()
        self.statements: Counter[str] = Counter()
        self.claims: Counter[str] = Counter()
        self.stopped_by = 0
        self.failure: Exception | None = None
        self._show = show
        self._waiting = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = {number: signal.signal(number, self._stop) for number in SIGNALS}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def watch(self, results: Iterable[CodedArticle | Rejection]) -> Iterator[CodedArticle | Rejection]:
        """The results, until there are no more, the run is stopped, or something fails, showing included: see `failure`."""
        stream = iter(results)
        while not (self.stopped_by or self.failure):
            try:
                self._waiting = True
                try:
                    result = next(stream)
                finally:
                    self._waiting = False
            except (StopIteration, KeyboardInterrupt):
                return
            except Exception as error:
                self.failure = error
                return
            self._count(result)
            try:
                self._show(result)
            except Exception as error:  # the result is there all the same
                self.failure = error
            yield result

    def _count(self, result: CodedArticle | Rejection) -> None:
        if isinstance(result, Rejection):
            self.refused += 1
            return
        self.articles += 1
        self.events.update(event.type for event in result.events)
        self.statements.update(statement.stance for statement in result.statements)
        self.claims.update(claim.standing for claim in result.claims)

    def _stop(self, number: int, _: FrameType | None) -> None:
        """Ends the wait for the next result at once, and anything else (the ledger is being written) when it is done."""
        again = bool(self.stopped_by)
        self.stopped_by = number
        if self._waiting or again:
            raise KeyboardInterrupt
