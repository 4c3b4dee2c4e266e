"""Drafts of mentions from phrases and from names that stand alone, each judged by what its own words say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from dragoman.actors.describe import Desk, Said, country_of, describe
from dragoman.actors.drafts import Draft, Hit, What
from dragoman.actors.longer_names import HONORIFICS
from dragoman.actors.names_told import is_language, kind_by_words
from dragoman.actors.people import Choice, choose, role_on, spelled_alike
from dragoman.actors.phrases import Phrase, is_body, is_person
from dragoman.actors.places import is_place
from dragoman.actors.view import View
from dragoman.lexicons import NameKind
from dragoman.records import Actor, ActorKind, Judgement, MentionKind, Sector

STATE_NOUNS: Final = frozenset({"country", "nation", "state", "kingdom", "republic"})
"""Nouns that name states; alone they say nothing of who acts."""

COUNTED: Final = frozenset(
    "tens dozens scores hundreds thousands millions hundred thousand many most some several number group crowd majority half".split()
)
"""Words before "of" that only say how many."""

DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "both"})
MEN: Final = frozenset(
    {"mr", "sir", "lord", "king", "prince", "sheikh", "sheik", "pope", "sultan", "emir", "imam", "ayatollah"}
)
WOMEN: Final = frozenset({"mrs", "ms", "miss", "dame", "lady", "queen", "princess", "madam"})
"""Honorifics that tell a gender; nothing else is taken to tell one."""


def from_phrase(desk: Desk, phrase: Phrase) -> Iterator[Draft]:
    """The drafts of a phrase: one, or one for each country where it stands for several."""
    view = desk.view
    said = _with_appositions(desk, phrase)
    name = phrase.name
    if name is not None and is_body(view, name) and not is_person(view, name):
        yield _body(desk, phrase, said)
        return
    if name is not None:
        yield _person(desk, phrase, said)
        return
    if phrase.nouns[-1].phrase in STATE_NOUNS and not said.sectors:
        return  # "many countries"; "the two countries" are found with the pronouns
    countries = said.countries if len(said.countries) > 1 else said.countries[:1] or ("",)
    for country in countries:
        draft = _draft(desk, phrase, MentionKind.NOMINAL, said)
        draft.country = country
        draft.sectors = said.sectors
        draft.role = said.role
        draft.judgement = (
            Judgement.POSITIVE if country and said.sectors and said.what is not What.THING else Judgement.UNSURE
        )
        if country and said.what is What.THING:
            draft.judgement = Judgement.POSITIVE
        yield draft


def _with_appositions(desk: Desk, phrase: Phrase) -> Said:
    """What the phrase says, with what stands beside it."""
    said = describe(desk, phrase)
    for head in phrase.appositions:
        other = desk.by_head.get(head)
        if other is None or other is phrase:
            continue
        more = describe(desk, other)
        if phrase.name is None and other.name is not None:
            phrase.name = other.name
        said.countries = said.countries or more.countries
        if more.sectors and not said.sectors:
            said.sectors, said.what = more.sectors, more.what if said.what is What.UNKNOWN else said.what
        said.role = said.role or more.role
        said.titles = tuple(dict.fromkeys((*said.titles, *more.titles)))
        said.former = said.former or (more.former and not phrase.nouns)
        said.parts += [("apposition", 0.1)] if more.parts else []
        said.reasons += [f"beside it: {reason}" for reason in more.reasons]
    return said


def _draft(desk: Desk, phrase: Phrase, kind: MentionKind, said: Said) -> Draft:
    view = desk.view
    token = view.doc[phrase.head]
    plural = token.tag_ in ("NNS", "NNPS") if kind is MentionKind.NOMINAL else False
    honorifics = (
        {view.doc[i].lower_.rstrip(".") for i in range(phrase.core_start, phrase.core_end)}
        if kind is MentionKind.NAME
        else set()
    )
    draft = Draft(
        start=phrase.start,
        end=phrase.end,
        head=phrase.head,
        sentence=view.sentence_of[phrase.head],
        kind=kind,
        what=said.what,
        titles=said.titles,
        plural=plural,
        definite=phrase.determiner in DEFINITE or phrase.possessor is not None,
        subject=is_subject(token),
        former=said.former,
        modified=any(not country_of(desk, hit) for hit in phrase.modifiers) or phrase.foreign,
        owner=-1 if phrase.possessor is None else phrase.possessor,
        gender="man" if honorifics & MEN else "woman" if honorifics & WOMEN else "",
    )
    draft.parts = list(said.parts)
    draft.reasons = list(said.reasons)
    return draft


def is_subject(token: Token) -> bool:
    """Whether a token is the subject of a clause, alone, in a list, or counted ("thousands of people")."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in COUNTED:
        return is_subject(token.head.head)
    return token.dep_ in ("nsubj", "nsubjpass")


def _person(desk: Desk, phrase: Phrase, said: Said) -> Draft:
    view, name = desk.view, phrase.name
    assert name is not None
    draft = _draft(desk, phrase, MentionKind.NAME, said)
    draft.what, draft.plural = What.PERSON, False
    draft.name = view.text(name.start, name.end)
    draft.honoured = any(view.doc[i].lower_.rstrip(".") in HONORIFICS for i in range(phrase.core_start, name.start))
    titled = (*said.titles, *said.sectors)
    chosen = choose(view, name, desk.known, titled, draft.honoured)
    chosen = chosen or spelled_alike(view, name, desk.known, titled, said.countries)
    actor = view.lexicon.actors[chosen.name.actor_id] if chosen else None
    if chosen and actor and actor.kind is ActorKind.PERSON and not _contradicted(desk, actor, said, draft):
        _as_known_person(view, draft, actor, chosen, said)
        return draft
    draft.country = said.countries[0] if said.countries else ""
    draft.sectors = said.sectors
    draft.role = said.role
    draft.because("unknown-name", 0.2, f"“{draft.name}” is no name of the gazetteer that the text supports")
    draft.judgement = Judgement.POSITIVE if draft.country and draft.sectors else Judgement.UNSURE
    return draft


def _contradicted(desk: Desk, actor: Actor, said: Said, draft: Draft) -> bool:
    """Whether the text gives the name a country in which the known bearer never held office: then it is somebody else."""
    held = {role.country for role in actor.roles}
    real = {c for c in held if c in desk.view.lexicon.actors}
    if not said.countries or not real or held & set(said.countries) or held - real:
        return False
    draft.reasons.append(f"not {actor.name} of {' '.join(sorted(held))}")
    return True


def _as_known_person(view: View, draft: Draft, actor: Actor, chosen: Choice, said: Said) -> None:
    draft.actor_id, draft.name = actor.id, actor.name
    draft.parts = list(chosen.parts)
    draft.reasons = [chosen.reason]
    role, why = role_on(actor, view.date)
    text_sectors = said.sectors if said.role and said.role not in HONORIFICS else ()
    if said.former:
        draft.sectors, why = (Sector.ELI.value,), "out of office by the text's own word"
        draft.country = said.countries[0] if said.countries else view.country_of(actor.id)
    elif role is not None:
        draft.country, draft.sectors, draft.role = role.country, role.sectors, role.title
        draft.because("dated-role", 0.1, why)
    elif text_sectors:
        draft.country = said.countries[0] if said.countries else view.country_of(actor.id)
        draft.sectors = text_sectors
        draft.because("title-in-text", 0.1, f"{why}, but the text says “{said.role}”")
    else:
        draft.country, draft.sectors = view.country_of(actor.id), (Sector.ELI.value,) if actor.roles else ()
        draft.because("dated-role", 0.0, f"{why}: out of office" if actor.roles else why)
    draft.role = said.role or draft.role
    draft.titles = tuple(dict.fromkeys((*said.titles, *([role.title.lower()] if role else []))))
    draft.judgement = Judgement.POSITIVE if chosen.sure else Judgement.UNSURE


def _body(desk: Desk, phrase: Phrase, said: Said) -> Draft:
    view, name = desk.view, phrase.name
    assert name is not None
    draft = _draft(desk, phrase, MentionKind.NAME, said)
    draft.what = What.ORGAN
    draft.name = view.text(name.start, name.end)
    chosen = choose(view, name, desk.known, said.sectors, nations=said.countries)
    actor = view.lexicon.actors[chosen.name.actor_id] if chosen else None
    token = view.doc[phrase.head]
    if chosen and actor and actor.kind is ActorKind.BODY:
        draft.actor_id, draft.name, draft.country, draft.sectors = actor.id, actor.name, actor.country, actor.sectors
        draft.parts, draft.reasons = list(chosen.parts), [chosen.reason]
        draft.judgement = Judgement.POSITIVE if chosen.sure else Judgement.UNSURE
        has_seat = actor.country in view.lexicon.actors  # what states share ("in NATO", "across the EU") is no building
        if has_seat and is_place(token, country=False, seat=True):
            _make_place(draft, view)
    else:
        kind = kind_by_words(view.glosses.get(draft.name, draft.name))
        organised = bool(kind) or name.end - name.start > 2  # two words may be a person's name: "India Hartley"
        inner = [c for hit in _name_parts(name, organised=organised) for c in country_of(desk, hit)]
        draft.country = (*said.countries, *inner, "")[0]
        draft.sectors = _shared_sectors(view, name) or said.sectors or kind
        what = (
            "may be several of the gazetteer" if name.names else "looks like an organisation, unknown to the gazetteer"
        )
        draft.because("unknown-name", 0.2, f"“{draft.name}” {what}")
        draft.judgement = Judgement.POSITIVE if draft.country and draft.sectors else Judgement.UNSURE
        if view.lexicon.noun(draft.name.lower()) is not None:  # "Congress", of a state that is not told
            draft.role = draft.name.lower()
            if is_place(token, country=False, seat=True):
                _make_place(draft, view)
    return draft


def _shared_sectors(view: View, name: Hit) -> tuple[str, ...]:
    """The sectors that all who bear a name share: every "Congress" is a legislature."""
    borne = {view.lexicon.actors[n.actor_id].sectors for n in name.names}
    return borne.pop() if len(borne) == 1 else ()


def _name_parts(name: Hit, *, organised: bool) -> list[Hit]:
    """Nationalities, and in what is an organisation by its words countries and cities, inside a longer name ("Kenya Airways")."""
    places = {NameKind.PROPER, NameKind.CITY, NameKind.CAPITAL}
    telling = {NameKind.ADJECTIVE} | (places if organised else set())
    return [hit for hit in name.inner if any(n.kind in telling for n in hit.names)]


def _make_place(draft: Draft, view: View) -> None:
    draft.what, draft.judgement, draft.role, draft.sectors = What.PLACE, Judgement.NEGATIVE, "place", ()
    draft.because("place", 0.1, f"stands as a place, after “{view.doc[draft.head].head.text}”")


def from_name(desk: Desk, hit: Hit) -> Draft | None:
    """The draft of a name that stands outside any phrase: a country, a capital, a city, a nationality; None where it names no actor."""
    view = desk.view
    chosen = choose(view, hit, desk.known)
    root = _name_root(view, hit)
    if chosen is None:
        return _unknown_place(view, hit, root) if hit.label in ("GPE", "LOC", "FAC") else None
    if (
        view.doc[hit.start - 1].text in ("-", "–")
        and hit.start > 1
        and view.doc[hit.start - 2].lower_ in ("pro", "anti", "non")
    ):
        return None
    kind, actor = chosen.name.kind, view.lexicon.actors[chosen.name.actor_id]
    draft = Draft(
        start=hit.start,
        end=hit.end,
        head=root.i,
        sentence=view.sentence_of[hit.start],
        kind=MentionKind.NAME,
        what=What.STATE,
        actor_id=actor.id,
        name=actor.name,
        country=actor.country,
        sectors=actor.sectors,
        subject=is_subject(root),
        judgement=Judgement.POSITIVE if chosen.sure else Judgement.UNSURE,
        parts=list(chosen.parts),
        reasons=[chosen.reason],
    )
    if kind is NameKind.PERSON:
        return _nationals(desk, draft, hit)
    if kind is NameKind.ADJECTIVE:
        return None if is_language(root) or not country_of(desk, hit) else draft
    if is_place(root, country=actor.kind is ActorKind.COUNTRY and kind is NameKind.PROPER):
        _make_place(draft, view)
    elif draft.sentence in view.sports:
        draft.judgement, draft.role, draft.sectors = Judgement.NEGATIVE, "team", ()
        draft.because("sport", 0.1, "a team: the sentence is about sport")
    elif kind in (NameKind.CAPITAL, NameKind.CITY) and _names_a_place(root):
        draft.what, draft.judgement, draft.role, draft.sectors = What.PLACE, Judgement.NEGATIVE, "place", ()
        draft.because("place", 0.1, f"says where “{root.head.text}” is")
    elif kind is NameKind.CAPITAL and (seated := _seated(desk, hit, actor)) is not None:
        draft.actor_id, draft.name, draft.country, draft.sectors = (
            seated.id,
            seated.name,
            seated.country,
            seated.sectors,
        )
        draft.what = What.ORGAN
        draft.because("seat", -0.1, f"the seat of {seated.name}, which the article names")
    elif kind is NameKind.CAPITAL:
        draft.because("capital", -0.1, f"a capital in an actor's position: the government of {actor.name}")
    elif kind is NameKind.CITY:
        draft.judgement = Judgement.UNSURE
        draft.because("city", -0.2, "a city that is no seat of government, not in a place's position")
    return draft


def _seated(desk: Desk, hit: Hit, country: Actor) -> Actor | None:
    """The body that a capital stands for where the article speaks of that body and not of the country ("Brussels" for the EU)."""
    bodies = [
        n.actor_id for n in hit.names if not n.strong and desk.view.lexicon.actors[n.actor_id].kind is ActorKind.BODY
    ]
    if len(bodies) != 1:
        return None
    union = desk.view.lexicon.actors[bodies[0]].country  # its Commission, its Parliament speak for it too
    if bodies[0] not in desk.known.actors and (union in ("IGO", "UNO") or union not in desk.known.countries):
        return None
    others = (n for other in desk.view.hits for n in other.names if n.kind is not NameKind.CAPITAL)
    if any(n.actor_id == country.id for n in others):
        return None
    return desk.view.lexicon.actors[bodies[0]]


def _nationals(desk: Desk, draft: Draft, hit: Hit) -> Draft:
    """The draft of "two Russians": people of a country, not the country; ethnic Russians are of the country that they live in."""
    view = desk.view
    draft.kind, draft.what, draft.plural = MentionKind.NOMINAL, What.GROUP, True
    draft.actor_id = draft.name = ""
    draft.sectors = ()
    start = hit.start
    while start > 0 and view.doc[start - 1].pos_ in ("DET", "NUM", "ADJ") and view.doc[start - 1].head.i == draft.head:
        start -= 1
    draft.start = start
    draft.definite = view.doc[start].lower_ in DEFINITE
    draft.because("nationals", -0.1, "people of that country")
    if any(view.doc[i].lower_ == "ethnic" for i in range(start, hit.start)):
        head = view.doc[draft.head]
        where = (p for prep in head.children if prep.lower_ in ("in", "of") for p in prep.children if p.dep_ == "pobj")
        homes = [c for token in where if (other := view.hit_at.get(token.i)) for c in country_of(desk, other)]
        draft.country, draft.sectors = (*homes, "")[0], (Sector.CVL.value,)
        draft.because("ethnic", 0.1, "an ethnic group, not that country's people")
    return draft


def _names_a_place(root: Token) -> bool:
    """Whether a city's name only says where something is: "Beijing talks", "Moscow's Luzhniki Stadium"."""
    if root.dep_ in ("compound", "nmod", "amod", "npadvmod"):
        return True
    return root.dep_ == "poss" and root.head.pos_ == "PROPN"


def _unknown_place(view: View, hit: Hit, root: Token) -> Draft | None:
    if not is_place(root, country=False):
        return None
    draft = Draft(
        hit.start,
        hit.end,
        root.i,
        view.sentence_of[hit.start],
        MentionKind.NAME,
        What.PLACE,
        name=view.text(hit.start, hit.end),
    )
    draft.judgement, draft.role = Judgement.NEGATIVE, "place"
    draft.because("unknown-place", 0.1, f"the model takes “{draft.name}” for a place; the gazetteer does not know it")
    return draft


def _name_root(view: View, hit: Hit) -> Token:
    inside = range(hit.start, hit.end)
    return next((view.doc[i] for i in inside if view.doc[i].head.i not in inside), view.doc[hit.end - 1])
