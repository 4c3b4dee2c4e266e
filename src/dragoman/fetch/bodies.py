"""The body of an answer, unpacked piece by piece and never more than a limit: what inflates beyond it is cut off."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Generator, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final, Protocol

from dragoman.fetch.failures import Failed

PIECE: Final = 65_536
"""Bytes that are unpacked at once."""

MOST_LAYERS: Final = 3
"""Compressions over each other; a bomb may be packed more than once."""

GZIP: Final = b"\x1f\x8b"


class _Layer(Protocol):
    def pieces(self, data: bytes) -> Iterator[bytes]: ...

    def finish(self) -> None: ...


def accepted() -> str:
    """The compressions that can be undone here, for the header Accept-Encoding."""
    return "gzip, deflate" + (", br" if find_spec("brotli") else "")


class Body:
    """A body as it comes together.

    Args:
        encoding: the header Content-Encoding.
        limit: bytes that it may have, as sent and unpacked.
        cut: keep the first `limit` bytes of a longer one, where others are refused.
    """

    def __init__(self, encoding: str, limit: int, *, cut: bool = False) -> None:
        names = [name.strip().lower() for name in encoding.split(",")]
        wanted = [name for name in names if name not in ("", "identity", "none", "utf-8")]
        if len(wanted) > MOST_LAYERS:
            raise Failed("unknown-encoding", f"it is packed {len(wanted)} times over")
        self._layers = [_Counted(_layer(name), limit, cut) for name in reversed(wanted)]
        self._limit = limit
        self._cut = cut
        self._parts: list[bytes] = []
        self._size = 0
        self._sent = 0

    def add(self, data: bytes) -> bool:
        """Takes a piece as it was sent; whether more is wanted.

        Raises:
            Failed: `too-large`, or `broken-body` where it cannot be unpacked.
        """
        self._sent += len(data)
        if self._sent > self._limit and not self._cut:
            raise too_large(self._limit)
        try:
            for piece in self._through(data, self._layers):
                self._parts.append(piece)
                self._size += len(piece)
                if self._size > self._limit:
                    if not self._cut:
                        raise too_large(self._limit)
                    return False
        except _Cut:
            return False
        return self._sent <= self._limit

    def whole(self) -> bytes:
        """All of it.

        Raises:
            Failed: `broken-body`: the compression ends early.
        """
        if not self._cut:
            for layer in self._layers:
                layer.finish()
        return b"".join(self._parts)[: self._limit]

    def _through(self, data: bytes, layers: list[_Counted]) -> Iterator[bytes]:
        if not layers:
            yield data
            return
        for piece in layers[0].pieces(data):
            yield from self._through(piece, layers[1:])


def too_large(limit: int) -> Failed:
    """The refusal of something larger than `limit` bytes."""
    return Failed(
        "too-large",
        f"it has more than max_mb = {limit / 1_000_000:g} of [fetch], unpacked; raise the setting to get it",
    )


def unpacked(data: bytes, limit: int) -> bytes:
    """`data`, unpacked where it is a gzip file, as sitemaps often are.

    Raises:
        Failed: `too-large`, `broken-body`.
    """
    if not data.startswith(GZIP):
        return data
    body = Body("gzip", limit)
    body.add(data)
    return body.whole()


class _Cut(Exception):
    """Enough was unpacked."""


class _Counted:
    """A layer that ends where more than the limit comes out of it."""

    def __init__(self, layer: _Layer, limit: int, cut: bool) -> None:
        self._layer = layer
        self._limit = limit
        self._cut = cut
        self._size = 0
        self.finish = layer.finish

    def pieces(self, data: bytes) -> Iterator[bytes]:
        for piece in self._layer.pieces(data):
            self._size += len(piece)
            yield piece
            if self._size > self._limit:
                raise _Cut if self._cut else too_large(self._limit)


def _layer(name: str) -> _Layer:
    if name in ("gzip", "x-gzip"):
        return _Zlib(lambda data: zlib.MAX_WBITS | 16 if data.startswith(GZIP[: len(data)]) else None)
    if name == "deflate":  # with the zlib header, as the standard says, or without, as some servers have it
        return _Zlib(lambda data: zlib.MAX_WBITS if data[0] & 0x0F == 8 else -zlib.MAX_WBITS)
    if name == "br" and find_spec("brotli"):
        return _Brotli()
    raise Failed("unknown-encoding", f"it is packed as {name[:40]!r}, which was not asked for")


class _Zlib:
    """gzip and deflate; what says that it is gzip and is not passes as it is, as in browsers."""

    def __init__(self, window: Callable[[bytes], int | None]) -> None:
        self._window = window
        self._zlib: Any = None
        self._plain = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._zlib is None and not self._plain:
                bits = self._window(data)
                self._plain = bits is None
                self._zlib = None if bits is None else zlib.decompressobj(bits)
            if self._plain:
                yield data
                return
            data = yield from self._one(data)

    def _one(self, data: bytes) -> Generator[bytes, None, bytes]:
        """What one member gives; returns what follows it."""
        while True:
            try:
                piece = self._zlib.decompress(data, PIECE)
            except zlib.error as error:
                raise Failed("broken-body", f"it cannot be unpacked: {error}", passing=True) from None
            if piece:
                yield piece
            if self._zlib.eof:
                rest: bytes = self._zlib.unused_data
                if not rest.startswith(GZIP):  # what is not another member is filling
                    self._zlib = _Ended()
                    return b""
                self._zlib = zlib.decompressobj(zlib.MAX_WBITS | 16)
                return rest
            data = self._zlib.unconsumed_tail
            if not data and len(piece) < PIECE:
                return b""

    def finish(self) -> None:
        if self._zlib is not None and not self._zlib.eof:
            raise Failed("broken-body", "its compression ends early", passing=True)


class _Ended:
    """What takes the bytes after the last member."""

    eof = True
    unused_data = b""

    def decompress(self, _data: bytes, _most: int) -> bytes:
        return b""


class _Brotli:
    def __init__(self) -> None:
        brotli: Any = import_module("brotli")
        self._brotli: Any = brotli.Decompressor()
        self._error: type[Exception] = brotli.error
        self._begun = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        self._begun = self._begun or bool(data)
        while not self._brotli.is_finished():
            try:
                piece = self._brotli.process(data, output_buffer_limit=PIECE)
            except self._error as error:
                raise Failed("broken-body", f"it cannot be unpacked: {error}", passing=True) from None
            if piece:
                yield piece
            else:
                return  # it says that it takes more before it has given all that it holds
            data = b""

    def finish(self) -> None:
        if self._begun and not self._brotli.is_finished():
            raise Failed("broken-body", "its compression ends early", passing=True)
