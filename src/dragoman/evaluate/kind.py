"""What a kind of gold set is: how it is read, which keys it may see, how a row becomes an article and a prediction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.evaluate.conventions import Convention
from dragoman.evaluate.rows import Row, read_rows
from dragoman.records import Article, CodedArticle
from dragoman.settings import Settings

Prediction = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of gold set.

    `article` and `answer` see the row's whitelisted keys only; `answer` with None is the empty prediction.
    """

    name: str
    keys: frozenset[str]
    article: Callable[[Row, Settings], Article]
    answer: Callable[[Row, CodedArticle, Convention], Prediction]
    empty: Callable[[Row], Prediction]
    read: Callable[[Path, frozenset[str]], Iterator[Row]] = read_rows
