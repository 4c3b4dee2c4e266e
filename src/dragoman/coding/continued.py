"""Quotations that go on in the sentences after their cue, and those that a later cue has for its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as Sentence

from dragoman.coding.cut_out import cover, trimmed, words_in
from dragoman.coding.quotes import Quotes
from dragoman.coding.said import Said, kind_of
from dragoman.records import Article, Passage, Span, StatementKind


def is_bare_quotation(sentence: Sentence, quotes: Quotes) -> bool:
    """Whether a sentence is nothing but a quotation."""
    words = words_in(quotes.text, trimmed(sentence))
    return bool(words) and all(quotes.at(w) for w in words)


def quoting_before(said: Sequence[Said], number: int) -> int | None:
    """The index of the last statement that ends right before sentence `number` and quotes, None where there is none."""
    for i in range(len(said) - 1, -1, -1):
        if number - max(said[i].last_sentence, said[i].sentence) != 1:
            return None
        if said[i].statement.kind is not StatementKind.INDIRECT:
            return i
    return None


def continued(said: Said, sentence: Sentence, number: int, article: Article, quotes: Quotes) -> Said:
    """The statement with sentence `number` added to what it quotes."""
    spans = [*said.statement.content.spans, cover(trimmed(sentence), quotes)]
    return replace(_with_content(said, spans, article, quotes), last_sentence=number)


def without_later(said: Said, later: Said, article: Article, quotes: Quotes) -> Said:
    """A statement less the quotation that a later cue has for its own: '"One," he said. "Two. Three," he said.'."""
    spans = said.statement.content.spans
    theirs = later.statement.content.spans
    kept = [span for span in spans if not any(span.start < t.end and t.start < span.end for t in theirs)]
    if not kept or len(kept) == len(spans) or said.cue == later.cue:
        return said
    return _with_content(said, kept, article, quotes)


def _with_content(said: Said, spans: list[Span], article: Article, quotes: Quotes) -> Said:
    passage = Passage.cut(article.text, spans)
    kind = kind_of(article.text, list(passage.spans), quotes)
    return replace(said, statement=replace(said.statement, content=passage, kind=kind))
