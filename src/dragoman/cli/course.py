"""The course of a run: its results counted and shown as they come, and stopped in good order when it is interrupted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from types import FrameType

from dragoman.cli.stopping import Listener
from dragoman.records import CodedArticle, Rejection


class Course(Listener):
    """What came of a run so far.

    While it is entered, an interrupt ends the stream of results instead of the program, so that what was coded until
    then is still kept; a second one ends the program.

    Args:
        show: called with each result as it comes.
    """

    def __init__(self, show: Callable[[CodedArticle | Rejection], None]) -> None:
        super().__init__()
        self.articles = self.refused = 0
        self.events: Counter[str] = Counter()
        self.statements: Counter[str] = Counter()
        self.claims: Counter[str] = Counter()
        self.stopped_by = 0
        self.failure: Exception | None = None
        self._show = show
        self._waiting = False

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

    def heard(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as signals are told
        """Ends the wait for the next result at once, and anything else (the ledger is being written) when it is done."""
        again = bool(self.stopped_by)
        self.stopped_by = number
        if self._waiting or again:
            raise KeyboardInterrupt
