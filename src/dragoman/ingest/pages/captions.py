"""The captions of a page's pictures, each with the credit that stands beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from dragoman.ingest.credits import credit_start
from dragoman.ingest.furniture import is_furniture
from dragoman.ingest.lines import is_byline
from dragoman.ingest.pages.body import title_block
from dragoman.ingest.pages.text import key_of, word_count
from dragoman.ingest.pages.view import Mark, PageView, holds, text_of
from dragoman.ingest.pages.words import CAPTIONS, CREDITS
from dragoman.records import PartKind

_LONGEST = 90  # words; a longer "caption" is a paragraph that a template calls so
_MOST_CAPTIONS = 200  # the longest galleries have some 100
_FEWEST, _MOST_UNNAMED = 4, 40  # words of a line below an image that is taken for its caption
_NEVER = frozenset("body html article main h1".split())
_COUNTER = re.compile(r"^\W*\d{1,3}\s*(?:/|of|von|de|di|sur|из|van)\s*\d{1,3}\b\W*", re.IGNORECASE)
_LABEL = re.compile(r"^(?:image|media|photo|video|picture) caption\s*[,:]?\s*", re.IGNORECASE)
_BUTTONS = re.compile(
    r"\s*(?:purchase licensing rights|buy (?:this )?(?:photo|picture|print)|enlarge(?: this)? image|(?:hide|toggle) caption|"
    r"open (?:image )?in gallery|"
    r"view larger|click to (?:enlarge|expand)|full screen|read more|opens? (?:in )?new (?:tab|window)).{0,40}$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*[\[(]([^()\[\]]{2,60})[\])]\.?$")
_STROKE = re.compile(r"[^\W\d_a-z][\w.’' -]{1,40}\s?/\s?[^\W\d_a-z][\w.’' -]{1,40}$")
_CREDIT_LABEL = re.compile(
    r"^(?:photograph |image |photo |picture )?(?:credits?|sources?)\s*(?:[:,.…]+|-)?\s*|^copyright\s*[:.]?\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption and its credit, and the block that comes after it."""

    words: str
    credit: str
    block: int


def captions_of(page: PageView, outside: Sequence[bool], title: str, site: str) -> list[Caption]:
    """The captions that stand in the report's part of the page; the boxes that hold them are marked as outside it.

    `outside` is changed in place, where a list.
    """
    marks = [mark for mark in page.marks if mark.box >= 0 and not outside[mark.box]]
    above = title_block(page, title)
    credits = [mark for mark in marks if _names_credit(mark, page)]
    found: list[Caption] = []
    seen: set[str] = set()
    taken: list[Mark] = []
    for mark in marks:
        if len(taken) >= _MOST_CAPTIONS:
            break
        if not _is_caption(mark) or _inside_any(mark, taken):
            continue
        caption = _read(mark, page, credits, title, site, above)
        if caption is None:
            continue
        taken.append(mark)
        _put_outside(page, mark, outside)
        if caption.words and key_of(caption.words) not in seen:
            seen.add(key_of(caption.words))
            found.append(caption)
    for mark in islice(_below_images(page, outside, above), _MOST_CAPTIONS):
        caption = _read(mark, page, credits, title, site, above)
        if caption is not None and caption.words and key_of(caption.words) not in seen:
            seen.add(key_of(caption.words))
            found.append(caption)
            _put_outside(page, mark, outside)
    for mark in credits:
        if len(text_of(mark.node)) < 120 and mark.tag not in _NEVER:
            _put_outside(page, mark, outside)
    return found


def _below_images(page: PageView, outside: Sequence[bool], above: int) -> Iterator[Mark]:
    """The lines that stand below an image in a box of their own, called by no name that tells."""
    makes = Counter(
        (box.tag, box.make, page.boxes[box.parent].make if box.parent >= 0 else "")
        for box in (page.boxes[block.box] for block in page.blocks)
    )
    for image in page.marks:
        if (
            image.tag not in {"img", "amp-img"}
            or image.block < above
            or image.block >= len(page.blocks)
            or outside[image.box]
        ):
            continue
        block = page.blocks[image.block]
        around = image.box
        for _ in range(2):
            first, end = page.boxes[around].blocks
            if end > image.block or page.boxes[around].parent < 0:
                break
            around = page.boxes[around].parent
        box = page.boxes[block.box]
        make = (box.tag, box.make, page.boxes[box.parent].make if box.parent >= 0 else "")
        short = (
            makes[make] <= 2 and _FEWEST <= word_count(block.words) <= _MOST_UNNAMED and block.linked * 2 < block.size
        )
        if (
            short
            and first == image.block
            and end - first <= 2
            and block.tag in {"div", "p", "td", "span"}
            and not outside[block.box]
        ):
            box = page.boxes[block.box]
            yield Mark(box.node, box.tag, box.names, block.box, image.block)


def pieces_of(captions: Sequence[Caption]) -> Iterator[tuple[PartKind, str]]:
    """The parts of captions: text, then credit."""
    for caption in captions:
        yield (PartKind.CREDIT if credit_start(caption.words) == 0 else PartKind.CAPTION), caption.words
        if caption.credit:
            yield PartKind.CREDIT, caption.credit


def _is_caption(mark: Mark) -> bool:
    if mark.tag in _NEVER:
        return False
    return mark.tag == "figcaption" or (CAPTIONS.search(mark.names) is not None and not CREDITS.search(mark.names))


def _names_credit(mark: Mark, page: PageView) -> bool:
    found = CREDITS.search(mark.names)
    return (
        found is not None
        and mark.tag not in _NEVER
        and (not found[0].strip().startswith("source") or _figure(page, mark.box) >= 0)
    )


def _figure(page: PageView, box: int) -> int:
    """The figure around a box; -1 where none is near."""
    for _ in range(5):
        if box < 0 or page.boxes[box].tag == "figure":
            return box
        box = page.boxes[box].parent
    return -1


def _inside_any(mark: Mark, taken: Sequence[Mark]) -> bool:
    return any(other.box <= mark.box and holds(other.node, mark.node) for other in taken[-3:])


def _read(mark: Mark, page: PageView, credits: Sequence[Mark], title: str, site: str, above: int) -> Caption | None:
    """The caption at a mark; None where the element holds none: a teaser's, a paragraph, nothing."""
    whole = text_of(mark.node)
    if mark.tag != "figcaption" and mark.block < above and word_count(whole) < 5:
        return None  # a label above the headline that a template calls a caption
    if not whole or word_count(whole) > _LONGEST or _is_link(mark, whole) or key_of(whole) == key_of(title):
        return None
    inner = [c for c in credits if c.box >= mark.box and c.block - mark.block < 4 and holds(mark.node, c.node)]
    inner = [c for c in inner if not any(o is not c and holds(o.node, c.node) for o in inner)]
    credit = " ".join(text_of(c.node) for c in inner)
    words = whole
    for c in inner:
        words = words.replace(text_of(c.node), " ", 1)
    if not credit:
        words, credit = _small_print(mark, words, site)
    if not credit:
        credit = _beside(mark, page, credits)
    words = _BUTTONS.sub("", _LABEL.sub("", _COUNTER.sub("", " ".join(words.split())))).strip(" |•·–—-")
    if not credit:
        words, credit = _at_end(words, site)
    if is_byline(words, after_title=True) or (words.lower().startswith("by ") and word_count(words) < 8):
        return None
    if is_furniture(words) and (mark.tag != "figcaption" or word_count(words) < 5):
        return None
    return Caption(words, _CREDIT_LABEL.sub("", credit).strip(" |•·–—-"), mark.block)


def _is_link(mark: Mark, whole: str) -> bool:
    """Whether a caption is nothing but a link: the headline of another report under its picture."""
    linked = sum(len(text_of(link)) for link in list(mark.node.iter("a"))[:4])
    return linked * 10 > len(whole) * 8


def _at_end(words: str, site: str) -> tuple[str, str]:
    """A caption without the credit that its words end in, and that credit."""
    bracket = _BRACKET.search(words)
    if bracket and site and _names_site(bracket[1], site):
        return words[: bracket.start()].rstrip(), bracket[0].strip()
    start = credit_start(words)
    return (words[:start].rstrip(" |•·–—-"), words[start:]) if start else (words, "")


def _names_site(words: str, site: str) -> bool:
    """Whether words hold the site's name, or most of it ("Two Rivers Journal" for "The Two Rivers Journal")."""
    key, own = key_of(words), key_of(site)
    return bool(own) and (own in key or (len(key) * 3 > len(own) * 2 and key in own))


def _small_print(mark: Mark, words: str, site: str) -> tuple[str, str]:
    """A caption without the small print or the italics at its end, if that is a credit; and that credit."""
    for inner in list(mark.node.iter("small", "cite", "em", "i", "span"))[-3:]:
        credit = text_of(inner)
        bare = words.rstrip()
        if (
            credit
            and credit != bare
            and bare.endswith(credit)
            and (inner.tag in {"small", "cite"} or _is_credit(credit, site))
        ):
            return bare[: -len(credit)], credit
    return words, ""


def _is_credit(words: str, site: str) -> bool:
    """Whether the words of an element can only be a credit: signed, or names with a stroke between them, or the site's."""
    if credit_start(words) == 0:
        return True
    named = _names_site(words, site)
    return word_count(words) <= 10 and not words.endswith(".") and (named or _STROKE.match(words) is not None)


def _beside(mark: Mark, page: PageView, credits: Sequence[Mark]) -> str:
    """The credit that stands right after a caption, in the same figure."""
    parent, figure = page.boxes[mark.box].parent, _figure(page, mark.box)
    for other in credits:
        near = -2 <= other.block - mark.block <= 2 and other is not mark
        after = other.block >= mark.block
        if near and figure >= 0 and _figure(page, other.box) == figure and (words := text_of(other.node)):
            following = (
                o for o in credits if o.box > other.box and page.boxes[o.box].parent == page.boxes[other.box].parent
            )
            return " ".join([words, *(text_of(o.node) for o in following if _figure(page, o.box) == figure)][:3])
        if (
            near
            and after
            and (other.box == mark.box or page.boxes[other.box].parent in {parent, mark.box} or other.box == parent)
        ):
            words = text_of(other.node)
            if words and word_count(words) <= 20:
                return words
    return ""


def _put_outside(page: PageView, mark: Mark, outside: Sequence[bool]) -> None:
    """Mark the box of a caption, and the boxes in it, as none of the body."""
    if not isinstance(outside, list) or page.boxes[mark.box].tag in _NEVER or page.boxes[mark.box].long > 600:
        return
    first, end = page.boxes[mark.box].blocks
    for index in range(mark.box, len(page.boxes)):
        box = page.boxes[index]
        if index != mark.box and not (first <= box.blocks[0] and box.blocks[1] <= end):
            break
        outside[index] = True
