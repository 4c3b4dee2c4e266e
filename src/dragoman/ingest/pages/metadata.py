"""What a page says of itself: JSON-LD first, then meta elements, then its mark-up. Date, time and zone as written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from resiliparse.parse.html import DOMNode, ElementNode, HTMLTree

from dragoman.ingest.building import publisher_of, web_address
from dragoman.ingest.dates import day_date, stated_date
from dragoman.ingest.pages.json_ld import (
    Node,
    article_in,
    body_of,
    crumbs,
    kinds_of,
    names,
    nodes_in,
    site_name,
    string,
)
from dragoman.ingest.pages.text import key_of
from dragoman.ingest.pages.words import FRONT, NEWS
from dragoman.records import UNKNOWN_DATE, Found, PartialDate, Publisher

_PUBLISHED = (
    "article:published_time article:published og:published_time og:article:published_time datepublished rnews:datepublished bt:pubdate "
    "parsely-pub-date cxenseparse:recs:publishtime cxenseparse:publishtime dcterms.issued dcterms.created dcterms.date dc.date.issued "
    "dc.date.created dc.created dc.date pubdate publishdate publish-date publish_date published_date publication_date publication-date "
    "sailthru.date weibo:article:create_at apub:time citation_date citation_publication_date datecreated iso-8601-publish-date "
    "shareaholic:article_published_time article.published date_published date ptime pdate"
).split()
_UPDATED = (
    "article:modified_time article:modified og:updated_time datemodified last-modified dc.date.modified dcterms.modified "
    "weibo:article:update_at lastmod revised article.updated utime"
).split()
_AUTHOR = "author article:author dc.creator byl parsely-author sailthru.author cxenseparse:author twitter:creator_name".split()
_SECTION = "article:section articlesection parsely-section cxenseparse:recs:category category section dc.subject.section".split()
_SITE = "og:site_name application-name dcterms.publisher dc.publisher publisher copyright-holder apple-mobile-web-app-title cre".split()

_BY = re.compile(
    r"^(?:by:?|(?:words and |text and )?(?:photos|photographs|fotos|pictures)(?: by|:)|written by:?|reported by|words by|story by|"
    r"posted by|interview(?: by)?:?|text(?: by)?:?|words and photographs by|por|"
    r"texto:?|par|propos recueillis par|"
    r"di|a cura di|von|ein artikel von|autor(?:in|a)?:|door|av|af|autor:?|автор:?|текст:?|yazan:?|haber:?|بقلم:?|كتب:?|نویسنده:?|"
    r"作者[:：]?|از|تحریر[:：]?|द्वारा|लेखक[:：]?|γράφει(?: [οη])?:?|írta:?|szerző:?|penulis:?|"
    r"pisze:?|napsala?:?|piše:?|пише:?|文[/／:：]|记者|oleh:?)\s+",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\((?:now|earlier|and|in |by |photo|text)[^()]{0,40}\)")
_BY_ALONE = frozenset(
    """
    by por par di von door av af oleh автор autor autorka text tekst de author authors از تحریر بقلم द्वारा लेखक írta szerző szöveg γράφει του
    της bởi theo penulis reporter editor yazar muhabir haber piše пише written written_by posted_by 文 作者 记者 記者 執筆 기자 글
    """.split()
)
"""What stands before an author's name, where it stands in an element of its own."""

_WRITTEN = re.compile(
    r"(?:written by|geschrieben von|verfasst von|écrit par|escrito por|scritto da|geschreven door|skrivet av|skrevet av|napisane przez|"
    r"napsal|автор|yazan)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^(?:admin\w*|administrator|webmaster|editor|root|user|guest|super ?user|system|anonymous|"
    r"\w*webmaster|[a-z0-9_.-]+@.+|https?:.*|null|none|undefined|"
    r"[\w-]+\.(?:com|org|net|es|fr|it|de|br|ru|cn|tr|uk|co\.uk|info))$",
    re.I,
)
_URL_SECTION = re.compile(r"(?<=/)((?:19|20)\d{2})/[a-z][a-z.-]{1,20}/(\d{2})/(\d{2})(?=/)")
_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2]|(?<=/)[1-9]|[a-z]{3})[/-]?(0[1-9]|[12]\d|3[01]|(?<=/)[1-9])(?!\d)"
)


_LONGEST = 4000  # characters of a meta element
_TITLE = 500  # characters of a title; more is no headline


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a page's metadata say; empty where they do not.

    `title_element` is its `<title>` as it stands, `kinds` the schema.org types it says it is of.
    """

    title: str = ""
    title_element: str = ""
    description: str = ""
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    published: PartialDate = UNKNOWN_DATE
    updated: PartialDate = UNKNOWN_DATE
    publisher: Publisher | None = None
    site: str = ""
    section: str = ""
    url: str = ""
    language: str = ""
    body: str = ""
    kinds: tuple[str, ...] = ()
    is_article: bool = False
    is_paid: bool = False


def page_facts(tree: HTMLTree) -> PageFacts:
    """The facts of a parsed page, each from the most exact place that has it."""
    nodes = nodes_in(script.text or "" for script in select(tree, 'script[type="application/ld+json"]'))
    node = article_in(nodes)
    meta = _metas(tree)
    url = _canonical(tree, node, meta)
    language = string(node.get("inLanguage")) or _first(
        *_attributes(tree, "html", "lang", "xml:lang"), *_meta(meta, "dcterms.language")
    )
    first = day_first(language)
    published = _first_date(
        first,
        node.get("datePublished"),
        node.get("dateCreated"),
        *_meta(meta, *_PUBLISHED),
        *_attributes(tree, "[itemprop=datePublished]", "datetime", "content", "title"),
        *_attributes(tree, "abbr.published[title]", "title"),
        *_attributes(tree, "[property$=datePublished], [property$=dateCreated]", "content", "datetime"),
        *_attributes(
            tree, "article time[datetime]:not(.updated), time[pubdate], time.published, time.entry-date", "datetime"
        ),
    )
    updated = _first_date(
        first,
        node.get("dateModified"),
        *_meta(meta, *_UPDATED),
        *_attributes(tree, "[itemprop=dateModified], time.updated, [property$=dateModified]", "datetime", "content"),
    )
    site = _first(
        *names(node.get("publisher"), nodes), *_meta(meta, *_SITE), *_microdata(tree, "publisher"), site_name(nodes)
    )
    place = [name for name in crumbs(nodes) if name.lower() not in FRONT | NEWS and key_of(name) != key_of(site)]
    title_element = " ".join((tree.title or "")[:_TITLE].split())
    title = _first(
        string(node.get("headline")), *_meta(meta, "og:title", "twitter:title", "dcterms.title", "dc.title", "headline")
    )
    return PageFacts(
        title=title,
        title_element=title_element,
        description=_first(
            string(node.get("description")),
            *_meta(meta, "og:description", "description", "dcterms.description", "twitter:description"),
        ),
        authors=_with_others(authors_of(names(node.get("author"), nodes) or _meta_authors(meta)), meta),
        published=published,
        updated=updated if not same_moment(updated, published) else UNKNOWN_DATE,
        publisher=publisher_from(site, url),
        site=site,
        section=_section(
            _first(string(node.get("articleSection")), *_meta(meta, *_SECTION), *[n for n in place[:1] if n != title])
        ),
        url=url,
        language=language,
        body=body_of(node),
        kinds=tuple(kind for known in nodes for kind in kinds_of(known)),
        is_article=bool(node) or _first(*_meta(meta, "og:type")) == "article" or published.known,
        is_paid=str(node.get("isAccessibleForFree")).lower() == "false"
        or _first(*_meta(meta, "article:content_tier")) in {"locked", "metered"},
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


def day_in_address(url: str) -> PartialDate:
    """The day that an address names, as in `/2024/03/05/`; found INFERRED."""
    path = urlsplit(url).path.lower()
    for found in (*_URL_DAY.finditer(path), *_URL_SECTION.finditer(path)):
        year, month, day = found.groups()
        told = stated_date(f"{day} {month} {year}" if month.isalpha() else f"{year}-{int(month):02}-{int(day):02}")
        if told.known and "2200" > told.start > "1990":
            return day_date(told.day, found=Found.INFERRED, words=found[0])
    return UNKNOWN_DATE


def day_first(language: str) -> bool | None:
    """What "03/04/2024" means in a language as pages declare it; None in English without a country."""
    code = language.lower().replace("_", "-")
    if not code or code == "en":
        return None
    return code not in {"en-us", "en-ph", "fil", "en-ca"} if code.startswith(("en", "fil")) else True


def same_moment(one: PartialDate, other: PartialDate) -> bool:
    """Whether two dates say the same, in whatever zones; a day is the same as a time on it."""
    if not one.known or not other.known:
        return one.known == other.known
    try:
        first, second = datetime.fromisoformat(one.start), datetime.fromisoformat(other.start)
    except ValueError:
        return one.start == other.start
    if len(one.start) == 10 or len(other.start) == 10:
        return one.day == other.day
    return (
        first == second
        if (first.tzinfo is None) == (second.tzinfo is None)
        else first.replace(tzinfo=None) == second.replace(tzinfo=None)
    )


def authors_of(given: Iterable[str]) -> tuple[str, ...]:
    """The names of authors without "by", what nobody is called and doubles left out."""
    bare = (_BY.sub("", _ASIDE.sub("", " ".join(name.split()))).strip(" ,;|•·–—-") for name in given)
    return tuple(
        dict.fromkeys(name for name in bare if 1 < len(name) <= 120 and not _NOBODY.match(name) and not is_by(name))
    )[:10]


def is_by(words: str) -> bool:
    """Whether words are "by" and nothing else, which stands in an element of its own."""
    bare = words.strip(" :：-").lower()
    return bare.replace(" ", "_") in _BY_ALONE or _BY.fullmatch(f"{bare} ") is not None


def publisher_from(name: str, url: str) -> Publisher | None:
    """The publisher of a page by its name, with the domain of its address."""
    own = publisher_of(url)
    name = "" if own is not None and web_address(name) else name
    return publisher_of(name, domain=own.domain if own else "") if name else own


def _metas(tree: HTMLTree) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for element in select(tree, "meta"):
        item = element.getattr("itemprop") or ""
        name = element.getattr("property") or element.getattr("name") or ("" if item.startswith("date") else item)
        content = element.getattr("content") or ""
        if name and content.strip():
            found.setdefault(name.strip().lower()[:80], " ".join(content[:_LONGEST].split()))
    return found


def _meta(meta: Mapping[str, str], *wanted: str) -> list[str]:
    return [meta.get(name, "") for name in wanted]


def _meta_authors(meta: Mapping[str, str]) -> list[str]:
    for name in filter(None, _meta(meta, *_AUTHOR)):
        if not web_address(name) and not _NOBODY.match(name):
            return split_names(name)
    return []


def _with_others(authors: tuple[str, ...], meta: Mapping[str, str]) -> tuple[str, ...]:
    """The authors, or all of those that the card for Twitter names with the first of them: Ghost states one in its JSON-LD."""
    if not _WRITTEN.match(meta.get("twitter:label1", "")):
        return authors
    named = authors_of(split_names(meta.get("twitter:data1", "")))
    return named if set(authors) <= set(named) else authors


def _section(words: str) -> str:
    """The name of a section as pages state it; of a path or a list of tags its last or first part."""
    if " " not in words.strip() and "," in words:
        words = words.split(",")[0]
    return words.strip("/ ").rsplit("/", 1)[-1].replace("_", " ") if words.startswith("/") else words


def split_names(words: str) -> list[str]:
    """The names in "Jane Doe, John Roe and Mary Major"; whole where they are no such list."""
    bare = _BY.sub("", words)
    pieces = re.split(r"\s*(?:,|;|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bи\b|\bve\b|&|、)\s*", bare)
    full = all(2 <= len(piece.split()) <= 4 and piece[:1].isupper() for piece in pieces)
    return pieces if full and len(pieces) > 1 else [words]


def _microdata(tree: HTMLTree, item: str) -> list[str]:
    """The name of a microdata item: of its meta element, or as it stands."""
    name = next(iter(select(tree, f"[itemprop={item}] [itemprop=name]")), None)
    return [] if name is None else [name.getattr("content") or words_of(name)]


def _attributes(tree: HTMLTree, selector: str, *wanted: str) -> list[str]:
    element = next(iter(select(tree, selector)), None)
    return [] if element is None else [element.getattr(name) or "" for name in wanted]


def _first(*values: str) -> str:
    return next((value for value in values if value), "")


def _first_date(first: bool | None, *values: object) -> PartialDate:
    """The first date that values state; a later one where it adds the time to that day."""
    found = UNKNOWN_DATE
    for value in values:
        if not isinstance(value, str) or not value:
            continue
        if compact := re.fullmatch(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(?:\d{2})?)?", value):
            year, month, day, hour, minute = compact.groups()
            value = f"{year}-{month}-{day}" + (f"T{hour}:{minute}" if hour else "")
        date = stated_date(value, day_first=first)
        if date.known and not found.known:
            found = date
        elif date.known and len(found.start) == 10 and len(date.start) > 10 and date.day == found.day:
            return date
    return found


def _canonical(tree: HTMLTree, node: Node, meta: Mapping[str, str]) -> str:
    page = node.get("mainEntityOfPage")
    stated = page.get("@id") if isinstance(page, Mapping) else page
    values: Iterable[object] = (
        *_attributes(tree, "link[rel=canonical]", "href"),
        *_meta(meta, "og:url"),
        node.get("url"),
        stated,
        *_attributes(tree, "link[itemprop=mainEntityOfPage], [itemtype$=Article][itemid]", "href", "itemid"),
    )
    base = _first(*_meta(meta, "og:url"), *_attributes(tree, "base[href]", "href"))
    for value in values:
        if isinstance(value, str) and value:
            try:
                address = web_address(urljoin(base, value))
            except ValueError:
                continue
            if address:
                return address
    return ""
