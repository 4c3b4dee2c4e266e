"""Mistakes that the small English model makes regularly, and that the text itself gives away."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Span, Token

FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
SUBJECT: Final = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


LONGEST_NAME: Final = 4
"""Words of a personal name whose parse is mended."""


def repair(doc: Doc) -> None:
    """Mends the parse in place: names whose first word was taken for the head, and verbs after a closed clause."""
    for name in doc.ents:
        if name.label_ == "PERSON":
            _head_last(name)
    _after_closed_clauses(doc)


def _head_last(name: Span) -> None:
    """Makes the last word of a personal name its head: the model takes "Barack" for a preposition with "Obama" after it."""
    first, last = name.root, name[-1]
    if first == last or len(name) > LONGEST_NAME or first.head == first:
        return
    if not all(t.is_alpha and t.text[0].isupper() for t in name) or first.pos_ in ("VERB", "AUX"):
        return
    if not first.is_ancestor(last) or last.dep_ in ("conj", "appos", "poss") or first.tag_ in ("NN", "NNP", "NNPS"):
        return
    last.head, last.dep_ = first.head, first.dep_
    for token in name[:-1]:
        token.head, token.dep_, token.tag_, token.pos_ = last, "compound", "NNP", "PROPN"


def _after_closed_clauses(doc: Doc) -> None:
    """Hangs verbs coordinated after a closed clause onto the main clause.

    "A accused B of X, which C denies, and called on D ...": the model makes the last verb go with the one before it, so that C
    would call on D. The commas on both sides say that the clause between them is over.
    """
    for token in doc:
        if token.dep_ == "conj" and token.tag_ in FINITE and (main := _clause_beyond(token)) is not None:
            token.head = main


def _clause_beyond(verb: Token) -> Token | None:
    """The verb that `verb` is coordinated with, where a closed clause lies between them."""
    doc = verb.doc
    if any(child.dep_ in SUBJECT for child in verb.children):
        return None
    joint = verb.i - 1
    while joint > 0 and doc[joint].dep_ in ("advmod", "neg", "aux"):
        joint -= 1
    if joint < 2 or doc[joint].dep_ != "cc" or doc[joint - 1].text != ",":
        return None
    inner = verb.head
    if sum(child.dep_ == "conj" for child in inner.children) > 1 or _in_a_list(inner):
        return None
    clause = inner
    while clause.dep_ in ("acomp", "xcomp", "ccomp", "attr", "conj") and clause.head != clause:
        clause = clause.head
    if clause.dep_ not in ("relcl", "advcl"):
        return None
    left = clause.left_edge.i
    if left == 0 or doc[left - 1].text != ",":
        return None
    main = clause.head
    while main.head != main and main.tag_ not in FINITE:
        main = main.head
    if main.tag_ not in FINITE or main.i > left or (main.tag_ != verb.tag_ and inner.tag_ == verb.tag_):
        return None
    return main


def _in_a_list(verb: Token) -> bool:
    """Whether `verb` follows the one before it with a comma alone, so that the next one ends the list."""
    return verb.dep_ == "conj" and not any(child.dep_ == "cc" for child in verb.head.children)
