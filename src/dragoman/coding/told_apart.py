"""When an act is an event of its own: beside the words that ask for it or deny it, and though nobody is struck but a thing."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from spacy.tokens import Token

from dragoman.coding.clauses import OBJECT, OBJECT_CONTROL, PREPOSITION_CONTROL, SUBJECT, is_verbal
from dragoman.lexicons.rules import EventRule
from dragoman.records import EventType, Participant

if TYPE_CHECKING:
    from dragoman.coding.matching import Hit

WORDS: Final = frozenset({EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.ACCUSE})
"""Types of what is said: the act that they speak of is an event of its own when others are its parties."""


def has_own_actor(trigger: Token, by: Hit) -> bool:
    """Whether a verb in the complement of a request or denial has a subject that is not the main clause's: "urged Iran to ..."."""
    if by.rule.type not in WORDS or not is_verbal(trigger) or trigger == by.trigger:
        return False
    if any(c.dep_ in SUBJECT for c in trigger.children):
        reported = (
            trigger.dep_ == "acl" and trigger.head.dep_ in OBJECT
        )  # "rejected reports that Iran armed the rebels"
        if trigger.dep_ == "ccomp" or reported:
            return True
    controls = by.trigger.lemma_ in OBJECT_CONTROL or by.trigger.lemma_ in PREPOSITION_CONTROL
    return controls and trigger.head == by.trigger and trigger.dep_ == "xcomp"


def tells_own_act(hit: Hit, by: Hit) -> bool:
    """Whether what is asked for or denied is an event of its own: somebody else acts there, upon somebody."""
    asking = {p.key for p in by.actors}
    return hit.whole and bool(hit.recipients) and bool(hit.actors) and asking.isdisjoint(p.key for p in hit.actors)


def strikes_a_thing(rule: EventRule, trigger: Token, actors: Collection[Participant]) -> bool:
    """Whether somebody of a known country or by name did violence to a thing that is nobody's: "rebels bombed the ferry"."""
    if rule.type is not EventType.ASSAULT or not is_verbal(trigger) or not any(a.country or a.actor_id for a in actors):
        return False
    return any(t.dep_ in OBJECT and t.pos_ in ("NOUN", "PROPN") for t in trigger.children)
