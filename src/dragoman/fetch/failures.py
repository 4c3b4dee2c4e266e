"""What did not come, as one code and one line, and whether it may come later."""

from __future__ import annotations

from importlib import import_module

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


def check_installed() -> None:
    """Nothing, where all that fetching needs is there: better said at once than at the first page.

    Raises:
        MissingDependency: the extra is not installed.
    """
    for name in ("aiohttp", "protego", "warcio.warcwriter"):
        try:
            import_module(name)
        except ImportError as error:
            what = (error.name or name).partition(".")[0]
            raise MissingDependency(f"{what} is not installed: pip install 'dragoman[fetch]'") from None
