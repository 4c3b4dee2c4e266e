"""Who published an article: what the giver says, and what the table of publishers has under the domain."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman import lexicons
from dragoman.records import Publisher, make_id
from dragoman.settings import Settings


def completed(publisher: Publisher | None, url: str, settings: Settings) -> Publisher | None:
    """The publisher with what the table knows of it; whatever the giver says stands.

    A publisher that came without a domain is looked up by the article's address, and is the table's where their names
    agree ("BBC News" and "BBC"): the address can be that of another who repeats the report.

    Raises:
        LexiconError: a lexicon directory is missing, or its table does not hold together.
    """
    if publisher is None:
        return None
    known = lexicons.publishers(settings.lexicon_dirs).of(publisher.domain or url)
    if known is None or not (publisher.domain or _agree(publisher.name, known.name)):
        return publisher
    unnamed = publisher.name in ("", publisher.domain)
    made_here = publisher.id == make_id("pb", publisher.domain or publisher.name)
    return replace(
        publisher,
        id=known.id if made_here else publisher.id,
        name=known.name if unnamed else publisher.name,
        domain=publisher.domain or known.domain,
        country=publisher.country or known.country,
        language=publisher.language or known.language,
        kind=publisher.kind or known.kind,
    )


def _agree(one: str, other: str) -> bool:
    """Whether all words of one name are in the other."""
    first, second = ({*re.findall(r"\w+", name.casefold())} - {"the"} for name in (one, other))
    return bool(first and second) and (first <= second or second <= first)
