"""A WARC archive record by record: heads, and as much of a record's block as is asked for. Damage is told, and passed where that can be.

The framing is read here and not by fastwarc, which ends at the first damaged record, takes a record that is cut off for a whole one, and
gives a checksum that does not hold no word. (ISO 28500:2017, WARC 1.1, section 4: a version line, named fields, a blank line, the block of
Content-Length bytes, two line ends.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final

from dragoman.ingest.unpacking import PIECE, CutOff, Damaged, pieces_of

MARK: Final = b"WARC/"
"""What every record begins with."""

_LOOK_BACK: Final = 8_000_000  # bytes of a block that nobody asked for, kept until it ends as it says
_HEAD_BYTES: Final = 65_536  # of the fields of a record, or of an HTTP head; more is no head
_VERSION: Final = re.compile(rb"WARC/\d\.\d+\s*$")
_BEGINNING: Final = re.compile(rb"WARC/\d\.\d+\r?\n[A-Za-z][\w-]{0,60}:")  # of a record, where one is looked for
_BEGINNING_BYTES: Final = 80
_PADDING: Final = b"\r\n\0"  # between records: two line ends, and zeros where a tape or a disk left them
_TERMINATED: Final = (b"\r\n\r\n", b"\n\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The fields of a record by their names in lower case, and where it stands in the file (`offset+unpacked offset`)."""

    place: str
    fields: Mapping[str, str]
    length: int


class Archive:
    """An archive that is being read: `head`, then `line` and `block` as wanted, then `end`, until `head` is None.

    Args:
        stream: the file, at its beginning.
        head: its first bytes, which are not taken out of it.
    """

    def __init__(self, stream: BinaryIO, head: bytes) -> None:
        self.place = "0"
        self._pieces = pieces_of(stream, head)
        self._held = bytearray()
        self._at_start = False  # what is held begins where a member does
        self._unpacked = 0  # bytes taken since the member began
        self._taken = bytearray()  # of the block, as far as it is kept to look for a swallowed record
        self._left = 0  # bytes of the block that are not taken
        self._pending: Damaged | CutOff | None = None

    def head(self) -> Head | None:
        """The head of the next record; None at the end.

        Raises:
            Damaged: what stands here is no record.
            CutOff: the file ends in the middle of it.
        """
        if self._pending is not None:
            pending, self._pending = self._pending, None
            self.place = str(self._pieces.place)
            raise pending
        self._pass_line_ends()
        if not self._held:
            return None
        member, inside = self._pieces.place, self._unpacked
        self.place = f"{member}+{inside}" if inside and self._pieces.packed else str(member + inside)
        self._taken.clear()
        if not _VERSION.fullmatch(self._line(_HEAD_BYTES, first=True)):
            raise Damaged("no record begins where one should")
        fields = self.fields(_HEAD_BYTES)
        length = fields.get("content-length", "")
        if not re.fullmatch(r"\d{1,18}", length) or not fields.get("warc-type"):
            raise Damaged("its head has no WARC-Type, or no Content-Length that is a number")
        self._left = int(length)
        return Head(place=self.place, fields=fields, length=self._left)

    def http_head(self) -> tuple[str, Mapping[str, str]]:
        """The status line and the fields of the HTTP message that the block holds; "" where it holds none."""
        limit = min(self._left, _HEAD_BYTES)
        before = self._left
        line = self._line(limit, block=True)
        if not line.startswith(b"HTTP/"):
            return "", {}
        return line.decode("latin-1").strip(), self.fields(limit - (before - self._left), block=True)

    def fields(self, limit: int, *, block: bool = False) -> Mapping[str, str]:
        """Named fields up to a blank line; the first of a name counts, and a folded line is part of the one before."""
        found: dict[str, str] = {}
        name = ""
        while limit > 0 and (line := self._line(limit, block=block)).strip():
            limit -= len(line)
            text = line.decode("utf-8", "replace")
            if text[0] in " \t" and name:
                found[name] += " " + text.strip()
                continue
            name, colon, value = text.partition(":")
            name = name.strip().lower()
            if not block and (not colon or _VERSION.search(line)):
                self._give_back(line)
                raise Damaged("its head is broken")
            if not colon:
                name = ""
            elif name not in found:
                found[name] = value.strip()
            else:
                name = ""
        if limit <= 0 and not block:
            raise Damaged(f"its head is longer than {_HEAD_BYTES:,} bytes")
        return found

    def block(self, limit: int) -> bytes | None:
        """What is left of the block; None, and nothing taken, where that is more than `limit` bytes."""
        if self._left > limit:
            return None
        before = len(self._taken)
        while self._left:
            self._taken += self._take(self._left)
        return bytes(self._taken[before:])

    def end(self) -> None:
        """Go on to the end of the record, whatever of it was taken.

        Raises:
            Damaged: it does not end as it says, or its checksum does not hold.
            CutOff: the file ends in the middle of it.
        """
        while self._left:
            part = self._take(PIECE)
            if len(self._taken) < _LOOK_BACK:
                self._taken += part
        member = self._pieces.place
        try:
            terminated = self._is_terminated()
            self._pass_line_ends()
        except (Damaged, CutOff) as error:
            if self._pieces.place == member:
                raise
            self._pending = error
            return
        if self._held and not terminated and not self._held.startswith(MARK[: len(self._held)]):
            raise Damaged("it is not as long as it says")

    def recover(self) -> bool:
        """Whether there is a later record, be it in a block that says it is longer than it is; the next `head` is its head."""
        self._left, self._pending = 0, None
        if not self._pieces.packed:
            self._give_back(bytes(self._taken))
        self._taken.clear()
        while True:
            if found := _BEGINNING.search(self._held):
                self._drop(found.start())
                return True
            self._drop(max(0, len(self._held) - _BEGINNING_BYTES))
            try:
                if not self._more(apart=True):
                    return False
            except (Damaged, CutOff):
                if not self._pieces.recover(MARK):
                    return False

    def _pass_line_ends(self) -> None:
        while True:
            kept = len(self._held.lstrip(_PADDING))
            self._drop(len(self._held) - kept)
            if kept >= len(MARK) or not self._more():
                return

    def _is_terminated(self) -> bool:
        """Whether what follows is the end that every record has, so that whatever comes after is not its fault."""
        while len(self._held) < len(_TERMINATED[0]) and self._more():
            pass
        return self._held.startswith(_TERMINATED)

    def _line(self, limit: int, *, block: bool = False, first: bool = False) -> bytes:
        """The next line with its end, of `limit` bytes at most, or what there is of it."""
        while (end := self._held.find(b"\n", 0, limit)) < 0 and len(self._held) < limit:
            if not self._more(apart=not first):
                raise CutOff
            if self._at_start and not first:
                raise Damaged("it is shorter than it says" if block else "its head is cut off")
        line = bytes(self._held[: end + 1 if end >= 0 else limit])
        self._drop(len(line))
        if block:
            self._left -= len(line)
            self._taken += line
        return line

    def _take(self, size: int) -> bytes:
        """Up to `size` bytes of the block."""
        if not self._held:
            if not self._more(apart=True):
                raise CutOff
            if self._at_start and self._held.startswith(MARK):
                raise Damaged("it is shorter than it says")
        part = bytes(self._held[: min(size, self._left)])
        self._drop(len(part))
        self._left -= len(part)
        return part

    def _give_back(self, line: bytes) -> None:
        self._held[:0] = line
        self._unpacked -= len(line)

    def _drop(self, size: int) -> None:
        del self._held[:size]
        self._unpacked += size
        self._at_start = self._at_start and not size

    def _more(self, *, apart: bool = False) -> bool:
        """Whether there was another piece to hold; one that begins with a record's mark stands alone where `apart`."""
        piece = self._pieces.pull()
        if not piece:
            return False
        if self._pieces.first and (not self._held.strip(_PADDING) or (apart and piece.startswith(MARK))):
            self._held.clear()
            self._unpacked, self._at_start = 0, True
        self._held += piece
        return True
