"""Appending: what is written, what is left out as held already, and that a run is there whole or not at all."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dragoman.errors import InputError, LedgerError
from dragoman.ledger import Ledger, book
from dragoman.records import CodedArticle, Rejection, Run, Versions

ByHand = Callable[..., CodedArticle]
VERSIONS = Versions(dragoman="0", lexicons="lex-1", model="none 1")
NEWER = replace(VERSIONS, lexicons="lex-2")
REFUSED = Rejection(id="rj1-1", origin="a.pdf", stage="ingest", code="binary-input", detail="a PDF")


def everything_under(directory: Path) -> list[str]:
    return sorted(str(path.relative_to(directory)) for path in directory.rglob("*"))


def test_what_was_appended_is_read_back(ledger: Ledger, by_hand: ByHand) -> None:
    one, two = by_hand("one"), by_hand("two", trigger="condemned")
    assert ledger.append([one, two], versions=VERSIONS)
    again = Ledger(ledger.directory, create=False)
    assert again.articles() == (one.article, two.article)
    assert [again.coded(coded.article.id) for coded in (one, two)] == [one, two]


def test_a_run_counts_its_rows_and_holds_its_times_in_utc(ledger: Ledger, by_hand: ByHand) -> None:
    started = datetime(2024, 3, 5, 1, tzinfo=timezone(timedelta(hours=2)))
    run = ledger.append([by_hand("one"), by_hand("two")], [REFUSED], versions=VERSIONS, started=started)
    assert run is not None
    assert (run.articles, run.events, run.statements, run.claims, run.evidence, run.rejections) == (2, 2, 2, 2, 6, 1)
    assert run.started == "2024-03-04T23:00:00+00:00"
    assert datetime.fromisoformat(run.finished).utcoffset() == timedelta(0)
    assert run.versions == VERSIONS
    assert ledger.runs() == (run,)


def test_more_articles_than_are_held_in_memory_keep_their_order(
    ledger: Ledger, by_hand: ByHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book, "CHUNK", 2)
    run = ledger.append((by_hand(str(number)) for number in range(5)), versions=VERSIONS)
    assert run is not None
    assert run.articles == 5
    assert [article.origin for article in ledger.articles()] == [f"{number}.txt" for number in range(5)]
    assert ledger.query("SELECT list(position ORDER BY position) AS p FROM articles").to_pylist() == [
        {"p": [0, 1, 2, 3, 4]}
    ]


def test_coding_the_same_again_adds_nothing(ledger: Ledger, by_hand: ByHand) -> None:
    assert ledger.append([by_hand()], [REFUSED], versions=VERSIONS)
    before = everything_under(ledger.directory)
    assert ledger.append([by_hand()], [REFUSED], versions=VERSIONS) is None
    assert everything_under(ledger.directory) == before


def test_only_what_is_new_is_added(ledger: Ledger, by_hand: ByHand) -> None:
    ledger.append([by_hand("old")], versions=VERSIONS)
    run = ledger.append([by_hand("old"), by_hand("new")], versions=VERSIONS)
    assert run is not None
    assert run.articles == 1
    assert len(ledger.articles()) == 2


def test_nothing_at_all_is_no_run(ledger: Ledger) -> None:
    assert ledger.append([], versions=VERSIONS) is None
    assert everything_under(ledger.directory) == ["VERSION", "runs"]


def test_an_article_twice_in_one_run_is_written_once(ledger: Ledger, by_hand: ByHand) -> None:
    run = ledger.append([by_hand(), by_hand("other"), by_hand()], versions=VERSIONS)
    assert run is not None
    assert (run.articles, run.events) == (2, 2)


def test_a_run_may_hold_rejections_only(ledger: Ledger) -> None:
    run = ledger.append([], [REFUSED], versions=VERSIONS)
    assert run is not None
    assert (run.articles, run.rejections) == (0, 1)
    assert ledger.rejections() == (REFUSED,)
    assert ledger.articles() == ledger.last_coded() == ()


def test_a_rejection_is_written_once(ledger: Ledger, by_hand: ByHand) -> None:
    run = ledger.append([], [REFUSED, REFUSED], versions=VERSIONS)
    assert run is not None
    assert run.rejections == 1
    run = ledger.append([by_hand()], [REFUSED], versions=NEWER)
    assert run is not None
    assert run.rejections == 0
    assert ledger.rejections() == (REFUSED,)


def test_rejections_may_grow_while_articles_come(ledger: Ledger, by_hand: ByHand) -> None:
    refused: list[Rejection] = []

    def coming() -> Iterator[CodedArticle]:
        yield by_hand()
        refused.append(REFUSED)

    run = ledger.append(coming(), refused, versions=VERSIONS)
    assert run is not None
    assert run.rejections == 1


def test_a_run_with_new_versions_is_added_and_only_the_latest_counts(ledger: Ledger, by_hand: ByHand) -> None:
    old, new = by_hand(trigger="will condemn"), by_hand(trigger="will condemn", lexicons="lex-2")
    ledger.append([old, by_hand("other")], versions=VERSIONS, started=datetime(2024, 1, 1, tzinfo=UTC))
    run = ledger.append([new], versions=NEWER, started=datetime(2024, 1, 2, tzinfo=UTC))
    assert run is not None
    here = f"WHERE article_id = '{old.article.id}'"
    assert ledger.query(f"SELECT run_id FROM events {here}").to_pylist() == [{"run_id": run.id}]
    assert ledger.query(f"SELECT id FROM all_events {here}").num_rows == 2
    assert ledger.to_arrow("articles").num_rows == 2
    assert ledger.query("SELECT id FROM all_articles").num_rows == 3
    assert ledger.coded(old.article.id) == new
    assert len(ledger.articles()) == 2
    assert ledger.last_coded() == (new.article,)


def test_of_runs_in_the_same_second_exactly_one_is_the_latest_everywhere(ledger: Ledger, by_hand: ByHand) -> None:
    second = datetime(2024, 1, 1, tzinfo=UTC)
    runs = [
        ledger.append([by_hand(lexicons=version)], versions=replace(VERSIONS, lexicons=version), started=second)
        for version in ("lex-1", "lex-2", "lex-3", "lex-4")
    ]
    last = max((run for run in runs if run), key=lambda run: run.id)
    for table in ("events", "articles", "evidence"):
        assert {row["run_id"] for row in ledger.to_arrow(table).to_pylist()} == {last.id}
    assert ledger.query("SELECT id FROM events").num_rows == 1
    assert ledger.query("SELECT id FROM all_events").num_rows == 4
    assert ledger.query("SELECT run_id FROM latest").to_pylist() == [{"run_id": last.id}]
    assert ledger.runs()[-1] == last
    assert ledger.coded(by_hand().article.id).versions == last.versions
    assert ledger.find(by_hand().events[0].id).versions == last.versions


def test_of_two_runs_in_the_same_second_one_is_the_last_to_have_coded(ledger: Ledger, by_hand: ByHand) -> None:
    second = datetime(2024, 1, 1, tzinfo=UTC)
    runs = {
        run.id: name
        for name in ("one", "two")
        if (run := ledger.append([by_hand(name)], versions=VERSIONS, started=second))
    }
    assert [article.origin for article in ledger.last_coded()] == [f"{runs[max(runs)]}.txt"]


@pytest.mark.parametrize("error", [RuntimeError("boom"), InputError("no date"), OSError(5, "I/O"), KeyboardInterrupt()])
def test_an_error_among_the_articles_passes_as_it_is_and_leaves_nothing(
    ledger: Ledger, by_hand: ByHand, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    monkeypatch.setattr(book, "CHUNK", 1)

    def coming() -> Iterator[CodedArticle]:
        yield by_hand("one")
        yield by_hand("two")
        raise error

    with pytest.raises(type(error)) as raised:
        ledger.append(coming(), [REFUSED], versions=VERSIONS)
    assert raised.value is error
    assert everything_under(ledger.directory) == ["VERSION", "runs"]
    assert ledger.runs() == ()


@pytest.mark.parametrize("failing", ["write_table", "close"])
def test_a_full_disk_is_a_ledger_error_and_leaves_nothing(
    ledger: Ledger, by_hand: ByHand, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    works, failed = getattr(pq.ParquetWriter, failing), []

    def full(*arguments: object) -> None:
        works(*arguments)
        if not failed:
            failed.append(1)
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(pq.ParquetWriter, failing, full)
    with pytest.raises(LedgerError, match="No space left on device"):
        ledger.append([by_hand()], versions=VERSIONS)
    monkeypatch.undo()
    assert everything_under(ledger.directory) == ["VERSION", "runs"]
    assert ledger.append([by_hand()], versions=VERSIONS)


def test_a_reader_never_sees_half_a_run(ledger: Ledger, by_hand: ByHand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "CHUNK", 1)
    seen = []

    def coming() -> Iterator[CodedArticle]:
        for number in range(3):
            reader = Ledger(ledger.directory, create=False)
            seen.append((reader.runs(), reader.articles(), reader.query("SELECT id FROM all_events").num_rows))
            yield by_hand(str(number))

    run = ledger.append(coming(), versions=VERSIONS)
    assert seen == 3 * [((), (), 0)]
    assert ledger.runs() == (run,)


def appended_together(directory: Path, *articles: CodedArticle) -> list[Run | None]:
    """What each of several ledger objects gives, one a thread, when all of them write at the same time."""
    together = threading.Barrier(len(articles), timeout=10)
    runs: list[Run | None] = []

    def append(coded: CodedArticle) -> None:
        def coming() -> Iterator[CodedArticle]:
            yield coded
            together.wait()

        runs.append(Ledger(directory).append(coming(), versions=VERSIONS))

    threads = [threading.Thread(target=append, args=(coded,)) for coded in articles]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return runs


def test_two_that_append_at_the_same_time_both_succeed(tmp_path: Path, by_hand: ByHand) -> None:
    runs = appended_together(tmp_path / "ledger", by_hand("one"), by_hand("two"))
    ledger = Ledger(tmp_path / "ledger", create=False)
    assert len(runs) == 2
    assert set(ledger.runs()) == set(runs)
    assert {article.origin for article in ledger.articles()} == {"one.txt", "two.txt"}


def test_of_two_that_append_the_same_at_the_same_time_one_adds_it(tmp_path: Path, by_hand: ByHand) -> None:
    runs = appended_together(tmp_path / "ledger", by_hand(), by_hand())
    assert len(runs) == 2
    assert runs.count(None) == 1
    assert len(Ledger(tmp_path / "ledger", create=False).runs()) == 1
    assert sorted(path.name for path in (tmp_path / "ledger").iterdir()) == ["VERSION", "runs"]
