"""The frame holds: imports go downwards, no file is a drawer for odds and ends, every room says what goes in and out."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import dragoman

ROOT = Path(__file__).parents[1]
SRC = Path(dragoman.__file__).parent
FILES = sorted(SRC.rglob("*.py"))
ROOMS = sorted(path.parent for path in SRC.glob("*/__init__.py"))
LONGEST = 400


def test_imports_go_downwards_only(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    broken = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert broken == 0, capsys.readouterr().out


def test_no_file_is_a_drawer_for_odds_and_ends() -> None:
    assert not [f for f in FILES if {f.stem, f.parent.name} & {"utils", "helpers", "common", "base"}]


def test_no_file_is_too_long_to_read() -> None:
    lengths = {str(f.relative_to(SRC)): len(f.read_text(encoding="utf-8").splitlines()) for f in FILES}
    assert not {name: length for name, length in lengths.items() if length > LONGEST}


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_every_room_says_what_goes_in_and_what_comes_out(room: Path) -> None:
    words = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or ""
    first, *others = words.splitlines()
    assert first.startswith("In: ")
    assert any(line.startswith("Out: ") for line in others)
