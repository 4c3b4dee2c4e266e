"""Rules of what a content does by its own words: "that is a lie", "we apologise" (`data/contents.yaml`)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dragoman.errors import LexiconError
from dragoman.records import Stance

FILE: Final = Path(__file__).parent / "data" / "contents.yaml"

_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""All scalars stay text."""


class ContentRule(BaseModel):
    """Phrases that give a content a stance, and where in it they must stand (see the head of the file)."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    stance: Stance
    where: Literal["anywhere", "start", "alone", "first-person", "judgement", "named", "vowed"]
    phrases: tuple[str, ...] = Field(min_length=1)
    examples: tuple[str, ...] = Field(min_length=1)
    counters: tuple[str, ...] = Field(min_length=1)


@lru_cache(maxsize=1)
def content_rules() -> tuple[ContentRule, ...]:
    """The packaged rules, in the order in which they are tried.

    Raises:
        LexiconError: listing every rule that does not fit its schema.
    """
    raw = yaml.load(FILE.read_text(encoding="utf-8"), Loader=_LOADER)
    rules: list[ContentRule] = []
    problems: list[str] = []
    for entry in raw:
        try:
            rules.append(ContentRule.model_validate(entry))
        except ValidationError as error:
            name = entry.get("id", "?") if isinstance(entry, dict) else "?"
            problems += [f"{FILE.name}: {name}: {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
    if problems:
        raise LexiconError("; ".join(problems))
    return tuple(rules)
