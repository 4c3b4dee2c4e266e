"""The command line as a whole: help, version, speed, errors, and what it is like on a terminal and in a pipe."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from dragoman import __version__
from dragoman.cli import app
from dragoman.cli.exits import ExitCode

from .shared import Run

DRAGOMAN = (sys.executable, "-c", "from dragoman.cli import main; main()")
HEAVY = {"spacy", "duckdb", "pyarrow", "pandas", "numpy", "pydantic_settings", "msgspec", "rich"}


def commands(command: Any, name: str = "dragoman") -> Iterator[tuple[str, Any]]:
    yield name, command
    for sub, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, f"{name} {sub}")


ALL = dict(commands(typer.main.get_command(app)))
GROUPS = {name for name, command in ALL.items() if hasattr(command, "commands")} - {"dragoman"}


@pytest.mark.parametrize("name", ALL)
def test_every_command_and_every_option_is_described(run: Run, name: str) -> None:
    assert ALL[name].help
    for parameter in ALL[name].params:
        assert getattr(parameter, "help", ""), f"{name}: {parameter.name}"
    result = run(*name.split()[1:], "--help")
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 90


@pytest.mark.parametrize("name", [name for name in ALL if name not in GROUPS])
def test_every_command_comes_with_examples_that_name_commands_and_options_there_are(run: Run, name: str) -> None:
    examples = ALL[name].epilog.partition("Exit codes")[0]
    assert "Examples:" in examples
    for called, options in re.findall(
        r"dragoman ((?:lexicons |rules |actors (?:import )?)?[a-z]+)([^|\n>]*)", examples
    ):
        command = ALL[f"dragoman {called}"]
        known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
        assert set(re.findall(r"(?<= )--[a-z-]+", options)) <= known


def test_the_help_names_every_exit_code(run: Run) -> None:
    text = run("--help").stdout.partition("Exit codes")[2]
    assert {str(int(code)) for code in ExitCode} <= set(re.findall(r"\d+", text))


def test_no_command_at_all_shows_the_help(run: Run) -> None:
    assert "dragoman code report.html" in run().output


def test_the_version_is_the_packages(run: Run) -> None:
    assert run("--version").stdout == f"dragoman {__version__}\n"


def test_a_command_that_there_is_none_of_is_exit_code_2(run: Run) -> None:
    assert run("cod").exit_code == 2


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["code", "--help"]])
def test_nothing_heavy_is_imported_for_help(arguments: list[str]) -> None:
    program = (
        "import sys, atexit; from dragoman.cli import main\n"
        "atexit.register(lambda: print(*{m.partition('.')[0] for m in sys.modules}, file=sys.stderr)); main()"
    )
    result = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    assert not HEAVY & set(result.stderr.split())


def test_a_reader_that_goes_away_ends_the_program_quietly(filled: Path) -> None:
    sql = "SELECT repeat('x', 1000) FROM range(2000)"
    with subprocess.Popen(
        [*DRAGOMAN, "query", sql, "--ledger", str(filled)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == ExitCode.CUT_OFF


def test_a_pipe_is_utf_8_whatever_the_terminal_is(filled: Path) -> None:
    result = subprocess.run(
        [*DRAGOMAN, "query", "SELECT 'é–漢' AS x", "--ledger", str(filled)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert result.stdout.decode() == '{"x":"é–漢"}\n'


def on_a_terminal(*arguments: str | Path, **environment: str) -> tuple[int, str]:
    """The exit code of a command line on a terminal 100 wide, and what the terminal got."""
    pty = pytest.importorskip("pty")
    fcntl = pytest.importorskip("fcntl")
    termios = pytest.importorskip("termios")
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, b"\x28\x00\x64\x00\x00\x00\x00\x00")
    env = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "COLUMNS", "FORCE_COLOR"}}
    process = subprocess.Popen(
        [*DRAGOMAN, *map(str, arguments)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=env | {"TERM": "xterm-256color"} | environment,
    )
    os.close(theirs)
    got = b""
    try:
        while piece := os.read(ours, 65536):
            got += piece
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    return process.wait(), got.decode().replace("\r\n", "\n")


COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-7]|9[0-7])(?:;\d+)*m")


def test_a_terminal_gets_tables_in_colour_and_no_commands_from_the_article(filled: Path) -> None:
    code, shown = on_a_terminal("show", "hostile", "--ledger", filled)
    assert code == 0
    assert COLOUR.search(shown)
    assert "1 statement" in shown
    assert "[31mevil" in shown
    assert "\x1b[31mevil" not in shown
    assert not set("\x07\u202e") & set(shown)
    assert set(re.findall(r"\x1b(.)", shown)) == {"["}


def test_no_colour_is_shown_where_none_is_wanted(filled: Path) -> None:
    code, shown = on_a_terminal("show", "hostile", "--ledger", filled, NO_COLOR="1")
    assert code == 0
    assert "1 statement" in shown
    assert not COLOUR.search(shown)


def test_a_run_of_several_articles_shows_a_bar_that_is_gone_afterwards(here: Path) -> None:
    for name in ("one", "two"):
        (here / f"{name}.txt").write_text(f"The minister said that {name} would go.")
    code, shown = on_a_terminal("code", here, here / "gone", "--no-ledger")
    assert code == 1
    bar, _, rest = shown.rpartition("\x1b[2K")
    assert "coding" in bar
    assert "coding" not in rest
    assert "dragoman: 2 articles, " in rest
    assert f"dragoman: {here / 'gone'}: " in re.sub(r"\s*\n", "", shown) or "[missing-path]" in shown
