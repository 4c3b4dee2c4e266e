"""Short forms: which earlier mention they take up. What cannot be told stays untold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from spacy.tokens import Token

from dragoman.actors.article_country import only_country
from dragoman.actors.build import is_subject
from dragoman.actors.drafts import Draft, What, same_as
from dragoman.actors.pronouns import pronouns, taken_up
from dragoman.actors.short_forms import NOMINAL_REACH, short_forms, told_before
from dragoman.actors.view import View
from dragoman.records import Judgement, MentionKind

LEADERS: Final = frozenset(
    {"leader", "president", "prime minister", "premier", "chancellor", "king", "head of state", "strongman", "ruler"}
)
LOWERING: Final = frozenset({"vice", "deputy", "assistant", "former", "acting", "shadow"})

FOREIGN_REACH: Final = 5
"""Sentences back for "the army" where it was a body or an office of another country than the report's, without a name."""


def link(view: View, drafts: list[Draft], home: str = "") -> list[Draft]:
    """The drafts in text order, those of pronouns and short forms added, each that takes up an earlier one linked to it.

    Args:
        view: the article.
        drafts: what its own words say of each mention.
        home: the country that the report is about, "" where that is not plain.
    """
    koreas = {draft.head: draft for draft in _koreas(view)}
    drafts = [*(draft for draft in drafts if draft.head not in koreas), *koreas.values()]
    by_head: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_head.setdefault(draft.head, []).append(draft)
    short = list(short_forms(view, by_head))
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
            before.extend(told_before(view, item, before, home))
        else:
            _take_up(view, item, before, home)
            _from_body_led(view, item, by_head)
            before.append(item)
    only_country(view, before, home)
    return sorted(before, key=lambda d: (d.start, d.head, d.end))


def _take_up(view: View, draft: Draft, before: list[Draft], home: str) -> None:
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
        found = _same_office(draft, before, home)
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


def _same_office(draft: Draft, before: list[Draft], home: str) -> Draft | None:
    """The earlier mention that "the president", "the ministry", "the bloc" takes up.

    The latest one of the one whom the article has named most often among those that fit; a president of a body ("the ECOWAS president") is
    meant by "the president" only when no other is. In a report on one country "the army" is soon its own again after "the Russian army".
    """

    def reaches(earlier: Draft) -> bool:
        foreign = home and earlier.kind is MentionKind.NOMINAL and earlier.country not in ("", home)
        return draft.sentence - earlier.sentence <= (FOREIGN_REACH if foreign else NOMINAL_REACH)

    title = draft.titles[-1] if draft.titles else ""
    fitting = [d for d in before if reaches(d) and _may_mean(draft, d, title)]
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
    if "counterpart" in earlier.titles and "counterpart" not in draft.titles:
        return False  # "the president" is not "his Brazilian counterpart"
    if draft.former != earlier.former:
        return False  # after "the former president", "the president" is another one
    if draft.what is What.PERSON and earlier.what is What.PERSON:
        return _office_fits(title, earlier)
    if draft.what in (What.ORGAN, What.GROUP) and earlier.what in (What.ORGAN, What.GROUP):
        if title in earlier.titles or (
            earlier.actor_id
            and title
            and earlier.name.lower().split()[-1].rstrip("s") == title
            and (title not in GENERIC_BODIES or GENERIC_BODIES[title](earlier))
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
    if owner is not None and (owner.country or owner.sectors):
        draft.country = owner.country
        draft.sectors = draft.sectors or owner.sectors
        draft.because("owner", 0.2, f"of {owner.name or owner.role or owner.country or 'the same'}")
        draft.judgement = Judgement.POSITIVE if draft.country and draft.sectors else draft.judgement


LEADING: Final = frozenset({"head", "lead", "chair", "run", "command", "represent"})


def _from_body_led(view: View, draft: Draft, by_head: dict[int, list[Draft]]) -> None:
    """Gives a person without an office ("Jane Roe, who heads the union") the sectors of what they lead, and makes it their owner."""
    if draft.kind is not MentionKind.NAME or draft.what is not What.PERSON or draft.sectors or draft.actor_id:
        return
    verbs = (c for c in view.doc[draft.head].children if c.dep_ == "relcl" and c.lemma_ in LEADING)
    led = (d for verb in verbs for c in verb.children if c.dep_ == "dobj" for d in by_head.get(c.i, ()) if d.sectors)
    body = next(led, None)
    if body is not None:
        draft.sectors, draft.country, draft.owner = body.sectors, draft.country or body.country, body.head
        draft.role = draft.role or "leader"
        draft.because("body-led", 0.2, f"leads “{view.text(body.start, body.end)}”")


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
