"""What a page shows of its report's headline, authors, times, section and standfirst, where its metadata do not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from dragoman.ingest.credits import credit_start
from dragoman.ingest.dates import find_dates
from dragoman.ingest.pages.authors import BYLINE, better_authors, shown_authors
from dragoman.ingest.pages.body import title_block
from dragoman.ingest.pages.metadata import PageFacts, publisher_from
from dragoman.ingest.pages.places import Place
from dragoman.ingest.pages.text import Node, key_of, names_of, word_count
from dragoman.ingest.pages.times import times_of
from dragoman.ingest.pages.view import Block, Mark, PageView, holds, text_of
from dragoman.ingest.pages.words import CAPTIONS, FRONT, NEWS, SECTIONS, STANDFIRSTS

_SEPARATOR = re.compile(r"\s+(?:[|–—\-·•»›>/~‹«⋅∙]|::?|\|\|)\s+|\s*[|｜]\s*|_(?=[^\W\d_a-zA-Z])|(?<=[^\W\d_a-zA-Z])_")
_STEPS = re.compile(r"\s*[»›>→]\s*|\s+/\s+")
_NO_SECTION = re.compile(
    r"^(?:sign ?(?:in|up)|log ?in|subscribe|register|menu|search|share|print|e-?mail|help|about(?: us)?|contact(?: us)?|"
    r"rss(?: feeds?)?|photos?|"
    r"videos?|comments?|breadcrumbs?|navigate|"
    r"you are here|(?:usted )?est[áa]s? (?:aquí|en)|você está (?:aqui|em)|vous êtes ici|sie sind hier|sei (?:qui|in)|ti trovi (?:in|qui)|"
    r"u bent hier|je bent hier|jesteś tu(?:taj)?|nacházíte se(?: zde)?|jste zde|nachádzate sa|ön itt (?:áll|van)|sunteți aici|"
    r"buradasınız|du är här|du er her|olet tässä|вы (?:здесь|находитесь)|ви тут|ви знаходитесь|вие сте тук|είστε εδώ|"
    r"βρίσκεστε εδώ|أنت هنا|شما اینجا هستید|आप (?:यहां|यहाँ) हैं|anda di sini|bạn đang ở(?: đây)?|当前位置|當前位置|您(?:的|当前)位置|位置|"
    r"現在位置|現在地|현재 ?위치|advertise?ment|live|breaking|exclusive|by|posted|published)\b\W*$",
    re.IGNORECASE,
)
_CRUMBS = re.compile(r"\s*[|–—·•»›>/→:：]\s*")
_TRUNCATED = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.|&hellip;)\]|\[\]|\(\.\.\.\))\W*$")

_LOGO = re.compile(r"(?i)\b(?:logo(?:tipo)?|home ?page|home)\b")
_RIGHTS = re.compile(
    r"©\s*(?i:copyright\s*)?(?:(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)\d\d)?,?\s*)?(?i:by\s+)?([^\W\d_][^\d.,|–—©:;]{2,39})(?=[\d.,|–—©:;]|$)"
)
_PIECES = 6  # separators of a title that are looked at; "headline | section | site" has two
_ABOVE = 15  # blocks above the headline in which the way to the page stands
_STANDFIRST = 400  # characters
_LONG_NAME = 6  # words
_WAY = re.compile(r"(?:^| )(?:bread ?crumb\w*|breadcumbs?|crumbs?|fil ariane|path)(?= |$)")
_TOPIC = re.compile(
    r"(?:^| )(?:over ?title|dachzeile|occhiello|antetitulo|surtitre|topline|sobretitulo|overline)(?= |$)"
)
_SECTION_SIGNS = 60  # elements above the headline that may name its section
_MENU = 150  # of a page's first links, among which its menu is
_LINKS = 60  # of a page's first links, one of which is its logo


def headline(facts: PageFacts, page: PageView) -> str:
    """The headline: what the metadata state less the site's name, as the page shows it; else its first heading."""
    first = next((block for block in page.blocks if block.tag == "h1" and _shares_words(block.words, facts)), None)
    for words in _candidates(facts.title, facts.site):
        if title_block(page, words) >= 0:
            longer = first is not None and first.key.startswith(key_of(words)) and len(first.words) <= 2 * len(words)
            return first.words if first is not None and longer and not _has_part(page, first, words) else words
    if first is not None and not facts.title:
        return first.words
    longest = max(map(len, _SEPARATOR.split(facts.title_element)), default=0)
    for words in _candidates(facts.title_element, facts.site):
        if len(words) * 10 >= longest * 8 and title_block(page, words) >= 0:
            return words
    headings = [block.words for block in page.blocks if block.tag == "h1"]
    if not facts.title and headings:
        return headings[0]
    stated = facts.title or facts.title_element
    if facts.site:
        return next(iter(_candidates(stated, facts.site)[-1:]), stated)
    return _SEPARATOR.split(stated)[0] if stated else ""


def _has_part(page: PageView, heading: Block, title: str) -> bool:
    """Whether a heading has the title in an element of its own, and something else beside it."""
    inner = list(page.boxes[heading.box].node.iter("span", "b", "strong"))[:_PIECES]
    return any(key_of(text_of(part)) == key_of(title) for part in inner)


def _shares_words(heading: str, facts: PageFacts) -> bool:
    """Whether a heading has many of the words of what the page calls itself; the site's name alone does not count."""
    own = set(re.findall(r"\w{2,}", heading.lower()))
    told = set(re.findall(r"\w{2,}", f"{facts.title} {facts.title_element}".lower()))
    return (
        len(own) > 2 and len(own & told) * 5 >= min(len(own), len(told)) * 2 and key_of(heading) != key_of(facts.site)
    )


def _candidates(stated: str, site: str) -> list[str]:
    """What of a stated title may be the headline: whole, less the site's name, runs of its pieces, the longest first."""
    if not stated:
        return []
    found = [stated]
    pieces = [(m.start(), m.end()) for m in _SEPARATOR.finditer(stated)][:_PIECES]
    starts, ends = [0, *(end for _, end in pieces)], [*(start for start, _ in pieces), len(stated)]
    runs = [stated[s:e].strip() for i, s in enumerate(starts) for e in ends[i:]]
    bare = [run for run in sorted(runs, key=len, reverse=True) if run != stated and word_count(run) >= 2]
    found += [run for run in bare if not (site and key_of(site) in key_of(run) and len(run) < len(site) + 8)]
    if site and key_of(stated).endswith(key_of(site)) and len(key_of(stated)) > len(key_of(site)):
        cut = stated.lower().rfind(site.lower())
        if cut > 0:
            found.insert(0, stated[:cut].rstrip(" |–—-·•:»›"))
    if site and stated.lower().startswith(site.lower()) and re.match(r"\s*[|–—\-·•:»›]", stated[len(site) :]):
        found.insert(0, stated[len(site) :].lstrip(" |–—-·•:»›"))
    return [run for run in found if run]


def completed(facts: PageFacts, page: PageView, outside: Sequence[bool], place: Place) -> PageFacts:
    """The facts with those that only the page shows."""
    published, updated = times_of(facts, page, place)
    return replace(
        facts,
        publisher=publisher_from(facts.site, facts.url) if facts.site else facts.publisher,
        authors=better_authors(facts.authors, shown_authors(page, outside, place), facts.site),
        section=facts.section or _section(facts, page, place),
        standfirst=_standfirst(facts, page, outside, place),
        published=published,
        updated=updated,
    )


def site_of(facts: PageFacts, page: PageView) -> str:
    """The site's name, as `<title>` has it beside the headline: the piece that the page itself signs with, else the last."""
    domain = facts.publisher.domain if facts.publisher else ""
    if facts.site and facts.site.removeprefix("www.") != domain:
        return facts.site
    return _named_site(facts, page) or facts.site


def _named_site(facts: PageFacts, page: PageView) -> str:
    pieces = [piece.strip() for piece in _SEPARATOR.split(facts.title_element) if piece and piece.strip()]
    keys = key_of(facts.title)
    rest = [
        p
        for p in pieces
        if key_of(p) and key_of(p) not in keys and word_count(p) <= _LONG_NAME and not any(find_dates(p))
    ]
    if not rest or len(rest) == len(pieces):
        return _signed_name(facts, page)
    signed = " ".join(block.words for block in page.blocks if "©" in block.words or "copyright" in block.words.lower())
    named = [piece for piece in rest if piece in signed or re.sub(r"\.\w{2,7}$", "", piece) in signed]
    name = (named or rest)[0 if named else -1]
    short = re.sub(r"(?:\.\w{2,3})?\.\w{2,7}$", "", name)
    return short if short != name and re.search(rf"\b{re.escape(short)}\b(?!\.\w)", signed) else name


def _signed_name(facts: PageFacts, page: PageView) -> str:
    """The site's name where its title has none: what its logo is called and its line of rights repeats, else what follows ©."""
    rights = [block.words for block in page.blocks if "©" in block.words]
    signed = key_of(" ".join(rights))
    for link in page.root.xpath("//a[@href]")[:_LINKS]:
        if not _is_home(link.get("href")):
            continue
        for name in (text_of(link), *(image.get("alt") or "" for image in link.iter("img"))):
            name = _LOGO.sub("", " ".join(name.split())).strip(" -–—|")
            if len(key_of(name)) > 2 and key_of(name) in signed and word_count(name) <= _LONG_NAME:
                return name
    for words in rights[:3]:
        found = _RIGHTS.search(words)
        if found and word_count(found[1]) <= 4 and key_of(found[1]) not in key_of(facts.title):
            return found[1].strip()
    return ""


def _section(facts: PageFacts, page: PageView, place: Place) -> str:
    """The section: the first step of the way to the page that is not the front page, or the word above the headline."""
    title, site = key_of(facts.title), key_of(facts.site)
    signs = [
        mark
        for mark in page.marks
        if place.title - _ABOVE <= mark.block <= place.title
        and mark.tag[0] != "h"
        and mark.tag not in {"body", "html"}
        and SECTIONS.search(mark.names)
        and len(text_of(mark.node)) <= 200
    ]
    signs = signs[-_SECTION_SIGNS:]
    outer = [m for m in signs if not any(o is not m and holds(o.node, m.node) for o in signs)]
    ways = [m for m in outer if _WAY.search(m.names)]
    for mark in reversed([*(m for m in outer if m not in ways), *ways]):
        links = list(mark.node.iter("a", "span", "li"))[:8]
        home = {text_of(link) for link in links if link.tag == "a" and _is_home(link.get("href"))}
        steps = [text_of(link) for link in links]
        names = [step for step in (*steps, *_CRUMBS.split(text_of(mark.node))) if step not in home]
        if name := _first_step(names, title, site):
            return name
    for index in range(place.title - 1, max(-1, place.title - 6), -1):
        block = page.blocks[index]
        steps = _STEPS.split(block.words)
        linked = block.linked * 5 >= block.size * 2 or (block.linked and steps[0].lower() in FRONT)
        if linked and len(steps) > 1 and (name := _first_step(steps, title, site)):
            return name
    if place.title > 0:
        above, title_box = page.blocks[place.title - 1], page.boxes[page.blocks[place.title].box]
        box = page.boxes[above.box]
        around = above.box if above.box == title_box.parent else box.parent
        beside = around in {title_box.parent, page.boxes[title_box.parent].parent if title_box.parent >= 0 else -1}
        alone = around >= 0 and page.boxes[around].blocks[0] >= place.title - 2
        if (
            beside
            and alone
            and box.tag not in {"li", "nav"}
            and not _TOPIC.search(" ".join(names_of(node) for node in (box.node, *list(box.node.iter("span"))[:3])))
            and not re.search(r"[\d?!:@]", above.words)
            and word_count(above.words) <= 3
        ):
            return _first_step([above.words], title, site)
    return _section_of_address(facts, page)


def _section_of_address(facts: PageFacts, page: PageView) -> str:
    """What a link of the page calls the first part of the page's own address."""
    first = _path(facts.url).strip("/").partition("/")
    if not first[2] or not re.search(r"[^\W\d]{3}", first[0]):
        return ""
    for link in page.root.xpath("//a[@href]")[:_MENU]:
        if _path(link.get("href")).strip("/") == first[0]:
            name = text_of(link)
            return name if name and word_count(name) <= 3 and name.lower() not in FRONT | NEWS else ""
    return ""


def _is_home(address: str | None) -> bool:
    """Whether a link leads to the front page."""
    return address is not None and address != "" and "#" not in address and _path(address) in {"", "/"}


def _path(address: str) -> str:
    """The path of an address; what cannot be taken apart for one that cannot."""
    try:
        return urlsplit(address).path
    except ValueError:
        return address


def _first_step(steps: Sequence[str], title: str, site: str) -> str:
    bare = [step.strip(" |–—·•»›>/→:.") for step in steps]
    other = any(
        words and words.lower() not in FRONT | NEWS and key_of(words) not in {title, site} and len(words) < 40
        for words in bare
    )
    for words in bare:
        if (
            words
            and key_of(words) not in {title, site}
            and not _NO_SECTION.match(words)
            and words.lower() not in FRONT
            and (words.lower() not in NEWS or not other)
            and word_count(words) <= 4
            and re.search(r"[^\W\d_]{2}", words)
        ):
            return words
    return ""


def _standfirst(facts: PageFacts, page: PageView, outside: Sequence[bool], place: Place) -> str:
    """The lines below the headline, else the description of the metadata, unless it is the lead, cut short, or the site's own."""
    body = key_of(" ".join(block.words for block in page.blocks[place.start : place.end]))
    shown = [block.key for block in page.blocks[max(0, place.title - 2) : place.start + 1]]
    stated = facts.description
    if stated and key_of(stated) in shown and key_of(stated)[:80] not in body and key_of(stated) != key_of(facts.title):
        return stated
    shorter = next(
        (b for b in page.blocks[place.title + 1 : place.start + 1] if _is_most_of(b.key, key_of(stated))), None
    )
    if shorter is not None and shorter.key[:80] not in body:
        return shorter.words
    for mark in page.marks:
        if not place.title <= mark.block <= place.start or outside[mark.box] or CAPTIONS.search(mark.names):
            continue
        if STANDFIRSTS.search(mark.names):
            words = _without_label(mark, page)
            pictured = _has_picture(mark.node) or (key_of(facts.title) or " ") in key_of(words)
            if not pictured and _may_be(words, facts, body):
                return words
    below = page.blocks[place.title + 1] if 0 <= place.title < len(page.blocks) - 1 else None
    if (
        below is not None
        and place.title + 1 < place.start
        and below.tag in {"h2", "h3"}
        and below.linked * 2 < below.size
    ):
        near = page.boxes[below.box].parent == page.boxes[page.blocks[place.title].box].parent
        if near and _may_be(below.words, facts, body):
            return below.words
    if not _may_be(stated, facts, body) or _is_of_the_site(stated, facts, page, place):
        return ""
    lead = " ".join(block.words for block in page.blocks[place.start : place.start + 2])
    return "" if _tells_the_same(stated, lead) else stated


def _is_most_of(key: str, stated: str) -> bool:
    """Whether a line is what is stated, less the site's name behind it."""
    return bool(key) and stated.startswith(key) and len(stated) > len(key) >= 0.6 * len(stated)


def _without_label(mark: Mark, page: PageView) -> str:
    """The words of a standfirst without the word above it that says what it is."""
    box = page.boxes[mark.box]
    lines = [b.words for b in page.blocks[box.blocks[0] : box.blocks[1]]] if box.node is mark.node else []
    labelled = len(lines) > 1 and word_count(lines[0]) <= 2
    return " ".join(lines[1:]) if labelled else text_of(mark.node)


def _has_picture(node: Node) -> bool:
    """Whether an element is or holds a picture with its caption, or stands in one."""
    return bool(node.xpath("boolean(ancestor-or-self::figure or .//figure or .//figcaption or .//img or .//h1)"))


def _may_be(words: str, facts: PageFacts, body: str) -> bool:
    key = key_of(words)
    return (
        bool(key)
        and len(words) <= _STANDFIRST
        and not _TRUNCATED.search(words)
        and word_count(words) >= 3
        and key[:80] not in body
        and key not in key_of(facts.title)
        and not BYLINE.match(words)
        and credit_start(words) != 0
    )


def _tells_the_same(words: str, lead: str) -> bool:
    """Whether most words of a description stand in the first lines of the body."""
    own, told = (set(re.findall(r"[^\W_]{3,}", some.lower())) for some in (words, lead))
    return bool(own) and len(own & told) * 4 >= len(own) * 3


def _is_of_the_site(words: str, facts: PageFacts, page: PageView, place: Place) -> bool:
    """Whether a description is of the site: it names it, or shares hardly a word with the report."""
    if facts.site and key_of(facts.site) in key_of(words):
        return True
    domain = facts.publisher.domain if facts.publisher else ""
    if domain and domain in words.lower():
        return True
    own = set(re.findall(r"[^\W\d_]{4,}", words.lower()))
    text = f"{facts.title} {' '.join(block.words for block in page.blocks[place.start : place.end])}".lower()
    return len(own) >= 6 and sum(word[:6] in text for word in own) * 4 < len(own)
