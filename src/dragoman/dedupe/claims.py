"""The claims of many articles, each once: those that say the same of the same are one, whoever says it and wherever it stands.

Two claims are one where they tell the same type of event of the same actor in common words, or where most of their content words are
common. What only answers ("rejected the federation's allegation") goes to the latest claim of the one whom it names. Figures that
differ keep claims apart, and so do more than `WINDOW` days, unless it is an old claim that somebody still denies or confirms; what is
demanded or praised is not what is asserted. Over time a confirmation outweighs the denials before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dragoman.dedupe.copies import copies
from dragoman.lexicons.synonyms import meant, reversed_by
from dragoman.records import (
    Article,
    Claim,
    EventType,
    LinkedClaim,
    LinkedVoice,
    Polarity,
    Proposition,
    Stance,
    Standing,
    Statement,
    Turn,
    standing,
)
from dragoman.records.topics import conflicting, overlap, shared

WINDOW: Final = 60
"""Days between two reports of one claim at most."""

SAME_EVENT: Final = 0.34
"""Share of the smaller topic's words that two claims of one type and actor have in common."""

SAME_WORDS: Final = 0.6
ALIKE: Final = 0.35
"""The same for two claims of which no more is known, and the share of all words of both."""

LONG: Final = 365
LONG_SHARED: Final = 0.75
LONG_ALIKE: Final = 0.5
"""Days up to which somebody answers a claim in nearly the same words, and what both have in common."""

OFFICES: Final = frozenset(
    "prime minister president government ministry official spokesman spokeswoman state country parliament party leader court".split()
)
"""Words for those who are spoken of: alone they make no claim the same as another."""

BARE: Final = 3
"""Words of a denial that only answers, at most."""

TYPES: Final = frozenset(kind.value for kind in EventType)
AGAINST: Final = frozenset({Stance.DENIES, Stance.DOUBTS, Stance.CONFIRMS, Stance.RETRACTS, Stance.ADMITS})
_ANOTHER: Final = re.compile(r"\b(?:another|(?:a|the) (?:second|further|fresh|new))\b(?! of)", re.IGNORECASE)
"""Words by which one event is told apart from an earlier one of its kind."""

_WORD: Final = re.compile(r"\w+")


@dataclass(slots=True)
class _Group:
    """Claims that are one, in the order of their reports."""

    claims: list[Claim] = field(default_factory=list)
    day: str = ""
    speakers: set[str] = field(default_factory=set)


def link(
    claims: Iterable[Claim], statements: Mapping[str, Statement], articles: Sequence[Article]
) -> list[LinkedClaim]:
    """Every claim of the articles once, by the day on which it was first made.

    Args:
        claims: of these articles, each with the standing that it has there.
        statements: those of the voices, by id.
        articles: in the order in which they were read.
    """
    order = {a.id: (a.date.day or "9999", n) for n, a in enumerate(articles)}
    by_id = {a.id: a for a in articles}
    known = [c for c in claims if c.article_id in order]
    known.sort(key=lambda c: order[c.article_id])
    copied = copies(sorted(articles, key=lambda a: order[a.id]))
    groups: list[_Group] = []
    with_word: dict[str, list[int]] = defaultdict(list)
    for claim in known:
        day = by_id[claim.article_id].date.day
        number = _group_of(claim, day, groups, with_word, statements)
        if number is None:
            number = len(groups)
            groups.append(_Group())
        group = groups[number]
        group.claims.append(claim)
        group.day = day or group.day
        heard = [statements[v.statement_id] for v in claim.voices if v.statement_id in statements]
        group.speakers |= {w for s in heard if s.speaker for w in _words(f"{s.speaker.name} {s.speaker.text}")}
        for word in {*meant(claim.proposition.topic), *group.speakers}:
            if not with_word[word] or with_word[word][-1] != number:
                with_word[word].append(number)
    return [_linked(group, statements, by_id, copied) for group in groups]


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.lower()) if len(word) > 3}


def _group_of(
    claim: Claim,
    day: str,
    groups: Sequence[_Group],
    with_word: Mapping[str, list[int]],
    statements: Mapping[str, Statement],
) -> int | None:
    """The group that a claim belongs to, the latest first; None where it is a new one."""
    topic = set(claim.proposition.topic)
    near = sorted({n for word in meant(topic) for n in with_word.get(word, ())}, reverse=True)
    for number in near:
        group = groups[number]
        others = [c for c in group.claims if c.article_id != claim.article_id and _of_one_kind(claim, c)]
        days = _days_between(group.day, day)
        alike = _same if days <= WINDOW else _much_the_same
        reach = LONG if any(voice.stance in AGAINST for voice in claim.voices) else WINDOW
        if days <= reach and any(alike(claim.proposition, c.proposition) for c in others):
            return number
    answers = all(voice.stance in AGAINST for voice in claim.voices)
    if not answers or len(topic) > BARE:
        return None
    own = {w for v in claim.voices if v.statement_id in statements for w in _spoken_by(statements[v.statement_id])}
    for number in range(len(groups) - 1, -1, -1):
        group = groups[number]
        apart = all(c.article_id != claim.article_id for c in group.claims)
        blamed = own & {word for c in group.claims for word in c.proposition.topic}
        if (
            apart
            and _days_between(group.day, day) <= WINDOW
            and _may_be_denied(group)
            and (topic & (group.speakers - own) or blamed)
        ):
            return number
    return None


def _of_one_kind(one: Claim, other: Claim) -> bool:
    """Whether two claims may be one by what is done with them: a demand is no assertion, and praise is neither."""
    first, second = ({v.stance for v in claim.voices} for claim in (one, other))
    return all(
        (kind in first) == (kind in second) or (first | second) & AGAINST for kind in (Stance.DEMANDS, Stance.PRAISES)
    )


def _may_be_denied(group: _Group) -> bool:
    """Whether somebody asserts it: nobody rejects an allegation by speaking of a demand."""
    return any(v.stance in (Stance.ASSERTS, Stance.ACCUSES, Stance.WARNS) for c in group.claims for v in c.voices)


def _spoken_by(statement: Statement) -> set[str]:
    return _words(f"{statement.speaker.name} {statement.speaker.text}") if statement.speaker else set()


def _days_between(one: str, other: str) -> int:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:  # a day that is not known keeps nothing apart
        return 0


def _much_the_same(a: Proposition, b: Proposition) -> bool:
    """Whether two propositions of reports that lie far apart say the same in nearly the same words."""
    one, other = meant(a.topic), meant(b.topic)
    return _same(a, b) and shared(one, other) >= LONG_SHARED and overlap(one, other) >= LONG_ALIKE


def _same(a: Proposition, b: Proposition) -> bool:
    """Whether two propositions say the same, or one the opposite of the other."""
    one, other = meant(a.topic), meant(b.topic)
    if conflicting(_figures(one), _figures(other)) or len(one & other) < 2 or one & other <= OFFICES:
        return False
    if bool(_ANOTHER.search(a.text)) != bool(_ANOTHER.search(b.text)):
        return False
    if a.predicate == b.predicate and a.predicate in TYPES and _parties(a) & _parties(b):
        return shared(one, other) >= SAME_EVENT
    return shared(one, other) >= SAME_WORDS and (min(len(one), len(other)) <= BARE or overlap(one, other) >= ALIKE)


def _figures(words: Iterable[str]) -> set[str]:
    return {word for word in words if any(c.isdigit() for c in word)}


def _parties(one: Proposition) -> set[str]:
    return {party.country or party.key for party in (one.actor, one.recipient) if party}


def _linked(
    group: _Group, statements: Mapping[str, Statement], articles: Mapping[str, Article], copied: Mapping[str, str]
) -> LinkedClaim:
    first = group.claims[0]
    voices = [
        voice
        for claim in group.claims
        for voice in _voices(claim, first.proposition, statements, articles[claim.article_id], copied)
    ]
    history: list[Turn] = []
    now = Standing.UNCONTESTED
    for day in dict.fromkeys(voice.day for voice in voices):
        now = standing(_still_heard(voices, day))
        if not history or history[-1].standing is not now:
            history.append(Turn(day=day, standing=now))
    own = {_publisher_of(articles[v.article_id]) for v in voices if not v.copy_of}
    return LinkedClaim(
        id=first.id,
        proposition=first.proposition,
        standing=now,
        voices=tuple(voices),
        history=tuple(history),
        publishers=len(own),
        articles=len({voice.article_id for voice in voices}),
    )


def _publisher_of(article: Article) -> str:
    """What tells publishers apart: the publisher's id, which its pages share whatever they call it; else the article's own."""
    return article.publisher.id if article.publisher else article.id


def _still_heard(voices: Sequence[LinkedVoice], day: str) -> set[Stance]:
    """The stances that count on a day: all up to it, less the denials and doubts before a later confirmation.

    Who confirms does so of what others said, or takes back his own denial; whoever asserted it himself settles nothing by it.
    """
    days = list(dict.fromkeys(voice.day for voice in voices))
    past = [voice for voice in voices if days.index(voice.day) <= days.index(day)]
    claimed = {voice.speaker for voice in past if voice.stance in (Stance.ASSERTS, Stance.ACCUSES)}
    settled = max(
        (days.index(v.day) for v in past if v.stance is Stance.CONFIRMS and v.speaker not in claimed), default=-1
    )
    return {v.stance for v in past if v.stance not in (Stance.DENIES, Stance.DOUBTS) or days.index(v.day) >= settled}


def _voices(
    claim: Claim, first: Proposition, statements: Mapping[str, Statement], article: Article, copied: Mapping[str, str]
) -> Iterable[LinkedVoice]:
    negated = (claim.proposition.polarity is Polarity.NEGATED) != (first.polarity is Polarity.NEGATED)
    opposite = negated != reversed_by(claim.proposition.topic, first.topic)
    publisher = article.publisher
    for voice in claim.voices:
        statement = statements.get(voice.statement_id)
        if statement is None:
            continue
        turned = Stance.DENIES if opposite and voice.stance not in AGAINST else voice.stance
        yield LinkedVoice(
            speaker=voice.speaker,
            country=statement.speaker.country if statement.speaker else "",
            stance=turned,
            day=article.date.day,
            words=statement.content.text,
            cue=statement.cue.text,
            publisher=(publisher.name or publisher.domain) if publisher else "",
            statement_id=voice.statement_id,
            claim_id=claim.id,
            article_id=claim.article_id,
            copy_of=copied.get(claim.article_id, ""),
            translated_from=statement.translated_from,
            original=statement.original.text if statement.original else "",
        )
