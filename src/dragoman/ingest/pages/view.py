"""An HTML tree to what a reader sees: its blocks of words in order, and the elements around them with their names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from resiliparse.parse.html import HTMLTree

from dragoman.ingest.pages.text import INVISIBLE, Node, is_unspaced, key_of, make_of, names_of, plain
from dragoman.ingest.pages.words import HIDDEN, MARKS

_SKIPPED = frozenset(
    """
    script style template noscript svg iframe object select textarea button input canvas audio video math head title
    option datalist map meter progress amp-list amp-consent amp-sidebar amp-ad amp-embed amp-analytics
    """.split()
)
_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike
    strong sub sup time tt u var wbr img picture source track param embed amp-img
    """.split()
)
_GLUED = frozenset({"span", "a", "time", "small", "label", "cite", "b", "strong", "abbr"})
_BREAK, _JOINT = "\ue006", "\ue007"  # of lines, and of elements that stand side by side without white space
_STYLES = {
    **dict.fromkeys(("a",), ("\ue000", "\ue001")),
    **dict.fromkeys(("b", "strong"), ("\ue002", "\ue003")),
    **dict.fromkeys(("em", "i"), ("\ue004", "\ue005")),
}
_STEPS = {
    mark: (kind, step)
    for kind, tag in enumerate(("a", "b", "i"))
    for mark, step in zip(_STYLES[tag], (1, -1), strict=True)
}
_STYLE_MARK = re.compile("([\ue000-\ue005])")
_PRIVATE = re.compile("[\ue000-\ue007]")
_ENDS = (".", "!", "?", "…", "”", "»", ":")
_LONGEST = 2000  # characters of a paragraph that is put together of lines
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_BREAKS = re.compile("(?: ?\ue006){2,} ?")
_RUN = re.compile("\ue007+")
_JOINTS = re.compile(r"\ue007(?=[\ue000-\ue005]{0,6}[\s,.;:!?…)\]»”’、。，」]|$)|(?<=[\s(\[«“‘「])\ue007|^\ue007")
_FOOTNOTE = re.compile(r"\[?\d{1,3}\]?|[*†‡§]+")
_FOOTNOTE_NAME = re.compile(r"(?:^| )(?:fn|foot|footnote|note|ref|reference|endnote|sup)(?: |$|\w*\d)")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST = 60_000  # elements; the largest live blogs have some 20,000
_KEPT = 4096  # names that are remembered: those of some ten kinds of pages


@dataclass(slots=True)
class Box:
    """A block element: its node, the index of the box around it, and its class and id as words.

    `make` is its first class, which elements of one kind share.
    `long` counts the characters of its long paragraphs; `blocks` is where its blocks begin and end.
    """

    node: Node
    tag: str
    parent: int
    names: str
    make: str = ""
    roles: str = ""
    hidden: bool = False
    long: int = 0
    blocks: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Block:
    """A run of words that stands by itself: a paragraph, a heading, an item, a line of a table or a box.

    `size` counts the characters that are not white space; `linked`, `strong` and `slanted` those in links, in bold and in
    italics. `key` is its letters and digits.
    """

    box: int
    tag: str
    words: str
    linked: int
    strong: int
    slanted: int
    size: int
    key: str


@dataclass(slots=True)
class Mark:
    """An element whose names tell a fact (an author, a date, a caption), and the block that comes next where it begins."""

    node: Node
    tag: str
    names: str
    box: int
    block: int


@dataclass(slots=True)
class PageView:
    """What stands on a page, in order; `root` is its element tree."""

    root: Node = None
    boxes: list[Box] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    unread: list[Node] = field(default_factory=list)
    """Inline elements that are no words of the page: hidden ones, marks of footnotes."""


def view(tree: HTMLTree) -> PageView:
    """The page of a parsed tree.

    Raises:
        ValueError: nothing can be made of it.
    """
    from lxml import html

    page = PageView()
    words = (tree.document.html or "") if tree.document is not None else ""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    page.root = html.document_fromstring((words or "<html></html>").encode("utf-8", "replace"), parser=parser)
    body = page.root.find("body")
    if body is not None:
        _Walk(page).run(body)
        for box in reversed(page.boxes):
            if box.parent >= 0:
                page.boxes[box.parent].long += box.long
    return page


@lru_cache(maxsize=_KEPT)
def _hides(classes: str) -> bool:
    return any(HIDDEN.fullmatch(name) for name in classes.split())


@lru_cache(maxsize=_KEPT)
def _tells(names: str) -> bool:
    return MARKS.search(names) is not None


def text_of(node: Node) -> str:
    """The words of an element, with white space between elements that stand side by side."""
    from lxml import etree

    pieces: list[str] = [node.text or ""]
    walk = etree.iterwalk(node, events=("start", "end"))
    for event, inner in walk:
        if inner is node:
            continue
        if event == "start":
            if inner.tag in _SKIPPED:
                walk.skip_subtree()
                continue
            pieces.append(_JOINT if inner.tag not in _INLINE or _is_beside(inner) else "")
            pieces.append(inner.text or "")
        else:
            pieces += ("" if inner.tag in _INLINE or inner.tag in _SKIPPED else _JOINT, inner.tail or "")
    return plain(_spaced("".join(pieces)))


def _spaced(text: str) -> str:
    """A text with white space for the marks between elements, but not before a stop."""
    return _JOINTS.sub("", _RUN.sub(_JOINT, text)).replace(_JOINT, " ")


def holds(outer: Node, inner: Node) -> bool:
    """Whether an element stands in another, or is it."""
    return outer is inner or any(around is outer for around in inner.iterancestors())


def _is_beside(node: Node) -> bool:
    """Whether an element follows another without a character between them."""
    before = node.getprevious()
    return before is not None and not before.tail and before.tag != "br"


class _Walk:
    """One walk over a tree: what it has collected of the block it is in."""

    def __init__(self, page: PageView) -> None:
        self.page = page
        self.box = -1
        self.pieces: list[str] = []
        self.open = [0, 0, 0]
        self.empty = True

    def run(self, root: Node) -> None:
        """Go through all elements; what comes after the first sixty thousand is left."""
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        left, skipped = _MOST, None
        for event, node in walk:
            if event == "start":
                left -= 1
                if left and self._enter(node):
                    self._take(node.text)
                else:
                    skipped = node
                    walk.skip_subtree()
                continue
            if node is skipped:
                skipped = None
            else:
                self._leave(node)
            if node is not root:
                self._take(node.tail)

    def _enter(self, node: Node) -> bool:
        """Take an element in; whether it is open now, and what stands in it is to be read."""
        tag = node.tag
        if tag == "br":
            self.pieces.append(_BREAK)
            return False
        if tag in _SKIPPED:
            return False
        names = names_of(node)
        hidden = _is_hidden(node)
        if tag in _INLINE:
            if hidden or (tag == "sup" and _is_footnote(node, names)):
                self.page.unread.append(node)
                return False
            self._mark(node, tag, names)
            self._style(tag, 1)
            if tag in _GLUED and _is_beside(node):
                self.pieces.append(_JOINT)
            return True
        self._flush()
        roles = " ".join(filter(None, map(node.get, ("role", "itemprop", "property", "itemtype")))).lower()
        at = len(self.page.blocks)
        self.page.boxes.append(Box(node, tag, self.box, names, make_of(node), roles, hidden, blocks=(at, at)))
        self.box = len(self.page.boxes) - 1
        self._mark(node, tag, names)
        return True

    def _leave(self, node: Node) -> None:
        tag = node.tag
        if tag in _INLINE:
            self._style(tag, -1)
            return
        self._flush()
        box = self.page.boxes[self.box]
        box.blocks = (box.blocks[0], len(self.page.blocks))
        self.box = box.parent

    def _mark(self, node: Node, tag: str, names: str) -> None:
        told = " ".join(filter(None, (names, node.get("itemprop"), node.get("rel"), node.get("property")))).lower()[
            :400
        ]
        if tag in _TELLING_TAGS or (told and _tells(told)):
            self.page.marks.append(Mark(node, tag, told, self.box, len(self.page.blocks)))

    def _style(self, tag: str, step: int) -> None:
        if tag in _STYLES:
            self.pieces.append(_STYLES[tag][step < 0])

    def _take(self, words: str | None) -> None:
        if words:
            words = _PRIVATE.sub(" ", words)
            self.pieces.append(_BLANK_LINE.sub(_BREAK * 2, words) if self.page.boxes[self.box].tag == "pre" else words)
            self.empty = self.empty and words.isspace()

    def _flush(self) -> None:
        """Make blocks of what was collected: two breaks end a paragraph, one ends a line that is not broken in a sentence."""
        if self.empty:
            self.pieces = [piece for piece in self.pieces if piece in _STEPS]
            return
        self.empty = True
        text = " ".join(_spaced("".join(self.pieces)).split())
        self.pieces = []
        box, tag = self.page.boxes[self.box], self._tag()
        for words, (linked, strong, slanted) in _paragraphs(text, self.open):
            size = len(words) - words.count(" ")
            block = Block(self.box, tag, words, linked, strong, slanted, size, key_of(words))
            self.page.blocks.append(block)
            if is_long(block):
                box.long += block.size

    def _tag(self) -> str:
        """The tag that says what a block is: that of its box, or of the heading or item around a bare box."""
        index = self.box
        for _ in range(3):
            box = self.page.boxes[index]
            if box.tag in _TELLING or box.parent < 0:
                break
            index = box.parent
        found = self.page.boxes[index].tag
        return found if found in _TELLING else self.page.boxes[self.box].tag


_TELLING_TAGS = frozenset({"time", "figcaption", "img", "amp-img", "h1", "h2"})
_TELLING = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote dd dt pre td th figcaption caption".split())


def is_long(block: Block) -> bool:
    """Whether a block is running text by its length and few links: 80 characters, or 30 of those that are a word each."""
    size = block.size
    if block.linked * 3 >= size or size < 30:
        return False
    return size >= 80 or (is_unspaced(block.words) and re.search("[。，、！？]", block.words) is not None)


def _paragraphs(text: str, depth: list[int]) -> list[tuple[str, list[int]]]:
    """The paragraphs of a run of text, each with how many of its characters stand in links, in bold and in italics.

    `depth` says in how many of each the run begins, and is brought to where it ends.
    """
    found: list[tuple[str, list[int]]] = []
    for piece in _BREAKS.split(text):
        joined: list[tuple[str, list[int]]] = []
        for line in piece.split(_BREAK):
            words, sizes = _measured(line, depth)
            if not words:
                continue
            goes_on = (
                words[0].islower() and joined and len(joined[-1][0]) < _LONGEST and not joined[-1][0].endswith(_ENDS)
            )
            if goes_on:
                before, other = joined[-1]
                joined[-1] = (f"{before} {words}", [a + b for a, b in zip(sizes, other, strict=True)])
            else:
                joined.append((words, sizes))
        found += joined
    return found


def _measured(line: str, depth: list[int]) -> tuple[str, list[int]]:
    sizes = [0, 0, 0]
    for piece in _STYLE_MARK.split(line):
        if len(piece) == 1 and piece in _STEPS:
            kind, step = _STEPS[piece]
            depth[kind] = max(0, depth[kind] + step)
        elif piece:
            size = sum(map(len, INVISIBLE.sub("", piece).split()))
            sizes = [s + (size if d else 0) for s, d in zip(sizes, depth, strict=True)]
    return plain(_STYLE_MARK.sub("", line)), sizes


def _is_hidden(node: Node) -> bool:
    if node.get("hidden") is not None or node.get("aria-hidden") == "true":
        return True
    style = node.get("style")
    if style and _HIDDEN_STYLE.search(style[:500]):
        return True
    classes = node.get("class")
    return bool(classes) and _hides(classes[:400])


def _is_footnote(node: Node, names: str) -> bool:
    words = "".join(node.itertext()).strip()[:12]
    return _FOOTNOTE.fullmatch(words) is not None and (
        node.find(".//a") is not None or _FOOTNOTE_NAME.search(names) is not None or words[0] in "[*†‡§"
    )
