"""`dragoman code --where`: only what is wanted is coded, and what is left out is counted."""

from __future__ import annotations

import io
import json
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from .shared import GENERAL, MINISTER, Run, records

ROWS = [
    {"id": "1", "text": MINISTER, "url": "https://www.courier.example/1", "published": "2024-03-05"},
    {"id": "2", "text": GENERAL, "url": "https://gazette.example/2", "published": "2024-03-05"},
    {"id": "3", "text": MINISTER, "url": "https://courier.example/3", "published": "2023-03-05"},
]


def lines(here: Path) -> Path:
    path = here / "reports.jsonl"
    path.write_text("\n".join(map(json.dumps, ROWS)))
    return path


def coded(output: str) -> list[str]:
    return [r["external_id"] for r in records(output) if r["record"] == "article"]


def test_only_what_is_wanted_is_coded_and_the_rest_is_counted(run: Run, here: Path) -> None:
    result = run("code", lines(here), "--where", "domain=courier.example", "--where", "date>=2024")
    assert result.exit_code == 0
    assert coded(result.stdout) == ["1"]
    assert result.stderr.startswith("dragoman: 1 article, ")
    assert ", 0 rejections, 2 left out by --where; kept in the ledger" in result.stderr


def test_without_the_option_nothing_is_said_of_it(run: Run, here: Path) -> None:
    result = run("code", lines(here), "--no-ledger")
    assert coded(result.stdout) == ["1", "2", "3"]
    assert "left out" not in result.stderr


def test_nothing_wanted_is_no_failure(run: Run, here: Path) -> None:
    result = run("code", lines(here), "--no-ledger", "--where", "domain=none.example")
    assert result.exit_code == 0
    assert "3 left out by --where" in result.stderr


def test_condition_that_is_not_understood_is_one_line_and_exit_code_2(run: Run, here: Path) -> None:
    result = run("code", lines(here), "--where", "outlet=courier")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "domain=" in result.stderr
    assert not (here / "ledger").exists()


def test_archive_is_coded_by_domain(run: Run, here: Path) -> None:
    page = f"<html><body><article><h1>Sample</h1><p>{MINISTER}</p><p>{'They had met before. ' * 30}</p></article></body></html>"
    with (here / "news.warc.gz").open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for host in ("www.courier.example", "gazette.example"):
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            body = io.BytesIO(page.encode())
            writer.write_record(
                writer.create_warc_record(f"https://{host}/1", "response", payload=body, http_headers=head)
            )
    result = run("code", here / "news.warc.gz", "--no-ledger", "--where", "domain=*.example,courier.example")
    assert "2 articles" in result.stderr
    result = run("code", here / "news.warc.gz", "--no-ledger", "--where", "domain=courier.example")
    assert [r["url"] for r in records(result.stdout) if r["record"] == "article"] == ["https://www.courier.example/1"]
    assert "1 left out by --where" in result.stderr
