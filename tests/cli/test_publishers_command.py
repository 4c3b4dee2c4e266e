"""`dragoman lexicons publishers`."""

from __future__ import annotations

from pathlib import Path

import pytest

from .shared import Run, records

TABLE = """\
domain\tname\tcountry\tlanguage\tkind\tsame_as
courier.example\tThe Sample Courier\tCHL\tes;en\tpaper\t
courier.example.org\t\t\ten\t\tcourier.example
wire.example\tSample Wire\tCHL\tes\tagency\t
"""


@pytest.fixture
def mine(here: Path) -> Path:
    """A lexicon directory with three domains."""
    directory = here / "mine"
    directory.mkdir()
    (directory / "publishers.tsv").write_text(TABLE)
    return directory


def test_publishers_are_listed_by_country_and_kind(run: Run, mine: Path) -> None:
    found = records(run("lexicons", "publishers", "--lexicons", mine, "--country", "chl", "--kind", "paper").stdout)
    assert {row["record"] for row in found} == {"publisher"}
    assert {row["country"] for row in found} == {"CHL"}
    assert {row["kind"] for row in found} == {"paper"}
    assert {"courier.example", "courier.example.org"} <= {row["domain"] for row in found}
    assert "wire.example" not in {row["domain"] for row in found}


def test_a_table_shows_domain_name_and_languages(run: Run, mine: Path) -> None:
    shown = run("lexicons", "publishers", "news.courier.example", "--lexicons", mine, "--tables").stdout
    assert "1 domain" in shown
    assert [
        cell.strip() for cell in next(line for line in shown.splitlines() if "Courier" in line).split("│")[1:-1]
    ] == [
        "news.courier.example",
        "The Sample Courier",
        "CHL",
        "es en",
        "paper",
    ]


def test_domains_and_addresses_are_asked_for(run: Run, mine: Path) -> None:
    asked = ["https://www.wire.example/1", "nowhere.example"]
    result = run("lexicons", "publishers", *asked, "--lexicons", mine)
    assert [(row["asked"], row["name"]) for row in records(result.stdout)] == [(asked[0], "Sample Wire")]
    assert result.stderr == "dragoman: nowhere.example: no publisher of this domain is known\n"
    assert result.exit_code == 1


def test_only_unknown_domains_is_nothing_done(run: Run, mine: Path) -> None:
    result = run("lexicons", "publishers", "nowhere.example", "--lexicons", mine)
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_kind_that_there_is_none_of_is_refused_with_those_there_are(run: Run) -> None:
    result = run("lexicons", "publishers", "--kind", "blgo")
    assert result.exit_code == 2
    assert "state-agency" in result.stderr
