"""The errors that Dragoman raises; each says what, where, and what to do."""

from __future__ import annotations


class DragomanError(Exception):
    """Anything that went wrong and can be said in one line."""


class InputError(DragomanError, ValueError):
    """An input that cannot be read as asked."""


class RefusedArticle(InputError):
    """One article that is refused; the pipeline turns it into a Rejection and goes on.

    Args:
        code: kebab-case, stable: `empty-input`, `no-article`, `unsupported-language` ...
        detail: one line for people: what is wrong and what would help.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


class LedgerError(DragomanError, OSError):
    """A ledger that cannot be read or written."""


class QueryError(DragomanError, ValueError):
    """A query that DuckDB refuses."""


class UnknownRecord(DragomanError, LookupError):
    """An id that the ledger does not hold."""


class LexiconError(DragomanError, ValueError):
    """Lexicon files that do not hold together; lists every problem."""


class SettingsError(DragomanError, ValueError):
    """A settings file or environment variable that is not understood."""


class MissingDependency(DragomanError, ImportError):
    """Something that is not installed; says which command installs it."""
