"""Ctrl-C and TERM as a request: the first ends a run in good order, the second at once."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType
from typing import Any, Final, Self

from dragoman.cli import screen

SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class Stop:
    """The request; while it is entered, signals set `event` instead of ending the program."""

    def __init__(self) -> None:
        self.event = threading.Event()
        self.number = 0
        self._before: dict[int, Any] = {}

    @property
    def exit_code(self) -> int:
        """The exit code of a run that a signal ended, 0 where none did."""
        return 128 + self.number if self.number else 0

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = {number: signal.signal(number, self._asked) for number in SIGNALS}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _asked(self, number: int, _: FrameType | None) -> None:
        if self.number:
            raise KeyboardInterrupt
        self.number = number
        self.event.set()
        screen.say("ending once what is under way is done; again to end at once, and nothing is lost either way")
