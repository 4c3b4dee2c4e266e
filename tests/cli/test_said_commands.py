from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from .shared import Run

FIRST = (
    "KHARTOUM, May 3 - The rebels accused the army of shelling the hospital of Tyre on Thursday. "
    'The army denied the allegation. "We fired at nobody," a general said.'
)
SECOND = "CAIRO, May 5 - Sudan's army said it had not shelled the hospital of Tyre. The mayor wants a truce."


@pytest.fixture
def ledger(run: Run, here: Path) -> Path:
    for name, day, text in (("first.txt", "2024-05-03", FIRST), ("second.txt", "2024-05-05", SECOND)):
        (here / name).write_text(text, encoding="utf-8")
        assert run("code", name, "--date", day, "--ledger", "book", "--no-reader").exit_code == 0
    return here / "book"


@pytest.mark.golden
def test_statements_are_found_by_speaker_stance_and_day(run: Run, ledger: Path) -> None:
    def asked(*options: str) -> list[dict[str, object]]:
        found = run("statements", "--ledger", ledger, "--json", *options)
        assert found.exit_code == 0, found.output
        return [json.loads(line) for line in found.stdout.splitlines()]

    assert {row["stance"] for row in asked("--speaker", "rebels")} == {"accuses"}
    assert [row["day"] for row in asked("--stance", "denies")] == ["2024-05-03"]
    assert {row["day"] for row in asked("--since", "2024-05-04")} == {"2024-05-05"}
    assert [row["content"] for row in asked("--about", "FIRED")] == ['"We fired at nobody,"']
    assert len(asked("--attitudes")) > len(asked())


@pytest.mark.golden
def test_a_claim_is_shown_with_every_voice(run: Run, ledger: Path) -> None:
    listed = run("claims", "--ledger", ledger, "--disputed", "--json")
    (claim,) = [json.loads(line) for line in listed.stdout.splitlines()]
    assert {voice["stance"] for voice in claim["voices"]} >= {"accuses", "denies"}
    shown = run("claim", claim["id"], "--ledger", ledger, "--tables")
    assert shown.exit_code == 0
    assert "disputed" in shown.stdout
    assert "The rebels" in shown.stdout


@pytest.mark.golden
def test_claims_are_schema_org_claims_and_no_reviews(run: Run, ledger: Path) -> None:
    found = [json.loads(line) for line in run("claims", "--ledger", ledger, "--schema-org").stdout.splitlines()]
    assert found
    assert {one["@type"] for one in found} == {"Claim"}
    assert all("reviewRating" not in one and one["appearance"] for one in found)


@pytest.mark.golden
def test_quotations_are_written_as_two_tables(run: Run, ledger: Path, here: Path) -> None:
    assert run("statements", "--ledger", ledger, "--quotebank", "quotes").exit_code == 0
    with (here / "quotes" / "quotations.csv").open(encoding="utf-8", newline="") as stream:
        (quotation,) = csv.DictReader(stream)
    with (here / "quotes" / "articles.csv").open(encoding="utf-8", newline="") as stream:
        (article,) = csv.DictReader(stream)
    assert (quotation["quotation"], quotation["numOccurrences"]) == ('"We fired at nobody,"', "1")
    assert article["quotations"] == quotation["quoteID"]


def test_a_day_that_is_none_is_a_usage_error(run: Run) -> None:
    found = run("claims", "--since", "yesterday")
    assert found.exit_code == 2
    assert "write it as 2024-03-05" in found.output


@pytest.mark.golden
def test_a_claim_that_is_not_there_says_how_to_find_one(run: Run, ledger: Path) -> None:
    found = run("claim", "cl1-0000000000000000", "--ledger", ledger)
    assert found.exit_code != 0
    assert "dragoman claims" in found.stderr
