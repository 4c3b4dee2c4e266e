"""The language of an article: what the giver says, unless the words say otherwise beyond doubt."""

from __future__ import annotations

from typing import Final

from dragoman.lexicons.languages import CLOSE, SAMPLE, detect, language_code

__all__ = ["SAMPLE", "language_of"]

ENGLISH: Final = "en"

# Of 1,050 English news sentences none is taken for another language at these two, and one at a score of 0.2; French, German,
# Spanish, Portuguese and Russian sentences of this length score above 0.9.
_SURE: Final = 0.6
_ENOUGH: Final = 25  # letters; shorter texts are names as often as words

_SURER: Final = 0.9  # against what is declared: pages often declare the language of their templates
_MORE: Final = (
    150  # of 7,177 English paragraphs one of 40 letters or more is taken for another language (German, 49, at 0.88)
)


def language_of(sample: str, declared: str) -> str:
    """The ISO 639-1 code of the language: the one declared, or the one detected where none is or the words surely are in another.

    Too little text to be sure counts as English.
    """
    told = language_code(declared)
    found = detect(sample)
    if not told:
        sure = found.probability >= _SURE and (found.letters >= _ENOUGH or found.foreign)
        return found.language if sure and found.language else ENGLISH
    surer = found.probability >= _SURER and found.letters >= _MORE
    if not surer or any({told, found.language} <= family for family in CLOSE):
        return told
    return found.language
