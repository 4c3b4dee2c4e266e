"""Which labels and aliases of Wikidata are names here: strong ones, weak ones, and none at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dragoman.lexicons.actors import ActorLexicon, NameKind, fold
from dragoman.records import ActorKind

LONGEST_NAME: Final = 100
"""Characters; longer labels are descriptions."""

SHORTEST_ACRONYM: Final = 4
"""Capitals from which on a body's label ("ECOWAS") is a strong name; shorter ones ("CDU") mean several things."""

PERSON_WORDS: Final = range(2, 9)
"""Words of a person's strong name; one word alone ("Lula") needs support."""

_NO_NAME: Final = re.compile(r"[;\t\n\r#|{}\[\]<>@=_/\\\"“”]|://|^\W|\d{2,}(?:st|nd|rd|th)\b")
_INITIALS: Final = re.compile(r"(?:[A-Z]\.?){1,4}$")
_BRACKETS: Final = re.compile(r"\s*\([^()]*\)\s*$")


def tidy(form: str) -> str:
    """The form without white space too many and without a trailing explanation in brackets, "" where it cannot be a name."""
    plain = _BRACKETS.sub("", " ".join(form.split()))
    if not any(map(str.isalpha, plain)) or len(plain) > LONGEST_NAME or len(plain) < 2 or _NO_NAME.search(plain):
        return ""
    return plain if all(map(str.isprintable, plain)) else ""


def forms(labels: dict[str, str], aliases: dict[str, tuple[str, ...]], languages: Sequence[str]) -> list[str]:
    """All names, the best first: the label in the first language that has one, then the other labels, then the aliases."""
    order = (*languages, "mul")
    listed = [
        *(labels[language] for language in order if language in labels),
        *(alias for language in order for alias in aliases.get(language, ())),
    ]
    return list(dict.fromkeys(filter(None, map(tidy, listed))))


class Forms:
    """What the forms of an item are in a gazetteer with these words.

    Args:
        lexicon: the gazetteer that the import is laid over: forms of its countries and places are nobody else's names, and
            neither are its nouns and titles.
    """

    def __init__(self, lexicon: ActorLexicon) -> None:
        self._lexicon = lexicon
        self._elsewhere: dict[str, set[str]] = {}
        for form, names in lexicon.forms.items():
            for name in names:
                if name.kind is not NameKind.PROPER or lexicon.actors[name.actor_id].kind in _PLACES:
                    self._elsewhere.setdefault(fold(form).lower(), set()).add(name.actor_id)

    def of_person(self, listed: Sequence[str], family_names: Iterable[str]) -> tuple[list[str], list[str]]:
        """Strong and weak forms of a person.

        The family name is what the item says, where it is a word of the first form, else the last word of that.
        """
        strong: list[str] = []
        weak: list[str] = []
        for number, form in enumerate(listed):
            words = form.split()
            if len(words) == 1 or _INITIALS.match(form) or form[0].islower():
                weak.append(form)
            elif len(words) in PERSON_WORDS and not self._is_phrase(form, titled=number > 0):
                strong.append(form)
            elif number == 0:
                weak.append(form)
        first = listed[0].split() if listed else []
        if len(first) > 1:
            said = [name for name in family_names if f" {name} " in f" {listed[0]} "]
            weak = [*(said or [first[-1]]), *weak]
        return strong, self._usable(weak, listed)

    def of_body(self, listed: Sequence[str]) -> tuple[list[str], list[str]]:
        """Strong and weak forms of a body: a first form is weak where it is an acronym of a few letters, a noun or a place,
        another one where it is a single word.
        """
        strong: list[str] = []
        weak: list[str] = []
        for number, form in enumerate(listed):
            single = " " not in form
            common = self.is_elsewhere(form) or self._is_phrase(form)
            if number and (common or (form.isascii() and form.islower())):
                continue
            few = single and form.isupper() and len(form) < SHORTEST_ACRONYM
            (weak if common or few or (single and number) else strong).append(form)
        return strong, self._usable(weak, listed)

    def of_country(self, listed: Sequence[str], own: str) -> list[str]:
        """Names of a country; no codes, no flags, and nothing that is a form of another actor.

        Args:
            listed: its forms.
            own: its id.
        """
        return [
            form
            for form in listed
            if not (" " not in form and (form.isupper() or len(form) < SHORTEST_ACRONYM))
            and not form[0].islower()
            and not self.is_elsewhere(form, than=own)
            and not self._is_phrase(form)
        ]

    def is_elsewhere(self, form: str, than: str = "") -> bool:
        """Whether the form is one of a country, a place or a nation, other than the actor `than`."""
        return bool(self._elsewhere.get(fold(form).lower(), set()) - {than})

    def _is_phrase(self, form: str, *, titled: bool = False) -> bool:
        """Whether a form is a noun or title of the lexica ("Ministry of Defence"), or with `titled` begins with a title."""
        known = self._lexicon.noun(form) is not None or self._lexicon.title(form) is not None
        return known or (titled and self._lexicon.title(form.split()[0].rstrip(".")) is not None)

    def _usable(self, weak: Sequence[str], listed: Sequence[str]) -> list[str]:
        """The weak forms that are no names of places; the first form of all stays, since the entry is called so."""
        return [form for form in dict.fromkeys(weak) if form in listed[:1] or not self.is_elsewhere(form)]


_PLACES: Final = frozenset({ActorKind.COUNTRY, ActorKind.PLACE})


def surrounding(country: str, lexicon: ActorLexicon) -> Iterator[str]:
    """The forms of a country, nations and nationals included, the longest first: what a title may have around it."""
    actor = lexicon.actors.get(country)
    if actor is not None:
        yield from sorted(
            {f for f, names in lexicon.forms.items() for n in names if n.actor_id == country and n.kind in _AROUND},
            key=lambda form: (-len(form), form),
        )


_AROUND: Final = frozenset({NameKind.PROPER, NameKind.ADJECTIVE})
