"""An HTML tree to what a reader sees: its blocks of words in order, and the elements around them with their names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from resiliparse.parse.html import ElementNode, HTMLTree, NodeType

from dragoman.ingest.page_words import HIDDEN, MARKS

_SKIPPED = frozenset(
    """
    script style template noscript svg iframe object embed select textarea button input canvas audio video math head title
    option datalist map meter progress amp-list amp-consent amp-sidebar amp-ad amp-embed amp-analytics
    """.split()
)
_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike
    strong sub sup time tt u var wbr img picture source amp-img
    """.split()
)
_GLUED = frozenset({"span", "a", "time", "small", "label", "cite", "b", "strong", "abbr"})
_BREAK, _JOINT = "\x1e", "\x1f"  # of lines, and of elements that stand side by side without white space
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
_PRIVATE = re.compile("[\x1e\x1f\ue000-\ue005]")
_ENDS = re.compile(r"[.!?…”»:]$")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\x00]")
_JOINTS = re.compile(r"\x1f+(?=[\ue000-\ue005]{0,6}[\s,.;:!?…)\]»”’、。，」]|$)|(?<=[\s(\[«“‘「])\x1f+|^\x1f+")
_FOOTNOTE = re.compile(r"\[?\d{1,3}\]?|[*†‡§]+")
_FOOTNOTE_NAME = re.compile(r"(?:^| )(?:fn|foot|footnote|note|ref|reference|endnote|sup)(?: |$|\w*\d)")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_MODIFIER = re.compile(r"(?:has|with|no|non|without|not|hide|hides|supports|enable|enables)[-_]|elementor-widget")
_NAMING = ("class", "id", "data-component", "data-testid")
_MOST = 60_000  # elements; the largest live blogs have some 20,000


@dataclass(slots=True)
class Box:
    """A block element: its node, the index of the box around it, and its class and id as words.

    `make` is its first class, which elements of one kind share.
    `long` counts the characters of its long paragraphs; `blocks` is where its blocks begin and end.
    """

    node: ElementNode
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

    `linked`, `strong` and `slanted` count the characters that stand in links, in bold and in italics.
    """

    box: int
    tag: str
    words: str
    linked: int
    strong: int
    slanted: int

    @property
    def size(self) -> int:
        """Characters that are not white space."""
        return len(self.words) - self.words.count(" ")


@dataclass(slots=True)
class Mark:
    """An element whose names tell a fact (an author, a date, a caption), and the block that comes next where it begins."""

    node: ElementNode
    tag: str
    names: str
    box: int
    block: int


@dataclass(slots=True)
class PageView:
    """What stands on a page, in order."""

    boxes: list[Box] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    unread: list[ElementNode] = field(default_factory=list)
    """Inline elements that are no words of the page: hidden ones, marks of footnotes."""


def view(tree: HTMLTree) -> PageView:
    """The page of a parsed tree."""
    page = PageView()
    if tree.body is not None:
        _Walk(page).run(tree.body)
        for box in reversed(page.boxes):
            if box.parent >= 0:
                page.boxes[box.parent].long += box.long
    return page


def names_of(node: ElementNode) -> str:
    """The class, the id and the component of an element as words in small letters; modifiers (`has-sidebar`) tell nothing."""
    given = " ".join(filter(None, map(node.getattr, _NAMING)))[:400]
    if not given.strip():
        return ""
    kept = [name for name in given.split() if not _MODIFIER.match(name)]
    return " ".join(re.split(r"[\s_:./-]+", _CAMEL.sub(" ", " ".join(kept)).lower()))


def _make(node: ElementNode) -> str:
    classes = (node.getattr("class") or "")[:200].split()
    return classes[0] if classes else ""


def plain(words: str) -> str:
    """Words with plain white space and without characters that nobody sees; joiners inside words (Persian) stay."""
    return " ".join(_INVISIBLE.sub("", words).split())


def text_of(node: ElementNode) -> str:
    """The words of an element, with white space between elements that stand side by side."""
    pieces: list[str] = []
    stack: list[ElementNode] = []
    inner = node.first_child
    while inner is not None:
        if inner.type == NodeType.TEXT:
            pieces.append(inner.value or "")
        elif inner.type == NodeType.ELEMENT and inner.tag not in _SKIPPED:
            before = inner.prev
            beside = before is not None and before.type == NodeType.ELEMENT
            pieces.append(_JOINT if beside or inner.tag not in _INLINE else "")
            if inner.first_child is not None:
                stack.append(inner)
                inner = inner.first_child
                continue
        while inner.next is None and stack:
            inner = stack.pop()
            pieces.append("" if inner.tag in _INLINE else _JOINT)
        inner = inner.next
    return plain(_JOINTS.sub("", "".join(pieces)).replace(_JOINT, " "))


class _Walk:
    """One walk over a tree: what it has collected of the block it is in."""

    def __init__(self, page: PageView) -> None:
        self.page = page
        self.box = -1
        self.pieces: list[str] = []
        self.open = [0, 0, 0]

    def run(self, root: ElementNode) -> None:
        """Go through all nodes without recursion: pages nest thousands deep where somebody wants them to."""
        node: ElementNode | None = root
        stack: list[ElementNode] = []
        for _ in range(_MOST):
            if node is None:
                break
            if self._enter(node):
                stack.append(node)
                if node.first_child is not None:
                    node = node.first_child
                    continue
                self._leave(stack.pop())
            while node.next is None and stack:
                node = stack.pop()
                self._leave(node)
            node = node.next if stack else None
        while stack:
            self._leave(stack.pop())

    def _enter(self, node: ElementNode) -> bool:
        """Take a node in; whether it is an element that is now open."""
        if node.type == NodeType.TEXT:
            self._take(node.value or "")
            return False
        if node.type != NodeType.ELEMENT:
            return False
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
            if tag in _GLUED and node.prev is not None and node.prev.type == NodeType.ELEMENT:
                self.pieces.append(_JOINT)
            return True
        self._flush()
        roles = " ".join(filter(None, map(node.getattr, ("role", "itemprop", "property", "itemtype"))))
        at = len(self.page.blocks)
        self.page.boxes.append(
            Box(node, tag, self.box, names, make=_make(node), roles=roles.lower(), hidden=hidden, blocks=(at, at))
        )
        self.box = len(self.page.boxes) - 1
        self._mark(node, tag, names)
        return True

    def _leave(self, node: ElementNode) -> None:
        tag = node.tag
        if tag in _INLINE:
            self._style(tag, -1)
            return
        self._flush()
        box = self.page.boxes[self.box]
        box.blocks = (box.blocks[0], len(self.page.blocks))
        self.box = box.parent

    def _mark(self, node: ElementNode, tag: str, names: str) -> None:
        rel = node.getattr("rel") or ""
        told = f"{names} {node.getattr('itemprop') or ''} {rel} {node.getattr('property') or ''}".strip()
        if tag in {"time", "figcaption", "img", "amp-img", "h1", "h2"} or (told and MARKS.search(told)):
            self.page.marks.append(Mark(node, tag, told.lower(), self.box, len(self.page.blocks)))

    def _style(self, tag: str, step: int) -> None:
        if tag in _STYLES:
            self.pieces.append(_STYLES[tag][step < 0])

    def _take(self, words: str) -> None:
        self.pieces.append(_PRIVATE.sub(" ", words))

    def _flush(self) -> None:
        """Make blocks of what was collected: two breaks end a paragraph, one ends a line that is not broken in a sentence."""
        if not self.pieces:
            return
        text = _JOINTS.sub("", "".join(self.pieces)).replace(_JOINT, " ")
        self.pieces = []
        box, tag = self.page.boxes[self.box], self._tag()
        for words, (linked, strong, slanted) in _paragraphs(text, self.open):
            block = Block(self.box, tag, words, linked, strong, slanted)
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


_TELLING = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote dd dt pre td th figcaption caption".split())


def is_long(block: Block) -> bool:
    """Whether a block is running text by its length and few links: 80 characters, or 30 of those that are a word each."""
    size = block.size
    if block.linked * 3 >= size or size < 30:
        return False
    return size >= 80 or (is_unspaced(block.words) and re.search("[。，、！？]", block.words) is not None)


def is_unspaced(words: str) -> bool:
    """Whether words are in a script that puts no spaces between them."""
    return sum("\u3040" <= c <= "\u9fff" or "\u0e00" <= c <= "\u0e7f" for c in words[:200]) * 3 > len(words[:200])


def word_count(words: str) -> int:
    """How many words there are; in scripts without spaces two characters count as one."""
    return sum(not c.isspace() for c in words) // 2 if is_unspaced(words) else len(words.split())


def _paragraphs(text: str, depth: list[int]) -> list[tuple[str, list[int]]]:
    """The paragraphs of a run of text, each with how many of its characters stand in links, in bold and in italics.

    `depth` says in how many of each the run begins, and is brought to where it ends.
    """
    found: list[tuple[str, list[int]]] = []
    for piece in re.split(r"(?:\s*\x1e){2,}\s*", text):
        joined: list[tuple[str, list[int]]] = []
        for line in piece.split(_BREAK):
            words, sizes = _measured(line, depth)
            if not words:
                continue
            if joined and not _ENDS.search(joined[-1][0]) and words[0].islower():
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
            size = sum(map(len, _INVISIBLE.sub("", piece).split()))
            sizes = [s + (size if d else 0) for s, d in zip(sizes, depth, strict=True)]
    return plain(_STYLE_MARK.sub("", line)), sizes


def _is_hidden(node: ElementNode) -> bool:
    if node.hasattr("hidden") or node.getattr("aria-hidden") == "true":
        return True
    style = node.getattr("style")
    if style and _HIDDEN_STYLE.search(style[:500]):
        return True
    classes = node.getattr("class")
    return bool(classes) and any(HIDDEN.fullmatch(name) for name in classes[:400].split())


def _is_footnote(node: ElementNode, names: str) -> bool:
    words = (node.text or "").strip()[:12]
    return _FOOTNOTE.fullmatch(words) is not None and (
        node.query_selector("a") is not None or _FOOTNOTE_NAME.search(names) is not None or words[0] in "[*†‡§"
    )
