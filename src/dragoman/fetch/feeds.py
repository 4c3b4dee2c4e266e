"""What a feed lists: RSS, Atom, RDF, JSON Feed, sitemaps of news and indexes of them; or the feeds that a page names."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final
from urllib.parse import urljoin

from dragoman.fetch.bodies import unpacked
from dragoman.fetch.failures import Failed
from dragoman.fetch.markup import as_text, tree

FEED_TYPES: Final = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
)
"""Media types by which a page names its feeds."""

MOST_WORDS: Final = 2_000
"""Characters of a title or summary that are kept."""

MOST_WITHIN: Final = 200
"""Elements of an item that are looked at where tags are not closed and one item may hold all others."""

MOST_HEAD: Final = 262_144
"""Characters of a page in which its feeds are looked for."""

_ANYTHING: Final = "{*}*"
_XML_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
_DATES: Final = ("pubdate", "published", "date", "issued", "created", "updated", "modified")
_LINK: Final = re.compile(r"<(link|base)\s([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""([a-z-]{1,20})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_COMMENTS: Final = re.compile(r"comments?(?:/feed|\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One report that a feed lists; `published` is as the feed has it."""

    url: str
    title: str = ""
    published: str = ""
    summary: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: its items; of an index the sitemaps that it lists, of a page the feeds that it names, the best first."""

    kind: str
    title: str = ""
    items: tuple[FeedItem, ...] = ()
    sitemaps: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    broken: str = ""
    unlinked: int = 0


def read_feed(data: bytes, url: str, *, charset: str = "", limit: int = 64_000_000) -> Feed:
    """The feed that `data` is.

    Broken XML is read as far as that goes, and `Feed.broken` says what is wrong.

    Args:
        data: the bytes that came, unpacked but for a sitemap's own gzip.
        url: where they came from, which relative links go out from.
        charset: what the server declares.
        limit: bytes that a packed one may unpack to.

    Raises:
        Failed: `broken-feed` where nothing can be read, `no-feed` where it is something else, `too-large`.
    """
    text = as_text(unpacked(data, limit), charset).strip()
    if not text:
        raise Failed("broken-feed", "it is empty", passing=True)
    if text[0] in "{[":
        return _json_feed(text, url)
    root, broken = tree(text)
    name = _local(root)
    found = None
    if name in ("rss", "rdf", "feed", "channel"):
        found = _news_feed(root, url, broken)
    elif name == "urlset":
        found = _sitemap(root, url, broken)
    elif name == "sitemapindex":
        children = [(_text(child, "lastmod"), _text(child, "loc")) for child in root if _local(child) == "sitemap"]
        listed = tuple(_joined(url, loc) for _, loc in sorted(children, key=lambda c: c[0], reverse=True) if loc)
        found = Feed(kind="sitemap index", sitemaps=_once(listed), broken=broken)
    if found is not None:
        if broken and not (found.items or found.sitemaps):
            raise Failed("broken-feed", f"its XML is broken, and no item of it can be read: {broken}")
        return found
    if name == "html" or re.search(r"<(?:html|head|body|!doctype html)\b", text[:65_536], re.IGNORECASE):
        return Feed(kind="page", named=_named_feeds(text, url))
    if root is None:
        raise Failed("broken-feed", f"nothing in it can be read: {broken or 'it is no XML and no JSON'}")
    raise Failed("no-feed", f"it is XML, but no feed: its first element is {name[:80]!r}")


def _json_feed(text: str, url: str) -> Feed:
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Failed("broken-feed", f"its JSON cannot be read: {str(error)[:200]}") from None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise Failed("no-feed", "it is JSON, but no JSON Feed: there is no list of items in it")
    items: list[FeedItem] = []
    unlinked = 0
    for entry in feed["items"]:
        fields = entry if isinstance(entry, dict) else {}
        own_id = _string(fields.get("id"))
        link = _string(fields.get("url")) or _string(fields.get("external_url"))
        link = link or (own_id if own_id.startswith(("http://", "https://")) else "")
        if not link:
            unlinked += 1
            continue
        items.append(
            FeedItem(
                url=_joined(url, link),
                title=_plain(_string(fields.get("title"))),
                published=_string(fields.get("date_published")) or _string(fields.get("date_modified")),
                summary=_plain(_string(fields.get("summary"))),
                id=own_id,
            )
        )
    return Feed(kind="JSON Feed", title=_plain(_string(feed.get("title"))), items=tuple(items), unlinked=unlinked)


def _news_feed(root: Any, url: str, broken: str) -> Feed:
    """RSS of all versions, RDF or Atom, told by the local names of elements: real feeds mix their namespaces.

    feedparser would do, but takes minutes for a megabyte of elements within each other, or of attributes.
    """
    items: list[FeedItem] = []
    unlinked = 0
    for entry in root.iter(_ANYTHING):
        if _local(entry) not in ("item", "entry"):
            continue
        # A tag that is not closed swallows what follows it, so that of broken XML all that is within counts.
        children = list(islice(entry.iterdescendants(_ANYTHING), MOST_WITHIN) if broken else entry)
        fields: dict[str, str] = {}
        for child in children:
            name = _local(child)
            if name and name != "link" and not _of_media(child):
                fields.setdefault(name, ((child.text or "") if broken else "".join(child.itertext())).strip())
        link = fields.get("origlink") or _link_of(children) or _permanent(entry, children)
        if not link:
            unlinked += 1
            continue
        items.append(
            FeedItem(
                url=_joined(_base(entry, url), link),
                title=_plain(fields.get("title", "")),
                published=next((fields[name] for name in _DATES if fields.get(name)), ""),
                summary=_plain(fields.get("description") or fields.get("summary") or ""),
                id=fields.get("guid") or fields.get("id") or "",
            )
        )
    kind = "Atom" if _local(root) == "feed" else "RSS"
    head = root if kind == "Atom" else next((child for child in root if _local(child) == "channel"), root)
    return Feed(kind=kind, title=_plain(_text(head, "title")), items=tuple(items), broken=broken, unlinked=unlinked)


def _link_of(children: Iterable[Any]) -> str:
    """The link to a report's page: the text of an RSS link, the address of an Atom link that is no file and no feed."""
    best = ""
    for child in children:
        if _local(child) != "link":
            continue
        href, text = _string(child.get("href")), "".join(child.itertext()).strip()
        rel = _string(child.get("rel")) or "alternate"
        if text and not href:
            return text
        if href and rel == "alternate" and (not best or "html" in _string(child.get("type"))):
            best = href
    return best


def _permanent(entry: Any, children: Iterable[Any]) -> str:
    """A guid or id that is an address, unless it says that it is none."""
    for child in children:
        if _local(child) not in ("guid", "id") or _string(child.get("isPermaLink")).lower() == "false":
            continue
        text = "".join(child.itertext()).strip()
        if text.startswith(("http://", "https://")):
            return text
    about = [_string(value) for name, value in entry.attrib.items() if name.endswith("}about")]
    return about[0] if about else ""


def _of_media(element: Any) -> bool:
    """Whether an element tells of a picture or film beside the report (media:title, itunes:title)."""
    namespace = element.tag.partition("}")[0] if isinstance(element.tag, str) else ""
    return "search.yahoo.com/mrss" in namespace or "itunes" in namespace


def _base(entry: Any, url: str) -> str:
    """What relative links of an entry go out from: xml:base, near or far, else the feed's own address."""
    bases = [value for e in (entry, *entry.iterancestors()) if (value := _string(e.get(_XML_BASE)))]
    for base in reversed(bases):
        url = _joined(url, base)
    return url


def _sitemap(root: Any, url: str, broken: str) -> Feed:
    """A sitemap, the newest first; of one for news the title and the time of publication are those it tells."""
    items: list[FeedItem] = []
    unlinked = 0
    for entry in root:
        if _local(entry) != "url":
            continue
        loc = _text(entry, "loc")
        if not loc:
            unlinked += 1
            continue
        news = next((child for child in entry if _local(child) == "news"), None)
        told = "" if news is None else _text(news, "publication_date")
        title = "" if news is None else _text(news, "title")
        items.append(FeedItem(url=_joined(url, loc), title=title, published=told or _text(entry, "lastmod")))
    items.sort(key=lambda item: item.published, reverse=True)
    return Feed(kind="sitemap", items=tuple(items), broken=broken, unlinked=unlinked)


def _named_feeds(text: str, url: str) -> tuple[str, ...]:
    """The feeds in the head of a page; those of its comments last."""
    base, found = url, list[tuple[bool, str]]()
    for tag in _LINK.finditer(text[:MOST_HEAD]):
        told = {a[1].lower(): html.unescape(a[2] or a[3] or a[4] or "") for a in _ATTRIBUTE.finditer(tag[2])}
        href = told.get("href", "").strip()
        if tag[1].lower() == "base":
            base = _joined(url, href) if base == url else base
            continue
        kind = told.get("type", "").partition(";")[0].strip().lower()
        if href and kind in FEED_TYPES and "alternate" in told.get("rel", "").lower().split():
            found.append((bool(_COMMENTS.search(f"{href} {told.get('title', '')}")), href))
    return _once(tuple(_joined(base, href) for _, href in sorted(found, key=lambda one: one[0])))


def _local(element: Any) -> str:
    """The name of an element without its namespace, in lower case."""
    tag = getattr(element, "tag", "")
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _text(element: Any, name: str) -> str:
    return next(("".join(child.itertext()).strip() for child in element if _local(child) == name), "")


def _plain(text: str) -> str:
    """The words of a title or summary, which may be HTML within HTML."""
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())[:MOST_WORDS]


def _string(value: object) -> str:
    """A text, "" where there is none; half a character, which JSON can have and no database takes, is replaced."""
    return value.strip().encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return link


def _once(urls: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(urls))
