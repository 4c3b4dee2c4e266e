"""Which blocks of a page are the report: trafilatura says where it is, the page's own structure says where it ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.errors import RefusedArticle
from dragoman.ingest.furniture import is_end_mark, is_furniture, is_tail_heading, is_wall
from dragoman.ingest.pages.text import Node, key_of, word_count
from dragoman.ingest.pages.view import Block, PageView, is_long
from dragoman.ingest.pages.words import BOXES, CAPTIONS, COMMENTS, CREDITS, EMBEDS, TEASERS

_BOX_TAGS = frozenset("nav aside footer form dialog menu".split())
_BOX_ROLE = re.compile(
    r"\b(?:navigation|complementary|contentinfo|dialog|alertdialog|search|comment|wpheader|wpfooter|sitenavigationelement|wpadblock)\b"
)
_NEVER_BOXES = frozenset("html body main".split())
_HEADINGS = frozenset("h2 h3 h4 h5 h6".split())
_PROSE = frozenset("p li blockquote dd dt pre".split()) | _HEADINGS
_STOP = re.compile(r"[.!?…。！？؟۔।:;][\"”’'»)\]】]*$")
_END = re.compile(r"[.!?…。！？؟۔।][\"”’'»)\]】]*(?:\s*\([^()]{2,40}\))?$")

_QUOTE = re.compile(r"(?:^| )(?:quot\w*|citation|citat|citaat|cita|zitat|citazione|exergue|idezet|cytat)(?= |$)")

_OWN = 200  # characters of long paragraphs in the element around the headline that make it the report's own
_POST_SIGNED = re.compile(r"[—–-] ?\S.{0,60}\(@\w+\)")
_WALL_LINE = 120  # characters of a line that bars the way to the rest
_MOST_OF = 0.85  # of the text that trafilatura finds: the smallest box that holds so much is the report's
_INTRODUCTION = 4  # words of a line that ends in a colon above the first points
_LABEL_WORDS = 5  # before a link
_ANCHOR = 20  # letters; a shorter line may stand anywhere on the page


def boxed(page: PageView, title: str) -> list[bool]:
    """For each box of a page whether it, or one around it, is page and not report."""
    if not page.boxes:
        return []
    whole = page.boxes[0].long
    around_title = _around(page, title)
    makes: Counter[tuple[str, str]] = Counter()
    for box in page.boxes:
        if box.tag in _PROSE:
            makes[box.tag, box.make] += box.long
    own = max((i for i in around_title if page.boxes[i].tag == "article" and page.boxes[i].long >= _OWN), default=-1)
    found: list[bool] = []
    for index, box in enumerate(page.boxes):
        if box.parent >= 0 and found[box.parent]:
            found.append(True)
        elif index in around_title or box.tag in _NEVER_BOXES or _is_of_a_picture(page, index):
            found.append(False)
        else:
            # paragraphs that are called "topic-text" hold the report where they hold most of the text together
            alike = makes[box.tag, box.make] if box.tag in _PROSE and box.make else 0
            share = max(box.long, alike) / whole if whole else 0.0
            if own >= 0 and box.tag == "article" and box.blocks[0] >= page.boxes[own].blocks[1]:
                found.append(True)  # the next report of an endless page
                continue
            found.append((share < 0.5 and _is_box(page, index)) or (share < 0.7 and _is_of_others(box.names)))
    return found


def _is_box(page: PageView, index: int) -> bool:
    box = page.boxes[index]
    return (
        box.tag in _BOX_TAGS
        or box.hidden
        or _BOX_ROLE.search(box.roles) is not None
        or BOXES.search(box.names) is not None
        or (box.tag == "blockquote" and box.names.startswith("pull"))
        or (TEASERS.search(box.names) is not None and _is_linked(page, index))
    )


def _is_of_others(names: str) -> bool:
    """Whether names are those of readers' comments or of posts of other sites."""
    return COMMENTS.search(names) is not None or EMBEDS.search(names) is not None


def _is_of_a_picture(page: PageView, index: int) -> bool:
    """Whether a box is a caption or a credit: it has a picture or a caption around it."""
    around = page.boxes[page.boxes[index].parent] if page.boxes[index].parent >= 0 else None
    return (
        around is not None
        and (around.tag in {"figure", "figcaption"} or CAPTIONS.search(around.names) is not None)
        and (CREDITS.search(page.boxes[index].names) is not None)
    )


def _is_linked(page: PageView, index: int) -> bool:
    """Whether much of what stands in a box is links."""
    first, end = page.boxes[index].blocks
    inside = page.blocks[first : min(end, first + 40)]
    return sum(block.linked for block in inside) * 4 > sum(block.size for block in inside)


def _around(page: PageView, title: str) -> set[int]:
    """The boxes around the headline: the first heading with its words, else the first line."""
    at = title_block(page, title)
    around: set[int] = set()
    box = page.blocks[at].box if at >= 0 else -1
    while box >= 0:
        around.add(box)
        box = page.boxes[box].parent
    return around


def title_block(page: PageView, title: str) -> int:
    """The index of the block that is the headline; -1 where none is."""
    key = key_of(title)
    if not key:
        return -1
    same = [i for i, block in enumerate(page.blocks) if len(block.words) < 2 * len(title) + 60 and key in block.key]
    plain = [i for i in same if page.blocks[i].linked * 2 < page.blocks[i].size or page.blocks[i].tag == "h1"]
    first = (
        [i for i in plain if page.blocks[i].tag == "h1"]
        or [i for i in plain if page.blocks[i].tag in _HEADINGS]
        or plain
    )
    return first[0] if first else -1


def clean(page: PageView, outside: Sequence[bool]) -> Node:
    """The tree of a page without what is not report. The nodes of the view are gone afterwards."""
    for box, out in zip(page.boxes, outside, strict=True):
        if out and (box.parent < 0 or not outside[box.parent]):
            box.node.drop_tree()
    return page.root


def body_blocks(page: PageView, outside: Sequence[bool], tree: Node, *, title: str, known: str) -> list[Block]:
    """The blocks of the report's body in order, furniture among them.

    Args:
        page: the page.
        outside: for each box whether it is page and not report.
        tree: the page without those boxes.
        title: the headline.
        known: the body as the metadata give it, or "".

    Raises:
        RefusedArticle: `no-article` where a hostile page breaks the extraction.
    """
    live = [i for i, block in enumerate(page.blocks) if not outside[block.box]]
    anchors = _anchors(page, live, _extracted(tree), known)
    if not anchors:
        return []
    start = title_block(page, title)
    region = _widened(page, _region(page, anchors), anchors, start)
    first, end = page.boxes[region].blocks
    inside = [i for i in live if first <= i < end and i > start] or [i for i in live if first <= i < end]
    signatures = {_signature(page, i) for i in inside if i in anchors}
    lists = _linked_lists(page, inside)
    kept = [i for i in inside if _belongs(page, i, anchors, signatures) and _parent(page, i) not in lists]
    kept = [i for i in anchors if start < i < min(inside) and is_long(page.blocks[i])] + kept
    kept = _without_head(page, sorted(set(kept)))
    return _without_tail(page, _without_repeats(page, kept))


def _extracted(tree: Node) -> list[str]:
    """The lines that trafilatura takes for the text of a page."""
    from trafilatura import extract

    try:
        found = extract(tree, output_format="txt", include_comments=False, include_tables=True, with_metadata=False)
    except Exception as error:  # whatever a hostile page does to a third party's parser, it is one refused page
        raise RefusedArticle("no-article", f"no text could be taken from the page ({type(error).__name__})") from None
    return (found or "").splitlines()


def _anchors(page: PageView, live: Iterable[int], lines: Iterable[str], known: str) -> list[int]:
    """The blocks that stand in the extracted text or in the known body; long paragraphs where nothing was extracted."""
    keys = [key_of(line) for line in lines]
    short = set(keys)
    text = "\n".join(keys) + "\n" + key_of(known)
    found, long = [], []
    for index in live:
        block = page.blocks[index]
        key = block.key
        if not key:
            continue
        if key in short or (len(key) >= _ANCHOR and key in text):
            found.append(index)
        if is_long(block):
            long.append(index)
    size = sum(page.blocks[i].size for i in found)
    return found if size * 3 >= sum(page.blocks[i].size for i in long) else long


def _region(page: PageView, anchors: Iterable[int]) -> int:
    """The smallest box that holds most of the anchored text."""
    sizes = [0] * len(page.boxes)
    anchors = [index for index in anchors if is_long(page.blocks[index])] or list(anchors)
    for index in anchors:
        sizes[page.blocks[index].box] += page.blocks[index].size
    for index in range(len(sizes) - 1, 0, -1):
        sizes[page.boxes[index].parent] += sizes[index]
    region = max(index for index, size in enumerate(sizes) if size >= _MOST_OF * sizes[0])
    while page.boxes[region].parent >= 0 and page.boxes[region].tag in _PROSE | {"ul", "ol", "dl"}:
        region = page.boxes[region].parent
    return region


def _widened(page: PageView, region: int, anchors: Iterable[int], start: int) -> int:
    """The box around the report's box that holds as well the long paragraphs outside it that are of the same make."""
    first, end = page.boxes[region].blocks
    makes = {_signature(page, i) for i in anchors if first <= i < end and is_long(page.blocks[i])}
    for index in anchors:
        make = _signature(page, index)
        if index > start and is_long(page.blocks[index]) and make in makes and (make[1] or make[2]):
            while not page.boxes[region].blocks[0] <= index < page.boxes[region].blocks[1]:
                region = page.boxes[region].parent
    return region


def _belongs(page: PageView, index: int, anchors: Sequence[int], signatures: set[tuple[str, str, str]]) -> bool:
    """Whether a block inside the report's box is part of it: text, not a link or a label."""
    block = page.blocks[index]
    if block.linked * 10 > block.size * 8 and (block.size < 160 or not _STOP.search(block.words)):
        return False
    if _is_below_link(page, index) or _is_label_of_link(block):
        return False
    if block.tag in _PROSE or is_long(block):
        return True
    return (
        index in anchors
        and (_signature(page, index) in signatures)
        and (bool(_STOP.search(block.words)) or word_count(block.words) >= 6 or block.strong * 2 > block.size)
    )


def _is_label_of_link(block: Block) -> bool:
    """Whether a block is a word or two with a colon, and all the rest of it is a link: "Mira también: ..." in any language."""
    label, colon, rest = block.words.partition(":")
    if not colon or not rest or len(label.split()) > _LABEL_WORDS or len(block.words) > 250:
        return False
    return block.linked > _ANCHOR and block.size - block.linked <= len(label.replace(" ", "")) + 3


def _is_below_link(page: PageView, index: int) -> bool:
    """Whether a block tells of what the heading above it links to: another report and its first lines."""
    if index == 0 or page.blocks[index].tag in _HEADINGS:
        return False
    above = page.blocks[index - 1]
    beside = _parent(page, index) in {_parent(page, index - 1), page.blocks[index - 1].box}
    return beside and above.tag in _HEADINGS and above.linked * 10 > above.size * 9 and above.size >= _ANCHOR


def _signature(page: PageView, index: int) -> tuple[str, str, str]:
    """What a block's element looks like: its tag, its class, and the class of the element around it."""
    box = page.boxes[page.blocks[index].box]
    return box.tag, box.make, page.boxes[box.parent].make if box.parent >= 0 else ""


def _parent(page: PageView, index: int) -> int:
    return page.boxes[page.blocks[index].box].parent


def _linked_lists(page: PageView, inside: Iterable[int]) -> set[int]:
    """The lists that are links to elsewhere."""
    sizes: dict[int, tuple[int, int]] = {}
    for index in inside:
        block = page.blocks[index]
        if block.tag in {"li", "dd", "dt"}:
            parent = _parent(page, index)
            size, linked = sizes.get(parent, (0, 0))
            sizes[parent] = (size + block.size, linked + block.linked)
    return {parent for parent, (size, linked) in sizes.items() if linked * 2 > size}


def _without_head(page: PageView, kept: list[int]) -> list[int]:
    """The blocks from where the running text begins: a long one, a sentence, or an item of a summary in points."""
    for place, index in enumerate(kept):
        block = page.blocks[index]
        words = word_count(block.words)
        begins = is_long(block) or (words >= 9 and _STOP.search(block.words)) or (block.tag == "li" and words >= 6)
        if begins and not is_furniture(block.words):
            introduced = place and page.blocks[kept[place - 1]].words.endswith((":", "："))
            if introduced and word_count(page.blocks[kept[place - 1]].words) >= _INTRODUCTION:
                place -= 1  # what introduces the points
            index = kept[place]
            before = kept[place - 1] if place else -1
            heading = (
                before >= 0 and page.blocks[before].tag in _HEADINGS and _parent(page, before) == _parent(page, index)
            )
            return kept[place - heading :]
    return kept


def _without_repeats(page: PageView, kept: list[int]) -> list[int]:
    """The blocks less displays: what says once more what another says, and posts of other sites with their signature."""
    keys = [page.blocks[i].key for i in kept]
    text = "\n".join(keys)
    displays = {
        around
        for index, key in zip(kept, keys, strict=True)
        for around in _up(page, index, 3)
        if _is_display(page, around, len(key)) and text.count(key) > 1
    }
    signed = {page.blocks[i].box for i in kept if _POST_SIGNED.match(page.blocks[i].words)}
    found = []
    for index, key in zip(kept, keys, strict=True):
        around = [b for b in _up(page, index, 3) if page.boxes[b].tag in {"blockquote", "figure", "q"} or b in displays]
        repeats = bool(around) and (
            (len(key) >= _ANCHOR and text.count(key) > 1) or bool(displays.intersection(around))
        )
        if not repeats and not signed.intersection((page.blocks[index].box, *around)):
            found.append(index)
    return found


def _is_display(page: PageView, box: int, letters: int) -> bool:
    """Whether a box is a quotation by its tag or, with a small one, by its name."""
    if page.boxes[box].tag in {"blockquote", "q"}:
        return letters >= _ANCHOR
    return letters >= _ANCHOR // 2 and page.boxes[box].long < _OWN and _QUOTE.search(page.boxes[box].names) is not None


def _up(page: PageView, index: int, steps: int) -> Iterable[int]:
    box = page.blocks[index].box
    for _ in range(steps):
        if box < 0:
            return
        yield box
        box = page.boxes[box].parent


def _without_tail(page: PageView, kept: list[int]) -> list[Block]:
    """The blocks up to the last sentence: what ends a report and what follows falls out, and footnotes.

    A report ends at a mark that says so, at a wall, or at the heading of what else there is to read; a note in italics and a heading
    without text below it are no part of it.
    """
    homes: set[int] = set()
    end = len(kept)
    for place, index in enumerate(kept):
        words = page.blocks[index].words
        if (place * 2 >= len(kept) and is_end_mark(words)) or (len(words) < _WALL_LINE and is_wall(words)):
            end = place
            break
        if place and page.blocks[index].tag in _HEADINGS and is_tail_heading(words):
            after = next((i for i in kept[place:] if is_long(page.blocks[i])), -1)
            if after < 0 or not homes.intersection(_around_block(page, after)):
                end = place
                break
        if is_long(page.blocks[index]):
            homes.update(_around_block(page, index))
    while end > 1 and _is_tail(page.blocks[kept[end - 1]]):
        end -= 1
    return [page.blocks[i] for i in kept[:end] if not _is_note(page.blocks[i])]


def _around_block(page: PageView, index: int) -> set[int]:
    """The two boxes around a paragraph's own."""
    parent = _parent(page, index)
    return {parent, page.boxes[parent].parent if parent >= 0 else -1} - {-1, 0}


def _is_note(block: Block) -> bool:
    """Whether a block is a footnote, or the heading of what else there is to read."""
    if block.words.endswith(("↩", "↩︎", "⤴")):
        return True
    return is_tail_heading(block.words) and (block.tag in _HEADINGS or not _END.search(block.words))


def _is_tail(block: Block) -> bool:
    if block.tag in _HEADINGS or block.slanted * 10 > block.size * 9:
        return True
    if is_long(block) or _END.search(block.words):
        return False
    return block.tag not in {"li", "blockquote", "p"} or block.words.endswith((":", "："))
