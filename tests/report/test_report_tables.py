"""The record of an article as tables: every record with the words behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from dragoman.records import (
    CodedArticle,
    Event,
    Found,
    Note,
    PartialDate,
    PartKind,
    Place,
    Precision,
    Rejection,
    Run,
    Size,
    Span,
    Versions,
)
from dragoman.report import rejection_table, run_tables, tables, totals

ByHand = Callable[..., CodedArticle]


def test_there_are_four_tables_with_a_row_for_each_record(coded: CodedArticle) -> None:
    article, events, statements, claims = tables(coded)
    assert (article.title, events.title, statements.title, claims.title) == (
        "Article",
        "1 event",
        "1 statement",
        "1 claim",
    )
    for table in (article, events, statements, claims):
        assert {len(row) for row in table.rows} == {len(table.columns)}


def test_the_article_says_what_is_known_of_it_and_nothing_of_what_is_not(coded: CodedArticle) -> None:
    noted = replace(
        coded, article=replace(coded.article, notes=(Note(code="no-date", text=""), Note(code="cut", text="x")))
    )
    rows = tables(noted)[0].rows
    assert dict(rows) | {"note": ""} == {
        "id": coded.article.id,
        "title": "Envoys meet",
        "byline": "Ada Example",
        "published": "2024-03-05",
        "from": "report.txt",
        "note": "",
        "versions": "dragoman 0, lexicons lex-1, model none 1",
    }
    assert [value for name, value in rows if name == "note"] == ["no-date", "cut: x"]


def test_an_event_says_what_who_whom_when_its_status_and_the_words(coded: CodedArticle) -> None:
    (row,) = tables(coded)[1].rows
    assert row == (
        f"ACCUSE disapprove\nCAMEO 111, quad 3, score -2, Goldstein -2\ndiplomatic\n{coded.events[0].id}",
        "France (FRA GOV)",
        "Iran (IRN GOV)",
        '2024-03-08, from "on Friday"',
        'future\n"will"',
        "France will condemn Iran on Friday.",
    )


def event_row(coded: CodedArticle, **changes: object) -> tuple[str, ...]:
    changed: Event = replace(coded.events[0], **changes)
    return tables(replace(coded, events=(changed,)))[1].rows[0]


def test_an_event_says_where_how_many_and_who_reports_it(coded: CodedArticle) -> None:
    place = Place(text="the capital", span=Span(start=0, end=1), name="Tehran", country="IRN")
    row = event_row(coded, place=place, size=Size(killed=0, injured=12, crowd=300), reported_by=coded.events[0].actors)
    assert row[0].split("\n")[3] == "0 killed, 12 injured, 300 taking part"
    assert row[3].split("\n")[1] == "Tehran, Iran"
    assert row[4].split("\n")[-1] == "says France (FRA GOV)"


def test_those_who_act_alike_do_it_to_each_other(coded: CodedArticle) -> None:
    both = (*coded.events[0].actors, *coded.events[0].recipients)
    assert event_row(coded, actors=both, recipients=())[1:3] == ("France (FRA GOV), Iran (IRN GOV)", "each other")
    assert event_row(coded, recipients=())[2] == ""


def test_words_from_elsewhere_than_the_body_say_where_they_stand(coded: CodedArticle) -> None:
    captioned = replace(coded, evidence=(replace(coded.evidence[0], part=PartKind.CAPTION, text="a\n  b"),))
    assert tables(captioned)[1].rows[0][-1] == "[caption] a b"


def test_a_statement_and_its_claim_name_those_who_speak(coded: CodedArticle) -> None:
    _, _, (statement,), (claim,) = (table.rows for table in tables(coded))
    assert statement == (
        f"asserts (indirect)\n{coded.statements[0].id}",
        "The minister (GOV)",
        "said",
        "talks would go on",
    )
    assert claim == (f"uncontested\n{coded.claims[0].id}", "talks would go on", "The minister asserts")


def test_one_who_is_not_named_is_said_to_be_so_and_one_spoken_to_is_named(coded: CodedArticle) -> None:
    nameless = replace(coded.statements[0], speaker=None, addressee=coded.events[0].actors[0])
    (row,) = tables(replace(coded, statements=(nameless,)))[2].rows
    assert row[1:3] == ("not named", "said\nto France (FRA GOV)")


def test_an_article_without_records_says_so(by_hand: ByHand) -> None:
    _, *empty = tables(by_hand(records=False))
    assert [table.title for table in empty] == ["No events", "No statements", "No claims"]
    assert not any(table.rows for table in empty)


def test_totals_are_ordered_by_number_then_name() -> None:
    found = totals(Counter(AID=1, ACCUSE=1, CONSULT=3), Counter(asserts=2), Counter())
    assert [row[1:] for row in found.rows] == [("CONSULT", "3"), ("ACCUSE", "1"), ("AID", "1"), ("asserts", "2")]


def test_runs_and_rejections_are_one_row_each() -> None:
    versions = Versions(dragoman="0", lexicons="lex-1", model="none 1")
    counts = {"articles": 1, "events": 2, "statements": 3, "claims": 4, "evidence": 5, "rejections": 6}
    run = Run(
        id="rn1-1",
        started="2024-03-05T00:00:00+00:00",
        finished="2024-03-05T00:01:00+00:00",
        versions=versions,
        **counts,
    )
    assert run_tables([run]).rows == (("rn1-1\n2024-03-05T00:01:00+00:00", "1", "2", "3", "4", "5", "6", versions.key),)
    refused = Rejection(id="rj1-1", origin="a.pdf", stage="ingest", code="binary-input", detail="a PDF")
    assert rejection_table([refused]).rows == (("a.pdf", "ingest", "binary-input", "a PDF"),)
    assert (run_tables([]).title, rejection_table([refused]).title) == ("No runs", "1 rejection")


def test_a_date_that_nothing_is_known_of_is_unknown(coded: CodedArticle) -> None:
    year = PartialDate(start="2023-01-01", end="2023-12-31", precision=Precision.YEAR, found=Found.STATED)
    assert event_row(coded, date=PartialDate())[3] == "unknown"
    assert event_row(coded, date=year)[3] == "2023-01-01 to 2023-12-31"
