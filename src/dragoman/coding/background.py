"""Whether a clause tells of long ago in words: "a year after", "a century ago", "during the Cold War".

Dates that can be put on a calendar are found elsewhere (`when`); these are the words that only say how long ago.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from dragoman.coding.clauses import is_verbal

LONG: Final = frozenset("year decade century generation lifetime quarter-century half-century".split())
"""Units of time of which one is long ago already."""

AGO: Final = frozenset("ago earlier before previously after since back on".split())
"""Words that put a length of time behind us: "a century ago", "a year after"."""

ONCE: Final = frozenset({"past", "antiquity", "childhood", "youth"})
"""What "in the" goes with that is over."""

ERAS: Final = frozenset(
    "war era age times days rule dictatorship reign empire regime century twenties thirties forties fifties sixties seventies eighties "
    "nineties".split()
)
"""Heads of a name for a time gone by, with one of `BYGONE` before them."""

BYGONE: Final = frozenset(
    "cold world colonial soviet ottoman medieval imperial tsarist apartheid nineteenth eighteenth nazi 19th 18th 17th wartime previous "
    "communist stalin franco olden those".split()
)

YEAR_AFTER: Final = frozenset("in of by until during as before through around circa from to".split())
"""Prepositions before a year that put the whole clause there, or before it."""

IN: Final = frozenset({"in", "during", "under", "throughout", "before", "from", "of", "until", "through"})


def is_background(token: Token, year: int = 0) -> bool:
    """Whether words in the clause or phrase of `token` say that it was long ago, or in a year before `year`."""
    parts = list(_parts(token))
    if token.head.lemma_ == "be" and token.dep_ in ("ccomp", "advcl", "relcl"):  # "it was in 1982 that"
        parts += [below for child in token.head.children if child.dep_ == "prep" for below in child.children]
    if any(_is_length_of_time(part) or _is_era(part) or _is_old_year(part, year) for part in parts):
        return True
    when = _before_when(token)
    return when is not None and when.text.isdigit() and len(when.text) == 4 and int(when.text) < year


def _before_when(token: Token) -> Token | None:
    """The word that a clause with "when" tells more of: "since 1979, when Iran seized the embassy"."""
    if not any(c.lower_ == "when" for c in token.children):
        return None
    before = token.left_edge.i - 1
    before -= before > 0 and token.doc[before].is_punct
    return token.doc[before] if before >= 0 else None


def _is_old_year(part: Token, year: int) -> bool:
    """Whether it is a year gone by, and no "since 1998", which says only from when on."""
    if not (part.text.isdigit() and len(part.text) == 4 and 1000 < int(part.text) < year):
        return False
    if part.dep_ == "pobj":
        return part.head.lower_ in YEAR_AFTER
    return part.dep_ in ("nummod", "amod", "nmod", "compound") or part.head.tag_ == "NNP"


def _parts(token: Token) -> Iterator[Token]:
    """What stands on a clause but in no clause below it, two steps down."""
    for child in token.children:
        if is_verbal(child):
            continue
        yield child
        if child.dep_ in ("advmod", "prep", "mark", "npadvmod", "dep"):
            for below in child.children:
                if not is_verbal(below):
                    yield below
                    yield from (deep for deep in below.children if deep.dep_ in ("prep", "pobj", "nummod", "npadvmod"))


def _is_length_of_time(part: Token) -> bool:
    """Whether it is "a year" of "a year after", "a century" of "a century ago"; "for a year" is only how long it lasted."""
    if part.lemma_.lower() not in LONG or part.dep_ not in ("npadvmod", "pobj", "dep", "nsubj", "ROOT", "dobj"):
        return False
    following = part.doc[part.i + 1 : part.i + 2]
    if not len(following) or following[0].lower_ not in AGO:
        return False
    if following[0].lower_ in ("after", "since"):
        return following[0].dep_ == "mark" and following[0].head == part.head
    return True


def _is_era(part: Token) -> bool:
    if part.dep_ != "pobj" or part.head.lower_ not in IN:
        return False
    words = {t.lower_ for t in part.lefts}
    if part.lower_ in ONCE:
        return part.head.lower_ == "in"
    return part.lower_ in ERAS and (part.lower_.endswith("ties") or not words.isdisjoint(BYGONE))
