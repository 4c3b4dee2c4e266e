"""A cue that stands beside what is said instead of above it: "Prices, residents say, have doubled", "..., reported the coastguard"."""

from __future__ import annotations

from typing import Final, NamedTuple

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from dragoman.coding.cast import Cast
from dragoman.coding.clauses import SUBJECT

_COMMAS: Final = frozenset({",", "–", "—", "-", "”", '"', "''", "’", "»", "“", "?", "!", ";", ":"})
_CLAUSES: Final = frozenset({"ccomp", "csubj", "parataxis", "advcl", "conj"})
_LISTENED: Final = frozenset({"tell", "remind", "inform", "assure", "reassure", "warn", "ask", "notify"})
"""Verbs whose object is who listens."""

_AFTER: Final = ("nsubj", "dobj", "nsubjpass", "attr", "npadvmod", "appos", "oprd", "dep", "dative")
"""What the parse makes of a subject that follows its verb."""


class Inserted(NamedTuple):
    """Who speaks, and the words around the cue and its speaker."""

    speaker: Token
    around: list[Token]


def inserted(cue: Token, sentence: Sentence, cast: Cast) -> Inserted | None:
    """Speaker and content of a cue between commas or at the end of what is said, None where it does not stand so."""
    if cue.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    speaker = _subject_behind(cue, cast) or _subject_before(cue)
    if speaker is None or speaker.tag_ in ("WDT", "WP") or _tells_something_else(cue, speaker):
        return None
    first = min(
        cue.i, speaker.left_edge.i, *(a.i for a in cue.children if a.dep_ in ("aux", "advmod") and a.i == cue.i - 1)
    )
    if first <= sentence.start or cue.doc[first - 1].text not in _COMMAS:
        return None
    own = _own_words(cue, speaker, first)
    beside = {t.i for c in cue.lefts if _sets_the_scene(c) for t in c.subtree}
    before = [t for t in sentence if t.i < first and t.i not in beside]
    behind = [t for t in sentence if t.i > max(own) and t.i not in own]
    if behind and not (_belongs(cue, behind) and _begins_behind_comma(behind[0])):
        behind = []
    for token in reversed(before):  # "X said this; Y, he said, ..." speaks of Y alone
        if token.text == ";":
            before = [t for t in before if t.i > token.i]
            break
    if sum(t.is_alpha for t in before) + sum(t.is_alpha for t in behind) < 2:
        return None
    return Inserted(speaker, [*before, *behind])


def _tells_something_else(cue: Token, speaker: Token) -> bool:
    """Whether the cue has a part of its own that it tells: "Tills rang, and the grocer announced a sale"."""
    own = [c for c in cue.children if c.i > cue.i and c != speaker and c.dep_ in ("dobj", "xcomp", "prt", "oprd")]
    return bool(own) and not (cue.lemma_ in _LISTENED and all(c.dep_ == "dobj" for c in own))


def _sets_the_scene(child: Token) -> bool:
    """Whether a phrase before the cue tells of the speaking, and is not said: "Weighing in on the debate, she agreed"."""
    bare = child.dep_ == "advcl" and child.tag_ in ("VBG", "VBN") and not any(c.dep_ in SUBJECT for c in child.children)
    return bare or child.dep_ in ("prep", "npadvmod", "advmod")


def _subject_before(cue: Token) -> Token | None:
    return next((c for c in cue.children if c.dep_ in SUBJECT and c.i < cue.i), None)


def _subject_behind(cue: Token, cast: Cast) -> Token | None:
    """The noun that follows the cue at once, behind a comma or quotation mark: "reported the coastguard"."""
    if (
        cue.i == 0
        or cue.nbor(-1).text not in _COMMAS
        or any(c.i < cue.i and c.dep_ in ("aux", "auxpass") for c in cue.children)
    ):
        return None
    for child in cue.rights:
        if child.dep_ in ("advmod", "punct", "npadvmod") and child.pos_ not in ("NOUN", "PROPN"):
            return None
        if child.dep_ in _AFTER and child.pos_ in ("NOUN", "PROPN", "PRON") and child.left_edge.i == cue.i + 1:
            return child if child.dep_ == "nsubj" or cast.named_at(child) else None
    return None


def _own_words(cue: Token, speaker: Token, first: int) -> set[int]:
    """The cue, its speaker and what stands with them: "on Monday", "in a statement"."""
    own = {cue.i, *(t.i for t in speaker.subtree if t.i >= first)}
    for child in cue.children:
        if child.i >= first and child.dep_ not in _CLAUSES:
            own |= {t.i for t in child.subtree if t.i >= first}
    return {i for i in own if cue.doc[i].text not in ("“", "``")}


def _belongs(cue: Token, behind: list[Token]) -> bool:
    """Whether what follows goes on with what is said: the cue hangs on its clause."""
    if cue.dep_ in ("parataxis", "ccomp", "relcl", "acl", "amod", "dep", "intj", "appos"):
        return True
    return any(t.head.i < cue.i and t.head != cue for t in behind if t.dep_ not in ("punct", "cc"))


def _begins_behind_comma(token: Token) -> bool:
    return token.text in _COMMAS or (token.i > 0 and token.nbor(-1).text in _COMMAS)
