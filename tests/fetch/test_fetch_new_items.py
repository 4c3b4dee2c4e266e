"""New items of feeds: each once, none lost, politely, and whatever goes wrong under a code."""

from __future__ import annotations

import gzip
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dragoman import fetch
from dragoman.errors import InputError, MissingDependency
from dragoman.fetch import Fetched, Tally, Watched
from dragoman.fetch.fetcher import Fetcher
from dragoman.records import Rejection

from .sites import Page, Site, loopback, misbehaving, serving
from .test_fetch_archive import records
from .test_fetch_feeds import laughs


@pytest.fixture
def site() -> Any:
    with serving() as running:
        yield running


class Run:
    """What came of fetching feeds into a directory."""

    def __init__(
        self, into: Path, *feeds: str, pages: bool = False, how: dict[str, Any] | None = None, **settings: Any
    ):
        self.tally = Tally()
        verb = fetch.pages if pages else fetch.new_items
        self.found = list(verb(feeds, loopback(**settings), into=into, on_progress=self._note, **(how or {})))

    def _note(self, tally: Tally) -> None:
        self.tally = tally

    @property
    def pages(self) -> list[str]:
        return [one.url for one in self.found if isinstance(one, Fetched)]

    @property
    def codes(self) -> list[str]:
        return [one.code for one in self.found if isinstance(one, Rejection)]


def test_what_is_new_is_got_once(site: Site, tmp_path: Path) -> None:
    feed = site.rss("/feed", site.report("/a"), site.report("/b"))
    first = Run(tmp_path, feed)
    assert sorted(first.pages) == [site.url("/a"), site.url("/b")]
    site.rss("/feed", site.report("/c"), site.url("/a"), site.url("/b"))
    second = Run(tmp_path, feed)
    assert second.pages == [site.url("/c")]
    assert (second.tally.new, second.tally.known) == (1, 2)
    assert site.times("/a") == 1


def test_a_page_comes_with_its_bytes_and_what_its_feed_says_of_it(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = Page("Привіт".encode("cp1251"), "text/html; charset=windows-1251", headers={"X-A": "1"})
    (page,) = Run(tmp_path, site.rss("/feed", site.url("/a"))).found
    assert isinstance(page, Fetched)
    assert page.body.decode(page.charset) == "Привіт"
    assert (page.content_type, page.status, page.feed) == ("text/html", 200, site.url("/feed"))
    assert (page.title, page.published) == ("Item a", "Mon, 30 Nov 2026 08:00:00 GMT")
    assert ("X-A", "1") in page.headers
    (kept,) = [one for one in records(page.file) if one["type"] == "response"]
    assert (kept["url"], kept["body"]) == (page.final_url, page.body)


def test_a_feed_that_did_not_change_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    feed = site.rss("/feed", site.report("/a"), etag='"one"')
    Run(tmp_path, feed)
    assert Run(tmp_path, feed).tally.unchanged == 1
    assert site.asked[-1][1]["If-None-Match"] == '"one"'
    site.rss("/feed", site.report("/b"), etag='"two"')
    assert Run(tmp_path, feed).pages == [site.url("/b")]


def test_one_report_under_several_addresses_is_kept_once(site: Site, tmp_path: Path) -> None:
    site.report("/a")
    site.pages["/out"] = Page(status=302, headers={"Location": "/a"})
    site.report("/b")
    site.pages["/copy"] = site.pages["/b"]
    links = ["/a?utm_source=rss", "/a#comments", "/out", "/b", "/copy"]
    site.report("/a?utm_source=rss")
    feed = site.rss("/feed", *map(site.url, links))
    run = Run(tmp_path, feed, concurrency=1)
    assert run.pages == [site.url("/a?utm_source=rss"), site.url("/b")]
    assert (run.tally.known, run.tally.copies) == (1, 2)
    assert Run(tmp_path, feed).tally.new == 0


def test_two_feeds_that_list_one_report_give_it_once(site: Site, tmp_path: Path) -> None:
    feeds = [site.rss(path, site.report("/a")) for path in ("/f1", "/f2")]
    assert Run(tmp_path, *feeds).pages == [site.url("/a")]


def test_what_goes_wrong_with_one_page_does_not_concern_the_others(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /private")
    site.pages["/pdf"] = Page(b"%PDF-1.7", "application/pdf")
    site.pages["/hidden-pdf"] = Page(b"%PDF-1.7 ...", "text/html")
    site.pages["/empty"] = Page("")
    site.pages["/bomb"] = Page(gzip.compress(bytes(5_000_000)), headers={"Content-Encoding": "gzip"})
    links = ["/gone", "/private/x", "/pdf", "/hidden-pdf", "/empty", "/bomb"]
    feed = site.rss("/feed", *map(site.url, links), "ftp://a.example/x", "http://a b/", site.report("/good"))
    run = Run(tmp_path, feed, max_mb=1)
    assert run.pages == [site.url("/good")]
    expected = ["http-error", "robots-disallowed", "not-a-page", "not-a-page", "empty-page", "too-large"]
    assert Counter(run.codes) == Counter([*expected, "refused-scheme", "bad-address"])
    assert all(one.stage == "fetch" and one.origin for one in run.found if isinstance(one, Rejection))


def test_what_may_come_later_is_tried_again_when_its_time_has_come_and_the_rest_is_not(
    site: Site, tmp_path: Path
) -> None:
    site.pages["/busy"] = Page(status=503)
    feed = site.rss("/feed", site.url("/busy"), site.url("/gone"))
    first = Run(tmp_path, feed)
    assert (first.codes, first.tally.put_off, first.tally.left) == (["http-error", "http-error"], 1, 1)
    assert Run(tmp_path, feed).codes == []
    site.report("/busy")
    with Fetcher(loopback().fetch, tmp_path, now=lambda: time.time() + 120) as fetcher:
        pages = [one.url for one in fetcher.feeds([Watched(url=feed)], Tally()) if isinstance(one, Fetched)]
    assert pages == [site.url("/busy")]


def test_a_feed_whose_server_asks_to_wait_is_left_alone(site: Site, tmp_path: Path) -> None:
    site.pages["/feed"] = Page(status=429, headers={"Retry-After": "3600"})
    assert Run(tmp_path, site.url("/feed")).codes == ["rate-limited"]
    assert Run(tmp_path, site.url("/feed")).codes == ["rate-limited"]
    assert site.times("/feed") == 1


def test_no_more_than_wanted_is_got_and_the_rest_later(site: Site, tmp_path: Path) -> None:
    feed = site.rss("/feed", *(site.report(f"/{n}") for n in range(5)), etag='"same"')
    assert len(Run(tmp_path, feed, how={"limit": 2}).pages) == 2
    second = Run(tmp_path, feed, max_items=2)
    assert (len(second.pages), second.tally.left) == (2, 1)
    assert len(Run(tmp_path, feed).pages) == 1
    assert sorted(set(site.paths())) == ["/0", "/1", "/2", "/3", "/4", "/feed"]
    assert all(site.times(f"/{n}") == 1 for n in range(5))


def test_a_broken_feed_gives_what_can_be_read(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = list[str]()
    monkeypatch.setattr(fetch.rounds.log, "warning", lambda words, *rest: said.append(words % rest))
    feed = site.rss("/feed", site.report("/a?x=1&y=2"))
    whole = site.pages["/feed"]
    assert isinstance(whole, Page)
    site.pages["/feed"] = Page(str(whole.body).replace("&amp;", "&").replace("</channel></rss>", ""), whole.kind)
    assert Run(tmp_path, feed).pages == [site.url("/a?x=1&y=2")]
    assert f"{feed}: its XML is broken" in said[0]


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (Page("<rss", "application/rss+xml"), "broken-feed"),
        (Page("", "application/rss+xml"), "broken-feed"),
        (Page("<svg/>", "text/xml"), "no-feed"),
        (Page("<html><body>no feed</body></html>"), "no-feed"),
        (Page(b"\x89PNG", "image/png"), "not-a-page"),
        (Page(b"<rss>" + b"x" * 1_100_000, "text/xml"), "too-large"),
        (Page(status=404), "http-error"),
    ],
)
def test_what_is_no_feed_is_told(site: Site, tmp_path: Path, page: Page, code: str) -> None:
    site.pages["/feed"] = page
    run = Run(tmp_path, site.url("/feed"), max_mb=1)
    assert (run.codes, run.tally.refused) == ([code], 1)


def test_an_entity_bomb_is_a_feed_like_any_other(site: Site, tmp_path: Path) -> None:
    site.pages["/feed"] = Page(laughs().replace("/world/1", site.report("/a")), "text/xml")
    assert site.url("/a") in Run(tmp_path, site.url("/feed"), how={"limit": 1}, concurrency=1).pages


def test_a_feed_may_link_into_the_own_network_but_nobody_follows(site: Site, tmp_path: Path) -> None:
    """The links of a feed are other people's words; here the switch is on for the feed's host only by being tested there."""
    feed = site.rss("/feed", "http://0.0.0.0/admin", "http://[ff02::1]/", site.report("/a"))
    run = Run(tmp_path, feed)
    assert (run.pages, run.codes) == ([site.url("/a")], ["refused-address", "refused-address"])


def test_a_page_that_names_its_feed_will_do(site: Site, tmp_path: Path) -> None:
    site.rss("/real", site.report("/a"), etag='"1"')
    site.pages["/"] = Page('<html><head><link rel="alternate" type="application/rss+xml" href="/real"></head></html>')
    assert Run(tmp_path, site.url("/")).pages == [site.url("/a")]
    assert Run(tmp_path, site.url("/")).tally.unchanged == 1
    assert site.times("/") == 1


def test_a_page_whose_feed_moved_is_asked_for_it_anew(site: Site, tmp_path: Path) -> None:
    page = '<html><head><link rel="alternate" type="application/rss+xml" href="{}"></head></html>'
    site.rss("/old", site.report("/a"))
    site.pages["/"] = Page(page.format("/old"))
    Run(tmp_path, site.url("/"))
    del site.pages["/old"]
    site.rss("/new", site.report("/b"))
    site.pages["/"] = Page(page.format("/new"))
    assert Run(tmp_path, site.url("/")).pages == [site.url("/b")]


def test_an_index_of_sitemaps_is_gone_through_each_time(site: Site, tmp_path: Path) -> None:
    def sitemap(*urls: str) -> str:
        return "<urlset>" + "".join(f"<url><loc>{url}</loc></url>" for url in urls) + "</urlset>"

    parts = "".join(
        f"<sitemap><loc>{site.url(path)}</loc></sitemap>" for path in ("/s1.xml", "/s2.xml.gz", "/none.xml")
    )
    site.pages["/index.xml"] = Page(f"<sitemapindex>{parts}</sitemapindex>", "text/xml", headers={"ETag": '"i"'})
    site.pages["/s1.xml"] = Page(sitemap(site.report("/a")), "text/xml", headers={"ETag": '"s"'})
    site.pages["/s2.xml.gz"] = Page(gzip.compress(sitemap(site.report("/b")).encode()), "application/gzip")
    first = Run(tmp_path, site.url("/index.xml"))
    assert (sorted(first.pages), first.codes) == ([site.url("/a"), site.url("/b")], ["http-error"])
    site.pages["/s1.xml"] = Page(sitemap(site.report("/c"), site.url("/a")), "text/xml", headers={"ETag": '"t"'})
    assert Run(tmp_path, site.url("/index.xml")).pages == [site.url("/c")]


def test_pages_that_are_asked_for_are_got_each_time_and_not_by_a_feed_again(site: Site, tmp_path: Path) -> None:
    url = site.report("/a")
    for _ in range(2):
        assert Run(tmp_path, url, url, pages=True).pages == [url]
    assert Run(tmp_path, site.rss("/feed", url)).pages == []
    assert Run(tmp_path, site.url("/none"), pages=True).codes == ["http-error"]
    assert len(list(tmp_path.glob("*.warc.gz"))) == 2


def test_a_server_that_hangs_does_not_hold_up_the_others(site: Site, tmp_path: Path) -> None:
    def hang(_: socket.socket) -> None:
        time.sleep(1.5)

    with misbehaving(hang) as slow:
        run = Run(tmp_path, slow, site.rss("/feed", site.report("/a")), silence_s=0.3)
    assert (run.pages, run.codes) == ([site.url("/a")], ["timed-out"])


def test_when_told_to_stop_what_is_under_way_comes_and_the_rest_is_left(site: Site, tmp_path: Path) -> None:
    stop = threading.Event()

    def last() -> Page:
        stop.set()
        time.sleep(0.2)
        return Page("<p>The page that was under way.</p>")

    site.pages["/a"] = last
    feed = site.rss("/feed", site.url("/a"), site.report("/b"), etag='"same"')
    run = Run(tmp_path, feed, how={"stop": stop})
    assert run.pages == [site.url("/a")]
    assert Run(tmp_path, feed).pages == [site.url("/b")]
    assert site.times("/a") == 1


def test_a_wait_for_a_host_ends_when_told_to_stop(site: Site, tmp_path: Path) -> None:
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    feed = site.rss("/feed", site.report("/a"))
    assert Run(tmp_path, feed, how={"stop": stop}, delay_s=60).found == []
    assert site.times("/a") == 0


def test_who_stops_listening_loses_nothing(site: Site, tmp_path: Path) -> None:
    feed = site.rss("/feed", *(site.report(f"/{n}") for n in range(30)), etag='"same"')
    results = fetch.new_items([feed], loopback(), into=tmp_path)
    next(results)
    results.close()
    Run(tmp_path, feed)
    kept = [one["url"] for path in tmp_path.glob("*.warc.gz") for one in records(path) if one["type"] == "response"]
    assert sorted(kept) == sorted(site.url(f"/{n}") for n in range(30))
    assert not list(tmp_path.glob("*.part"))


KILLED = """
import sys
from pathlib import Path
from dragoman import fetch
from dragoman.settings import Fetching, Settings
settings = Settings(fetch=Fetching(allow_private=True, delay_s=0.05, retries=0))
for page in fetch.new_items([sys.argv[1]], settings, into=Path(sys.argv[2])):
    print(page.url, flush=True)
"""


def test_a_run_that_is_killed_goes_on_where_it_was(site: Site, tmp_path: Path) -> None:
    feed = site.rss("/feed", *(site.report(f"/{n}") for n in range(12)), etag='"same"')
    with subprocess.Popen([sys.executable, "-c", KILLED, feed, tmp_path], stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        for _ in range(3):
            run.stdout.readline()
        run.send_signal(signal.SIGKILL)
    assert list(tmp_path.glob("*.part"))
    assert 0 < len(Run(tmp_path, feed).pages) <= 9
    kept = [one["url"] for path in tmp_path.glob("*.warc.gz") for one in records(path) if one["type"] == "response"]
    assert sorted(kept) == sorted(site.url(f"/{n}") for n in range(12))
    assert sum(site.times(f"/{n}") for n in range(12)) <= 13  # the one that was under way may be asked for twice


def test_a_directory_that_another_run_has_is_not_touched(site: Site, tmp_path: Path) -> None:
    results = fetch.new_items([site.rss("/feed", site.report("/a"), site.report("/b"))], loopback(), into=tmp_path)
    next(results)
    with pytest.raises(InputError, match="another run"):
        Run(tmp_path, site.url("/feed"))
    results.close()


def test_an_archive_that_cannot_be_written_ends_the_run_and_loses_nothing(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = site.rss("/feed", *(site.report(f"/{n}") for n in range(5)), etag='"same"')
    add, done = fetch.fetcher.Archive.add, []

    def full(self: Any, *arguments: Any) -> int:
        if len(done) == 2:
            raise OSError(28, "No space left on device")
        done.append(1)
        return add(self, *arguments)

    monkeypatch.setattr(fetch.fetcher.Archive, "add", full)
    with pytest.raises(OSError, match="No space left"):
        Run(tmp_path, feed, concurrency=1)
    monkeypatch.setattr(fetch.fetcher.Archive, "add", add)
    Run(tmp_path, feed)
    kept = [one["url"] for path in tmp_path.glob("*.warc.gz") for one in records(path) if one["type"] == "response"]
    assert sorted(kept) == sorted(site.url(f"/{n}") for n in range(5))


def test_words_that_no_database_takes_do_not_end_the_run(site: Site, tmp_path: Path) -> None:
    site.pages["/feed"] = Page(
        f'{{"items": [{{"url": "{site.report("/a")}", "title": "half \\ud83d\\u0000", "date_published": "\\udc00"}}]}}',
        "application/feed+json",
    )
    found = Run(tmp_path, site.url("/feed"), "http://127.0.0.1:9/\udcff").found
    (page,) = [one for one in found if isinstance(one, Fetched)]
    assert page.title.startswith("half ?")


def test_a_fault_of_our_own_spoils_one_page_only(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(body: bytes, *_: str) -> str:
        if b"at /bad" in body:
            raise ZeroDivisionError("a fault")
        return body.hex()

    monkeypatch.setattr(fetch.rounds, "fingerprint", fault)
    run = Run(tmp_path, site.rss("/feed", site.report("/bad"), site.report("/good")))
    assert (run.pages, run.codes) == ([site.url("/good")], ["internal-error"])


def test_without_the_extra_the_command_that_installs_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("aiohttp", "protego", "warcio.warcwriter"):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, name, None)
            with pytest.raises(MissingDependency, match=r"pip install 'dragoman\[fetch\]'"):
                Run(tmp_path, "http://127.0.0.1:9/")


def test_a_list_of_addresses_is_got_once_and_goes_on_where_it_was(site: Site, tmp_path: Path) -> None:
    items = [fetch.FeedItem(url=site.report(f"/{name}"), title=name) for name in "abc"]

    def got(limit: int | None) -> list[str]:
        found = fetch.listed("list:a.csv", [*items, items[0]], loopback(max_items=1), into=tmp_path, limit=limit)
        return [one.title for one in found if isinstance(one, Fetched)]

    assert got(2) == ["a", "b"]
    assert got(None) == ["c"]
    assert got(None) == []
    assert site.times("/a") == 1
