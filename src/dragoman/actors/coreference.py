"""Short forms: which earlier mention they take up. What cannot be told stays untold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from spacy.tokens import Token

from dragoman.actors.article_country import only_country
from dragoman.actors.build import DEFINITE, STATE_NOUNS, is_subject
from dragoman.actors.drafts import Draft, What, same_as
from dragoman.actors.places import is_place
from dragoman.actors.pronouns import pronouns, taken_up
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

LEADERS: Final = frozenset(
    {"leader", "president", "prime minister", "premier", "chancellor", "king", "head of state", "strongman", "ruler"}
)
LOWERING: Final = frozenset({"vice", "deputy", "assistant", "former", "acting", "shadow"})

NOMINAL_REACH: Final = 40
"""Sentences back for "the minister", who may last have been named paragraphs ago."""


def link(view: View, drafts: list[Draft]) -> list[Draft]:
    """The drafts in text order, those of pronouns and short forms added, each that takes up an earlier one linked to it."""
    koreas = {draft.head: draft for draft in _koreas(view)}
    drafts = [*(draft for draft in drafts if draft.head not in koreas), *koreas.values()]
    by_head: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_head.setdefault(draft.head, []).append(draft)
    short = list(_short_forms(view, by_head))
    replaced = {d.head for d in short}
    queue: list[tuple[int, int, Draft | Token]] = [(d.head, 0, d) for d in drafts if d.head not in replaced]
    queue += [(d.head, 1, d) for d in short]
    queue += [(t.i, 2, t) for t in pronouns(view)]
    queue.sort(key=lambda item: item[:2])
    before: list[Draft] = []
    for _, order, item in queue:
        if not isinstance(item, Draft):
            before.extend(taken_up(view, item, before, by_head))
        elif order:
            before.extend(_told_before(view, item, before))
        else:
            _take_up(view, item, before)
            before.append(item)
    only_country(view, before)
    return sorted(before, key=lambda d: (d.start, d.head, d.end))


def _take_up(view: View, draft: Draft, before: list[Draft]) -> None:
    """Links a name or a noun phrase to the earlier mention that it repeats or shortens."""
    if draft.judgement is Judgement.NEGATIVE:
        return
    if draft.kind is MentionKind.NAME:
        spelled_out = _spelled_out(view, draft, before)
        if spelled_out is not None:
            same_as(draft, spelled_out, "acronym", 0.2, f"short for “{view.text(spelled_out.start, spelled_out.end)}”")
            return
        earlier = _same_name(draft, before)
        if earlier is None:
            if not _counterpart(view, draft, before):
                _from_owner(draft, before)
            return
        if draft.actor_id:
            draft.chain = earlier
            draft.gender = draft.gender or earlier.gender
            draft.role = draft.role or earlier.role
            draft.titles = tuple(dict.fromkeys((*draft.titles, *earlier.titles)))
        else:
            same_as(draft, earlier, "same-surname", 0.2, f"takes up “{view.text(earlier.start, earlier.end)}”")
        return
    if _counterpart(view, draft, before):
        return
    _from_owner(draft, before)
    _from_list(view, draft, before)
    if draft.definite and not draft.plural and not draft.modified:
        found = _same_office(draft, before)
        if found is not None:
            same_as(draft, found, "definite-noun", 0.2, f"takes up “{view.text(found.start, found.end)}”")


def _spelled_out(view: View, draft: Draft, before: list[Draft]) -> Draft | None:
    """The body that the article calls by a long form, of which `draft` is the acronym ("the Free Workers Union (FWU)")."""
    long = view.glosses.get(draft.name, "")
    if not long or draft.actor_id:
        return None
    return next((d for d in before if d.head != draft.head and long in view.text(d.start, d.end)), None)


def _same_name(draft: Draft, before: list[Draft]) -> Draft | None:
    last = draft.name.split()[-1] if draft.name else ""
    for earlier in reversed(before):
        if earlier.judgement is Judgement.NEGATIVE or earlier.kind is MentionKind.PRONOUN:
            continue
        if draft.actor_id:
            if earlier.actor_id == draft.actor_id:
                return earlier
        elif earlier.what is draft.what and earlier.name and not earlier.actor_id:
            names = earlier.name.split()
            if draft.name == earlier.name:
                return earlier
            if draft.what is What.PERSON and len(names) > len(draft.name.split()):
                family_first = draft.honoured and last == names[0]  # "Mr Wang" after "Wang Yi"
                if last == names[-1] or family_first:
                    return earlier
    return None


def _same_office(draft: Draft, before: list[Draft]) -> Draft | None:
    """The earlier mention that "the president", "the ministry", "the bloc" takes up.

    The latest one of the one whom the article has named most often among those that fit; a president of a body ("the ECOWAS president") is
    meant by "the president" only when no other is.
    """
    title = draft.titles[-1] if draft.titles else ""
    fitting = [d for d in before if draft.sentence - d.sentence <= NOMINAL_REACH and _may_mean(draft, d, title)]
    if not fitting:
        return None
    named: dict[int, int] = {}
    for earlier in fitting:
        named[id(earlier.first)] = named.get(id(earlier.first), 0) + 1
    near = [d for d in fitting if draft.sentence - d.sentence <= 1 and not d.modified]
    return near[-1] if near else max(fitting, key=lambda d: (not d.modified, named[id(d.first)], d.head))


def _may_mean(draft: Draft, earlier: Draft, title: str) -> bool:
    if earlier.judgement is Judgement.NEGATIVE or earlier.plural or earlier.kind is MentionKind.PRONOUN:
        return False
    if earlier.head == draft.head or draft.start <= earlier.head < draft.end:
        return False
    if earlier.sentence == draft.sentence and earlier.kind is MentionKind.NOMINAL and earlier.titles != draft.titles:
        return False  # "the president endorsed the Kurdish leader": two people
    if draft.country and draft.country != earlier.country and (earlier.country or earlier.kind is MentionKind.NAME):
        return False
    if draft.former != earlier.former:
        return False  # after "the former president", "the president" is another one
    if draft.what is What.PERSON and earlier.what is What.PERSON:
        return _office_fits(title, earlier)
    if draft.what in (What.ORGAN, What.GROUP) and earlier.what in (What.ORGAN, What.GROUP):
        if title in earlier.titles or (
            earlier.actor_id and title and earlier.name.lower().split()[-1].rstrip("s") == title
        ):
            return True
        kind = GENERIC_BODIES.get(title.rpartition(" ")[2])  # "the militant group"
        return bool(kind and earlier.actor_id and earlier.kind is MentionKind.NAME and kind(earlier))
    return False


def _is_armed_or_party(draft: Draft) -> bool:
    return bool({"REB", "PTY", "PRM", "CRM", "UAF", "SOC", "OPP", "LAB"} & set(draft.sectors)) or draft.country in (
        "IMG",
        "ISM",
        "NGO",
    )


GENERIC_BODIES: Final[Mapping[str, Callable[[Draft], bool]]] = {
    "bloc": lambda d: d.country in ("EUR", "IGO") and not d.sectors,
    "alliance": lambda d: d.country == "IGO",
    "agency": lambda d: d.country == "UNO" or bool({"JRN", "SPY", "SOC"} & set(d.sectors)),
    "organisation": lambda d: d.country in ("IGO", "UNO", "NGO") or _is_armed_or_party(d),
    "organization": lambda d: d.country in ("IGO", "UNO", "NGO") or _is_armed_or_party(d),
    "group": _is_armed_or_party,
    "movement": _is_armed_or_party,
    "militia": _is_armed_or_party,
    "party": lambda d: "PTY" in d.sectors,
    "union": lambda d: "LAB" in d.sectors,
    "company": lambda d: "BUS" in d.sectors or d.country == "MNC",
    "newspaper": lambda d: "JRN" in d.sectors,
    "broadcaster": lambda d: "JRN" in d.sectors,
    "court": lambda d: "JUD" in d.sectors,
}
"""Nouns that stand for a body named before, and which bodies they can mean."""


def _office_fits(title: str, earlier: Draft) -> bool:
    for held in earlier.titles:
        if held == title:
            return True
        words = held.split()
        if held.endswith(f" {title}") and words[0] not in LOWERING:
            return True
        if title == "leader" and held in LEADERS:
            return True
    return False


def _counterpart(view: View, draft: Draft, before: list[Draft]) -> bool:
    """For "his Turkish counterpart", tells the same office in another country."""
    if "counterpart" not in draft.titles:
        return False
    model = next((d for d in reversed(before) if d.head == draft.owner), None) or next(
        (
            d
            for d in reversed(before)
            if d.what is What.PERSON and d.subject and d.sentence == draft.sentence and not d.plural
        ),
        None,
    )
    if model is None:
        return True
    draft.sectors, draft.role = model.sectors, model.role
    draft.titles = (*draft.titles, *model.titles)
    draft.because("counterpart", 0.2, f"the same office as “{view.text(model.start, model.end)}”")
    draft.judgement = Judgement.POSITIVE if draft.country and draft.sectors else Judgement.UNSURE
    return True


def _from_owner(draft: Draft, before: list[Draft]) -> None:
    """Gives "his soldiers", "the country's army" the country of whom the possessor means, and a generic noun the sectors too."""
    if draft.country or draft.owner < 0:
        return
    owner = next((d for d in reversed(before) if d.head == draft.owner), None)
    if owner is not None and owner.country:
        draft.country = owner.country
        draft.sectors = draft.sectors or owner.sectors
        draft.because("owner", 0.2, f"of {owner.name or owner.role or owner.country}")
        draft.judgement = Judgement.POSITIVE if draft.sectors else draft.judgement


def _from_list(view: View, draft: Draft, before: list[Draft]) -> None:
    """Gives "drones" in "Russian missiles and drones" the country that stands before the first of the list."""
    token = view.doc[draft.head]
    if draft.country or draft.definite or draft.owner >= 0 or token.dep_ != "conj" or draft.start != draft.head:
        return
    first = next((d for d in reversed(before) if d.head == token.head.i), None)
    if first is not None and first.country and first.owner < 0 and view.doc[first.start].pos_ in ("ADJ", "PROPN"):
        draft.country = first.country
        draft.because("list", 0.1, f"in one list with “{view.text(first.start, first.end)}”")
        draft.judgement = Judgement.POSITIVE if draft.sectors else draft.judgement


KOREAS: Final = {"North": "PRK", "South": "KOR"}


def _koreas(view: View) -> Iterator[Draft]:
    """Drafts for "the North" and "the South" in a report that names a Korea."""
    named = {n.actor_id for hit in view.hits for n in hit.names if n.strong}
    if not named & set(KOREAS.values()):
        return
    for token in view.doc:
        code, known = KOREAS.get(token.text, ""), view.hit_at.get(token.i)
        if not code or view.sentence_of[token.i] < 0 or (known is not None and known.names):
            continue
        if token.dep_ in ("compound", "amod", "nmod"):
            continue
        if code in view.lexicon.actors and any(c.lower_ == "the" and c.i == token.i - 1 for c in token.children):
            draft = Draft(
                token.i - 1, token.i + 1, token.i, view.sentence_of[token.i], MentionKind.NOMINAL, What.STATE,
                definite=True, subject=is_subject(token), actor_id=code, name=view.lexicon.actors[code].name, country=code,
                judgement=Judgement.POSITIVE,
            )  # fmt: skip
            draft.because("korea", 0.4, f"“the {token.text}” in a report on Korea")
            yield draft


def _short_forms(view: View, by_head: dict[int, list[Draft]]) -> Iterator[Draft]:
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


def _told_before(view: View, draft: Draft, before: list[Draft]) -> list[Draft]:
    """The drafts that a short form becomes: two for a pair, one for "the country", none where the text does not tell."""
    if draft.plural:
        persons = view.doc[draft.head].lemma_.lower() in ("minister", "leader", "president")
        return [_copy(view, draft, one, persons) for one in _two_meant(view, draft, before, persons)]
    for earlier in reversed(before):
        if draft.sentence - earlier.sentence > NOMINAL_REACH:
            return []
        if (
            earlier.kind is MentionKind.NAME
            and earlier.country in view.lexicon.actors
            and earlier.what in (What.STATE, What.PLACE)
        ):
            one = _as_country(view, draft, earlier, "the country")
            if is_place(view.doc[draft.head], country=True):
                one.what, one.judgement, one.role = What.PLACE, Judgement.NEGATIVE, "place"
            one.chain = (
                earlier if earlier.actor_id == one.actor_id and earlier.judgement is not Judgement.NEGATIVE else None
            )
            return [one]
    return []


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
