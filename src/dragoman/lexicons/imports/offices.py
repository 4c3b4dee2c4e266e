"""What an office of Wikidata is here: its title as news says it, its country, its sectors."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from dragoman.lexicons.actors import ActorLexicon, fold
from dragoman.lexicons.imports.classes import BEYOND, OFFICES
from dragoman.lexicons.imports.drafts import settled
from dragoman.lexicons.imports.forms import surrounding, tidy
from dragoman.lexicons.imports.store import REMEMBERED, Fact, Kept, Office, Store
from dragoman.records import Role

POLITICIAN: Final = "politician"
"""The title of those of whom only the party is known."""

_MINISTER: Final = re.compile(r"((?:deputy|vice|junior|acting) )?minister (?:of|for) (?:the )?(.+)")
_SHORTER: Final = {"foreign affairs": "foreign", "external affairs": "foreign", "the interior": "interior"}
"""Portfolios that have another word before "minister" than after it."""


class Offices:
    """Reads offices with the facts of a dump.

    Args:
        lexicon: the gazetteer whose titles and nouns give sectors and whose countries are known.
        store: the facts.
        codes: the countries that there are; an item with another code is none.
    """

    def __init__(self, lexicon: ActorLexicon, store: Store, codes: Container[str]) -> None:
        self._lexicon = lexicon
        self._codes = codes
        self._store = store
        self._around = cache(lambda country: tuple(fold(form).lower() for form in surrounding(country, lexicon)))
        self._titled = lru_cache(REMEMBERED)(self._title_and_sectors)

    def roles(self, person: Kept) -> list[Role]:
        """The person's offices, those of one title and country joined where they overlap; without any, the party."""
        home = self.country(person.citizenships)
        roles = [role for office in person.offices if (role := self._role(office, home, person.died))]
        if not roles and person.parties:
            roles = [role for party in person.parties if (role := self._of_party(party, home, person.died))]
        return settled(roles)

    def country(self, items: Iterable[int]) -> str:
        """The code of the first of these items that is a country, or that stands beyond all; else ""."""
        for number in items:
            fact = self._store.fact(number)
            code = BEYOND.get(number) or (fact.code if fact and fact.code in self._codes else "")
            if code:
                return code
        return ""

    def _role(self, office: Office, home: str, died: str) -> Role | None:
        fact = self._store.fact(office.item) or Fact()
        country = self.country(office.countries) or self.country(fact.countries) or home
        title, sectors = self._titled(office.item, country)
        if not title:
            return None
        return Role(title=title, country=country, sectors=sectors, start=office.start, end=_end(office, died))

    def _title_and_sectors(self, item: int, country: str) -> tuple[str, tuple[str, ...]]:
        """What an office is called in a country, and its sectors: by the words of its title, else by its class."""
        fact = self._store.fact(item) or Fact()
        group = self._store.nearest((item,), OFFICES, parts=True)
        title = self.title(fact.label, country) or (group.title if group else "")
        return title, sectors_of(title, self._lexicon) or (group.sectors if group else ())

    def _of_party(self, party: Office, home: str, died: str) -> Role | None:
        kept = self._store.one("bodies", party.item)
        country = (self.country(kept.countries) if kept else "") or home
        return Role(title=POLITICIAN, country=country, sectors=("PTY",), start=party.start, end=_end(party, died))

    def title(self, label: str, country: str) -> str:
        """The office without its country, in lower case, in the words of news: "President of France" is "president"."""
        words = fold(tidy(label)).lower()
        for form in self._around(country):
            words = re.sub(rf" (?:of|for) (?:the )?{re.escape(form)}\b(?! [a-z]+ (?:of|for)\b)", "", words, count=1)
            words = re.sub(rf"^(?:the )?{re.escape(form)}(?:'s)? |, {re.escape(form)}$", "", words, count=1)
        words = " ".join(words.strip(" ,").split())
        if match := _MINISTER.fullmatch(words):
            shorter = f"{match[1] or ''}{_SHORTER.get(match[2], match[2])} minister"
            words = shorter if shorter in self._lexicon.titles else words
        return words


def _end(office: Office, died: str) -> str:
    """When it ended: as it is said, or at death; a death before the start is an error of the data and says nothing."""
    return office.end or (died if not office.start or died[: len(office.start)] >= office.start[: len(died)] else "")


def sectors_of(title: str, lexicon: ActorLexicon) -> tuple[str, ...]:
    """The sectors that the longest known title or noun among the words of `title` has, () where there is none."""
    words = title.lower().split()
    for phrase in _phrases(words):
        found = lexicon.title(phrase)
        noun = lexicon.noun(phrase)
        if sectors := found or (noun.sectors if noun else ()):
            return sectors
    return ()


def _phrases(words: list[str]) -> Iterator[str]:
    """Every stretch of the words, the longest first, the first of those of one length first."""
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])
