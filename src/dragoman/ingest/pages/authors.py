"""Who wrote a report, as its page shows it: about the headline, below the body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.ingest.calendar_words import MONTHS, PUBLISHED, UPDATED, WEEKDAYS
from dragoman.ingest.dates import find_dates
from dragoman.ingest.lines import is_byline
from dragoman.ingest.pages.metadata import authors_of, is_by, split_names
from dragoman.ingest.pages.places import Place
from dragoman.ingest.pages.text import key_of, word_count
from dragoman.ingest.pages.view import PageView, holds, text_of
from dragoman.ingest.pages.words import AUTHORS, COMMENTS

_AFTER_NAME = re.compile(
    r"\s*(?:[|•·/,;]|\s[–—-]\s|\d|\([^)]*$|\bin (?=[A-Z])|\b(?i:posted|published|updated|for|on|im|en|à)(?: |$)).*$"
)
_KOREAN = re.compile(r"(?<!\w)([가-힣]{2,4})\s?(?:선임|수습|인턴|전문)?\s?(?:기자|특파원|논설위원)(?!\w)")
_HANDLE = re.compile(r"\s*@\w+")
_SOURCE = re.compile(
    rf"izvor|source|fuente|quelle|джерело|источник|източник|zdroj|źródło|kaynak|sursa|bron|fonte|πηγή|المصدر|출처|{PUBLISHED}|{UPDATED}",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"\b(?:staff|correspondent|reporter|writer|editor|bureau|desk)\b", re.IGNORECASE)
_BY_AGE = re.compile(r"\s*\b(?:\d+|an?|one)\s+(?:second|minute|min|hour|hr|day|week|month)s?\s+ago\b.*$", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:news|press|release|statement|update|story|politics|world|sports?|business|opinion|read|share|follow|view|print|staff|edition|"
    r"media|today|live|video|photos?|exclusive|comments?|advert\w*)\b",
    re.IGNORECASE,
)
_SIGNED = 9  # words of a line that signs a report
_BELOW = 6  # blocks below the body in which its author may be named
_SIGNS = 40  # elements that may name authors; a page with more signs something else
BYLINE = re.compile(
    r"^(?:by|por|par|von|di|door|av|af|yazan|автор|текст|بقلم|كتبت?|تحریر|oleh|penulis|szerző|írta|autor(?:in|a)?:|γράφει|écrit par|"
    r"escrito por|scritto da|napsala?|piše|пише|द्वारा|लेखक|interview:|words|text:|testo:|foto e testo)\b\s*:?\s+\S",
    re.IGNORECASE,
)
"""How a line opens that names authors."""
_LONG_NAME = 6  # words


def shown_authors(page: PageView, outside: Sequence[bool], place: Place) -> tuple[str, ...]:
    """The authors that stand about the headline, below the body or under it."""
    near = [
        m
        for m in page.marks
        if place.title - 3 <= m.block <= place.end + 1 and not COMMENTS.search(m.names) and not outside[m.box]
    ]
    for signs in (
        [m for m in near if m.tag == "a" and "author" in (m.node.get("rel") or "")],
        [m for m in near if "author" in (m.node.get("itemprop") or "")],
        [m for m in near if AUTHORS.search(m.names)],
    ):
        signs = [m for m in signs if key_of(text_of(m.node)) and not is_by(text_of(m.node))][:_SIGNS]
        inner = [m for m in signs if not any(o is not m and holds(m.node, o.node) for o in signs)]
        named = [next(iter(m.node.xpath(".//*[@itemprop='name']")), m.node) for m in inner]
        found = [name for node in named for name in _people(text_of(node))]
        if found:
            return authors_of(found)
    for block in page.blocks[max(0, place.title + 1) : place.start]:
        if BYLINE.match(block.words) or is_byline(block.words, after_title=True):
            found = list(_people(block.words))
            if found:
                return authors_of(found)
    return _authors_below(page, place) or _signature(page, outside, place) or _beside_time(page, outside, place)


def _beside_time(page: PageView, outside: Sequence[bool], place: Place) -> tuple[str, ...]:
    """The name that stands by itself right above or below the time of publication, where nothing in the mark-up tells of it."""
    times = {mark.block for mark in page.marks if mark.tag == "time" and not outside[mark.box]}
    for index in range(place.title + 1, min(place.start + 4, len(page.blocks))):
        block = page.blocks[index]
        words = block.words.split()
        beside = times & {index + 1, index - 1, index}
        named = 2 <= len(words) <= 3 and all(
            re.fullmatch(r"[^\W\d_][^\W\d_'’.-]*[^\W\d_A-Z.-][^\W\d_'’-]*|[A-Z]\.", w) for w in words
        )
        if (
            beside
            and named
            and all(w[0].isupper() for w in words)
            and not _NO_NAME.search(block.words)
            and not outside[block.box]
        ):
            return (block.words,)
    return ()


def _authors_below(page: PageView, place: Place) -> tuple[str, ...]:
    """The author whom the line below the body names in mark-up of its own, as blogs have it; readers who comment are none."""
    for mark in page.marks:
        if not place.end <= mark.block <= place.end + _BELOW:
            continue
        signs = "author" in (mark.node.get("itemprop") or "") or "author" in (mark.node.get("rel") or "")
        if signs and not any(COMMENTS.search(page.boxes[box].names) for box in _boxes_around(page, mark.box)):
            named = next(iter(mark.node.xpath(".//*[@itemprop='name']")), mark.node)
            if found := authors_of(_people(text_of(named))):
                return found
    return ()


def _boxes_around(page: PageView, box: int) -> Iterator[int]:
    while box >= 0:
        yield box
        box = page.boxes[box].parent


def _signature(page: PageView, outside: Sequence[bool], place: Place) -> tuple[str, ...]:
    """The names that stand in bold by themselves right below the last paragraph, in a paragraph of the same body."""
    if place.end < 1:
        return ()
    home = page.boxes[page.blocks[place.end - 1].box].parent
    for line in page.blocks[place.end : place.end + 3]:
        same = (
            page.boxes[line.box].parent == home and line.tag not in {"li", "h2", "h3", "h4"} and not outside[line.box]
        )
        if same and not line.linked and line.strong * 10 >= line.size * 9 and word_count(line.words) <= _SIGNED:
            names = re.split(r"\s+[-–—]\s+|\s*[,/&]\s*", line.words.strip(" ()"))
            full = all(
                2 <= len(name.split()) <= 4 and all(word[0].isupper() for word in name.split()) for name in names
            )
            return tuple(names) if full and not line.words.endswith((".", "!", "?", ":")) else ()
    return ()


def better_authors(stated: tuple[str, ...], shown: tuple[str, ...], site: str) -> tuple[str, ...]:
    """The authors as the metadata state them, else as the page shows them; the site itself only where there are no others."""
    own = key_of(site)
    if any(not own or not key_of(name).startswith(own) for name in stated):
        return stated
    return tuple(name for name in shown if key_of(name) != own) or stated or shown


def _people(words: str) -> Iterator[str]:
    """The names in a byline, without what follows them: places, days, offices."""
    if not words or word_count(words) > 16:
        return
    dates = [found.start for found in find_dates(words)]
    if korean := _KOREAN.findall(words):
        yield from korean
        return
    bare = _HANDLE.sub("", _BY_AGE.sub("", words[: dates[0] if dates and dates[0] else len(words)]))
    for name in split_names(bare.split("|")[0]):
        label, colon, rest = name.partition(":")
        if colon and _SOURCE.fullmatch(label.strip()):
            continue
        name = rest if colon and word_count(label) <= 2 else name
        for cleaned in authors_of([name]):
            short = _AFTER_NAME.sub("", _without_day(cleaned)).strip(" ,;:")
            if not short or word_count(short) > _LONG_NAME or re.search(r"\d", short) or _OFFICE.search(short):
                continue
            if short.lower() not in WEEKDAYS and (short[0].isupper() or not short[0].isascii()):
                yield short


def _without_day(name: str) -> str:
    """A name without the day that follows it, as in "Jane Doe March 18"."""
    words = name.split()
    for index, word in enumerate(words[1:], start=1):
        if word.lower().strip(".,") in MONTHS and re.match(r"\d", " ".join(words[index + 1 :])):
            return " ".join(words[:index])
    return name
