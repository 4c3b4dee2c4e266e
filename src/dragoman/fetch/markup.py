"""XML as feeds really have it: its text by the charset it is in, its tree as far as it can be read, no entity of its own."""

from __future__ import annotations

import codecs
import re
from html.entities import html5
from typing import Any, Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its first half
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED: Final = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_HEAD: Final = 4096
_XML_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]{0,500}\?>", re.I)
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOSE_AMPERSAND: Final = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{0,31});|(?!#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};))")
_OF_XML: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ROOT: Final = re.compile(r"<(?![?!])")


def as_text(data: bytes, charset: str = "") -> str:
    """The text of a page or feed: by its byte order mark, as UTF-8 where it is that, else as declared.

    What is declared is often wrong, and what reads as UTF-8 is hardly ever anything else. Where nothing fits, each
    byte that cannot be read becomes a replacement character.

    Args:
        data: the bytes.
        charset: what the server declares.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace")
    inner = _DECLARED.search(data[:_HEAD])
    declared = [charset, inner[1].decode("ascii", "replace") if inner else ""]
    if data.startswith((b"<\x00", b"\x00<")):
        return data.decode("utf-16-le" if data.startswith(b"<\x00") else "utf-16-be", "replace")
    first = ["utf-8"] if not any(name.lower().startswith("iso-2022") for name in declared) else []
    for name in (*first, *declared, "utf-8", "cp1252"):
        try:
            if name and codecs.lookup(name)._is_text_encoding:
                return data.decode(name)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode("latin-1")


def tree(text: str) -> tuple[Any, str]:
    """The root element, None where there is none, and what is wrong with the XML, "" where nothing is.

    Its own entities are not known here: neither bombs nor files of this machine can come of them. Elements below
    level 256 are left out.
    """
    declared = text.find("<?xml", 0, _HEAD)
    text = text[declared if declared >= 0 else max(0, text.find("<")) :]  # servers write warnings before it
    text = _without_doctype(_FORBIDDEN.sub("", _XML_DECLARATION.sub("", text, count=1)).lstrip())
    root, wrong = _parsed(text)
    if wrong:
        mended, _ = _parsed(_mended(text))
        root = root if mended is None else mended
    return root, wrong


def _parsed(text: str) -> tuple[Any, str]:
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return None, str(error) or "no XML"
    errors = [entry for entry in parser.error_log if entry.level_name != "WARNING"]
    return root, f"line {errors[0].line}: {errors[0].message}" if errors else ""


def _without_doctype(text: str) -> str:
    start = text.find("<!DOCTYPE")
    root = _ROOT.search(text)
    if start < 0 or (root is not None and root.start() < start):
        return text
    bracket, end = text.find("[", start), text.find(">", start)
    if 0 <= bracket < end:
        closed = re.compile(r"\]\s*>").search(text, bracket)
        end = closed.end() - 1 if closed else -1
    return text[:start] + text[end + 1 :] if end >= 0 else text[:start]


def _mended(text: str) -> str:
    """`text` with loose ampersands escaped and HTML's named characters spelt out, but in CDATA, where they are as meant."""
    parts: list[str] = []
    place = 0
    while place < len(text):
        start = text.find("<![CDATA[", place)
        parts.append(_LOOSE_AMPERSAND.sub(_spelt_out, text[place : start if start >= 0 else len(text)]))
        if start < 0:
            break
        end = text.find("]]>", start)
        place = end + 3 if end >= 0 else len(text)
        parts.append(text[start:place])
    return "".join(parts)


def _spelt_out(match: re.Match[str]) -> str:
    name = match[1]
    if name in _OF_XML:
        return match[0]
    known = html5.get(f"{name};") if name else None
    return known if known and known not in "<>&" else f"&amp;{match[0][1:]}"
