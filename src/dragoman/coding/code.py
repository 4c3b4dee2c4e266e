"""The room's one verb: from a parse and its cast to events, statements and claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from dragoman.coding.cast import Cast
from dragoman.coding.claims import claims
from dragoman.coding.decide import Reader
from dragoman.coding.events import events
from dragoman.coding.evidence import Witness
from dragoman.coding.quotes import Quotes
from dragoman.coding.said import Said
from dragoman.coding.statements import statements
from dragoman.lexicons import Lexicons
from dragoman.records import (
    Article,
    Claim,
    Event,
    Evidence,
    Mention,
    RecordKind,
    Resolution,
    Statement,
    StatementKind,
    Versions,
)

FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "my", "me"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """What was read out of one article, in text order, with the evidence of each record."""

    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]


def code(
    doc: Doc,
    article: Article,
    mentions: Sequence[Mention],
    resolutions: Sequence[Resolution],
    lexicons: Lexicons,
    versions: Versions,
    reader: Reader | None = None,
) -> Coding:
    """The events, statements and claims of a parsed article.

    Statements come first, because an event inside one is reported by its speaker and "we" in a quotation is the
    speaker; claims come last, because they join statements that speak of the same event. Without a `reader` rules decide alone.
    """
    witness = Witness(article, doc, versions)
    cast, said = hear(doc, article, mentions, resolutions, lexicons)
    happened, event_evidence, told = events(doc, article, cast, lexicons.rules, said, witness, reader)
    claimed, claim_evidence = claims(doc, article, said, told, witness, cast)
    return Coding(
        events=tuple(happened),
        statements=tuple(s.statement for s in said),
        claims=tuple(claimed),
        evidence=(*event_evidence, *(_evidence(s, witness) for s in said), *claim_evidence),
    )


def hear(
    doc: Doc, article: Article, mentions: Sequence[Mention], resolutions: Sequence[Resolution], lexicons: Lexicons
) -> tuple[Cast, list[Said]]:
    """The cast of a parsed article, in which "we" inside quoted words is the speaker, and what is said in it."""
    cast = Cast.of(doc, mentions, resolutions)
    said = statements(doc, article, cast, lexicons.rules, Quotes.of(article))
    _hear_first_persons(doc, said, cast)
    return cast, said


def _hear_first_persons(doc: Doc, said: Sequence[Said], cast: Cast) -> None:
    """Lets "we" and "I" inside quoted words mean their speaker."""
    for one in said:
        speaker = one.statement.speaker
        if speaker is None or one.statement.kind is StatementKind.INDIRECT:
            continue
        for sentence in list(doc.spans["sentences"])[one.sentence : one.last_sentence + 1]:
            for token in sentence:
                if token.lower_ in FIRST_PERSON and any(
                    s.start <= token.idx < s.end for s in one.statement.content.spans
                ):
                    cast.first_persons[token.i] = speaker


def _evidence(one: Said, witness: Witness) -> Evidence:
    statement = one.statement
    marks = [("cue", s) for s in statement.cue.spans] + [("content", s) for s in statement.content.spans]
    if statement.speaker:
        marks.append(("speaker", statement.speaker.span))
    if statement.distance:
        marks += [("distance", s) for s in statement.distance.spans]
    if statement.addressee:
        marks.append(("addressee", statement.addressee.span))
    return witness.of(statement.id, RecordKind.STATEMENT, one.sentence, one.rule_id, marks, last=one.last_sentence)
