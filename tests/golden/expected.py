"""Expected records of whole articles: how they are written down, and how a coded article is held against them.

An expectation names a record by words that stand in the article, so that it can be read beside it:

    events:
      - {words: "signed an agreement", type: [AGREE, SUPPORT], actors: [EGY, TUR], must: true}
    never:
      - {words: "would reopen", type: [AGREE]}
    statements:
      - {words: "turning a page", speaker: Aydoruk, kind: mixed, stance: asserts}
    claims:
      - {words: "carving up Greek waters", standing: disputed, asserted: [Valetas], denied: [Turkey]}

`words` lie inside the record's evidence sentence. Countries are ISO 3166 alpha-3; an empty list accepts anyone. Lists of `type` and
`status` are alternatives; `status` is `actual` unless said. `must` rows are what a reader would not forgive missing; others
are right when found. Whatever is found and not listed counts against the coder.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from dragoman.records import Claim, CodedArticle, Event, Participant, Span, Statement


@dataclass
class Score:
    """Counts of one kind of record, and a line for everything that is wrong."""

    wanted: int = 0
    found: int = 0
    given: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / max(self.wanted, 1)

    @property
    def precision(self) -> float:
        return self.right / max(self.given, 1)

    def __iadd__(self, other: Score) -> Score:
        for name in ("wanted", "found", "given", "right"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.wrong += other.wrong
        return self


def load(file: Path) -> dict[str, list[dict[str, Any]]]:
    """The expectations of one article."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_Words)


class _Words(yaml.SafeLoader):
    """YAML in which NOR, `no` and dates stay words."""


_Words.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":null", ":int"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Words.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def behind(coded: CodedArticle, record_id: str) -> list[Span]:
    """Where the evidence of a record stands."""
    return [e.span for e in coded.evidence if e.record_id == record_id]


def stands(coded: CodedArticle, words: str, spans: list[Span]) -> bool:
    """Whether `words` stand in one of the spans.

    Raises:
        AssertionError: the article does not hold the words at all.
    """
    text = re.sub(r"\s", " ", coded.article.text)
    found = [m.start() for m in re.finditer(re.escape(words), text)]
    assert found, f"{words!r} does not stand in {coded.article.title!r}"
    return any(span.start <= at and at + len(words) <= span.end for at in found for span in spans)


def countries(parties: tuple[Participant, ...]) -> set[str]:
    return {p.country for p in parties if p.country}


def fits(event: Event, row: dict[str, Any], coded: CodedArticle) -> bool:
    """Whether a coded event is the one that a row expects."""
    types = row["type"] if isinstance(row["type"], list) else [row["type"]]
    status = row.get("status", ["actual"])
    return (
        event.type in types
        and ("any" in status or event.status.label in (status if isinstance(status, list) else [status]))
        and (not row.get("actors") or bool(countries(event.actors) & set(row["actors"])))
        and (not row.get("recipients") or bool(countries(event.recipients) & set(row["recipients"])))
        and ("mode" not in row or event.mode == row["mode"])
        and ("date" not in row or event.date.start.startswith(row["date"]))
        and ("reported" not in row or bool(event.reported_by) == row["reported"])
        and stands(coded, row["words"], behind(coded, event.id))
    )


def score_events(coded: CodedArticle, rows: list[dict[str, Any]]) -> Score:
    """How the events of an article compare with those expected."""
    title = coded.article.title[:40]
    score = Score(given=len(coded.events))
    hits = {event.id: [i for i, row in enumerate(rows) if fits(event, row, coded)] for event in coded.events}
    score.right = sum(bool(matched) for matched in hits.values())
    got = {i for matched in hits.values() for i in matched}
    for i, row in enumerate(rows):
        if row.get("must"):
            score.wanted += 1
            score.found += i in got
            if i not in got:
                score.wrong.append(f"{title}: missed {row}")
    score.wrong += [f"{title}: false {_words(event)}" for event in coded.events if not hits[event.id]]
    return score


def _words(event: Event) -> str:
    parties = (", ".join(p.country or p.name for p in some) for some in (event.actors, event.recipients))
    return f"{event.type} {event.mode} {' -> '.join(parties)} {event.status.label}"


def fold(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


def is_called(name: str, expected: str) -> bool:
    """Whether somebody's name or words end like the expected ones, or hold them."""
    return fold(expected) in fold(name)


def speaks(statement: Statement, row: dict[str, Any], coded: CodedArticle) -> bool:
    """Whether a coded statement is the one that a row expects, whoever it gives as the speaker."""
    spans = (statement.original or statement.content).spans
    return stands(coded, row["words"], [Span(start=s.start - 3, end=s.end + 3) for s in spans])


def score_statements(coded: CodedArticle, rows: list[dict[str, Any]]) -> Score:
    """How the statements of an article compare with those expected; a wrong speaker, kind or stance is a miss, attitudes do not count."""
    title = coded.article.title[:40]
    statements = [s for s in coded.statements if not s.attitude]
    score = Score(given=len(statements))
    taken: set[str] = set()
    for row in rows:
        must = row.get("must", True)
        candidates = [s for s in statements if speaks(s, row, coded)]
        good = [s for s in candidates if _agrees(s, row)]
        taken |= {s.id for s in good}
        score.wanted += must
        score.found += bool(good and must)
        if must and not good:
            said = [f"{s.speaker.name if s.speaker else None} {s.kind} {s.stance}" for s in candidates]
            score.wrong.append(f"{title}: missed statement {row}, got {said}")
    score.right = len(taken)
    score.wrong += [
        f"{title}: false statement {s.speaker.name if s.speaker else None} {s.kind} {s.stance}: {s.content.text[:60]!r}"
        for s in statements
        if s.id not in taken
    ]
    return score


def _agrees(statement: Statement, row: dict[str, Any]) -> bool:
    speaker = statement.speaker
    named = is_called(f"{speaker.text} | {speaker.name}", row["speaker"]) if speaker and row["speaker"] else False
    kinds, stances = (v if isinstance(v, list) else [v] for v in (row.get("kind", ""), row.get("stance", "")))
    return (
        (named or (not speaker and not row["speaker"]))
        and (statement.kind in kinds or kinds == [""])
        and (statement.stance in stances or stances == [""])
    )


def claim_fits(claim: Claim, row: dict[str, Any], coded: CodedArticle) -> bool:
    """Whether a coded claim is the one expected: its words, standing, and who stands where."""
    if claim.standing != row["standing"] or not stands(coded, row["words"], behind(coded, claim.id)):
        return False
    sides = {
        "asserted": {"asserts", "accuses", "warns", "admits", "confirms"},
        "denied": {"denies"},
        "doubted": {"doubts"},
    }
    return all(
        any(is_called(voice.speaker, name) and voice.stance in stances for voice in claim.voices)
        for side, stances in sides.items()
        for name in row.get(side, [])
    )
