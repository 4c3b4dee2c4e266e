"""The size of an event: how many were killed, injured or arrested, and how many took part, as its own clauses say.

A sentence often tells of two events. What counts for one is what is told in its own clause, in participles and consecutive
clauses under it ("fired at the crowd, killing 12"), in a clause that it is the occasion of ("12 died in the attack"), and in
nouns there ("with 12 dead", "17 deaths").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Final

from spacy.tokens import Token

from dragoman.coding.clauses import (
    OBJECT,
    PASSIVE,
    SUBJECT,
    conjuncts,
    is_passive,
    is_verbal,
    logical_object,
    prepositional,
    surface_subject,
)
from dragoman.coding.numbers import quantities
from dragoman.records import Size

_VERBS: Final = {
    "killed": frozenset("kill die perish slay massacre execute murder assassinate behead slaughter".split()),
    "injured": frozenset({"injure", "wound", "hurt", "maim"}),
    "arrested": frozenset({"arrest", "detain", "jail", "imprison", "apprehend"}),
}
_COUNTED: Final = {
    "killed": frozenset({"death", "fatality"}),
    "injured": frozenset({"injury"}),
    "arrested": frozenset({"arrest"}),
}
"""Nouns of which there are as many as victims: "17 deaths"."""
_BEFELL: Final = {
    "killed": frozenset({"death", "killing", "execution", "murder", "massacre", "assassination", "slaying"}),
    "injured": frozenset({"wounding", "injuring"}),
    "arrested": frozenset({"arrest", "detention", "jailing", "imprisonment"}),
}
"""Nouns of what befell those after "of": "the death of three soldiers"."""
_STATES: Final = {
    "killed": frozenset({"dead", "killed"}),
    "injured": frozenset({"wounded", "injured", "hurt"}),
    "arrested": frozenset({"arrested", "detained"}),
}
"""What stands after those whom it is said of: "12 dead and 40 wounded", "leaving dozens injured"."""
_INTRANSITIVE: Final = frozenset({"die", "perish"})
_LIFE_TAKING: Final = frozenset({"claim", "cost", "lose", "take"})
_RISES: Final = frozenset({"rise", "climb", "reach", "stand", "hit", "pass", "top", "jump", "increase", "exceed", "be"})
_ACTS: Final = frozenset(
    "attack strike airstrike raid bombing bombardment shelling clash shooting fire explosion blast ambush assault offensive gunfire "
    "operation crackdown fighting violence battle protest rally march demonstration riot unrest stampede barrage massacre".split()
)
"""Nouns of acts: what a relative clause says of one is said of the event ("launched an attack that killed 43")."""
_OCCASIONS: Final = frozenset({"in", "during", "at", "by", "from", "under", "amid", "when", "with"})
_OUTCOMES: Final = frozenset({"with", "in", "to"})
_CONTAINERS: Final = frozenset({"series", "wave", "string", "round", "barrage", "spate", "number", "toll"})
_TAKING_PART: Final = frozenset(
    "take join attend participate gather march turn mass assemble rally demonstrate protest stage hold begin start pour flood walk "
    "go".split()
)
_DRAWING: Final = frozenset({"draw", "attract", "bring", "see", "gather", "involve"})
_CROWDS: Final = frozenset({"crowd", "group", "gathering", "column", "procession", "total", "throng", "mob"})
_BODIES: Final = frozenset(
    "union party group organisation organization city town province country state university company day hour week month year "
    "newspaper airline school village".split()
)
"""What is counted as bodies, not as people."""


@dataclass(frozen=True, slots=True)
class _Told:
    """How many suffered what, and the word that says what."""

    measure: str
    count: int
    word: Token


def size_of(trigger: Token, *, crowd: bool = False) -> Size:
    """How many were killed, injured and arrested in the event that `trigger` tells, and with `crowd` how many took part.

    None where its clauses give no number. Ranges and bounds give their lower number ("at least 43", "43 to 50").
    """
    own = set(_own(trigger))
    found: dict[str, int] = {}
    for told in _told(trigger.sent):
        if told.measure not in found and not own.isdisjoint(_belongs_to(told.word)):
            found[told.measure] = told.count
    return Size(**found, crowd=_crowd(trigger) if crowd else None)


def completed(size: Size, other: Size) -> Size:
    """`size`, with the numbers of `other` where it has none: two tellings of one event."""
    known = {f.name: getattr(size, f.name) for f in fields(Size) if getattr(size, f.name) is not None}
    return replace(other, **known)


def _told(sentence: Iterable[Token]) -> Iterator[_Told]:
    """Every count of victims in a sentence, in the order of the words that say what befell them."""
    for word in sentence:
        for measure in _VERBS:
            count = _sufferers(word, measure)
            if count is not None:
                yield _Told(measure, count, word)


def _sufferers(word: Token, measure: str) -> int | None:
    """How many suffered `measure`, if `word` says so and gives a number."""
    lemma = word.lemma_.lower()
    if is_verbal(word) and (lemma in _VERBS[measure] or (measure == "killed" and _shoots_dead(word))):
        victims = surface_subject(word) if lemma in _INTRANSITIVE else logical_object(word)
        count = _sum(victims or prepositional(word, "between"))
        if count is not None:
            return count
    if word.lower_ in _STATES[measure]:
        return _before(word)
    if word.pos_ == "NOUN" and lemma in _COUNTED[measure] and (counted := count_of(word)) is not None:
        return counted
    if word.pos_ == "NOUN" and lemma in _BEFELL[measure]:
        return _sum(prepositional(word, "of"))
    if measure == "killed" and lemma == "toll":
        return _toll(word)
    if measure == "killed" and lemma == "life" and word.dep_ in OBJECT and word.head.lemma_ in _LIFE_TAKING:
        counted = count_of(word)
        theirs = surface_subject(word.head) if word.head.lemma_ == "lose" else prepositional(word, "of")
        return counted if counted is not None else _sum(theirs)
    return None


def _shoots_dead(verb: Token) -> bool:
    """Whether it is "shot dead" or "gunned down"."""
    return verb.lemma_ in ("shoot", "gun") and any(c.lower_ in ("dead", "down") for c in verb.children)


def _toll(noun: Token) -> int | None:
    """The number that a death toll is, or rises to."""
    where = [*prepositional(noun, "of"), *prepositional(noun, "to")]
    verb = noun.head
    if noun.dep_ in (*SUBJECT, *PASSIVE) and (verb.lemma_ in _RISES or is_passive(verb)):
        where += [*prepositional(verb, "to"), *prepositional(verb, "at")]
        where += [c for c in verb.children if c.dep_ in (*OBJECT, "attr")]
    elif noun.dep_ in OBJECT:
        where += [*prepositional(verb, "to"), *prepositional(verb, "at")]
    return next((n for t in where if (n := count_of(t)) is not None), None)


def _sum(nouns: Iterable[Token]) -> int | None:
    """The numbers of coordinated nouns together ("two soldiers and a child"); None where none of them has a number."""
    members = [t for noun in nouns for t in conjuncts(noun)]
    counts = [count_of(t) for t in members]
    if not any(n is not None for n in counts):
        return None
    return sum(n if n is not None else _is_one(t) for n, t in zip(counts, members, strict=True))


def _is_one(noun: Token) -> bool:
    return noun.tag_ == "NN" and any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in noun.lefts)


def count_of(noun: Token) -> int | None:
    """The number that counts a noun: what stands before it, itself ("dozens"), or after "of" ("a crowd of 300")."""
    sentence = noun.sent
    words = [t.lower_ for t in sentence]
    here = noun.i - sentence.start
    for one in reversed(quantities(words)):
        tokens = sentence[one.start : one.end]
        if one.start <= here < one.end or (one.end <= here and any(t.head == noun for t in tokens)):
            return one.least
    if noun.lemma_.lower() in _CROWDS:
        return next((n for t in prepositional(noun, "of") if (n := count_of(t)) is not None), None)
    return None


def _before(state: Token) -> int | None:
    """The number of those who are "dead" or "wounded", when it stands close before the word ("8 people dead", "40 wounded")."""
    if any(c.dep_ in (*PASSIVE, "auxpass", "dobj") for c in state.children):
        return None
    sentence = state.sent
    here = state.i - sentence.start
    for one in reversed(quantities([t.lower_ for t in sentence])):
        between = sentence[one.end : here] if one.end <= here else None
        if between is not None and len(between) <= 3:
            plain = all(t.pos_ in ("NOUN", "ADJ", "ADP", "PRON", "PROPN", "DET") for t in between)
            attributive = state.dep_ == "amod" and state.head.i > state.i
            return one.least if plain and not attributive else None
    return None


def _belongs_to(word: Token) -> Iterator[Token]:
    """The words that what befell people is told of: `word`, and what governs it as its cause, step by step."""
    yield word
    while (head := _cause_of(word)) is not None:
        yield head
        word = head


def _cause_of(word: Token) -> Token | None:
    head, dep = word.head, word.dep_
    if head == word:
        return None
    if not is_verbal(word):
        if dep == "pobj":
            return head.head if head.lower_ in _OUTCOMES or word.lemma_ in _ACTS else None
        takes = dep in ("conj", "oprd", "acomp", "attr", "appos", "amod", *OBJECT, *SUBJECT, *PASSIVE)
        return head if takes else None
    own = [c for c in word.children if c.dep_ in (*SUBJECT, *PASSIVE)]
    if dep == "acl" and _is_bare(word):
        return head  # "leaving 30 officers injured"
    if dep in ("relcl", "acl"):
        act = head.head.head if head.dep_ == "pobj" and head.lemma_.lower() not in _ACTS else head
        caused = act.lemma_.lower() in _ACTS and not is_passive(word)
        return act if caused and all(c.lower_ in ("that", "which") for c in own) else None
    if dep in ("advcl", "xcomp", "ccomp", "dep", "pcomp", "conj", "oprd"):
        follows = not own or (_is_outcome(word) and (_is_outcome(head) or not _has_cause(word)))
        coordinated = dep != "conj" or _is_outcome(word) or _tells_harm(word)
        if follows and coordinated and not _is_earlier(word):
            return head.head if dep == "pcomp" else head
    return None


def _is_earlier(verb: Token) -> bool:
    """Whether a clause tells of what came before: "after killing 12"."""
    marks = [c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i]
    before = verb.head.lower_ if verb.dep_ == "pcomp" else ""
    return bool({"after", "since", "because", "before", "for", "over"} & {*marks, before})


def _is_outcome(verb: Token) -> bool:
    """Whether a clause says what befell people, and not who did it: "12 were killed", "two died"."""
    lemma = verb.lemma_.lower()
    harmed = any(lemma in verbs for verbs in _VERBS.values())
    if lemma in _INTRANSITIVE or verb.lower_ == "left":
        return True
    return harmed and (_is_bare(verb) or is_passive(verb)) and not prepositional(verb, "by")


def _is_bare(verb: Token) -> bool:
    """Whether a participle stands without auxiliary and object: "dozens wounded"."""
    return verb.tag_ == "VBN" and not any(c.dep_ in ("aux", *OBJECT) for c in verb.children)


def _tells_harm(verb: Token) -> bool:
    return any(verb.lemma_.lower() in verbs for verbs in _VERBS.values()) or verb.lemma_ == "leave"


def _has_cause(verb: Token) -> bool:
    """Whether a clause names its own occasion: "five were wounded when Ukraine struck"."""
    return any(
        c.dep_ == "advcl" and any(m.lower_ in ("when", "after", "as") for m in c.children) for c in verb.children
    )


def _own(trigger: Token) -> Iterator[Token]:
    """The trigger and the words that share its event: what it is the object or occasion of, its outcome ("12 died when ...")."""
    yield trigger
    word = trigger
    while (head := _shared_with(word)) is not None:
        yield head
        word = head


def _shared_with(word: Token) -> Token | None:
    head, dep = word.head, word.dep_
    if head == word:
        return None
    if not is_verbal(word) or dep in ("pobj", *OBJECT, *SUBJECT):
        if dep == "pobj":
            return head.head if head.lower_ in _OCCASIONS or head.head.lemma_ in _CONTAINERS else _outcome_above(head)
        if dep in (*OBJECT, *SUBJECT, *PASSIVE, "attr", "conj", "nmod", "compound"):
            return head
        return None
    if dep == "xcomp":
        return head
    if dep in ("ccomp", "parataxis") and any(t.text in ";:" for t in word.doc[word.i : head.i]):
        return head if _is_outcome(head) else None
    if dep == "conj":
        return head if is_verbal(head) and _tells_harm(word) and _tells_harm(head) and _shares(word) else None
    if dep in ("advcl", "pcomp"):
        above = head if is_verbal(head) else head.head
        participle = word.tag_ == "VBG" and not _is_earlier(word)
        return above if _is_outcome(above) or (participle and _tells_harm(above)) else None
    return None


def _outcome_above(prep: Token) -> Token | None:
    """The outcome that a preposition such as "after" hangs on: "two died after the attack"."""
    return prep.head if is_verbal(prep.head) and _is_outcome(prep.head) else None


def _shares(verb: Token) -> bool:
    """Whether a coordinated clause tells of the same event: no subject of its own, or only victims."""
    return _is_outcome(verb) or not any(c.dep_ in (*SUBJECT, *PASSIVE) for c in verb.children)


def _crowd(trigger: Token) -> int | None:
    """How many took part in the protest that `trigger` tells."""
    for people in _marchers(trigger):
        if people.lemma_.lower() not in _BODIES or people.lemma_.lower() in _CROWDS:
            count = count_of(people)
            if count is not None:
                return count
    return None


def _marchers(trigger: Token) -> Iterator[Token]:
    """Words for those who take part, likeliest first."""
    if is_verbal(trigger):
        yield from prepositional(trigger, "by") if is_passive(trigger) else surface_subject(trigger)
        if trigger.dep_ == "xcomp" and is_verbal(trigger.head):
            yield from surface_subject(trigger.head)
        return
    yield from (c for c in trigger.lefts if c.lower_ == "strong")
    yield from (t for name in ("by", "of", "from") for t in prepositional(trigger, name))
    verb = trigger
    while not is_verbal(verb) and verb.head != verb and verb.dep_ not in SUBJECT:
        verb = verb.head
    if verb.dep_ in SUBJECT and verb.head.lemma_ in _DRAWING:
        yield from logical_object(verb.head)
    elif is_verbal(verb) and verb.lemma_.lower() in _TAKING_PART:
        yield from prepositional(verb, "by") if is_passive(verb) else surface_subject(verb)
