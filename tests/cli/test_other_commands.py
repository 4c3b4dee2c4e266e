"""`dragoman evaluate`, `doctor`, `lexicons` and `settings`."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman import evaluate, lexicons, report
from dragoman.report import Finding
from dragoman.settings import Settings, load_settings

from .shared import LEXICON, MINISTER, Run, records


@pytest.fixture
def gold(here: Path) -> Path:
    rows = [
        {"id": str(number), "sentence": MINISTER, "actor1": "minister", "actor2": "talks", "label": "LABEL"}
        for number in range(3)
    ]
    path = here / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture
def predicted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Predictions without a model: two rows, and a third that fails where the set is called bad."""

    def predict(kind: str, gold: Path, *, progress: object, **_: object) -> Iterator[dict[str, str]]:
        assert callable(progress)
        for number in range(2):
            progress(number + 1)
            yield {"id": str(number), "type": "ACCUSE\x9b"}
        if "bad" in gold.name:
            raise KeyboardInterrupt

    monkeypatch.setattr(evaluate, "predict", predict)


def test_predictions_are_one_line_a_row(run: Run, here: Path, gold: Path, predicted: None) -> None:
    result = run("evaluate", "events", gold, "--predictions", "out.jsonl")
    assert result.exit_code == 0
    assert [row["id"] for row in records((here / "out.jsonl").read_text())] == ["0", "1"]
    assert result.stderr == "dragoman: 2 predictions in out.jsonl\n"
    assert records(run("evaluate", "events", gold).stdout) == records((here / "out.jsonl").read_text())


def test_predictions_that_break_off_leave_the_old_file_alone(run: Run, here: Path, gold: Path, predicted: None) -> None:
    (here / "out.jsonl").write_text("old")
    result = run("evaluate", "events", gold.rename(here / "bad.jsonl"), "--predictions", "out.jsonl")
    assert result.exit_code == 130
    assert (here / "out.jsonl").read_text() == "old"
    assert sorted(p.name for p in here.iterdir()) == ["bad.jsonl", "out.jsonl"]


def test_an_unknown_kind_or_convention_is_one_line(run: Run, here: Path, gold: Path) -> None:
    for arguments in (["nonsense", gold], ["events", gold, "--convention", "nonsense"]):
        result = run("evaluate", *arguments, "--predictions", "out.jsonl")
        assert result.exit_code == 2
        assert result.stderr.startswith("dragoman: error: unknown ")
        assert not (here / "out.jsonl").exists()


def test_the_help_names_every_kind_of_gold_set(run: Run) -> None:
    words = " ".join(run("evaluate", "--help").stdout.replace(",", " ").replace(".", " ").split())
    assert set(evaluate.KINDS) <= set(words.split())


def findings(*found: Finding) -> object:
    return lambda settings: iter(found)


WELL = Finding(name="python", ok=True, detail="3.11")
ILL = Finding(name="model", ok=False, detail="the model is not installed", mend="pip install the-model")


def test_the_doctor_names_what_mends_what_is_missing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "installation", findings(WELL, ILL))
    result = run("doctor")
    assert result.exit_code == 1
    assert [line.split()[:2] for line in result.stdout.splitlines()[:2]] == [["ok", "python"], ["NO", "model"]]
    assert "pip install the-model" in result.stdout
    assert [(r["name"], r["ok"]) for r in records(run("doctor", "--json").stdout)] == [
        ("python", True),
        ("model", False),
    ]


def test_the_doctor_is_content_where_all_is_well(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "installation", findings(WELL))
    assert run("doctor").exit_code == 0


def test_the_doctor_looks_at_this_installation(run: Run) -> None:
    found = {row["name"]: row["ok"] for row in records(run("doctor", "--json").stdout)}
    assert found["python"]
    assert found["model"]
    assert found["ledger"]


@pytest.fixture
def mine(here: Path) -> Path:
    """A lexicon directory of one's own with a line out of order and a sector that there is none of."""
    directory = here / "mine"
    shutil.copytree(LEXICON, directory)
    sectors = directory / "actors" / "sectors.tsv"
    sectors.write_text(sectors.read_text() + "aardvark  \tXYZ\torgan\n")
    return directory


def test_all_problems_of_the_lexica_are_listed(run: Run, mine: Path) -> None:
    result = run("lexicons", "check", mine)
    assert result.exit_code == 1
    assert "mine/actors/sectors.tsv" in result.stdout
    assert "[not-canonical]" in result.stdout
    assert "[sector]" in result.stdout
    assert result.stderr == f"dragoman: {len(result.stdout.splitlines())} problems\n"
    assert len(records(run("lexicons", "check", mine, "--json").stdout)) == len(result.stdout.splitlines())


def test_what_needs_no_thought_is_fixed_in_the_directory_that_is_named(run: Run, mine: Path) -> None:
    packaged = {path: path.stat().st_mtime_ns for path in lexicons.DATA.rglob("*")}
    result = run("lexicons", "check", mine, "--fix")
    ours = [line for line in result.stdout.splitlines() if line.startswith(str(mine))]
    assert [line for line in ours if "[sector]" in line]
    assert not [line for line in ours if "[not-canonical]" in line]
    assert (mine / "manifest.yaml").is_file()
    assert {path: path.stat().st_mtime_ns for path in packaged} == packaged


def test_a_file_that_cannot_be_read_is_a_problem_among_the_others(run: Run, mine: Path) -> None:
    (mine / "actors" / "people.tsv").write_bytes(b"\xff\xfe")
    result = run("lexicons", "check", mine, "--fix")
    assert result.exit_code == 1
    assert "[unreadable]" in result.stdout
    assert "[sector]" in result.stdout


def test_sound_lexica_are_exit_code_0(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicons, "check", lambda directories: [])
    result = run("lexicons", "check")
    assert (result.exit_code, result.stdout) == (0, "")


def test_the_lexica_are_listed_with_their_entries_and_origin(run: Run, mine: Path) -> None:
    (mine / "manifest.yaml").write_text(
        "- file: actors/titles.tsv\n  entries: 1\n  origin: a friend\n  licence: CC0-1.0\n  sha256: '0'\n"
    )
    found = records(run("lexicons", "list", "--lexicons", mine).stdout)
    titles = next(row for row in found if row["directory"] == str(mine) and row["file"] == "actors/titles.tsv")
    assert (titles["origin"], titles["licence"]) == ("a friend", "CC0-1.0")
    assert titles["entries"] > 1
    assert {row["directory"] for row in found} == {str(lexicons.DATA), str(mine)}
    assert "a friend" in run("lexicons", "list", "--tables", "--lexicons", mine).stdout


def test_the_settings_are_a_settings_file(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "dragoman.toml").write_text('ledger = "with \\"quotes\\" and é"\nbatch_size = 3\n')
    monkeypatch.setenv("DRAGOMAN_MAX_FILE_MB", "1.5")
    result = run("settings")
    saved = here / "saved.toml"
    saved.write_text(result.stdout)
    assert load_settings(saved) == load_settings()
    assert set(tomllib.loads(result.stdout)) == set(Settings.model_fields)


def test_each_setting_says_what_it_is_and_what_set_it(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "mine.toml").write_text("batch_size = 3\nmax_file_mb = 9\n")
    monkeypatch.setenv("DRAGOMAN_MAX_FILE_MB", "1.5")
    blocks = run("settings", "--config", "mine.toml").stdout.split("\n\n")
    (batch,) = [block for block in blocks if "batch_size = 3" in block]
    (largest,) = [block for block in blocks if "max_file_mb = 1.5" in block]
    (model,) = [block for block in blocks if "\nmodel = " in block]
    assert "From: mine.toml" in batch
    assert "From: environment" in largest
    assert "From: default" in model
    for name, field in Settings.model_fields.items():
        assert any(
            f"# {field.description}" in block and (f"\n{name} = " in block or f"\n[{name}]" in block)
            for block in blocks
        )


def test_settings_of_a_table_say_what_set_them_too(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "mine.toml").write_text("[fetch]\ndelay_s = 2\nper_host = 3\n")
    monkeypatch.setenv("DRAGOMAN_FETCH__PER_HOST", "4")
    blocks = run("settings", "--config", "mine.toml").stdout.split("\n\n")
    (delay,) = [block for block in blocks if "\ndelay_s = 2.0" in block]
    (hosts,) = [block for block in blocks if "\nper_host = 4" in block]
    assert "From: mine.toml. Environment: DRAGOMAN_FETCH__DELAY_S." in delay
    assert "From: environment. Environment: DRAGOMAN_FETCH__PER_HOST." in hosts


def test_a_settings_file_that_is_not_there_is_one_line(run: Run) -> None:
    result = run("settings", "--config", "none.toml")
    assert result.exit_code == 2
    assert result.stderr == "dragoman: error: none.toml: No such file or directory\n"
