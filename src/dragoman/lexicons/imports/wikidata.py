"""A Wikidata dump into a lexicon directory: read once as a stream, told apart at its end, written whole."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from dragoman.errors import InputError
from dragoman.lexicons.imports.classes import BODIES, COUNTRIES, FAMILY_NAME, HUMAN, PARTY, POSITIONS, BodyClass
from dragoman.lexicons.imports.drafts import Draft
from dragoman.lexicons.imports.dump import (
    Claims,
    Damaged,
    Dump,
    Entity,
    Qualifiers,
    Statements,
    entities,
    items,
    opened,
    said,
)
from dragoman.lexicons.imports.forms import Forms, forms
from dragoman.lexicons.imports.known import Known, known_in
from dragoman.lexicons.imports.offices import Offices, sectors_of
from dragoman.lexicons.imports.store import Fact, Kept, Office, Store
from dragoman.lexicons.imports.writing import write_directory
from dragoman.lexicons.iso_codes import OURS
from dragoman.lexicons.load import DATA
from dragoman.records import Role

PREFIX: Final = "wd-Q"
"""How the ids of entries begin that are new here."""

LICENCE: Final = "CC0-1.0"
"""Of the structured data of Wikidata."""

SHOWN_DAMAGE: Final = 20
"""Damaged lines that are kept with their numbers; all are counted."""

EVERY: Final = 0.1
"""Seconds between two reports of progress."""

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]+)*")
_CODE: Final = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: entities read, actors found, bytes of the file read, seconds."""

    entities: int
    found: int
    at: int
    seconds: float


@dataclass(slots=True)
class DumpImport:
    """What an import did: entities read, damaged lines (the first ones listed), how the dump broke off, and entries by table."""

    entities: int = 0
    damaged: int = 0
    damage: list[Damaged] = field(default_factory=list)
    broken: str = ""
    counts: Counter[str] = field(default_factory=Counter)


def import_dump(
    name: str,
    into: Path,
    *,
    languages: Sequence[str] = ("en",),
    limit: int | None = None,
    dirs: Sequence[Path] = (),
    stdin: BinaryIO | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> DumpImport:
    """What it read and wrote: people with offices or a party, countries and political bodies, in the lexica's own shape.

    One pass; what is kept of people, bodies and the items that they name (some hundred bytes each) waits in a temporary
    database. Nothing is written before the dump is read. An actor that the gazetteer has keeps its id and gains names and
    roles; others are `wd-Q...`.

    Args:
        name: the dump, one entity a line, plain or packed with gzip or bzip2; `-` for standard input.
        into: the lexicon directory that is written; what it holds already stays, save what the dump gives anew.
        languages: codes of the languages whose labels and aliases become names, the one that names entries first.
        limit: entities that are read at most.
        dirs: lexicon directories that the import is laid over, beside the packaged one.
        stdin: what `-` reads.
        progress: called now and then.

    Raises:
        InputError: the dump cannot be opened, holds no entity, or a language is none.
        LexiconError: lexicon files cannot be read.
        OSError: the directory cannot be written.
    """
    if not languages or (wrong := [code for code in languages if not _LANGUAGE.fullmatch(code)]):
        raise InputError(f"languages {', '.join(wrong) if languages else '(none)'}: write codes such as en,fr,zh-hans")
    known = known_in([DATA, *dirs], into, anew=PREFIX)
    report = DumpImport()
    with opened(name, stdin) as dump, Store() as store:
        _read(dump, store, languages, limit, report, progress or (lambda _: None))
        if not report.entities:
            raise InputError(f"{name}: no entity of Wikidata in it; a dump has one as a JSON object on each line")
        reading = _Reading(store, known, languages)
        origin = "standard input" if name == "-" else Path(name).name
        written = write_directory(
            reading.drafts, into, known, origin=f"Wikidata, {origin}".replace("; ", ", "), licence=LICENCE
        )
        report.counts = written.counts
    return report


def _read(
    dump: Dump,
    store: Store,
    languages: Sequence[str],
    limit: int | None,
    report: DumpImport,
    progress: Callable[[Progress], None],
) -> None:
    """Keeps what may be needed of each entity."""
    began = last = time.monotonic()
    found = 0
    for item in entities(dump, languages):
        if isinstance(item, Damaged):
            report.damaged += 1
            if len(report.damage) < SHOWN_DAMAGE:
                report.damage.append(item)
            continue
        report.entities += 1
        found += _keep(item, store)
        if (now := time.monotonic()) - last >= EVERY:
            last = now
            progress(Progress(report.entities, found, dump.at(), now - began))
        if limit is not None and report.entities >= limit:
            break
    store.done()
    report.broken = "; ".join(dump.broken)
    progress(Progress(report.entities, found, dump.at(), time.monotonic() - began))


def _keep(entity: Entity, store: Store) -> bool:
    """Whether the entity is an actor for sure; what may be one, or a fact about one, is kept as well."""
    claims = entity.claims
    classes = items(claims.instance_of)
    if HUMAN in classes:
        if claims.position or claims.party:
            store.keep("people", entity.number, _person(entity))
            return bool(entity.labels)
        return False
    codes = [OURS.get(code, code) for one in said(claims.alpha_3) if _CODE.fullmatch(code := one.mainsnak.text())]
    sure = not BODIES.keys().isdisjoint(classes)
    if COUNTRIES.intersection(classes) and codes:
        store.keep("countries", entity.number, _kept(entity, code=codes[0]))
        sure = True
    elif sure or any(
        (claims.ideology, claims.alignment, claims.headed_by, claims.allegiance, claims.chair, claims.seat)
    ):
        store.keep("bodies", entity.number, _kept(entity))
    if codes or claims.subclass_of or claims.holder or claims.applies_to or _may_be_named(classes):
        store.keep("facts", entity.number, _fact(entity, codes))
    return sure


def _may_be_named(classes: Sequence[int]) -> bool:
    return not POSITIONS.isdisjoint(classes) or not FAMILY_NAME.isdisjoint(classes)


def _fact(entity: Entity, codes: Sequence[str]) -> Fact:
    claims = entity.claims
    return Fact(
        label=next(iter(entity.labels.values()), ""),
        subclass_of=items(claims.subclass_of),
        instance_of=items(claims.instance_of),
        part_of=items(claims.part_of),
        countries=(*items(claims.country), *items(claims.applies_to)),
        code=next(iter(codes), ""),
    )


def _kept(entity: Entity, code: str = "") -> Kept:
    claims = entity.claims
    return Kept(
        number=entity.number,
        labels=entity.labels,
        aliases=entity.aliases,
        known_by=entity.known_by,
        instance_of=items(claims.instance_of),
        countries=(*items(claims.country), *items(claims.applies_to)),
        code=code,
    )


def _person(entity: Entity) -> Kept:
    claims = entity.claims
    return Kept(
        number=entity.number,
        labels=entity.labels,
        aliases=entity.aliases,
        known_by=entity.known_by,
        offices=tuple(_offices(claims.position)),
        parties=tuple(_offices(claims.party)),
        citizenships=items(claims.citizenship),
        family_names=items(claims.family_name),
        died=_died(claims),
    )


def _died(claims: Claims) -> str:
    return next((date for one in said(claims.death) if (date := one.mainsnak.date())), "")


def _offices(statements: Statements) -> Iterator[Office]:
    for one in said(statements):
        if item := one.mainsnak.item():
            more = one.qualifiers if isinstance(one.qualifiers, Qualifiers) else Qualifiers()
            start, end = ([date for snak in snaks if (date := snak.date())] for snaks in (more.start, more.end))
            begins, ends = min(start, default=""), max(end, default="")
            shared = min(len(begins), len(ends))
            if ends[:shared] >= begins[:shared]:
                places = tuple(n for snak in (*more.applies_to, *more.country) if (n := snak.item()))
                yield Office(item, begins, ends, places)


class _Reading:
    """The actors of a dump that is read, as drafts, as often as they are asked for."""

    def __init__(self, store: Store, known: Known, languages: Sequence[str]) -> None:
        self._store = store
        self._known = known
        self._languages = languages
        self._forms = Forms(known.lexicon)
        codes = {*known.rows["countries"], *(country.code for country in store.all("countries"))}
        self._offices = Offices(known.lexicon, store, codes)

    def drafts(self) -> Iterator[Draft]:
        """Countries, bodies, people."""
        for table, read in (("countries", self._country), ("bodies", self._body), ("people", self._person)):
            for kept in self._store.all(table):
                listed = forms(kept.labels, kept.aliases, self._languages)
                draft = read(kept, listed) if listed and kept.labels else None
                if draft is not None:
                    yield draft

    def _country(self, kept: Kept, listed: list[str]) -> Draft:
        names = self._forms.of_country(listed, kept.code)
        return Draft(stem="countries", id=kept.code, name=listed[0], names=tuple(names), known_by=kept.known_by)

    def _body(self, kept: Kept, listed: list[str]) -> Draft | None:
        found: BodyClass | None = self._store.nearest(kept.instance_of, BODIES)
        if found is None:
            return None
        strong, weak = self._forms.of_body(listed)
        return Draft(
            stem="bodies",
            id=f"{PREFIX}{kept.number}",
            name=listed[0],
            names=tuple(strong),
            weak=tuple(weak),
            country=found.beyond or self._offices.country(kept.countries),
            sectors=found.sectors if found is BODIES[PARTY] else self._sectors(listed[0], found),
            what=found.kind,
            known_by=kept.known_by,
        )

    def _sectors(self, name: str, found: BodyClass) -> tuple[str, ...]:
        """What the words of a ministry's or another public body's name say, else what its class says."""
        public = "GOV" in found.sectors
        return (sectors_of(name, self._known.lexicon) if public else ()) or found.sectors

    def _person(self, kept: Kept, listed: list[str]) -> Draft | None:
        roles: list[Role] = self._offices.roles(kept)
        if not roles:
            return None
        family = [fact.label for number in kept.family_names if (fact := self._store.fact(number))]
        strong, weak = self._forms.of_person(listed, family)
        return Draft(
            stem="people",
            id=f"{PREFIX}{kept.number}",
            name=listed[0],
            names=tuple(strong),
            weak=tuple(weak),
            roles=roles,
            known_by=kept.known_by,
        )
