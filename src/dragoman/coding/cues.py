"""What a verb of speech does in its clause: whether anything is said at all, and in which turn of phrase."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from dragoman.coding.clauses import OBJECT, PASSIVE, SUBJECT, is_verbal, logical_subject
from dragoman.coding.status import status_of
from dragoman.lexicons.rules import Rules
from dragoman.records import UNKNOWN_DATE, Stance, StatusLabel

SPEECH: Final = frozenset("charge claim allegation accusation assertion account report suggestion".split())
"""Nouns that take up what somebody has just said."""

TEXTS: Final = frozenset("statement letter email tweet message memo post note press-release release".split())
"""What is issued, and says what its issuer says."""

UNNAMED: Final = frozenset("name identify quote".split())

TURNED: Final = {
    **dict.fromkeys(("believe", "buy", "accept", "trust"), Stance.DOUBTS),
    **dict.fromkeys(("deny", "dispute", "contest"), Stance.ADMITS),
}
"""What not doing it says: who does not believe it doubts it, who does not deny it admits it."""


def only_names(cue: Token) -> bool:
    """Whether the cue stands in "condemned what it called a crime", where another verb says it already."""
    if cue.lemma_.lower() not in ("call", "describe", "term", "label", "dub") or cue.dep_ not in (
        "ccomp",
        "pcomp",
        "csubj",
    ):
        return False
    return any(t.lower_ == "what" and t.i < cue.i for t in cue.subtree)


def is_as_said(cue: Token) -> bool:
    """Whether the cue stands in ", as the opposition claimed"."""
    children = list(cue.children)
    if cue.dep_ == "acl" and cue.head.dep_ == "pobj" and cue.head.head.lower_ == "as":
        return True
    return (
        cue.dep_ == "advcl"
        and any(c.lower_ == "as" and c.dep_ == "mark" for c in children)
        and not any(c.dep_ in ("ccomp", "dobj", "xcomp") for c in children)
    )


def speaks_of_speech(cue: Token) -> bool:
    """Whether the cue's object is what somebody has just said: ", which Beijing denies", ", a charge that the army dismissed"."""
    if cue.dep_ != "relcl":
        return False
    if any(t.lower_ == "which" and t.dep_ == "dobj" for t in cue.subtree):
        return True
    noun = cue.head
    return (
        noun.lemma_.lower() in SPEECH
        and noun.dep_ in ("appos", "npadvmod", "dobj", "attr")
        and noun.doc[noun.left_edge.i - 1].text in (",", "-", "–", "—")
    )


def asks_for_cover(cue: Token) -> bool:
    """Whether somebody only asks not to be named."""
    return any(
        c.dep_ == "xcomp" and c.lemma_ in UNNAMED and any(n.dep_ == "neg" for n in (*c.children, *cue.children))
        for c in cue.children
    )


def turned_by_not(cue: Token) -> Stance | None:
    """The stance of a negated cue that says something by being negated, None for others."""
    negated = any(c.dep_ == "neg" for c in cue.children)
    done = not any(c.tag_ == "MD" for c in cue.children)
    return TURNED.get(cue.lemma_.lower()) if negated and done else None


def is_asked(cue: Token) -> bool:
    """Whether the cue stands in "asked whether he would run, she laughed"."""
    bare = not any(c.dep_ in ("aux", *SUBJECT) for c in cue.children)
    return cue.dep_ == "advcl" and cue.tag_ == "VBN" and bare


def is_held(cue: Token) -> bool:
    """Whether a clause tells that somebody thinks or wants so; "to support him" and "voters supporting him" only mention it."""
    return cue.tag_ in ("VBD", "VBZ", "VBP") or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ != "TO" for c in cue.children
    )


def is_plainly_negated(cue: Token) -> bool:
    """Whether the cue is negated and neither asked for nor supposed: "does not want"."""
    return any(c.dep_ == "neg" for c in cue.children) and not any(c.tag_ == "MD" for c in cue.children)


def not_said(cue: Token, rules: Rules) -> bool:
    """Whether the cue itself is negated, future or hypothetical: speech that did not take place."""
    label = status_of(cue, rules, UNKNOWN_DATE, UNKNOWN_DATE).label
    return label in (StatusLabel.NEGATED, StatusLabel.HYPOTHETICAL, StatusLabel.FUTURE)


def lacks_subject(cue: Token) -> bool:
    """Whether the noun behind the cue may be its subject: "reported the coastguard"."""
    return not any(c.dep_ in SUBJECT or c.dep_ in PASSIVE for c in cue.children) and cue.dep_ not in (
        "xcomp",
        "conj",
        "advcl",
        "pcomp",
    )


def issuer(cue: Token) -> list[Token]:
    """Who puts out the text that says it: "the ministry issued a statement saying ..."."""
    text = cue.head
    if cue.dep_ != "acl" or cue.tag_ != "VBG" or text.lemma_.lower() not in TEXTS or text.dep_ not in OBJECT:
        return []
    return logical_subject(text.head) if is_verbal(text.head) and cue.i - text.head.i <= 6 else []


def own_subjects(cue: Token) -> list[Token]:
    """The subject beside a "which" that the parse takes from the clause below: "a charge, which they say was made up"."""
    own = [c for c in cue.children if c.dep_ == "nsubj"]
    return [c for c in own if c.tag_ not in ("WDT", "WP")] if len(own) > 1 and cue.dep_ == "relcl" else []
