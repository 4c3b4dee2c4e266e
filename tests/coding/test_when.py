"""Dates in text: what is found, where, and what is said when little is known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.when import DateMention, find_dates
from dragoman.records import UNKNOWN_DATE, Found, PartialDate, Precision


def published(start: str, end: str = "", precision: Precision = Precision.DAY) -> PartialDate:
    return PartialDate(start=start, end=end or start, precision=precision, found=Found.STATED)


WEDNESDAY = published("2023-02-22")


def only(text: str, when: PartialDate = WEDNESDAY, **kwargs: object) -> DateMention:
    (mention,) = find_dates(text, when, **kwargs)  # type: ignore[arg-type]
    return mention


def test_a_span_is_where_the_words_stand_in_the_article() -> None:
    text = "“Yes” – he left on Tuesday."
    mention = only(text, offset=100)
    assert text[mention.span.start - 100 : mention.span.end - 100] == mention.date.text == "on Tuesday"


def test_a_weekday_of_the_report_is_that_day() -> None:
    assert only("They met on Wednesday.").date.day == "2023-02-22"


def test_the_local_day_of_publication_counts() -> None:
    minute = published("2023-02-22T00:30+04:00", precision=Precision.MINUTE)
    assert only("They met today.", minute).date.day == "2023-02-22"


def test_a_future_clause_takes_the_next_such_day() -> None:
    assert only("They will meet on Monday.").date.day == "2023-02-20"
    assert only("They will meet on Monday.", future=True).date.day == "2023-02-27"


def test_a_date_with_its_year_is_stated_and_all_others_are_inferred() -> None:
    assert only("on March 3, 2022").date.found is Found.STATED
    assert only("in 2014").date.found is Found.STATED
    for text in ("on March 3", "on Tuesday", "in early 2014", "early 2014", "a year ago", "in March last year"):
        assert only(text).date.found is Found.INFERRED, text


def test_without_a_report_date_only_written_years_are_placed() -> None:
    mention = only("They met on 3 March 2022.", UNKNOWN_DATE)
    assert (mention.date.start, mention.date.precision) == ("2022-03-03", Precision.DAY)
    for text in ("They met on Tuesday.", "They met last week.", "It is almost a year since the invasion."):
        date_ = only(text, UNKNOWN_DATE).date
        assert not date_.known
        assert (date_.start, date_.end) == ("", "")
        assert date_.text


def test_without_a_report_date_words_that_count_from_a_written_date_are_placed() -> None:
    mentions = find_dates("They met on 3 March 2022 and parted a day later.", UNKNOWN_DATE)
    assert [m.date.start for m in mentions] == ["2022-03-03", "2022-03-04"]


def test_a_report_dated_to_the_month_widens_what_it_cannot_place() -> None:
    february = published("2023-02-01", "2023-02-28", Precision.MONTH)
    last_month, today = only("last month", february).date, only("today", february).date
    assert (last_month.start, last_month.end, last_month.precision) == ("2023-01-01", "2023-01-31", Precision.MONTH)
    assert (today.start, today.end, today.precision) == ("2023-02-01", "2023-02-28", Precision.MONTH)


def test_a_broken_report_date_is_an_unknown_one() -> None:
    assert not only("on Tuesday", published("soon")).date.known


def test_words_that_count_from_an_unknown_day_are_no_date() -> None:
    assert find_dates("The meetings came a day after rival speeches.", WEDNESDAY) == ()
    assert find_dates("It was held two days before the anniversary of the war.", WEDNESDAY) == ()


def test_words_that_count_from_a_named_day_are_placed() -> None:
    after, anchor = find_dates("They met a day after Tuesday's vote.", WEDNESDAY)
    assert (after.date.day, after.relation, anchor.date.day) == ("2023-02-22", "at", "2023-02-21")


def test_the_window_of_almost_a_year_since_holds_the_day() -> None:
    mention = only("almost a year since Russia invaded Ukraine")
    assert mention.relation == "since"
    assert mention.date.start <= "2022-02-24" <= mention.date.end


@pytest.mark.parametrize("text", ["a day ago" * 2000, "on the " * 5000, "in 2014 " * 3000, "1" * 20000, " \t" * 20000])
def test_repetitive_text_is_read(text: str) -> None:
    find_dates(text, WEDNESDAY)


@pytest.mark.parametrize(
    "text", ["999 decades ago", "on 99/99/2022", "in the past 999 decades", "0000-00-00", "31 June 2022"]
)
def test_dates_off_the_calendar_are_no_dates(text: str) -> None:
    assert find_dates(text, published("0005-01-03")) == ()


WORDS = (
    "on in by since until after before the a two few last next this past earlier late early mid- almost "
    "ago day days week month years weekend Monday tuesday March May Feb. 3 25th 31 2014 2000 1990s , . - "
    "' 's 2022-02-29 31/12/2022 from between and to today yesterday overnight of later previous same time "
    "now recent people ² ٣"
)
PIECES = st.lists(st.sampled_from(WORDS.split(" ")), max_size=25).map(" ".join)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(lambda d: published(d.isoformat()))


@given(st.one_of(st.text(max_size=300), PIECES), DAYS, st.booleans(), st.integers(0, 1000))
def test_any_text_is_read_and_every_mention_is_its_words(
    text: str, when: PartialDate, future: bool, offset: int
) -> None:
    end = 0
    for mention in find_dates(text, when, offset=offset, future=future):
        start, stop = mention.span.start - offset, mention.span.end - offset
        assert end <= start < stop
        assert text[start:stop] == mention.date.text
        assert date.fromisoformat(mention.date.start) <= date.fromisoformat(mention.date.end)
        assert mention.date.known
        end = stop


@given(PIECES, st.dates(date(1950, 1, 1), date(2050, 12, 31)))
def test_looking_ahead_changes_days_but_not_words(text: str, day: date) -> None:
    when = published(day.isoformat())
    spans = [m.span for m in find_dates(text, when)]
    assert spans == [m.span for m in find_dates(text, when, future=True)]


@given(PIECES)
def test_without_a_report_date_nothing_relative_is_claimed(text: str) -> None:
    for mention in find_dates(text, UNKNOWN_DATE):
        near, far = find_dates(text, published("1999-05-05")), find_dates(text, published("2031-11-11"))
        if mention.date.known:
            assert mention.date in [m.date for m in near]
            assert mention.date in [m.date for m in far]
