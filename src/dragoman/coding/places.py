"""Where it happened: the place that the event's own clause names, and none rather than a guess."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from dragoman.coding.cast import Cast
from dragoman.coding.clauses import governing_verb, is_verbal
from dragoman.coding.place_choice import Near, Option, Setting, choose, options
from dragoman.coding.place_names import AREAS, ITS_CAPITAL, LOCATIVE, TOWNS, TRAVEL, Named, Sort, names, phrases
from dragoman.lexicons.atlas import Atlas, atlas
from dragoman.lexicons.iso_codes import ALPHA_3
from dragoman.records import Article, Mention, Participant, PartKind, Place, PlaceKind, Resolution, Span

EXACTNESS: Final = (PlaceKind.FACILITY, PlaceKind.CITY, PlaceKind.ADMIN, PlaceKind.REGION, PlaceKind.COUNTRY)


@dataclass(frozen=True, slots=True)
class _Found:
    """A name of a phrase, its bearers, and how exact it is (0 for a site)."""

    named: Named
    bearers: tuple[Option, ...]
    rank: int


def place_of(trigger: Token, cast: Cast, article: Article, parties: Iterable[Participant]) -> Place | None:
    """The place of the event at `trigger`: from its own phrase or clause, never from a clause beside it; the most exact one named there.

    Args:
        trigger: the word that tells the event.
        cast: whose names are no places.
        article: its dateline and its publisher tell places of one name apart.
        parties: the event's actors and recipients, whose countries do so too.
    """
    world = atlas()
    groups = [group for tokens, towns in phrases(trigger) if (group := _found(tokens, towns, world, cast, article))]
    if not groups:
        return _listed(trigger, cast, world)
    focus = min(groups[0], key=lambda one: one.rank)
    home = {option.country for option in focus.bearers}
    for other in (one for group in groups[1:] for one in group):
        if other.rank < focus.rank and home & {option.country for option in other.bearers}:
            focus = other
    beside = [one for group in groups for one in group if one.named.words != focus.named.words]
    return _place(focus, beside, world, _setting(focus.named, article, cast, parties, world))


def place_tokens(trigger: Token) -> Iterator[Token]:
    """Tokens that may name the place of the event at `trigger`, the likeliest first."""
    heads = [trigger]
    if not is_verbal(trigger) and (verb := governing_verb(trigger)) is not None:
        heads.append(verb)
    heads += [c for head in list(heads) for c in head.children if c.dep_ == "dobj" and c != trigger]
    travels = trigger.lemma_ in TRAVEL
    for preposition in LOCATIVE:
        for head in heads:
            for prep in head.children:
                if prep.dep_ == "prep" and prep.lower_ == preposition and (preposition != "to" or travels):
                    for token in prep.children:
                        if token.dep_ == "pobj":
                            yield token
                            yield from (c for c in token.children if c.dep_ in ("poss", "compound", "nmod"))
    if travels:
        yield from (child for child in trigger.children if child.dep_ == "dobj")


def _found(tokens: list[Token], towns: bool, world: Atlas, cast: Cast, article: Article) -> list[_Found]:
    """The names of a phrase; none where it has to name a city or an area and names a country at most."""
    out: list[_Found] = []
    for named in names(tokens, world, cast, sure=not towns):
        if article.part_at(named.words[0].idx) is PartKind.DATELINE:
            continue
        if named.sort is Sort.CONTEXT:
            country = world.country_of(named.words[0].text)
            out.append(_Found(named, (Option("", country, PlaceKind.COUNTRY),), len(EXACTNESS)))
        elif named.sort is Sort.FACILITY:
            out.append(_Found(named, (), 0))
        else:
            bearers = tuple(options(named.text, named.noun, world, AREAS, TOWNS))
            kinds = [one.kind for one in bearers] or [_kind(named)]
            out.append(_Found(named, bearers, min(map(EXACTNESS.index, kinds))))
    exact = len(EXACTNESS) - 1 if towns else len(EXACTNESS)
    capital = any(one.named.noun in ("capital", ITS_CAPITAL) for one in out)
    return out if capital or any(one.rank < exact for one in out) else []


def _kind(named: Named) -> PlaceKind:
    """What a place that the atlas does not know is called, or what the model takes it for."""
    if named.noun in AREAS:
        return PlaceKind.ADMIN
    return PlaceKind.REGION if named.noun == "LOC" else PlaceKind.CITY


def _place(focus: _Found, beside: Sequence[_Found], world: Atlas, setting: Setting) -> Place | None:
    areas = [o for one in beside for o in one.bearers if o.kind is not PlaceKind.CITY]
    near = Near(frozenset(o.country for o in areas), frozenset(o.admin1 for o in areas if o.admin1))
    named = focus.named
    is_capital = named.noun == ITS_CAPITAL or (named.noun == "capital" and named.sort is Sort.CONTEXT)
    if is_capital and (capital := _capital(focus, near, world)):
        return _made(named, capital)
    if named.sort is Sort.CONTEXT:
        return None
    if focus.bearers:
        if near.countries and not near.countries & {one.country for one in focus.bearers}:
            return _unlisted(named, near, focus.rank) if focus.rank < 2 else None
        chosen = choose(focus.bearers, near, setting)
        return _made(named, chosen) if chosen else None
    for other in beside:
        if other.rank == 1 and other.bearers and (city := choose(other.bearers, near, setting)):
            return _unlisted(named, Near(frozenset({city.country}), frozenset({city.admin1})), focus.rank)
    return _unlisted(named, near, focus.rank)


def _capital(focus: _Found, near: Near, world: Atlas) -> Option | None:
    """The city that "the Lebanese capital" is."""
    countries = {one.country for one in focus.bearers if one.kind is PlaceKind.COUNTRY} or near.countries
    city = world.capital(next(iter(countries))) if len(countries) == 1 else None
    bearers = options(city.name, "capital", world, AREAS, TOWNS) if city else []
    return next((one for one in bearers if city and one.geonameid == city.geonameid), None)


def _made(named: Named, one: Option) -> Place:
    first, last = named.words[0], named.words[-1]
    return Place(
        text=named.text,
        span=Span(start=first.idx, end=last.idx + len(last.text)),
        name=one.name,
        country=one.country,
        admin1=one.admin1,
        lat=one.lat,
        lon=one.lon,
        geonameid=one.geonameid,
        kind=one.kind,
    )


def _unlisted(named: Named, near: Near, rank: int) -> Place:
    """A place that is named and of which no point is known; its country and area where they stand beside it."""
    (country,) = near.countries if len(near.countries) == 1 else ("",)
    (admin1,) = near.admins if len(near.admins) == 1 else ("",)
    kind = EXACTNESS[rank]
    name = f"{named.text} {named.noun}" if named.noun in AREAS and kind is PlaceKind.ADMIN else named.text
    return _made(named, Option(name, country, kind, admin1))


def _listed(trigger: Token, cast: Cast, world: Atlas) -> Place | None:
    """A place that only the gazetteer of the run knows: one of a user's own."""
    for token in place_tokens(trigger):
        known = cast.place_at(token)
        if known and known[1].actor_id and not world.knows(known[0].text):
            mention, resolution = known
            name, country = resolution.name or mention.text, resolution.country
            kind = PlaceKind.COUNTRY if resolution.actor_id == country else PlaceKind.REGION
            return Place(text=mention.text, span=mention.span, name=name, country=country, kind=kind)
    return None


def _setting(named: Named, article: Article, cast: Cast, parties: Iterable[Participant], world: Atlas) -> Setting:
    """The countries that speak for one of several places of a name; what the name itself was taken for does not."""
    words = named.text
    told = {
        mention.id: resolution.country
        for held in cast.by_head.values()
        for mention, resolution in held
        if resolution.country and mention.text != words and _says_country(mention, resolution, world)
    }
    publisher = article.publisher.country.upper() if article.publisher else ""
    datelines = [part.span.of(article.text) for part in article.parts if part.kind is PartKind.DATELINE]
    return Setting(
        parties=frozenset(told[p.mention_id] for p in parties if p.mention_id in told),
        article=frozenset(told.values()),
        publisher=ALPHA_3.get(publisher, publisher),
        dateline=frozenset(country for line in datelines for country in _countries(line, world)),
    )


def _says_country(mention: Mention, resolution: Resolution, world: Atlas) -> bool:
    """Whether a mention tells its country itself; "the militants" may have got theirs from the very place."""
    words = mention.text.split()
    runs = (" ".join(words[i : i + length]) for length in (1, 2) for i in range(len(words)))
    return bool(resolution.actor_id) or any(world.country_of(run) or world.areas(run) for run in runs)


def _countries(dateline: str, world: Atlas) -> frozenset[str]:
    """The countries of what a dateline names before its day or agency: "TRIPOLI, Lebanon, May 3"."""
    named = [options(words.strip(" -–—:."), "", world, AREAS) for words in dateline.partition("(")[0].split(",")]
    areas = frozenset(one.country for bearers in named for one in bearers if one.kind is not PlaceKind.CITY)
    chosen = [choose(bearers, Near(areas), Setting()) for bearers in named]
    return frozenset(one.country for one in chosen if one)
