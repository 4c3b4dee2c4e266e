"""The country of those whom no word of theirs gives one: "the government", "the army", "residents", in a report on one country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Final

from dragoman.actors.drafts import Draft, What
from dragoman.actors.people import Known, choose
from dragoman.actors.view import View
from dragoman.records import ActorKind, MentionKind, PartKind

LEAD: Final = 3
"""Sentences, headline included, that say what a news report is about."""

INDEFINITE: Final = frozenset({"a", "an", "another", "some", "any", "several", "many", "other", "few", "no"})
AMOUNTS: Final = frozenset({"a", "an", "some", "several", "many", "few"})
"""Of these, the words that only say how many: "some 3,000 workers" of a report on a country are of that country."""

ELSEWHERE: Final = frozenset(
    "western foreign international european regional allied african arab asian visiting neighbouring neighboring".split()
)
"""Words that make a noun anybody's, or say that it is somebody else's."""

STRANGERS: Final = frozenset(
    "foreigner tourist visitor traveller traveler migrant expatriate passenger sailor pilgrim counterpart reporter correspondent".split()
)
"""Nouns for people who need not be of the country where they are."""

URGING: Final = frozenset("urge ask press pressure warn tell advise beg implore call encourage".split())

RELIEF: Final = ("aid ", "relief ", "humanitarian ")
"""First words of nouns for helpers, who come from anywhere."""

ALONE: Final = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP"})
"""Sectors of the state, and the opposition: "the army" in a report on one country is that country's."""

AT_HOME: Final = ALONE | {"PTY", "CVL", "LAB", "EDU", "SOC", "BUS", "MED", "REL", "AGR", "JRN"}
"""Sectors of those who, in a report on a country's own affairs, are that country's when nothing else is said."""

CROWDS: Final = frozenset({"CVL", "LAB", "EDU", "SOC", "BUS", "MED", "AGR", "COP", "OPP"})
"""Sectors of people who are of the country of the place where the sentence says they do something."""


def report_country(view: View, known: Known) -> str:
    """The country that a report is about; "" where it is not plain, or where there is neither headline nor dateline to tell it.

    The first country of the headline, else that of the dateline, else the first of the lead, as long as no other is named over twice as
    often; else the one that is named more than twice as often as any other.
    """
    named = list(_named(view, known))
    counts = Counter(country for _, country in set(named))
    titled = any(part.kind is PartKind.TITLE for part in view.article.parts)
    dateline = _dateline_country(view)
    if not counts or not (titled or dateline):
        return dateline
    most = max(counts.values())
    headline = [country for sentence, country in named if titled and sentence == 0]
    lead = [country for sentence, country in named if sentence < LEAD]
    for country in [*headline[:1], *([dateline] if dateline in counts else []), *lead[:1]]:
        if 2 * counts[country] >= most:
            return country
    often = [country for country in counts if 2 * counts[country] > most]
    return often[0] if titled and len(often) == 1 else ""


def _named(view: View, known: Known) -> Iterator[tuple[int, str]]:
    """The sentence and the country of every name that gives one beyond doubt, in text order."""
    for hit in view.hits:
        if not any(name.strong for name in hit.names):
            continue
        chosen = choose(view, hit, known)
        country = view.country_of(chosen.name.actor_id) if chosen else ""
        if country in view.lexicon.actors:
            yield view.sentence_of[hit.start], country


def _dateline_country(view: View) -> str:
    """The country of the place in the dateline, where it is the only one that the names there can mean."""
    actors = view.lexicon.actors
    for part in view.article.parts:
        if part.kind is not PartKind.DATELINE:
            continue
        words = part.span.of(view.article.text)
        found = {
            actors[name.actor_id].country
            for match in view.lexicon.find(
                words.title() if words.partition(",")[0].partition("(")[0].isupper() else words
            )
            for name in match.names
            if name.strong and actors[name.actor_id].kind in (ActorKind.COUNTRY, ActorKind.PLACE)
        }
        return found.pop() if len(found) == 1 else ""
    return ""


@dataclass(slots=True)
class Report:
    """A report's countries: the one it is about, those of its lead, how often each is named, and in which sentence, in text order."""

    home: str
    focus: set[str]
    counts: Counter[str] = field(default_factory=Counter)
    by_sentence: dict[int, list[Draft]] = field(default_factory=dict)
    by_head: dict[int, Draft] = field(default_factory=dict)

    def near(self, sentence: int) -> set[str]:
        """The countries that a sentence and the one before it name."""
        return {d.country for n in (sentence - 1, sentence) for d in self.by_sentence.get(n, ())}


def only_country(view: View, drafts: list[Draft], home: str) -> None:
    """Gives "the government", "President Doe", "residents" the country of the article, where it is plain which one that is.

    Args:
        view: the article.
        drafts: its mentions, in text order.
        home: the country that the report is about, "" where that is not plain.
    """
    countries = view.lexicon.actors.keys()
    report = _report(drafts, countries, home)
    seen = {home} - {""}
    for draft in drafts:
        if not draft.country and draft.chain is not None:
            draft.country = draft.first.country  # whoever takes up one of these is of the same country
        if draft.country:
            seen |= {draft.country} & countries
            continue
        country, part, reason = _told(view, draft, report, seen)
        if country:
            draft.country = draft.first.country = country
            draft.because(part, 0.1, f"{reason}: {country}")


def _report(drafts: list[Draft], countries: Collection[str], home: str) -> Report:
    named = [d for d in drafts if d.country in countries]
    report = Report(home, {d.country for d in named if d.sentence < LEAD}, by_head={d.head: d for d in drafts})
    report.counts.update(d.country for d in named if d.kind is not MentionKind.PRONOUN)
    for draft in named:
        report.by_sentence.setdefault(draft.sentence, []).append(draft)
    return report


def _may_be_given(view: View, draft: Draft) -> bool:
    """Whether a mention is one that may be of the country of the report, as far as its own words tell."""
    if draft.kind is MentionKind.PRONOUN or draft.actor_id or draft.modified or not AT_HOME.intersection(draft.sectors):
        return False
    if draft.kind is MentionKind.NAME and not draft.role:
        return False
    if view.doc[draft.head].lemma_.lower() in STRANGERS or any(title.startswith(RELIEF) for title in draft.titles):
        return False
    return not _words(view, draft) & (ELSEWHERE if draft.definite else ELSEWHERE | (INDEFINITE - AMOUNTS))


def _words(view: View, draft: Draft) -> set[str]:
    """The words before the head of a mention, without those of its office."""
    office = " ".join((*draft.titles, draft.role)).split()
    return {view.doc[i].lower_ for i in range(draft.start, draft.head)}.difference(office)


def _told(view: View, draft: Draft, report: Report, seen: set[str]) -> tuple[str, str, str]:
    """The country of a mention, the part of the score that it makes, and the words for people; three times "" where none is told."""
    owner = report.by_head.get(draft.owner)
    if owner is not None and owner.country and draft.sectors:
        return owner.country, "owner", f"of “{view.text(owner.start, owner.end)}”"
    if not _may_be_given(view, draft):
        return "", "", ""
    state = bool(ALONE.intersection(draft.sectors))
    of_state = state and (draft.definite or not _words(view, draft) & INDEFINITE)
    if of_state and len(seen) == 1:
        return next(iter(seen)), "only-country", "the only country that the article has named so far"
    if place := _where(draft, report):
        return place, "place-beside", "the country of the place that the sentence names"
    if _goes_home(view, draft, report):
        return report.home, "home-country", "the country that the report is about"
    if state and (beside := _beside(view, draft, report)):
        return beside, "country-beside", "the only country that is named just before it"
    if of_state and len(report.focus) == 1 and report.near(draft.sentence) <= report.focus:
        (focus,) = report.focus
        if focus in seen or any(
            report.focus <= {d.country for d in named}
            for sentence, named in report.by_sentence.items()
            if sentence != draft.sentence
        ):
            return focus, "focus-country", "the country that the article opens with"
    return "", "", ""


def _where(draft: Draft, report: Report) -> str:
    """The country of the places in the sentence, for people who do something there: "In Nairobi, students marched"."""
    if not CROWDS.intersection(draft.sectors) or draft.kind is MentionKind.NAME:
        return ""
    places = {d.country for d in report.by_sentence.get(draft.sentence, ()) if d.what is What.PLACE}
    return places.pop() if len(places) == 1 and report.home else ""


def _is_named_officer(draft: Draft) -> bool:
    """Whether it is a name with an office and no country ("Prime Minister Doe"): a foreign one would have been called foreign."""
    return draft.kind is MentionKind.NAME and bool(draft.titles) and bool(ALONE.intersection(draft.sectors))


def _goes_home(view: View, draft: Draft, report: Report) -> bool:
    """Whether nothing before a mention turns the reader from the country that the report is about."""
    home = report.home
    if not home:
        return False
    if _is_named_officer(draft) or report.near(draft.sentence) <= {home} or _is_urged(view, draft, report):
        return True
    before = _before(draft, report)
    if before:
        return {d.country for d in before} == {home}
    last = report.by_sentence.get(draft.sentence - 1, [])
    if not last or last[0].country == home:
        return True
    if any(_acts_upon(draft, d.country, report) for d in last):
        return True
    aside = all(2 * report.counts[d.country] <= report.counts[home] for d in last)
    return _opens_paragraph(view, draft.sentence) and (aside or not _opens_paragraph(view, draft.sentence - 1))


def _before(draft: Draft, report: Report) -> list[Draft]:
    """Those of a country that the sentence names before a mention, those inside it left out."""
    here = report.by_sentence.get(draft.sentence, ())
    return [d for d in here if d.head < draft.head and not draft.start <= d.head < draft.end]


def _acts_upon(draft: Draft, country: str, report: Report) -> bool:
    """Whether a mention is the subject of a sentence that goes on to name a country, or a counterpart there, which then is another's."""
    after = [d for d in report.by_sentence.get(draft.sentence, ()) if d.country == country and d.head > draft.head]
    return draft.subject and any(
        (d.kind is MentionKind.NAME and d.what is What.STATE) or "counterpart" in d.titles for d in after
    )


def _is_urged(view: View, draft: Draft, report: Report) -> bool:
    """Whether the officers of other countries ask something of "the government", "the authorities": not their own."""
    if not draft.definite or view.doc[draft.head].lower_ not in ("government", "authorities"):
        return False
    verb = clause = view.doc[draft.head].head
    while clause.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in clause.children):
        clause = clause.head
    subjects = {c.i for c in clause.children if c.dep_ == "nsubj"}
    asking = [d for d in _before(draft, report) if d.head in subjects]
    return (
        view.doc[draft.head].dep_ == "dobj"
        and verb.lemma_ in URGING
        and bool(asking)
        and all(not d.sectors or "GOV" in d.sectors for d in asking)
        and report.home not in {d.country for d in asking}
    )


def _opens_paragraph(view: View, sentence: int) -> bool:
    before = view.article.text[: view.doc.spans["sentences"][sentence].start_char]
    return "\n" in before[len(before.rstrip()) :]


def _beside(view: View, draft: Draft, report: Report) -> str:
    """The one country named between the start of the last sentence and a definite noun of the state ("the foreign ministry said")."""
    one_of_several = bool(_words(view, draft) & INDEFINITE)  # "Chad published a statement in which an army officer ..."
    if draft.kind is MentionKind.NAME or "OPP" in draft.sectors or not (draft.definite or one_of_several):
        return ""
    if any(draft.start <= d.start and d.end <= draft.end and d.head != draft.head for d in report.by_head.values()):
        return ""  # "the party of the prime minister" is from where the prime minister is
    here = report.by_sentence.get(draft.sentence, [])
    last = [] if one_of_several else report.by_sentence.get(draft.sentence - 1, [])
    named = {d.country for d in (*last, *here) if d.head < draft.head}
    if len(named) != 1 or not {d.country for d in here if d.head > draft.head} <= named:
        return ""
    (country,) = named
    return "" if _acts_upon(draft, country, report) else country
