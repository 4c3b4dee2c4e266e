import datetime as dt
import io
import json
import logging
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import ingest
from dragoman.errors import InputError
from dragoman.ingest.where import domain_of, wants_domain
from dragoman.records import Article
from dragoman.settings import Settings

SETTINGS = Settings()
TEXT = "The ministers met in Geneva on Monday and agreed on a plan, the spokesman said."
SPANISH = "Los ministros se reunieron el lunes en Ginebra y acordaron un plan, dijo el portavoz del gobierno a los periodistas."


def lines(*rows):
    return io.BytesIO("\n".join(json.dumps({"id": str(n), "text": TEXT} | row) for n, row in enumerate(rows)).encode())


def kept(rows, *conditions):
    left_out = Counter()
    found = ingest.articles("-", SETTINGS, stdin=lines(*rows), where=ingest.where(*conditions), left_out=left_out)
    return [one.external_id if isinstance(one, Article) else one.code for one in found], dict(left_out)


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("example.com", {"example.com", "www.example.com", "news.example.com"}),
        ("www.example.com", {"example.com", "www.example.com", "news.example.com"}),
        ("*.example.com", {"www.example.com", "news.example.com"}),
        ("https://Example.com/", {"example.com", "www.example.com", "news.example.com"}),
        ("*.com", {"example.com", "www.example.com", "news.example.com", "otherexample.com"}),
        ("münchen.example", {"xn--mnchen-3ya.example"}),
        ("example.net,example.com.evil.example", {"example.com.evil.example"}),
    ],
)
def test_domains_are_taken_with_all_under_them(pattern, wanted):
    hosts = {
        "example.com",
        "www.example.com",
        "news.example.com",
        "otherexample.com",
        "example.com.evil.example",
        "xn--mnchen-3ya.example",
    }
    asked = ingest.where(f"domain={pattern}")
    assert {host for host in hosts if wants_domain(asked, host)} == wanted


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://News.Example.com:8080/a?b=c#d", "news.example.com"),
        ("https://user:word@example.com", "example.com"),
        ("http://münchen.example/", "xn--mnchen-3ya.example"),
        ("http://[broken", ""),
        ("no address", ""),
    ],
)
def test_domain_of_an_address(url, domain):
    assert domain_of(url) == domain


def test_domain_is_told_by_address_or_publisher_and_unknown_is_not_wanted():
    rows = [
        {"url": "https://a.example/1"},
        {"url": "https://b.example/1"},
        {"publisher": {"name": "The A", "domain": "a.example"}},
        {},
    ]
    assert kept(rows, "domain=a.example") == (["0", "2"], {"domain": 2})


def test_row_of_another_domain_is_not_even_looked_at():
    rows = [{"url": "https://b.example/1", "text": ""}, {"url": "https://a.example/1", "text": ""}]
    assert kept(rows, "domain=a.example") == (["no-text"], {"domain": 1})


def test_language_is_the_one_the_article_is_in():
    rows = [{}, {"text": SPANISH}, {"text": TEXT, "language": "en-GB"}]
    assert kept(rows, "language=en") == (["0", "2"], {"language": 1})
    assert kept(rows, "language=ES,fr") == (["1"], {"language": 2})


@pytest.mark.parametrize(
    ("condition", "wanted"),
    [
        ("date>=2024-03-01", "bcde"),
        ("date>2024-03-01", "cde"),
        ("date<=2024-03-01", "ab"),
        ("date<2024-03-01", "a"),
        ("date=2024-03-01", "b"),
        ("date=2024-03", "bcd"),
        ("date=2024", "abcd"),
        ("date>2024-03", "e"),
        ("date<2024-03", "a"),
        ("date <= 2024-03", "abcd"),
        ("date=2024-03-01..2024-03-15", "bc"),
        ("date=2024-02..2024-03", "abcd"),
    ],
)
def test_dates_are_days_months_years_or_from_one_to_another(condition, wanted):
    days = {"a": "2024-02-29", "b": "2024-03-01T23:59:00Z", "c": "2024-03-15", "d": "2024-03-31", "e": "2025-01-01"}
    found, left_out = kept([{"id": name, "published": day} for name, day in days.items()], condition)
    assert "".join(found) == wanted
    assert left_out.get("date", 0) == 5 - len(wanted)


def test_article_without_a_date_is_not_of_a_wanted_one():
    assert kept([{}, {"published": "2024-03-05"}], "date>=1900") == (["1"], {"date": 1})


def test_all_conditions_must_hold():
    rows = [
        {"url": "https://a.example/1", "published": "2024-03-05"},
        {"url": "https://a.example/2", "published": "2024-04-05"},
        {"url": "https://b.example/1", "published": "2024-03-05"},
        {"url": "https://x.a.example/1", "published": "2024-03-05"},
    ]
    assert kept(rows, "domain=a.example", "date>=2024-03-01", "date<2024-04")[0] == ["0", "3"]
    assert kept(rows, "domain=a.example", "domain=*.a.example")[0] == ["3"]
    assert kept(rows)[0] == ["0", "1", "2", "3"]


@pytest.mark.parametrize(
    "condition",
    [
        "",
        "domain",
        "domain=",
        "domain>=a.example",
        "domain=a b",
        "domain=news.*",
        "domain=a.example,,b.example",
        "language=englisch",
        "language=spa",
        "language!=en",
        "date>=yesterday",
        "date=2024-02-30",
        "date=2024-13",
        "date=24-03-01",
        "date>=2024-01..2024-02",
        "date=2024-01..",
        "date<0001-01-01",
        "publisher=The Sample",
    ],
)
def test_what_is_not_understood_is_one_error_that_says_what_can_be_asked(condition):
    with pytest.raises(InputError) as error:
        ingest.where(condition)
    assert repr(condition) in str(error.value)
    for example in ("domain=", "language=", "date>="):
        assert example in str(error.value)


@pytest.mark.parametrize(
    "conditions", [("date>=2024-04", "date<2024-04"), ("language=en", "language=es"), ("date=2024-03-02..2024-03-01",)]
)
def test_what_no_article_can_meet_is_an_error(conditions):
    with pytest.raises(InputError, match="no "):
        ingest.where(*conditions)


def test_what_is_left_out_is_in_the_log(caplog):
    with caplog.at_level(logging.INFO, "dragoman.ingest"):
        kept([{}, {"published": "2024-03-05"}], "date>=2024")
    assert "1 date" in caplog.text


def test_nothing_wanted_of_an_input_is_no_refusal(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    left_out = Counter()
    assert list(ingest.articles(path, SETTINGS, where=ingest.where("language=es"), left_out=left_out)) == []
    assert left_out == {"language": 1}


DAYS = st.dates(dt.date(2023, 1, 1), dt.date(2025, 12, 31))


@given(DAYS, DAYS, DAYS)
def test_a_day_is_before_at_or_after_another(day, one, other):
    first, last = sorted((one, other))
    row = [{"published": day.isoformat()}]
    assert bool(kept(row, f"date>={first}", f"date<={last}")[0]) == (first <= day <= last)
    ways = [bool(kept(row, f"date{sign}{one}")[0]) for sign in "<=>"]
    assert ways == [day < one, day == one, day > one]
