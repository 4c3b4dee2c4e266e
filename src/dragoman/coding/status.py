"""Whether it happened: polarity, modality and time of an event, by the clause first and by modifier words second.

The walk goes from the trigger up through the clauses that govern it. At each step it reads what stands on the clause (negation,
auxiliaries, adverbs, subordinators) and what governs it ("refused to", "plans for", "no indication that"). Modifier words are
data (`lexicons/data/status`), after ConText (Chapman et al. 2007): modifier, target, scope; the scope here is the clause.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from dragoman.coding.clauses import PASSIVE, SUBJECT, is_verbal
from dragoman.lexicons.rules import ModifierRule, Rules
from dragoman.records import Modality, PartialDate, Polarity, Span, Status, StatusMark, Time

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

HAPPENS: Final = frozenset("begin start take resume occur happen continue open proceed go commence".split())
"""Verbs that only say of their subject that it happens: "talks will begin"."""

RAISES: Final = frozenset({"believe", "think", "expect", "suppose"})
"""Verbs whose negation is about their clause: "does not believe that troops attacked"."""

COMMANDING: Final = frozenset({"tell", "ask", "remind", "advise"})
"""Verbs whose infinitive is a wish, and whose finite clause is told: "told him to go", "told reporters that troops went"."""

DENIED: Final = "denied"
"""The mark of what the one who reports it denies."""

SIGNS: Final = frozenset("indication evidence sign proof reason doubt hint suggestion".split())
"""Nouns whose "no" negates what they are of: "no indication that"."""


NOBODY: Final = frozenset("nobody none neither nothing no-one".split())
"""Words that negate the clause of which they are the subject or object."""


class _Reading:
    """The marks found on the way up, in order."""

    def __init__(self) -> None:
        self.marks: list[tuple[str, str, Token]] = []

    def add(self, rule_id: str, sets: str, token: Token) -> None:
        self.marks.append((rule_id, sets, token))


def status_of(
    trigger: Token, rules: Rules, date: PartialDate, published: PartialDate, *, own_future: bool = False
) -> Status:
    """The status of the event at `trigger`.

    Args:
        trigger: the verb or noun that tells the event.
        rules: the lexica.
        date: the event's date, as found; one after the report's makes it future, one over a month before makes it historical.
        published: the report's date.
        own_future: the type itself speaks of what is to come (AGREE, THREATEN ...), so words of planning do not change it.
    """
    reading = _Reading()
    token, path = trigger, 0
    _on_clause(token, rules, reading)
    while token.head != token and path < 8:
        head, dep = token.head, token.dep_
        if dep in SUBJECT and not (head.lemma_ in HAPPENS and not is_verbal(token)):
            break
        if dep not in UNDER and dep not in SUBJECT:
            break
        if dep == "advcl" and (any(c.dep_ == "mark" for c in token.children) or token.tag_ not in ("VB", "VBG", "VBN")):
            break
        if dep == "conj" and (not _shares_clause(token, head)):
            break
        if dep == "acl" and token.tag_ in ("VBG", "VBN"):
            break
        if dep == "advcl" and token.tag_ in ("VBG", "VBN"):
            break
        if not _governed(token, head, dep, rules, reading):
            break
        token, path = head, path + 1
    return _settle(reading, date, published, own_future)


def _shares_clause(token: Token, head: Token) -> bool:
    """Whether a coordinated verb leans on the auxiliaries of the first ("will meet and sign"), or a noun on its list."""
    if not is_verbal(token):
        return True
    own = any(c.dep_ in ("aux", "auxpass", "neg") or c.dep_ in SUBJECT or c.dep_ in PASSIVE for c in token.children)
    return not own and token.tag_ == head.tag_


def _on_clause(token: Token, rules: Rules, reading: _Reading) -> None:
    """Reads what stands on one clause or noun phrase."""
    place = rules.modifiers
    for child in token.children:
        word = child.lower_
        if child.dep_ == "neg" or word in ("n't", "n’t"):
            if not (child.lower_ == "not" and any(c.lower_ == "only" for c in token.children)):
                reading.add("neg", "negated", child)
        elif child.dep_ in ("aux", "auxpass"):
            _auxiliary(child, token, rules, reading)
        elif child.dep_ in ("mark", "advmod") and word in place["mark"]:
            _found(place["mark"][word], child, reading)
        elif child.dep_ == "advmod" and word in place["adverb"] and (child.i < token.i or is_verbal(token)):
            _found(place["adverb"][word], child, reading)
        elif child.dep_ == "det" and word in place["determiner"]:
            _found(place["determiner"][word], child, reading)
        elif child.dep_ in ("amod", "nmod") and word in place["adjective"] and not is_verbal(token):
            _found(place["adjective"][word], child, reading)
        elif child.dep_ in ("dobj", "attr", "nsubj", "nsubjpass") and is_verbal(token):
            if child.lower_ in NOBODY:
                reading.add("neg-nobody", "negated", child)
            for below in child.children:
                if below.dep_ in ("det", "preconj") and below.lower_ in ("no", "neither"):
                    reading.add("neg-object" if child.dep_ in ("dobj", "attr") else "neg-subject", "negated", below)


def _auxiliary(aux: Token, verb: Token, rules: Rules, reading: _Reading) -> None:
    word = aux.lower_
    if word == "to" and verb.dep_ in ("ROOT", "relcl", "acl") and verb.tag_ == "VB" and not _governed_infinitive(verb):
        reading.add("headline-to", "future", aux)
    elif word in ("would", "’d", "'d") and _reported_in_the_past(verb):
        reading.add("would-reported", "future", aux)
    elif word in rules.modifiers["aux"]:
        _found(rules.modifiers["aux"][word], aux, reading)


def _governed_infinitive(verb: Token) -> bool:
    """Whether an infinitive hangs on a noun that governs it ("plan to"), so that it is no headline future."""
    return verb.dep_ in ("acl", "relcl") and not (verb.head.dep_ == "ROOT" and verb.head.pos_ in ("PROPN", "NOUN"))


def _reported_in_the_past(verb: Token) -> bool:
    """Whether "would" is a past speaker's "will": "said it would send troops"."""
    head = verb.head
    return (
        verb.dep_ == "ccomp"
        and head.tag_ in ("VBD", "VBN")
        and not any(c.dep_ == "advcl" and any(m.lower_ == "if" for m in c.children) for c in verb.children)
    )


def _found(modifiers: tuple[ModifierRule, ...], token: Token, reading: _Reading) -> None:
    for modifier in modifiers:
        reading.add(modifier.id, modifier.sets, token)


def _governed(token: Token, head: Token, dep: str, rules: Rules, reading: _Reading) -> bool:
    """Reads what governs `token`; False where the scope ends (the content of plain speech)."""
    preposition = ""
    if dep in ("prep", "dative", "agent"):
        preposition, dep = token.lower_, "prep"
    if head.dep_ in ("prep", "dative", "agent") and dep in ("pobj", "pcomp"):
        if head.lower_ == "without" or (head.lower_ == "of" and head.head.lower_ == "instead"):
            reading.add("neg-without", "negated", head)
        return True
    if dep == "conj":
        _on_clause(head, rules, reading)
        return True
    lemma = head.lemma_.lower()
    particle = next((f"{lemma}-{c.lower_}" for c in head.children if c.dep_ == "prt"), "")
    for modifier in rules.modifiers["governor"].get(particle, ()) or rules.modifiers["governor"].get(lemma, ()):
        if lemma in COMMANDING and dep == "ccomp" and token.tag_ != "VB":
            continue
        if not modifier.prep or preposition in modifier.prep:
            if modifier.sets == "negated" and any(c.dep_ == "neg" for c in head.children):
                return False
            reading.add(modifier.id, modifier.sets, head)
    if not is_verbal(head):
        if lemma in SIGNS:
            _on_clause(head, rules, reading)
        return dep in ("acl", "prep", "pobj", "pcomp", "xcomp", "ccomp", "acomp") or lemma in SIGNS
    if dep == "ccomp" and lemma not in RAISES:
        return False
    if dep == "prep" and not any(m for m in reading.marks if m[2] == head):
        return False
    _on_clause(head, rules, reading)
    return True


def _settle(reading: _Reading, date: PartialDate, published: PartialDate, own_future: bool) -> Status:
    sets = [s for _, s, _ in reading.marks]
    polarity = Polarity.NEGATED if "negated" in sets else Polarity.AFFIRMED
    modality = Modality.HYPOTHETICAL if "hypothetical" in sets else Modality.ASSERTED
    time = Time.FUTURE if "future" in sets else Time.HISTORICAL if "historical" in sets else Time.CURRENT
    marks = [
        StatusMark(rule_id=rule_id, text=token.text, span=Span(start=token.idx, end=token.idx + len(token.text)))
        for rule_id, _, token in reading.marks
    ]
    if time is Time.CURRENT and date.known and published.known:
        if date.day > published.end[:10]:
            time = Time.FUTURE
        elif date.end[:10] < month_before(published.day):
            time = Time.HISTORICAL
    if own_future and time is Time.FUTURE:
        time = Time.CURRENT
    return Status(polarity=polarity, modality=modality, time=time, marks=tuple(marks))


def month_before(day: str) -> str:
    """The same day a month earlier, as text that compares with ISO days (a day that does not exist compares all the same)."""
    year, month = int(day[:4]), int(day[5:7]) - 1
    return f"{year - (month == 0):04d}-{month or 12:02d}-{day[8:10]}"
