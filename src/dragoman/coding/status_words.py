"""Closed lists of words that `status` knows, beside the modifiers of the lexicon (`lexicons/data/status`)."""

from __future__ import annotations

from typing import Final

UNDER: Final = frozenset(
    {
        "xcomp",
        "ccomp",
        "pcomp",
        "acl",
        "dobj",
        "pobj",
        "nsubjpass",
        "attr",
        "oprd",
        "advcl",
        "conj",
        "prep",
        "acomp",
        "dative",
        "agent",
    }
)
"""Dependencies through which what governs has scope over what it governs."""

HAPPENS: Final = frozenset(
    "begin start take resume occur happen continue open proceed go commence materialise materialize loom follow".split()
)
"""Verbs that only say of their subject that it happens: "talks will begin"."""

RAISES: Final = frozenset({"believe", "think", "expect", "suppose"})
"""Verbs whose negation is about their clause: "does not believe that troops attacked"."""

COMMANDING: Final = frozenset("tell ask remind advise warn suggest threaten agree counsel swear".split())
"""Verbs whose infinitive is a wish, and whose finite clause is told: "told him to go", "told reporters that troops went"."""

DOUBTING: Final = frozenset("doubt hesitate question dispute".split())
"""Verbs that, when they are denied, say that it is so: "nobody doubts that they will go", beside those that negate."""

BEING: Final = frozenset("be remain seem look appear become stay sound prove".split())
"""Verbs that tie a predicate to their subject: "a pardon remains possible", "it is untrue that"."""

CONDITIONAL: Final = frozenset({"should", "had", "were"})
"""What stands before the subject in a condition without "if": "should the ruling be ignored"."""

SHOWING: Final = frozenset("suggest indicate show point prove hint confirm imply".split())
"""Verbs whose negative subject negates what they show: "nothing suggests that"."""

NEVER: Final = frozenset("point time way circumstance circumstances mean means case account".split())
"""Nouns that say with "no" that it never was: "at no point"."""

COUNTING: Final = frozenset("fewer less more later sooner longer only doubt".split())
"""What "no" or "not" may stand before without negating the clause: "no fewer than", "not only"."""

ACCUSING: Final = frozenset({"accuse", "suspect", "charge", "convict"})
"""Verbs below which a plan is one that may never have been carried out: "accused of planning to kill"."""

TRUE: Final = frozenset({"true", "correct", "accurate", "right", "case"})
"""What "is not" goes with to say that it did not happen: "it is not true that"."""

OPEN: Final = frozenset("table agenda cards anvil horizon consideration discussion review study debate".split())
"""What something possible is on or under: "on the table", "under consideration"."""

MEASURES: Final = frozenset("set head rule block study order press bid back float time".split())
"""Verbs of modifiers whose nouns mean something else: "a set of sanctions"."""

SIGNS: Final = frozenset(
    "indication evidence sign proof reason doubt hint suggestion trace record truth basis question report word case confirmation plan "
    "intention prospect chance possibility likelihood intent".split()
)
"""Nouns whose "no" negates what they are of: "no indication that"."""

CERTAIN: Final = frozenset({"doubt", "question"})
"""Nouns whose "no" says that it is so: "no doubt that"."""


NOBODY: Final = frozenset("nobody none neither nothing no-one nowhere".split())
"""Words that negate the clause of which they are the subject or object."""
