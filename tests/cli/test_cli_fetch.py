"""`dragoman fetch` and `dragoman watch`, against a server of the test's own on loopback."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .shared import GENERAL, MINISTER, Run, records, statement_of

# The server of tests/fetch; folders of tests are packages of their own, which do not import each other.
_SPEC = importlib.util.spec_from_file_location("sites_of_fetch", Path(__file__).parents[1] / "fetch" / "sites.py")
assert _SPEC is not None
assert _SPEC.loader is not None
sites = sys.modules["sites_of_fetch"] = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(sites)
Page, serving = sites.Page, sites.serving


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A server, and settings from the environment that allow it and do not wait."""
    for name, value in {"ALLOW_PRIVATE": "1", "DELAY_S": "0", "RETRIES": "0", "SILENCE_S": "2"}.items():
        monkeypatch.setenv(f"DRAGOMAN_FETCH__{name}", value)
    with serving() as running:
        yield running


def test_what_is_new_is_listed_and_kept(site: Any, run: Run, here: Path) -> None:
    feed = site.rss("/feed", site.report("/a"), site.report("/b"))
    result = run("fetch", feed, "--json")
    assert result.exit_code == 0
    first = records(result.stdout)[0]
    assert first["record"] == "fetched"
    assert (first["status"], first["feed"], first["published"]) == (200, feed, "Mon, 30 Nov 2026 08:00:00 GMT")
    assert Path(first["file"]).parent == Path("fetched")
    assert Path(first["file"]).read_bytes()[first["offset"] :].startswith(b"\x1f\x8b")
    assert "1 feed, 2 pages got; kept in fetched/" in result.stderr
    again = run("fetch", feed, "--json")
    assert (again.exit_code, again.stdout) == (0, "")
    assert "0 pages got, 2 seen before" in again.stderr


def test_tables_list_the_pages(site: Any, run: Run) -> None:
    result = run("fetch", site.rss("/feed", site.report("/a")), "--tables", "--into", "elsewhere")
    assert "1 page" in result.stdout
    for cell in ("Item a", site.url("/a"), "200", "elsewhere"):
        assert cell in result.stdout


def test_pages_are_got_as_they_are_asked_for(site: Any, run: Run) -> None:
    result = run("fetch", "--pages", site.report("/a"), site.url("/none"), "--json")
    assert result.exit_code == 1
    assert [one["record"] for one in records(result.stdout)] == ["fetched", "rejection"]
    assert f"{site.url('/none')}: status 404 Not Found [http-error]" in result.stderr


def test_a_list_of_addresses_is_got(site: Any, run: Run, here: Path) -> None:
    (here / "list.csv").write_text(f"url,title\n{site.report('/a')},First\n{site.report('/b')},Second\n")
    result = run("fetch", "--urls", here / "list.csv", "--json")
    assert result.exit_code == 0
    assert sorted(row["title"] for row in records(result.stdout)) == ["First", "Second"]
    assert run("fetch", "--urls", here / "list.csv", "--json").stdout == ""
    assert run("fetch").exit_code == 2
    assert run("fetch", site.url("/feed"), "--urls", here / "list.csv").exit_code == 2


def test_no_more_is_got_than_wanted(site: Any, run: Run) -> None:
    feed = site.rss("/feed", *(site.report(f"/{n}") for n in range(4)))
    result = run("fetch", feed, "--json", "--limit", "1")
    assert len(records(result.stdout)) == 1
    assert "3 left for the next run" in result.stderr
    assert run("fetch", "--pages", "--limit", "1", feed).exit_code == 2


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("file:///etc/passwd", "refused-scheme"),
        ("http://a.example:22/", "refused-port"),
        ("http://10.0.0.1/", "refused-address"),
    ],
)
def test_what_is_not_of_the_public_web_is_refused(run: Run, address: str, code: str) -> None:
    result = run("fetch", address, "--json")
    assert result.exit_code == 2
    assert records(result.stdout)[0]["code"] == code


def test_hostile_words_of_a_feed_do_nothing_to_a_terminal(site: Any, run: Run) -> None:
    site.report("/a")
    site.pages["/feed"] = Page(
        f"<rss><channel><item><title>\u202e[bold]evil\x9b31m</title><link>{site.url('/a')}</link></item></channel></rss>",
        "text/xml",
    )
    result = run("fetch", site.url("/feed"), "--tables")
    assert "[bold]evil" in result.stdout
    assert not {"\u202e", "\x9b"} & set(result.stdout + result.stderr)


def test_what_was_fetched_can_be_coded(site: Any, run: Run) -> None:
    site.pages["/a"] = Page(REPORT)
    run("fetch", site.rss("/feed", site.url("/a")))
    result = run("code", "fetched", "--json")
    assert result.exit_code == 0
    (article,) = [one for one in records(result.stdout) if one["record"] == "article"]
    assert article["url"] == site.url("/a")


FILLING = "The envoys of Ruritania met in the capital for the third day of their talks about the border. " * 4
REPORT = (
    "<html><head><title>Envoys meet for talks</title></head><body><article><h1>Envoys meet for talks</h1>"
    f"<p>{MINISTER} {FILLING}</p><p>{GENERAL} {FILLING}</p></article></body></html>"
)
WATCH = """
code = {code}
[[feeds]]
url = "{url}"
name = "Sample news"
every = {every}
"""


def watch_list(here: Path, url: str, *, code: bool = False, every: float = 15) -> Path:
    file = here / "watch.toml"
    file.write_text(WATCH.format(url=url, code=str(code).lower(), every=every))
    return file


def test_watching_once_gets_what_is_due(site: Any, run: Run, here: Path) -> None:
    file = watch_list(here, site.rss("/feed", site.report("/a")))
    result = run("watch", file, "--once", "--tables")
    assert result.exit_code == 0
    assert "Sample news  Item a" in result.stdout
    assert "1 page got" in result.stderr
    assert run("watch", file, "--once").stdout == ""
    assert site.times("/feed") == 1


def test_what_comes_is_coded_where_the_list_says_so(site: Any, run: Run, here: Path) -> None:
    site.pages["/a"] = Page(REPORT)
    url = site.rss("/feed", site.url("/a"))
    run("watch", watch_list(here, url), "--once")
    result = run("watch", watch_list(here, url, code=True), "--once")
    assert result.exit_code == 0
    assert "1 article" in result.stderr
    assert statement_of(here / "ledger", "talks would go on")


def test_a_watch_list_that_is_not_understood_is_one_line(run: Run, here: Path) -> None:
    (here / "watch.toml").write_text("[[feeds]]\nurl = 'x'\nevry = 3\n")
    result = run("watch", "watch.toml")
    assert result.exit_code == 2
    assert "feeds.0.evry" in result.stderr
    assert run("watch", "none.toml").exit_code == 2


def test_a_directory_that_cannot_be_made_is_one_line(site: Any, run: Run, here: Path) -> None:
    (here / "taken").write_text("")
    result = run("fetch", site.url("/feed"), "--into", "taken/below")
    assert result.exit_code == 2
    assert result.stderr.startswith("dragoman: error: ")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_watch_that_is_interrupted_ends_in_good_order(site: Any, here: Path, number: int) -> None:
    def slow() -> Any:
        time.sleep(0.5)
        return Page("<p>The page that was under way.</p>")

    site.pages["/slow"] = slow
    file = watch_list(here, site.rss("/feed", site.url("/slow"), site.report("/b"), etag='"same"'))
    command = [sys.executable, "-c", "from dragoman.cli import main; main()", "watch", str(file), "--json"]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=here, env=environment) as run:
        until = time.monotonic() + 30
        while not site.times("/slow") and time.monotonic() < until:
            time.sleep(0.02)
        run.send_signal(number)
        output, said = run.communicate(timeout=30)
    assert run.returncode == 128 + number
    assert [json.loads(line)["url"] for line in output.splitlines()] == [site.url("/slow")]
    assert b"stopped early: 1 feed, 1 page got, 1 left for the next run" in said
    assert not list((here / "fetched").glob("*.part"))
    assert len(list((here / "fetched").glob("*.warc.gz"))) == 1
