"""Entries of the gazetteer for people to look at: by name, and by words that are only nearly right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dragoman.lexicons.actors import ActorLexicon, Name, fold
from dragoman.lexicons.load import DATA, gazetteer
from dragoman.lexicons.tables import TABLES, Row, rows
from dragoman.records import Actor, ActorKind, Role

ENTRIES: Final = {
    "countries": ActorKind.COUNTRY,
    "regions": ActorKind.PLACE,
    "cities": ActorKind.PLACE,
    "bodies": ActorKind.BODY,
    "people": ActorKind.PERSON,
}
"""The tables that hold actors, in the order in which a later one wins an id, and what their entries are."""

ALIKE: Final = 74.0
"""A name that shares less than this with the words (rapidfuzz token-sort ratio, 0 to 100) is another name.

Swept over 600 names of the packaged gazetteer with one wrong letter, left out, put in or exchanged (in brackets: two): at 74 the name
is among those found for 96 % (86 %), beside nine others; at 78 for 95 % (82 %), beside five; at 70 for 97 % (93 %), beside sixteen.
"""


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A dated role and the lexicon directory that says so."""

    role: Role
    directory: Path


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor with all its forms, and where the entry stands; of entries with one id, the last directory's is in force.

    `other` are forms that are no plain names: what they are ("adjective", "person", "capital"), and the form.
    """

    actor: Actor
    directory: Path
    file: str
    line: int
    roles: tuple[HeldRole, ...]
    other: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """An actor that a search found: by which of its forms, and how like it is to the words (0 to 100)."""

    actor: Actor
    form: str
    score: float


def entries(name: str, dirs: Sequence[Path] = ()) -> list[Entry]:
    """The entries that `name` means: of that id, or else of that name, whatever its case and accents.

    Those whose own or other strong name it is come alone; else those of which it is a weak form.

    Raises:
        LexiconError: a file does not have the right columns, or a role's actor is unknown.
    """
    directories = (DATA, *dirs)
    lexicon = gazetteer(directories)
    ids = [name] if name in lexicon.actors else _named(name, lexicon)
    if not ids:
        return []
    places, held = _places(directories, set(ids))
    return [_entry(lexicon.actors[actor_id], *places[actor_id], held[actor_id]) for actor_id in ids]


def search(words: str, dirs: Sequence[Path] = (), *, limit: int = 20) -> list[Likeness]:
    """The actors whose names are most like `words`: equal ones, then those that go on from them, then other spellings.

    Args:
        words: the name, or the beginnings of its words ("ang mer").
        dirs: lexicon directories over the packaged one.
        limit: how many at most.

    Raises:
        LexiconError: a file does not have the right columns, or a role's actor is unknown.
    """
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import JaroWinkler

    lexicon = gazetteer((DATA, *dirs))
    wanted = _key(words)
    if not wanted:
        return []
    forms = list(lexicon.forms)
    keys = [_key(form) for form in forms]
    scores: dict[int, float] = {}
    for number, key in enumerate(keys):
        if key == wanted:
            scores[number] = 100.0
        elif key.startswith(wanted):
            scores[number] = 99.0
        elif _goes_on(wanted.split(), key.split()):
            scores[number] = 98.0
    for _, score, number in process.extract(
        wanted, keys, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=max(limit, 0) * 5
    ):
        scores.setdefault(number, min(round(score, 1), 97.0))

    def order(item: tuple[int, float]) -> tuple[float, float, int, str]:
        number, score = item
        return -score, -JaroWinkler.similarity(wanted, keys[number]), len(keys[number]), forms[number]

    best: dict[str, Likeness] = {}
    for number, score in sorted(scores.items(), key=order):
        for found in _by_strength(lexicon.forms[forms[number]]):
            best.setdefault(found.actor_id, Likeness(lexicon.actors[found.actor_id], forms[number], score))
    return list(best.values())[: max(limit, 0)]


def _key(form: str) -> str:
    return " ".join(fold(form).lower().split())


def _goes_on(wanted: list[str], words: list[str]) -> bool:
    """Whether each of the wanted words begins another one of `words`, in order."""
    left = iter(words)
    return all(any(word.startswith(beginning) for word in left) for beginning in wanted)


def _by_strength(names: Iterable[Name]) -> list[Name]:
    return sorted(names, key=lambda name: not name.strong)


def _named(name: str, lexicon: ActorLexicon) -> list[str]:
    wanted = _key(name)
    if not wanted:
        return []
    named = [n for form, names in lexicon.forms.items() if _key(form) == wanted for n in names]
    own = [actor.id for actor in lexicon.actors.values() if _key(actor.name) == wanted]
    strong = [*own, *(n.actor_id for n in named if n.strong)]
    return list(dict.fromkeys(strong or [n.actor_id for n in named]))


Place = tuple[Path, str, Row]


def _places(directories: Iterable[Path], ids: set[str]) -> tuple[dict[str, Place], dict[str, list[HeldRole]]]:
    """Where the entries of these ids stand, and their roles with the directory of each."""
    places: dict[str, Place] = {}
    held: dict[tuple[str, ...], tuple[str, HeldRole]] = {}
    for directory in directories:
        for stem in ENTRIES:
            file = directory / "actors" / f"{stem}.tsv"
            for row in rows(file) if file.is_file() else ():
                if row.fields["id"] in ids:
                    places[row.fields["id"]] = directory, stem, row
        file = directory / "actors" / "roles.tsv"
        for row in rows(file) if file.is_file() else ():
            f = row.fields
            if f["actor_id"] in ids:
                role = Role(
                    title=f["title"], country=f["country"], sectors=row.many("sectors"), start=f["start"], end=f["end"]
                )
                held[tuple(f[column] for column in TABLES["roles"].key)] = f["actor_id"], HeldRole(role, directory)
    by_actor: dict[str, list[HeldRole]] = defaultdict(list)
    for actor_id, role_there in held.values():
        by_actor[actor_id].append(role_there)
    return places, by_actor


def _entry(actor: Actor, directory: Path, stem: str, row: Row, held: Iterable[HeldRole]) -> Entry:
    other = [
        (kind, form)
        for column, kind in (("adjectives", "adjective"), ("persons", "person"), ("capital", "capital"))
        if column in row.fields
        for form in row.many(column)
    ]
    by_date = sorted(held, key=lambda there: (there.role.start, there.role.end or "9"))
    return Entry(actor, directory, f"actors/{stem}.tsv", row.line, tuple(by_date), tuple(other))
