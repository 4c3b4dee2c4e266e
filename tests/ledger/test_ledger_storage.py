"""A ledger's directory: made, found, refused; what is damaged or left over in it."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.errors import LedgerError
from dragoman.ledger import Ledger, storage
from dragoman.records import CodedArticle, Rejection, Versions

ByHand = Callable[..., CodedArticle]
VERSIONS = Versions(dragoman="0", lexicons="lex-1", model="none 1")
REFUSED = Rejection(id="rj1-1", origin="a.pdf", stage="ingest", code="binary-input", detail="a PDF")


@pytest.fixture
def two_runs(ledger: Ledger, by_hand: ByHand) -> tuple[Ledger, Path]:
    """A ledger of two runs, and the directory of the first."""
    run = ledger.append([by_hand("first")], [REFUSED], versions=VERSIONS)
    ledger.append([by_hand("second")], versions=VERSIONS)
    assert run is not None
    return ledger, storage.run_directory(ledger.directory, run.id)


def test_a_ledger_is_made_where_there_is_none(tmp_path: Path) -> None:
    directory = tmp_path / "news" / "ledger"
    assert Ledger(directory).runs() == ()
    assert sorted(path.name for path in directory.iterdir()) == ["VERSION", "runs"]
    assert Ledger(directory, create=False).runs() == ()


def test_an_empty_directory_becomes_a_ledger_and_hidden_files_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / ".keep").touch()
    Ledger(tmp_path)
    assert (tmp_path / "VERSION").is_file()


def test_where_there_must_be_one_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"there is no ledger in .*`dragoman code ARTICLE --ledger .*` makes one"):
        Ledger(tmp_path / "none", create=False)
    assert list(tmp_path.iterdir()) == []


def test_another_programs_directory_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").touch()
    with pytest.raises(LedgerError, match=r"is not a ledger and not empty \(it holds thesis\.tex\)"):
        Ledger(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2\n", "has format 2, this Dragoman reads up to 1: install a newer Dragoman"),
        ("3.11.7\n", "holds '3.11.7', which is no format version"),
        ("", "holds '', which is no format version"),
    ],
)
def test_another_format_is_refused(tmp_path: Path, written: str, words: str) -> None:
    ledger = Ledger(tmp_path / "ledger")
    (ledger.directory / "VERSION").write_text(written)
    for create in (True, False):
        with pytest.raises(LedgerError, match=words):
            Ledger(ledger.directory, create=create)


def test_a_file_in_its_place_is_a_ledger_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file", tmp_path / "file" / "ledger"):
        with pytest.raises(LedgerError, match="cannot be used"):
            Ledger(place)


def test_one_that_cannot_be_written_can_be_read_only(
    ledger: Ledger, by_hand: ByHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.append([by_hand()], versions=VERSIONS)
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # the superuser may write whatever the permissions are
    with pytest.raises(LedgerError, match="cannot be written: change its permissions or choose another directory"):
        Ledger(ledger.directory)
    assert len(Ledger(ledger.directory, create=False).articles()) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_permissions_that_forbid_writing_are_a_ledger_error(ledger: Ledger, by_hand: ByHand) -> None:
    ledger.directory.chmod(0o555)
    try:
        with pytest.raises(LedgerError, match="Permission denied"):
            ledger.append([by_hand()], versions=VERSIONS)
    finally:
        ledger.directory.chmod(0o755)


def test_a_ledger_that_goes_away_is_a_ledger_error(ledger: Ledger, by_hand: ByHand) -> None:
    ledger.directory.rename(ledger.directory.with_name("elsewhere"))
    for using in (ledger.runs, lambda: ledger.append([by_hand()], versions=VERSIONS), lambda: ledger.query("SELECT 1")):
        with pytest.raises(LedgerError, match="No such file or directory"):
            using()


@pytest.mark.parametrize("name", ["we[i]rd*?", "it's; --", "100%41 a:b", ".hidden", "é\u202e\N{GRINNING FACE}", "a\\b"])
def test_a_directory_may_have_any_name(tmp_path: Path, by_hand: ByHand, name: str) -> None:
    ledger = Ledger(tmp_path / name)
    run = ledger.append([by_hand()], versions=VERSIONS)
    assert run is not None
    assert ledger.query("SELECT run_id FROM events").to_pylist() == [{"run_id": run.id}]


def delete(file: Path) -> None:
    file.unlink()


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-20])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def take_anothers(file: Path) -> None:
    file.write_bytes(file.with_name("rejections.parquet").read_bytes())


@pytest.mark.parametrize(
    ("table", "harm", "words"),
    [
        ("events", delete, "events.parquet is missing"),
        ("statements", cut, "statements.parquet cannot be read"),
        ("run", empty, "run.parquet cannot be read"),
        ("evidence", take_anothers, "evidence.parquet has 1 rows of 3"),
    ],
)
def test_a_damaged_run_is_named_and_left_out(
    two_runs: tuple[Ledger, Path],
    caplog: pytest.LogCaptureFixture,
    table: str,
    harm: Callable[[Path], None],
    words: str,
) -> None:
    ledger, first = two_runs
    harm(first / f"{table}.parquet")
    with caplog.at_level(logging.WARNING):
        assert [article.origin for article in ledger.articles()] == ["second.txt"]
    assert f"{first} is damaged and left out: {words}" in caplog.text
    assert len(ledger.runs()) == 1
    assert ledger.rejections() == ()
    assert ledger.query("SELECT id FROM all_events").num_rows == 1


def test_a_damaged_run_is_written_anew_when_its_articles_are_coded_again(
    two_runs: tuple[Ledger, Path], by_hand: ByHand
) -> None:
    ledger, first = two_runs
    (first / "events.parquet").unlink()
    assert ledger.append([by_hand("first")], [REFUSED], versions=VERSIONS)
    assert storage.damage(first) == ""
    assert len(ledger.runs()) == 2
    assert len([path for path in ledger.directory.iterdir() if path.name.startswith(".damaged-")]) == 1


def test_rows_that_cannot_be_read_are_a_ledger_error_in_one_line_that_names_the_file(
    two_runs: tuple[Ledger, Path], by_hand: ByHand
) -> None:
    ledger, first = two_runs
    file = first / "articles.parquet"
    content = bytearray(file.read_bytes())
    content[4:400] = 396 * b"\xff"  # the footer is whole
    file.write_bytes(content)
    for using in (ledger.articles, lambda: ledger.find(by_hand("first").article.id)):
        with pytest.raises(LedgerError, match=r"articles\.parquet cannot be read") as raised:
            using()
        assert "\n" not in str(raised.value)


def test_other_things_among_the_runs_do_not_matter(ledger: Ledger, by_hand: ByHand) -> None:
    ledger.append([by_hand()], versions=VERSIONS)
    (ledger.directory / "runs" / ".DS_Store").touch()
    (ledger.directory / "runs" / "notes.txt").touch()
    (ledger.directory / "runs" / ".hidden").mkdir()
    assert len(ledger.runs()) == 1


@pytest.mark.parametrize(("hours", "stays"), [(23, True), (25, False)])
def test_what_a_run_that_was_cut_off_left_is_removed_after_a_day(
    ledger: Ledger, by_hand: ByHand, caplog: pytest.LogCaptureFixture, hours: int, stays: bool
) -> None:
    leftover = ledger.directory / ".tmp-cut-off"
    leftover.mkdir()
    (leftover / "events.parquet").touch()
    past = time.time() - hours * 3600
    for path in (leftover / "events.parquet", leftover):
        os.utime(path, (past, past))
    with caplog.at_level(logging.WARNING):
        ledger.append([by_hand()], versions=VERSIONS)
    assert leftover.exists() is stays
    assert (f"{leftover} is left over" in caplog.text) is not stays


def test_what_is_still_written_to_is_no_leftover(ledger: Ledger, by_hand: ByHand) -> None:
    running = ledger.directory / ".tmp-running"
    running.mkdir()
    (running / "events.parquet").touch()
    os.utime(running, (0, 0))
    ledger.append([by_hand()], versions=VERSIONS)
    assert running.exists()
