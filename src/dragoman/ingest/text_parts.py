"""Plain text to parts: headline, standfirst, captions and credits, byline, dateline, furniture, time lines, body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.ingest.calendar_words import UPDATED
from dragoman.ingest.credits import credit_start, is_credit, is_photo_credit
from dragoman.ingest.dates import StatedDate, find_dates
from dragoman.ingest.furniture import is_furniture, is_translation_notice
from dragoman.ingest.lines import dateline_end, is_byline, is_times
from dragoman.ingest.paragraphs import paragraphs
from dragoman.records import READ_PARTS, UNKNOWN_DATE, Note, Part, PartialDate, PartKind, Span

_TITLE_WORDS = 25  # more is body; headlines of agencies stay below 20
_STANDFIRST_WORDS = 50
_STANDFIRSTS = 2  # paragraphs that may stand between headline and body
_CAPTION_WORDS = 70
_HEAD = 6  # paragraphs at the head in which a bare date is the report's own, as it is at the very end
_OWN_DATES = 2  # bare dates that a report may have of its own; more are the headings of a timeline
_UPDATED = re.compile(rf"(?<![^\W\d_])(?:{UPDATED})(?![^\W\d_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TextParts:
    """What was found in a text: its parts in order, the times it states, and notes."""

    parts: tuple[Part, ...]
    published: PartialDate = UNKNOWN_DATE
    updated: PartialDate = UNKNOWN_DATE
    notes: tuple[Note, ...] = ()


def split_text(text: str, *, start: int = 0, titled: bool = False) -> TextParts:
    """The parts of a plain text; spans point into `text`, are trimmed, in order, and do not overlap.

    Args:
        text: the text as stored.
        start: where to begin; what comes before it has its parts already.
        titled: the headline is among what comes before; otherwise the first short paragraph may be one.
    """
    spans = [Span(start=start + span.start, end=start + span.end) for span in paragraphs(text[start:])]
    kinds = _kinds([span.of(text) for span in spans], titled=titled)
    parts: list[Part] = []
    first_body = True
    for span, kind in zip(spans, kinds, strict=True):
        parts += cut_paragraph(text, span, kind, first_body=first_body)
        first_body = first_body and kind is not PartKind.BODY
    published, updated = _times(text, parts)
    return TextParts(parts=tuple(parts), published=published, updated=updated, notes=_notes(text, parts))


def _kinds(texts: list[str], *, titled: bool) -> list[PartKind]:
    """The kind of each paragraph: first what it is by itself, then headline and standfirst by where it stands."""
    lines = [" ".join(words.split()) for words in texts]
    edges = _own_dates(lines)
    kinds = [_by_itself(line, edge=index in edges) for index, line in enumerate(lines)]
    _mark_bylines(texts, kinds, titled)
    _mark_head(texts, kinds, titled)
    _unmark_sign_off(texts, kinds)
    return kinds


def _by_itself(line: str, *, edge: bool) -> PartKind:
    credit = credit_start(line)
    if credit == 0:
        return PartKind.CREDIT
    if is_furniture(line):
        return PartKind.FURNITURE
    if is_times(line, edge=edge):
        return PartKind.TIMES
    if (
        credit is not None
        and len(line.split()) <= _CAPTION_WORDS
        and (line[credit] != "[" or is_photo_credit(line[credit:]))
    ):
        return PartKind.CAPTION
    return PartKind.BODY


def _own_dates(lines: list[str]) -> set[int]:
    """Where a line of nothing but a date tells the report's own: near the head or at the end, if there are not many."""
    bare = [index for index, line in enumerate(lines) if is_times(line, edge=True) and not is_times(line, edge=False)]
    return {i for i in bare if i < _HEAD or i == len(lines) - 1} if len(bare) <= _OWN_DATES else set()


def _mark_bylines(texts: list[str], kinds: list[PartKind], titled: bool) -> None:
    """Bylines stand before the second paragraph of sentences, or at the end."""
    sentences = 0
    for index, words in enumerate(texts):
        line = " ".join(words.split())
        plain = kinds[index] is PartKind.BODY
        above = titled or any(kind is PartKind.BODY for kind in kinds[:index])
        at_end = index == len(texts) - 1 and index > 0
        bare_outlet = kinds[index] is PartKind.CREDIT and sentences == 0 and is_credit(line)
        if (plain or bare_outlet) and (sentences < 2 or at_end) and is_byline(line, after_title=above):
            kinds[index] = PartKind.BYLINE
        elif plain and _ends_in_stop(line):
            sentences += 1


def _mark_head(texts: list[str], kinds: list[PartKind], titled: bool) -> None:
    """Headline and standfirst: the first short paragraphs without a full stop, where more text follows."""
    body = [index for index, kind in enumerate(kinds) if kind is PartKind.BODY]
    others = any(kind is PartKind.CAPTION for kind in kinds)
    if not titled:
        if not body or not (len(body) > 1 or others) or not _is_headline(texts[body[0]]):
            return
        kinds[body.pop(0)] = PartKind.TITLE
    for index in body[:_STANDFIRSTS]:
        if index == body[-1] or not _is_standfirst(texts[index], kinds[index + 1]):
            return
        kinds[index] = PartKind.STANDFIRST
        if _ends_in_stop(texts[index]):
            return


def _is_headline(words: str) -> bool:
    return len(words.split()) <= _TITLE_WORDS and not _ends_in_stop(words) and not dateline_end(words, first=True)


def _is_standfirst(words: str, following: PartKind) -> bool:
    if len(words.split()) > _STANDFIRST_WORDS or dateline_end(words, first=True):
        return False
    return not _ends_in_stop(words) or following in {PartKind.BYLINE, PartKind.TIMES}


def _unmark_sign_off(texts: list[str], kinds: list[PartKind]) -> None:
    """A report's last paragraph that ends in its agency's name ("... he said. Reuters") is body, not a caption."""
    read = [index for index, kind in enumerate(kinds) if kind in READ_PARTS]
    if not read or kinds[read[-1]] is not PartKind.CAPTION or not any(kinds[i] is PartKind.BODY for i in read):
        return
    words = " ".join(texts[read[-1]].split())
    if not is_photo_credit(words[credit_start(words) :]):
        kinds[read[-1]] = PartKind.BODY


def _ends_in_stop(words: str) -> bool:
    """Whether a paragraph ends like a sentence; the stop of an abbreviation ("with the U.S.") is none."""
    bare = words.rstrip("\"”’'»)] ")
    if re.search(r"(?:\b[A-Z]\.){2,}$", bare):
        return len(words.split()) > _TITLE_WORDS
    return bare.endswith((".", "…", "。", ":", ";"))


def cut_paragraph(text: str, span: Span, kind: PartKind, *, first_body: bool) -> list[Part]:
    """The parts of one paragraph: a credit is cut from a caption or a last paragraph, a dateline from body."""
    words = span.of(text)
    parts: list[Part] = []
    start, end = span.start, span.end
    credit = credit_start(words) if kind is PartKind.CAPTION or (kind is PartKind.BODY and _signs_off(words)) else None
    if credit:
        end = start + credit
    dateline = dateline_end(text[start:end], first=first_body) if kind is PartKind.BODY else 0
    if dateline:
        parts += _part(text, start, start + dateline, PartKind.DATELINE)
        start += dateline
    parts += _part(text, start, end, kind)
    if credit:
        parts += _part(text, end, span.end, PartKind.CREDIT)
    return parts


def _signs_off(words: str) -> bool:
    credit = credit_start(words)
    return credit is not None and credit > 0


def _part(text: str, start: int, end: int, kind: PartKind) -> list[Part]:
    """A part trimmed of white space and of the marks that only join it to its neighbour; none where nothing is left."""
    words = text[start:end]
    bare = words.strip()
    if kind is PartKind.CAPTION:
        bare = bare.rstrip("|©/–—- \t") or bare
    if not bare:
        return []
    start += words.index(bare)
    return [Part(kind=kind, span=Span(start=start, end=start + len(bare)))]


def _times(text: str, parts: Sequence[Part]) -> tuple[PartialDate, PartialDate]:
    """When the text says that it was published and updated: time lines first, then bylines and datelines with a year."""
    published = updated = UNKNOWN_DATE
    for part in parts:
        if part.kind is PartKind.TIMES:
            line = part.span.of(text)
            for found in find_dates(line):
                if _UPDATED.search(_label(line, found)):
                    updated = updated if updated.known else found.date
                elif not published.known:
                    published = found.date
    for kind in (PartKind.BYLINE, PartKind.DATELINE):
        for part in parts:
            if part.kind is kind and not published.known:
                published = next((found.date for found in find_dates(part.span.of(text))), UNKNOWN_DATE)
    return published, updated


def _label(line: str, found: StatedDate) -> str:
    """The words before a date, back to the date before it."""
    before = [other.end for other in find_dates(line) if other.end <= found.start]
    return line[max(before, default=0) : found.start]


def _notes(text: str, parts: Sequence[Part]) -> tuple[Note, ...]:
    lines = (part.span.of(text) for part in parts if part.kind is PartKind.FURNITURE)
    return tuple(Note(code="machine-translated", text=line) for line in lines if is_translation_notice(line))
