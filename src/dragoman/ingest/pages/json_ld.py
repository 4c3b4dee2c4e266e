"""The JSON-LD of a page: its objects, those of the article and the site, with what they point to by `@id` put in."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

_ARTICLE_TYPE = re.compile(r"(?:Article|Report|BlogPosting|LiveBlogPosting|Review)\Z")
_SITE_TYPES = ("NewsMediaOrganization", "WebSite", "Organization", "Newspaper", "RadioStation", "TelevisionStation")
_DEPTH = 8  # of nesting; real pages stay below five
_MAX_SCRIPT = 2_000_000  # characters of one block
_NODES = 5_000  # of a page; a live blog has a few hundred

Node = Mapping[str, Any]


def nodes_in(scripts: Iterable[str]) -> list[Node]:
    """The objects of a page's JSON-LD blocks in order, outermost first."""
    found: list[Node] = []
    for words in scripts:
        for node in _nodes(_tolerant_json(words)):
            found.append(node)
            if len(found) >= _NODES:
                return found
    return found


def article_in(nodes: Sequence[Node]) -> Node:
    """The object of the article, one with a headline first; empty where there is none."""
    articles = [node for node in nodes if any(_ARTICLE_TYPE.search(kind) for kind in kinds_of(node))]
    return next((node for node in articles if string(node.get("headline"))), articles[0] if articles else {})


def kinds_of(node: Node) -> list[str]:
    """The types of an object."""
    stated = node.get("@type")
    return [kind for kind in (stated if isinstance(stated, list) else [stated]) if isinstance(kind, str)]


def names(value: object, nodes: Sequence[Node]) -> list[str]:
    """The names of persons or bodies in a value; one that is only an `@id` is looked up."""
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, Mapping):
            known = item if item.get("name") else _by_id(item.get("@id"), nodes)
            given = known.get("name")
            found += [string(name) for name in (given if isinstance(given, list) else [given])]
        else:
            found.append(string(item))
    return [name for name in found if name]


def site_name(nodes: Sequence[Node]) -> str:
    """The name of the site or of the body behind it, where exactly one is named."""
    for kind in _SITE_TYPES:
        found = {string(node.get("name")) for node in nodes if kind in kinds_of(node)} - {""}
        if len(found) == 1:
            return found.pop()
    return ""


def crumbs(nodes: Sequence[Node]) -> list[str]:
    """The names of the page's place on the site, outermost first."""
    for node in nodes:
        items = node.get("itemListElement")
        if "BreadcrumbList" in kinds_of(node) and isinstance(items, list):
            return [_crumb(item) for item in items[:8] if isinstance(item, Mapping)]
    return []


def body_of(node: Node) -> str:
    """The text of the article as its object has it, one paragraph a line; a live blog's posts follow, each below its title."""
    pieces = [string(node.get("articleBody"), lines=True) or string(node.get("text"), lines=True)]
    posts = node.get("liveBlogUpdate")
    for post in posts if isinstance(posts, list) else []:
        if isinstance(post, Mapping):
            pieces += [string(post.get("headline")), string(post.get("articleBody"), lines=True)]
    return "\n".join(filter(None, pieces))


def string(value: object, *, lines: bool = False) -> str:
    """The words of a value, entities read and mark-up dropped."""
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return ""
    words = html.unescape(value)
    if lines:
        words = re.sub(r"<(?:/p|br ?/?|/h\d|/li|/div)>", "\n", words)
    words = re.sub(r"<[^<>]{1,200}>", " ", words)
    return words.strip() if lines else " ".join(words.split())


def _crumb(item: Node) -> str:
    inner = item.get("item")
    return string(item.get("name")) or (string(inner.get("name")) if isinstance(inner, Mapping) else "")


def _by_id(wanted: object, nodes: Sequence[Node]) -> Node:
    if not isinstance(wanted, str):
        return {}
    return next((node for node in nodes if node.get("@id") == wanted and node.get("name")), {})


def _tolerant_json(words: str) -> object:
    """The value of a block as pages write them: in comments or CDATA, with raw line breaks or trailing commas."""
    words = re.sub(r"^\s*(?:<!--|(?://)?\s*<!\[CDATA\[)|(?:-->|(?://)?\s*\]\]>)\s*;?\s*$", "", words.strip())
    if len(words) > _MAX_SCRIPT:
        return None
    for attempt in (words, re.sub(r",(\s*[}\]])", r"\1", words), html.unescape(words)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: object, depth: int = 0) -> Iterator[Node]:
    if depth > _DEPTH:
        return
    if isinstance(value, Mapping):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart"):
            yield from _nodes(value.get(key), depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
