"""The country of those whom no word of theirs gives one: "the government", "the army", in a report on one country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Final

from dragoman.actors.drafts import Draft
from dragoman.actors.view import View
from dragoman.records import MentionKind, PartKind

LEAD: Final = 3
"""Sentences, headline included, that say what a news report is about."""

INDEFINITE: Final = frozenset({"a", "an", "another", "some", "any", "several", "many", "other", "few", "no"})
ELSEWHERE: Final = frozenset(
    "western foreign international european regional allied african arab asian visiting neighbouring neighboring".split()
)
"""Words that make a noun anybody's, or say that it is somebody else's."""

ALONE: Final = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP"})
"""Sectors of the state, and the opposition: "the army" in a report on one country is that country's."""


AT_HOME: Final = ALONE | {"PTY", "CVL", "LAB", "EDU", "SOC"}
"""Sectors of those who, in a report on a country's own affairs, are that country's when nothing else is said."""


def _named_elsewhere(countries: set[str], by_sentence: dict[int, set[str]], draft: Draft) -> bool:
    """Whether countries are named in another sentence than the draft's: beside it they may be somebody else's."""
    return any(countries <= named for sentence, named in by_sentence.items() if sentence != draft.sentence)


def _home(view: View, drafts: list[Draft], countries: Collection[str]) -> str:
    """The country whose affairs the report is about: the first of the headline, if no other is named more often; else ""."""
    headline = {part.span.start for part in view.article.parts if part.kind is PartKind.TITLE}
    named = [d for d in drafts if d.country in countries and d.kind is not MentionKind.PRONOUN]
    first = next((d for d in named if d.sentence == 0), None)
    if not headline or first is None:
        return ""
    counts = Counter(d.country for d in named)
    return first.country if counts[first.country] == max(counts.values()) else ""


def _beside(draft: Draft, drafts: list[Draft], countries: Collection[str]) -> str:
    """The one country named between the start of the last sentence and a definite noun of the state ("the foreign ministry said")."""
    if not draft.definite or draft.kind is MentionKind.NAME or "OPP" in draft.sectors:
        return ""
    if any(draft.start <= d.start and d.end <= draft.end and d.head != draft.head for d in drafts):
        return ""  # "the party of the prime minister" is from where the prime minister is
    named = {
        d.country for d in drafts
        if d.country in countries and 0 <= draft.sentence - d.sentence <= 1 and d.head < draft.head
    }  # fmt: skip
    later = {
        d.country for d in drafts if d.country in countries and d.sentence == draft.sentence and d.head > draft.head
    }
    return named.pop() if len(named) == 1 and later <= named else ""


def only_country(view: View, drafts: list[Draft]) -> None:
    """Gives "the government", "President Doe" the country of the article, where it is plain which one that is.

    That is the only one named so far, or else the only one of the first two sentences, as long as neither this sentence nor the one
    before it names another.
    """
    countries = view.lexicon.actors.keys()
    focus = {d.country for d in drafts if d.country in countries and d.sentence < LEAD}
    home = _home(view, drafts, countries)
    seen: set[str] = set()
    by_sentence: dict[int, set[str]] = {}
    for draft in drafts:
        if draft.country in countries:
            by_sentence.setdefault(draft.sentence, set()).add(draft.country)
    for draft in drafts:
        if draft.country:
            seen |= {draft.country} & countries
            continue
        if draft.chain is not None or draft.actor_id or draft.modified or not AT_HOME.intersection(draft.sectors):
            continue
        words = {view.doc[i].lower_ for i in range(draft.start, draft.head)} - set(" ".join(draft.titles).split())
        if (
            (words & INDEFINITE and not draft.definite)
            or words & ELSEWHERE
            or (draft.kind is MentionKind.NAME and not draft.role)
        ):
            continue
        near = by_sentence.get(draft.sentence, set()) | by_sentence.get(draft.sentence - 1, set())
        of_state = bool(ALONE.intersection(draft.sectors))
        if of_state and len(seen) == 1:
            (draft.country,) = seen
            draft.because("only-country", 0.1, f"the only country that the article has named so far: {draft.country}")
        elif of_state and (beside := _beside(draft, drafts, countries)) and not words & {"a", "an"}:
            draft.country = beside
            draft.because("country-beside", 0.1, f"the only country that is named just before it: {beside}")
        elif (
            of_state
            and len(focus) == 1
            and near <= focus
            and (focus <= seen or _named_elsewhere(focus, by_sentence, draft))
        ):
            (draft.country,) = focus
            draft.because("focus-country", 0.1, f"the country that the article opens with: {draft.country}")
        elif home and near <= {home} and AT_HOME.intersection(draft.sectors):
            draft.country = home
            draft.because("home-country", 0.1, f"the country that the report is about: {home}")
    for draft in drafts:  # whoever takes up one of these is of the same country
        if draft.chain is not None and not draft.country:
            draft.country = draft.first.country
