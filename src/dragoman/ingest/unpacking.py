"""Packed bytes to pieces of unpacked ones, never more than a piece at once; where gzip is damaged, on to the next whole member."""

from __future__ import annotations

import io
import zlib
from typing import Any, BinaryIO, Final, Protocol

PIECE: Final = 65_536
"""Bytes that are read, and unpacked, at once."""

GZIP: Final = b"\x1f\x8b"
ZSTD: Final = b"\x28\xb5\x2f\xfd"
LZ4: Final = b"\x04\x22\x4d\x18"
_SKIPPABLE: Final = bytes(range(0x50, 0x60))  # a zstd frame to skip begins with one of these and the three bytes below
_SKIPPABLE_REST: Final = b"\x2a\x4d\x18"

_LOOK_BACK: Final = (
    262_144  # damage shows only when a member no longer unpacks; until then it may have swallowed the next one
)

_SMALL_PIECE: Final = 4096  # fastwarc gives nothing of a piece in which it meets damage


class Damaged(Exception):
    """Bytes that cannot be unpacked, or are no records; says what is wrong with them."""


class CutOff(Exception):
    """The bytes end where more must come."""


class Pieces(Protocol):
    """Unpacked bytes, piece by piece."""

    packed: bool
    """Whether the bytes are packed at all."""

    place: int
    """Where in the packed file the member begins that the last piece came from."""

    first: bool
    """Whether the last piece is the first of its member."""

    def pull(self) -> bytes:
        """The next piece, b"" at the end.

        Raises:
            Damaged: the bytes cannot be unpacked.
            CutOff: they end too early.
        """

    def recover(self, mark: bytes) -> bool:
        """Whether, after damage, there is a later member that begins with `mark`; the next piece is its first."""


def for_library(head: bytes) -> bool:
    """Whether the bytes begin a file that zstd or LZ4 packed."""
    return head.startswith((ZSTD, LZ4)) or (head[1:4] == _SKIPPABLE_REST and head[0] in _SKIPPABLE)


def pieces_of(stream: BinaryIO, head: bytes) -> Pieces:
    """The unpacked bytes of a stream whose first bytes are `head`, which are not read yet."""
    if head.startswith(GZIP):
        return GzipPieces(stream)
    if for_library(head):
        return LibraryPieces(stream, head)
    return PlainPieces(stream)


class PlainPieces:
    """Bytes that are not packed."""

    packed = False

    def __init__(self, stream: BinaryIO) -> None:
        self.place, self.first = 0, False
        self._stream, self._started = stream, False

    def pull(self) -> bytes:
        """The next piece, b"" at the end."""
        self.first, self._started = not self._started, True
        return self._stream.read(PIECE)

    def recover(self, mark: bytes) -> bool:  # noqa: ARG002
        """False: there are no members to go on to."""
        return False


class LibraryPieces:
    """Bytes packed by zstd or LZ4, unpacked by fastwarc, which cannot go on after damage."""

    packed = True

    def __init__(self, stream: BinaryIO, head: bytes) -> None:
        from fastwarc.stream_io import Lz4Reader, ZstdReader

        self.place, self.first = 0, False
        self._reader: Any = Lz4Reader(stream) if head.startswith(LZ4) else ZstdReader(stream)
        self._started, self._failure = False, ""

    def pull(self) -> bytes:
        """The next piece, b"" at the end.

        Raises:
            Damaged: the bytes cannot be unpacked, here or before.
            CutOff: they end too early.
        """
        try:
            piece = b"" if self._failure else bytes(self._reader.read(_SMALL_PIECE))
        except OSError as error:
            self._failure, self.place = str(error), self._reader.inner_tell()
        if self._failure:
            raise CutOff if "incomplete" in self._failure else Damaged(f"it cannot be unpacked ({self._failure})")
        self.first, self._started = not self._started, True
        return piece

    def recover(self, mark: bytes) -> bool:  # noqa: ARG002
        """False: there are no members to go on to."""
        return False


class GzipPieces:
    """Bytes packed by gzip, in one member or, as archives have them, in a member for each record."""

    packed = True

    def __init__(self, stream: BinaryIO) -> None:
        self.place, self.first = 0, False
        self._stream, self._fresh, self._failure = stream, False, ""
        self._raw, self._base, self._at = (
            b"",
            0,
            0,
        )  # packed bytes, where the first stands in the file, the next to unpack
        self._member: Any = None

    def pull(self) -> bytes:
        """The next piece, never of two members; b"" at the end.

        Raises:
            Damaged: the bytes cannot be unpacked; so it stays until `recover`.
            CutOff: they end too early.
        """
        while True:
            if self._failure:
                raise Damaged(self._failure)
            if self._member is None and not self._open():
                return b""
            if self._at == len(self._raw) and not self._fill():
                raise CutOff
            try:
                piece: bytes = self._member.decompress(memoryview(self._raw)[self._at :], PIECE)
            except zlib.error as error:
                self._failure = f"it cannot be unpacked ({error})"
                continue
            rest = len(self._member.unused_data) if self._member.eof else len(self._member.unconsumed_tail)
            self._at = len(self._raw) - rest
            if self._member.eof:
                self._member = None
            if piece:
                self.first, self._fresh = self._fresh, False
                return piece

    def recover(self, mark: bytes) -> bool:
        """Whether there is a later member that begins with `mark`; it may stand in what the damaged one swallowed."""
        self._member, self._failure = None, ""
        start = max(0, self.place + 1 - self._base)
        while True:
            found = self._raw.find(GZIP + b"\x08", start)
            if found < 0:
                start = max(0, len(self._raw) - 2)
            elif len(self._raw) - found < PIECE and self._fill(keep=found):
                start = 0
                continue
            elif self._begins_with(mark, found):
                self._at = found
                return True
            else:
                start = found + 1
                continue
            if not self._fill(keep=start):
                self._at = len(self._raw)
                return False
            start = 0

    def _open(self) -> bool:
        """Whether a member begins here; zeros before it are passed over, as tapes and disks leave them, and line ends."""
        while True:
            while self._at < len(self._raw) and self._raw[self._at] in b"\0\r\n":
                self._at += 1
            if len(self._raw) - self._at >= len(GZIP) or not self._fill():
                break
        self.place, self._fresh = self._base + self._at, True
        if self._at == len(self._raw):
            return False
        if not self._raw.startswith(GZIP, self._at):
            self._failure = "no packed record begins where one should"
            raise Damaged(self._failure)
        self._member = zlib.decompressobj(wbits=31)
        return True

    def _fill(self, keep: int | None = None) -> bool:
        """Whether there were more packed bytes to read; those from `keep` on stay, by default the member's as far as we look back."""
        piece = self._stream.read(PIECE)
        if not piece:
            return False
        if keep is None:
            keep = min(self._at, max(self.place - self._base, self._at - _LOOK_BACK, 0))
        self._raw = self._raw[keep:] + piece
        self._base += keep
        self._at = max(0, self._at - keep)
        return True

    def _begins_with(self, mark: bytes, at: int) -> bool:
        try:
            return zlib.decompressobj(wbits=31).decompress(self._raw[at:], len(mark)) == mark
        except zlib.error:
            return False


class Unpacked(io.RawIOBase):
    """A packed file as a stream of its unpacked bytes, for what reads from a file."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces, self._held = pieces, b""

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """How many bytes were put into `buffer`.

        Raises:
            OSError: they cannot be unpacked, or end too early.
        """
        if not self._held:
            try:
                self._held = self._pieces.pull()
            except Damaged as damage:
                raise OSError(str(damage)) from None
            except CutOff:
                raise OSError("it is cut off: its end is missing") from None
        part, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)
