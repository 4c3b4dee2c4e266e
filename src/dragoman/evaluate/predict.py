"""Predictions for a gold set: rows through the coder, and its records into the scorers' formats."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from dragoman.errors import DragomanError, InputError
from dragoman.evaluate import actors, articles, events, relations, stance, statements, status
from dragoman.evaluate.conventions import convention_named
from dragoman.evaluate.kind import Kind, Prediction
from dragoman.evaluate.rows import Row
from dragoman.records import Article, CodedArticle, Rejection
from dragoman.settings import Settings

log = logging.getLogger(__name__)

Coder = Callable[[Iterable[Article], Settings], Iterable[CodedArticle | Rejection]]
"""What codes: one result an article, in order."""

_KINDS: Final[dict[str, Kind]] = {
    module.KIND.name: module.KIND for module in (relations, events, actors, statements, status, stance, articles)
}
KINDS: Final = tuple(_KINDS)


def predict(
    kind: str,
    gold: Path,
    *,
    settings: Settings,
    convention: str = "plover",
    progress: Callable[[int], None] | None = None,
    coder: Coder | None = None,
) -> Iterator[Prediction]:
    """One prediction a row, in the rows' order, none dropped; a row that fails gives an empty one and a warning.

    The coder sees articles made of the row's text and date (and, after coding, the choice among its records sees
    which parties are asked for): no label of the gold set is read.

    Args:
        kind: one of `KINDS`.
        gold: a JSON lines file; for statements a folder that holds `text/*.txt`.
        settings: what the coder runs with.
        convention: "plover"; "plv" or "petrarch" for the habits of those data sets.
        progress: called with the number of rows done after each.
        coder: what codes; by default the pipeline.

    Raises:
        InputError: the kind or convention is unknown, or the gold set cannot be read.
    """
    if kind not in _KINDS:
        raise InputError(f"unknown kind {kind!r}: one of {', '.join(KINDS)}")
    translate = convention_named(convention)
    chosen = _KINDS[kind]
    return _predictions(chosen, gold, settings, translate, progress or (lambda _: None), coder or _pipeline)


def _pipeline(some: Iterable[Article], settings: Settings) -> Iterable[CodedArticle | Rejection]:
    from dragoman.pipeline import code_articles  # the models are loaded when they are first needed

    results: Iterable[CodedArticle | Rejection] = code_articles(some, settings)
    return results


def _predictions(
    kind: Kind,
    gold: Path,
    settings: Settings,
    convention: Callable[..., str],
    progress: Callable[[int], None],
    coder: Coder,
) -> Iterator[Prediction]:
    waiting: deque[tuple[Row, Article | None]] = deque()
    """Rows that the coder has taken and not answered; those without an article need no answer."""

    rows = kind.read(gold, kind.keys)

    def feed() -> Iterator[Article]:
        for row in rows:
            try:
                article = kind.article(row, settings)
            except InputError as error:
                log.warning("%s: %s; its prediction is empty", kind.name, error)
                waiting.append((row, None))
            else:
                waiting.append((row, article))
                yield article

    done = 0
    for result in coder(feed(), settings):
        while waiting and waiting[0][1] is None:
            done += 1
            yield kind.empty(waiting.popleft()[0])
            progress(done)
        if not waiting:
            raise DragomanError("the coder gave more results than it was given articles")
        row, article = waiting.popleft()
        done += 1
        yield _answer(kind, row, article, result, convention)
        progress(done)
    unasked = [(row, None) for row in rows]
    unanswered = [row.id for row, article in waiting if article] + [row.id for row, _ in unasked]
    if unanswered:
        log.warning(
            "%s: the coder stopped before row %s; its prediction and later ones are empty", kind.name, unanswered[0]
        )
    for row, _ in (*waiting, *unasked):
        done += 1
        yield kind.empty(row)
        progress(done)


def _answer(
    kind: Kind, row: Row, article: Article | None, result: CodedArticle | Rejection, convention: Callable[..., str]
) -> Prediction:
    if isinstance(result, Rejection):
        log.warning("%s: row %s: %s (%s); its prediction is empty", kind.name, row.id, result.detail, result.code)
        return kind.empty(row)
    if article is None or result.article.id != article.id:
        raise DragomanError(f"row {row.id}: the coder answered out of order")
    try:
        return kind.answer(row, result, convention)
    except InputError as error:
        log.warning("%s: row %s: %s; its prediction is empty", kind.name, row.id, error)
        return kind.empty(row)
