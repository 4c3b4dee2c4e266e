"""Event rules over the parse: which rule fires at which word, who fills its roles, and what a rule that does not fire lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, NamedTuple

from spacy.tokens import Span, Token

from dragoman.coding.cast import Cast
from dragoman.coding.clauses import (
    SUBJECT,
    antecedent,
    conjuncts,
    is_passive,
    is_verbal,
    prepositional,
    slot,
)
from dragoman.coding.places import place_tokens
from dragoman.coding.slots import Slots, fillers
from dragoman.coding.told_apart import has_own_actor, strikes_a_thing, tells_own_act
from dragoman.lexicons.rules import ANYTHING, EventRule, Rules
from dragoman.records import QUAD, EventType, Participant

VERB_ACTOR: Final = ("subj",)
VERB_RECIPIENT: Final = ("obj",)
NOUN_ACTOR: Final = ("poss", "by", "between", "subj", "mod", "of", "from")
NOUN_RECIPIENT: Final = ("on", "against", "with", "to", "of", "for")
"""Default slots of the roles, where a rule names none."""

PLACE: Final = "place"
"""A slot beside those of `clauses.slot`: the country of the place where it happens, as the host."""

STRIKE_PLACES: Final = frozenset({EventType.ASSAULT, EventType.PROTEST, EventType.AID})
"""Types whose recipient is the country where it happens, when nobody else is named and the actors are of another one."""

OURS: Final = frozenset("i me my we us our ours ourselves".split())
"""Words for the speaker and whoever is on the speaker's side."""

OF_PLACES: Final = frozenset({"to", "into", "against", "on", "at", "from", "in", "near", "over", "across", "off"})
"""Prepositions whose object may be a place."""

SENDING: Final = frozenset("send deploy dispatch mobilise mobilize rush".split())
"""Verbs whose object does what the subject wants, and is not acted upon."""


class Lack(StrEnum):
    """Why a rule that fired tells no event of its own."""

    NOTHING = ""
    RECIPIENT = "recipient"
    """The rule needs a recipient, and none is named."""
    COUNTRY = "country"
    """Somebody did something to somebody: no actor, and no recipient of a known country."""
    ABSORBED = "absorbed"
    """It is part of the event that another hit tells."""
    EFFECT = "effect"
    """It only says what the main verb's act did."""


class Unmet(StrEnum):
    """What a rule lacks that does not fire."""

    PARTICLE = "particle"
    PASSIVE = "passive"
    IF = "if"
    UNLESS = "unless"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that fired: its trigger and the parties in their roles.

    `used` are the tokens of its conditions, which tell nothing else; `absorbed` those of its complement, which tell part of this event.
    Where it lacks something it is not whole: that is no event, but it may be what a claim is about.
    """

    rule: EventRule
    trigger: Token
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    fillers: Mapping[str, Token]
    used: frozenset[int] = frozenset()
    absorbed: frozenset[int] = frozenset()
    lack: Lack = Lack.NOTHING

    @property
    def whole(self) -> bool:
        """Whether it tells an event."""
        return not self.lack


class Miss(NamedTuple):
    """A rule that did not fire: the first of its conditions that is not met, in which slot, and what stood there."""

    rule: EventRule
    trigger: Token
    unmet: Unmet
    slot: str = ""
    stood: Sequence[Token] = ()

    @property
    def met(self) -> int:
        """How many conditions of the rule are met: those that are asked for before this one."""
        return conditions(self.rule).index((self.unmet, self.slot))

    @property
    def left(self) -> int:
        """How many conditions of the rule are not known to be met: this one, and those that are asked for after it."""
        return len(conditions(self.rule)) - self.met


def conditions(rule: EventRule) -> list[tuple[Unmet, str]]:
    """What a rule asks for before it fires, in the order in which `outcome` looks for it, with the slots."""
    asked = [(Unmet.PARTICLE, "")] if rule.prt else []
    asked += [(Unmet.PASSIVE, "")] if rule.voice else []
    asked += [(Unmet.IF, path) for path in rule.if_]
    asked += [(Unmet.UNLESS, path) for path in rule.unless]
    return asked + ([(Unmet.ACTOR, "")] if "actor" in rule.needs else [])


class Trial(NamedTuple):
    """What came of one word that the rules know.

    `noun`: it was tried as a noun. `known` are all rules of its lemma; `tried` what came of each that was tried, in order (none
    whose words the sentence lacks); `hit` the one that won. `by` is the hit whose event the word belongs to: it used the word in a
    condition, absorbed it, or has it as its effect. `answer`: the word answers what somebody said, so that only rules of REJECT
    were tried.
    """

    trigger: Token
    noun: bool
    known: Sequence[EventRule]
    tried: Sequence[Hit | Miss] = ()
    hit: Hit | None = None
    by: Hit | None = None
    answer: bool = False


def hits(sentence: Span, rules: Rules, cast: Cast, answers: Collection[int] = ()) -> Iterator[Hit]:
    """The rules that fire in a sentence, one a trigger; verbs come first, so that "launched an attack" is told once.

    `answers` are the tokens whose object is what somebody said ("which Beijing denies"): they can only reject it.
    """
    for trial in trials(sentence, rules, cast, answers):
        if trial.hit is not None:
            yield trial.hit


def trials(sentence: Span, rules: Rules, cast: Cast, answers: Collection[int] = ()) -> Iterator[Trial]:
    """What comes of each word of a sentence that the rules know, in the order in which they are tried: verbs first."""
    used: dict[int, Hit] = {}
    absorbed: dict[int, Hit] = {}
    told: dict[int, Hit] = {}
    words = {word for token in sentence for word in (token.lower_, token.lemma_.lower())}
    for trigger, noun, known in triggers(sentence, rules):
        condition_of = used.get(trigger.i)
        if condition_of is not None and not has_own_actor(trigger, condition_of):
            yield Trial(trigger, noun, known, by=condition_of)
            continue
        answer = trigger.i in answers
        candidates = [
            rule
            for rule in known
            if not any(asked.isdisjoint(words) for asked in rule.asks) and (not answer or rule.type is EventType.REJECT)
        ]
        tried: list[Hit | Miss] = []
        hit = _best(candidates, trigger, cast, told, tried)
        if condition_of is not None and (hit is None or not tells_own_act(hit, condition_of)):
            yield Trial(trigger, noun, known, by=condition_of)
            continue
        by: Hit | None = None
        if hit is not None:
            told[trigger.i] = hit
            by = absorbed.get(trigger.i)
            if by is not None and has_own_actor(trigger, by) and tells_own_act(hit, by):
                by = None
            if by is not None:
                hit = replace(hit, lack=hit.lack or Lack.ABSORBED)
            elif (by := _main_act(hit, told)) is not None:
                hit = replace(hit, lack=hit.lack or Lack.EFFECT)
            elif hit.whole:
                used |= dict.fromkeys(hit.used, hit)
                absorbed |= dict.fromkeys(hit.absorbed, hit)
        yield Trial(trigger, noun, known, tried, hit, by, answer)


def triggers(sentence: Span, rules: Rules) -> list[tuple[Token, bool, tuple[EventRule, ...]]]:
    """The words of a sentence that the rules know, verbs first, whether as nouns, and the rules of each, most specific first."""
    found = [(t, False, rules.verbs.get(t.lemma_.lower(), ())) for t in sentence if is_verbal(t)]
    found += [(t, True, rules.nouns.get(t.lemma_.lower(), ())) for t in sentence if is_nominal(t)]
    return [one for one in found if one[2]]


def is_nominal(token: Token) -> bool:
    """Whether a word can be the trigger of a rule for nouns: a noun, a name or a gerund."""
    return token.pos_ in ("NOUN", "PROPN") or token.tag_ == "VBG"


def _main_act(hit: Hit, told: Mapping[int, Hit]) -> Hit | None:
    """The act whose effect is all that a participle tells: "fired at the crowd, wounding 17 people" is one event."""
    verb = hit.trigger
    main = told.get(verb.head.i)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and main is not None and main.whole:
        return main if main.rule.type is hit.rule.type else None
    return None


def _best(
    candidates: Iterable[EventRule], trigger: Token, cast: Cast, told: Mapping[int, Hit], tried: list[Hit | Miss]
) -> Hit | None:
    """The first rule that fires with every party that it needs; else the first that fires at all. `tried` takes what came of each."""
    partial: Hit | None = None
    slots = Slots(trigger)
    for rule in candidates:
        found = outcome(rule, trigger, cast, slots)
        tried.append(found)
        if isinstance(found, Miss):
            continue
        if found.whole:
            return found
        if shared := _shared_recipients(found, told):
            return replace(found, recipients=shared, lack=Lack.NOTHING)
        partial = partial or found
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


def outcome(rule: EventRule, trigger: Token, cast: Cast, slots: Slots | None = None) -> Hit | Miss:
    """What comes of a rule at a word of its lemma: a hit, or the first condition that is not met. `slots` are the trigger's own."""
    slots = slots or Slots(trigger)
    if rule.prt and not any(c.lower_ in rule.prt for c in trigger.children if c.dep_ in ("prt", "prep", "advmod")):
        return Miss(rule, trigger, Unmet.PARTICLE)
    if rule.voice and not is_passive(trigger):
        return Miss(rule, trigger, Unmet.PASSIVE)
    used = {trigger.i}
    for path, lemmas in rule.if_.items():
        there = slots.at(path)
        standing = [t for t, own in there if ANYTHING in lemmas or not own.isdisjoint(lemmas)]
        if not standing:
            return Miss(rule, trigger, Unmet.IF, path, [t for t, _ in there])
        used |= {t.i for t in standing}
    for path, lemmas in rule.unless.items():
        if standing := [t for t, own in slots.at(path) if ANYTHING in lemmas or not own.isdisjoint(lemmas)]:
            return Miss(rule, trigger, Unmet.UNLESS, path, standing)
    return _with_roles(rule, trigger, cast, used)


def role_slots(rule: EventRule, trigger: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The slots in which a rule looks for its actor and its recipient: its own, else the default ones of verbs or nouns."""
    verbal = is_verbal(trigger) and trigger.lemma_.lower() in rule.verb
    actor = rule.actor or (VERB_ACTOR if verbal else NOUN_ACTOR)
    return actor, rule.recipient if rule.recipient is not None else VERB_RECIPIENT if verbal else NOUN_RECIPIENT


def _with_roles(rule: EventRule, trigger: Token, cast: Cast, used: set[int]) -> Hit | Miss:
    """The hit of a rule whose conditions are met, with the parties in its roles; a miss where it needs an actor and there is none."""
    found: dict[str, Token] = {}
    actor_slots, recipient_slots = role_slots(rule, trigger)
    actors = _parties(actor_slots, trigger, cast, found, "actor", taken=())
    if "actor" in rule.needs and not actors:
        return Miss(rule, trigger, Unmet.ACTOR)
    recipients = _parties(recipient_slots, trigger, cast, found, "recipient", taken=actors)
    if not recipients and rule.type is EventType.ASSAULT:
        recipients = _stricken(trigger, cast, {a.key for a in actors})
    if not recipients and rule.type in STRIKE_PLACES and not rule.mutual:
        recipients = _parties((PLACE,), trigger, cast, found, "recipient", taken=actors)
    lack = Lack.NOTHING
    alone = (rule.mutual and len(actors) > 1) or strikes_a_thing(rule, trigger, actors)
    if "recipient" in rule.needs and not recipients and not alone:
        lack = Lack.RECIPIENT
    elif not actors and not any(party.country for party in recipients):
        lack = Lack.COUNTRY
    absorbed = _absorbed(trigger) - used if rule.absorbs else set()
    return Hit(rule, trigger, tuple(actors), tuple(recipients), found, frozenset(used), frozenset(absorbed), lack)


def _absorbed(trigger: Token) -> set[int]:
    """The words of the complement, and of what stands behind prepositions: part of the event, and none of their own."""
    absorbed = {t.i for comp in fillers(trigger, "comp") if not _tells_apart(comp) for t in _told_with(comp)}
    absorbed |= {
        t.i
        for name in ("for", "of", "against", "from", "with")
        for filler in slot(trigger, name)
        for t in conjuncts(filler)
    }
    return absorbed | {
        t.i
        for name in ("of", "from", "into", "for")
        for filler in slot(trigger, name)
        if filler.dep_ == "pcomp"
        for t in _told_with(filler)
    }


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
