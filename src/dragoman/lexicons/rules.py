"""The lexica of what is done and said: event rules, word classes, cues of speech, modifiers of status.

The files are YAML, read so that `no` stays a string. A list of words may name a word class as `$class`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from dragoman.errors import LexiconError
from dragoman.lexicons.contexts import ContextTerm, context_terms
from dragoman.records import MODES, EventType, Stance


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """YAML whose only non-strings are lists, mappings, true and false: `no`, `on` and `1.0` stay words."""


_Loader.yaml_implicit_resolvers = {}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


ANYTHING: Final = "*"
"""In a condition: whatever stands in the slot."""

Words = Annotated[tuple[str, ...], BeforeValidator(_one_or_many)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")


EntryT = TypeVar("EntryT", bound=_Entry)
MeaningT = TypeVar("MeaningT")


class EventRule(_Entry):
    """One readable rule: a verb or noun, conditions on its slots, and who fills the roles.

    `verb` and `noun` are lemmas. `if` and `unless` map a slot (a dotted path such as `obj.mod` goes on from its fillers) to
    lemmas of which one must, or must not, stand there. `actor` and `recipient` list slots; the first that holds a political
    actor wins. `mutual`: all take part alike when there is no recipient. `voice`: only in the passive. `needs`: roles without
    which there is no event. `absorbs`: what stands in the complement is part of this event and no event of its own.
    """

    type: EventType
    mode: str = ""
    verb: Words = ()
    noun: Words = ()
    prt: Words = ()
    voice: Literal["", "passive"] = ""
    if_: Annotated[dict[str, Words], Field(alias="if")] = {}
    unless: dict[str, Words] = {}
    actor: Words = ()
    recipient: Words | None = None
    mutual: bool = False
    needs: Words = ("actor",)
    absorbs: bool = False
    examples: Words = ()
    counters: Words = ()
    sure: Annotated[bool, Field(exclude=True)] = False
    """Whether its type is so often right that the second reader is not asked (`sure_rules.yaml`)."""

    @property
    def weight(self) -> int:
        """How specific the rule is: more conditions are tried first."""
        return 2 * len(self.if_) + len(self.unless) + (2 if self.prt else 0)

    @cached_property
    def asks(self) -> tuple[frozenset[str], ...]:
        """Words in lower case: unless one of each set stands somewhere in the sentence, the rule cannot fire there."""
        return tuple(frozenset(words) for words in (self.prt, *self.if_.values()) if words and ANYTHING not in words)


class CueRule(_Entry):
    """Verbs, nouns or adjectives of saying with one stance, and the forms that their content takes.

    `with`: lemmas of which one must stand below the verb and is part of the cue: "cast doubt on", "point out", "make clear".
    `attitude`: what somebody thinks or wants, which need not have been said.
    """

    stance: Stance
    verb: Words = ()
    noun: Words = ()
    adj: Words = ()
    with_: Annotated[Words, Field(alias="with")] = ()
    attitude: bool = False
    content: Annotated[
        tuple[Literal["clause", "quote", "np", "inf", "gerund", "as", "prep"], ...], BeforeValidator(_one_or_many)
    ]
    prep: Words = ()
    addressee: Words = ()


class ModifierRule(_Entry):
    """Words that set part of an event's status (after ConText: modifier, target, scope), where they stand to the trigger.

    `aux`: an auxiliary of the clause; `mark`: its subordinator, of one word or two ("in case"); `adverb`: an adverb on it;
    `determiner`, `adjective`: before a nominal trigger; `governor`: a verb, noun or adjective that governs the clause, with
    `prep` where a preposition must stand between.
    """

    sets: Literal["negated", "hypothetical", "future", "historical"]
    aux: Words = ()
    mark: Words = ()
    adverb: Words = ()
    determiner: Words = ()
    adjective: Words = ()
    governor: Words = ()
    prep: Words = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """The compiled lexica: rules by trigger lemma, most specific first."""

    verbs: Mapping[str, tuple[EventRule, ...]]
    nouns: Mapping[str, tuple[EventRule, ...]]
    events: Mapping[str, EventRule]
    cue_verbs: Mapping[str, tuple[CueRule, ...]]
    cue_nouns: Mapping[str, tuple[CueRule, ...]]
    cue_adjectives: Mapping[str, tuple[CueRule, ...]]
    modifiers: Mapping[str, Mapping[str, tuple[ModifierRule, ...]]]
    classes: Mapping[str, frozenset[str]]
    contexts: Mapping[str, tuple[ContextTerm, ...]]


def load_rules(directories: Sequence[Path]) -> Rules:
    """The rules of all directories; where ids repeat, the later directory's wins.

    Raises:
        LexiconError: listing every entry that does not fit its schema, names an unknown class or mode, or repeats an id.
    """
    problems: list[str] = []
    classes: dict[str, frozenset[str]] = {}
    events: dict[str, EventRule] = {}
    cues: dict[str, CueRule] = {}
    modifiers: dict[str, ModifierRule] = {}
    contexts: dict[str, Any] = {}
    for directory in directories:
        for file in sorted(directory.glob("classes*.yaml")):
            classes.update({name: frozenset(words) for name, words in (_read(file) or {}).items()})
        for file in sorted(directory.glob("contexts*.yaml")):
            contexts.update(_read(file) or {})
        own = _entries(sorted(directory.glob("events/*.yaml")), EventRule, problems)
        sure = {name for file in sorted(directory.glob("sure_rules*.yaml")) for name in _read(file) or ()}
        problems += [f"sure_rules: no event rule {name!r}" for name in sorted(sure - own.keys())]
        events.update({name: rule.model_copy(update={"sure": name in sure}) for name, rule in own.items()})
        cues.update(_entries(sorted(directory.glob("statements/*.yaml")), CueRule, problems))
        modifiers.update(_entries(sorted(directory.glob("status/*.yaml")), ModifierRule, problems))
    problems += [
        f"{rule.id}: {rule.type} has no mode {rule.mode!r}"
        for rule in events.values()
        if rule.mode and rule.mode not in MODES[rule.type]
    ]
    if problems:
        raise LexiconError("; ".join(problems))
    return _compile(classes, contexts, events, cues, modifiers, problems)


def _read(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)


def _entries(files: Sequence[Path], model: type[EntryT], problems: list[str]) -> dict[str, EntryT]:
    out: dict[str, EntryT] = {}
    for file in files:
        for number, raw in enumerate(_read(file) or [], start=1):
            name = raw.get("id", f"entry {number}") if isinstance(raw, dict) else f"entry {number}"
            try:
                entry = model.model_validate(raw)
            except ValidationError as error:
                problems += [f"{file.name}: {name}: {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
                continue
            if entry.id in out:
                problems.append(f"{file.name}: {entry.id}: id repeated")
            out[entry.id] = entry
    return out


def _compile(
    classes: dict[str, frozenset[str]],
    contexts: dict[str, Any],
    events: dict[str, EventRule],
    cues: dict[str, CueRule],
    modifiers: dict[str, ModifierRule],
    problems: list[str],
) -> Rules:
    def words(entry: _Entry, listed: Sequence[str]) -> tuple[str, ...]:
        out: list[str] = []
        for word in listed:
            if word.startswith("$"):
                if word[1:] not in classes:
                    problems.append(f"{entry.id}: no word class {word}")
                out += sorted(classes.get(word[1:], ()))
            else:
                out.append(word)
        return tuple(out)

    compiled: dict[str, EventRule] = {}
    verbs: dict[str, list[EventRule]] = {}
    nouns: dict[str, list[EventRule]] = {}
    for rule in events.values():
        full = rule.model_copy(
            update={
                "verb": words(rule, rule.verb),
                "noun": words(rule, rule.noun),
                "if_": {name: words(rule, listed) for name, listed in rule.if_.items()},
                "unless": {name: words(rule, listed) for name, listed in rule.unless.items()},
            }
        )
        compiled[full.id] = full
        for index, listed in ((verbs, full.verb), (nouns, full.noun)):
            for lemma in listed:
                index.setdefault(lemma, []).append(full)
    by_place: dict[str, dict[str, list[ModifierRule]]] = {}
    for modifier in modifiers.values():
        for place in PLACES:
            for lemma in words(modifier, getattr(modifier, place)):
                by_place.setdefault(place, {}).setdefault(lemma, []).append(modifier)
    terms = context_terms(contexts, problems)
    if problems:
        raise LexiconError("; ".join(problems))

    longest_first = sorted(cues.values(), key=lambda cue: not cue.with_)

    def ranked(index: dict[str, list[EventRule]]) -> Mapping[str, tuple[EventRule, ...]]:
        return MappingProxyType({k: tuple(sorted(v, key=lambda rule: -rule.weight)) for k, v in index.items()})

    return Rules(
        verbs=ranked(verbs),
        nouns=ranked(nouns),
        events=MappingProxyType(compiled),
        cue_verbs=_by_lemma((lemma, cue) for cue in longest_first for lemma in words(cue, cue.verb)),
        cue_nouns=_by_lemma((lemma, cue) for cue in longest_first for lemma in words(cue, cue.noun)),
        cue_adjectives=_by_lemma((lemma, cue) for cue in longest_first for lemma in words(cue, cue.adj)),
        modifiers=MappingProxyType(
            {place: MappingProxyType({k: tuple(v) for k, v in by_place.get(place, {}).items()}) for place in PLACES}
        ),
        classes=MappingProxyType(classes),
        contexts=terms,
    )


def _by_lemma(pairs: Iterable[tuple[str, MeaningT]]) -> Mapping[str, tuple[MeaningT, ...]]:
    out: dict[str, list[MeaningT]] = {}
    for lemma, meaning in pairs:
        out.setdefault(lemma, []).append(meaning)
    return MappingProxyType({lemma: tuple(found) for lemma, found in out.items()})


PLACES: Final = ("aux", "mark", "adverb", "determiner", "adjective", "governor")
"""Where a modifier may stand to its target; the keys of `Rules.modifiers`."""
