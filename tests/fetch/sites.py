"""Servers on loopback that a test starts: one that answers as told, and one that misbehaves below HTTP."""

from __future__ import annotations

import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from dragoman.settings import Fetching, Settings


@dataclass
class Page:
    """What a site answers at an address; with an ETag, 304 where that is told back."""

    body: bytes | str = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """A running server; `pages` may change while it runs, `asked` lists what it was asked."""

    port: int
    pages: dict[str, Page | Callable[[], Page]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def times(self, path: str) -> int:
        return Counter(asked for asked, _ in self.asked)[path]

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def report(self, path: str, words: str = "") -> str:
        """Puts a report at an address, told apart from all others by its words."""
        words = (
            words
            or f"Sample report at {path}: the foreign minister of Ruritania spoke on the matter of {path[1:]}. " * 5
        )
        self.pages[path] = Page(f"<html><head><title>{path}</title></head><body><p>{words}</p></body></html>")
        return self.url(path)

    def rss(self, path: str, *links: str, etag: str = "") -> str:
        """Puts a feed at an address that lists the links."""
        items = "".join(
            f"<item><title>Item {link.rpartition('/')[2]}</title><link>{link.replace('&', '&amp;')}</link>"
            "<pubDate>Mon, 30 Nov 2026 08:00:00 GMT</pubDate></item>"
            for link in links
        )
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Sample</title>{items}</channel></rss>'
        self.pages[path] = Page(body, "application/rss+xml", headers={"ETag": etag} if etag else {})
        return self.url(path)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append((self.path, dict(self.headers.items())))
        found = self.site.pages.get(self.path, Page("not here", status=404))
        page = found if isinstance(found, Page) else found()
        body = page.body.encode() if isinstance(page.body, str) else page.body
        status = page.status
        if page.headers.get("ETag") and self.headers.get("If-None-Match") == page.headers["ETag"]:
            status, body = 304, b""
        self.send_response(status)
        if page.kind:
            self.send_header("Content-Type", page.kind)
        for name, value in page.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        return None


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        return None


@contextmanager
def serving() -> Iterator[Site]:
    """A site that answers as told."""
    server = _Server(("127.0.0.1", 0), _Handler)
    site = Site(server.server_address[1])
    server.RequestHandlerClass = type("Handler", (_Handler,), {"site": site})  # type: ignore[assignment]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def misbehaving(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """The address of a server whose every connection `answer` has, once the request is read."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)
    ended = threading.Event()

    def one(connection: socket.socket) -> None:
        with connection:
            connection.settimeout(5)
            try:
                data = b""
                while b"\r\n\r\n" not in data:
                    piece = connection.recv(4096)
                    if not piece:
                        return
                    data += piece
                answer(connection)
            except OSError:
                return

    def accept() -> None:
        while not ended.is_set():
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            threading.Thread(target=one, args=(connection,), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        ended.set()
        thread.join()
        listener.close()


def loopback(**settings: Any) -> Settings:
    """Settings for servers on loopback: quick, and without second tries unless asked for."""
    quick = {"allow_private": True, "delay_s": 0.0, "timeout_s": 5.0, "silence_s": 2.0, "retries": 0}
    return Settings(fetch=Fetching(**{**quick, **settings}))
