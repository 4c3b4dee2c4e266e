"""Nouns that mean somebody only by what was said before: "the two countries", "both sides", "the country"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from spacy.tokens import Token

from dragoman.actors.build import DEFINITE, STATE_NOUNS, is_subject
from dragoman.actors.drafts import Draft, What, same_as
from dragoman.actors.places import is_place
from dragoman.actors.view import View
from dragoman.records import Judgement, MentionKind

PAIRS: Final = frozenset(
    "country side leader nation state government president minister power party neighbour neighbor capital".split()
)
"""Nouns of which "the two" or "both" are the two of whom the text has just spoken."""

SIDES: Final = frozenset({"side", "party"})
"""Of these nouns the two need not be states: the army and the rebels are "both sides"."""

LEAD: Final = 3
"""Sentences, headline included, in which a report says who is at odds with whom."""

NOMINAL_REACH: Final = 40
"""Sentences back for "the country", "the minister", who may last have been named paragraphs ago."""


def short_forms(view: View, by_head: dict[int, list[Draft]]) -> Iterator[Draft]:
    """Drafts for "the two countries", "both sides", "the country": nouns that mean somebody only by what was said before."""
    for token in view.doc:
        if (
            token.pos_ != "NOUN"
            or view.sentence_of[token.i] < 0
            or any(d.country or d.name for d in by_head.get(token.i, ()))
        ):
            continue
        noun = token.lemma_.lower()
        if noun not in PAIRS and noun not in STATE_NOUNS:
            continue
        before = {child.lower_: child.i for child in token.children if child.i < token.i}
        plural = token.tag_ == "NNS" and (
            "both" in before or ("two" in before and not before.keys().isdisjoint(DEFINITE))
        )
        single = token.tag_ == "NN" and noun in STATE_NOUNS and not before.keys().isdisjoint(("the", "this", "that"))
        if (plural and noun in PAIRS) or (single and len(before) == 1):
            yield Draft(
                min(before.values()), token.i + 1, token.i, view.sentence_of[token.i], MentionKind.NOMINAL, What.STATE,
                plural=plural, definite=True, subject=is_subject(token),
            )  # fmt: skip


def told_before(view: View, draft: Draft, before: list[Draft], home: str) -> list[Draft]:
    """The drafts that a short form becomes: two for a pair, one for "the country", none where the text does not tell."""
    if draft.plural:
        persons = view.doc[draft.head].lemma_.lower() in ("minister", "leader", "president")
        return [_copy(view, draft, one, persons) for one in _two_meant(view, draft, before, persons)]
    near_home = not any(0 <= draft.sentence - d.sentence <= 1 and _names_country(view, d) for d in before)
    for earlier in reversed(before):
        if draft.sentence - earlier.sentence > NOMINAL_REACH:
            return []
        if _names_country(view, earlier) and not (near_home and home and earlier.country != home):
            one = _as_country(view, draft, earlier, "the country")
            if is_place(view.doc[draft.head], country=True):
                one.what, one.judgement, one.role = What.PLACE, Judgement.NEGATIVE, "place"
            one.chain = (
                earlier if earlier.actor_id == one.actor_id and earlier.judgement is not Judgement.NEGATIVE else None
            )
            return [one]
    return []


def _names_country(view: View, draft: Draft) -> bool:
    named = draft.kind is MentionKind.NAME and draft.what in (What.STATE, What.PLACE)
    return named and draft.country in view.lexicon.actors


def _two_meant(view: View, draft: Draft, before: list[Draft], persons: bool) -> list[Draft]:
    """The two whom "the two countries", "both leaders" mean.

    Of those that the text has named together ("Egypt and Turkey") the two it has named so most often, the headline counting double;
    else the latest two of this sentence and the two before it. Whoever is the subject of the same clause is neither of them.
    """
    sides = view.doc[draft.head].lemma_.lower() in SIDES

    def fits(d: Draft) -> bool:
        if d.judgement is Judgement.NEGATIVE or d.plural or not d.country or d.kind is MentionKind.PRONOUN:
            return False
        if persons or not sides:
            return d.what is What.PERSON if persons else d.what in (What.STATE, What.PERSON)
        return d.what in (What.STATE, What.PERSON, What.ORGAN, What.GROUP)

    def key(d: Draft) -> str:
        return d.actor_id or d.name or d.country if persons or sides else d.country

    acting = {d.country for d in before if d.subject and d.head in {t.i for t in _clause_subjects(view, draft)}}
    candidates = [d for d in before if fits(d)]
    together: dict[frozenset[str], int] = {}
    latest_of: dict[frozenset[str], list[Draft]] = {}
    for first, second in pairwise(candidates):
        pair = frozenset({key(first), key(second)})
        if len(pair) == 2 and _joined(view, first, second) and not ({first.country, second.country} & acting):
            together[pair] = together.get(pair, 0) + (2 if first.sentence < (LEAD if sides else 1) else 1)
            latest_of[pair] = [first, second]
    if together:
        best = max(together, key=lambda pair: (together[pair], latest_of[pair][0].head))
        return latest_of[best]
    latest: list[Draft] = []
    for d in reversed(candidates):
        if draft.sentence - d.sentence > 2:
            break
        state_again = any(d.country == o.country and What.STATE in (d.what, o.what) for o in latest)
        if d.country not in acting and not state_again and all(key(d) != key(other) for other in latest):
            latest.append(d)
        if len(latest) == 2:
            return latest[::-1]
    return []


def _joined(view: View, first: Draft, second: Draft) -> bool:
    """Whether two mentions, one after the other, are named together: "X and Y", "X-Y", "X's meeting with Y"."""
    return (
        first.sentence == second.sentence
        and view.doc[second.head].head.i == first.head
        and view.doc[second.head].dep_ == "conj"
    )


def _clause_subjects(view: View, draft: Draft) -> list[Token]:
    """The subjects of the clause that a mention stands in, itself left out."""
    verb = next((a for a in view.doc[draft.head].ancestors if a.pos_ in ("VERB", "AUX")), None)
    return [] if verb is None else [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i != draft.head]


def _copy(view: View, draft: Draft, earlier: Draft, persons: bool) -> Draft:
    if not persons and earlier.what is What.PERSON:  # "the two countries" of two ministers
        return _as_country(view, draft, earlier, "pair")
    one = replace(draft, parts=[], reasons=[])
    words = view.text(draft.start, draft.end)
    same_as(one, earlier, "pair", 0.3, f"“{words}”: {earlier.name or earlier.role} is one of the two latest")
    return one


def _as_country(view: View, draft: Draft, earlier: Draft, part: str) -> Draft:
    one = replace(draft, parts=[], reasons=[], country=earlier.country, judgement=Judgement.POSITIVE)
    if earlier.country in view.lexicon.actors:
        one.actor_id, one.name = earlier.country, view.lexicon.actors[earlier.country].name
    one.because(
        part,
        0.2,
        f"“{view.text(draft.start, draft.end)}”: the country of {earlier.name or earlier.role}, just spoken of",
    )
    return one
