"""Bytes to text: byte order mark, UTF-8, the charset a page declares, then a guess that must be a good one."""

from __future__ import annotations

import codecs
import re

from dragoman.errors import RefusedArticle

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its first half
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDE_BOMS = tuple(bom for bom, name in _BOMS if name != "utf-8")

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_LATIN = frozenset({"ascii", "us-ascii", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin-1", "latin1", "l1"})
# What Python decodes and no page is written in; punycode takes time that grows with the square of the length.
_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"})
_HEAD = 4096  # bytes in which HTML (1,024 by the standard) and XML declare their charset, with room for sloppy pages
_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x7fELF",
    b"BZh",
    b"\xfd7zXZ",
    b"PAR1",
)

# Control characters that no text holds; tab, line breaks, form feed, shift in/out and escape (ISO-2022) are allowed.
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 14, 15, 27, 28, 29, 30})
_MAX_CONTROL = 0.01  # share; a stray NUL in a wire text is repaired, one byte in a hundred is not text
_SAMPLE = 65_536  # bytes looked at to tell text from binary, and to guess a charset
_MAX_CHAOS = 0.1  # charset-normalizer's mess ratio; it calls 0.2 the border of the unreadable, wire texts come out at 0

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def decode(data: bytes, *, declared: bool = False, charset: str = "") -> tuple[str, str]:
    """The text of `data` without its byte order mark, and the name of the charset it was decoded by.

    Args:
        data: the bytes of a file, or of a line.
        declared: believe a charset that an HTML or XML head declares (after a byte order mark and UTF-8, which prove themselves).
        charset: the charset that came with the data, as in an HTTP head; believed before one that the data declares.

    Raises:
        RefusedArticle: `binary-input` where it is no text, `unknown-encoding` where no charset fits.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _by_name(data[len(bom) :], name)
    if looks_binary(data):
        raise RefusedArticle("binary-input", "not text: binary content; give HTML, plain text or JSON lines")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    found = _DECLARED.search(data[:_HEAD]) if declared else None
    for name in filter(None, (charset, found[1].decode("ascii") if found else "")):
        try:
            return _by_declared(data, name.lower())
        except (UnicodeError, LookupError):
            continue
    return _guess(data)


def looks_binary(data: bytes) -> bool:
    """Whether `data` is not text in a charset of one or more bytes a character: a known signature, or control bytes."""
    sample = data[:_SAMPLE]
    if sample.startswith(_MAGIC):
        return True
    return len(sample) - len(sample.translate(None, _CONTROL)) > max(1, _MAX_CONTROL * len(sample))


def storable(text: str) -> tuple[str, int]:
    """`text` with what no store takes (NUL, half surrogates) replaced one for one by U+FFFD, and how many there were."""
    return _UNSTORABLE.subn(_REPLACEMENT, text)


def _by_name(data: bytes, name: str) -> tuple[str, str]:
    try:
        return data.decode(name), name
    except UnicodeDecodeError as error:
        raise RefusedArticle(
            "unknown-encoding", f"its byte order mark says {name}, but byte {error.start} is not; save it as UTF-8"
        ) from None


def _by_declared(data: bytes, name: str) -> tuple[str, str]:
    """The text by a declared charset.

    What is called Latin-1 has the quotation marks of Windows, as browsers know (WHATWG Encoding).

    Raises:
        UnicodeError: it is in another charset.
        LookupError: there is no charset of that name.
    """
    if codecs.lookup(name).name.replace("_", "-") in _NO_CHARSETS:
        raise LookupError(name)
    if name in _LATIN:
        try:
            return data.decode("windows-1252"), "windows-1252"
        except UnicodeDecodeError:
            pass
    return data.decode(name), name


def _guess(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], threshold=_MAX_CHAOS).best()
    if best is not None:
        try:
            return data.decode(best.encoding), best.encoding
        except (UnicodeError, LookupError):
            pass
    raise RefusedArticle("unknown-encoding", "neither UTF-8 nor any charset that could be told; save it as UTF-8")
