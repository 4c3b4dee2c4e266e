"""Names that differ only in how they came into Latin letters: "Mohammed" and "Mohamed", "Andrei" and "Andrey".

The key follows the habits of English-language agencies with Arabic, Persian, Russian and Ukrainian names; it is not phonetic:
"Smith" and "Smyth" are one key, "Smith" and "Schmidt" are two.
"""

from __future__ import annotations

import re
from typing import Final

_SAME: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\bm[ou]h?a?m+[ae]d\b", "mohamed"),
        (r"\b(?:abdul|abdel|abdal|abd al|abd el|abdoul)[ -]?", "abdal"),
        (r"\b(?:el|ul|as|ash|ad|an|ar|az|at)[ -](?=\w{3})", "al "),
        (r"\b(?:ibn|ben)\b", "bin"),
        (r"['’`ʼ]", ""),
        (r"-", " "),
        (r"ph", "f"),
        (r"dj|dzh", "j"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"tch|tsch", "ch"),
        (r"ou|oo|w(?=[^aeiouy]|$)", "u"),
        (r"ck|q|c(?!h)", "k"),
        (r"x", "ks"),
        (r"ey\b|ei\b|iy\b|yi\b|ii\b|ij\b|y\b", "i"),
        (r"ay|ai|ei|ey|ae", "e"),
        (r"ye(?=\w)|ie(?=\w)|yo|io", "e"),
        (r"y", "i"),
        (r"ee", "i"),
        (r"(\w)\1", r"\1"),
    )
)
_PARTICLE: Final = re.compile(r"\bal\s+")


def spelling_key(name: str) -> str:
    """What stays of a folded personal name when habits of transliteration are taken off; lower case, words by one space."""
    key = name.lower()
    for pattern, replacement in _SAME:
        key = pattern.sub(replacement, key)
    return " ".join(_PARTICLE.sub("al", key).split())
