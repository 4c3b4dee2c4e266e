"""What a page says, as one hash: the same report under two addresses is got twice and kept once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

from dragoman.fetch.markup import as_text

FEW: Final = 200
"""Characters of text that tell a report. A page with fewer may be put together by its scripts: then every byte counts."""

_SILENT: Final = ("script", "style", "noscript", "template", "svg", "iframe")
_NAME: Final = re.compile(r"[a-z][a-z0-9-]*")


def fingerprint(body: bytes, content_type: str = "", charset: str = "") -> str:
    """A hash of the words of a page; of what is no HTML, or has hardly any words, of its bytes.

    Markup, scripts and comments do not count, since they change from one request to the next (tokens, adverts); data
    in scripts of JSON-LD does, since it tells of the report.
    """
    words = ""
    if "html" in content_type or (not content_type and b"<" in body[:512]):
        words = " ".join(" ".join(_texts(as_text(body, charset))).split())
    counted = words.encode("utf-8", "replace") if len(words) >= FEW else body
    return blake2b(counted, digest_size=16).hexdigest()


def _texts(text: str) -> Iterator[str]:
    """What stands between the tags. By hand, in one pass: parsers of HTML take hours for a tag of a million attributes."""
    low = text.lower() if text.isascii() else re.sub("[A-Z]", lambda c: c[0].lower(), text)
    place = 0
    while (start := text.find("<", place)) >= 0:
        yield text[place:start]
        if text.startswith("<!--", start):
            end = text.find("-->", start + 4)
            place = end + 3 if end >= 0 else len(text)
            continue
        end = text.find(">", start)
        if end < 0:
            return
        place = end + 1
        name = _NAME.match(low, start + 1)
        if name is None or name[0] not in _SILENT:
            continue
        close = low.find(f"</{name[0]}", place)
        close = close if close >= 0 else len(text)
        if name[0] == "script" and "ld+json" in low[start:end]:
            yield text[place:close]
        place = close
    yield text[place:]
