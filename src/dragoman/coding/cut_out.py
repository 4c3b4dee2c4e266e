"""Stretches of text cut out of the parse: a phrase without what others add to it, as spans."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from dragoman.coding.clauses import SUBJECT
from dragoman.coding.quotes import Quotes
from dragoman.records import Span

WORD: Final = re.compile(r"\w+")
_EDGE: Final = " \t\r\n,.;:–—-"

ASIDE: Final = frozenset(
    "deny confirm dispute reject dismiss refute doubt say admit oppose claim allege argue contend maintain insist suggest".split()
)
"""Verbs of a ", which X denies" clause: another's voice, not part of the content."""

GOES_ON: Final = frozenset(
    "add say note warn promise vow pledge accuse call urge stress insist argue claim describe denounce tell cite explain point".split()
)
"""Verbs of saying whose participle goes on with the speaker's own report: ", adding that ..."."""

WHILE: Final = frozenset({"while", "whereas", "as"})

CLOSED: Final = frozenset({'"', "”", "''", "»"})


def words_in(text: str, span: Span) -> list[int]:
    """Offsets of the words inside a span."""
    return [m.start() for m in WORD.finditer(text, span.start, span.end)]


def trimmed(sentence: Sentence) -> Span:
    """The sentence's code points."""
    return Span(start=sentence.start_char, end=sentence.end_char)


def without_asides(head: Token, *, plain: bool = False) -> list[Token]:
    """The subtree of `head` less what another voice or the writer adds to it.

    That is: ", which Beijing denies", ", a charge that the army dismissed", ", as the opposition claimed", and after a closed quotation ",
    almost a year since the war began". A `plain` phrase also loses what only describes it behind a comma: "the pact, now void".
    """
    dropped: set[int] = set()
    for token in head.subtree:
        if token == head or token.i in dropped:
            continue
        if _is_aside(token) or (plain and _describes(token, head)):
            dropped |= {t.i for t in token.subtree}
    return [t for t in head.subtree if t.i not in dropped]


def _describes(token: Token, head: Token) -> bool:
    """Whether a clause or name behind a comma only describes what stands before it."""
    left = token.left_edge.i
    held = token.head
    while held != head and held.dep_ in ("pobj", "prep"):  # "the offer of the council, whose envoy then left"
        held = held.head
    beside = held == head or held.head == head
    return token.dep_ in ("relcl", "appos") and beside and left > head.i and token.doc[left - 1].text == ","


def _is_aside(token: Token) -> bool:
    children = list(token.children)
    if token.dep_ == "advcl" and token.tag_ == "VBG" and token.lemma_ in GOES_ON:  # "..., adding that it was late"
        return token.doc[max(token.left_edge.i - 1, 0)].text == ","
    if token.dep_ == "conj" and token.lemma_ in GOES_ON and token.tag_ == "VBG" and token.head.tag_ != "VBG":
        return True
    if token.dep_ == "conj" and token.lemma_ in GOES_ON and token.tag_ == "VBD":
        return not any(c.dep_ in SUBJECT for c in children)  # "... and insisted that his party had won"
    if token.dep_ == "advcl" and _told_beside(token):
        return True
    if token.dep_ == "advcl" and token.lemma_ == "ask" and token.tag_ == "VBN":
        return True
    if token.dep_ == "relcl":
        return token.lemma_ in ASIDE and any(t.lower_ == "which" for t in token.subtree)
    beside = token.dep_ in ("appos", "npadvmod") and token.doc[max(token.left_edge.i - 1, 0)].text == ","
    if beside and any(c.dep_ == "relcl" and c.lemma_ in ASIDE for c in children):
        return True
    if token.dep_ in ("advcl", "prep", "npadvmod"):
        left = token.left_edge.i
        after_comma = left > 1 and token.doc[left - 1].text == ","
        if any(c.lower_ == "as" and c.dep_ == "mark" for c in children) and token.lemma_ in ASIDE:
            return after_comma
        if token.lower_ == "as" and any(a.dep_ == "acl" and a.lemma_ in ASIDE for c in children for a in c.children):
            return after_comma
        return after_comma and token.doc[left - 2].text in CLOSED and token.i > token.head.i
    return False


def _told_beside(clause: Token) -> bool:
    """Whether a clause behind a comma tells of another matter: "..., while others said they had heard nothing"."""
    marked = any(c.dep_ == "mark" and c.lower_ in WHILE for c in clause.children)
    return marked and clause.i > clause.head.i and clause.doc[max(clause.left_edge.i - 1, 0)].text == ","


def split_out(tokens: Iterable[Token]) -> list[Span]:
    """Spans over runs of neighbouring tokens, trimmed of white space and outer punctuation other than quotation marks."""
    runs: list[list[Token]] = []
    for token in sorted(tokens, key=lambda t: t.i):
        if (runs and token.i - runs[-1][-1].i <= 1) or (
            runs and all(t.is_punct or t.is_space for t in token.doc[runs[-1][-1].i + 1 : token.i])
        ):
            runs[-1].append(token)
        else:
            runs.append([token])
    out = []
    for run in runs:
        while len(run) > 1 and (run[-1].is_punct or run[-1].is_space or run[-1].dep_ == "cc") and _dangles(run):
            run.pop()  # "..., and [would not say more]"
        text = run[0].doc[run[0].i : run[-1].i + 1].text  # `Doc.text` would be put together anew each time
        start = len(text) - len(text.lstrip(_EDGE))
        end = len(text.rstrip(_EDGE))
        if start < end and WORD.search(text, start, end):
            out.append(Span(start=run[0].idx + start, end=run[0].idx + end))
    return out


def _dangles(run: list[Token]) -> bool:
    """Whether a run of words ends in an "and" or "but" that joined what is not in it, with or without a comma."""
    last = next((t for t in reversed(run) if not (t.is_punct or t.is_space)), run[0])
    return last.dep_ == "cc" and last.lower_ in ("and", "but", "or")


def cover(span: Span, quotes: Quotes) -> Span:
    """The span widened over the whole of a quotation that it begins or ends in, marks included, when it holds most of it.

    A quotation that runs on into the next sentence is followed to its end.
    """
    start, end = span.start, span.end
    first, last = quotes.at(start), quotes.at(end - 1)
    if (first and start - first.start <= 2) or (first and first.start < start and first.end >= end):
        start = first.start
    if last and (last.end - end <= 3 or last.start >= span.start):
        end = last.end
    return Span(start=start, end=max(end, span.end))
