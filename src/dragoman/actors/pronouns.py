"""Pronouns: the mention that each takes up, told by the parse, or by who was the subject last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from dragoman.actors.build import is_subject
from dragoman.actors.drafts import Draft, What, same_as
from dragoman.actors.view import View
from dragoman.records import Judgement, MentionKind

HE: Final = {"he": "man", "him": "man", "his": "man", "she": "woman", "her": "woman", "hers": "woman"}
IT: Final = frozenset({"it", "its"})
THEY: Final = frozenset({"they", "them", "their", "theirs"})
RELATIVE: Final = frozenset({"who", "which", "that", "whom", "whose"})

NEAR: Final = 3
"""Sentences back in which a pronoun's antecedent is looked for: in news nearly all stand in this sentence or the one before it."""


def pronouns(view: View) -> Iterator[Token]:
    """The pronouns that may take somebody up, in text order."""
    known = {*HE, *IT, *THEY, *RELATIVE}
    for token in view.doc:
        if token.lower_ in known and view.sentence_of[token.i] >= 0 and token.pos_ in ("PRON", "DET", "SCONJ"):
            yield token


def taken_up(view: View, token: Token, before: list[Draft], by_head: dict[int, list[Draft]]) -> list[Draft]:
    """A draft for each earlier mention that a pronoun takes up; none where that cannot be told."""
    word = token.lower_
    if word in RELATIVE:
        found = _antecedent(token, by_head)
    elif word in HE:
        found = _he(view, token, before)
    elif word in IT:
        found = _it(view, token, before)
    else:
        found = _they(view, token, before)
    out = []
    for earlier in found:
        if earlier.judgement is Judgement.NEGATIVE:
            continue
        draft = Draft(
            token.i, token.i + 1, token.i, view.sentence_of[token.i], MentionKind.PRONOUN, earlier.what,
            plural=earlier.plural, definite=True, subject=is_subject(token) or (earlier.subject and word in RELATIVE),
            gender=HE.get(word, ""),
        )  # fmt: skip
        same_as(draft, earlier, "pronoun", 0.3, f"“{token.text}” takes up “{view.text(earlier.start, earlier.end)}”")
        if earlier.first.gender == "" and word in HE:
            earlier.gender = earlier.first.gender = HE[word]
        out.append(draft)
    return out


def _antecedent(token: Token, by_head: dict[int, list[Draft]]) -> list[Draft]:
    """What a relative clause hangs on, told by the parse; "which" is never a person."""
    for ancestor in token.ancestors:
        if ancestor.dep_ == "relcl":
            found = by_head.get(ancestor.head.i, [])
            return [d for d in found if d.what is not What.PERSON] if token.lower_ == "which" else found
    return []


def _candidates(view: View, token: Token, before: list[Draft]) -> list[Draft]:
    sentence = view.sentence_of[token.i]
    return [
        d
        for d in before
        if 0 <= sentence - d.sentence <= NEAR
        and d.judgement is not Judgement.NEGATIVE
        and d.head != token.i
        and not (d.start <= token.i < d.end)
    ]


def _he(view: View, token: Token, before: list[Draft]) -> list[Draft]:
    """The latest person who is a subject, of this sentence first; nobody of a gender that the text has told to be the other.

    "Kenya arrested a suspect and wants to hand him over": who is acted upon again is the one who was so before.
    """
    if token.i in view.quoted:
        return []
    gender = HE[token.lower_]
    sentence = view.sentence_of[token.i]
    acted_on = token.dep_ in ("dobj", "dative") and token.head.dep_ == "xcomp"
    best: tuple[float, Draft] | None = None
    for place, d in enumerate(_candidates(view, token, before)):
        if d.what is not What.PERSON or d.plural or d.first.gender not in ("", gender) or d.gender not in ("", gender):
            continue
        if _same_clause(token, d):
            continue  # "Smith met him": two people
        if d.head in view.quoted and d.sentence != sentence:
            continue
        score = (
            -2.0 * (sentence - d.sentence)
            + (3.0 if d.subject else 0.0)
            + (1.0 if d.kind is not MentionKind.NOMINAL else 0.0)
            + (3.0 if acted_on and d.sentence == sentence and not d.subject and d.head < token.i else 0.0)
            + 0.01 * place
        )
        if best is None or score > best[0]:
            best = (score, d)
    return [best[1]] if best else []


def _it(view: View, token: Token, before: list[Draft]) -> list[Draft]:
    """The state or organisation that is the subject of this sentence or the last one, where nothing else is in the way."""
    if token.i in view.quoted or (token.lower_ == "it" and _expletive(token)):
        return []
    sentence = view.sentence_of[token.i]
    subjects = [
        d for d in _candidates(view, token, before)
        if d.subject and not d.plural and d.what in (What.STATE, What.ORGAN, What.GROUP) and sentence - d.sentence <= 1
 and not _same_clause(token, d)
    ]  # fmt: skip
    if not subjects:
        return []
    if token.dep_ == "poss" and (given := _object_before(token, before)) is not None:
        return [given]
    latest = subjects[-1]
    if latest.sentence == sentence:
        return [latest]
    main = _main_subject(view, latest.sentence)
    if main is None or main.i == latest.head or latest.start <= main.i < latest.end:
        return [latest]
    of_main = [d for d in subjects if d.head == main.i]
    return of_main[-1:]


TURNING_TO: Final = frozenset(
    "promise give offer grant send lend pay owe accuse warn urge ask tell blame condemn criticise criticize press pressure help deny thank "
    "praise sue punish sanction force order".split()
)
"""Verbs whose object is the one that "its" after it belongs to: "accused Armenia of shelling its own town"."""


def _object_before(token: Token, before: list[Draft]) -> Draft | None:
    """The state or body that is the object of such a verb, between the verb and the pronoun."""
    verb = next((a for a in token.ancestors if a.lemma_ in TURNING_TO and a.pos_ == "VERB"), None)
    if verb is None or any(c.dep_ in ("nsubj", "nsubjpass") and verb.i < c.i < token.i for c in verb.subtree):
        return None
    objects = {c.i for c in verb.children if c.dep_ in ("dobj", "dative") and verb.i < c.i < token.i}
    return next(
        (d for d in before if d.head in objects and not d.plural and d.what in (What.STATE, What.ORGAN, What.GROUP)),
        None,
    )


def _same_clause(token: Token, draft: Draft) -> bool:
    """Whether `draft` is the subject of the verb that has the pronoun as its object: then they are two."""
    if not draft.subject or token.dep_ in ("poss", "nsubj", "nsubjpass"):
        return False
    governor = token.head.head if token.dep_ == "pobj" else token.head
    return draft.head in {child.i for child in governor.children}


def _main_subject(view: View, sentence: int) -> Token | None:
    span = view.doc.spans["sentences"][sentence]
    return next((t for t in span.root.children if t.dep_ in ("nsubj", "nsubjpass")), None)


def _expletive(token: Token) -> bool:
    """Whether nobody is meant: "It is clear that ...", "it was alleged that ..."."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    clausal = any(c.dep_ in ("ccomp", "csubj", "xcomp", "advcl") for c in verb.children)
    if token.dep_ == "nsubjpass" and clausal:
        return True
    return (
        verb.lemma_ == "be"
        and any(c.dep_ in ("acomp", "attr", "oprd") for c in verb.children)
        and (clausal or any(g.dep_ in ("ccomp", "xcomp", "relcl", "acl") for c in verb.children for g in c.children))
    )


def _they(view: View, token: Token, before: list[Draft]) -> list[Draft]:
    """The plural subject of this sentence or the last one: a group, or all that are coordinated there."""
    if token.i in view.quoted:
        return []
    sentence = view.sentence_of[token.i]
    subjects = [
        d for d in _candidates(view, token, before)
        if d.subject and d.kind is not MentionKind.PRONOUN and sentence - d.sentence <= 1 and not _same_clause(token, d)
    ]  # fmt: skip
    if token.dep_ == "poss":
        here = [
            d for d in _candidates(view, token, before) if d.sentence == sentence and (d.plural or d.what is What.GROUP)
        ]
        if here:
            return [d for d in here if d.head == here[-1].head]
    if token.dep_ in ("dobj", "pobj", "dative", "iobj"):
        acted_on = [
            d for d in _candidates(view, token, before)
            if d.sentence == sentence and not d.subject and (d.plural or d.what is What.GROUP) and d.kind is not MentionKind.PRONOUN
        ]  # fmt: skip
        if acted_on:  # "ordered two diplomats to leave, accusing them of spying"
            return [d for d in acted_on if d.head == acted_on[-1].head]
    if (speaker := _speaker_above(token)) is not None:
        subjects.sort(key=lambda d: d.head == speaker.i)
    for latest in reversed(subjects):
        together = _together(view, latest, subjects)
        if len(together) > 1:
            return together
        if latest.plural or (latest.what in (What.GROUP, What.ORGAN)):
            return [d for d in subjects if d.head == latest.head]
    return []


def _speaker_above(token: Token) -> Token | None:
    """The subject of the verb of saying over a second that-clause: "doctors said police had fired and that they had treated ..."."""
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubjpass") or verb.dep_ != "conj" or verb.head.dep_ != "ccomp":
        return None
    if not any(c.dep_ == "mark" for c in verb.children):
        return None
    return next((c for c in verb.head.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)


def _together(view: View, draft: Draft, others: list[Draft]) -> list[Draft]:
    """The drafts in the same list as `draft`: "China and Russia"."""
    first = view.doc[draft.head]
    while first.dep_ == "conj":
        first = first.head
    heads = {first.i}
    for token in first.subtree:
        if token.dep_ == "conj" and token.head.i in heads:
            heads.add(token.i)
    return [d for d in others if d.head in heads and not d.plural]
