"""Exit codes: one small set, the same for every command."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from dragoman.errors import DragomanError, LedgerError, LexiconError, MissingDependency


class ExitCode(IntEnum):
    """What a command's exit code says; `EXIT_CODES` has the words."""

    DONE = 0
    IN_PART = 1
    NOTHING = 2
    LEDGER = 3
    INSTALLATION = 4
    BUG = 70
    INTERRUPTED = 130
    CUT_OFF = 141
    TERMINATED = 143


EXIT_CODES: Final = """
\b
Exit codes:
  0    done
  1    done in part: inputs were refused, or a check found problems
  2    nothing done: arguments, settings or query are wrong, there is no such
       record, or no input could be coded
  3    the ledger cannot be read or written
  4    something is not installed or the lexica do not hold together; `dragoman
       doctor` says what
  70   a fault in Dragoman itself; --debug shows where
  130  interrupted (143: terminated); what was coded until then is kept
  141  the reader of the output went away, as with `| head`
"""
"""The words for `--help`."""


def exit_code(error: DragomanError | OSError) -> ExitCode:
    """The code that a command which ends with `error` leaves behind."""
    match error:
        case LedgerError():
            return ExitCode.LEDGER
        case MissingDependency() | LexiconError():
            return ExitCode.INSTALLATION
        case _:
            return ExitCode.NOTHING
