"""`dragoman code`: what is coded, what is refused, what is kept, and what the exit code says."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman import pipeline
from dragoman.ledger import Ledger
from dragoman.records import CodedArticle, Rejection

from .shared import GENERAL, HOSTILE, MINISTER, Run, records

PAGE = "<!DOCTYPE html><html><body><nav><a href='/'>Home</a></nav></body></html>"
GERMAN = (
    "Der Ministerpräsident erklärte, die Verhandlungen würden trotz der Meinungsverschiedenheiten beider Länder fortgesetzt. "
    * 3
)


def report(directory: Path, text: str = MINISTER, name: str = "report.txt") -> Path:
    path = directory / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_pipe_gets_one_record_a_line_and_the_summary_goes_to_standard_error(run: Run, here: Path) -> None:
    result = run("code", report(here), "--date", "2024-03-05")
    found = records(result.stdout)
    assert result.exit_code == 0
    assert [r["published"]["start"] for r in found if r["record"] == "article"] == ["2024-03-05"]
    (statement,) = [r for r in found if r["record"] == "statement"]
    assert statement["content"]["text"].endswith("talks would go on")
    assert result.stderr.startswith("dragoman: 1 article, 0 events, 1 statement, ")
    assert result.stderr.count("\n") == 1


def test_tables_show_the_records_with_their_words(run: Run, here: Path) -> None:
    result = run("code", report(here), "--tables")
    assert "1 statement" in result.stdout
    assert MINISTER in result.stdout or "talks would go on" in result.stdout
    assert "No events" in result.stdout


def test_of_many_articles_the_counts_are_shown(run: Run, here: Path) -> None:
    rows = "\n".join(json.dumps({"text": MINISTER.replace("talks", f"talks {n}")}) for n in range(5))
    result = run("code", report(here, rows, "many.jsonl"), "--no-ledger", "--tables")
    assert "Records" in result.stdout
    assert "Proposition" not in result.stdout
    assert "5 articles" in result.stderr


def test_what_is_coded_is_in_the_ledger_and_adding_it_again_adds_nothing(run: Run, here: Path) -> None:
    path = report(here)
    first, second = run("code", path, "--ledger", "april"), run("code", path, "--ledger", "april")
    assert "kept in the ledger april (run rn" in first.stderr
    assert "nothing new for the ledger april" in second.stderr
    assert second.exit_code == 0
    assert first.stdout == second.stdout
    assert [run.articles for run in Ledger("april", create=False).runs()] == [1]


def test_of_old_and_new_articles_the_new_ones_are_counted(run: Run, here: Path) -> None:
    old, new = report(here), report(here, GENERAL, "new.txt")
    run("code", old)
    assert "2 articles" in (second := run("code", old, new)).stderr
    assert "new in the ledger ledger: 1 article (run rn" in second.stderr


def test_the_ledger_of_the_settings_file_is_used(run: Run, here: Path) -> None:
    config = report(here, 'ledger = "of-the-file"', "mine.toml")
    run("code", report(here), "--config", config)
    assert (here / "of-the-file" / "runs").is_dir()


def test_no_ledger_keeps_nothing(run: Run, here: Path) -> None:
    result = run("code", report(here), "--no-ledger")
    assert "nothing kept" in result.stderr
    assert [p.name for p in here.iterdir()] == ["report.txt"]


def test_standard_input_is_read_beside_files(run: Run, here: Path) -> None:
    result = run("code", report(here), "-", "--no-ledger", stdin=GENERAL)
    assert [r["origin"] for r in records(result.stdout) if r["record"] == "article"] == [str(here / "report.txt"), "-"]


def test_every_kind_of_bad_input_is_one_line_and_the_others_are_coded(run: Run, here: Path) -> None:
    good = json.dumps({"text": MINISTER})
    bad = {
        "empty-input": report(here, "", "empty.txt"),
        "no-article": report(here, PAGE, "page.html"),
        "unsupported-language": report(here, GERMAN, "german.txt"),
        "missing-path": here / "missing.txt",
    }
    (here / "binary.txt").write_bytes(bytes(range(256)) * 20)
    lines = report(here, f"{good}\n{{broken\n{json.dumps({'text': GENERAL})}\n", "lines.jsonl")
    result = run("code", *bad.values(), here / "binary.txt", lines)
    assert result.exit_code == 1
    said = result.stderr.splitlines()
    for code, path in bad.items():
        assert [line for line in said if line.startswith(f"dragoman: {path}: ") and line.endswith(f"[{code}]")]
    assert [line for line in said if line.startswith(f"dragoman: {here / 'binary.txt'}: ")]
    assert [line for line in said if line.startswith(f"dragoman: {lines}:2: ") and "[broken-json-line]" in line]
    assert len(said) == 7
    assert said[-1].startswith("dragoman: 2 articles, ")
    assert ", 6 rejections; " in said[-1]
    found = records(result.stdout)
    assert [r["origin"] for r in found if r["record"] == "article"] == [f"{lines}:1", f"{lines}:3"]
    assert len([r for r in found if r["record"] == "rejection"]) == 6
    assert len(Ledger("ledger", create=False).rejections()) == 6


def test_a_folder_without_reports_is_refused(run: Run, here: Path) -> None:
    (here / "folder").mkdir()
    result = run("code", here / "folder")
    assert result.exit_code == 2
    assert "[empty-folder]" in result.stderr


def test_nothing_coded_is_exit_code_2(run: Run, here: Path) -> None:
    assert run("code", here / "missing.txt").exit_code == 2


@pytest.mark.parametrize("occupied", ["file", "folder"])
def test_an_unusable_ledger_is_found_before_anything_is_coded(
    run: Run, here: Path, occupied: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> Iterator[CodedArticle]:
        pytest.fail("something was coded")
        yield

    monkeypatch.setattr(pipeline, "code_articles", never)
    path = here / "occupied"
    if occupied == "folder":
        path.mkdir()
        path = report(path)
    else:
        path.write_text("no ledger")
    ledger = path if occupied == "file" else path.parent
    result = run("code", report(here), "--ledger", ledger)
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr.startswith("dragoman: error: ")
    assert result.stderr.count("\n") == 1


def test_a_wrong_date_is_said_at_once_and_leaves_no_ledger(run: Run, here: Path) -> None:
    result = run("code", report(here), "--date", "yesterday")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'yesterday' is not an ISO date" in result.stderr
    assert not (here / "ledger").exists()


def test_a_missing_model_names_the_command_that_installs_it(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_MODEL", "no_such_model")
    result = run("code", report(here))
    assert result.exit_code == 4
    assert "pip install" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [[], ["x.txt", "--nonsense"], ["x.txt", "--ledger", "l", "--no-ledger"], ["x.txt", "--lexicons", "missing"]],
)
def test_wrong_arguments_are_exit_code_2(run: Run, arguments: list[str]) -> None:
    assert run("code", *arguments).exit_code == 2


def test_an_unknown_setting_is_one_line(run: Run, here: Path) -> None:
    report(here, "colour = 'red'", "dragoman.toml")
    result = run("code", report(here))
    assert result.exit_code == 2
    assert "colour" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("shown", ["--json", "--tables"])
def test_nothing_in_an_article_or_a_file_name_reaches_the_terminal_as_a_command(
    run: Run, here: Path, shown: str
) -> None:
    result = run("code", report(here, HOSTILE, "a\x1b[2Jb\nc.txt"), here / "gone\x1b[2J\u202e", "--no-ledger", shown)
    assert not set("\x1b\x07") & set(result.stdout + result.stderr)
    assert "[bold red]talks[/bold red]" in result.stdout
    assert result.stderr.count("\n") == 2
    if shown == "--tables":
        assert "\u202e" not in result.stdout + result.stderr


def an_article_then(*after: object) -> Iterator[CodedArticle | Rejection]:
    """One coded article, then what happens: an exception that is raised, a signal that comes, another result."""
    from dragoman import ingest
    from dragoman.settings import load_settings

    settings = load_settings()
    first = ingest.from_text(MINISTER, origin="first", settings=settings)
    yield pipeline.code_article(first, settings)
    for thing in after:
        if isinstance(thing, BaseException):
            raise thing
        if isinstance(thing, signal.Signals):
            signal.raise_signal(thing)
        second = ingest.from_text(GENERAL, origin="second", settings=settings)
        yield pipeline.code_article(second, settings)


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_keeps_what_was_coded(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, sent: signal.Signals, code: int
) -> None:
    before = signal.getsignal(sent)
    monkeypatch.setattr(pipeline, "run", lambda *_, **__: an_article_then(sent))
    result = run("code", "x.txt")
    assert result.exit_code == code
    assert "stopped early: 1 article" in result.stderr
    assert [article.origin for article in Ledger("ledger", create=False).articles()] == ["first"]
    assert signal.getsignal(sent) is before


def test_a_fault_is_one_line_and_keeps_what_was_coded(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "run", lambda *_, **__: an_article_then(RuntimeError("a fault")))
    result = run("code", "x.txt")
    assert result.exit_code == 70
    assert result.stderr.splitlines()[-1].startswith("dragoman: internal error: RuntimeError: a fault")
    assert len(Ledger("ledger", create=False).articles()) == 1


def test_debug_shows_the_fault_itself_wherever_it_stands(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in (["--debug", "code", "x.txt"], ["code", "x.txt", "--debug"]):
        monkeypatch.setattr(pipeline, "run", lambda *_, **__: an_article_then(RuntimeError("a fault")))
        assert isinstance(run(*arguments).exception, RuntimeError)
