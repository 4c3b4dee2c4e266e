"""An actor on its way into a lexicon directory, from whatever list it comes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from dragoman.lexicons.consistency import overlap
from dragoman.records import Role

STEMS: Final = ("countries", "regions", "cities", "bodies", "people")
"""The tables that an import writes, beside that of the roles."""


@dataclass(slots=True)
class Draft:
    """One actor: the table that it goes into, and what it has there.

    `id` is the one that it gets where the gazetteer does not know it yet. `names` are forms that mean it alone, `name` first
    among them unless it is weak, too. `what` is the kind of a body. `known_by` says who of two bearers of a name is meant: how
    many wikis have the item.
    """

    stem: str
    id: str
    name: str
    names: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    country: str = ""
    sectors: tuple[str, ...] = ()
    what: str = ""
    roles: list[Role] = field(default_factory=list)
    known_by: int = 0

    @property
    def strong(self) -> tuple[str, ...]:
        """The forms that mean it alone."""
        return tuple(form for form in dict.fromkeys((self.name, *self.names)) if form and form not in self.weak)

    @property
    def countries(self) -> frozenset[str]:
        """Its own country, or those of its offices."""
        own = {role.country for role in self.roles} if self.stem == "people" else {self.country}
        return frozenset(own - {""})


def period(role: Role) -> tuple[str, str]:
    """When the role was held."""
    return role.start, role.end


def same_office(one: Role, other: Role) -> bool:
    """Whether two roles are one office, whenever they were held."""
    return (one.title, one.country) == (other.title, other.country)


def meet(one: Role, other: Role) -> bool:
    """Whether two roles are one office held at one time, or from one start."""
    return same_office(one, other) and (one.start == other.start or overlap(period(one), period(other)))


def settled(roles: list[Role]) -> list[Role]:
    """The roles without those that say less of an office than another one, those of one office that meet joined."""
    out: list[Role] = []
    for role in sorted(roles, key=lambda r: (not any(period(r)), r.start, r.end or "9")):
        if not any(period(role)) and any(same_office(held, role) for held in out):
            continue
        joined = role
        while met := next((held for held in out if meet(held, joined)), None):
            out.remove(met)
            joined = _joined(met, joined)
        out.append(joined)
    return sorted(out, key=lambda r: (r.title, r.country, r.start, r.end or "9"))


def _joined(one: Role, other: Role) -> Role:
    """One role over the time of both; a start or an end that one does not know is open."""
    return Role(
        title=one.title,
        country=one.country,
        sectors=one.sectors or other.sectors,
        start=min(one.start, other.start),
        end=max(one.end, other.end) if one.end and other.end else "",
    )
