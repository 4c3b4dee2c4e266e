"""The record of one article: everything that was read out of it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records.actors import Mention, Resolution
from dragoman.records.articles import Article
from dragoman.records.events import Event
from dragoman.records.evidence import Evidence
from dragoman.records.runs import Versions
from dragoman.records.statements import Claim, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedArticle:
    """One article and its records, in text order. Every evidence's text is a slice of `article.text`."""

    article: Article
    versions: Versions
    mentions: tuple[Mention, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()
