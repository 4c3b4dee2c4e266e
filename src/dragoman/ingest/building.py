"""From a text with its parts, and what the giver says of it, to an Article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from dragoman.errors import RefusedArticle
from dragoman.ingest.encoding import storable
from dragoman.ingest.language import SAMPLE, language_of
from dragoman.ingest.publishers import completed
from dragoman.ingest.text_parts import TextParts, cut_paragraph, split_text
from dragoman.records import (
    READ_PARTS,
    UNKNOWN_DATE,
    Article,
    Note,
    Part,
    PartialDate,
    PartKind,
    Publisher,
    PublisherKind,
    Span,
    content_hash,
    make_id,
)
from dragoman.settings import Settings

BETWEEN = "\n\n"
"""What joins parts that were given apart."""

_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]{1,63}\.){1,8}[a-z]{2,24})(?:[/:?#].*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a giver says of an article beside its text.

    `fallback` is the publication day where nothing else tells it, and `crawled`, when the page was kept in an archive, where
    there is no such day either. `found_at` is where the page was found: its address, unless it states another itself.
    """

    title: str = ""
    standfirst: str = ""
    byline: str = ""
    captions: tuple[str, ...] = ()
    published: PartialDate = UNKNOWN_DATE
    fallback: PartialDate = UNKNOWN_DATE
    crawled: PartialDate = UNKNOWN_DATE
    updated: PartialDate = UNKNOWN_DATE
    language: str = ""
    url: str = ""
    found_at: str = ""
    publisher: Publisher | None = None
    external_id: str = ""
    origin: str = ""
    notes: tuple[Note, ...] = ()


def from_plain(text: str, given: Given, settings: Settings) -> Article:
    """The article of a plain text: given headline, standfirst, byline and captions first, then the text to the letter.

    A headline that the text itself begins with is not stored twice.

    Raises:
        RefusedArticle: `empty-input`, `too-long`, `no-text`.
    """
    if not text.strip():
        raise RefusedArticle("empty-input", "there is no text in it")
    check_length(text, settings)
    text, replaced = storable(text)
    title = " ".join(storable(given.title)[0].split())
    own = _headline_in(text, title)
    head = [
        (PartKind.TITLE, "" if own else title),
        (PartKind.STANDFIRST, given.standfirst),
        (PartKind.BYLINE, given.byline),
        *((PartKind.CAPTION, caption) for caption in given.captions),
    ]
    stored, parts = compose(head)
    stored = stored + BETWEEN if stored else ""
    start = len(stored)
    if own:
        parts.append(Part(kind=PartKind.TITLE, span=Span(start=start + own.start, end=start + own.end)))
        start += own.end
    split = split_text(stored + text, start=start, titled=bool(title))
    notes = (Note(code="replaced-characters", text=f"{replaced} characters that cannot be stored"),) if replaced else ()
    return finish(
        stored + text, replace(split, parts=(*parts, *split.parts), notes=split.notes + notes), given, settings
    )


def compose(pieces: Iterable[tuple[PartKind, str]]) -> tuple[str, list[Part]]:
    """One text of pieces joined by blank lines, white space made plain, and the parts over it; empty pieces fall out."""
    plain = [(kind, " ".join(storable(words)[0].split())) for kind, words in pieces]
    plain = [(kind, words) for kind, words in plain if words]
    text = BETWEEN.join(words for _, words in plain)
    parts: list[Part] = []
    start, first_body = 0, True
    for kind, words in plain:
        parts += cut_paragraph(text, Span(start=start, end=start + len(words)), kind, first_body=first_body)
        first_body = first_body and kind is not PartKind.BODY
        start += len(words) + len(BETWEEN)
    return text, parts


def finish(text: str, split: TextParts, given: Given, settings: Settings) -> Article:
    """The Article over `text`; what the giver says of dates comes before what the text says.

    Raises:
        RefusedArticle: `too-long`, `no-text`.
    """
    check_length(text, settings)
    if not any(part.kind in READ_PARTS for part in split.parts):
        raise RefusedArticle("no-text", "nothing in it is text of a report: page furniture, credits or dates only")
    digest = content_hash(text)
    url = given.url or given.found_at
    published = next((d for d in (given.published, split.published, given.fallback) if d.known), given.crawled)
    notes = given.notes + split.notes
    if published.known and published is given.crawled:
        notes += (Note(code="date-of-crawl", text=f"{published.start}: when the page was kept; it states no date"),)
    return Article(
        id=make_id("ar", url or given.external_id, digest),
        text=text,
        content_hash=digest,
        parts=split.parts,
        title=_words(text, split.parts, PartKind.TITLE),
        standfirst=_words(text, split.parts, PartKind.STANDFIRST),
        byline=_words(text, split.parts, PartKind.BYLINE),
        captions=tuple(part.span.of(text) for part in split.parts if part.kind is PartKind.CAPTION),
        published=published,
        updated=given.updated if given.updated.known else split.updated,
        language=language_of(_sample(text, split.parts), given.language),
        url=url,
        publisher=completed(given.publisher or publisher_of(url), url, settings),
        external_id=given.external_id,
        origin=given.origin,
        notes=notes,
    )


def publisher_of(
    name: str, *, domain: str = "", country: str = "", language: str = "", kind: str = ""
) -> Publisher | None:
    """The publisher of a name, a domain or a URL; None where there is neither."""
    name = " ".join(storable(name)[0].split())
    if not domain and (found := _DOMAIN.fullmatch(name)):
        domain, name = found[1], found[1].lower()
    elif found := _DOMAIN.fullmatch(domain.strip()):
        domain = found[1]
    domain = domain.lower()
    if not name and not domain:
        return None
    return Publisher(
        id=make_id("pb", domain or name),
        name=name or domain,
        domain=domain,
        country=country,
        language=language,
        kind=kind if kind in set(PublisherKind) else "",
    )


def web_address(value: str) -> str:
    """`value` where it is an absolute http(s) URL, else ""."""
    value = storable(value)[0].strip()
    try:
        parts = urlsplit(value)
    except ValueError:
        return ""
    return value if parts.scheme in {"http", "https"} and parts.netloc else ""


def check_length(text: str, settings: Settings) -> None:
    """Nothing where the text is short enough.

    Raises:
        RefusedArticle: `too-long`.
    """
    if len(text) > settings.max_article_chars:
        raise RefusedArticle(
            "too-long",
            f"{len(text):,} characters, more than max_article_chars = {settings.max_article_chars:,}; "
            "split it into articles or raise the setting",
        )


def _headline_in(text: str, title: str) -> Span | None:
    """Where `text` begins with the headline as a line of its own."""
    start = len(text) - len(text.lstrip())
    end = start + len(title)
    if not title or not text.startswith(title, start):
        return None
    rest_of_line = (text[end:].splitlines() or [""])[0]
    return None if rest_of_line.strip() else Span(start=start, end=end)


def _words(text: str, parts: tuple[Part, ...], kind: PartKind) -> str:
    return " ".join(part.span.of(text) for part in parts if part.kind is kind)


def _sample(text: str, parts: tuple[Part, ...]) -> str:
    """Words to tell the language by: body first, names and titles last."""
    sample = ""
    for kinds in ({PartKind.BODY}, READ_PARTS - {PartKind.BODY}):
        for part in parts:
            if part.kind in kinds and len(sample) < SAMPLE:
                sample += part.span.of(text)[:SAMPLE] + "\n"
    return sample
