"""`dragoman show`: which article is meant, and in which shape it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from .shared import MINISTER, Run, records, statement_of


def origins(output: str) -> list[str]:
    return [r["origin"] for r in records(output) if r["record"] == "article"]


def test_without_words_it_is_what_the_last_run_coded(run: Run, filled: Path) -> None:
    assert origins(run("show", "--ledger", filled).stdout) == ["hostile.txt"]


@pytest.mark.parametrize("what", ["minister.txt", "NEWS/MINISTER", "./news/minister.txt"])
def test_part_of_the_path_is_enough(run: Run, here: Path, filled: Path, what: str) -> None:
    (here / "news").mkdir()
    (here / "news" / "minister.txt").write_text(MINISTER)  # a path is found in other spellings where the file is there
    assert origins(run("show", what, "--ledger", filled).stdout) == ["news/minister.txt"]


def test_the_id_of_any_record_shows_its_article(run: Run, filled: Path) -> None:
    (found,) = [r for r in records(run("show", "minister.txt", "--ledger", filled).stdout) if r["record"] == "article"]
    statement = statement_of(filled, "talks would go on")
    for record_id in (found["id"], statement):
        assert origins(run("show", record_id, "--ledger", filled).stdout) == ["news/minister.txt"]


def test_several_articles_are_all_shown(run: Run, filled: Path) -> None:
    assert sorted(origins(run("show", "news/", "--ledger", filled).stdout)) == ["news/general.txt", "news/minister.txt"]


def test_tables_hold_the_words(run: Run, filled: Path) -> None:
    result = run("show", "minister.txt", "--tables", "--ledger", filled)
    assert result.exit_code == 0
    assert "talks would go on" in result.stdout
    assert "news/minister.txt" in result.stdout


def test_the_list_has_one_line_an_article(run: Run, filled: Path) -> None:
    result = run("show", "--list", "--ledger", filled)
    assert [row["origin"] for row in records(result.stdout)] == ["hostile.txt", "news/minister.txt", "news/general.txt"]
    assert {row["published"] for row in records(result.stdout)} == {"2024-03-05"}
    assert "3 articles" in run("show", "--list", "--tables", "--ledger", filled).stdout


def test_the_page_is_whole_and_safe(run: Run, here: Path, filled: Path) -> None:
    result = run("show", "hostile", "--html", "page.html", "--ledger", filled)
    page = (here / "page.html").read_text(encoding="utf-8")
    assert result.exit_code == 0
    assert "1 article in page.html" in result.stderr
    assert page.startswith("<!DOCTYPE html>")
    assert page.rstrip().endswith("</html>")
    assert not set("\x1b\x07\u202e") & set(page)
    assert [p.name for p in here.iterdir()] == ["page.html"]
    assert run("show", "hostile", "--html", "-", "--ledger", filled).stdout == page


@pytest.mark.parametrize("what", ["no such thing", "ev1-0000000000000000", "it's; DROP TABLE articles", "a\0b"])
def test_what_is_not_there_is_one_line(run: Run, filled: Path, what: str) -> None:
    result = run("show", what, "--ledger", filled)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("dragoman: error: ")
    assert result.stderr.count("\n") == 1


def test_a_ledger_that_is_not_there_is_one_line_that_says_what_makes_it(run: Run, here: Path) -> None:
    result = run("show", "--ledger", here / "none")
    assert result.exit_code == 3
    assert "dragoman code" in result.stderr
    assert not (here / "none").exists()


def test_an_empty_ledger_says_so(run: Run, here: Path) -> None:
    from dragoman.ledger import Ledger

    Ledger(here / "empty")
    for arguments in ([], ["--list"]):
        result = run("show", *arguments, "--ledger", here / "empty")
        assert result.exit_code == 2
        assert "holds no article yet" in result.stderr


def test_a_page_that_cannot_be_written_is_one_line(run: Run, here: Path, filled: Path) -> None:
    result = run("show", "--html", here / "nowhere" / "page.html", "--ledger", filled)
    assert result.exit_code == 2
    assert result.stderr == f"dragoman: error: {here / 'nowhere' / 'page.html'}: No such file or directory\n"
