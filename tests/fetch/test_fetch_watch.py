"""Feeds watched: asked when they are due, left alone longer when they fail, and stopped without loss."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman import fetch
from dragoman.errors import SettingsError
from dragoman.fetch import Fetched, Tally, Watched, polling, read_watch_list
from dragoman.fetch.fetcher import Fetcher
from dragoman.fetch.state import State
from dragoman.records import Rejection

from .sites import Page, Site, loopback, serving


@pytest.fixture
def site() -> Any:
    with serving() as running:
        yield running


class Days:
    """A clock that a test puts forward, and rounds at its times."""

    def __init__(self, into: Path) -> None:
        self.now = 1_000_000.0
        self.into = into

    def round(self, *feeds: Watched) -> tuple[list[str], list[str]]:
        """What is got now, and the codes of what is not."""
        with Fetcher(loopback().fetch, self.into, now=lambda: self.now) as fetcher:
            due = [feed for feed in feeds if polling._next(fetcher, feed) <= self.now]
            found = list(fetcher.feeds(due, Tally(), only_due=True))
        pages = [one.url for one in found if isinstance(one, Fetched)]
        return pages, [one.code for one in found if isinstance(one, Rejection)]


def test_a_feed_is_asked_when_it_is_due(site: Site, tmp_path: Path) -> None:
    days = Days(tmp_path)
    often = Watched(url=site.rss("/often", site.report("/a")), every_s=600)
    seldom = Watched(url=site.rss("/seldom", site.report("/b")), every_s=6000)
    assert len(days.round(often, seldom)[0]) == 2
    days.now += 100
    assert days.round(often, seldom) == ([], [])
    days.now += 600
    site.rss("/often", site.report("/c"))
    assert days.round(often, seldom) == ([site.url("/c")], [])
    assert (site.times("/often"), site.times("/seldom")) == (2, 1)


def test_a_feed_that_fails_is_asked_less_and_less_often_and_as_before_once_it_is_back(
    site: Site, tmp_path: Path
) -> None:
    days, feed = Days(tmp_path), Watched(url=site.url("/feed"), every_s=600)
    waits = []
    for _ in range(10):
        assert days.round(feed) == ([], ["http-error"])
        with State(tmp_path) as state:
            known = state.feed(feed.url)
        waits.append(known.next_poll - days.now)
        days.now = known.next_poll
    assert [round(wait / 600) for wait in waits[:3]] == [1, 2, 4]
    assert max(waits) <= 86_400
    assert waits[-1] > 70_000
    site.rss("/feed", site.report("/a"))
    assert days.round(feed) == ([site.url("/a")], [])
    with State(tmp_path) as state:
        assert state.feed(feed.url).next_poll - days.now < 700


def test_a_feed_is_not_asked_before_its_server_allows(site: Site, tmp_path: Path) -> None:
    days, feed = Days(tmp_path), Watched(url=site.url("/feed"), every_s=60)
    site.pages["/feed"] = Page(status=503, headers={"Retry-After": "7200"})
    assert days.round(feed) == ([], ["http-error"])
    days.now += 7100
    assert days.round(feed) == ([], [])
    days.now += 200
    site.rss("/feed", site.report("/a"))
    assert days.round(feed) == ([site.url("/a")], [])


def test_what_was_put_off_is_got_without_asking_the_feed_again(site: Site, tmp_path: Path) -> None:
    days, feed = Days(tmp_path), Watched(url=site.rss("/feed", site.url("/a")), every_s=6000)
    site.pages["/a"] = Page(status=503)
    assert days.round(feed) == ([], ["http-error"])
    days.now += 61
    site.report("/a")
    assert days.round(feed) == ([site.url("/a")], [])
    assert site.times("/feed") == 1


def test_of_a_host_that_asks_for_long_delays_each_run_gets_one_page_and_none_is_given_up(
    site: Site, tmp_path: Path
) -> None:
    site.pages["/robots.txt"] = Page("User-agent: *\nCrawl-delay: 3600\n")
    days = Days(tmp_path)
    with serving() as other:
        feed = Watched(url=other.rss("/feed", *(site.report(f"/{n}") for n in range(11))), every_s=1e9)
        got = days.round(feed)[0]
        while len(got) < 11:
            days.now += 3000
            assert days.round(feed) == ([], [])
            days.now += 601
            got += days.round(feed)[0]
    assert got == [site.url(f"/{n}") for n in range(11)]
    assert days.now == 1_000_000 + 10 * 3601


def test_an_item_is_given_up_some_time(site: Site, tmp_path: Path) -> None:
    days, feed = Days(tmp_path), Watched(url=site.rss("/feed", site.url("/a")), every_s=1e9)
    site.pages["/a"] = Page(status=503)
    for _ in range(20):
        days.round(feed)
        days.now += 100_000
    assert site.times("/a") == 8


def watching(site: Site, into: Path, *feeds: Watched, **options: Any) -> Iterator[Fetched | Rejection]:
    return fetch.watch(feeds, loopback(), into=into, **options)


def test_watching_goes_on_until_it_is_stopped(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "LOOK_S", 0.02)
    stop, batches = threading.Event(), list[Path]()
    feed = Watched(url=site.rss("/feed", site.report("/0")), every_s=0.1)
    got = []
    for page in watching(site, tmp_path, feed, stop=stop, on_batch=batches.append):
        assert isinstance(page, Fetched)
        got.append(page.url)
        if len(got) == 3:
            stop.set()
        site.rss("/feed", site.report(f"/{len(got)}"))
    assert got == [site.url(f"/{n}") for n in range(3)]
    assert len(batches) == 3
    assert all(path.is_file() for path in batches)


def test_watching_once_ends_and_for_a_time_ends_too(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "LOOK_S", 0.02)
    feed = Watched(url=site.rss("/feed", site.report("/a")), every_s=60)
    assert len(list(watching(site, tmp_path, feed, once=True))) == 1
    assert list(watching(site, tmp_path, feed, once=True)) == []
    assert site.times("/feed") == 1
    assert list(watching(site, tmp_path, feed, for_s=0.1)) == []


def test_a_file_that_was_not_taken_to_the_end_is_handed_over_again(site: Site, tmp_path: Path) -> None:
    def fails(_: Path) -> None:
        raise ZeroDivisionError

    feed, batches = Watched(url=site.rss("/feed", site.report("/a"))), list[Path]()
    with pytest.raises(ZeroDivisionError):
        list(watching(site, tmp_path, feed, once=True, on_batch=fails))
    list(watching(site, tmp_path, feed, once=True, on_batch=batches.append))
    list(watching(site, tmp_path, feed, once=True, on_batch=batches.append))
    assert len(batches) == 1


LIST = """
every = 30
into = "news"
code = true
[[feeds]]
url = "https://news.example/feed"
name = "Sample news"
every = 10
language = "en"
[[feeds]]
url = "https://other.example/"
"""


def test_a_watch_list_says_what_is_watched_and_how_often(tmp_path: Path) -> None:
    file = tmp_path / "watch.toml"
    file.write_text(LIST)
    found = read_watch_list(file)
    assert (found.into, found.code, found.ledger) == (Path("news"), True, None)
    assert [(one.every_s, one.language) for one in found.watched()] == [(600, "en"), (1800, "")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "feeds: Field required"),
        ("feeds = []", "feeds: Tuple should have at least 1 item"),
        ("[[feeds]]\nname = 'x'", r"feeds\.0\.url: Field required"),
        ("[[feeds]]\nurl = 'x'\nevry = 3", r"feeds\.0\.evry: Extra inputs"),
        ("[[feeds]]\nurl = 'x'\nevery = 0", r"feeds\.0\.every: Input should be greater than 0"),
        ("[[feeds]]\nurl = 'x'\n[[feeds]]\nurl = 'x'", "listed twice: x"),
        ("feeds", "watch.toml: "),
    ],
)
def test_a_watch_list_that_is_not_understood_is_refused(tmp_path: Path, content: str, words: str) -> None:
    file = tmp_path / "watch.toml"
    file.write_text(content)
    with pytest.raises(SettingsError, match=words):
        read_watch_list(file)


def test_a_watch_list_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml: No such file"):
        read_watch_list(tmp_path / "none.toml")
