"""Words and names of a page, made plain: what blocks, boxes and facts are compared by."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\x00]")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_MODIFIER = re.compile(r"(?:has|with|no|non|without|not|hide|hides|supports|enable|enables)[-_]|elementor-widget")
_NAMING = ("class", "id", "data-component", "data-testid")
_KEPT = 4096  # names that are remembered: those of some ten kinds of pages

Node = Any
"""An element of lxml: three times as fast to walk as those of resiliparse, which read the HTML as browsers do."""


def names_of(node: Node) -> str:
    """The class, the id and the component of an element as words in small letters; modifiers (`has-sidebar`) tell nothing."""
    given = " ".join(filter(None, map(node.get, _NAMING)))
    return _named(given[:400]) if given else ""


@lru_cache(maxsize=_KEPT)
def _named(given: str) -> str:
    kept = [name for name in given.split() if not _MODIFIER.match(name)]
    return " ".join(re.split(r"[\s_:./-]+", _CAMEL.sub(" ", " ".join(kept)).lower())).strip()


def make_of(node: Node) -> str:
    """The first class of an element, which those of one kind share."""
    classes = (node.get("class") or "")[:200].split()
    return classes[0] if classes else ""


def key_of(words: str) -> str:
    """The letters and digits of words, by which they are compared."""
    return re.sub(r"\W+", "", words).lower()


def plain(words: str) -> str:
    """Words with plain white space and without characters that nobody sees; joiners inside words (Persian) stay."""
    return " ".join(INVISIBLE.sub("", words).split())


def is_unspaced(words: str) -> bool:
    """Whether words are in a script that puts no spaces between them."""
    return sum("\u3040" <= c <= "\u9fff" or "\u0e00" <= c <= "\u0e7f" for c in words[:200]) * 3 > len(words[:200])


def word_count(words: str) -> int:
    """How many words there are; in scripts without spaces two characters count as one."""
    return sum(not c.isspace() for c in words) // 2 if is_unspaced(words) else len(words.split())
