"""One answer, whole and within its limits, or one code that says why not."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
import time
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.fetch.client import Answer, Client, retry_after
from dragoman.fetch.failures import Failed

from .sites import Page, Site, loopback, misbehaving, serving


def get(url: str, *, sleep: Any = asyncio.sleep, how: dict[str, Any] | None = None, **settings: Any) -> Answer:
    async def asking() -> Answer:
        async with Client(loopback(**settings).fetch, sleep=sleep) as client:
            return await client.get(url, **(how or {}))

    return asyncio.run(asking())


def failure(url: str, **settings: Any) -> Failed:
    with pytest.raises(Failed) as failed:
        get(url, **settings)
    return failed.value


@pytest.fixture
def site() -> Any:
    with serving() as running:
        yield running


def test_an_answer_has_its_bytes_and_headers_as_they_came(site: Site) -> None:
    site.pages["/a"] = Page("grüße".encode("latin-1"), "text/html; charset=ISO-8859-1", headers={"X-Own": "1"})
    answer = get(site.url("/a"))
    assert answer.body == "grüße".encode("latin-1")
    assert (answer.status, answer.content_type, answer.charset) == (200, "text/html", "iso-8859-1")
    assert answer.header("x-own") == "1"
    assert answer.url == answer.final_url == site.url("/a")


def test_we_say_who_we_are(site: Site) -> None:
    site.report("/a")
    get(site.url("/a"), contact="https://lab.example/robot")
    (_, headers), *_ = [one for one in site.asked if one[0] == "/a"]
    assert headers["User-Agent"].startswith("Dragoman/")
    assert headers["User-Agent"].endswith("(+https://lab.example/robot)")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(site: Site, status: int) -> None:
    site.pages["/old"] = Page(status=status, headers={"Location": "/new?x=ä"})
    site.report("/new?x=%C3%A4")
    answer = get(site.url("/old"))
    assert answer.final_url == site.url("/new?x=%C3%A4")
    assert answer.url == site.url("/old")


def test_redirects_end(site: Site) -> None:
    site.pages["/round"] = Page(status=302, headers={"Location": "/round"})
    assert failure(site.url("/round"), max_redirects=3).code == "too-many-redirects"
    assert site.times("/round") == 4


def test_a_redirect_to_nowhere_is_an_error(site: Site) -> None:
    site.pages["/nowhere"] = Page(status=302)
    assert failure(site.url("/nowhere")).code == "http-error"


@pytest.mark.parametrize(
    ("status", "passing"), [(404, False), (410, False), (403, False), (500, True), (503, True), (204, False)]
)
def test_what_is_no_page_says_its_status(site: Site, status: int, passing: bool) -> None:
    site.pages["/a"] = Page(status=status)
    failed = failure(site.url("/a"))
    assert (failed.code, failed.status, failed.passing) == ("http-error", status, passing)
    assert str(status) in failed.detail


def test_a_server_that_recovers_is_asked_again(site: Site) -> None:
    answers = iter([Page(status=503), Page("at last, a page")])
    site.pages["/a"] = lambda: next(answers)
    assert get(site.url("/a"), retries=1).body == b"at last, a page"


def test_the_wait_that_a_server_asks_for_is_kept(site: Site) -> None:
    answers = iter([Page(status=429, headers={"Retry-After": "7"}), Page("a page")])
    site.pages["/a"] = lambda: next(answers)
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    assert get(site.url("/a"), sleep=sleep, retries=1).body == b"a page"
    assert max(slept) > 6


def test_a_wait_beyond_all_patience_is_told(site: Site) -> None:
    site.pages["/a"] = Page(status=429, headers={"Retry-After": "3600"})
    failed = failure(site.url("/a"), retries=3)
    assert (failed.code, failed.wait_s) == ("rate-limited", 3600)
    assert site.times("/a") == 1


def test_a_host_that_asks_to_be_left_alone_is_left_alone(site: Site) -> None:
    site.pages["/a"] = Page(status=503, headers={"Retry-After": "3600"})
    site.report("/b")

    async def asking() -> list[str]:
        codes = []
        async with Client(loopback().fetch) as client:
            for path in ("/a", "/b"):
                try:
                    await client.get(site.url(path))
                except Failed as failed:
                    codes.append(failed.code)
        return codes

    assert asyncio.run(asking()) == ["http-error", "put-off"]
    assert site.times("/b") == 0


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("99999999999", 86_400),
        ("Mon, 30 Nov 2026 08:01:00 GMT", 60),
        ("Mon, 30 Nov 2026 07:00:00 GMT", 0),
        ("", None),
        ("soon", None),
        ("-5", None),
    ],
)
def test_waits_are_told_in_seconds_or_by_a_date(value: str, seconds: float | None) -> None:
    assert retry_after(value, datetime(2026, 11, 30, 8, 0, tzinfo=UTC)) == seconds


def test_what_did_not_change_is_not_sent_again(site: Site) -> None:
    site.pages["/a"] = Page("a page", headers={"ETag": '"v1"'})
    assert get(site.url("/a"), how={"etag": '"v1"', "modified": "Mon, 30 Nov 2026 08:00:00 GMT"}).status == 304
    assert site.asked[-1][1]["If-Modified-Since"] == "Mon, 30 Nov 2026 08:00:00 GMT"


def test_what_is_too_large_is_not_read_to_its_end(site: Site) -> None:
    site.pages["/a"] = Page(b"x" * 2_000_000)
    assert failure(site.url("/a"), max_mb=1).code == "too-large"


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def brotli(data: bytes) -> bytes:
    return bytes(pytest.importorskip("brotli").compress(data, quality=4))


PACKED: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("gzip", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", deflated),
    ("br", brotli),
    ("gzip, gzip", lambda data: gzip.compress(gzip.compress(data))),
    ("deflate, br", lambda data: brotli(zlib.compress(data))),
]


@pytest.mark.parametrize(("encoding", "pack"), PACKED)
def test_what_is_packed_is_unpacked(site: Site, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    words = b"".join(b"line %d of the sample report\n" % n for n in range(20_000))
    site.pages["/a"] = Page(pack(words), headers={"Content-Encoding": encoding})
    assert get(site.url("/a")).body == words


@pytest.mark.parametrize(("encoding", "pack"), PACKED)
def test_a_decompression_bomb_is_cut_off(site: Site, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    site.pages["/bomb"] = Page(pack(bytes(30_000_000)), headers={"Content-Encoding": encoding})
    assert failure(site.url("/bomb"), max_mb=1).code == "too-large"


def test_what_only_says_that_it_is_packed_is_read_as_it_is(site: Site) -> None:
    site.pages["/a"] = Page("plain words", headers={"Content-Encoding": "gzip"})
    assert get(site.url("/a")).body == b"plain words"


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_a_compression_that_ends_early_is_told(site: Site, encoding: str) -> None:
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli}[encoding]
    site.pages["/a"] = Page(pack(bytes(range(256)) * 40)[:-20], headers={"Content-Encoding": encoding})
    assert failure(site.url("/a")).code == "broken-body"


def test_a_compression_that_nobody_asked_for_is_told(site: Site) -> None:
    site.pages["/a"] = Page("x", headers={"Content-Encoding": "compress"})
    assert failure(site.url("/a")).code == "unknown-encoding"


def test_what_is_no_text_is_not_read(site: Site) -> None:
    site.pages["/a"] = Page(b"%PDF-1.7", "application/pdf")
    assert failure(site.url("/a"), how={"wanted": lambda kind: "html" in kind}).code == "not-a-page"


def hang(_: socket.socket) -> None:
    time.sleep(1)


def hang_in_the_middle(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbeginning")
    time.sleep(1)


def drip(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        connection.sendall(b"x")
        time.sleep(0.02)


def drip_headers(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X-More: 1\r\n")
        time.sleep(0.02)


def reset(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbeg")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def close_early(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbeginning")


def close_at_once(_: socket.socket) -> None:
    return


def cut_chunk(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nnot so many")


def no_http(connection: socket.socket) -> None:
    connection.sendall(b"SSH-2.0-OpenSSH_9.2p1\r\n\r\n")


def endless(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        connection.sendall(b"x" * 65_536)


def endless_headers(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for number in range(1_000_000):
        connection.sendall(b"X-%d: %s\r\n" % (number, b"x" * 1000))


@pytest.mark.parametrize(
    ("answer", "codes"),
    [
        (hang, {"timed-out"}),
        (hang_in_the_middle, {"timed-out"}),
        (drip, {"timed-out"}),
        (drip_headers, {"timed-out", "bad-response"}),
        (reset, {"connection-failed"}),
        (close_early, {"connection-failed"}),
        (close_at_once, {"connection-failed"}),
        (cut_chunk, {"connection-failed"}),
        (no_http, {"bad-response"}),
        (endless, {"too-large"}),
        (endless_headers, {"bad-response"}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_server_that_misbehaves_ends_in_a_code(answer: Callable[[socket.socket], None], codes: set[str]) -> None:
    with misbehaving(answer) as url:
        failed = failure(url, robots=False, timeout_s=0.4, silence_s=0.2, max_mb=1)
    assert failed.code in codes
    assert failed.detail


def test_a_host_that_nobody_listens_on_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert failure(f"http://127.0.0.1:{port}/", robots=False).code == "connection-failed"


def test_a_certificate_that_cannot_be_checked_is_refused() -> None:
    def plain(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")

    with misbehaving(plain) as url:
        failed = failure(url.replace("http:", "https:"), robots=False, silence_s=0.5, timeout_s=1)
    assert failed.code in ("bad-certificate", "connection-failed", "timed-out")


@given(st.text(max_size=60), st.text(max_size=20))
def test_whatever_a_server_declares_is_a_type_and_a_charset(declared: str, name: str) -> None:
    answer = Answer(
        url="",
        final_url="",
        status=200,
        reason="",
        headers=(("Content-Type", declared), (name, "x")),
        body=b"",
        fetched_at="",
    )
    assert isinstance(answer.content_type, str)
    assert isinstance(answer.charset, str)
