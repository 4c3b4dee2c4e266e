"""The words of contexts: which theme a word or phrase speaks of, and how plainly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from dragoman.records import CONTEXTS

NO_CONTEXT: Final = "no_context"
"""Under this name stand phrases that give no context, and whose words give none there."""


@dataclass(frozen=True, slots=True)
class ContextTerm:
    """A word or phrase of one context (of none, with an empty name): its words, and whether it is enough by itself."""

    words: tuple[str, ...]
    context: str
    strong: bool


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


def context_terms(raw: Mapping[str, Any], problems: list[str]) -> Mapping[str, tuple[ContextTerm, ...]]:
    """The terms of all contexts by their first word, longest first; what does not fit is added to `problems`.

    `raw` has, for each context, its strong and its weak entries; a plain list is one of strong entries.
    """
    found: dict[str, list[ContextTerm]] = {}
    for name, entries in raw.items():
        if name not in CONTEXTS and name != NO_CONTEXT:
            problems.append(f"contexts: the codebook has no context {name!r}")
        try:
            words = _Words.model_validate({"strong": entries} if isinstance(entries, list) else entries)
        except ValidationError as error:
            problems += [f"contexts: {name}: {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
            continue
        problems += [f"contexts: {name}: {one!r} is listed twice" for one in _repeated(words)]
        for strong, listed in ((True, words.strong), (False, words.weak)):
            for entry in listed:
                term = ContextTerm(tuple(re.split(r"[ -]+", entry)), "" if name == NO_CONTEXT else name, strong)
                found.setdefault(term.words[0], []).append(term)
    return MappingProxyType(
        {first: tuple(sorted(terms, key=lambda t: -len(t.words))) for first, terms in found.items()}
    )


def _repeated(words: _Words) -> Iterator[str]:
    seen: set[str] = set()
    for entry in (*words.strong, *words.weak):
        if entry in seen:
            yield entry
        seen.add(entry)
