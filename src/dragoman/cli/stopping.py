"""Ctrl-C and TERM as a request: the first ends a run in good order, the second at once."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType
from typing import Any, Final, Self

from dragoman.cli import screen

SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class Listener:
    """Whoever hears Ctrl-C and TERM in place of the program while it is entered; only the main thread can."""

    def __init__(self) -> None:
        self._before: dict[int, Any] = {}

    def heard(self, number: int, frame: FrameType | None) -> None:
        """What is done about a signal."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = {number: signal.signal(number, self.heard) for number in SIGNALS}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)


class Stop(Listener):
    """The request; while it is entered, signals set `event` instead of ending the program."""

    def __init__(self) -> None:
        super().__init__()
        self.event = threading.Event()
        self.number = 0

    @property
    def exit_code(self) -> int:
        """The exit code of a run that a signal ended, 0 where none did."""
        return 128 + self.number if self.number else 0

    def heard(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as signals are told
        """Asks the run to end; the second time ends it."""
        if self.number:
            raise KeyboardInterrupt
        self.number = number
        self.event.set()
        screen.say("ending once what is under way is done; again to end at once, and nothing is lost either way")
