"""An HTML page to an Article: what it says of itself, and its body without the page around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from resiliparse.parse.html import HTMLTree

from dragoman.errors import RefusedArticle
from dragoman.ingest.building import Given, check_length, compose, finish
from dragoman.ingest.credits import credit_start
from dragoman.ingest.dates import find_dates
from dragoman.ingest.encoding import storable
from dragoman.ingest.furniture import is_about_author, is_furniture, is_translation_notice
from dragoman.ingest.lines import is_byline, is_times
from dragoman.ingest.pages.body import body_blocks, boxed, clean
from dragoman.ingest.pages.captions import Caption, captions_of, pieces_of
from dragoman.ingest.pages.facts import completed, headline, site_of
from dragoman.ingest.pages.metadata import PageFacts, day_in_address, guessed_day, page_facts
from dragoman.ingest.pages.places import place_of
from dragoman.ingest.pages.refusals import check_report, is_front
from dragoman.ingest.pages.text import key_of, word_count
from dragoman.ingest.pages.view import Block, PageView, view
from dragoman.ingest.text_parts import TextParts
from dragoman.records import UNKNOWN_DATE, Article, Note, PartialDate, PartKind
from dragoman.settings import Settings

_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}")
_ATTRIBUTES = 20_000  # words of a tag; parsers take a time that grows with the square of its attributes
_OVER = 5  # times the longest article: a page with more text than that is not looked through for a report
_LOOKED_AT = 50_000  # characters of a page in which a wall or an error is looked for

Piece = tuple[PartKind, str]

_HEAD = 6  # blocks at the head in which bylines and bare dates are the report's own
_REPEATED = 40  # letters of a paragraph that stands twice by mistake; shorter lines may be said twice
_CREDIT = 160  # characters of a line that is nothing but a credit
_PART = 20  # letters of a paragraph that is a part of the standfirst
_PROMOTION = 20  # words of a line that asks to follow the site
_NETWORKS = re.compile(
    r"\b(?:facebook|twitter|instagram|telegram|whatsapp|viber|youtube|tiktok|google news|linkedin)", re.IGNORECASE
)
_SHORT = 12  # words; a line that begins with an author's name and is no longer is a byline


def article_of_page(page: str, given: Given, settings: Settings) -> Article:
    """The article of a page: title, standfirst, byline, captions and body paragraphs, joined by blank lines.

    Raises:
        RefusedArticle: `error-page`; `paywalled` for a stub before a wall; `no-article` for a shell that needs JavaScript, a page of
            links, a page without running text; and what `finish` raises.
    """
    _check_tags(page)
    try:
        tree = HTMLTree.parse(storable(page)[0])
        _check_size(tree, settings)
        seen = view(tree)
        facts = page_facts(tree)
        facts = replace(facts, title=headline(facts, seen))
        facts = replace(facts, site=site_of(facts, seen))
        for node in seen.unread:
            node.drop_tree()
        outside = boxed(seen, facts.title)
        names = "" if tree.body is None else f"{tree.body.getattr('class') or ''} {tree.body.getattr('id') or ''}"
        captions = captions_of(seen, outside, facts.title, facts.site)
        facts = completed(facts, seen, outside, place_of(seen, outside, facts.title, facts.description))
        cleaned = clean(seen, outside)
    except RefusedArticle:
        raise
    except (ValueError, RuntimeError, RecursionError, AttributeError) as error:
        raise RefusedArticle("no-article", f"the page cannot be parsed ({type(error).__name__})") from None
    body = body_blocks(seen, outside, cleaned, title=facts.title, known=facts.body)
    check_length("\n".join(block.words for block in body), settings)
    pieces = list(_body_pieces(body, facts, captions))
    pieces = _with_known_body(pieces, facts)
    _check(pieces, facts, seen, outside, body, page, names)
    return _build(pieces, list(pieces_of(captions)), facts, page, given, settings)


def _check_tags(page: str) -> None:
    """Nothing where no tag has so many attributes that parsers would be busy with it for minutes.

    Raises:
        RefusedArticle: `no-article`.
    """
    for tag in _LONG_TAG.finditer(page):
        if len(tag[0].split(maxsplit=_ATTRIBUTES)) > _ATTRIBUTES:
            raise RefusedArticle("no-article", f"the page cannot be parsed (a tag with {len(tag[0]):,} characters)")


def _check_size(tree: HTMLTree, settings: Settings) -> None:
    """Nothing where a page has not many times the text of the longest article.

    Raises:
        RefusedArticle: `too-long`.
    """
    shown = tree.body.text if tree.body is not None else ""
    if len(shown or "") > _OVER * settings.max_article_chars:
        check_length(shown or "", settings)


def _body_pieces(body: Iterable[Block], facts: PageFacts, captions: Iterable[Caption]) -> Iterator[Piece]:
    """The blocks with their kinds, less those that repeat the title, the standfirst, the authors or a caption."""
    said = (facts.title, facts.standfirst, *facts.authors, *(caption.words for caption in captions))
    known = {key_of(words) for words in said} - {""}
    body = list(body)
    seen: set[str] = set()
    for index, block in enumerate(body):
        words, key = block.words, block.key
        if key in seen:
            continue  # printed once for each size of screen
        if len(key) > _REPEATED:
            seen.add(key)
        edge = index < _HEAD or index >= len(body) - 2
        if not key or (key in known and (edge or len(key) > 60)):
            continue
        if index < _HEAD and len(key) > _PART and key in key_of(facts.standfirst):
            continue  # a standfirst in paragraphs
        if key == key_of(facts.site) or _is_self_promotion(words, facts.site):
            continue
        if edge and (is_byline(words, after_title=True) or _is_signature(words, facts.authors)):
            continue
        if index >= len(body) - 3 and is_about_author(words, facts.authors):
            continue
        if is_times(words, edge=index < _HEAD):
            yield PartKind.TIMES, words
        elif is_furniture(words, linked=block.linked / max(block.size, 1)):
            yield PartKind.FURNITURE, words
        elif len(words) <= _CREDIT and credit_start(words) == 0:
            yield PartKind.CREDIT, words
        else:
            yield PartKind.BODY, words


def _is_self_promotion(words: str, site: str) -> bool:
    """Whether a short line names the site and a network where it can be followed."""
    return (
        bool(site)
        and word_count(words) <= _PROMOTION
        and site.lower() in words.lower()
        and bool(_NETWORKS.search(words))
    )


def _is_signature(words: str, authors: Sequence[str]) -> bool:
    """Whether a line is the author's name with a place or an office beside it."""
    key = key_of(words)
    named = any(key.startswith(key_of(author)) or key.removeprefix("by") == key_of(author) for author in authors)
    return named and word_count(words) <= _SHORT and not words.endswith((".", "!", "?", "”", "»"))


def _with_known_body(pieces: list[Piece], facts: PageFacts) -> list[Piece]:
    """The pieces, or the body that the metadata have where the page shows less than half of it; a live blog's introduction stays."""
    known = [" ".join(line.split()) for line in facts.body.splitlines() if line.strip()]
    total = sum(map(word_count, known))
    if not known or _words(pieces) * 2 >= total:
        return pieces
    text = key_of(" ".join(known))
    intro = (
        [(kind, words) for kind, words in pieces if kind is PartKind.BODY and key_of(words) not in text]
        if "LiveBlogPosting" in facts.kinds
        else []
    )
    return [*intro, *((PartKind.FURNITURE if is_furniture(line) else PartKind.BODY, line) for line in known)]


def _check(
    pieces: Sequence[Piece],
    facts: PageFacts,
    seen: PageView,
    outside: Sequence[bool],
    body: Sequence[Block],
    page: str,
    names: str,
) -> None:
    check_report(
        _words(pieces),
        titles=[facts.title, facts.title_element, *(block.words for block in seen.blocks if block.tag == "h1")],
        names=names,
        page_words="\n".join(block.words for block in seen.blocks)[:_LOOKED_AT],
        raw=page,
        is_article=facts.is_article,
        is_paid=facts.is_paid,
        kinds=facts.kinds,
        front=is_front(seen, outside, body),
        is_dated=facts.published.known,
    )


def _build(
    pieces: Sequence[Piece], captions: Sequence[Piece], facts: PageFacts, page: str, given: Given, settings: Settings
) -> Article:
    byline = f"By {' and '.join(facts.authors)}" if facts.authors else ""
    head = [(PartKind.TITLE, facts.title), (PartKind.STANDFIRST, facts.standfirst), (PartKind.BYLINE, byline)]
    text, parts = compose([*head, *captions, *pieces])
    lines = [words for kind, words in pieces if kind in {PartKind.TIMES, PartKind.FURNITURE}]
    notes = [Note(code="machine-translated", text=line) for line in lines if is_translation_notice(line)]
    if facts.section:
        notes.append(Note(code="section", text=facts.section))
    published, how = _published(facts, pieces, page, given)
    said = replace(
        given,
        published=published,
        updated=facts.updated,
        language=given.language or facts.language,
        url=given.url or facts.url,
        publisher=given.publisher or facts.publisher,
        notes=given.notes + tuple(notes) + how,
    )
    return finish(text, TextParts(parts=tuple(parts)), said, settings)


def _published(
    facts: PageFacts, pieces: Sequence[Piece], page: str, given: Given
) -> tuple[PartialDate, tuple[Note, ...]]:
    """When the page was published: as it states, as a line of it states, as its address has it, as it can be guessed."""
    stated = (found.date for kind, words in pieces if kind is PartKind.TIMES for found in find_dates(words))
    published = facts.published if facts.published.known else next(stated, UNKNOWN_DATE)
    if published.known:
        return published, ()
    for address in filter(None, (facts.url, given.url, given.found_at)):
        if (named := day_in_address(address)).known:
            return named, (
                Note(code="date-guessed", text=f"{named.start}: named in the address; the page states none"),
            )
    if not given.fallback.known and (guess := guessed_day(page)).known:
        return guess, (Note(code="date-guessed", text=f"{guess.start}: worked out of the page, which states none"),)
    return UNKNOWN_DATE, ()


def _words(pieces: Iterable[Piece]) -> int:
    return sum(word_count(words) for kind, words in pieces if kind is PartKind.BODY)
