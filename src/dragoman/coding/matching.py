"""Event rules over the parse: which rule fires at which word, and who fills its roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Span, Token

from dragoman.coding.cast import Cast
from dragoman.coding.clauses import antecedent, conjuncts, is_verbal, prepositional, slot
from dragoman.coding.places import place_tokens
from dragoman.lexicons.rules import EventRule, Rules
from dragoman.records import Participant

VERB_ACTOR: Final = ("subj",)
VERB_RECIPIENT: Final = ("obj",)
NOUN_ACTOR: Final = ("poss", "by", "between", "subj", "mod", "of", "from")
NOUN_RECIPIENT: Final = ("on", "against", "with", "to", "of", "for")
"""Default slots of the roles, where a rule names none."""

PLACE: Final = "place"
"""A slot beside those of `clauses.slot`: the country of the place where it happens, as the host."""

CONTAINERS: Final = frozenset(
    "package round series wave set number batch barrage dozen hundred thousand ton tonne million shipment delivery consignment volley "
    "raft slew group pair couple lot list array range kind type form sort piece string spate flurry bout host handful".split()
)
"""Nouns that only measure out what follows: "a package of sanctions" is sanctions."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that fired: its trigger, the parties in their roles, and the tokens that its conditions and complement used up."""

    rule: EventRule
    trigger: Token
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    fillers: Mapping[str, Token]
    used: frozenset[int]


def hits(sentence: Span, rules: Rules, cast: Cast) -> Iterator[Hit]:
    """The rules that fire in a sentence, one a trigger; verbs come first, so that "launched an attack" is told once."""
    used: set[int] = set()
    triggers = [(t, rules.verbs.get(t.lemma_.lower(), ())) for t in sentence if is_verbal(t)]
    triggers += [
        (t, rules.nouns.get(t.lemma_.lower(), ())) for t in sentence if t.pos_ in ("NOUN", "PROPN") or t.tag_ == "VBG"
    ]
    for trigger, candidates in triggers:
        if not candidates or trigger.i in used:
            continue
        for rule in candidates:
            hit = _try(rule, trigger, cast)
            if hit is not None:
                used |= hit.used
                yield hit
                break


def _try(rule: EventRule, trigger: Token, cast: Cast) -> Hit | None:
    if rule.prt and not any(c.lower_ in rule.prt for c in trigger.children if c.dep_ in ("prt", "prep", "advmod")):
        return None
    used = {trigger.i}
    for path, lemmas in rule.if_.items():
        standing = [t for t in fillers(trigger, path) if lemmas_of(t) & set(lemmas)]
        if not standing:
            return None
        used |= {t.i for t in standing}
    for path, lemmas in rule.unless.items():
        if any(lemmas_of(t) & set(lemmas) for t in fillers(trigger, path)):
            return None
    verbal = is_verbal(trigger) and trigger.lemma_.lower() in rule.verb
    found: dict[str, Token] = {}
    actors = _parties(rule.actor or (VERB_ACTOR if verbal else NOUN_ACTOR), trigger, cast, found, "actor", taken=())
    recipient_slots = rule.recipient if rule.recipient is not None else VERB_RECIPIENT if verbal else NOUN_RECIPIENT
    recipients = _parties(recipient_slots, trigger, cast, found, "recipient", taken=actors)
    if ("actor" in rule.needs and not actors) or (
        "recipient" in rule.needs and not recipients and not (rule.mutual and len(actors) > 1)
    ):
        return None
    if rule.absorbs:
        used |= {t.i for comp in fillers(trigger, "comp") for t in comp.subtree}
        used |= {
            t.i
            for name in ("for", "of", "against", "from", "with")
            for filler in slot(trigger, name)
            for t in conjuncts(filler)
        }
        used |= {
            t.i
            for name in ("of", "from", "into", "for")
            for filler in slot(trigger, name)
            if filler.dep_ == "pcomp"
            for t in filler.subtree
        }
    return Hit(rule, trigger, tuple(actors), tuple(recipients), found, frozenset(used))


def _parties(
    slots: Iterable[str], trigger: Token, cast: Cast, found: dict[str, Token], role: str, taken: Iterable[Participant]
) -> list[Participant]:
    """The political actors of the first slot that holds any that are not `taken`."""
    keys = {party.key for party in taken}
    for name in slots:
        if name == PLACE:
            if (host := cast.host_at(place_tokens(trigger))) and all(host.country != party.country for party in taken):
                return [host]
            continue
        heads = fillers(trigger, name)
        if name in ("mod", "subj") and role == "actor":
            heads = [h for h in heads if h != trigger]
        parties = [p for p in cast.parties(heads, inside=not (role == "actor" and name == "mod")) if p.key not in keys]
        if parties:
            found[role] = next((antecedent(h) for h in heads if cast.parties([h])), heads[0])
            return parties
    return []


def fillers(trigger: Token, path: str) -> list[Token]:
    """What stands in the slot that a dotted path names, lists taken apart."""
    here = [trigger]
    for name in path.split("."):
        here = [t for token in here for filler in slot(token, name) for t in conjuncts(filler)]
    return here


def lemmas_of(token: Token) -> set[str]:
    """The lemma of a filler, and behind a word of measure what it measures out."""
    out = {token.lemma_.lower(), token.lower_}
    if token.lemma_.lower() in CONTAINERS:
        out |= {inner.lemma_.lower() for inner in prepositional(token, "of")}
        out |= {child.lemma_.lower() for child in token.children if child.dep_ in ("compound", "nmod")}
    return out
