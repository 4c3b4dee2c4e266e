"""What is wrong with an installation is found, not raised, with what mends it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dragoman import ingest, lexicons, parse, pipeline
from dragoman.errors import MissingDependency
from dragoman.ledger import Ledger
from dragoman.lexicons import Problem
from dragoman.records import CodedArticle
from dragoman.report import Finding, installation
from dragoman.settings import Settings


@pytest.fixture(autouse=True)
def well(monkeypatch: pytest.MonkeyPatch, coded: CodedArticle) -> None:
    """Stages that are quick and well, so that each test breaks one."""
    monkeypatch.setattr(lexicons, "check", lambda directories: [])
    monkeypatch.setattr(lexicons, "load", lambda directories: SimpleNamespace(version="lex-1"))
    monkeypatch.setattr(ingest, "from_text", lambda text, **_: SimpleNamespace(language="en"))
    monkeypatch.setattr(parse, "model_version", lambda settings: "none 1")
    monkeypatch.setattr(pipeline, "code_article", lambda article, settings: coded)


def found(**settings: Any) -> dict[str, Finding]:
    return {finding.name: finding for finding in installation(Settings(**settings))}


def test_what_is_well_is_told_in_the_order_in_which_one_needs_it(tmp_path: Path) -> None:
    findings = found(ledger=tmp_path / "ledger")
    assert list(findings) == ["python", "packages", "lexica", "language", "translation", "model", "coding", "ledger"]
    assert [finding.name for finding in findings.values() if not finding.ok] == []
    assert not any(finding.mend for finding in findings.values())
    assert findings["lexica"].detail == "version lex-1"
    assert findings["coding"].detail == "a sentence gave ACCUSE"


def test_a_package_that_is_missing_or_too_old_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(
        metadata, "requires", lambda name: ["no-such-package>=1", "pyarrow<2", "pytest>=1; extra == 'no'", "spacy"]
    )
    finding = found(ledger=tmp_path / "ledger")["packages"]
    assert not finding.ok
    assert "no-such-package>=1, pyarrow<2 (here is " in finding.detail
    assert not {"pytest", "spacy"} & set(finding.detail.split())
    assert finding.mend.startswith("pip install dragoman==")


def test_lexica_with_problems_say_what_lists_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    problem = Problem(file="actors/sectors.tsv", line=1, code="sector", detail="there is none")
    monkeypatch.setattr(lexicons, "check", lambda directories: [problem])
    finding = found(ledger=tmp_path / "ledger")["lexica"]
    assert (finding.ok, finding.mend) == (False, "dragoman lexicons check")
    assert "sectors.tsv" in finding.detail


def test_a_model_that_is_missing_says_what_installs_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing(settings: Settings) -> str:
        raise MissingDependency("the model is not installed")

    monkeypatch.setattr(parse, "model_version", missing)
    finding = found(ledger=tmp_path / "ledger", model="en_core_web_sm")["model"]
    assert finding == Finding(
        name="model", ok=False, detail="the model is not installed", mend="pip install en-core-web-sm"
    )


def test_an_error_in_one_look_is_a_finding_in_one_line_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("broken\nin two lines")

    monkeypatch.setattr(ingest, "from_text", fail)
    findings = found(ledger=tmp_path / "ledger")
    assert [finding.name for finding in findings.values() if not finding.ok] == ["language", "coding"]
    assert findings["language"].detail == "RuntimeError: broken in two lines"
    assert findings["language"].mend == "pip install --force-reinstall dragoman"


def test_a_sentence_that_gives_no_event_is_ill(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, by_hand: Callable[..., CodedArticle]
) -> None:
    monkeypatch.setattr(pipeline, "code_article", lambda article, settings: by_hand(records=False))
    assert not found(ledger=tmp_path / "ledger")["coding"].ok


def test_a_ledger_is_looked_at_and_none_is_made(tmp_path: Path) -> None:
    place = tmp_path / "a" / "ledger"
    assert found(ledger=place)["ledger"].detail == f"{place}: not there yet, can be made"
    assert list(tmp_path.iterdir()) == []
    Ledger(place)
    assert found(ledger=place)["ledger"].detail == f"{place}: 0 runs"


def test_a_ledger_that_cannot_be_made_or_is_none_is_ill(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    below = found(ledger=tmp_path / "file" / "ledger")["ledger"]
    assert (below.ok, "--ledger" in below.mend) == (False, True)
    other = found(ledger=tmp_path)["ledger"]
    assert not other.ok
    assert "there is no ledger in" in other.detail
