"""How fast a WARC archive is read, and whether memory grows with it: two archives of invented sample pages, one many times larger.

    python bench/warc.py --mb 300

Each reading runs in a process of its own. `leaving out` reads every record and takes none (--where another domain): the framing alone.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WHO = (
    "The foreign minister",
    "The spokesman of the president",
    "A group of protesters",
    "The defence minister",
    "The general",
)
DID = (
    "said on Monday that",
    "denied on Tuesday that",
    "confirmed late on Friday that",
    "told reporters in the capital that",
)
WHAT = (
    "talks with the envoy would go on",
    "the army had left the border town",
    "the ceasefire was being kept",
    "aid was on its way",
)


def page(number: int, dice: random.Random) -> bytes:
    """An invented page of about 20 kB, most of it what surrounds a report."""
    said = [f"{dice.choice(WHO)} {dice.choice(DID)} {dice.choice(WHAT)}." for _ in range(dice.randrange(12, 40))]
    report = "".join(f"<p>{' '.join(said[at : at + 3])}</p>" for at in range(0, len(said), 3))
    links = "".join(
        f'<li><a href="/{dice.randrange(10**6)}">Sample story {dice.randrange(10**6)}</a></li>' for _ in range(120)
    )
    script = f"<script>var sample = {json.dumps([dice.random() for _ in range(200)])};</script>"
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Sample report {number}</title>{script}</head><body><nav><ul>{links}</ul></nav>'
        f'<article><h1>Sample report {number}</h1><time datetime="2024-03-05">5 March 2024</time>{report}</article></body></html>'
    ).encode()


def make(path: Path, size: int) -> int:
    """How many records were written into an archive of `size` bytes before packing: a page, and a picture for every tenth."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    dice, written, number = random.Random(7), 0, 0
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        while written < size:
            picture = number % 10 == 9
            content = dice.randbytes(40_000) if picture else page(number, dice)
            head = StatusAndHeaders(
                "200 OK",
                [("Content-Type", "image/png" if picture else "text/html; charset=utf-8")],
                protocol="HTTP/1.1",
            )
            url = f"https://www.courier{number % 7}.example.com/{number}"
            writer.write_record(
                writer.create_warc_record(url, "response", payload=io.BytesIO(content), http_headers=head)
            )
            written += len(content)
            number += 1
    return number


def read(path: str, condition: str) -> dict[str, float]:
    """What reading the archive took; run in a process of its own."""
    from dragoman import ingest
    from dragoman.settings import Settings

    start, articles = time.perf_counter(), 0
    for _ in ingest.articles(path, Settings(), where=ingest.where(condition) if condition else None):
        articles += 1
    return {
        "seconds": round(time.perf_counter() - start, 2),
        "articles": articles,
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mb", type=int, default=300, help="size of the larger archive before packing")
    parser.add_argument("--small-mb", type=int, default=10, help="size of the smaller one")
    parser.add_argument("--read", nargs=2, metavar=("PATH", "CONDITION"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read:
        print(json.dumps(read(*options.read)))
        return
    with tempfile.TemporaryDirectory() as folder:
        for what, condition in (("leaving out", "domain=another.example"), ("reading", "")):
            peaks = []
            for size in (options.small_mb, options.mb):
                path = Path(folder, f"{size}.warc.gz")
                records = make(path, size * 1_000_000)
                done = subprocess.run(
                    [sys.executable, __file__, "--read", str(path), condition],
                    check=True,
                    capture_output=True,
                    text=True,
                )
                found = json.loads(done.stdout)
                peaks.append(found["peak_mb"])
                print(
                    f"{what:12} {size:5} MB ({path.stat().st_size / 1e6:.0f} packed), {records} records: "
                    f"{records / found['seconds']:.0f} records/s, {found['articles']} articles, peak {found['peak_mb']} MB"
                )
            print(f"{what:12} peak memory of the larger to the smaller: {peaks[1] / peaks[0]:.2f}")


if __name__ == "__main__":
    main()
