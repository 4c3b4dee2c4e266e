"""Reads news and keeps a record of who did what to whom, who said what, and who disputes it.

    >>> import dragoman
    >>> coded = dragoman.code("Protesters blocked the road to the airport in Lagos on Monday.", date="2024-03-05")
    >>> coded.article.published.start
    '2024-03-05'
    >>> all(e.text == coded.article.text[e.span.start : e.span.end] for e in coded.evidence)
    True

Settings are read from `dragoman.toml` and the environment (`DRAGOMAN_*`) unless they are given.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.version import __version__

if TYPE_CHECKING:
    from dragoman.ingest import ArrowTable
    from dragoman.ledger import Ledger
    from dragoman.records import Article, Claim, CodedArticle, Event, Resolution, Statement
    from dragoman.report import Coded, Explanation
    from dragoman.settings import Settings

__all__ = ["Coded", "Ledger", "__version__", "code", "explain", "read", "resolve"]


def read(path: str | Path | ArrowTable, *, date: str | None = None, settings: Settings | None = None) -> Article:
    """The article of a file: HTML, plain text, JSON, or any input that holds one article; `-` is standard input.

    Args:
        path: the file, or a table of one row in memory (Arrow, pandas, Polars).
        date: ISO date of publication, for an article that states none.
        settings: limits and languages; by default those in force.

    Raises:
        RefusedArticle: it holds no article that can be read; the error says why.
        InputError: a folder, more than one article, or a date that is none.
    """
    from dragoman import ingest

    return ingest.read(path, _in_force(settings), date=date)


def code(article: Article | str | Path, *, date: str | None = None, settings: Settings | None = None) -> Coded:
    """The record of an article: its events, statements and claims, and the words behind each.

        >>> coded = dragoman.code("The prime minister said that talks would go on.", date="2024-03-05")
        >>> [(s.speaker.text, s.content.text) for s in coded.statements]
        [('The prime minister', 'that talks would go on')]

    Args:
        article: what `read` gave, or a text, or the path of a file. A `str` is a text; the name of a file is a `Path`.
        date: ISO date of publication, for a text or file that states none.
        settings: what to code with; by default the settings in force.

    Raises:
        RefusedArticle: there is no article that can be read.
        InputError: a `str` that is the name of a file, or a date that is none.
        MissingDependency: the English model is not installed.
    """
    from dragoman import ingest, pipeline
    from dragoman.errors import InputError
    from dragoman.report import Coded

    chosen = _in_force(settings)
    if isinstance(article, str):
        if _names_a_file(article):
            raise InputError(f"{article!r} is the name of a file, and a str is a text; give dragoman.code a Path")
        article = ingest.from_text(article, published=date, settings=chosen)
    elif isinstance(article, Path):
        article = ingest.read(article, chosen, date=date)
    return Coded.of(pipeline.code_article(article, chosen))


def resolve(
    text: str,
    *,
    date: str | None = None,
    context: str = "",
    country_hint: str = "",
    settings: Settings | None = None,
) -> Resolution:
    """Whom a phrase means: name, country, sectors, office, and why; judged NEGATIVE where it names nobody who acts.

        >>> found = dragoman.resolve("the Chilean defence minister", date="2024-03-05")
        >>> found.country, found.sectors
        ('CHL', ('GOV', 'MIL'))

    Args:
        text: the phrase, of a few words.
        date: ISO day, month or year as of which it is meant; without one the latest office counts.
        context: words that stood around it, such as a headline.
        country_hint: the country whose affairs it is about, by ISO alpha-3 code or by name.
        settings: what to read with; by default the settings in force.

    Raises:
        InputError: there are no words, the date is none, or they cannot be read.
        MissingDependency: the English model is not installed.
    """
    from dragoman import actors, pipeline
    from dragoman.errors import InputError
    from dragoman.records import Rejection

    question = actors.Question(
        text=text, date=actors.given_date(date or ""), context=context, country_hint=country_hint
    )
    (answer,) = pipeline.resolve([question], _in_force(settings))
    if isinstance(answer.found, Rejection):
        raise InputError(answer.found.detail)
    return answer.found


def explain(
    record: str | Event | Statement | Claim,
    within: CodedArticle | Ledger | None = None,
    *,
    settings: Settings | None = None,
) -> Explanation:
    """Why a record was made: its words, the rule, whom each party means and why, what set its status.

        >>> coded = dragoman.code("The prime minister said that talks would go on.", date="2024-03-05")
        >>> print(dragoman.explain(coded.statements[0], coded).evidence[0].text)
        The prime minister said that talks would go on.

    Args:
        record: an event, statement or claim, or the id of one (or of one of its evidences).
        within: the coded article or the ledger that holds it; by default the ledger that the settings name.
        settings: where the ledger and the lexica are; by default the settings in force.

    Raises:
        UnknownRecord: there is no such record.
        LedgerError: the ledger cannot be read.
    """
    from dragoman import lexicons, report
    from dragoman.ledger import Ledger
    from dragoman.records import CodedArticle

    chosen = _in_force(settings)
    record_id = record if isinstance(record, str) else record.id
    if not isinstance(within, CodedArticle):
        within = (within or Ledger(chosen.ledger, create=False)).find(record_id)
    return report.explain(within, record_id, lexicons.load(chosen.lexicon_dirs))


def _in_force(settings: Settings | None) -> Settings:
    from dragoman.settings import load_settings

    return settings or load_settings()


def _names_a_file(text: str) -> bool:
    try:
        return not any(c.isspace() for c in text) and Path(text).is_file()
    except (OSError, ValueError):
        return False


def __getattr__(name: str) -> object:
    """`Ledger` and `Coded`, imported when they are first asked for: `import dragoman` alone loads nothing heavy."""
    if name == "Ledger":
        from dragoman.ledger import Ledger

        return Ledger
    if name == "Coded":
        from dragoman.report import Coded

        return Coded
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
