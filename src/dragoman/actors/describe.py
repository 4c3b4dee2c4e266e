"""What a phrase itself says of the one it means: sector, country, office, from its nouns and the names around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from dragoman.actors.drafts import Hit, What
from dragoman.actors.names_told import kind_by_words
from dragoman.actors.people import Known, choose, role_on
from dragoman.actors.phrases import PROXIES, Phrase, is_body, is_plural, listed
from dragoman.actors.view import View
from dragoman.lexicons import NameKind
from dragoman.records import ActorKind, Sector

FORMER: Final = frozenset(
    {"former", "ex", "ex-", "retired", "ousted", "deposed", "onetime", "one-time", "erstwhile", "late", "outgone"}
)
"""Words that put an office in the past; who held it is of the elite (ELI)."""

OFFICIALS: Final = frozenset({Sector.GOV, Sector.LEG, Sector.JUD, Sector.MIL, Sector.SPY, Sector.COP, Sector.PTY})
"""Sectors whose former holders are ELI."""

ARMED: Final = frozenset({Sector.REB, Sector.PRM, Sector.UAF, Sector.CRM, Sector.MIL})
"""Sectors of bodies that their fighters share: "Boko Haram gunmen" are rebels."""

ABROAD: Final = frozenset(
    "diplomat ambassador envoy journalist reporter correspondent analyst expert negotiator delegate tourist peacekeeper adviser".split()
)
"""Nouns whose "in" tells where somebody is, not whence ("diplomats in New York"), as it is with titles ("the president in Zagreb")."""

PRESIDING: Final = frozenset(
    {"president", "vice president", "chairman", "chairwoman", "chair", "director", "secretary", "chief of staff", "director general",
     "secretary general", "secretary-general", "speaker", "commander", "founder"}
)  # fmt: skip
"""Offices of states and of all sorts of bodies: of a body, they take the body's sector."""

OPEN_ENDED: Final = frozenset({"office", "station", "headquarters", "bureau", "branch", "unit", "department", "team"})


@dataclass(slots=True)
class Said:
    """What a phrase says. `countries` holds several where it means several ("Hungarian and Romanian officials")."""

    what: What = What.UNKNOWN
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    role: str = ""
    former: bool = False
    parts: list[tuple[str, float]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Desk:
    """The phrases of an article by head, and what has been read off them so far."""

    view: View
    known: Known
    by_head: dict[int, Phrase]
    said: dict[int, Said] = field(default_factory=dict)


def country_of(desk: Desk, hit: Hit) -> tuple[str, ...]:
    """The country that a name before a noun gives it; empty for proxies ("Iran-backed") and names that are not told."""
    doc = desk.view.doc
    end, start = hit.end, hit.start
    if end + 1 < len(doc) and doc[end].text in ("-", "–") and doc[end + 1].lower_ in PROXIES:
        return ()
    if start > 1 and doc[start - 1].text in ("-", "–") and doc[start - 2].lower_ in ("pro", "anti", "non"):
        return ()
    if not hit.names:  # "Panamanian Immigration inspectors": the nationality in a name that is not known
        inner = [part for part in hit.inner if any(n.kind is NameKind.ADJECTIVE for n in part.names)]
        return country_of(desk, inner[0]) if inner else ()
    chosen = choose(desk.view, hit, desk.known)
    country = desk.view.country_of(chosen.name.actor_id) if chosen else ""
    return (country,) if country else ()


def describe(desk: Desk, phrase: Phrase, depth: int = 0) -> Said:
    """What the phrase's own words say, with what its possessor, its "of" phrase and its apposition lend it."""
    done = desk.said.get(phrase.core_start)
    if done is not None:
        return done
    said = desk.said[phrase.core_start] = Said()
    _read_nouns(phrase, said)
    _lend_sectors(desk, phrase, said, depth)
    _lend_country(desk, phrase, said, depth)
    said.former = bool(FORMER.intersection(phrase.words)) or any(
        n.phrase.startswith(("former ", "ex-")) for n in phrase.nouns
    )
    if said.former and (OFFICIALS.intersection(said.sectors) or not said.sectors) and said.what is What.PERSON:
        said.sectors = (Sector.ELI.value,)
        said.reasons.append("out of office by the text's own word")
    return said


def _read_nouns(phrase: Phrase, said: Said) -> None:
    nouns = phrase.nouns
    if not nouns:
        said.what = What.UNKNOWN
        return
    said.what = nouns[-1].what
    own = [n for n in nouns if n.title or (not n.generic and n.what is nouns[-1].what)]
    lent = [n for n in nouns[:-1] if n not in own and not n.generic]
    if lent and own and ARMED.intersection(s for n in lent for s in n.sectors) and own[-1].what is What.PERSON:
        own, lent = lent, own  # "army accountant" is first of all of the army
    said.sectors = _unique(s for n in (*own, *lent) for s in n.sectors)
    persons = [n for n in nouns if n.what is What.PERSON]
    said.titles = tuple(dict.fromkeys(n.phrase for n in persons)) or (nouns[-1].phrase,)
    if persons:
        said.role = " ".join(dict.fromkeys(n.phrase for n in nouns))
    if said.sectors:
        said.parts.append(("noun", 0.3))
        said.reasons.append(f"“{said.role or nouns[-1].phrase}” is {' '.join(said.sectors)}")


def _lend_sectors(desk: Desk, phrase: Phrase, said: Said, depth: int) -> None:
    """A generic head ("official", "spokesman", "office") takes the sector of what it belongs to."""
    head = phrase.nouns[-1] if phrase.nouns else None
    if head is None:
        return
    if head.phrase in PRESIDING and (presided := _presided(desk, phrase, depth)) is not None:
        said.sectors = presided
        said.reasons.append(f"“{head.phrase}” of a body: {' '.join(presided) or 'sector unknown'}")
        return
    bodies = [s for hit in phrase.modifiers for s in _known_sectors(desk, hit)]
    if not bodies and head.what in (What.PERSON, What.GROUP) and set(said.sectors) <= {"UAF"}:  # "fighters of the ADF"
        bodies = [
            s
            for word, i in phrase.after
            if word == "of" and i in desk.view.hit_at
            for s in _known_sectors(desk, desk.view.hit_at[i])
        ]
    armed = ARMED.intersection(bodies)
    if armed and head.what in (What.PERSON, What.GROUP):
        said.sectors = _unique((*bodies, *(s for s in said.sectors if s not in ("UAF", "MIL", "UNK"))))
    elif bodies and (head.generic or not said.sectors):
        said.sectors = _unique((*bodies, *said.sectors))
    if (
        said.sectors
        and not (head.generic and not any(n.sectors for n in phrase.nouns[:-1]))
        and head.phrase not in OPEN_ENDED
    ):
        return
    if said.sectors and bodies:
        return
    for inner in _belongs_to(phrase):
        lent = _sectors_at(desk, inner, depth)
        if lent:
            said.sectors = lent
            said.parts.append(("belongs-to", 0.2))
            said.reasons.append(f"of “{desk.view.doc[inner].text}”: {' '.join(lent)}")
            return
    if not said.sectors and head.sectors:
        said.sectors = head.sectors
        said.parts.append(("generic-noun", 0.1))
        said.reasons.append(f"“{head.phrase}” alone: {' '.join(head.sectors)}")


def _presided(desk: Desk, phrase: Phrase, depth: int) -> tuple[str, ...] | None:
    """The sectors of the body that an office belongs to; None where it is no body's, or that of the state itself."""
    for token in _belongs_to(phrase):
        hit, inner = desk.view.hit_at.get(token), desk.by_head.get(token)
        if hit is not None and is_body(desk.view, hit):
            return _known_sectors(desk, hit) or kind_by_words(desk.view.text(hit.start, hit.end))
        if inner is not None and inner is not phrase and depth < 4:
            said = describe(desk, inner, depth + 1)
            if said.what in (What.ORGAN, What.GROUP):
                return said.sectors
    return None


def _belongs_to(phrase: Phrase) -> list[int]:
    inner = [] if phrase.possessor is None else [phrase.possessor]
    inner += [i for preposition, i in phrase.after if preposition in ("of", "for", "at", "from", "in", "with")]
    return inner


def _known_sectors(desk: Desk, hit: Hit) -> tuple[str, ...]:
    """The sectors of a body, or of a person's office on the article's date."""
    chosen = choose(desk.view, hit, desk.known)
    if chosen is None:
        return ()
    actor = desk.view.lexicon.actors[chosen.name.actor_id]
    if actor.kind is ActorKind.PERSON:
        role, _ = role_on(actor, desk.view.date)
        return role.sectors if role else ()
    return actor.sectors if actor.kind is ActorKind.BODY else ()


def _sectors_at(desk: Desk, token: int, depth: int) -> tuple[str, ...]:
    """The sectors of whoever stands at a token: a body's, or those of the phrase there."""
    if depth > 4:
        return ()
    hit = desk.view.hit_at.get(token)
    if hit is not None and (body := _known_sectors(desk, hit)):
        return body
    phrase = desk.by_head.get(token)
    return describe(desk, phrase, depth + 1).sectors if phrase is not None else ()


def _lend_country(desk: Desk, phrase: Phrase, said: Said, depth: int) -> None:
    doc = desk.view.doc
    owned_elsewhere = phrase.possessor is not None or any(word == "of" for word, _ in phrase.after)
    modifiers = [hit for hit in phrase.modifiers if not (owned_elsewhere and _is_city(hit))]  # "the BBC's Delhi bureau"
    groups: list[tuple[Hit, str]] = [(hit, c) for hit in modifiers for c in country_of(desk, hit)]
    if groups:
        joined = _coordinated(desk, phrase.modifiers)
        countries = _unique(c for _, c in groups) if joined else (_nearest_nation(desk, groups),)
        said.countries = countries
        said.parts.append(("modifier-country", 0.3))
        words = " and ".join(desk.view.text(h.start, h.end) for h, c in groups if c in countries)
        said.reasons.append(f"“{words}” before it: {' '.join(countries)}")
        return
    inner = [] if phrase.possessor is None else [("'s", phrase.possessor)]
    owned = phrase.possessor is not None and doc[phrase.possessor].tag_ == "PRP$"  # "its embassy in Iran" is not Iran's
    abroad = owned or (bool(phrase.nouns) and phrase.nouns[-1].phrase in ABROAD)
    titled = bool(phrase.nouns) and phrase.nouns[-1].title  # but "the professor at Oxford" is British
    whereabouts = ("in", "at") if abroad else ("in",) if titled else ()
    inner += [pair for pair in phrase.after if pair[0] not in ("to", *whereabouts)]
    for word, token in inner:
        members = listed(doc[token]) if word == "of" and is_plural(desk.view, phrase) else [token]
        countries = _unique(c for i in members for c in _countries_at(desk, i, depth)[:1])
        if countries:
            said.countries = countries
            said.parts.append(("belongs-to-country", 0.25))
            said.reasons.append(f"“{doc[token].text}” ({word}): {' '.join(countries)}")
            return


def _is_city(hit: Hit) -> bool:
    """Whether a name is a city's or a capital's, which says where rather than whose."""
    return bool(hit.names) and all(n.kind in (NameKind.CITY, NameKind.CAPITAL) for n in hit.names if n.strong)


def _nearest_nation(desk: Desk, groups: Sequence[tuple[Hit, str]]) -> str:
    """Among names before a noun, the nationality rather than the country, the body or the town."""
    for hit, country in reversed(groups):
        if any(name.kind is NameKind.ADJECTIVE for name in hit.names):
            return country
    for hit, country in reversed(groups):
        if any(desk.view.lexicon.actors[n.actor_id].kind is ActorKind.COUNTRY for n in hit.names):
            return country
    return groups[-1][1]


def _coordinated(desk: Desk, modifiers: Sequence[Hit]) -> bool:
    """Whether the names before a noun are a list."""
    doc = desk.view.doc
    return len(modifiers) > 1 and all(
        b.start - a.end <= 2 and any(doc[i].lower_ in ("and", ",", "or") for i in range(a.end, b.start))
        for a, b in pairwise(modifiers)
    )


def _countries_at(desk: Desk, token: int, depth: int) -> tuple[str, ...]:
    if depth > 4:
        return ()
    hit = desk.view.hit_at.get(token)
    if hit is not None and (hit.names or hit.inner):
        return country_of(desk, hit)
    phrase = desk.by_head.get(token)
    if phrase is not None and phrase.core_start <= token < phrase.core_end:
        return describe(desk, phrase, depth + 1).countries
    proper = desk.view.doc[token].pos_ == "PROPN" or token in desk.view.noun_at  # "in the shadow of a war" is nowhere
    for preposition in (
        desk.view.doc[token].children if proper else ()
    ):  # "professor at the University of X in Scotland"
        if preposition.dep_ == "prep" and preposition.lower_ in ("of", "in"):
            for inner in preposition.children:
                if inner.dep_ == "pobj" and inner.i > token and (found := _countries_at(desk, inner.i, depth + 1)):
                    return found
    for child in desk.view.doc[token].children:
        hit = desk.view.hit_at.get(child.i)
        if child.i < token and hit is not None and any(n.kind is not NameKind.PERSON for n in hit.names):
            found = country_of(desk, hit)
            if found:
                return found
    return ()


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
