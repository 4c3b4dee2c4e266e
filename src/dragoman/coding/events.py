"""Events: each hit of a rule becomes who did what to whom, when, where, and whether it happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from dragoman.coding.cast import Cast
from dragoman.coding.clauses import governing_verb, is_verbal, path_text
from dragoman.coding.contexts import Contexts
from dragoman.coding.decide import Reader
from dragoman.coding.evidence import Witness, party_marks, token_span
from dragoman.coding.matching import Hit, hits
from dragoman.coding.open_frames import open_frames
from dragoman.coding.places import place_of
from dragoman.coding.said import Said
from dragoman.coding.second_reading import Tell, Told, read_again
from dragoman.coding.size import completed, size_of
from dragoman.coding.status import DENIED, marks_of, settled
from dragoman.coding.status_words import HAPPENS
from dragoman.coding.when import DateMention, find_dates
from dragoman.lexicons.rules import Rules
from dragoman.records import (
    UNKNOWN_DATE,
    Article,
    ContextsFrom,
    Decision,
    Event,
    EventType,
    Evidence,
    Found,
    Modality,
    PartialDate,
    Participant,
    Place,
    Polarity,
    Precision,
    RecordKind,
    Size,
    Stance,
    StatementKind,
    Status,
    StatusMark,
    Time,
    event_id,
)

COMMITMENTS: Final = frozenset({EventType.AGREE, EventType.THREATEN, EventType.CONCEDE})
"""Types that speak of what is to come by themselves: words of planning do not make them future."""

COUNTED: Final = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})
"""Types whose victims are counted."""

PROMISED: Final = {
    EventType.AID: EventType.AGREE,
    EventType.COOPERATE: EventType.AGREE,
    EventType.SUPPORT: EventType.AGREE,
    EventType.CONSULT: EventType.AGREE,
    EventType.RETREAT: EventType.CONCEDE,
}
"""What a future act of each type is coded as (codebook, "Rulings")."""


THREATENED: Final = {
    EventType.SANCTION: "relations",
    EventType.COERCE: "restrict",
    EventType.ASSAULT: "violence",
}
"""What announcing a hostile act of each type to come threatens with, as a mode of THREATEN (codebook: a threat stays a threat)."""


REFUSED: Final = {
    EventType.AID: "assist",
    EventType.COOPERATE: "assist",
    EventType.SUPPORT: "assist",
    EventType.CONSULT: "meet",
    EventType.RETREAT: "yield",
    EventType.CONCEDE: "yield",
    EventType.AGREE: "",
}
"""What saying that one will not do it is a refusal of, as a mode of REJECT (codebook: refuses, declines)."""


class _SentenceDates:
    """The dates of one sentence, looked for when first asked; "on Friday" lies ahead in a clause about the future."""

    def __init__(self, sentence: Sentence, published: PartialDate) -> None:
        self.sentence = sentence
        self._published = published
        self._known: dict[bool, tuple[DateMention, ...]] = {}

    def mentions(self, *, future: bool) -> tuple[DateMention, ...]:
        """The sentence's dates, ambiguous weekdays taken as coming when `future` holds."""
        if future not in self._known:
            text, offset = self.sentence.text, self.sentence.start_char
            self._known[future] = find_dates(text, self._published, offset=offset, future=future)
        return self._known[future]


def events(
    doc: Doc,
    article: Article,
    cast: Cast,
    rules: Rules,
    said: Sequence[Said],
    witness: Witness,
    reader: Reader | None = None,
) -> tuple[list[Event], list[Evidence], list[Told]]:
    """The events of an article in text order, one evidence a telling, and all tellings, those that make no event included.

    With a `reader` every pair of parties is read a second time, and the two decide together (`decide`).
    """
    told: list[tuple[Told, Tell]] = []
    frames: list[tuple[Hit, int, Tell]] = []
    contexts = Contexts(doc, rules.contexts)
    answers = {s.cue.i for s in said if s.about >= 0}
    for number, sentence in enumerate(doc.spans["sentences"]):
        dates = _SentenceDates(sentence, article.date)
        tell = partial(
            _tell,
            number=number,
            article=article,
            cast=cast,
            rules=rules,
            said=said,
            dates=dates,
            contexts=contexts,
        )
        found = list(hits(sentence, rules, cast, answers))
        told += [(one, tell) for hit in found if (one := tell(hit)) is not None]
        if reader is not None and not any(hit.whole for hit in found):
            taken = {s.cue.i for s in said} | {i for hit in found for i in (hit.trigger.i, *hit.used, *hit.absorbed)}
            frames += [(hit, number, tell) for hit in open_frames(sentence, taken, cast)]
    tellings = [one for one, _ in told] if reader is None else read_again(told, frames, doc, reader)
    joined: dict[str, Event] = {}
    evidence: list[Evidence] = []
    for one in tellings:
        event = one.event
        if not one.hit.whole:
            continue
        joined[event.id] = _merge(joined[event.id], event) if event.id in joined else event
        path = "; ".join(f"{role}: {path_text(one.hit.trigger, token)}" for role, token in one.hit.fillers.items())
        found_by = witness.of(event.id, RecordKind.EVENT, one.sentence, one.hit.rule.id, one.marks, path)
        evidence.append(replace(found_by, decision=one.decision))
    return list(joined.values()), evidence, tellings


def _tell(
    hit: Hit,
    *,
    number: int,
    article: Article,
    cast: Cast,
    rules: Rules,
    said: Sequence[Said],
    dates: _SentenceDates,
    contexts: Contexts,
) -> Told | None:
    rule, trigger = hit.rule, hit.trigger
    answered = next((said[s.about].statement.speaker for s in said if s.about >= 0 and s.cue == trigger), None)
    if answered is not None:
        hit = replace(
            hit, recipients=(answered,) if answered.country else (), fillers={**hit.fillers, "recipient": trigger}
        )
    marked = marks_of(trigger, rules, article.date)
    ahead = settled(marked, UNKNOWN_DATE, article.date).time is Time.FUTURE or _is_under_way(trigger)
    found = _date_of(trigger, dates.mentions(future=ahead), dates.sentence)
    stated = found.date if found and _dates_the_event(found, trigger) else UNKNOWN_DATE
    status = settled(marked, stated, article.date, own_future=rule.type in COMMITMENTS)
    kind = PROMISED.get(rule.type, rule.type) if status.time is Time.FUTURE else rule.type
    mode = rule.mode if kind == rule.type else ""
    if any(c.dep_ == "neg" and c.i in hit.used for c in trigger.children):  # "will not go unanswered"
        status = replace(status, polarity=Polarity.AFFIRMED)
    reporters = [s for s in said if s.about < 0 and not s.statement.attitude and _inside(trigger, s)]
    if rule.type in THREATENED and _is_threat(hit, status, reporters):
        kind, mode = EventType.THREATEN, THREATENED[rule.type]
        status = replace(status, modality=Modality.ASSERTED)
    elif rule.type in REFUSED and _is_refusal(trigger, status):
        kind, mode = EventType.REJECT, REFUSED[rule.type]
        status = replace(status, polarity=Polarity.AFFIRMED, modality=Modality.ASSERTED)
    if kind is not rule.type:
        status = replace(status, time=Time.CURRENT)
    status = _as_denied(status, trigger, reporters)
    # what is no event, but may be what a claim is about, needs no place, themes or size
    place = place_of(trigger, cast, article, (*hit.actors, *hit.recipients)) if hit.whole else None
    if kind is EventType.CONSULT and not mode and _is_visit(place, hit):
        mode = "visit"
    themes, themes_from = contexts.at(trigger) if hit.whole else ((), ContextsFrom.NOWHERE)
    event = Event(
        id="",
        article_id=article.id,
        type=kind,
        mode=mode,
        contexts=themes,
        contexts_from=themes_from,
        size=size_of(trigger, crowd=kind is EventType.PROTEST) if kind in COUNTED and hit.whole else Size(),
        actors=hit.actors,
        recipients=hit.recipients,
        date=stated if stated.known else _by_report(status, article),
        place=place,
        status=status,
        reported_by=tuple(
            {s.statement.speaker.key: s.statement.speaker for s in reporters if s.statement.speaker}.values()
        ),
        statement_ids=tuple(s.statement.id for s in reporters),
    )
    identity = event_id(event.match_key())
    event = replace(event, id=identity, canonical_id=identity)
    marks = [
        ("trigger", token_span(trigger)),
        *party_marks("actor", hit.actors),
        *party_marks("recipient", hit.recipients),
    ]
    marks += [(f"status:{mark.rule_id}", mark.span) for mark in status.marks]
    if found and stated.known:
        marks.append(("date", found.span))
    if place:
        marks.append(("place", place.span))
    return Told(event, hit, number, Decision(rule_type=kind), marks)


def _as_denied(status: Status, trigger: Token, reporters: Sequence[Said]) -> Status:
    """What somebody denies in their own words did not happen, by them: "rejected a report that it was arming the rebels"."""
    for one in reporters:
        denied = one.statement.stance is Stance.DENIES and one.statement.kind is StatementKind.INDIRECT
        cue = token_span(one.cue)
        by_cue = any(mark.span == cue for mark in status.marks)
        if denied and one.cue != trigger and (status.polarity is Polarity.AFFIRMED or by_cue):
            mark = StatusMark(rule_id=DENIED, text=one.cue.text, span=cue)
            return replace(status, polarity=Polarity.NEGATED, marks=(*(m for m in status.marks if m.span != cue), mark))
    return status


def _is_refusal(trigger: Token, status: Status) -> bool:
    """Whether "will not" or "would not" stands on the act itself: "said it would not withdraw its troops"."""
    if status.polarity is not Polarity.NEGATED:
        return False
    negated = any(c.dep_ == "neg" for c in trigger.children)
    return negated and any(
        c.dep_ == "aux" and c.lower_ in ("will", "would", "wo", "’ll", "'ll") for c in trigger.children
    )


def _is_threat(hit: Hit, status: Status, reporters: Sequence[Said]) -> bool:
    """Whether those who would do it say themselves, or have said for them, that they will unless they get what they want.

    "Minsk would close the border if the ban was not lifted" is a threat; "Minsk will close the border on Monday" is an announcement.
    """
    if status.polarity is Polarity.NEGATED or status.time is not Time.FUTURE:
        return False
    warned = any(s.statement.stance is Stance.WARNS for s in reporters)
    if not warned and not _has_condition(hit.trigger):
        return False
    if not reporters:
        return _has_condition(hit.trigger)
    own = {p.key for p in hit.actors} | {p.country for p in hit.actors if p.country}
    speakers = [s.statement.speaker for s in reporters if s.statement.speaker]
    return any({p.key, p.country} & own or not p.country for p in speakers)


def _is_under_way(trigger: Token) -> bool:
    """Whether a weekday beside the act lies ahead of us though no "will" says so: "is expelling them on Friday", "begins on Friday"."""
    clause = _clause_of(trigger)
    if clause.tag_ == "VBZ" and clause != trigger:
        return clause.lemma_ in HAPPENS
    return trigger.tag_ == "VBG" and any(
        c.dep_ == "aux" and c.lower_ in ("is", "are", "’s", "'s") for c in trigger.children
    )


def _has_condition(trigger: Token) -> bool:
    """Whether a clause with "if" or "unless" stands under the act, or under the verb that governs it."""
    clause = _clause_of(trigger)
    return any(
        mark.dep_ == "mark" and mark.lower_ in ("if", "unless")
        for verb in {trigger, clause, *(c for c in clause.children if c.dep_ == "parataxis")}
        for below in verb.children
        if below.dep_ == "advcl"
        for mark in below.children
    )


def _dates_the_event(found: DateMention, trigger: Token) -> bool:
    """Whether a date says when the event was; "have expelled 40 envoys since 2022" gives only where a time begins."""
    if found.relation == "since":
        perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in trigger.children)
        return not (perfect and found.span.start > trigger.idx)
    return found.relation in ("at", "after")


def _inside(trigger: Token, said: Said) -> bool:
    return any(span.start <= trigger.idx < span.end for span in said.statement.content.spans) and said.cue != trigger


def _is_visit(place: Place | None, hit: Hit) -> bool:
    """A meeting in the recipient's country is a visit by the actor (codebook: visitor is the actor, host the recipient)."""
    if place is None or not place.country:
        return False
    return any(r.country == place.country for r in hit.recipients) and all(
        a.country != place.country for a in hit.actors
    )


def _date_of(trigger: Token, dates: Sequence[DateMention], sentence: Sentence) -> DateMention | None:
    """The date that stands in the event's own clause or phrase, the nearest first; none from speech verbs above it."""
    clause = _clause_of(trigger)
    best: DateMention | None = None
    if trigger.dep_ == "relcl" and any(
        c.lower_ == "when" for c in trigger.children
    ):  # "since 2020, when soldiers ousted"
        head = trigger.head
        stated = next((m for m in dates if m.span.start <= head.idx < m.span.end), None)
        if stated is not None and stated.date.known:
            return replace(stated, relation="at")
    for mention in dates:
        token = _token_at(mention.span.start, sentence)
        if token is None or not mention.date.known:
            continue
        if _clause_of(token) == clause and (best is None or _gap(mention, trigger) < _gap(best, trigger)):
            best = mention
    return best


def _gap(mention: DateMention, trigger: Token) -> int:
    return min(abs(mention.span.start - trigger.idx), abs(mention.span.end - trigger.idx))


def _clause_of(token: Token) -> Token:
    """The verb that a token depends on most nearly, the token itself if it is one; infinitives count with what governs them."""
    verb = (
        token
        if is_verbal(token)
        else governing_verb(token) or next((a for a in token.ancestors if is_verbal(a)), token)
    )
    while verb.dep_ in ("xcomp", "aux", "auxpass") and is_verbal(verb.head):
        verb = verb.head
    return verb


def _token_at(offset: int, sentence: Sentence) -> Token | None:
    """The token of a sentence that holds a code point."""
    return next((t for t in sentence if t.idx <= offset < t.idx + max(len(t.text), 1)), None)


def _by_report(status: Status, article: Article) -> PartialDate:
    """The date of an event that states none: the report's, unless it is background."""
    if status.time is Time.HISTORICAL or not article.date.known:
        return UNKNOWN_DATE
    day = article.date.day
    return PartialDate(start=day, end=day, precision=Precision.DAY, found=Found.PUBLICATION)


def _merge(first: Event, second: Event) -> Event:
    """One event told twice: the first telling, with what the second knows better."""
    dated = {Found.STATED: 2, Found.INFERRED: 1}
    better = dated.get(second.date.found, 0) > dated.get(first.date.found, 0)
    plain = not first.reported_by or not second.reported_by
    own = ContextsFrom.PARAGRAPH
    themes = second if second.contexts_from is own and first.contexts_from is not own else first
    return replace(
        first,
        mode=first.mode or second.mode,
        date=second.date if better else first.date,
        place=first.place or second.place,
        size=completed(first.size, second.size),
        contexts=themes.contexts,
        contexts_from=themes.contexts_from,
        reported_by=() if plain else _distinct([*first.reported_by, *second.reported_by]),
        statement_ids=() if plain else tuple(dict.fromkeys([*first.statement_ids, *second.statement_ids])),
    )


def _distinct(parties: Iterable[Participant]) -> tuple[Participant, ...]:
    return tuple({p.key: p for p in parties}.values())
