"""Whom the gazetteer has already, so that an import adds to its entries and does not set a second actor beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import lru_cache
from pathlib import Path
from typing import Final

from dragoman.lexicons.actors import ActorLexicon, NameKind, fold, latest_rows, strong_names
from dragoman.lexicons.check import BEYOND_COUNTRIES
from dragoman.lexicons.consistency import overlap
from dragoman.lexicons.imports.drafts import STEMS, Draft
from dragoman.lexicons.iso_codes import ALPHA_3, OURS
from dragoman.lexicons.load import gazetteer, version_of
from dragoman.lexicons.tables import Row, rows
from dragoman.records import ActorKind, Role

OPEN: Final = ("0", "9")
"""A start and an end before and after all years, for those that are open."""


def known_in(directories: Sequence[Path], into: Path, *, anew: str) -> Known:
    """The entries of some directories and of the one that is written, save those there that the import itself gave before.

    Args:
        directories: the packaged lexica and those laid over them.
        into: the directory that is written.
        anew: how the ids begin that the import gives: these entries are given anew, and nobody is matched to them.

    Raises:
        LexiconError: they do not hold together.
    """
    laid_under = [directory for directory in directories if directory.resolve() != into.resolve()]
    return _under(tuple(laid_under), version_of(laid_under)).with_directory(into, anew)


@lru_cache(maxsize=1)
def _under(directories: tuple[Path, ...], _: str) -> Known:
    return Known(directories)


class Known:
    """The entries of some lexicon directories.

    Args:
        directories: the packaged lexica and those laid over them.

    Raises:
        LexiconError: they do not hold together.
    """

    def __init__(self, directories: Sequence[Path]) -> None:
        self.lexicon: ActorLexicon = gazetteer(directories)
        self.rows: dict[str, dict[str, Row]] = {
            stem: {row.fields["id"]: row for row in latest_rows(stem, directories)} for stem in STEMS
        }
        self._bearers: dict[str, dict[str, list[str]]] = {stem: {} for stem in STEMS}
        self._roles = {actor.id: actor.roles for actor in self.lexicon.actors.values() if actor.roles}
        self._codes = {
            fold(form).lower(): name.actor_id
            for form, names in self.lexicon.forms.items()
            for name in names
            if name.kind is NameKind.PROPER and self.lexicon.actors[name.actor_id].kind is ActorKind.COUNTRY
        }
        for stem in STEMS:
            self._note(stem, self.rows[stem].values())

    def with_directory(self, into: Path, anew: str) -> Known:
        """These entries with those of a directory laid over them, save the ones whose id begins with `anew`."""
        both = copy(self)
        both.rows = {stem: dict(found) for stem, found in self.rows.items()}
        both._bearers = {stem: dict(found) for stem, found in self._bearers.items()}
        both._roles = dict(self._roles)
        for stem in STEMS:
            own = {row.fields["id"]: row for row in _rows(into, stem) if not row.fields["id"].startswith(anew)}
            both.rows[stem] |= own
            both._note(stem, own.values())
        roles: dict[str, dict[tuple[str, str, str], Role]] = defaultdict(dict)
        for row in _rows(into, "roles"):
            actor_id = row.fields["actor_id"]
            if not actor_id.startswith(anew):
                roles[actor_id] = roles[actor_id] or {_key(role): role for role in self._roles.get(actor_id, ())}
                roles[actor_id][_key(role_of(row))] = role_of(row)
        both._roles |= {actor_id: tuple(held.values()) for actor_id, held in roles.items()}
        return both

    def _note(self, stem: str, found: Iterable[Row]) -> None:
        bearers = self._bearers[stem]
        for row in found:
            for form in dict.fromkeys(map(fold, strong_names(row))):
                before = bearers.get(form, [])
                bearers[form] = before if row.fields["id"] in before else [*before, row.fields["id"]]

    def country(self, words: str) -> str:
        """The code of a country by alpha-3 or alpha-2 code or by name, or a code beyond countries (IGO); "" where it is none."""
        code = words.strip().upper()
        code = ALPHA_3.get(code) or OURS.get(code, code)
        if code in self.rows["countries"] or code in BEYOND_COUNTRIES:
            return code
        return self._codes.get(fold(" ".join(words.split())).lower(), "")

    def bearers(self, stem: str, form: str) -> Sequence[str]:
        """The ids of those in a table whose strong name it is."""
        return self._bearers[stem].get(fold(form), ())

    def roles(self, actor_id: str) -> tuple[Role, ...]:
        """The roles of a known person."""
        return self._roles.get(actor_id, ())

    def same(self, drafts: Iterable[Draft]) -> dict[str, str]:
        """Which drafts are known already: the known id of each, by the draft's; no known one is taken twice.

        A draft is a known actor where they share a strong name and a country, and where the times of their offices meet. The
        one that bears its very name comes first, then the one that more wikis have.
        """
        best: dict[str, tuple[int, int, str]] = {}
        for draft in drafts:
            if draft.id in self.rows[draft.stem]:
                best[draft.id] = (len(self.rows), 0, draft.id)
                continue
            for likeness, actor_id in self._alike(draft):
                claim = (likeness, draft.known_by, draft.id)
                if actor_id not in best or claim[:2] > best[actor_id][:2]:
                    best[actor_id] = claim
        taken: dict[str, tuple[int, str]] = {}
        for actor_id, (likeness, _, draft_id) in best.items():
            if draft_id not in taken or likeness > taken[draft_id][0]:
                taken[draft_id] = likeness, actor_id
        return {draft_id: actor_id for draft_id, (_, actor_id) in taken.items()}

    def _alike(self, draft: Draft) -> Iterable[tuple[int, str]]:
        for form in dict.fromkeys((draft.name, *draft.names, *draft.weak)):
            if draft.stem == "people" and " " not in form and form != draft.name:
                continue
            for actor_id in self.bearers(draft.stem, form):
                if self._compatible(draft, actor_id):
                    own = self.rows[draft.stem][actor_id].fields["name"]
                    yield 3 if fold(own) == fold(draft.name) else 2 if form == draft.name else 1, actor_id

    def _compatible(self, draft: Draft, actor_id: str) -> bool:
        if draft.stem != "people":
            theirs = self.rows[draft.stem][actor_id].fields.get("country", "")
            return theirs == draft.country or not (theirs and draft.country)
        roles = self.roles(actor_id)
        return bool({r.country for r in roles} & draft.countries) and overlap(_career(roles), _career(draft.roles))


def role_of(row: Row) -> Role:
    """The role of a line of `roles.tsv`."""
    f = row.fields
    return Role(title=f["title"], country=f["country"], sectors=row.many("sectors"), start=f["start"], end=f["end"])


def _key(role: Role) -> tuple[str, str, str]:
    return role.title, role.country, role.start


def _rows(directory: Path, stem: str) -> Iterator[Row]:
    file = directory / "actors" / f"{stem}.tsv"
    return rows(file) if file.is_file() else iter(())


def _career(roles: Sequence[Role]) -> tuple[str, str]:
    """From the first start to the last end, as years from `OPEN` on; a year is added at each side, for short gaps."""
    starts = [role.start[:4] for role in roles]
    ends = [role.end[:4] for role in roles]
    start = OPEN[0] if not all(starts) else str(int(min(starts)) - GAP).zfill(4)
    end = OPEN[1] if not all(ends) else str(int(max(ends)) + GAP).zfill(4)
    return start, end


GAP: Final = 10
"""Years between the offices that two lists give of one person; namesakes of one country are mostly further apart."""
