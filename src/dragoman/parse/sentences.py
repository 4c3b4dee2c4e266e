"""Where sentences may start: told to the parser before it parses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc, Span, Token

from dragoman.records import READ_PARTS, Article

_FINAL: Final = frozenset({".", "!", "?", "…", "...", ";", "?!", "!?"})
_CLOSING: Final = frozenset({'"', "”", "’", "'", "''", ")", "]", "»", "“"})


def _may_start(token: Token) -> bool:
    """Whether a sentence may start at `token`: after final punctuation, any closing quotes, or an abbreviation."""
    i = token.i - 1
    while i >= 0 and (token.doc[i].is_space or token.doc[i].text in _CLOSING):
        i -= 1
    if i < 0:
        return True
    before = token.doc[i].text
    return before in _FINAL or (before.endswith(".") and not token.is_lower)


def mark_sentence_starts(doc: Doc, article: Article) -> None:
    """Sets `is_sent_start` on `doc`: yes at the start of each part, no inside a clause, open where the parser may decide.

    Without it the small model now and then starts a sentence after the first word of a paragraph, or runs a
    headline into the standfirst.
    """
    starts = {part.span.start for part in article.parts}
    ends = {part.span.end for part in article.parts}
    fresh = True
    for token in doc:
        if token.is_space:
            token.is_sent_start = token.i == 0
            fresh = fresh or token.idx in ends
            continue
        if fresh or token.idx in starts:
            token.is_sent_start = True
        elif (token.is_punct and token.text not in {'"', "“", "‘", "«", "'", "(", "["}) or not _may_start(token):
            token.is_sent_start = False
        fresh = token.idx + len(token.text) in ends


def mark_what_to_read(doc: Doc, article: Article) -> None:
    """Sets `doc.spans["parts"]` and `doc.spans["sentences"]`: what is read, labelled with the kind of its part."""
    parts, sentences = [], []
    for part in article.parts:
        if part.kind not in READ_PARTS:
            continue
        span = doc.char_span(part.span.start, part.span.end, label=part.kind.value, alignment_mode="expand")
        if span is None:
            continue
        parts.append(span)
        for start, end in _sentences(doc, span.start, span.end):
            sentences.append(Span(doc, start, end, label=part.kind.value))
    doc.spans["parts"] = parts
    doc.spans["sentences"] = sentences


def _sentences(doc: Doc, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The sentences between two tokens, without white space at their edges; read off the tokens, as `Span.sents` scans the whole Doc."""
    starts = [first, *(i for i in range(first + 1, last) if doc[i].is_sent_start), last]
    for start, end in pairwise(starts):
        while start < end and doc[start].is_space:
            start += 1
        while end > start and doc[end - 1].is_space:
            end -= 1
        if start < end:
            yield start, end
