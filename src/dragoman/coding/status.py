"""Whether it happened: polarity, modality and time of an event, by the clause first and by modifier words second.

The walk goes from the trigger up through the clauses that govern it. At each step it reads what stands on the clause (negation,
auxiliaries, adverbs, subordinators) and what governs it ("refused to", "plans for", "no indication that"). Modifier words are
data (`lexicons/data/status`), after ConText (Chapman et al. 2007): modifier, target, scope; the scope here is the clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from dragoman.coding.background import is_background
from dragoman.coding.clauses import OBJECT, PASSIVE, SUBJECT, is_verbal
from dragoman.coding.status_words import (
    ACCUSING,
    BEING,
    CERTAIN,
    COMMANDING,
    CONDITIONAL,
    COUNTING,
    DOUBTING,
    HAPPENS,
    MEASURES,
    NEVER,
    NOBODY,
    OPEN,
    RAISES,
    SHOWING,
    SIGNS,
    TRUE,
    UNDER,
)
from dragoman.lexicons.rules import ModifierRule, Rules
from dragoman.records import Modality, PartialDate, Polarity, Span, Status, StatusMark, Time

DENIED: Final = "denied"
"""The mark of what the one who reports it denies."""


Mark = tuple[str, str, Token]
"""The rule, what it sets, and the word that does."""


class _Reading:
    """The marks found on the way up, in order."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []

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
    return settled(marks_of(trigger, rules, published), date, published, own_future=own_future)


def marks_of(trigger: Token, rules: Rules, published: PartialDate) -> list[Mark]:
    """What sets part of the status of the event at `trigger`, on the way up through the clauses above it."""
    reading = _Reading()
    token, path = trigger, 0
    beside = trigger
    _on_clause(token, rules, reading)
    while token.head != token and path < 8:
        head, dep = token.head, token.dep_
        if dep in SUBJECT and not _reaches_beyond_subject(token, head, rules, reading):
            break
        if dep == "relcl" and _is_content(token):
            dep = "acl"
        if dep not in UNDER and dep not in SUBJECT:
            break
        marked = any(c.dep_ == "mark" and c.lower_ != "for" for c in token.children)
        if dep == "advcl" and (marked or token.tag_ not in ("VB", "VBG", "VBN")):
            break
        if dep == "conj" and (not _shares_clause(token, head)):
            break
        if dep == "acl" and token.tag_ in ("VBG", "VBN") and not any(c.dep_ in SUBJECT for c in token.children):
            break
        if dep == "advcl" and token.tag_ in ("VBG", "VBN"):
            break
        if not _governed(token, head, dep, rules, reading):
            break
        beside = head if dep == "conj" and beside == token else beside
        token, path = head, path + 1
    year = int(published.start[:4]) if published.known else 0
    if is_background(trigger, year) or (beside != trigger and is_background(beside, year)):
        reading.add("long-ago", "historical", trigger)
    return reading.marks


def _is_content(clause: Token) -> bool:
    """Whether what the parse takes for a relative clause says what its noun is: "the danger that Mali will attack Niger"."""
    objects = sum(c.dep_ in OBJECT for c in clause.children)
    return objects > 1 or any(c.dep_ == "mark" for c in clause.children)


def _reaches_beyond_subject(token: Token, head: Token, rules: Rules, reading: _Reading) -> bool:
    """Whether a verb says only of its subject whether it happens; what its predicate says of it is read: "remains possible"."""
    if head.lemma_ in BEING:
        _predicate(token, head, rules, reading)
    if is_verbal(token) or any(sets == "hypothetical" for _, sets, _ in reading.marks):
        return False
    return head.lemma_ in HAPPENS and not any(c.lower_ == "away" for c in head.children)


def _predicate(token: Token, copula: Token, rules: Rules, reading: _Reading) -> None:
    """Reads what a copula says of its subject or clause: "is untrue", "remains possible", "is on the table"."""
    said_of = ("acomp", "attr", "oprd", *(("nsubj",) if token.dep_ == "attr" else ()))
    for child in copula.children:
        if child.lemma_ in TRUE and any(c.dep_ == "neg" for c in copula.children):
            reading.add("not-true", "negated", child)
        elif child.dep_ in said_of and child != token:
            for modifier in rules.modifiers["governor"].get(child.lemma_.lower(), ()):
                if not modifier.prep:
                    reading.add(modifier.id, modifier.sets, child)
        elif child.dep_ == "prep" and any(c.dep_ == "pobj" and c.lemma_ in OPEN for c in child.children):
            reading.add("on-the-table", "hypothetical", child)
        elif child.dep_ == "prep" and child.lower_ in ("among", "amongst"):
            for noun in (c for c in child.children if c.dep_ == "pobj"):
                for modifier in rules.modifiers["governor"].get(noun.lemma_.lower(), ()):
                    reading.add(modifier.id, modifier.sets, noun)


def _shares_clause(token: Token, head: Token) -> bool:
    """Whether a coordinated verb leans on the auxiliaries of the first ("will meet and sign"), or a noun on its list."""
    if not is_verbal(token):
        return True
    own = any(c.dep_ in ("aux", "auxpass", "neg") or c.dep_ in SUBJECT or c.dep_ in PASSIVE for c in token.children)
    return not own and token.tag_ == head.tag_


def _on_clause(token: Token, rules: Rules, reading: _Reading) -> None:
    """Reads what stands on one clause or noun phrase."""
    place = rules.modifiers
    _lead(token, rules, reading)
    inverted = [
        below for aux in token.lefts if aux.dep_ == "aux" for below in aux.lefts
    ]  # "never has Cuba", "at no point did"
    for child in (*inverted, *token.children):
        word = child.lower_
        if child.dep_ == "neg" or word in ("n't", "n’t"):
            if not (child.lower_ == "not" and any(c.lower_ == "only" for c in token.children)) and not _counts(child):
                reading.add("neg", "negated", child)
        elif word in ("neither", "nor") and child.dep_ in ("preconj", "cc", "advmod", "det") and child.i < token.i:
            reading.add("neg-neither", "negated", child)
        elif child.dep_ in ("aux", "auxpass"):
            _auxiliary(child, token, rules, reading)
        elif child.dep_ in ("mark", "advmod") and word in place["mark"]:
            if word == "until" and token.tag_ in ("VBD", "VBN"):
                continue  # "fought until the rebels withdrew"
            _found(place["mark"][word], child, reading)
        elif word == "longer" and any(c.lower_ in ("no", "not") for c in child.lefts):
            reading.add("neg-no-longer", "negated", child)
        elif child.dep_ == "prep" and any(c.lemma_ in NEVER and _negative(c) for c in child.children):
            reading.add("neg-at-no-point", "negated", child)
        elif child.dep_ == "advmod" and word in place["adverb"] and (child.i < token.i or is_verbal(token)):
            _found(place["adverb"][word], child, reading)
        elif child.dep_ == "det" and word in place["determiner"] and not _counts(child):
            _found(place["determiner"][word], child, reading)
        elif child.dep_ in ("amod", "nmod") and word in place["adjective"] and not is_verbal(token):
            _found(place["adjective"][word], child, reading)
        elif (
            child.dep_ in ("dobj", "attr", "nsubj", "nsubjpass") and is_verbal(token) and (negative := _negative(child))
        ):
            reading.add("neg-object" if child.dep_ in ("dobj", "attr") else "neg-subject", "negated", negative)


def _negative(noun: Token) -> Token | None:
    """The word that makes a subject or object negative, or None: "no help", "not one tent", "nobody", "neither Rome nor Paris"."""
    if noun.lower_ in NOBODY:
        return noun
    for below in noun.children:
        if below.i > noun.i:
            break
        if below.lower_ in ("no", "neither") and below.dep_ in ("det", "preconj", "cc") and not _counts(below):
            return below
        for word in (below, *below.lefts):
            if word.lower_ in ("hardly", "scarcely"):
                return word
            if word.lower_ == "not" and word.i + 1 < len(word.doc) and word.nbor().lower_ in ("one", "a", "an"):
                return word
    return None


def _counts(negation: Token) -> bool:
    """Whether a negation only belongs to a number: "no fewer than 300", "not only"."""
    return negation.i + 1 < len(negation.doc) and negation.nbor().lower_ in COUNTING


def _lead(token: Token, rules: Rules, reading: _Reading) -> None:
    """Reads marks of two words at the head of a clause, which the parse may hang elsewhere: "in case", "instead of"."""
    if not is_verbal(token) and token.dep_ not in ("pobj", "pcomp"):
        return
    opening = [c for c in token.lefts if c.dep_ in (*SUBJECT, *PASSIVE, "mark", "aux", "det", "amod", "compound")]
    left = min([token.i, *(c.left_edge.i for c in opening)])
    for start in (left - 2, left - 1, left):
        if start < 0:
            continue
        words = token.doc[start : start + 2]
        if modifiers := rules.modifiers["mark"].get(words.text.lower()):
            _found(modifiers, words[0], reading)
            return


def _auxiliary(aux: Token, verb: Token, rules: Rules, reading: _Reading) -> None:
    word = aux.lower_
    subject = next((c for c in verb.children if c.dep_ in SUBJECT or c.dep_ in PASSIVE), None)
    if subject is not None and aux.i < subject.i and (asked := _inverted(aux, verb)):
        reading.add(asked, "hypothetical", aux)
    elif (
        word == "to" and verb.dep_ in ("ROOT", "relcl", "acl") and verb.tag_ == "VB" and not _governed_infinitive(verb)
    ):
        reading.add("headline-to", "future", aux)
    elif word in ("would", "’d", "'d") and _reported_in_the_past(verb):
        reading.add("would-reported", "future", aux)
    elif word in rules.modifiers["aux"]:
        _found(rules.modifiers["aux"][word], aux, reading)


def _inverted(aux: Token, verb: Token) -> str:
    """The rule for an auxiliary before its subject: a question whether, or a condition; "" for others, such as "nor did he"."""
    before = verb.doc[aux.i - 1].lower_ if aux.i else ""
    asks = verb.doc[verb.sent.end - 1].text == "?" if verb.doc.has_annotation("SENT_START") else False
    if asks and not any(c.tag_ in ("WRB", "WP", "WDT") and c.i < aux.i for c in verb.children):
        return "question"
    if aux.lower_ in CONDITIONAL and before in ("", ",", "and", "or", ";", "-", "–", "—"):
        return "inverted-condition"
    return ""


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
        for modifier in rules.modifiers["governor"].get(head.lower_, ()):
            reading.add(modifier.id, modifier.sets, head)
        return True
    if dep == "conj":
        _on_clause(head, rules, reading)
        if any(c.lower_ == "nor" and head.i < c.i < token.i for c in head.children):
            reading.add("neg-neither", "negated", head)
        return True
    lemma = head.lemma_.lower()
    for modifier in _governors(token, head, preposition, rules):
        if lemma in COMMANDING and dep == "ccomp" and not any(c.lower_ == "to" for c in token.children):
            continue
        if modifier.sets == "negated" and dep == "ccomp" and token.i < head.i:
            continue
        if (modifier.sets == "negated" or lemma in DOUBTING) and _is_denied(head):
            return False
        reading.add(modifier.id, modifier.sets, head)
    if lemma in ACCUSING and any(sets == "future" for _, sets, _ in reading.marks):
        reading.add("accused-of-planning", "hypothetical", head)
    if not is_verbal(head):
        if lemma in CERTAIN and _negative(head):
            return False
        if lemma in SIGNS:
            _on_clause(head, rules, reading)
        return dep in ("acl", "prep", "pobj", "pcomp", "xcomp", "ccomp", "acomp", "relcl", "advcl") or lemma in SIGNS
    _ahead_or_yet(token, head, dep, reading)
    if any(c.dep_ in SUBJECT and c.i > head.i for c in head.children) and (asked := _inverted(head, head)):
        reading.add(asked, "hypothetical", head)
    if head.lemma_ in BEING and dep in ("ccomp", "xcomp", "advcl", "attr"):
        _predicate(token, head, rules, reading)
    if dep == "ccomp" and lemma not in RAISES:
        for sign in head.children:  # "no evidence has been found that", "nothing suggests that"
            shown = (sign.dep_ in PASSIVE and sign.lemma_ in SIGNS) or (sign.dep_ in SUBJECT and lemma in SHOWING)
            if shown and (negative := _negative(sign)):
                reading.add("neg-sign", "negated", negative)
        return False
    if dep == "prep" and not any(m for m in reading.marks if m[2] == head):
        return False
    _on_clause(head, rules, reading)
    return True


def _governors(token: Token, head: Token, preposition: str, rules: Rules) -> tuple[ModifierRule, ...]:
    """The modifiers that `head` is for what it governs: those that ask for the preposition between them before the others."""
    lemma, known = head.lemma_.lower(), rules.modifiers["governor"]
    if lemma in MEASURES and head.pos_ == "NOUN":
        return ()
    if lemma == "use" and (token.dep_ != "xcomp" or any(c.dep_ in OBJECT or c.dep_ in PASSIVE for c in head.children)):
        return ()
    if (
        not is_verbal(head) and token.dep_ == "prep" and head.dep_ in OBJECT
    ):  # "cleared the general of", "kept troops from"
        above = known.get(head.head.lemma_.lower(), ())
        if found := tuple(m for m in above if preposition in m.prep and preposition in ("of", "from")):
            return found
    particle = next((f"{lemma}-{c.lower_}" for c in head.children if c.dep_ in ("prt", "advmod")), "")
    found = known.get(particle, ()) or known.get(lemma, ())
    return tuple(m for m in found if preposition and preposition in m.prep) or tuple(m for m in found if not m.prep)


def _is_denied(head: Token) -> bool:
    """Whether the governing clause is itself negated: "did not hesitate to", "nobody doubts that"."""
    subjects = [c for c in head.children if c.dep_ in SUBJECT or c.dep_ in PASSIVE]
    return any(c.dep_ == "neg" for c in head.children) or any(_negative(s) for s in subjects)


def _ahead_or_yet(token: Token, head: Token, dep: str, reading: _Reading) -> None:
    """Reads infinitives below "be", "go" and "have": "is to meet", "is going to meet", "has yet to meet"."""
    infinitive = dep in ("xcomp", "ccomp", "advcl") and any(
        c.dep_ == "aux" and c.lower_ == "to" for c in token.children
    )
    if not infinitive:
        return
    yet = next((c for c in (*head.children, *token.children) if c.lower_ in ("yet", "still") and c.i < token.i), None)
    if head.lemma_ in ("have", "be", "remain") and yet is not None:
        reading.add("neg-yet", "negated", yet)
    elif head.lemma_ == "be" and not any(c.dep_ in ("acomp", "attr") and c.i < token.i for c in head.children):
        reading.add("be-to", "future", head)
    elif head.lemma_ == "go" and head.tag_ == "VBG":
        reading.add("going-to", "future", head)


def settled(found: Sequence[Mark], date: PartialDate, published: PartialDate, *, own_future: bool = False) -> Status:
    """The status that marks and the event's date make together; the arguments are those of `status_of`."""
    sets = [s for _, s, _ in found]
    polarity = Polarity.NEGATED if "negated" in sets else Polarity.AFFIRMED
    modality = Modality.HYPOTHETICAL if "hypothetical" in sets else Modality.ASSERTED
    time = Time.FUTURE if "future" in sets else Time.HISTORICAL if "historical" in sets else Time.CURRENT
    marks = [
        StatusMark(rule_id=rule_id, text=token.text, span=Span(start=token.idx, end=token.idx + len(token.text)))
        for rule_id, _, token in found
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
