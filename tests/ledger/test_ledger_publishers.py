"""The publisher of an article in ledgers that were written before it had a kind."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dragoman.ledger import Ledger
from dragoman.records import Publisher


@pytest.fixture
def mixed(ledger: Ledger, by_hand: Any) -> tuple[Ledger, Any, Any]:
    """A ledger of two articles: the files of the first know no kind of publisher, the second is as written today."""
    publisher = Publisher(id="pb1-a", name="Sample Wire", domain="wire.example", country="FRA", kind="agency")
    old, new = (
        replace(coded, article=replace(coded.article, publisher=publisher))
        for coded in (by_hand("old"), by_hand("new"))
    )
    assert ledger.append([old], versions=old.versions)
    for file in ledger.directory.glob("runs/*/articles.parquet"):
        _without_kind(file)
    assert ledger.append([new], versions=new.versions)
    return ledger, old, new


def _without_kind(file: Any) -> None:
    table = pq.read_table(file)
    place = table.schema.get_field_index("publisher")
    rows = [
        row and {name: value for name, value in row.items() if name != "kind"} for row in table["publisher"].to_pylist()
    ]
    kept = pa.struct([field for field in table.schema.field(place).type if field.name != "kind"])
    pq.write_table(table.set_column(place, pa.field("publisher", kept), pa.array(rows, kept)), file)


def test_an_article_of_an_older_run_has_a_publisher_of_unknown_kind(mixed: tuple[Ledger, Any, Any]) -> None:
    ledger, old, new = mixed
    assert ledger.coded(old.article.id).article.publisher == replace(old.article.publisher, kind="")
    assert ledger.coded(new.article.id).article.publisher == new.article.publisher


def test_older_and_newer_runs_are_asked_together(mixed: tuple[Ledger, Any, Any]) -> None:
    rows = (
        mixed[0].query("SELECT publisher.name AS name, publisher.kind AS kind FROM articles ORDER BY kind").to_pylist()
    )
    assert {row["name"] for row in rows} == {"Sample Wire"}
    assert {row["kind"] for row in rows} == {None, "agency"}
