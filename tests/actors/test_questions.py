"""Whom a phrase means that stands alone: the question, its article, the answer, and lines of questions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman import actors, pipeline
from dragoman.actors import BadQuestion, Question
from dragoman.errors import InputError, RefusedArticle
from dragoman.lexicons import Lexicons
from dragoman.records import Judgement, Mention, MentionKind, PartKind, Precision, Rejection, Resolution, Span
from dragoman.settings import Settings

SMALL = Settings(lexicon_dirs=(Path(__file__).parent / "lexicon",))


def asked(**fields: str) -> Resolution:
    date = actors.given_date(fields.pop("date", ""))
    (answer,) = pipeline.resolve([Question(date=date, **fields)], SMALL)
    assert isinstance(answer.found, Resolution)
    return answer.found


def test_the_phrase_is_the_body_and_its_context_the_headline() -> None:
    article = actors.as_article(Question(text=" the \n army ", context="Coup", country_hint="Niger"))
    assert article.text == "Coup, Niger\n\nthe army"
    assert [part.kind for part in article.parts] == [PartKind.TITLE, PartKind.BODY]
    assert actors.asked(article).of(article.text) == "the army"


def test_a_phrase_alone_has_no_headline() -> None:
    article = actors.as_article(Question(text="the army"))
    assert (article.text, article.title) == ("the army", "")


@pytest.mark.parametrize(("text", "code"), [("  ", "no-text"), ("x" * 30_000, "too-long")])
def test_what_is_no_phrase_is_refused(text: str, code: str) -> None:
    with pytest.raises(RefusedArticle) as refused:
        actors.as_article(Question(text=text))
    assert refused.value.code == code


def test_what_has_no_bytes_in_utf_8_is_no_hindrance() -> None:
    assert actors.as_article(Question(text="the \ud800 army")).text == "the ? army"


def test_a_country_by_code_is_spelled_out(few_names: Lexicons) -> None:
    for given, expected in (("chl", "Chile"), ("Chile", "Chile"), ("Atlantis", "Atlantis"), ("", "")):
        assert actors.spelled_out(Question(text="x", country_hint=given), few_names.actors).country_hint == expected


def mention(number: int, start: int, end: int) -> Mention:
    span = Span(start=start, end=end)
    return Mention(id=f"m{number}", article_id="a", sentence=0, span=span, text="", kind=MentionKind.NAME, head=0)


def resolution(number: int, judgement: Judgement = Judgement.POSITIVE, score: float = 0.5) -> Resolution:
    return Resolution(mention_id=f"m{number}", judgement=judgement, score=score, reason="")


def test_the_mention_that_shares_most_and_is_smallest_and_surest_answers() -> None:
    text = "aaaaaaaaa bbbb ccccc ddddddddd"
    phrase = Span(start=10, end=20)

    def best(*found: tuple[Mention, Resolution]) -> str:
        meant = actors.meant([m for m, _ in found], [r for _, r in found], phrase, text)
        return meant.mention_id if meant else ""

    part, whole, wide = mention(1, 15, 20), mention(2, 10, 20), mention(3, 0, 30)
    assert best((part, resolution(1)), (whole, resolution(2)), (wide, resolution(3))) == "m2"
    assert best((part, resolution(1)), (wide, resolution(3))) == "m3"
    unsure = (mention(4, 10, 20), resolution(4, Judgement.UNSURE, 0.9))
    assert best(unsure, (whole, resolution(2))) == "m2"
    assert best((mention(5, 0, 10), resolution(5))) == best((mention(6, 10, 14), resolution(6))) == ""


def test_a_name_means_its_bearer_and_the_office_of_the_date() -> None:
    found = asked(text="Antony Blinken", date="2023-02")
    assert (found.name, found.country, found.sectors, found.role) == (
        "Antony Blinken", "USA", ("GOV",), "secretary of state",
    )  # fmt: skip


def test_context_or_a_hint_gives_the_country_of_a_noun_of_the_state() -> None:
    assert asked(text="the army", context="Coup in Chile").country == "CHL"
    assert asked(text="the army", country_hint="CHL").country == "CHL"
    assert asked(text="the army").country == ""


def test_a_phrase_that_names_nobody_is_judged_negative_with_a_reason() -> None:
    found = asked(text="the table")
    assert found.judgement is Judgement.NEGATIVE
    assert found.reason


def test_answers_come_in_order_with_the_questions_ids_and_bad_ones_in_their_place() -> None:
    bad = BadQuestion(rejection=Rejection(id="r", origin="line 2", stage="read", code="c", detail="d"), id="b")
    questions = [Question(text="Chile", id="a"), bad, Question(text="x" * 30_000, id=3), Question(text="Chile")]
    answers = list(pipeline.resolve(questions, SMALL))
    assert [answer.id for answer in answers] == ["a", "b", 3, None]
    assert [isinstance(answer.found, Rejection) for answer in answers] == [False, True, True, False]


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("2024", "2024-01-01", "2024-12-31", Precision.YEAR),
        ("2024-02", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("2024-12", "2024-12-01", "2024-12-31", Precision.MONTH),
        (" 2024-03-05 ", "2024-03-05", "2024-03-05", Precision.DAY),
        ("", "", "", Precision.UNKNOWN),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year(words: str, start: str, end: str, precision: Precision) -> None:
    date = actors.given_date(words)
    assert (date.start, date.end, date.precision) == (start, end, precision)


@pytest.mark.parametrize("words", ["soon", "2024-13", "2024-02-30", "24-01-01", "2024/01/01", "0000"])
def test_what_no_calendar_has_is_no_date(words: str) -> None:
    with pytest.raises(InputError, match="ISO date"):
        actors.given_date(words)


def test_lines_are_questions_and_bad_ones_are_said_with_their_number_and_id() -> None:
    lines = [
        json.dumps({"text": "the army", "date": "2024", "context": None, "country_hint": "CHL", "id": 7, "label": "x"}),
        "",
        "no json",
        "[]",
        '{"id": "q", "text": 7}',
        '{"id": "r", "text": "x", "date": "soon"}',
        '{"text": " "}',
    ]
    good, *bad = actors.read_questions(line.encode() for line in lines)
    assert good == Question(text="the army", date=actors.given_date("2024"), country_hint="CHL", id=7)
    assert [(b.rejection.origin, b.id) for b in bad if isinstance(b, BadQuestion)] == [
        ("line 3", None), ("line 4", None), ("line 5", "q"), ("line 6", "r"), ("line 7", None),
    ]  # fmt: skip
