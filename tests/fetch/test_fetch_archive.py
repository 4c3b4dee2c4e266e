"""What is kept of a page: a WARC file that any tool reads, whole after whatever end."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from dragoman.errors import InputError
from dragoman.fetch.archive import UNFINISHED, Archive, recover
from dragoman.fetch.client import Answer
from dragoman.fetch.feeds import FeedItem
from dragoman.fetch.state import KnownFeed, State

from .sites import loopback

NOW = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
HEADERS = (("Content-Type", "text/html; charset=windows-1251"), ("Content-Encoding", "gzip"), ("X-Title", "Привет"))


def answer(path: str = "/a", body: bytes = b"<p>a page</p>", headers: tuple[tuple[str, str], ...] = HEADERS) -> Answer:
    return Answer(
        url=f"https://news.example{path}",
        final_url=f"https://news.example{path}",
        status=200,
        reason="OK",
        headers=headers,
        body=body,
        fetched_at="2026-11-30T08:00:00Z",
    )


def records(path: Path) -> list[dict[str, Any]]:
    with path.open("rb") as file:
        return [
            {
                "type": record.rec_type,
                "url": record.rec_headers.get_header("WARC-Target-URI"),
                "http": dict(record.http_headers.headers) if record.http_headers else {},
                "body": record.content_stream().read(),
            }
            for record in ArchiveIterator(file, check_digests="raise")
        ]


def test_a_page_is_kept_with_its_headers_and_its_body_unpacked(tmp_path: Path) -> None:
    archive = Archive(tmp_path, loopback().fetch, NOW)
    archive.add(answer(), {"via": "https://news.example/feed", "title": "Two\r\nlines é", "language": ""})
    path = archive.close()
    assert path is not None
    about, page, told = records(path)
    assert [about["type"], page["type"], told["type"]] == ["warcinfo", "response", "metadata"]
    assert b"http-header-user-agent: Dragoman/" in about["body"]
    assert page["body"] == b"<p>a page</p>"
    assert page["http"]["Content-Type"] == "text/html; charset=windows-1251"
    assert "Content-Encoding" not in page["http"]
    assert page["http"]["X-Archive-Orig-Content-Encoding"] == "gzip"
    assert page["http"]["Content-Length"] == "13"
    assert told["body"].decode() == "via: https://news.example/feed\r\ntitle: Two lines é\r\n"


def test_the_offset_is_that_of_the_page_s_own_record(tmp_path: Path) -> None:
    archive = Archive(tmp_path, loopback().fetch, NOW)
    places = [archive.add(answer(f"/{n}", b"%d" % n), {"via": "x"}) for n in range(3)]
    path = archive.close()
    assert path is not None
    with path.open("rb") as file:
        file.seek(places[1])
        assert next(iter(ArchiveIterator(file))).content_stream().read() == b"1"


@pytest.mark.parametrize("value", ["", "é ü", "Привет \u2028 \x85 \x7f", "a: b", "x" * 9000, "\ufffd"])
def test_headers_of_all_kinds_are_kept(tmp_path: Path, value: str) -> None:
    archive = Archive(tmp_path, loopback().fetch, NOW)
    archive.add(answer(headers=(("X-Own", value), ("X-Own", "again"))), {"title": value})
    path = archive.close()
    assert path is not None
    assert [one["body"] for one in records(path) if one["type"] == "response"] == [b"<p>a page</p>"]


def test_a_run_that_gets_nothing_leaves_no_file(tmp_path: Path) -> None:
    assert Archive(tmp_path, loopback().fetch, NOW).close() is None
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("cut", [1, 60, 400])
def test_what_a_killed_run_leaves_behind_is_whole_up_to_its_last_record(tmp_path: Path, cut: int) -> None:
    archive = Archive(tmp_path, loopback().fetch, NOW)
    for number in range(3):
        last = archive.add(answer(f"/{number}", bytes(range(256)) * 8), {"via": "x"})
    (part,) = tmp_path.glob(f"*{UNFINISHED}")
    part.write_bytes(part.read_bytes()[:-cut])
    ((name, size),) = recover(tmp_path)
    assert name == archive.name
    assert (tmp_path / name).stat().st_size == size
    kept = [one["url"] for one in records(tmp_path / name) if one["type"] == "response"]
    assert kept[:2] == ["https://news.example/0", "https://news.example/1"]
    assert (len(kept) == 3) == (size > last)
    assert not list(recover(tmp_path))


def test_of_a_file_with_nothing_whole_in_it_nothing_stays(tmp_path: Path) -> None:
    (tmp_path / f"x.warc.gz{UNFINISHED}").write_bytes(gzip.compress(b"WARC/1.1")[:-3])
    assert list(recover(tmp_path)) == [("x.warc.gz", 0)]
    assert not list(tmp_path.iterdir())


def feed(url: str = "https://news.example/feed", **fields: Any) -> KnownFeed:
    return KnownFeed(url=url, **fields)


def listed(*paths: str) -> list[FeedItem]:
    return [FeedItem(url=f"https://news.example{path}", title=path) for path in paths]


def test_what_is_put_down_is_there_after_a_new_start(tmp_path: Path) -> None:
    with State(tmp_path) as state:
        assert state.polled(feed(etag='"1"', polled=5.0), listed("/a", "/b", "/a#top"), root=feed().url) == (2, 1)
    with State(tmp_path) as state:
        assert state.feed(feed().url).etag == '"1"'
        assert [item.title for item in state.pending(feed().url, 10.0, 9)] == ["/a", "/b"]
        assert state.polled(feed(), listed("/a?utm_source=x"), root=feed().url) == (0, 1)


def test_a_directory_has_one_run_at_a_time(tmp_path: Path) -> None:
    with State(tmp_path), pytest.raises(InputError, match="another run is fetching"):
        State(tmp_path)
    with State(tmp_path):
        pass


def test_a_file_that_is_no_state_is_told(tmp_path: Path) -> None:
    (tmp_path / "state.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(InputError, match="move the file away"):
        State(tmp_path)


def test_pages_that_a_file_has_lost_are_got_again(tmp_path: Path) -> None:
    with State(tmp_path) as state:
        state.polled(feed(), listed("/a", "/b", "/c"), root=feed().url)
        for place, item in enumerate(state.pending(feed().url, 1.0, 9)):
            state.kept(item.id, item.link, f"hash{place}", "run.warc.gz", place * 100)
        assert state.left(feed().url) == (0, 0.0)
        assert state.lost("run.warc.gz", 100) == 2
        assert [item.title for item in state.pending(feed().url, 1.0, 9)] == ["/b", "/c"]
