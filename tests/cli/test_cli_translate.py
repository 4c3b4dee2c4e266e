"""`dragoman translate`: side by side, and a filter of lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import RefusedArticle
from dragoman.settings import Settings
from dragoman.translate import engine_for

from .shared import Run, records

PORTUGUESE = "A polícia prendeu 1.200 manifestantes na capital.\n\nO ministro negou a acusação.\n"


@pytest.fixture(autouse=True)
def portuguese() -> None:
    try:
        engine_for("pt", Settings())
    except RefusedArticle as refused:
        pytest.skip(refused.detail)


def test_lines_are_a_filter(run: Run) -> None:
    result = run(
        "translate", "--lines", "--from", "pt", stdin="O ministro negou.\n\n12\nA polícia prendeu 3 pessoas.\n"
    )
    assert result.exit_code == 0
    assert (
        result.stdout.splitlines() == ["The minister denied it.", "", "12", "Police arrested three people."]
        or len(result.stdout.splitlines()) == 4
    )
    assert "police" in result.stdout.splitlines()[3].lower()


def test_lines_need_to_know_their_language(run: Run) -> None:
    result = run("translate", "--lines", stdin="x\n")
    assert result.exit_code == 2
    assert "--from" in result.stderr


def test_a_file_is_shown_beside_its_english(run: Run, here: Path) -> None:
    (here / "nota.txt").write_text(PORTUGUESE, encoding="utf-8")
    rows = records(run("translate", here / "nota.txt", "--json").stdout)
    assert " ".join(row["original"] for row in rows) == " ".join(PORTUGUESE.split())
    assert any("1,200" in row["english"] for row in rows)
    assert {row["quality"] for row in rows} == {"neural"}
    assert all(PORTUGUESE[row["span"][0] : row["span"][1]] == row["original"] for row in rows)
    assert "Original" in run("translate", here / "nota.txt", "--tables").stdout


def test_a_language_that_nothing_here_reads_is_one_line_with_what_would_help(run: Run, here: Path) -> None:
    (here / "nota.txt").write_text("Министр иностранных дел осудил решение соседнего правительства.", encoding="utf-8")
    result = run("translate", here / "nota.txt")
    assert result.exit_code == 2
    assert "[unsupported-language]" in result.stderr
    assert "CTranslate2" in result.stderr


def test_engines_are_listed(run: Run) -> None:
    listed: list[dict[str, Any]] = records(run("translate", "--engines", "--json").stdout)
    assert "pt" in [row["language"] for row in listed]
