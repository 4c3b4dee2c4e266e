"""The whole flow, and the only place where one bad article is caught: it becomes a `Rejection`, and the run goes on.

fetch.pages(addresses)                -> pages, where an input is an address
ingest.articles(inputs)               -> Article | Rejection
translate.to_english(article)         -> Reading: the article, and the English that is read in its place
parse.read_all(articles)              -> spaCy Doc, once an article
actors.resolve(doc, article)          -> mentions, resolutions
coding.code(doc, article, ...)        -> events, statements, claims, evidence; by rules and the second reader
ledger.append(coded, rejections)      -> Run
"""

from __future__ import annotations

import logging
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO, Final, TypeVar

from dragoman import actors, coding, fetch, ingest, lexicons, parse, translate
from dragoman.actors import BadQuestion, Question
from dragoman.coding import Reader
from dragoman.errors import MissingDependency, RefusedArticle, SettingsError
from dragoman.lexicons import Lexicons
from dragoman.parse import Doc
from dragoman.records import (
    Article,
    CodedArticle,
    Rejection,
    Resolution,
    Run,
    TracedSentence,
    Versions,
    make_id,
)
from dragoman.settings import Settings
from dragoman.translate import Reading
from dragoman.version import __version__

if TYPE_CHECKING:
    from dragoman.ledger import Ledger

BATCH_CHARS: Final = 500_000
"""A batch is parsed at once, in memory that grows with its length: long articles are taken fewer at a time."""

_Item = TypeVar("_Item", Article | Rejection, Reading | Rejection)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a phrase means, or why that is not told; with the question's `id` and words, "" where these could not be read."""

    id: str | int | None
    text: str
    found: Resolution | Rejection


def run(
    inputs: Iterable[ingest.Input] | ingest.Input,
    settings: Settings,
    *,
    date: str | None = None,
    stdin: BinaryIO | None = None,
    where: ingest.Where | None = None,
    left_out: Counter[str] | None = None,
) -> Iterator[CodedArticle | Rejection]:
    """Every article of the inputs, coded, and a rejection for everything refused, in order, as soon as each is there.

    Args:
        inputs: files, folders, addresses of pages, `-` for standard input, tables in memory.
        settings: what to code with.
        date: ISO date of publication for articles that state none.
        stdin: what `-` reads.
        where: which articles are wanted; all by default.
        left_out: counts what `where` left out.

    Raises:
        InputError: `date` is no ISO date.
        MissingDependency: the English model is not installed.
        LexiconError: a lexicon directory does not hold together.
    """
    return code_articles(
        ingest.articles(_got(inputs, settings), settings, date=date, stdin=stdin, where=where, left_out=left_out),
        settings,
    )


def keep(results: Iterable[CodedArticle | Rejection], ledger: Ledger, settings: Settings) -> Run | None:
    """The run that `results` make in the ledger; None where they add nothing to it.

    Raises:
        LedgerError: the ledger cannot be written.
    """
    started = datetime.now(UTC)
    rejections: list[Rejection] = []

    def coded() -> Iterator[CodedArticle]:
        for result in results:
            if isinstance(result, Rejection):
                rejections.append(result)
            else:
                yield result

    return ledger.append(coded(), rejections, versions=versions(settings), started=started)


def versions(settings: Settings) -> Versions:
    """What every record of a run depends on beside its article."""
    return Versions(
        dragoman=__version__,
        lexicons=lexicons.load(settings.lexicon_dirs).version,
        model=parse.model_version(settings),
        reader=coding.reader_version() if settings.reader else "",
    )


def code_articles(articles: Iterable[Article | Rejection], settings: Settings) -> Iterator[CodedArticle | Rejection]:
    """Each article coded, or a rejection that says at which stage it failed; rejections among the input pass through."""
    words, used = lexicons.load(settings.lexicon_dirs), versions(settings)
    for batch in _batches(readings(articles, settings), settings.batch_size):
        docs = _parsed([item.english for item in batch if isinstance(item, Reading) and item.is_read], settings)
        for item in batch:
            if isinstance(item, Rejection):
                yield item
            elif not item.is_read:
                yield CodedArticle(article=item.article, versions=used)
            else:
                doc = next(docs)
                try:
                    if isinstance(doc, Exception):
                        raise doc
                    yield _coded(item, doc, words, used)
                except Exception as error:
                    yield _rejection(_origin(item.article), "parse" if doc is error else "code", error)


def code_article(article: Article, settings: Settings) -> CodedArticle:
    """One article coded; whatever goes wrong with it is raised as it is."""
    reading = translate.to_english(article, settings)
    if not reading.is_read:
        return CodedArticle(article=reading.article, versions=versions(settings))
    doc = parse.read(reading.english, settings)
    return _coded(reading, doc, lexicons.load(settings.lexicon_dirs), versions(settings))


def resolve(questions: Iterable[Question | BadQuestion], settings: Settings) -> Iterator[Answer]:
    """Whom each phrase means, or a rejection where it cannot be read, in order.

    Raises:
        MissingDependency: the English model is not installed.
        LexiconError: a lexicon directory does not hold together.
    """
    words = lexicons.load(settings.lexicon_dirs)
    asked = deque[Question | BadQuestion]()

    def articles() -> Iterator[Article | Rejection]:
        for item in questions:
            asked.append(item)
            try:
                if isinstance(item, BadQuestion):
                    yield item.rejection
                else:
                    yield actors.as_article(actors.spelled_out(item, words.actors))
            except RefusedArticle as refused:
                yield _rejection("question", "read", refused)

    for batch in _batches(articles(), settings.batch_size):
        docs = _parsed([item for item in batch if isinstance(item, Article)], settings)
        for item in batch:
            found = item if isinstance(item, Rejection) else _resolved(item, next(docs), words)
            question = asked.popleft()
            yield Answer(question.id, question.text if isinstance(question, Question) else "", found)


def trace(
    sentences: Iterable[str], settings: Settings, *, date: str | None = None
) -> Iterator[tuple[TracedSentence, ...] | Rejection]:
    """What the event rules make of each text, sentence by sentence, or a rejection where it cannot be read, in order.

    Args:
        sentences: texts in English, mostly of one sentence; each is read for itself, as soon as it is there.
        settings: what to read with.
        date: ISO date of publication.

    Raises:
        InputError: `date` is no ISO date.
        MissingDependency: the English model is not installed.
        LexiconError: a lexicon directory does not hold together.
    """
    words, used = lexicons.load(settings.lexicon_dirs), versions(settings)
    for text in sentences:
        try:
            article = ingest.from_text(text, published=date, language="en", settings=settings)
            doc = parse.read(article, settings)
            mentions, resolutions = actors.resolve(doc, article, words)
            yield coding.trace(doc, article, mentions, resolutions, words, used, _reader(used))
        except RefusedArticle as refused:
            yield _rejection("sentence", "read", refused)


def compare(
    articles: Iterable[Article], settings: Settings, directory: Path
) -> Iterator[tuple[CodedArticle, CodedArticle] | Rejection]:
    """Each article coded twice, with the lexica in force and with those of `directory` laid over them; or a rejection.

    An article is parsed once: its parse depends on the model alone, not on the lexica. Nothing is kept.

    Raises:
        MissingDependency: the English model is not installed.
        LexiconError: a lexicon directory does not hold together.
    """
    other = settings.model_copy(update={"lexicon_dirs": (*settings.lexicon_dirs, directory)})
    both = [(lexicons.load(one.lexicon_dirs), versions(one)) for one in (settings, other)]
    for batch in _batches(readings(articles, settings), settings.batch_size):
        yield from (item for item in batch if isinstance(item, Rejection))
        read = [item for item in batch if isinstance(item, Reading) and item.is_read]
        for reading, doc in zip(read, _parsed([one.english for one in read], settings), strict=True):
            try:
                if isinstance(doc, Exception):
                    raise doc
                before, after = (_coded(reading, doc, words, used) for words, used in both)
                yield before, after
            except Exception as error:
                yield _rejection(_origin(reading.article), "parse" if doc is error else "code", error)


def readings(
    articles: Iterable[Article | Rejection], settings: Settings, *, language: str = ""
) -> Iterator[Reading | Rejection]:
    """Each article as it is read, in English, or a rejection where its language cannot be.

    Args:
        articles: what `ingest` gave; rejections pass through.
        settings: which engines are used.
        language: ISO 639-1 code that counts in place of the article's own.

    Raises:
        SettingsError: weights that the settings name cannot be read.
        MissingDependency: a part of the extra `translate` is not installed.
    """
    for item in articles:
        if isinstance(item, Rejection):
            yield item
            continue
        try:
            yield translate.to_english(replace(item, language=language or item.language), settings)
        except (SettingsError, MissingDependency):
            raise
        except Exception as error:
            yield _rejection(_origin(item), "translate", error)


def _got(inputs: Iterable[ingest.Input] | ingest.Input, settings: Settings) -> Iterator[ingest.Input]:
    """The inputs, with the pages themselves in place of their addresses."""
    for is_address, some in groupby(ingest.named(inputs), key=ingest.is_address):
        if not is_address:
            yield from some
            continue
        with TemporaryDirectory(prefix="dragoman-") as folder:
            for page in fetch.pages(map(str, some), settings, into=Path(folder)):
                yield page if isinstance(page, Rejection) else _web_page(page)


def _web_page(page: fetch.Fetched) -> ingest.WebPage:
    return ingest.WebPage(
        url=page.final_url,
        day=ingest.crawl_day(page.fetched_at),
        charset=page.charset,
        is_html=page.content_type in ("", "text/html", "application/xhtml+xml"),
        content=page.body,
    )


def _resolved(article: Article, doc: Doc | Exception, words: Lexicons) -> Resolution | Rejection:
    try:
        if isinstance(doc, Exception):
            raise doc
        return actors.answer(article, *actors.resolve(doc, article, words))
    except Exception as error:
        return _rejection("question", "parse" if doc is error else "resolve", error)


def _coded(reading: Reading, doc: Doc, words: Lexicons, used: Versions) -> CodedArticle:
    article = reading.english
    mentions, resolutions = actors.resolve(doc, article, words)
    found = coding.code(doc, article, mentions, resolutions, words, used, _reader(used))
    coded = CodedArticle(
        article=article,
        versions=used,
        mentions=mentions,
        resolutions=resolutions,
        events=found.events,
        statements=found.statements,
        claims=found.claims,
        evidence=found.evidence,
    )
    return translate.at_home(coded, reading)


def _origin(article: Article) -> str:
    return article.origin or article.url or article.id


def _reader(used: Versions) -> Reader | None:
    """The second reader, where the records have one."""
    return coding.read_pairs if used.reader else None


def _batches(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    batch: list[_Item] = []
    chars = 0
    for item in items:
        batch.append(item)
        article = item.english if isinstance(item, Reading) else item
        chars += len(article.text) if isinstance(article, Article) else 0
        if len(batch) >= size or chars >= BATCH_CHARS:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch


def _parsed(articles: list[Article], settings: Settings) -> Iterator[Doc | Exception]:
    """The parse of each article, in order; where one spoils the batch, the rest go one by one, an exception for each that fails."""
    done = 0
    try:
        for _, doc in parse.read_all(articles, settings):
            done += 1
            yield doc
    except MissingDependency:
        raise
    except Exception:
        log.debug("a batch of %d articles was not parsed; now one by one", len(articles), exc_info=True)
    for article in articles[done:]:
        try:
            doc_or_error: Doc | Exception = parse.read(article, settings)
        except Exception as error:
            doc_or_error = error
        yield doc_or_error


def _rejection(origin: str, stage: str, error: Exception) -> Rejection:
    log.debug("%s was refused in stage %s", origin, stage, exc_info=error)
    known = isinstance(error, RefusedArticle)
    code = error.code if isinstance(error, RefusedArticle) else "internal-error"
    detail = " ".join((str(error) if known else f"{type(error).__name__}: {error}").split())
    return Rejection(
        id=make_id("rj", origin, stage, code, detail), origin=origin, stage=stage, code=code, detail=detail
    )
