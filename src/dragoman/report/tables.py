"""The record of an article as tables: data that a terminal, a page or a test can show."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.records import Claim, CodedArticle, Event, Evidence, Rejection, Run, Statement, Strength
from dragoman.report.plain import date_words, party_words, place_words


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; cells are plain text and may hold line feeds. A table without rows says so in `title`."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(coded: CodedArticle) -> tuple[Table, ...]:
    """Four tables: the article, its events, its statements, its claims, each record with the words behind it."""
    behind: dict[str, list[Evidence]] = defaultdict(list)
    for evidence in coded.evidence:
        behind[evidence.record_id].append(evidence)
    return (
        _article(coded),
        _titled(
            "event",
            ("Event", "Who", "To whom", "When and where", "Status", "Words"),
            [_event(event, behind[event.id]) for event in coded.events],
        ),
        _titled(
            "statement",
            ("Statement", "Speaker", "Cue", "Content"),
            [_statement(statement) for statement in coded.statements],
        ),
        _titled("claim", ("Claim", "Proposition", "Voices"), [_claim(claim) for claim in coded.claims]),
    )


def totals(events: Counter[str], statements: Counter[str], claims: Counter[str]) -> Table:
    """How many records of each kind, by event type, stance and standing."""
    rows = [
        (kind, name, str(count))
        for kind, counts in (("event", events), ("statement", statements), ("claim", claims))
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    return Table("Records", ("Record", "Type, stance or standing", "Count"), tuple(rows))


def run_tables(runs: Sequence[Run]) -> Table:
    """One row a run of the ledger."""
    rows = [
        (
            f"{run.id}\n{run.finished}",
            *map(str, (run.articles, run.events, run.statements, run.claims, run.evidence, run.rejections)),
            run.versions.key,
        )
        for run in runs
    ]
    columns = ("Run", "Articles", "Events", "Statements", "Claims", "Evidence", "Rejections", "Versions")
    return Table(_count("run", len(rows)), columns, tuple(rows))


def rejection_table(rejections: Iterable[Rejection]) -> Table:
    """One row a refused input."""
    rows = tuple((one.origin, one.stage, one.code, one.detail) for one in rejections)
    return Table(_count("rejection", len(rows)), ("Input", "Stage", "Code", "Why"), rows)


def _count(noun: str, number: int) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}".capitalize()


def _titled(noun: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    return Table(_count(noun, len(rows)), columns, tuple(rows))


def _article(coded: CodedArticle) -> Table:
    article = coded.article
    rows = [
        ("id", article.id),
        ("title", article.title),
        ("standfirst", article.standfirst),
        ("byline", article.byline),
        ("publisher", article.publisher.name or article.publisher.domain if article.publisher else ""),
        ("published", date_words(article.published)),
        ("updated", date_words(article.updated) if article.updated.known else ""),
        ("from", article.url or article.origin),
        *(("note", f"{note.code}: {note.text}" if note.text else note.code) for note in article.notes),
        ("versions", coded.versions.key),
    ]
    return Table("Article", ("", ""), tuple((name, value) for name, value in rows if value))


def _event(event: Event, behind: Iterable[Evidence]) -> tuple[str, ...]:
    what = " ".join(filter(None, (event.type.value, event.mode)))
    when = [date_words(event.date)]
    if event.place:
        when.append(place_words(event.place))
    status = [event.status.label.value, *(f'"{mark.text}"' for mark in event.status.marks)]
    if event.reported_by:
        status.append(f"says {party_words(event.reported_by)}")
    size = [
        f"{count} {name}"
        for name, count in (
            ("killed", event.size.killed),
            ("injured", event.size.injured),
            ("arrested", event.size.arrested),
            ("taking part", event.size.crowd),
        )
        if count is not None
    ]
    codes = f"CAMEO {event.cameo}, quad {event.quad}, score {event.score:g}, Goldstein {event.goldstein:g}"
    return (
        "\n".join(filter(None, (what, codes, ", ".join(event.contexts), ", ".join(size), event.id))),
        party_words(event.actors),
        party_words(event.recipients) or ("each other" if len(event.actors) > 1 else ""),
        "\n".join(when),
        "\n".join(status),
        "\n".join(_words(evidence) for evidence in behind),
    )


def _words(evidence: Evidence) -> str:
    """The sentence, with the English that was read of it; what stands elsewhere than in the body says where."""
    text = " ".join(evidence.text.split())
    if evidence.translated_text and evidence.translated_text != evidence.text:
        text += f"\n= {' '.join(evidence.translated_text.split())}"
    return text if evidence.part == "body" else f"[{evidence.part}] {text}"


def _statement(statement: Statement) -> tuple[str, ...]:
    weight = (
        "attitude" if statement.attitude else "" if statement.strength is Strength.SAYS else str(statement.strength)
    )
    translated = f"translated from {statement.translated_from}" if statement.translated_from else ""
    how = ", ".join(filter(None, (str(statement.kind), weight, translated)))
    return (
        f"{statement.stance} ({how})\n{statement.id}",
        party_words((statement.speaker,)) or "not named",
        " ".join(statement.cue.text.split())
        + (f"\nto {party_words((statement.addressee,))}" if statement.addressee else ""),
        " ".join(statement.content.text.split())
        + (f"\noriginal: {' '.join(statement.original.text.split())}" if statement.original else "")
        + (f'\nthe writer: "{" ".join(statement.distance.text.split())}"' if statement.distance else ""),
    )


def _claim(claim: Claim) -> tuple[str, ...]:
    return (
        f"{claim.standing}\n{claim.id}",
        " ".join(claim.proposition.text.split()),
        "\n".join(f"{voice.speaker or 'not named'} {voice.stance}" for voice in claim.voices),
    )
