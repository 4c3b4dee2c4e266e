"""The pages of a WARC archive, one record at a time: HTML that a server gave with status 200, and text that was made of pages."""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, BinaryIO, Final

from dragoman.errors import RefusedArticle
from dragoman.ingest.archives import Archive, Head
from dragoman.ingest.building import web_address
from dragoman.ingest.reading import Reading, is_wanted, printable, rejection, taken
from dragoman.ingest.streams import too_large
from dragoman.ingest.unpacking import PIECE, CutOff, Damaged
from dragoman.ingest.web_pages import WebPage, article_of_web_page, crawl_day
from dragoman.records import Article, Note, Rejection

_HTML: Final = frozenset({"text/html", "application/xhtml+xml"})
_HEADS: Final = 131_072  # bytes that a block may be larger than its page, for its HTTP head and the sizes of chunks
_LAYERS: Final = 3  # of content encodings; servers use one
_CHUNK: Final = re.compile(rb"\s*([0-9a-fA-F]{1,8})\s*(?:;[^\r\n]{0,200})?\r?\n")

_log = logging.getLogger(__name__)


def pages(origin: str, stream: BinaryIO, head: bytes, reading: Reading) -> Iterator[Article | Rejection]:
    """The articles of an archive and a refusal for everything in it that should be one and is not.

    Other records (requests, metadata, pictures, redirects) are passed over. A damaged record is refused as `damaged-record`, and the
    next whole one is read; an archive that ends inside a record is refused as `truncated-archive`, after all before it was read.

    Args:
        origin: the name of the archive.
        stream: its bytes; no more than a record's are held.
        head: its first bytes, which are still to be read from `stream`.
        reading: what to read with, and what is wanted.
    """
    archive = Archive(stream, head)
    seen: Counter[str] = Counter()
    while True:
        page: WebPage | None = None
        try:
            record = archive.head()
            if record is None:
                break
            page = _page(record, archive, reading, seen)
            archive.end()
        except (Damaged, CutOff) as error:
            seen["damaged"] += 1
            place = f"{origin}#{archive.place}"
            recovered = archive.recover()
            rest = "" if recovered else "; no record after it can be read"
            if isinstance(error, Damaged):
                yield rejection(place, "damaged-record", f"a damaged record: {error}{rest}")
            else:
                yield rejection(
                    place, "truncated-archive", f"the archive ends inside this record; fetch it again{rest}"
                )
            if not recovered:
                break
            continue
        if page is not None:
            yield from _taken(page, f"{origin}#{record.place}", reading)
    _log.debug("%s: %s", origin, ", ".join(f"{number} {kind}" for kind, number in sorted(seen.items())))
    if not seen["page"] and not seen["damaged"] and not seen["unwanted"]:
        kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(seen.items())) or "no records"
        yield rejection(origin, "no-pages", f"an archive without a page (HTML with status 200); it holds: {kinds}")


def _taken(page: WebPage, origin: str, reading: Reading) -> Iterator[Article | Rejection]:
    for found in taken(reading, origin, partial(article_of_web_page, page, origin, reading), url=page.url):
        if isinstance(found, Rejection) and page.url:
            yield rejection(origin, found.code, f"{found.detail} ({page.url})")
        else:
            yield found


def _page(record: Head, archive: Archive, reading: Reading, seen: Counter[str]) -> WebPage | None:
    """The page of the record whose head was read, None where it holds none that is wanted; `seen` counts which it was."""
    kind = record.fields["warc-type"].lower()
    url = web_address(record.fields.get("warc-target-uri", "").strip("<> "))
    media, charset = _media(record.fields.get("content-type", ""))
    fields: Mapping[str, str] = {}
    if kind == "response" and media == "application/http":
        status, fields = archive.http_head()
        if not re.match(r"HTTP/\S+\s+200\b", status):
            seen["responses with another status than 200"] += 1
            return None
        media, charset = _media(fields.get("content-type", ""))
        is_page = media in _HTML
    else:
        is_page = kind in {"resource", "conversion"} and (media in _HTML or media == "text/plain")
    if not is_page:
        seen[f"{kind} records" if kind != "response" else f"responses of type {media or 'unknown'}"] += 1
        return None
    if not is_wanted(reading, url):
        seen["unwanted"] += 1
        return None
    seen["page"] += 1
    notes: tuple[Note, ...] = ()
    content: bytes | RefusedArticle
    block = archive.block(reading.limit + _HEADS)
    try:
        if block is None:
            raise too_large(reading.limit, "the page")
        content, whole = _unpacked(block, fields, reading.limit)
        if (why := record.fields.get("warc-truncated", "")) or not whole:
            why = printable(why[:40]) or "its packed end is missing"
            notes = (Note(code="truncated-page", text=f"the archive has only the beginning of the page: {why}"),)
    except RefusedArticle as refused:
        content = refused
    return WebPage(
        url=url,
        day=crawl_day(record.fields.get("warc-date", "")),
        charset=charset,
        is_html=media in _HTML,
        content=content,
        notes=notes,
    )


def _media(value: str) -> tuple[str, str]:
    """The media type and the charset of a Content-Type."""
    media, _, rest = value.partition(";")
    found = re.search(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", rest, re.IGNORECASE)
    return media.strip().lower(), found[1] if found else ""


def _unpacked(body: bytes, fields: Mapping[str, str], limit: int) -> tuple[bytes, bool]:
    """The content of an HTTP body, and whether all of it is there. Many archives keep the names of encodings that they have undone.

    Raises:
        RefusedArticle: `too-large`, after no more than `limit` bytes were unpacked; `damaged-record`.
    """
    whole = True
    if fields.get("transfer-encoding", "").lower().endswith("chunked"):
        body, whole = _without_chunks(body)
    layers = [name for name in re.split(r"[\s,]+", fields.get("content-encoding", "").lower()) if name]
    if len(layers) > _LAYERS:
        raise RefusedArticle("damaged-record", f"packed {len(layers)} times over: {printable(', '.join(layers)[:60])}")
    for name in reversed(layers):
        body, complete = _without_layer(body, name, limit)
        whole = whole and complete
    if len(body) > limit:
        raise too_large(limit, "the page")
    return body, whole


def _without_layer(body: bytes, name: str, limit: int) -> tuple[bytes, bool]:
    if name in {"gzip", "x-gzip", "deflate"}:
        if name != "deflate" and not body.startswith(b"\x1f\x8b"):
            return body, True
        for bits in (47,) if name != "deflate" else (47, -15):
            unpack = zlib.decompressobj(wbits=bits)
            try:
                found = unpack.decompress(body, limit + 1)
            except zlib.error:
                continue
            if len(found) > limit:
                raise too_large(limit, "the unpacked page")
            return found, unpack.eof
        if name == "deflate":
            return body, True
        raise RefusedArticle("damaged-record", f"the page cannot be unpacked ({name})")
    if name in {"br", "zstd"}:
        return _without_library_layer(body, name, limit)
    return body, True


def _without_library_layer(body: bytes, name: str, limit: int) -> tuple[bytes, bool]:
    from fastwarc.stream_io import BrotliReader, ZstdReader

    reader: Any = (BrotliReader if name == "br" else ZstdReader)(io.BytesIO(body))
    found = bytearray()
    try:
        while piece := reader.read(PIECE):
            found += piece
            if len(found) > limit:
                raise too_large(limit, "the unpacked page")
    except OSError:
        return (bytes(found), False) if found else (body, True)
    return bytes(found), True


def _without_chunks(body: bytes) -> tuple[bytes, bool]:
    """A body without the sizes of its chunks, and whether the last one is there; as it is where it has none."""
    found = bytearray()
    at = 0
    while match := _CHUNK.match(body, at):
        size = int(match[1], 16)
        at = match.end()
        if not size:
            return bytes(found), True
        found += body[at : at + size]
        at += size
    return (bytes(found), False) if found else (body, True)
