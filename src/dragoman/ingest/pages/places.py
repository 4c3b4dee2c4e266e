"""Where on a page its report stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.ingest.pages.body import title_block
from dragoman.ingest.pages.text import key_of
from dragoman.ingest.pages.view import PageView, is_long
from dragoman.ingest.pages.words import STANDFIRSTS

_FIRST = frozenset({"lead", "lede", "intro"})
"""What boxes of a body's own first paragraphs are called too."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where on the page the report stands: the blocks of its headline, of the beginning and the end of its body."""

    title: int
    start: int
    end: int


def place_of(page: PageView, outside: Sequence[bool], title: str, description: str) -> Place:
    """Where the report stands: its headline, and the first and the last long paragraph below it."""
    at = title_block(page, title)
    long = [index for index, block in enumerate(page.blocks) if is_long(block) and not outside[block.box]]
    long = [index for index in long if index > at] or long
    if len(long) > 1 and _is_shown_standfirst(page, long[0], long[1], description):
        long = long[1:]
    if not long:
        end = min(at + 12, len(page.blocks))
        return Place(at, end, end)
    return Place(at, long[0], long[-1] + 1)


def _is_shown_standfirst(page: PageView, first: int, second: int, description: str) -> bool:
    """Whether a long paragraph is the standfirst: called so or the description, and not of the same make as the next one."""
    one, other = (page.boxes[page.blocks[index].box] for index in (first, second))
    if one.parent == other.parent and one.tag == other.tag and one.names == other.names:
        return False
    described = page.blocks[first].key == key_of(description) and one.parent != other.parent
    around = page.boxes[one.parent] if one.parent >= 0 else one
    apart = not around.blocks[0] <= second < around.blocks[1]
    box = STANDFIRSTS.search(f"{around.names} {around.roles}") if apart else None
    boxed = box is not None and box[0].strip() not in _FIRST
    return described or boxed or STANDFIRSTS.search(one.names) is not None
