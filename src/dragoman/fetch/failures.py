"""What did not come, as one code and one line, and whether it may come later."""

from __future__ import annotations

from dragoman.errors import MissingDependency, RefusedArticle
from dragoman.records import Rejection, make_id

STAGE = "fetch"


class Failed(RefusedArticle):
    """A page or feed that was not got.

    Args:
        code: kebab-case, stable; docs/fetching.md lists all.
        detail: one line for people.
        passing: another try may do better: a time-out, a server that is busy.
        wait_s: how long the server asks to be left alone, where it says so.
        status: the HTTP status, 0 where there was none.
    """

    def __init__(
        self, code: str, detail: str, *, passing: bool = False, wait_s: float | None = None, status: int = 0
    ) -> None:
        super().__init__(code, " ".join(detail.split()))
        self.passing = passing
        self.wait_s = wait_s
        self.status = status


def rejection(origin: str, failed: RefusedArticle) -> Rejection:
    """The record of what was refused at `origin`."""
    return Rejection(
        id=make_id("rj", origin, STAGE, failed.code, failed.detail),
        origin=origin,
        stage=STAGE,
        code=failed.code,
        detail=failed.detail,
    )


def missing(error: ImportError) -> MissingDependency:
    """What to raise where a library of the extra is not installed."""
    return MissingDependency(f"{error.name or error} is not installed; fetching needs: pip install 'dragoman[fetch]'")
