"""What a sentence and its translation must share: quotations, numbers, names, whether it is negated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from dragoman.lexicons.cldr import countries_named
from dragoman.records import Aligned, Span

_SPACED_QUOTE: Final = re.compile(r"«\s*|\s*»")
_QUOTE_MARKS: Final = re.compile(r"[«»“”„‟〝〞＂「」『』]|''|``")
_QUOTED: Final = re.compile(r'"([^"]+)"|“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|「([^「」]+)」|『([^『』]+)』')
_NUMBER: Final = re.compile(r"(?<![\w.,])\d+(?:[.,\u00a0\u202f ’']\d{3})*(?:[.,]\d+)?(?![\d])")
_SCALED: Final = re.compile(
    r"(?i)\d[\d.,\u00a0\u202f ]*(?= ?(?:mil|mila|mille|milhar\w*|mill?\w*[oiõó]\w*|mil\w*rd\w*|bi\w*[oiõ]\w*|tri\w*[oiõ]\w*)\b)"
)
_NAME: Final = re.compile(r"(?<![\w’'-])[A-ZÀ-ÖØ-ÞŠŽČĆŁŚА-ЯЁІЇЄҐ][\w’'-]*\w(?: [A-ZÀ-ÖØ-ÞŠŽČĆŁŚА-ЯЁІЇЄҐ][\w’'-]*\w)*")
_ENGLISH_NOT: Final = re.compile(
    r"(?i)\b(?:not|no|never|nor|none|nobody|nothing|nowhere|neither|without|cannot|un\w{4,}ed|rejects?|rejected|den(?:y|ies|ied)|refus\w+|fail\w*)\b|n['’]t\b"
)
_NOT: Final = MappingProxyType(
    {
        "es": re.compile(r"(?i)\b(?:no|nunca|jamás|ni|ningun[oa]?|ningún|nadie|nada|tampoco)\b"),
        "pt": re.compile(r"(?i)\b(?:não|nunca|jamais|nem|nenhuma?|ninguém|nada|tampouco)\b"),
        "gl": re.compile(r"(?i)\b(?:non|nunca|xamais|nin|ningunha?|ninguén|nada|tampouco)\b"),
        "ca": re.compile(r"(?i)\b(?:no|mai|ni|cap|ningú|res|tampoc)\b"),
        "fr": re.compile(
            r"(?i)\b(?:ne\b.{1,60}?\b(?:pas|jamais|plus|rien|aucune?|personne)|n['’].{1,60}?\b(?:pas|jamais|plus|rien|aucune?|personne)|aucune?|ni)\b"
        ),
        "it": re.compile(r"(?i)\b(?:non|mai|né|nessun[oa]?|niente|nulla|neppure|neanche|nemmeno)\b"),
    }
)
_DECIMAL_COMMA: Final = frozenset(
    "es pt gl ca fr it de nl ru uk pl tr id ro sv da no fi cs sk hu el bg hr sr sl vi".split()
)


def plain(sentence: str) -> str:
    """The sentence as engines read it best: one kind of space, of double quotation mark and of apostrophe."""
    sentence = _SPACED_QUOTE.sub('"', sentence.replace("\u00a0", " ").replace("\u202f", " "))
    sentence = _QUOTE_MARKS.sub('"', sentence).replace("’", "'").replace("…", "...")
    return " ".join(sentence.split())


def tidy(english: str) -> str:
    """What an engine gave as one line, with the spaces that quotations have in English."""
    english = " ".join(english.split())
    pieces = english.split('"')
    if len(pieces) % 2 == 0:  # an odd mark: nobody can tell where it opens
        return english
    out = pieces[0]
    for number, piece in enumerate(pieces[1:], start=1):
        if number % 2:  # inside
            before = " " if out and not out[-1].isspace() and out[-1] not in "([-—–'" else ""
            out += f'{before}"{piece.strip()}"'
        else:
            after = " " if piece and piece[0].isalnum() else ""
            out += after + piece
    return out


def with_numbers(original: str, english: str, language: str) -> str:
    """The translation with the numbers of the original that the engine left in its way of writing ("1.200") written in English."""
    for found in _NUMBER.finditer(original):
        value, written = _value(found[0], language), found[0]
        if value is None or not re.search(r"\D", written):
            continue
        right = _in_english(written, language)
        here = re.compile(rf"(?<![\w.,]){re.escape(written)}(?![\w])(?![.,]\d)")
        if right != written and Counter(_values(english, "en"))[value] == 0 and len(here.findall(english)) == 1:
            english = here.sub(right, english)
    return english


def doubts(original: str, english: str, language: str) -> tuple[str, ...]:
    """What does not agree: `numbers`, `quotes`, `negation`; nothing where all does."""
    found = []
    if not _same_numbers(original, english, language):
        found.append("numbers")
    if len(list(_quotes(original))) != len(list(_quotes(english))):
        found.append("quotes")
    said_not = _NOT.get(language)
    if said_not is not None and said_not.search(original) and not _ENGLISH_NOT.search(english):
        found.append("negation")
    return tuple(found)


def aligned(original: str, english: str, language: str) -> tuple[Aligned, ...]:
    """The quotations, numbers and names that are told for certain in both, in the order of the English; offsets within the sentences."""
    pairs = [*_aligned_quotes(original, english), *_aligned_numbers(original, english, language)]
    pairs += _aligned_names(original, english, language)
    unique: dict[tuple[int, int], Aligned] = {}
    for pair in pairs:
        unique.setdefault((pair.translated.start, pair.translated.end), pair)
    return tuple(unique[key] for key in sorted(unique))


def _aligned_quotes(original: str, english: str) -> Iterator[Aligned]:
    ours, theirs = list(_quotes(original)), list(_quotes(english))
    if len(ours) == len(theirs):
        yield from (Aligned(original=one, translated=other) for one, other in zip(ours, theirs, strict=True))


def _aligned_numbers(original: str, english: str, language: str) -> Iterator[Aligned]:
    ours = _by_value((_value(m[0], language), m.span()) for m in _NUMBER.finditer(original))
    theirs = _by_value((_value(m[0], "en"), m.span()) for m in _NUMBER.finditer(english))
    for value in ours.keys() & theirs.keys():
        yield Aligned(original=ours[value], translated=theirs[value])


def _aligned_names(original: str, english: str, language: str) -> Iterator[Aligned]:
    """Names that both write alike, once each; countries by their names in both languages."""
    ours = _by_value((m[0], m.span()) for m in _NAME.finditer(original))
    for name, span in ours.items():
        there = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(str(name))}(?!\w)", english)]
        if len(there) == 1:
            yield Aligned(original=span, translated=_span(there[0]))
    here = _by_value((country, (start, end)) for start, end, country in countries_named(original, language))
    for country, place in _by_value(
        (code, (start, end)) for start, end, code in countries_named(english, "en")
    ).items():
        if country in here:
            yield Aligned(original=here[country], translated=place)


def _quotes(sentence: str) -> Iterator[Span]:
    """What stands between quotation marks, the marks left out."""
    for found in _QUOTED.finditer(sentence):
        number = found.lastindex or 0
        start, end = found.span(number)
        inside = found[number]
        start += len(inside) - len(inside.lstrip())
        end -= len(inside) - len(inside.rstrip())
        if start < end:
            yield Span(start=start, end=end)


def _by_value(found: Iterator[tuple[object, tuple[int, int]]]) -> dict[object, Span]:
    """Where each value stands that stands once; None is no value."""
    held: dict[object, list[tuple[int, int]]] = {}
    for value, span in found:
        if value is not None:
            held.setdefault(value, []).append(span)
    return {value: _span(spans[0]) for value, spans in held.items() if len(spans) == 1}


def _span(span: tuple[int, int]) -> Span:
    return Span(start=span[0], end=span[1])


def _same_numbers(original: str, english: str, language: str) -> bool:
    """Whether every number in figures of the original is among those of the translation.

    Small ones may be words there, those before "million" another number ("1.200 millones", "1.2 billion"), and decades longer ("anos 70").
    """
    plain_numbers = _SCALED.sub("", original)
    ours, theirs = Counter(_values(plain_numbers, language)), Counter(_values(english, "en"))
    theirs |= Counter({value - 1900: 1 for value in theirs if 1900 < value < 2000})
    missing = ours - theirs
    return not [value for value in missing if value >= 13 or value != int(value)]


def _values(sentence: str, language: str) -> Iterator[float]:
    yield from (v for found in _NUMBER.finditer(sentence) if (v := _value(found[0], language)) is not None)


def _value(written: str, language: str) -> float | None:
    """The number that digits write in that language: "1.234,5" is 1234.5 where commas are decimal."""
    english = _in_english(written, language).replace(",", "")
    try:
        return float(english)
    except ValueError:
        return None


def _in_english(written: str, language: str) -> str:
    """A number as English writes it."""
    if language not in _DECIMAL_COMMA:
        return written
    bare = re.sub(r"[\u00a0\u202f ’']", ".", written)
    whole, _, part = bare.partition(",")
    if "." in whole and not re.fullmatch(
        r"\d{1,3}(?:\.\d{3})+", whole
    ):  # "3.5": written with a decimal point all the same
        return written
    return whole.replace(".", ",") + (f".{part}" if part else "")
