"""What was fetched, kept as it came in WARC files (ISO 28500), one a run, which every tool for web archives reads.

A file has the name of its run and `.part` behind it until it is whole. What a run that was killed leaves behind is cut
after its last whole record and takes its name when the next run begins (`recover`).
"""

from __future__ import annotations

import io
import os
import secrets
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from dragoman.version import __version__

if TYPE_CHECKING:
    from dragoman.fetch.client import Answer
    from dragoman.settings import Fetching

SUFFIX: Final = ".warc.gz"
UNFINISHED: Final = ".part"
_PIECE: Final = 1 << 20

_OF_TRANSFER: Final = frozenset({"content-encoding", "content-length", "transfer-encoding"})
"""Headers that no longer hold for an unpacked body: kept under the name that web archives give them."""


class Archive:
    """The file of a run; it begins with the first page that is added.

    Args:
        directory: where it is.
        settings: what it says of who fetched, and how.
        now: the time of the run.
    """

    def __init__(self, directory: Path, settings: Fetching, now: datetime) -> None:
        self._directory = directory
        self._settings = settings
        self.name = f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}{SUFFIX}"
        self._file: IO[bytes] | None = None
        self._writer: Any = None
        self._whole = 0

    @property
    def path(self) -> Path:
        """Where the file is once it is whole."""
        return self._directory / self.name

    def add(self, answer: Answer, told: dict[str, str]) -> int:
        """Adds an answer; the offset of its record in the file. It is on the disk when this returns.

        Args:
            answer: what came.
            told: what else is known of it, such as the feed that linked to it, for a metadata record.

        Raises:
            OSError: it cannot be written; nothing of it stays.
        """
        from warcio.statusandheaders import StatusAndHeaders

        file, writer = self._opened()
        place = file.tell()
        kept = [(f"X-Archive-Orig-{k}" if k.lower() in _OF_TRANSFER else k, v) for k, v in answer.headers]
        head = StatusAndHeaders(
            f"{answer.status} {answer.reason}".strip(),
            [*kept, ("Content-Length", str(len(answer.body)))],
            protocol="HTTP/1.1",
        )
        dated = {"WARC-Date": answer.fetched_at}
        response = writer.create_warc_record(
            answer.final_url,
            "response",
            payload=io.BytesIO(answer.body),
            http_headers=head,
            warc_headers_dict=dict(dated),
        )
        writer.write_record(response)
        lines = "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in told.items() if value)
        if lines:
            concerns = {"WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID")}
            writer.write_record(
                writer.create_warc_record(
                    answer.final_url,
                    "metadata",
                    payload=io.BytesIO(lines.encode("utf-8", "replace")),
                    warc_content_type="application/warc-fields",
                    warc_headers_dict=dated | concerns,
                )
            )
        self._sync(file)
        return place

    def close(self) -> Path | None:
        """The finished file; None where nothing was added."""
        if self._file is None:
            return None
        with self._file as file:
            file.truncate(self._whole)
        self._file = None
        part = self.path.with_name(self.name + UNFINISHED)
        if not self._whole:
            part.unlink()
            return None
        part.replace(self.path)
        return self.path

    def _opened(self) -> tuple[IO[bytes], Any]:
        if self._file is None:
            from warcio.warcwriter import WARCWriter

            self._file = self.path.with_name(self.name + UNFINISHED).open("wb")
            self._writer = WARCWriter(self._file, gzip=True, warc_version="1.1")
            about = {
                "software": f"Dragoman/{__version__}",
                "format": "WARC File Format 1.1",
                "http-header-user-agent": self._settings.agent,
                "robots": "obeyed" if self._settings.robots else "ignored",
            }
            self._writer.write_record(self._writer.create_warcinfo_record(self.name, about))
        return self._file, self._writer

    def _sync(self, file: IO[bytes]) -> None:
        file.flush()
        os.fsync(file.fileno())
        self._whole = file.tell()


def recover(directory: Path) -> Iterator[tuple[str, int]]:
    """The files that earlier runs left unfinished, made whole: their names, and how many bytes of each are good."""
    for part in sorted(directory.glob(f"*{SUFFIX}{UNFINISHED}")):
        size = _good_bytes(part)
        name = part.name.removesuffix(UNFINISHED)
        if size:
            with part.open("r+b") as file:
                file.truncate(size)
            part.replace(directory / name)
        else:
            part.unlink()
        yield name, size


def _good_bytes(path: Path) -> int:
    """How much of a file of gzip members is whole."""
    good = 0
    with path.open("rb") as file:
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        place = 0
        while data := file.read(_PIECE):
            place += len(data)
            while data:
                try:
                    piece = member.decompress(data, _PIECE)
                except zlib.error:
                    return good
                if member.eof:
                    data = member.unused_data
                    good = place - len(data)
                    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
                else:
                    data = member.unconsumed_tail
                    if not piece and not data:
                        break
    return good
