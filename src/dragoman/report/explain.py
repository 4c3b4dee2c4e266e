"""Why a record was made: its words, the rule, the way through the parse, whom each party means, what set the status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.errors import UnknownRecord
from dragoman.lexicons import Lexicons
from dragoman.records import (
    Claim,
    CodedArticle,
    Decider,
    Decision,
    Event,
    Evidence,
    Mention,
    Participant,
    Resolution,
    Statement,
    StatusMark,
    Versions,
)
from dragoman.report.plain import date_words, party_words, place_words, printable


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who fills a role, by which words of the article, and why these words mean them."""

    role: str
    participant: Participant
    mention: Mention | None = None
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A rule that fired and what it says; `words` is empty where the rule is not of the lexica at hand."""

    rule_id: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One record with everything that led to it. `str()` of it is a text for people, safe to print."""

    record: Event | Statement | Claim
    title: str
    headline: str
    evidence: tuple[Evidence, ...]
    rules: tuple[Reason, ...]
    parties: tuple[Party, ...]
    status: str = ""
    status_marks: tuple[StatusMark, ...] = ()
    statements: tuple[Statement, ...] = ()
    versions: Versions

    def __str__(self) -> str:
        return printable("\n".join(_text(self)))


def explain(coded: CodedArticle, record_id: str, lexica: Lexicons | None = None) -> Explanation:
    """Why a record of this article was made.

    Args:
        coded: the article and its records.
        record_id: an event, statement or claim, or one of its evidences.
        lexica: where the rules' own words are looked up, if these are the lexica that the article was coded with.

    Raises:
        UnknownRecord: the article has no such record.
    """
    wanted = next((e.record_id for e in coded.evidence if e.id == record_id), record_id)
    records: tuple[Event | Statement | Claim, ...] = (*coded.events, *coded.statements, *coded.claims)
    record = next((r for r in records if r.id == wanted), None)
    if record is None:
        raise UnknownRecord(f"{record_id}: no event, statement, claim or evidence of article {coded.article.id}")
    evidence = tuple(e for e in coded.evidence if e.record_id == record.id)
    known = lexica if lexica is not None and lexica.version == coded.versions.lexicons else None
    return Explanation(
        record=record,
        title=coded.article.title or coded.article.id,
        headline=_headline(record),
        evidence=evidence,
        rules=tuple(
            Reason(rule_id=rule, words=_rule_words(rule, known))
            for rule in dict.fromkeys([e.rule_id for e in evidence if e.rule_id] + _status_rules(record))
        ),
        parties=tuple(_parties(record, coded)),
        status=record.status.label if isinstance(record, Event) else "",
        status_marks=record.status.marks if isinstance(record, Event) else (),
        statements=_statements(record, coded),
        versions=coded.versions,
    )


def _headline(record: Event | Statement | Claim) -> str:
    match record:
        case Event():
            what = " ".join(filter(None, (record.type.value, record.mode)))
            whom = f" -> {party_words(record.recipients)}" if record.recipients else ""
            where = f", {place_words(record.place)}" if record.place else ""
            return f"{what}: {party_words(record.actors)}{whom}; {date_words(record.date)}{where}"
        case Statement():
            return f'{party_words((record.speaker,)) or "not named"} {record.stance}: "{record.content.text}"'
        case Claim():
            return f'{record.standing}: "{record.proposition.text}"'


def _roles(record: Event | Statement | Claim) -> Iterator[tuple[str, Participant | None]]:
    match record:
        case Event():
            yield from (("actor", party) for party in record.actors)
            yield from (("recipient", party) for party in record.recipients)
            yield from (("reported by", party) for party in record.reported_by)
        case Statement():
            yield "speaker", record.speaker
            yield "addressee", record.addressee
        case Claim():
            yield "actor", record.proposition.actor
            yield "recipient", record.proposition.recipient


def _parties(record: Event | Statement | Claim, coded: CodedArticle) -> Iterator[Party]:
    mentions = {mention.id: mention for mention in coded.mentions}
    resolutions = {resolution.mention_id: resolution for resolution in coded.resolutions}
    for role, participant in _roles(record):
        if participant is not None:
            yield Party(
                role=role,
                participant=participant,
                mention=mentions.get(participant.mention_id),
                resolution=resolutions.get(participant.mention_id),
            )


def _statements(record: Event | Statement | Claim, coded: CodedArticle) -> tuple[Statement, ...]:
    """The statements that report an event, or in which a claim's voices speak."""
    match record:
        case Event():
            wanted = set(record.statement_ids)
        case Claim():
            wanted = {voice.statement_id for voice in record.voices}
        case Statement():
            wanted = set()
    return tuple(statement for statement in coded.statements if statement.id in wanted)


def _status_rules(record: Event | Statement | Claim) -> list[str]:
    return [mark.rule_id for mark in record.status.marks] if isinstance(record, Event) else []


def _rule_words(rule_id: str, lexica: Lexicons | None) -> str:
    """What a rule says, in one line: the fields that it sets."""
    if lexica is None:
        return ""
    rules = lexica.rules
    listed: Iterable[object] = (
        *rules.events.values(),
        *(cue for cues in (rules.cue_verbs, rules.cue_nouns) for some in cues.values() for cue in some),
        *(one for places in rules.modifiers.values() for some in places.values() for one in some),
    )
    rule = next((one for one in listed if getattr(one, "id", None) == rule_id), None)
    dump = getattr(rule, "model_dump", None)
    if dump is None:
        return ""
    fields = dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"id", "examples", "counters"})
    return "; ".join(f"{name}: {_few(value)}" for name, value in fields.items())


def _few(value: object, most: int = 12) -> str:
    match value:
        case dict():
            return ", ".join(f"{name} = {_few(item)}" for name, item in value.items())
        case list() | tuple():
            shown = "|".join(map(str, value[:most]))
            return f"{shown}|... ({len(value)})" if len(value) > most else shown
        case _:
            return str(value)


def _decision_words(decision: Decision) -> str:
    """Which of rule and second reader has the type, and what each of them says."""
    by = "rule and second reader" if decision.by is Decider.BOTH else f"the {decision.by}"
    says = [f"rule says {decision.rule_type}"] if decision.rule_type else ["no rule knows the words"]
    if decision.reader_label:
        says.append(f"second reader says {decision.reader_label} ({decision.reader_probability:.2f})")
    else:
        says.append("second reader not asked")
    return f"{by}; {', '.join(says)}"


def _text(explanation: Explanation) -> Iterator[str]:
    yield f"{explanation.record.id}  {explanation.headline}"
    yield f"in: {explanation.title}"
    for evidence in explanation.evidence:
        yield f"\n{evidence.part}, sentence {evidence.sentence}, characters {evidence.span.start}-{evidence.span.end}:"
        yield f"  {' '.join(evidence.text.split())}"
        if evidence.translated_text and evidence.translated_text != evidence.text:
            yield f"  in English: {' '.join(evidence.translated_text.split())}"
        yield from (f"  {mark.label}: {' '.join(mark.text.split())}" for mark in evidence.marks)
        yield f"  found by: {evidence.coder}, rule {evidence.rule_id}"
        if evidence.path:
            yield f"  through the parse: {evidence.path}"
        if evidence.decision:
            yield f"  decided by: {_decision_words(evidence.decision)}"
    for party in explanation.parties:
        yield f"\n{party.role}: {party_words((party.participant,))}"
        if party.resolution is not None:
            yield f"  {party.resolution.judgement}, {party.resolution.score:.2f}: {party.resolution.reason}"
    if explanation.status:
        yield f"\nstatus: {explanation.status}"
        yield from (f'  "{mark.text}" (rule {mark.rule_id})' for mark in explanation.status_marks)
    for statement in explanation.statements:
        yield f'\nsaid: {party_words((statement.speaker,)) or "not named"} {statement.stance}: "{statement.content.text}"'
    rules = [reason for reason in explanation.rules if reason.words]
    if rules:
        yield "\nrules:"
        yield from (f"  {reason.rule_id}: {reason.words}" for reason in rules)
    yield f"\n{explanation.versions.key}"
