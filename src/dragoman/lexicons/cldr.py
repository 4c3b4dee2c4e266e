"""What countries are called in other languages: the names of the Unicode CLDR, as babel brings them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from dragoman.errors import InputError

_PALESTINE: Final = """
ar فلسطين az Fələstin be Палесціна bg Палестина bn ফিলিস্তিন bs Palestina ca Palestina cs Palestina da Palæstina de Palästina
el Παλαιστίνη en Palestine es Palestina et Palestiina eu Palestina fa فلسطین fi Palestiina fr Palestine gl Palestina he פלסטין
hi फ़िलिस्तीन hr Palestina hu Palesztina hy Պաղեստին id Palestina is Palestína it Palestina ja パレスチナ ka პალესტინა kk Палестина
ko 팔레스타인 ky Палестина lt Palestina lv Palestīna mk Палестина ms Palestin nb Palestina nl Palestina nn Palestina no Palestina
pl Palestyna ps فلسطین pt Palestina ro Palestina ru Палестина sk Palestína sl Palestina sq Palestina sr Палестина sv Palestina
sw Palestina tg Фаластин th ปาเลสไตน์ tr Filistin uk Палестина ur فلسطین uz Falastin vi Palestine zh 巴勒斯坦
""".split()

PALESTINE: Final = MappingProxyType(dict(zip(_PALESTINE[::2], _PALESTINE[1::2], strict=True)))
"""Palestine by language; CLDR says "Palestinian Territories"."""

SHORT: Final = MappingProxyType({("ar", "HKG"): "هونغ كونغ", ("ar", "MAC"): "ماكاو"})
"""Short names by language and country, where what CLDR writes cannot be shortened by rule."""

TWO_NAMES: Final = frozenset({"CIV", "MMR", "TLS", "VAT"})
"""Countries whose brackets hold a second name ("Myanmar (Birmanie)"), not what tells them from others ("Congo (Kinshasa)")."""

UNSPACED: Final = "\u0e00"
"""From this letter on, scripts write words without spaces between them (Thai, Lao, Khmer, Chinese, Japanese), or Korean."""

_LANGUAGE: Final = re.compile(r"[a-z]{2}", re.ASCII)
_BRACKETS: Final = re.compile(r"\s*[(（](.*?)[)）]\s*")
_PLAIN: Final = str.maketrans("øłđıʼ", "oldi ")


@lru_cache(maxsize=16)
def country_names(language: str) -> Mapping[str, str]:
    """Alpha-3 by name, of every country and territory of ISO 3166 and of Kosovo (KOS).

    Beside the name that CLDR writes there is a shorter one where it writes one that nobody says: "Hong Kong" beside
    "R.A.S. chinoise de Hong Kong", "Myanmar" and "Birmanie" beside "Myanmar (Birmanie)".

    Args:
        language: its ISO 639-1 code ("fr"). For some rare languages CLDR knows a few countries only.

    Raises:
        InputError: it is no such code, or CLDR has no names in that language.
    """
    full = _as_written(language)
    names = {name: country for country, name in full.items()}
    shorter = [(name, country) for country, name in full.items() for name in _shorter(language, country, full)]
    times = Counter(name for name, _ in set(shorter))
    return MappingProxyType({name: country for name, country in shorter if times[name] == 1} | names)


@lru_cache(maxsize=16)
def countries_by_key(language: str) -> Mapping[str, str]:
    """`country_names` by the key of each name; keys that two countries share are left out.

    Raises:
        InputError: as there.
    """
    found: dict[str, str] = {}
    shared: set[str] = set()
    for name, country in country_names(language).items():
        key = name_key(name)
        if found.setdefault(key, country) != country:
            shared.add(key)
    return MappingProxyType({key: country for key, country in found.items() if key not in shared})


def countries_named(sentence: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Where countries are named in a sentence: start, end, alpha-3. Nothing for a language of which CLDR has no names."""
    pattern = _any_name(language)
    if pattern is not None:
        names = country_names(language)
        yield from ((found.start(), found.end(), names[found[0]]) for found in pattern.finditer(sentence))


@lru_cache(maxsize=16)
def _any_name(language: str) -> re.Pattern[str] | None:
    """What finds the name of a country, the longest that fits."""
    try:
        names = sorted(country_names(language), key=len, reverse=True)
    except InputError:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


def name_key(name: str) -> str:
    """What a name shares with its other spellings: case, accents, spaces and punctuation do not matter.

    Signs that write vowels and sounds (Hindi, Thai, Japanese) are no accents and stay.
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    return " ".join("".join(map(_kept, decomposed)).split())


def _kept(char: str) -> str:
    if char.isalnum():
        return char
    if 9 < unicodedata.combining(char) < 84 or unicodedata.combining(char) >= 200:  # points; accents above and below
        return ""
    return char if unicodedata.category(char)[0] == "M" else " "


def _as_written(language: str) -> dict[str, str]:
    """CLDR's names by alpha-3."""
    from babel import Locale, UnknownLocaleError

    from dragoman.lexicons.iso_codes import ALPHA_3

    if not _LANGUAGE.fullmatch(language):
        raise InputError(f"{language!r} is no language: give its ISO 639-1 code, two small letters (fr, zh)")
    try:
        territories = dict(Locale.parse(language).territories)
    except UnknownLocaleError:
        territories = {}
    names = {
        country: territories[code]
        for code, country in ALPHA_3.items()
        if country != "EUR" and territories.get(code, code) != code
    }
    if not names:
        raise InputError(f"no names of countries are known in {language!r}: CLDR has none; give another language")
    return names


def _shorter(language: str, country: str, full: Mapping[str, str]) -> Iterator[str]:
    name = full[country]
    if country == "PSE" and language in PALESTINE:
        yield PALESTINE[language]
    elif (language, country) in SHORT:
        yield SHORT[language, country]
    elif country in ("HKG", "MAC") and {"HKG", "MAC"} <= full.keys():
        yield _without_shared(_bare(name), _bare(full["MAC" if country == "HKG" else "HKG"]))
    else:
        yield _bare(name)
        if country in TWO_NAMES:
            yield from _BRACKETS.findall(name)


def _bare(name: str) -> str:
    return _BRACKETS.sub(" ", name).strip()


def _without_shared(name: str, other: str) -> str:
    """`name` without the words that it begins and ends with as `other` does: what both are called beside their names."""
    unspaced = max(name) >= UNSPACED
    words, others = (list(name), list(other)) if unspaced else (name.split(), other.split())
    while len(words) > 1 and len(others) > 1 and words[0] == others[0]:
        del words[0], others[0]
    while len(words) > 1 and len(others) > 1 and words[-1] == others[-1]:
        del words[-1], others[-1]
    return ("" if unspaced else " ").join(words).strip(" ,،–-")


def language_name(code: str) -> str:
    """What a language is called in English; its code where CLDR has no name for it."""
    from babel import Locale

    return str(Locale("en").languages.get(code, code))
