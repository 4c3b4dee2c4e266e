"""The bar, and files that are written whole or not at all."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman import ingest
from dragoman.cli.output import opened
from dragoman.cli.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Standard error as a terminal; called in the test itself, since pytest sets it anew after the fixtures."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    return stream


def never() -> int:
    pytest.fail("asked how many there are")


@pytest.mark.parametrize("total", [2, None])
def test_a_terminal_sees_how_far_it_is(monkeypatch: pytest.MonkeyPatch, total: int | None) -> None:
    terminal = on_a_terminal(monkeypatch)
    with progress("coding", lambda: total) as step:
        step(1)
    assert "coding" in terminal.getvalue()


def test_a_guess_that_was_too_low_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    with progress("coding", lambda: 2) as step:
        for done in range(1, 6):
            step(done)
    assert "5/5" in terminal.getvalue()


@pytest.mark.parametrize(("total", "wanted"), [(lambda: 1, True), (lambda: 0, True), (never, False)])
def test_one_article_needs_no_bar(monkeypatch: pytest.MonkeyPatch, total: Callable[[], int], wanted: bool) -> None:
    terminal = on_a_terminal(monkeypatch)
    with progress("coding", total, wanted=wanted) as step:
        step(1)
    assert terminal.getvalue() == ""


def test_no_bar_is_shown_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("coding", never) as step:
        step(1)
    assert capsys.readouterr() == ("", "")


def test_inputs_are_counted_by_files_and_lines(here: Path) -> None:
    (here / "folder").mkdir()
    (here / "folder" / "a.txt").write_text("x")
    (here / "folder" / "b.html").write_text("x")
    (here / "folder" / "c.unknown").write_text("x")
    (here / "rows.jsonl").write_text('{"text": "x"}\n\n{"text": "y"}\n')
    assert ingest.how_many([here / "folder", here / "rows.jsonl", "missing.txt", "a\0b"]) == 6
    assert ingest.how_many([here / "folder", "-"]) is None


def test_a_file_takes_its_name_when_it_is_whole(here: Path) -> None:
    target, link = here / "target.txt", here / "link.txt"
    target.write_text("old")
    link.symlink_to(target)
    with opened(link) as file:
        file.write("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert link.is_symlink()
    assert sorted(p.name for p in here.iterdir()) == ["link.txt", "target.txt"]


def test_a_file_that_breaks_off_is_not_there(here: Path) -> None:
    def breaking_off() -> None:
        with opened(here / "file.txt") as file:
            file.write("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        breaking_off()
    assert not list(here.iterdir())


def test_a_device_is_written_to_and_not_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    with opened("/dev/null") as file:
        file.write("x")
    assert Path("/dev/null").is_char_device()


def test_a_name_that_cannot_be_written_is_named_as_it_was_given(here: Path) -> None:
    with pytest.raises(FileNotFoundError) as raised, opened("none/file.txt"):
        pass
    assert raised.value.filename == "none/file.txt"
