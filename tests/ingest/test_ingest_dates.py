import pytest

from dragoman.errors import InputError
from dragoman.ingest.dates import find_dates, given_date, stated_date
from dragoman.records import Precision


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("Updated: February 22, 2023, 1:30 PM", "2023-02-22T13:30"),
        ("Published 3 March 2024 09:15 GMT", "2024-03-03T09:15+00:00"),
        ("Last updated on 3rd March 2024 at 9.15 a.m. EST", "2024-03-03T09:15-05:00"),
        ("2023-02-22T13:30:00Z", "2023-02-22T13:30+00:00"),
        ("2023-02-22T13:30:00.123+0530", "2023-02-22T13:30+05:30"),
        ("Wed 22 Feb 2023 13.30 CET", "2023-02-22T13:30+01:00"),
        ("July 1, 2024 10:00 ET", "2024-07-01T10:00-04:00"),
        ("January 1, 2024 12:10 a.m. ET", "2024-01-01T00:10-05:00"),
        ("18:05 BST, 22 June 2023", "2023-06-22T18:05+01:00"),
        ("March 3, 2024 | 10:15 UTC+3", "2024-03-03T10:15+03:00"),
        ("22.02.2023", "2023-02-22"),
        ("22/02/2023", "2023-02-22"),
        ("02/22/2023", "2023-02-22"),
        ("22 February 2023 13:30 IST", "2023-02-22T13:30"),
    ],
)
def test_date_is_read_with_the_zone_only_where_it_is_told(words, start):
    found = stated_date(words)
    assert found.start == found.end == start
    assert found.precision is (Precision.MINUTE if "T" in start else Precision.DAY)
    assert found.text in words


@pytest.mark.parametrize(
    "words", ["", "03/04/2024", "30 February 2024", "March 2024", "February 22, 1:30 PM", "12345678", "on Wednesday"]
)
def test_what_is_no_full_date_stays_unknown(words):
    assert not stated_date(words).known


def test_given_date_must_be_iso():
    assert given_date("2023-02-22").start == "2023-02-22"
    with pytest.raises(InputError):
        given_date("22 February 2023")


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("Miércoles, 12 de marzo de 2025", "2025-03-12"),
        ("Jeudi 6 juin 2024", "2024-06-06"),
        ("1er mars 2024", "2024-03-01"),
        ("Terça-feira, 11 de fevereiro de 2025", "2025-02-11"),
        ("Martedì 8 ottobre 2024", "2024-10-08"),
        ("5 d’agost de 2024", "2024-08-05"),
        ("20. dubna 2024", "2024-04-20"),
        ("2024. március 5. 18:20", "2024-03-05T18:20"),
        ("5.3.2024 klo 18.20", "2024-03-05T18:20"),
        ("Lunes 5 de agosto de 2024 a las 18:20 h", "2024-08-05T18:20"),
        ("5 أكتوبر/تشرين الأول 2024 18:20", "2024-10-05T18:20"),
        ("2024年2月19日午後4時5分", "2024-02-19T16:05"),
        ("5 มีนาคม 2567", "2024-03-05"),
        ("05 मार्च 2024", "2024-03-05"),
    ],
)
def test_dates_are_read_in_many_languages(line, start):
    (found,) = find_dates(line)
    assert found.date.start == start
    assert line[found.start : found.end].strip() == line.removesuffix(" h")


@pytest.mark.parametrize(("day_first", "start"), [(True, "2024-04-03"), (False, "2024-03-04")])
def test_order_of_day_and_month_is_that_of_the_country(day_first, start):
    assert [found.date.start for found in find_dates("03/04/2024", day_first=day_first)] == [start]
    assert list(find_dates("03/04/2024")) == []


@pytest.mark.parametrize("line", ["12 people 2024", "listopad 2024", "Room 12, 2024", "3 maybe 2024"])
def test_number_beside_a_word_that_is_no_month_is_no_date(line):
    assert list(find_dates(line)) == []


def test_year_of_two_digits_is_read_beside_a_time_of_day_only():
    assert [found.date.start for found in find_dates("05.03.24, 18:20")] == ["2024-03-05T18:20"]
    assert list(find_dates("Version 05.03.24")) == []
