"""Quotations beside a cue that the parse did not tie to it: which are the cue's own."""

from __future__ import annotations

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from dragoman.coding.clauses import OBJECT, SUBJECT, is_verbal
from dragoman.coding.cut_out import WORD, split_out, without_asides, words_in
from dragoman.coding.quotes import Quotes
from dragoman.lexicons.rules import CueRule
from dragoman.records import Span


def quoted_beside(cue: Token, rule: CueRule, sentence: Sentence, quotes: Quotes) -> list[Span]:
    """The quotations of a clause's length beside a cue, when the parse did not tie them to it; of any length where they touch it."""
    if not any(c.dep_ in ("nsubj", "nsubjpass") for c in cue.children) and cue.dep_ not in ("advcl", "conj"):
        return []
    objects = [c for c in cue.children if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN")]
    if any(quotes.at(c.idx) is None for c in objects) and not set(rule.addressee) & {"obj", "iobj"}:
        return []  # "posting pictures": what is posted are the pictures
    out = []
    for quote in quotes.within(sentence.start_char, sentence.end_char):
        if quote.start <= cue.idx < quote.end:
            return []
        shared = Span(start=max(quote.start, sentence.start_char), end=min(quote.end, sentence.end_char))
        if not words_in(quotes.text, shared):  # the mark alone: the words are the next sentence's
            continue
        long = len(words_in(quotes.text, quote)) >= 3 or _touches(cue, quote, quotes.text)
        if not long or _beyond_another(cue, quote, sentence) or _is_title(quote, quotes.text):
            continue
        inside = _phrase_around(cue, quote, sentence)
        if inside is not None and inside != cue:
            return split_out([t for t in without_asides(inside) if t != inside or t.dep_ != "prep"])
        if inside is not None:
            out.append(quote)
    return out or _quoted_before(cue, sentence, quotes)


def _phrase_around(cue: Token, quote: Span, sentence: Sentence) -> Token | None:
    """The object or phrase below the cue that begins before the quotation in it; the cue itself where there is none.

    None where the quotation lies in the object of another verb: "condemned 'the attack' and declared her grief".
    """
    first = next((t for t in sentence if t.idx >= quote.start and t.is_alpha), None)
    if first is None:
        return cue
    path = [t for t in (first, *first.ancestors) if not quote.start <= t.idx < quote.end]
    for below, above in zip([first, *path], path, strict=False):
        if above == cue:
            held = (
                below.dep_ in (*OBJECT, "prep", "xcomp", "oprd")
                and below.left_edge.idx < quote.start
                and below.i > cue.i
            )
            return below if held and not quote.start <= below.idx < quote.end else cue
        if (
            is_verbal(above)
            and below.dep_ in (*OBJECT, "prep", "oprd", "attr")
            and above.i > cue.i - 40
            and cue not in above.subtree
        ):
            return None if above in cue.ancestors or above.head == cue.head or cue.head == above else cue
    return cue


def _is_title(quote: Span, text: str) -> bool:
    """Whether a quotation is the name of a programme or a work: 'on "Face the Nation"'."""
    words = [w for w in WORD.findall(text[quote.start : quote.end]) if len(w) > 3]
    before = text[max(quote.start - 24, 0) : quote.start].rstrip().lower()
    return (
        len(words) <= 5
        and all(w[0].isupper() for w in words)
        and before.endswith((" on", " of", "'s", "’s", " in", " called", " titled"))
    )


def _touches(cue: Token, quote: Span, text: str) -> bool:
    """Whether nothing but a comma or colon stands between a cue, with its subject, and a quotation: 'said: "No."'."""
    first = min([cue.idx, *(c.left_edge.idx for c in cue.children if c.dep_ in SUBJECT and c.i < cue.i)])
    last = max(
        [
            cue.idx + len(cue.text),
            *(c.right_edge.idx + len(c.right_edge.text) for c in cue.children if c.dep_ in SUBJECT),
        ]
    )
    between = (
        text[quote.end : first] if quote.end <= first else text[last : quote.start] if last <= quote.start else "no"
    )
    return not between.strip(" ,:–—-")


def _quoted_before(cue: Token, sentence: Sentence, quotes: Quotes) -> list[Span]:
    """The quotation that ends where the cue's sentence begins: '"Have you got the names?" she said.'."""
    opening = {cue.i, *(t.i for c in cue.children if c.dep_ in SUBJECT for t in c.subtree)}
    if min(opening) != sentence.start or sentence.start_char < 2:
        return []
    gap = quotes.text[max(sentence.start_char - 2, 0) : sentence.start_char]
    quote = quotes.at(sentence.start_char - 1 - len(gap) + len(gap.rstrip()))
    return [quote] if quote is not None and "\n" not in gap and quote.end <= sentence.start_char else []


def _beyond_another(cue: Token, quote: Span, sentence: Sentence) -> bool:
    """Whether another verb with a part of its own stands between a cue and the quotation: then that verb is nearer to it."""
    start, end = (quote.end, cue.idx) if quote.start < cue.idx else (cue.idx, quote.start)
    return any(
        is_verbal(t) and start < t.idx < end and t.dep_ in ("conj", "relcl", "advcl", "ROOT") and t != cue
        for t in sentence
    )
