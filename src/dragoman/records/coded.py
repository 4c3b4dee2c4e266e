"""The record of one article: everything that was read out of it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records.actors import Mention, Resolution
from dragoman.records.articles import Article, Part
from dragoman.records.events import Event
from dragoman.records.evidence import Evidence
from dragoman.records.runs import Versions
from dragoman.records.statements import Claim, Statement
from dragoman.records.translations import Translation


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedArticle:
    """One article and its records, in text order. Every evidence's text is a slice of `article.text`.

    Where there is a `translation`, the English text in it is what was read: the spans of all records point into that one, and
    their words are English. Only `Evidence.span` and `Evidence.text` are always the article's own; evidence has both.
    """

    article: Article
    versions: Versions
    mentions: tuple[Mention, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    translation: Translation | None = None

    @property
    def read_text(self) -> str:
        """The text that was read, which the records' spans point into: the article's own, or its translation."""
        return self.translation.text if self.translation else self.article.text

    @property
    def read_parts(self) -> tuple[Part, ...]:
        """What is what in `read_text`."""
        return self.translation.parts if self.translation else self.article.parts
