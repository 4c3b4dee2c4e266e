"""A bar on standard error while articles are coded: on a terminal only, and gone when it is done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(what: str, total: Callable[[], int | None], *, wanted: bool = True) -> Iterator[Callable[[int], None]]:
    """What takes the number done so far; shown as a bar where standard error is a terminal and there is more than one.

    Args:
        what: the words before the bar.
        total: how many there will be, None where nobody knows; asked only where a bar may be shown.
        wanted: false where something else shows the progress.
    """
    expected = total() if wanted and sys.stderr.isatty() else 0
    if expected in (0, 1):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    bar = Progress(
        TextColumn(what, markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=Console(file=sys.stderr),
        transient=True,
        redirect_stdout=False,
    )
    with bar:
        task = bar.add_task(what, total=expected)

        def step(done: int) -> None:
            more = expected is not None and done > expected  # it was a guess
            bar.update(task, completed=done, total=done if more else expected)

        yield step
