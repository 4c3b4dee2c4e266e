"""Event rules over the parse: which rule fires at which word, and who fills its roles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Span, Token

from dragoman.coding.cast import Cast
from dragoman.coding.clauses import SUBJECT, antecedent, conjuncts, is_passive, is_verbal, prepositional, slot
from dragoman.coding.places import place_tokens
from dragoman.lexicons.rules import EventRule, Rules
from dragoman.records import QUAD, EventType, Participant

VERB_ACTOR: Final = ("subj",)
VERB_RECIPIENT: Final = ("obj",)
NOUN_ACTOR: Final = ("poss", "by", "between", "subj", "mod", "of", "from")
NOUN_RECIPIENT: Final = ("on", "against", "with", "to", "of", "for")
"""Default slots of the roles, where a rule names none."""

PLACE: Final = "place"
"""A slot beside those of `clauses.slot`: the country of the place where it happens, as the host."""

ANYTHING: Final = "*"
"""In a condition: whatever stands in the slot."""

STRIKE_PLACES: Final = frozenset({EventType.ASSAULT, EventType.PROTEST, EventType.AID})
"""Types whose recipient is the country where it happens, when nobody else is named and the actors are of another one."""

OURS: Final = frozenset("i me my we us our ours ourselves".split())
"""Words for the speaker and whoever is on the speaker's side."""

OF_PLACES: Final = frozenset({"to", "into", "against", "on", "at", "from", "in", "near", "over", "across", "off"})
"""Prepositions whose object may be a place."""

SENDING: Final = frozenset("send deploy dispatch mobilise mobilize rush".split())
"""Verbs whose object does what the subject wants, and is not acted upon."""

CONTAINERS: Final = frozenset(
    "package round series wave set number batch barrage dozen hundred thousand ton tonne million shipment delivery consignment volley "
    "raft slew group pair couple lot list array range kind type form sort piece string spate flurry bout host handful".split()
)
"""Nouns that only measure out what follows: "a package of sanctions" is sanctions."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that fired: its trigger and the parties in their roles.

    `used` are the tokens of its conditions, which tell nothing else; `absorbed` those of its complement, which tell part of this event.
    `whole` is false where a party that the rule needs is not named, or where another hit absorbed this one: that is no event, but it may
    be what a claim is about.
    """

    rule: EventRule
    trigger: Token
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    fillers: Mapping[str, Token]
    used: frozenset[int] = frozenset()
    absorbed: frozenset[int] = frozenset()
    whole: bool = True


def hits(sentence: Span, rules: Rules, cast: Cast, answers: Collection[int] = ()) -> Iterator[Hit]:
    """The rules that fire in a sentence, one a trigger; verbs come first, so that "launched an attack" is told once.

    `answers` are the tokens whose object is what somebody said ("which Beijing denies"): they can only reject it.
    """
    used: set[int] = set()
    absorbed: set[int] = set()
    told: dict[int, Hit] = {}
    triggers = [(t, rules.verbs.get(t.lemma_.lower(), ())) for t in sentence if is_verbal(t)]
    triggers += [
        (t, rules.nouns.get(t.lemma_.lower(), ())) for t in sentence if t.pos_ in ("NOUN", "PROPN") or t.tag_ == "VBG"
    ]
    for trigger, candidates in triggers:
        if not candidates or trigger.i in used:
            continue
        if trigger.i in answers:
            candidates = tuple(rule for rule in candidates if rule.type is EventType.REJECT)
        hit = _best(candidates, trigger, cast, told)
        if hit is None:
            continue
        told[trigger.i] = hit
        if trigger.i in absorbed or not hit.whole or _is_effect(hit, told):
            yield replace(hit, whole=False)
        else:
            used |= hit.used
            absorbed |= hit.absorbed
            yield hit


def _is_effect(hit: Hit, told: Mapping[int, Hit]) -> bool:
    """Whether a participle only says what the main verb's act did: "fired at the crowd, wounding 17 people" is one event."""
    verb = hit.trigger
    main = told.get(verb.head.i)
    return (
        verb.dep_ == "advcl"
        and verb.tag_ == "VBG"
        and main is not None
        and main.whole
        and main.rule.type is hit.rule.type
    )


def _best(candidates: Iterable[EventRule], trigger: Token, cast: Cast, told: Mapping[int, Hit]) -> Hit | None:
    """The first rule that fires with every party that it needs; else the first that fires at all."""
    partial: Hit | None = None
    for rule in candidates:
        hit = _try(rule, trigger, cast)
        if hit is None:
            continue
        if hit.whole:
            return hit
        if shared := _shared_recipients(hit, told):
            return replace(hit, recipients=shared, whole=True)
        partial = partial or hit
    return partial


def _shared_recipients(hit: Hit, told: Mapping[int, Hit]) -> tuple[Participant, ...]:
    """The recipients of the clause that this one is coordinated with: "supported Russia, but is not known to have provided weapons"."""
    clause = hit.trigger
    while clause.dep_ == "xcomp" and is_verbal(clause.head):
        clause = clause.head
    first = told.get(clause.head.i)
    if clause.dep_ != "conj" or first is None or (QUAD[first.rule.type] > 2) != (QUAD[hit.rule.type] > 2):
        return ()
    return first.recipients if {p.key for p in first.actors} == {p.key for p in hit.actors} else ()


def _try(rule: EventRule, trigger: Token, cast: Cast) -> Hit | None:
    if rule.prt and not any(c.lower_ in rule.prt for c in trigger.children if c.dep_ in ("prt", "prep", "advmod")):
        return None
    if rule.voice and not is_passive(trigger):
        return None
    used = {trigger.i}
    for path, lemmas in rule.if_.items():
        standing = [t for t in fillers(trigger, path) if ANYTHING in lemmas or lemmas_of(t) & set(lemmas)]
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
    if not recipients and rule.type is EventType.ASSAULT:
        recipients = _stricken(trigger, cast, {a.key for a in actors})
    if not recipients and rule.type in STRIKE_PLACES and not rule.mutual and (actors or "actor" not in rule.needs):
        recipients = _parties((PLACE,), trigger, cast, found, "recipient", taken=actors)
    if "actor" in rule.needs and not actors:
        return None
    whole = "recipient" not in rule.needs or bool(recipients) or (rule.mutual and len(actors) > 1)
    if not actors and not any(party.country for party in recipients):
        whole = False  # somebody did something to somebody
    absorbed: set[int] = set()
    if rule.absorbs:
        absorbed |= {t.i for comp in fillers(trigger, "comp") if not _tells_apart(comp) for t in _told_with(comp)}
        absorbed |= {
            t.i
            for name in ("for", "of", "against", "from", "with")
            for filler in slot(trigger, name)
            for t in conjuncts(filler)
        }
        absorbed |= {
            t.i
            for name in ("of", "from", "into", "for")
            for filler in slot(trigger, name)
            if filler.dep_ == "pcomp"
            for t in _told_with(filler)
        }
    return Hit(
        rule, trigger, tuple(actors), tuple(recipients), found, frozenset(used), frozenset(absorbed - used), whole
    )


def _tells_apart(verb: Token) -> bool:
    """Whether a clause is told for itself: a relative clause, or one beside the main clause ("after the US warned", "accusing Minsk")."""
    if verb.dep_ == "relcl":
        return True
    return verb.dep_ == "advcl" and (
        verb.tag_ != "VB" or any(c.dep_ == "mark" or c.dep_ in SUBJECT for c in verb.children)
    )


def _told_with(head: Token) -> Iterator[Token]:
    """The tokens below `head`, less the clauses that are told for themselves."""
    yield head
    for child in head.children:
        if not _tells_apart(child):
            yield from _told_with(child)


def _parties(
    slots: Iterable[str], trigger: Token, cast: Cast, found: dict[str, Token], role: str, taken: Iterable[Participant]
) -> list[Participant]:
    """The political actors of the first slot that holds any that are not `taken`; the state of a taken one is no recipient of its."""
    keys = {party.key for party in taken} | ({party.country for party in taken} if role == "recipient" else set())
    for name in slots:
        if name == PLACE:
            if (host := cast.host_at(place_tokens(trigger))) and all(host.country != party.country for party in taken):
                return [host]
            continue
        heads = fillers(trigger, name)
        if role == "recipient":
            heads = [h for h in heads if not _is_sent(h)]
        if name in ("mod", "subj") and role == "actor":
            heads = [h for h in heads if h != trigger]
        parties = [p for p in cast.parties(heads, inside=not (role == "actor" and name == "mod")) if p.key not in keys]
        if role == "recipient":  # "Beijing is ready to strengthen our ties", says its envoy
            parties = [p for p in parties if not (p.text.lower() in OURS and p.country in keys)]
        if parties:
            found[role] = next((antecedent(h) for h in heads if cast.parties([h])), heads[0])
            return parties
    if role != "recipient":
        return []
    for name in slots:  # "send troops to Lomé", "withdrew from Gaza": the country of a place that the rule asks for
        if (
            name.rpartition(".")[2] in OF_PLACES
            and (host := cast.host_at(_places_in(trigger, name)))
            and host.country not in keys
        ):
            return [host]
    return []


def _places_in(trigger: Token, name: str) -> Iterator[Token]:
    """What stands in a slot, and the places that lie in it: "to camps near El Fasher"."""
    for token in fillers(trigger, name):
        yield token
        for preposition in ("in", "near", "of", "at", "around", "outside"):
            yield from prepositional(token, preposition)


def _stricken(trigger: Token, cast: Cast, taken: set[str]) -> list[Participant]:
    """Whose what was struck is: "bombarded a part of Syria's second city"."""
    for obj in slot(trigger, "obj"):
        for token in obj.subtree:
            host = cast.host_at([token]) if token.dep_ in ("poss", "pobj", "compound", "nmod", "amod") else None
            if host is not None and host.country not in taken:
                return [host]
    return []


def _is_sent(token: Token) -> bool:
    """Whether somebody is only sent somewhere: "threatened to send troops to Lomé" threatens no troops."""
    return token.dep_ == "dobj" and token.head.lemma_.lower() in SENDING


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
