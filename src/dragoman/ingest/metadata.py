"""What a page says of itself: JSON-LD first, then meta elements, then its mark-up. Date, time and zone as written."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from resiliparse.parse.html import DOMNode, ElementNode, HTMLTree

from dragoman.ingest.building import publisher_of, web_address
from dragoman.ingest.dates import day_date, stated_date
from dragoman.records import UNKNOWN_DATE, Found, PartialDate, Publisher

_ARTICLE_TYPE = re.compile(r"(?:Article|Report|BlogPosting|LiveBlogPosting|Review)\Z")
_DEPTH = 8  # of nesting in JSON-LD; real pages stay below five
_MAX_SCRIPT = 2_000_000  # characters of one JSON-LD block
_SITE_SUFFIX = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a page's metadata say; empty where they do not."""

    title: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()
    published: PartialDate = UNKNOWN_DATE
    updated: PartialDate = UNKNOWN_DATE
    publisher: Publisher | None = None
    section: str = ""
    url: str = ""
    language: str = ""
    body: str = ""
    is_article: bool = False
    is_paid: bool = False


def page_facts(tree: HTMLTree) -> PageFacts:
    """The facts of a parsed page, each from the most exact place that has it."""
    node = _article_node(tree)
    meta = _metas(tree)
    h1 = _text_of(tree, "article h1") or _text_of(tree, "h1")
    url = _canonical(tree, node, meta)
    published = _first_date(
        node.get("datePublished"),
        node.get("dateCreated"),
        *_meta(
            meta, "article:published_time", "datepublished", "parsely-pub-date", "dc.date.issued", "dc.date", "pubdate"
        ),
        *_meta(meta, "publishdate", "publish-date", "sailthru.date", "date"),
        *_attributes(tree, "[itemprop=datePublished]", "datetime", "content"),
        *_attributes(tree, "article time[datetime], time[pubdate]", "datetime"),
    )
    updated = _first_date(
        node.get("dateModified"),
        *_meta(meta, "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dc.date.modified"),
        *_attributes(tree, "[itemprop=dateModified]", "datetime", "content"),
    )
    return PageFacts(
        title=_first(
            _string(node.get("headline")), *_meta(meta, "og:title", "twitter:title"), h1, _title_element(tree)
        ),
        description=_first(_string(node.get("description")), *_meta(meta, "og:description", "description")),
        authors=_authors(node, meta, tree),
        published=published,
        updated=updated if updated.start != published.start else UNKNOWN_DATE,
        publisher=_publisher(node, meta, url),
        section=_first(_string(node.get("articleSection")), *_meta(meta, "article:section")),
        url=url,
        language=_language(tree, node),
        body=_string(node.get("articleBody"), lines=True),
        is_article=bool(node) or _first(*_meta(meta, "og:type")) == "article" or published.known,
        is_paid=str(node.get("isAccessibleForFree")).lower() == "false",
    )


def select(tree: HTMLTree, selector: str) -> list[ElementNode]:
    """The elements that a CSS selector finds, in page order."""
    if tree.document is None:
        return []
    return list(
        tree.document.query_selector_all(selector)[:]
    )  # a slice: iterating runs the selector again for each element


def words_of(element: DOMNode) -> str:
    """The words of an element, white space made plain."""
    return " ".join((element.text or "").split())


def guessed_day(page: str) -> PartialDate:
    """The day of publication that htmldate works out of a page that states none; `UNKNOWN_DATE` where it cannot."""
    from htmldate import find_date

    try:
        day = find_date(page, extensive_search=False, original_date=True)
    except Exception:  # whatever a hostile page does to a third party's parser, the date is only unknown
        return UNKNOWN_DATE
    return day_date(day, found=Found.INFERRED) if day else UNKNOWN_DATE


def _article_node(tree: HTMLTree) -> Mapping[str, Any]:
    """The JSON-LD object of the article; empty where there is none."""
    for script in select(tree, 'script[type="application/ld+json"]'):
        for node in _nodes(_tolerant_json(script.text or "")):
            kinds = node.get("@type")
            if any(
                isinstance(k, str) and _ARTICLE_TYPE.search(k) for k in (kinds if isinstance(kinds, list) else [kinds])
            ):
                return node
    return {}


def _tolerant_json(words: str) -> object:
    """The value of a JSON-LD block as pages write them: in comments or CDATA, with raw line breaks or trailing commas."""
    words = re.sub(r"^\s*(?:<!--|(?://)?\s*<!\[CDATA\[)|(?:-->|(?://)?\s*\]\]>)\s*;?\s*$", "", words.strip())
    if len(words) > _MAX_SCRIPT:
        return None
    for attempt in (words, re.sub(r",(\s*[}\]])", r"\1", words), html.unescape(words)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The objects inside a JSON-LD value, outermost first."""
    if depth > _DEPTH:
        return
    if isinstance(value, Mapping):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart"):
            yield from _nodes(value.get(key), depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)


def _metas(tree: HTMLTree) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for element in select(tree, "meta"):
        name = element.getattr("property") or element.getattr("name") or element.getattr("itemprop") or ""
        content = element.getattr("content") or ""
        if name and content.strip():
            found.setdefault(name.strip().lower(), " ".join(content.split()))
    return found


def _meta(meta: Mapping[str, str], *names: str) -> list[str]:
    return [meta.get(name, "") for name in names]


def _attributes(tree: HTMLTree, selector: str, *names: str) -> list[str]:
    element = next(iter(select(tree, selector)), None)
    return [] if element is None else [element.getattr(name) or "" for name in names]


def _first(*values: str) -> str:
    return next((value for value in values if value), "")


def _first_date(*values: object) -> PartialDate:
    dates = (stated_date(value) for value in values if isinstance(value, str))
    return next((found for found in dates if found.known), UNKNOWN_DATE)


def _string(value: object, *, lines: bool = False) -> str:
    """The words of a JSON-LD value, entities read and mark-up dropped."""
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return ""
    words = re.sub(r"<[^<>]{1,200}>", " ", html.unescape(value))
    return words.strip() if lines else " ".join(words.split())


def _text_of(tree: HTMLTree, selector: str) -> str:
    element = next(iter(select(tree, selector)), None)
    return "" if element is None else words_of(element)


def _title_element(tree: HTMLTree) -> str:
    """The words of `<title>` without the site's name at its end."""
    return _SITE_SUFFIX.sub("", " ".join((tree.title or "").split()))


def _authors(node: Mapping[str, Any], meta: Mapping[str, str], tree: HTMLTree) -> tuple[str, ...]:
    names = (
        list(_names(node.get("author")))
        or [
            name
            for name in _meta(meta, "author", "article:author", "dc.creator", "byl")
            if name and not web_address(name)
        ][:1]
    )
    if not names:
        names = [
            _text_of(tree, "[itemprop=author] [itemprop=name], [itemprop=author], [rel=author], .byline, .author-name")
        ]
    bare = (re.sub(r"^(?:by|written by)\s+", "", name, flags=re.IGNORECASE) for name in names)
    return tuple(dict.fromkeys(name for name in bare if name and len(name) <= 120))[:10]


def _names(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = _string(item.get("name")) if isinstance(item, Mapping) else _string(item)
        if name and not web_address(name):
            yield name


def _publisher(node: Mapping[str, Any], meta: Mapping[str, str], url: str) -> Publisher | None:
    stated = node.get("publisher")
    name = _first(*_names(stated), *_meta(meta, "og:site_name", "application-name"))
    own = publisher_of(url)
    return publisher_of(name, domain=own.domain if own else "") if name else own


def _canonical(tree: HTMLTree, node: Mapping[str, Any], meta: Mapping[str, str]) -> str:
    page = node.get("mainEntityOfPage")
    stated = page.get("@id") if isinstance(page, Mapping) else page
    values: Iterable[object] = (
        *_attributes(tree, "link[rel=canonical]", "href"),
        *_meta(meta, "og:url"),
        node.get("url"),
        stated,
    )
    base = _first(*_meta(meta, "og:url"))
    for value in values:
        if isinstance(value, str) and value:
            try:
                address = web_address(urljoin(base, value))
            except ValueError:
                continue
            if address:
                return address
    return ""


def _language(tree: HTMLTree, node: Mapping[str, Any]) -> str:
    stated = node.get("inLanguage")
    return _string(stated) or _first(*_attributes(tree, "html", "lang", "xml:lang"))
