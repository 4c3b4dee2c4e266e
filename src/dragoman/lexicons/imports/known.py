"""Whom the gazetteer has already, so that an import adds to its entries and does not set a second actor beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from dragoman.lexicons.actors import ActorLexicon, NameKind, fold, latest_rows, read_actors, strong_names
from dragoman.lexicons.check import BEYOND_COUNTRIES
from dragoman.lexicons.consistency import overlap
from dragoman.lexicons.imports.drafts import STEMS, Draft
from dragoman.lexicons.imports.iso_codes import ALPHA_3, OURS
from dragoman.lexicons.tables import Row
from dragoman.records import ActorKind, Role

OPEN: Final = ("0", "9")
"""A start and an end before and after all years, for those that are open."""


class Known:
    """The entries of some lexicon directories.

    Args:
        directories: the packaged lexica and those laid over them, without the one that is written.

    Raises:
        LexiconError: they do not hold together.
    """

    def __init__(self, directories: Sequence[Path]) -> None:
        self.lexicon: ActorLexicon = read_actors(directories)
        self.rows: dict[str, dict[str, Row]] = {
            stem: {row.fields["id"]: row for row in latest_rows(stem, directories)} for stem in STEMS
        }
        self._bearers: dict[str, dict[str, list[str]]] = {stem: defaultdict(list) for stem in STEMS}
        for stem in STEMS:
            for row in self.rows[stem].values():
                for form in dict.fromkeys(map(fold, strong_names(row))):
                    self._bearers[stem][form].append(row.fields["id"])
        self._codes = {
            fold(form).lower(): name.actor_id
            for form, names in self.lexicon.forms.items()
            for name in names
            if name.kind is NameKind.PROPER and self.lexicon.actors[name.actor_id].kind is ActorKind.COUNTRY
        }

    def country(self, words: str) -> str:
        """The code of a country by alpha-3 or alpha-2 code or by name, or a code beyond countries (IGO); "" where it is none."""
        code = words.strip().upper()
        code = ALPHA_3.get(code) or OURS.get(code, code)
        if code in self.rows["countries"] or code in BEYOND_COUNTRIES:
            return code
        return self._codes.get(fold(" ".join(words.split())).lower(), "")

    def roles(self, actor_id: str) -> tuple[Role, ...]:
        """The roles of a known person."""
        actor = self.lexicon.actors.get(actor_id)
        return actor.roles if actor else ()

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
        bearers = self._bearers[draft.stem]
        for form in dict.fromkeys((draft.name, *draft.names, *draft.weak)):
            if draft.stem == "people" and " " not in form and form != draft.name:
                continue
            for actor_id in bearers.get(fold(form), ()):
                if self._compatible(draft, actor_id):
                    own = self.rows[draft.stem][actor_id].fields["name"]
                    yield 3 if fold(own) == fold(draft.name) else 2 if form == draft.name else 1, actor_id

    def _compatible(self, draft: Draft, actor_id: str) -> bool:
        if draft.stem != "people":
            theirs = self.rows[draft.stem][actor_id].fields.get("country", "")
            return theirs == draft.country or not (theirs and draft.country)
        roles = self.roles(actor_id)
        return bool({r.country for r in roles} & draft.countries) and overlap(_career(roles), _career(draft.roles))


def _career(roles: Sequence[Role]) -> tuple[str, str]:
    """From the first start to the last end, as years from `OPEN` on; a year is added at each side, for short gaps."""
    starts = [role.start[:4] for role in roles]
    ends = [role.end[:4] for role in roles]
    start = OPEN[0] if not all(starts) else str(int(min(starts)) - GAP).zfill(4)
    end = OPEN[1] if not all(ends) else str(int(max(ends)) + GAP).zfill(4)
    return start, end


GAP: Final = 10
"""Years between the offices that two lists give of one person; namesakes of one country are mostly further apart."""
