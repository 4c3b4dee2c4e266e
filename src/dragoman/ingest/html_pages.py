"""An HTML page to an Article: what it says of itself, and its body without the page around it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace

from resiliparse.parse.html import HTMLTree

from dragoman.errors import RefusedArticle
from dragoman.ingest.building import Given, compose, finish
from dragoman.ingest.credits import credit_start
from dragoman.ingest.dates import find_dates
from dragoman.ingest.furniture import is_furniture, is_translation_notice
from dragoman.ingest.lines import is_byline, is_times
from dragoman.ingest.metadata import PageFacts, guessed_day, page_facts, select, words_of
from dragoman.ingest.text_parts import TextParts
from dragoman.records import UNKNOWN_DATE, Article, Note, PartKind
from dragoman.settings import Settings

# Elements that hold no text of the report, by what they are and by what pages call them.
_BOXES = (
    "script, style, noscript, template, nav, aside, footer, form, button, iframe, svg, dialog, [hidden], [aria-hidden=true], "
    "[role=navigation], [role=complementary], [role=contentinfo], [role=dialog]"
)
_BOX_NAME = re.compile(
    r"(?:^|[\s_-])(?:related|recommend(?:ed|ations?)?|read-?(?:more|also|next)|also-?read|more-?(?:stories|on|from|news)|newsletter|sign-?up|subscribe|"
    r"subscription|comments?(?:-(?:list|section|area|thread))?|disqus|social|share|sharing|share-?(?:bar|buttons|tools)|cookie|consent|gdpr|promo|advert(?:isement)?|ads?|"
    r"sponsored|outbrain|taboola|breadcrumbs?|tags?|tag-list|most-?(?:read|popular)|trending|sidebar|author-(?:bio|box)|teaser-list|"
    r"read-?these|see-?also|inline-?links?|rich-?link|in-?article-?link)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BOX_TAGS = frozenset({"div", "section", "ul", "ol", "p", "span", "table", "h2", "h3", "h4"})
_CAPTION = "figcaption, [itemprop=caption], .wp-caption-text, .caption, .image-caption, .photo-caption, .caption-text, .media-caption"
_CREDIT = ".credit, .image-credit, .photo-credit, .copyright, [itemprop=copyrightHolder], [class*=credit], [class*=Credit], cite, small"
_CAPTION_WORDS = 90
_STANDFIRST_CHARS = 400

_ERROR_TITLE = re.compile(
    r"(?i)\b(?:40[134]|50[0234])\b.{0,20}\b(?:error|not found|forbidden|denied|unavailable|gateway)|^(?:error\s+)?(?:40[134]|50[0234])\b|"
    r"page (?:not found|cannot be found|unavailable|doesn['’]t exist)|access denied|^just a moment|attention required|are you a robot|"
    r"(?:service|site) unavailable|^forbidden$|^not found$"
)
_WALL = re.compile(
    r"(?i)subscribe (?:now )?to (?:continue|read|unlock|keep)|to continue reading|(?:already a|become a|for) subscribers?\b|"
    r"log ?in to (?:continue|read)|"
    r"sign in to (?:continue|read)|register to (?:continue|read)|this (?:article|content|story) is (?:for|available to|reserved for) |"
    r"enable javascript|javascript is (?:disabled|required)|verify(?:ing)? (?:that )?you are (?:a )?human|unlock this (?:article|story)"
)
_STUB_WORDS = 120  # a page with an error's title or a wall's words and less body than this is no report
_SIGNED_WORDS = 20  # the least body of a page that says it is an article: news in brief are two sentences
_UNSIGNED_WORDS = 60  # the least body of a page that says nothing of the kind


def article_of_page(page: str, given: Given, settings: Settings) -> Article:
    """The article of a page: title, standfirst, byline, captions and body paragraphs, joined by blank lines.

    Raises:
        RefusedArticle: `no-article` for an error page, a paywall's stub, a shell that needs JavaScript, a page of links; and what
            `finish` raises.
    """
    try:
        tree = HTMLTree.parse(page)
        facts = page_facts(tree)
        captions = _take_captions(tree)
        wall = _WALL.search(words_of(tree.body) if tree.body else "") is not None
        _drop_boxes(tree)
        cleaned = (tree.document.html or "") if tree.document else ""
    except (ValueError, RuntimeError, RecursionError, AttributeError) as error:
        raise RefusedArticle("no-article", f"the page cannot be parsed ({type(error).__name__})") from None
    blocks = list(_without_head(_blocks(cleaned), facts, captions))
    if _words(blocks) < _SIGNED_WORDS and len(facts.body.split()) > _words(blocks):
        blocks = [(PartKind.BODY, " ".join(line.split())) for line in facts.body.splitlines() if line.strip()]
    _check(blocks, facts, wall)
    return _build(blocks, captions, facts, page, given, settings)


def _take_captions(tree: HTMLTree) -> list[tuple[PartKind, str]]:
    """The captions of the page's pictures with their credits, taken out of the tree so that none is taken for body."""
    found: list[tuple[PartKind, str]] = []
    for element in select(tree, _CAPTION):
        if element.tag in {"body", "html", "article", "main"}:
            continue
        credits = []
        for inner in element.query_selector_all(_CREDIT)[:]:
            credits.append((PartKind.CREDIT, words_of(inner)))
            inner.decompose()
        words = words_of(element)
        if words and len(words.split()) <= _CAPTION_WORDS and not is_furniture(words):
            found.append((PartKind.CREDIT if credit_start(words) == 0 else PartKind.CAPTION, words))
            found += credits
        element.decompose()
    return list(dict.fromkeys(found))


def _drop_boxes(tree: HTMLTree) -> None:
    """Take out what is page and not report. A box that holds half of the text is no box, whatever it is called."""
    for element in select(tree, _BOXES):
        element.decompose()
    whole = len(words_of(tree.body)) if tree.body else 0
    for element in select(tree, "[class], [id]"):
        name = f"{element.getattr('class') or ''} {element.getattr('id') or ''}"
        if element.tag in _BOX_TAGS and _BOX_NAME.search(name) and len(words_of(element)) * 2 < whole:
            element.decompose()


def _blocks(page: str) -> Iterator[tuple[PartKind, str]]:
    """The paragraphs and headings of the body, in order."""
    from trafilatura import extract

    try:
        found = extract(page, output_format="xml", include_comments=False, include_tables=False, with_metadata=False)
        main = ET.fromstring(found).find("main") if found else None
    except Exception as error:  # whatever a hostile page does to a third party's parser, it is one refused page
        raise RefusedArticle("no-article", f"no text could be taken from the page ({type(error).__name__})") from None
    for element in [] if main is None else _leaves(main):
        for line in "".join(_lines(element)).split("\n\n"):
            if words := " ".join(line.split()):
                yield PartKind.BODY, words


def _leaves(element: ET.Element) -> Iterator[ET.Element]:
    """The elements that are a paragraph each; lists and quotations are opened."""
    for child in element:
        if child.tag in {"list", "quote", "div"} and len(child):
            yield from _leaves(child)
        else:
            yield child


def _lines(element: ET.Element) -> Iterator[str]:
    """The words of an element; two line breaks in a row end a paragraph."""
    yield element.text or ""
    for child in element:
        yield "\n\n" if child.tag == "lb" else ""
        yield from _lines(child)
        yield child.tail or ""


def _without_head(
    blocks: Iterator[tuple[PartKind, str]], facts: PageFacts, captions: list[tuple[PartKind, str]]
) -> Iterator[tuple[PartKind, str]]:
    """The blocks with their kinds, less those that repeat the title, the standfirst, the authors or a caption."""
    known = {
        _key(words) for words in (facts.title, facts.description, *facts.authors, *(words for _, words in captions))
    } - {""}
    seen: set[str] = set()
    for index, (kind, words) in enumerate(blocks):
        key = _key(words)
        byline = index < 6 and (is_byline(words, after_title=True) or key.removeprefix("by") in known)
        if key in known or byline or key in seen:
            continue
        if len(words.split()) > 8:
            seen.add(key)
        if is_times(words, edge=index < 6):
            kind = PartKind.TIMES
        elif is_furniture(words):
            kind = PartKind.FURNITURE
        elif credit_start(words) == 0:
            kind = PartKind.CREDIT
        yield kind, words


def _check(blocks: list[tuple[PartKind, str]], facts: PageFacts, wall: bool) -> None:
    words = _words(blocks)
    if _ERROR_TITLE.search(facts.title) and words < _STUB_WORDS:
        raise RefusedArticle("no-article", f"an error page, by its title {facts.title[:60]!r}")
    if (wall or facts.is_paid) and words < _STUB_WORDS:
        raise RefusedArticle(
            "no-article", f"{words} words before a paywall, a login or a demand for JavaScript; save the full page"
        )
    if words < (_SIGNED_WORDS if facts.is_article else _UNSIGNED_WORDS):
        raise RefusedArticle("no-article", f"no report found on the page ({words} words of running text)")


def _build(
    blocks: list[tuple[PartKind, str]],
    captions: list[tuple[PartKind, str]],
    facts: PageFacts,
    page: str,
    given: Given,
    settings: Settings,
) -> Article:
    byline = f"By {' and '.join(facts.authors)}" if facts.authors else ""
    body_start = " ".join(words for _, words in blocks[:2])
    standfirst = "" if _repeats(facts.description, facts.title, body_start) else facts.description
    text, parts = compose(
        [
            (PartKind.TITLE, facts.title),
            (PartKind.STANDFIRST, standfirst),
            (PartKind.BYLINE, byline),
            *captions,
            *blocks,
        ]
    )
    lines = [words for kind, words in blocks if kind in {PartKind.TIMES, PartKind.FURNITURE}]
    notes = [Note(code="machine-translated", text=line) for line in lines if is_translation_notice(line)]
    if facts.section:
        notes.append(Note(code="section", text=facts.section))
    published = facts.published
    if not published.known:
        stated = (found.date for kind, words in blocks if kind is PartKind.TIMES for found in find_dates(words))
        published = next(stated, UNKNOWN_DATE)
    if not published.known and not given.fallback.known and (published := guessed_day(page)).known:
        notes.append(Note(code="date-guessed", text=f"{published.start}: worked out of the page, which states none"))
    said = replace(
        given,
        published=published,
        updated=facts.updated,
        url=given.url or facts.url,
        publisher=given.publisher or facts.publisher,
        notes=given.notes + tuple(notes),
    )
    return finish(text, TextParts(parts=tuple(parts)), said, settings)


def _repeats(description: str, title: str, body_start: str) -> bool:
    """Whether a description is no standfirst: it repeats the title or the first words of the body, or is too long."""
    key = _key(description)[:80]
    return not key or len(description) > _STANDFIRST_CHARS or key in _key(title) or key in _key(body_start)


def _words(blocks: list[tuple[PartKind, str]]) -> int:
    return sum(len(words.split()) for kind, words in blocks if kind is PartKind.BODY)


def _key(words: str) -> str:
    return re.sub(r"\W+", "", words).lower()
