"""A page as a server gave it, from an archive or just fetched, to an Article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.errors import RefusedArticle
from dragoman.ingest.building import Given, from_plain
from dragoman.ingest.dates import day_date
from dragoman.ingest.encoding import decode
from dragoman.ingest.reading import Reading, printable
from dragoman.records import UNKNOWN_DATE, Article, Found, Note, PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """What a server gave: where it was found and when, its bytes, or why there are none.

    `charset` is what the server declares, "" where it does not; `day` is the day on which it was got, which is the last resort for when
    it was published.
    """

    url: str
    day: PartialDate = UNKNOWN_DATE
    charset: str = ""
    is_html: bool = True
    content: bytes | RefusedArticle
    notes: tuple[Note, ...] = ()


def article_of_web_page(page: WebPage, origin: str, reading: Reading) -> Article:
    """The article of a page.

    Raises:
        RefusedArticle: it holds none, and what `article_of_page` and `from_plain` raise.
    """
    from dragoman.ingest.pages import article_of_page

    if isinstance(page.content, RefusedArticle):
        raise page.content
    if not page.content.strip():
        raise RefusedArticle("empty-input", "there is nothing in it")
    given = Given(
        origin=printable(origin), fallback=reading.fallback, found_at=page.url, crawled=page.day, notes=page.notes
    )
    text = decode(page.content, declared=page.is_html, charset=page.charset)[0]
    return (article_of_page if page.is_html else from_plain)(text, given, reading.settings)


def crawl_day(moment: str) -> PartialDate:
    """The day of an ISO time at which a page was got, as inferred: it is got on the day on which it is published, or later."""
    try:
        return day_date(date.fromisoformat(moment[:10]).isoformat(), found=Found.INFERRED)
    except ValueError:
        return UNKNOWN_DATE
