"""Defaults, then the file, then the environment, then what is given; what is not understood is refused by name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import SettingsError
from dragoman.settings import CONFIG_FILE, Settings, layers, load_settings


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty directory to work in, and no settings from outside."""
    for name in (*Settings.model_fields, "config"):
        monkeypatch.delenv(f"DRAGOMAN_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_file_or_an_environment_the_defaults_are_in_force() -> None:
    assert load_settings() == Settings()
    assert layers() == {"environment": {}}


def test_the_file_wins_over_the_defaults_the_environment_over_the_file_and_what_is_given_over_all(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / CONFIG_FILE).write_text('batch_size = 2\nmodel = "of_the_file"\nmax_file_mb = 2.5\n')
    monkeypatch.setenv("DRAGOMAN_BATCH_SIZE", "3")
    monkeypatch.setenv("DRAGOMAN_MODEL", "of_the_environment")
    found = load_settings(batch_size=4, model=None)
    assert (found.max_article_chars, found.max_file_mb, found.model, found.batch_size) == (
        200_000,
        2.5,
        "of_the_environment",
        4,
    )


def test_what_is_set_where_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / CONFIG_FILE).write_text("batch_size = 2\n")
    monkeypatch.setenv("DRAGOMAN_MODEL", "another")
    assert layers() == {CONFIG_FILE: {"batch_size": 2}, "environment": {"model": "another"}}


def test_a_named_file_is_read_in_place_of_the_one_here(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, name in enumerate((CONFIG_FILE, "of_the_environment.toml", "given.toml"), start=1):
        (here / name).write_text(f"batch_size = {number}\n")
    assert load_settings().batch_size == 1
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(here / "of_the_environment.toml"))
    assert load_settings().batch_size == 2
    assert load_settings(here / "given.toml").batch_size == 3


def test_lexicon_directories_come_from_the_file_or_the_environment(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / CONFIG_FILE).write_text('lexicon_dirs = ["mine", "ours"]\n')
    assert load_settings().lexicon_dirs == (Path("mine"), Path("ours"))
    monkeypatch.setenv("DRAGOMAN_LEXICON_DIRS", json.dumps(["theirs"]))
    assert load_settings().lexicon_dirs == (Path("theirs"),)
    assert load_settings(lexicon_dirs=(Path("given"),)).lexicon_dirs == (Path("given"),)


def test_a_list_in_the_environment_that_is_no_list_is_refused_and_says_how_one_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DRAGOMAN_LEXICON_DIRS", "mine:ours")
    with pytest.raises(SettingsError, match=r'environment.*lexicon_dirs.*\["one", "two"\]'):
        load_settings()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("batchsize = 3\n", r"batchsize: Extra inputs"),
        ("[ledger]\npath = 'x'\n", r"ledger: "),
        ("batch_size = 0\n", r"batch_size: Input should be greater than 0"),
        ("batch_size = 'many'\n", r"batch_size: Input should be a valid integer"),
        ("batch_size = \n", r"dragoman\.toml: Invalid value"),
        ("model = 'é'".encode("latin-1"), r"dragoman\.toml: .*utf-8"),
    ],
)
def test_a_file_that_is_not_understood_is_refused_with_the_name_of_what_is_wrong(
    here: Path, content: str | bytes, words: str
) -> None:
    (here / CONFIG_FILE).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(SettingsError, match=words) as raised:
        load_settings()
    assert CONFIG_FILE in str(raised.value)
    assert "\n" not in str(raised.value)


def test_all_that_is_wrong_is_told_at_once(here: Path) -> None:
    (here / CONFIG_FILE).write_text("batch_size = 0\nnonsense = 1\n")
    with pytest.raises(SettingsError, match=r"batch_size: .*; nonsense: "):
        load_settings()


def test_a_value_out_of_range_in_the_environment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MAX_FILE_MB", "-1")
    with pytest.raises(SettingsError, match=r"settings \(environment\): max_file_mb: "):
        load_settings()


@pytest.mark.parametrize("overrides", [{"nonsense": 1}, {"batch_size": -1}])
def test_what_is_given_is_checked_as_well(overrides: dict[str, Any]) -> None:
    with pytest.raises(SettingsError, match=next(iter(overrides))):
        load_settings(**overrides)


def test_a_named_file_that_is_not_there_is_refused(here: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml: No such file or directory"):
        load_settings(Path("none.toml"))
    with pytest.raises(SettingsError, match="directory"):
        load_settings(here)


def test_settings_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings().batch_size = 3  # type: ignore[misc]
