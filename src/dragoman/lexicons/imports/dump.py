"""A Wikidata dump as a stream: its lines, unpacked and decoded one at a time, never more of it in memory.

The shape is that of https://www.wikidata.org/wiki/Wikidata:Database_download: a JSON array with one entity a line. Older
dumps write empty maps as `[]` and give entity ids as numbers only; both are read.
"""

from __future__ import annotations

import bz2
import gzip
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import msgspec

from dragoman.errors import InputError

LONGEST: Final = 64 * 1024 * 1024
"""Bytes of a line; the largest entities have about 5 MB. A longer line is damaged, and passed over without being kept."""

_PACKED: Final[dict[bytes, Callable[[Any], Any]]] = {
    b"\x1f\x8b": lambda stream: gzip.GzipFile(fileobj=stream),
    b"BZh": bz2.BZ2File,
}
"""How packed streams begin, and what unpacks them."""


class Value(msgspec.Struct, gc=False):
    """An item (`id`, in old dumps only `number`) or a point in time with its precision (9 year, 10 month, 11 day)."""

    id: str = ""
    number: int = msgspec.field(default=0, name="numeric-id")
    time: str = ""
    precision: int = 0


class Datavalue(msgspec.Struct, gc=False):
    """What a snak says."""

    value: Value | str = ""


class Snak(msgspec.Struct, gc=False):
    """One saying of a property; `snaktype` is "value", or "somevalue" or "novalue" without a datavalue."""

    snaktype: str = ""
    datavalue: Datavalue | None = None

    def item(self) -> int:
        """The number of the item that it names, 0 where it names none."""
        value = self.datavalue.value if self.datavalue else ""
        if not isinstance(value, Value):
            return 0
        digits = value.id[1:] if value.id[:1] == "Q" else ""
        return int(digits) if digits.isdecimal() else value.number

    def text(self) -> str:
        """The string that it gives."""
        return self.datavalue.value if self.datavalue and isinstance(self.datavalue.value, str) else ""

    def date(self) -> str:
        """The date as an ISO prefix of a year, month or day, "" where it is unknown, vaguer than a year, or before our era."""
        value = self.datavalue.value if self.datavalue else ""
        if not isinstance(value, Value) or not value.time.startswith("+"):
            return ""
        year, month, day = ([*value.time[1:].partition("T")[0].split("-"), "", ""])[:3]
        year = year.lstrip("0").zfill(4)
        if not year.isdecimal() or len(year) != 4 or year == "0000" or value.precision < 9:
            return ""
        if value.precision == 9 or not "01" <= month <= "12":
            return year
        return f"{year}-{month}" if value.precision == 10 or not "01" <= day <= "31" else f"{year}-{month}-{day}"


Snaks = tuple[Snak, ...]


class Qualifiers(msgspec.Struct, gc=False):
    """What is said of a statement: start, end, and what the office applies to."""

    start: Snaks = msgspec.field(default=(), name="P580")
    end: Snaks = msgspec.field(default=(), name="P582")
    applies_to: Snaks = msgspec.field(default=(), name="P1001")
    country: Snaks = msgspec.field(default=(), name="P17")


class Statement(msgspec.Struct, gc=False):
    """One statement of an entity."""

    mainsnak: Snak
    rank: str = "normal"
    qualifiers: Qualifiers | list[Any] | None = None


Statements = tuple[Statement, ...]


class Claims(msgspec.Struct, gc=False):
    """The statements that matter here; all others are passed over unread."""

    instance_of: Statements = msgspec.field(default=(), name="P31")
    subclass_of: Statements = msgspec.field(default=(), name="P279")
    part_of: Statements = msgspec.field(default=(), name="P361")
    position: Statements = msgspec.field(default=(), name="P39")
    party: Statements = msgspec.field(default=(), name="P102")
    country: Statements = msgspec.field(default=(), name="P17")
    applies_to: Statements = msgspec.field(default=(), name="P1001")
    citizenship: Statements = msgspec.field(default=(), name="P27")
    family_name: Statements = msgspec.field(default=(), name="P734")
    death: Statements = msgspec.field(default=(), name="P570")
    alpha_3: Statements = msgspec.field(default=(), name="P298")
    ideology: Statements = msgspec.field(default=(), name="P1142")
    alignment: Statements = msgspec.field(default=(), name="P1387")
    headed_by: Statements = msgspec.field(default=(), name="P2388")
    allegiance: Statements = msgspec.field(default=(), name="P945")
    chair: Statements = msgspec.field(default=(), name="P488")
    seat: Statements = msgspec.field(default=(), name="P159")
    holder: Statements = msgspec.field(default=(), name="P1308")


class Label(msgspec.Struct, gc=False):
    """A label or an alias."""

    value: str


class Skipped(msgspec.Struct, gc=False):
    """Something that only counts."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity: its number, labels and aliases by language in the order asked for, its statements, and how many wikis have it."""

    number: int
    labels: dict[str, str]
    aliases: dict[str, tuple[str, ...]]
    claims: Claims
    known_by: int


@dataclass(frozen=True, slots=True)
class Damaged:
    """A line that is no entity: where, and what is wrong with it."""

    line: int
    detail: str


@dataclass(slots=True)
class Dump:
    """An open dump. `size` is the packed file's, 0 where nobody knows; `at` says how much of it is read."""

    stream: BinaryIO
    size: int
    at: Callable[[], int]
    broken: list[str] = field(default_factory=list)


@contextmanager
def opened(name: str, stdin: BinaryIO | None = None) -> Iterator[Dump]:
    """The dump of that name, unpacked as it is read; `-` is standard input.

    Raises:
        InputError: it cannot be opened.
    """
    if name == "-":
        raw: BinaryIO = stdin or sys.stdin.buffer
        yield Dump(_unpacked(raw), 0, lambda: 0)
        return
    try:
        file = Path(name).open("rb")  # noqa: SIM115 - closed below
        size = os.fstat(file.fileno()).st_size if Path(name).is_file() else 0
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: {getattr(error, 'strerror', None) or error}") from None
    with file:
        yield Dump(_unpacked(file), size, file.tell if size else lambda: 0)


def _unpacked(raw: BinaryIO) -> BinaryIO:
    buffered = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast("Any", raw), 1 << 16)
    head = buffered.peek(4)
    unpack = next((unpack for magic, unpack in _PACKED.items() if head.startswith(magic)), None)
    return cast("BinaryIO", io.BufferedReader(unpack(buffered), 1 << 20) if unpack else buffered)


def entities(dump: Dump, languages: Iterable[str]) -> Iterator[Entity | Damaged]:
    """Each item of the dump, and each line that is none; properties and lexemes are passed over.

    A dump that breaks off ends here, and `dump.broken` says how.

    Args:
        dump: an open dump.
        languages: codes of the labels and aliases that are read; "mul", the default for all languages, is read with them.
    """
    decode = _decoder(tuple(dict.fromkeys((*languages, "mul"))))
    for number, line in enumerate(_lines(dump), start=1):
        if line is None:
            yield Damaged(number, f"longer than {LONGEST:,} bytes")
            continue
        line = line.strip().rstrip(b",")
        if not line or line in (b"[", b"]"):
            continue
        try:
            found = decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield Damaged(number, str(error))
            continue
        if found is not None:
            yield found


def _lines(dump: Dump) -> Iterator[bytes | None]:
    """The lines, None for one that is too long."""
    stream = dump.stream
    try:
        while line := stream.readline(LONGEST + 1):
            if len(line) <= LONGEST:
                yield line
                continue
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
            yield None
    except (OSError, EOFError, zlib.error) as error:  # packed data that is cut short or damaged
        dump.broken.append(str(error))


def _decoder(languages: tuple[str, ...]) -> Callable[[bytes], Entity | None]:
    """What decodes a line; None for what is no item. Labels in other languages are not even read."""
    names = {f"l{number}": language for number, language in enumerate(languages)}
    labels = msgspec.defstruct("Labels", [(name, Label | None, None) for name in names], rename=names, gc=False)
    aliases = msgspec.defstruct("Aliases", [(name, tuple[Label, ...], ()) for name in names], rename=names, gc=False)
    shape = msgspec.defstruct(
        "Line",
        [
            ("id", str),
            ("type", str, "item"),
            ("labels", labels | list[Any], []),
            ("aliases", aliases | list[Any], []),
            ("claims", Claims | list[Any], []),
            ("sitelinks", dict[str, Skipped] | list[Any], []),
        ],
        gc=False,
    )
    decoder = msgspec.json.Decoder(shape)

    def decode(line: bytes) -> Entity | None:
        read: Any = decoder.decode(line)
        digits = read.id[1:]
        if read.type != "item" or read.id[:1] != "Q" or not digits.isdecimal():
            return None
        return Entity(
            number=int(digits),
            labels={} if isinstance(read.labels, list) else {
                language: label.value for name, language in names.items() if (label := getattr(read.labels, name))
            },
            aliases={} if isinstance(read.aliases, list) else {
                language: tuple(alias.value for alias in found)
                for name, language in names.items() if (found := getattr(read.aliases, name))
            },
            claims=Claims() if isinstance(read.claims, list) else read.claims,
            known_by=len(read.sitelinks),
        )  # fmt: skip

    return decode


def said(statements: Statements) -> list[Statement]:
    """The statements that are not deprecated, preferred ones first."""
    kept = [statement for statement in statements if statement.rank != "deprecated"]
    return sorted(kept, key=lambda statement: statement.rank != "preferred")


def items(statements: Statements) -> tuple[int, ...]:
    """The numbers of the items that the statements name, preferred ones first."""
    return tuple(dict.fromkeys(number for one in said(statements) if (number := one.mainsnak.item())))
