"""The gazetteer: who can act, what they are called, which offices they held; and the nouns that say what somebody is."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from ahocorasick_rs import AhoCorasick, Implementation

from dragoman.errors import InputError, LexiconError
from dragoman.lexicons.cldr import countries_by_key, name_key
from dragoman.lexicons.spelling import spelling_key
from dragoman.lexicons.tables import TABLES, Row, rows
from dragoman.records import Actor, ActorKind, Role


class NameKind(StrEnum):
    """What a form is of its actor: a name, "Chinese", "Russians", "Beijing" of China, or the name of a city."""

    PROPER = "proper"
    ADJECTIVE = "adjective"
    PERSON = "person"
    CAPITAL = "capital"
    CITY = "city"


class NounKind(StrEnum):
    """What a noun of `sectors.tsv` names. A generic one ("official") takes its sector from what stands with it, where it can."""

    PERSON = "person"
    GROUP = "group"
    ORGAN = "organ"
    THING = "thing"
    GENERIC = "generic"


@dataclass(frozen=True, slots=True)
class Name:
    """One form of one actor. A weak form (a surname, an acronym) needs support from the text."""

    form: str
    actor_id: str
    kind: NameKind
    strong: bool


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A stretch of text that is a form of one actor, or of several."""

    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class SectorNoun:
    """A common noun that says what somebody is."""

    noun: str
    sectors: tuple[str, ...]
    kind: NounKind


@dataclass(frozen=True, slots=True)
class Membership:
    """A country in a body from `start` to `end`: ISO prefixes, "" where not known or still open."""

    country: str
    start: str
    end: str

    def covers(self, date: str) -> bool:
        """Whether a date lies in it, the first and the last day included; of two dates the coarser decides."""
        after = min(len(date), len(self.start))
        before = min(len(date), len(self.end))
        return self.start[:after] <= date[:after] and date[:before] <= self.end[:before]


PHRASE_END: Final = "\0"
"""The key under which a node of `ActorLexicon.phrases` holds a whole phrase."""

SHORTEST_CAPITALISED: Final = 5
"""Names of this many letters or more are also known in capitals ("UKRAINE"); shorter ones would meet acronyms ("MALI", "CHAD" aside)."""


@dataclass(frozen=True)
class ActorLexicon:
    """Actors by id, their forms, the nouns and titles that carry a sector by lower-case phrase, and who is in which body by its id."""

    actors: Mapping[str, Actor]
    forms: Mapping[str, tuple[Name, ...]]
    nouns: Mapping[str, SectorNoun]
    titles: Mapping[str, tuple[str, ...]]
    memberships: Mapping[str, tuple[Membership, ...]] = field(default_factory=dict)

    @cached_property
    def _index(self) -> tuple[AhoCorasick, tuple[tuple[Name, ...], ...]]:
        by_form: dict[str, dict[Name, None]] = defaultdict(dict)
        for form, names in self.forms.items():
            folded = fold(form)
            by_form[folded].update(dict.fromkeys(names))
            if sum(map(str.isalpha, form)) >= SHORTEST_CAPITALISED and not form.isupper():
                by_form[folded.upper()].update(dict.fromkeys(names))
        automaton = AhoCorasick(list(by_form), implementation=Implementation.ContiguousNFA)
        return automaton, tuple(tuple(names) for names in by_form.values())

    @cached_property
    def phrases(self) -> Mapping[str, Any]:
        """Nouns and titles as a tree of lower-case words; `PHRASE_END` holds the phrase that ends at a node."""
        tree: dict[str, Any] = {}
        for phrase in (*self.nouns, *self.titles):
            for words in _tokenised(phrase):
                node = tree
                for word in words:
                    node = node.setdefault(word, {})
                node[PHRASE_END] = phrase
        return tree

    def find(self, text: str) -> list[NameMatch]:
        """Every form that stands in `text` as whole words, leftmost and longest first, without overlaps.

        Accents, the shape of quotes and dashes, and the kind of white space do not matter; case does.
        """
        if not self.forms:
            return []
        automaton, names = self._index
        folded = fold(text)
        found: list[tuple[int, int, int]] = []
        for pattern, start, end in automaton.find_matches_as_indexes(folded, overlapping=True):
            if (start == 0 or not folded[start - 1].isalnum()) and (end == len(folded) or not folded[end].isalnum()):
                found.append((start, -end, pattern))
        found.sort()
        matches: list[NameMatch] = []
        last = 0
        for start, minus_end, pattern in found:
            if start >= last:
                matches.append(NameMatch(start, -minus_end, names[pattern]))
                last = -minus_end
        return matches

    def spelled_like(self, form: str) -> tuple[Name, ...]:
        """The people's full names that differ from `form` in transliteration only (`spelling_key`)."""
        return self._spellings.get(spelling_key(fold(form)), ())

    @cached_property
    def _spellings(self) -> Mapping[str, tuple[Name, ...]]:
        by_key: dict[str, dict[Name, None]] = defaultdict(dict)
        for form, names in self.forms.items():
            if " " in form:
                whole = [n for n in names if n.strong and self.actors[n.actor_id].kind is ActorKind.PERSON]
                if whole:
                    by_key[spelling_key(fold(form))].update(dict.fromkeys(whole))
        return {key: tuple(names) for key, names in by_key.items()}

    def noun(self, phrase: str) -> SectorNoun | None:
        """What a noun phrase says that somebody is; the phrase may be in the plural or in capitals."""
        return next((self.nouns[form] for form in singulars(phrase.lower()) if form in self.nouns), None)

    def title(self, phrase: str) -> tuple[str, ...] | None:
        """The sectors of an office ("foreign minister"), None where the phrase is no known office."""
        return next((self.titles[form] for form in singulars(phrase.lower()) if form in self.titles), None)

    def members(self, body_id: str, date: str = "") -> tuple[str, ...]:
        """The countries that were members of a body on a date, by alpha-3, sorted; without a date all that ever were.

        Args:
            body_id: the body's id; of one whose members are not listed there are none.
            date: a day, a month or a year; of a longer time, those that were members at some time in it.

        Raises:
            InputError: the date is no ISO date.
        """
        if not DATE.fullmatch(date):
            raise InputError(f"{date!r} is not a year, a month (2013-03) or a day (2013-03-14)")
        return tuple(sorted({one.country for one in self.memberships.get(body_id, ()) if one.covers(date)}))

    def find_country(self, name: str, languages: Sequence[str] = ("en",)) -> str:
        """The country of that name by alpha-3, "" where there is none; case, accents and punctuation do not matter.

        The gazetteer's own names come first, then those that the languages have, in order.

        Args:
            name: the whole name ("Países Bajos").
            languages: ISO 639-1 codes; they are looked at where the gazetteer does not have the name.

        Raises:
            InputError: the names of countries are not known in a language.
        """
        key = name_key(name)
        if not key:
            return ""
        if key in self._countries:
            return self._countries[key]
        return next((c for c in (countries_by_key(of).get(key, "") for of in languages) if c in self.actors), "")

    @cached_property
    def _countries(self) -> Mapping[str, str]:
        """Countries by the key of their names; an entry's own name wins over another one's second."""
        countries = [actor for actor in self.actors.values() if actor.kind is ActorKind.COUNTRY]
        own = {name_key(actor.name): actor.id for actor in reversed(countries)}
        return {name_key(form): actor.id for actor in reversed(countries) for form in actor.strong} | own


def _tokenised(phrase: str) -> Iterable[list[str]]:
    """The ways in which a tokenizer, or a writer, may take a phrase apart at its hyphens."""
    words = phrase.split()
    yield words
    if "." in phrase:
        yield [word.rstrip(".") for word in words]
    if "-" in phrase:
        yield re.findall(r"[^\s-]+|-", phrase)
        yield phrase.replace("-", " ").split()


_SHAPES: Final = dict(zip("’‘ʼ`–‑‐\xa0\n\tøØłŁđĐı", "''''---   oOlLdDi", strict=True))
"""Characters that have no decomposition, or whose shape does not matter."""


class _Fold(dict[int, str]):
    """A translation table that grows: one character for one, so that offsets stay."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = _SHAPES.get(char) or (unicodedata.normalize("NFKD", char)[0] if code > 127 else char)
        self[code] = plain
        return plain


_FOLD: Final = _Fold()


def fold(text: str) -> str:
    """`text` without accents and with plain quotes, dashes and spaces; as long as `text`, character for character."""
    return text.translate(_FOLD)


def singulars(phrase: str) -> Iterable[str]:
    """`phrase`, then forms of which it may be the plural, likelier ones first."""
    yield phrase
    if phrase.endswith("ies"):
        yield phrase[:-3] + "y"
    if phrase.endswith("men"):
        yield phrase[:-3] + "man"
    if phrase.endswith("ves"):
        yield phrase[:-3] + "fe"
        yield phrase[:-3] + "f"
    if phrase.endswith("s") and not phrase.endswith("ss"):
        yield phrase[:-1]
        if phrase.endswith("es"):
            yield phrase[:-2]
    if phrase.endswith("people"):
        yield phrase[:-6] + "person"
    first, dash, rest = phrase.partition("s-")
    if dash:  # commanders-in-chief
        yield f"{first}-{rest}"


def read_actors(directories: Sequence[Path]) -> ActorLexicon:
    """The gazetteer of all directories; where ids repeat, the later directory's entry stands.

    Raises:
        LexiconError: a file does not have the right columns, or a role's actor is unknown.
    """
    tables = {stem: latest_rows(stem, directories) for stem in TABLES}
    actors: dict[str, Actor] = {}
    forms: dict[str, dict[Name, None]] = defaultdict(dict)

    def name(actor_id: str, kind: NameKind, listed: Iterable[str], strong: bool = True) -> None:
        for form in listed:
            if form:
                forms[form][Name(form, actor_id, kind, strong)] = None

    for row in tables["countries"]:
        actor = _actor(row, ActorKind.COUNTRY, country=row.fields["id"])
        actors[actor.id] = actor
        name(actor.id, NameKind.PROPER, actor.strong)
        name(actor.id, NameKind.CAPITAL, row.many("capital"))
    for row in tables["regions"]:
        actor = _actor(row, ActorKind.PLACE, country=row.fields["country"])
        actors[actor.id] = actor
        name(actor.id, NameKind.PROPER, actor.strong)
    for row in (*tables["countries"], *tables["regions"]):
        name(row.fields["id"], NameKind.ADJECTIVE, row.many("adjectives"))
        name(row.fields["id"], NameKind.PERSON, row.many("persons"))
    for row in tables["cities"]:
        actor = _actor(row, ActorKind.PLACE, country=row.fields["country"])
        actors[actor.id] = actor
        name(actor.id, NameKind.CITY, actor.strong)
    for row in tables["bodies"]:
        actor = _actor(row, ActorKind.BODY, country=row.fields["country"])
        actors[actor.id] = actor
        name(actor.id, NameKind.PROPER, actor.strong)
        name(actor.id, NameKind.PROPER, actor.weak, strong=False)
    roles = _roles(tables["roles"])
    for row in tables["people"]:
        actor = _actor(row, ActorKind.PERSON, country="", roles=roles.get(row.fields["id"], ()))
        actors[actor.id] = actor
        name(actor.id, NameKind.PROPER, actor.strong)
        name(actor.id, NameKind.PROPER, actor.weak, strong=False)
    if unknown := sorted(set(roles) - set(actors)):
        raise LexiconError(f"roles.tsv: unknown actors: {', '.join(unknown[:5])}; `dragoman lexicons check` lists all")
    nouns = {
        row.fields["noun"].lower(): SectorNoun(
            row.fields["noun"].lower(), row.many("sectors"), NounKind(row.fields["kind"])
        )
        for row in tables["sectors"]
    }
    titles = {row.fields["title"].lower(): row.many("sectors") for row in tables["titles"]}
    return ActorLexicon(
        actors=MappingProxyType(actors),
        forms=MappingProxyType({form: tuple(names) for form, names in forms.items()}),
        nouns=MappingProxyType(nouns),
        titles=MappingProxyType(titles),
        memberships=MappingProxyType(_memberships(tables["memberships"])),
    )


def latest_rows(stem: str, directories: Sequence[Path]) -> list[Row]:
    """The entries of one table that are in force: where keys repeat, the later directory's.

    Raises:
        LexiconError: a file does not have the right columns.
    """
    key = TABLES[stem].key
    latest: dict[tuple[str, ...], Row] = {}
    for directory in directories:
        file = directory / "actors" / f"{stem}.tsv"
        if file.is_file():
            for row in rows(file):
                latest[tuple(row.fields[column] for column in key)] = row
    return list(latest.values())


def _actor(row: Row, kind: ActorKind, country: str, roles: tuple[Role, ...] = ()) -> Actor:
    fields = row.fields
    return Actor(
        id=fields["id"],
        name=fields["name"],
        kind=kind,
        country=country,
        sectors=row.many("sectors") if "sectors" in fields else (),
        strong=strong_names(row),
        weak=row.many("weak") if "weak" in fields else (),
        roles=roles,
    )


def strong_names(row: Row) -> tuple[str, ...]:
    """The forms of an entry that mean it alone; one that is among its weak forms too, be it the entry's own name, is weak."""
    weak = row.many("weak") if "weak" in row.fields else ()
    return tuple(form for form in dict.fromkeys((row.fields["name"], *row.many("names"))) if form not in weak)


def _roles(listed: Iterable[Row]) -> dict[str, tuple[Role, ...]]:
    by_actor: dict[str, list[Role]] = defaultdict(list)
    for row in listed:
        f = row.fields
        by_actor[f["actor_id"]].append(
            Role(title=f["title"], country=f["country"], sectors=row.many("sectors"), start=f["start"], end=f["end"])
        )
    return {
        actor_id: tuple(sorted(held, key=lambda role: (role.start, role.end or "9")))
        for actor_id, held in by_actor.items()
    }


def _memberships(listed: Iterable[Row]) -> dict[str, tuple[Membership, ...]]:
    by_body: dict[str, list[Membership]] = defaultdict(list)
    for row in listed:
        f = row.fields
        by_body[f["body_id"]].append(Membership(f["country"], f["start"], f["end"]))
    return {body_id: tuple(sorted(held, key=lambda one: (one.country, one.start))) for body_id, held in by_body.items()}


DATE: Final = re.compile(r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)?")
"""The dates of roles and memberships: a year, a month or a day, or nothing."""
