"""Which entry of the gazetteer a name means in this article, and what that one was on its date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from dragoman.actors.drafts import Hit
from dragoman.actors.view import View
from dragoman.lexicons import Name, NameKind
from dragoman.records import Actor, ActorKind, Role

STRONG: Final = 0.6
WEAK: Final = 0.1
FULL_NAME: Final = 0.5
ALIKE: Final = 0.4
TITLE: Final = 0.3
COUNTRY: Final = 0.3
HOME: Final = 0.2
ONLY_ONE: Final = 0.1
"""Parts of a score. They are heuristics that rank evidence, not probabilities: a strong name outweighs any one support of a weak one."""

DISTINCTIVE: Final = 5
"""A weak name of this many letters that means one actor only is taken for that one without further support, as unsure."""

FULL: Final = 2
"""Words of a name that is told by its spelling alone."""

_RANK: Final = {ActorKind.COUNTRY: 0, ActorKind.BODY: 1, ActorKind.PERSON: 2, ActorKind.PLACE: 3}


@dataclass(slots=True)
class Known:
    """Who of the gazetteer an article names beyond doubt, who else bears which surname, and the country that it is about, if plain."""

    actors: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    strangers: set[str] = field(default_factory=set)
    home: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The form that was chosen, the parts of its score, the words for people, and whether there is no doubt."""

    name: Name
    parts: tuple[tuple[str, float], ...]
    reason: str
    sure: bool


def known_in(view: View) -> Known:
    """Who is named by a strong name that is theirs alone, anywhere in the article."""
    known = Known()
    for hit in view.hits:
        strong = {name.actor_id for name in hit.names if name.strong}
        if len(strong) == 1:
            (actor_id,) = strong
            known.actors.add(actor_id)
            if country := view.country_of(actor_id):
                known.countries.add(country)
        if not hit.names and hit.label == "PERSON" and hit.end - hit.start > 1:
            known.strangers.add(view.doc[hit.end - 1].text)
    return known


def choose(
    view: View, hit: Hit, known: Known, titled: Iterable[str] = (), honoured: bool = False, nations: Iterable[str] = ()
) -> Choice | None:
    """The actor that a name means, None where the text does not tell.

    Args:
        view: the article.
        hit: the name.
        known: who else is named in the article.
        titled: offices and sectors that stand with the name, lower case.
        honoured: whether "Mr" or the like stands before it.
        nations: countries that the words around it give it.
    """
    if not hit.names:
        return None
    strong = [name for name in hit.names if name.strong]
    if strong:
        return _strong(view, strong, known)
    return _weak(view, hit, known, tuple(titled), honoured, frozenset(nations))


def _strong(view: View, names: list[Name], known: Known) -> Choice:
    def rank(name: Name) -> tuple[bool, bool, int]:
        actor = view.lexicon.actors[name.actor_id]
        here = view.country_of(name.actor_id) in known.countries - {actor.country if len(names) > 1 else ""}
        kind = 2.5 if name.kind is NameKind.CAPITAL else _RANK[actor.kind]
        return (
            name.actor_id not in known.actors,
            False if actor.kind is ActorKind.COUNTRY else not here,
            int(kind * 2),
        )

    ordered = sorted(names, key=rank)
    best = ordered[0]
    ids = {name.actor_id for name in names}
    actor = view.lexicon.actors[best.actor_id]
    form = f"“{best.form}” is a name of {actor.name}"
    if len(ids) == 1:
        return Choice(best, (("strong-name", STRONG),), form, True)
    others = ", ".join(sorted(view.lexicon.actors[other].name for other in ids - {best.actor_id}))
    rivals = {view.country_of(other) for other in ids - {best.actor_id}}
    sure = rank(ordered[0])[:2] < rank(ordered[1])[:2] or (
        actor.kind is ActorKind.COUNTRY and not rivals & known.countries
    )
    return Choice(best, (("strong-name", STRONG), ("ambiguous", -0.2)), f"{form} (also of {others})", sure)


def _weak(
    view: View, hit: Hit, known: Known, titled: tuple[str, ...], honoured: bool, nations: frozenset[str]
) -> Choice | None:
    scored = []
    for name in hit.names:
        actor = view.lexicon.actors[name.actor_id]
        parts = [("weak-name", WEAK)]
        reasons = []
        if name.actor_id in known.actors:
            parts.append(("full-name-in-article", FULL_NAME))
            reasons.append("named in full in the article")
        if titled and _fits(actor, titled):
            parts.append(("title", TITLE))
            reasons.append("the title before it fits")
        countries = {role.country for role in actor.roles} if actor.kind is ActorKind.PERSON else {actor.country}
        if nations and actor.kind is ActorKind.BODY and not countries & nations:
            continue
        if countries & nations:
            parts.append(("country-beside", COUNTRY))
            reasons.append("its country stands beside it")
        elif countries & known.countries:
            parts.append(("country-in-article", COUNTRY))
            reasons.append("its country is named in the article")
        if actor.kind is ActorKind.BODY and not nations and actor.country == known.home:
            parts.append(("home-country", HOME))
            reasons.append("the report is about its country")
        if (rank := _prominence(actor, view.date)) > 0:
            parts.append(("prominent", rank))
            reasons += ["leads a country at that time"] if rank == LEADS and not honoured else []
        if len({n.actor_id for n in hit.names}) == 1:
            parts.append(("only-one", ONLY_ONE))
            if honoured:
                parts.append(("honorific", ONLY_ONE))
                reasons.append("with an honorific, and no other actor has this name")
        scored.append((sum(value for _, value in parts), name, parts, reasons))
    if not scored:
        return None
    scored.sort(key=lambda item: -item[0])
    score, name, parts, reasons = scored[0]
    actor = view.lexicon.actors[name.actor_id]
    stranger = actor.kind is ActorKind.PERSON and view.doc[hit.end - 1].text in known.strangers
    tied = len(scored) > 1 and scored[1][0] == score
    if tied or (stranger and name.actor_id not in known.actors):
        return None
    if actor.kind is ActorKind.BODY and known.home not in ("", actor.country) and not nations:
        at_home = None if name.actor_id in known.actors else _namesake_at_home(view, name, known.home)
        if at_home is not None:
            reason = f"“{name.form}” for {view.lexicon.actors[at_home.actor_id].name}: the report is about its country"
            return Choice(at_home, (("weak-name", WEAK), ("home-country", HOME)), reason, False)
        elsewhere = name.actor_id not in known.actors and not _named_near(view, hit, actor.country)
        if elsewhere and view.lexicon.noun(name.form.lower()) is not None:
            return None  # states have many a "Senate"; nothing near it says that it is this one
    if reasons:
        return Choice(name, tuple(parts), f"“{name.form}” for {actor.name}: {', '.join(reasons)}", True)
    if len(scored) == 1 and (sum(map(str.isalpha, name.form)) >= DISTINCTIVE or name.form.isupper()):
        return Choice(
            name,
            tuple(parts),
            f"“{name.form}” for {actor.name}, the only one of this name; nothing else supports it",
            False,
        )
    return None


def _named_near(view: View, hit: Hit, country: str) -> bool:
    """Whether a strong name of a country, or of one of its actors, stands in the same sentence or the one before."""
    sentence = view.sentence_of[hit.start]
    return any(
        name.strong and view.country_of(name.actor_id) == country
        for other in view.hits
        if 0 <= sentence - view.sentence_of[other.start] <= 1
        for name in other.names
    )


def _namesake_at_home(view: View, name: Name, home: str) -> Name | None:
    """The name of the body of a country's that is called alike, its nationality left out ("Congress" for "Philippine Congress")."""
    lexicon = view.lexicon
    if lexicon.noun(name.form.lower()) is None:
        return None
    sectors = lexicon.actors[name.actor_id].sectors
    for form, bearers in lexicon.forms.items():
        before, _, rest = form.partition(" ")
        if rest != name.form or not before[:1].isupper():
            continue
        for bearer in bearers:
            body = lexicon.actors[bearer.actor_id]
            if body.kind is ActorKind.BODY and body.country == home and body.sectors == sectors:
                return bearer
    return None


def spelled_alike(view: View, hit: Hit, known: Known, titled: Iterable[str], nations: Iterable[str]) -> Choice | None:
    """The one person whose full name differs from an unknown one in transliteration only; sure where title or country fit too.

    Args:
        view: the article.
        hit: the name.
        known: who else is named in the article.
        titled: offices and sectors that stand with the name, lower case.
        nations: countries that the words around it give it.
    """
    if hit.names or hit.end - hit.start < FULL:
        return None
    bearers = {name.actor_id: name for name in view.lexicon.spelled_like(view.text(hit.start, hit.end))}
    if len(bearers) != 1:
        return None
    ((actor_id, name),) = bearers.items()
    actor = view.lexicon.actors[actor_id]
    parts = [("spelled-alike", ALIKE)]
    reasons = [f"“{view.text(hit.start, hit.end)}” is “{name.form}”, spelled otherwise, a name of {actor.name}"]
    if _fits(actor, tuple(titled)):
        parts.append(("title", TITLE))
        reasons.append("the title beside it fits")
    if {role.country for role in actor.roles} & {*nations, *known.countries}:
        parts.append(("country-in-article", COUNTRY))
        reasons.append("its country is named")
    return Choice(name, tuple(parts), ", ".join(reasons), len(parts) > 1)


LEADS: Final = 0.2
LED: Final = 0.1
"""Parts for who leads a country on the article's date, and for who ever did: news names only the best known by a bare surname."""

LEADING: Final = frozenset(
    {
        "president",
        "prime minister",
        "chancellor",
        "king",
        "queen",
        "emir",
        "supreme leader",
        "premier",
        "un secretary-general",
        "pope",
    }
)


def _prominence(actor: Actor, date: str) -> float:
    leading = [role for role in actor.roles if role.title.lower() in LEADING]
    now = any(
        (not date or role.start <= date[: len(role.start)])
        and (not role.end or (date and date[: len(role.end)] <= role.end))
        for role in leading
    )
    return LEADS if now else LED if leading else 0.0


def _fits(actor: Actor, titled: tuple[str, ...]) -> bool:
    held = [role.title.lower() for role in actor.roles]
    return any(title in office or office in title for title in titled for office in held) or (
        actor.kind is ActorKind.PERSON and bool({s for role in actor.roles for s in role.sectors} & set(titled))
    )


def role_on(actor: Actor, date: str) -> tuple[Role | None, str]:
    """The office that a person held on a date, and why; None with a reason where they held none.

    Args:
        actor: a person of the gazetteer.
        date: `YYYY-MM-DD`, or "" where the article's date is not known: then the latest office counts.
    """
    if not actor.roles:
        return None, "no office known"
    latest = max(actor.roles, key=lambda role: (role.start, not role.end))
    if not date:
        if latest.end:
            return None, f"the article's date is not known; {latest.title}, the latest office, ended {latest.end}"
        return latest, f"{latest.title}: the latest office, as the article's date is not known"
    held = [r for r in actor.roles if r.start <= date[: len(r.start)] and (not r.end or date[: len(r.end)] <= r.end)]
    if held:
        role = max(held, key=lambda r: r.start)
        since = f" since {role.start}" if role.start else ""
        return role, f"{role.title}{since}, as of {date}"
    return None, f"no office known on {date}"
