"""An address among the inputs is fetched and read."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from .shared import MINISTER, Run, records

pytest.importorskip("aiohttp", reason="pip install 'dragoman[fetch]'")

BODY = "<p>The foreign minister said on Tuesday that talks with the neighbouring country would go on in spite of the dispute.</p>"
PAGE = f"""<!doctype html><html lang="en"><head><title>Minister speaks</title>
<meta property="article:published_time" content="2024-03-05T10:00:00Z"></head>
<body><article><h1>Minister speaks of the talks</h1>{BODY * 4}</article></body></html>"""


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        found = self.path == "/report"
        body = PAGE.encode() if found else b"no"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_is_got_and_coded_beside_files_and_one_that_is_not_there_is_refused(
    run: Run, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_FETCH__ALLOW_PRIVATE", "true")
    monkeypatch.setenv("DRAGOMAN_FETCH__DELAY_S", "0")
    result = run("code", f"{site}/report", f"{site}/nothing", "-", "--no-ledger", stdin=MINISTER)
    assert result.exit_code == 1
    found = [row for row in records(result.stdout) if row["record"] in ("article", "rejection")]
    assert [row["origin"] for row in found] == [f"{site}/report", f"{site}/nothing", "-"]
    assert found[0]["url"] == f"{site}/report"
    assert found[0]["published"]["start"].startswith("2024-03-05")
    assert found[1]["stage"] == "fetch"


def test_private_addresses_are_refused_unless_the_settings_allow_them(run: Run, site: str) -> None:
    result = run("code", f"{site}/report", "--no-ledger")
    assert result.exit_code == 2
    assert "[refused-address]" in result.stderr
    assert "allow_private" in result.stderr
