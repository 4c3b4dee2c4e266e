"""What the documentation shows is what comes out: examples of docstrings, and the Python blocks of the README."""

from __future__ import annotations

import doctest
import importlib
import re
import shutil
import tempfile
from pathlib import Path

import pytest

import dragoman

ROOT = Path(__file__).parents[1]
SRC = Path(dragoman.__file__).parent
MODULES = sorted(
    ".".join(("dragoman", *path.relative_to(SRC).with_suffix("").parts)).removesuffix(".__init__")
    for path in SRC.rglob("*.py")
    if ">>>" in path.read_text(encoding="utf-8")
)
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = [
    (match.group(1), README.count("\n", 0, match.start()) + 2)
    for match in re.finditer(r"(?ms)^```python\n(.*?)^```", README)
]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with the samples to work in, and no settings from outside."""
    for name in ("CONFIG", "LEDGER", "MODEL", "LANGUAGES", "LEXICON_DIRS"):
        monkeypatch.delenv(f"DRAGOMAN_{name}", raising=False)
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_the_public_modules_have_examples() -> None:
    assert {"dragoman", "dragoman.ledger.book"} <= set(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_docstrings_give_what_they_say(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    results = doctest.testmod(importlib.import_module(name), extraglobs={"dragoman": dragoman})
    assert results.attempted
    assert not results.failed, capsys.readouterr().out


@pytest.mark.skipif(not BLOCKS, reason="the README has no Python")
def test_the_python_of_the_readme_runs_from_top_to_bottom(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {"__name__": "readme"}
    for block, line in BLOCKS:
        if ">>>" in block:
            example = doctest.DocTestParser().get_doctest(block, names, "README.md", "README.md", line - 1)
            results = doctest.DocTestRunner().run(example, clear_globs=False)
            names |= example.globs
            assert not results.failed, capsys.readouterr().out
        else:
            exec(compile("\n" * (line - 1) + block, "README.md", "exec"), names)
