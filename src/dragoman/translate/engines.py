"""Who translates a language into English: what the user names first, then what is installed; else what would help."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, Protocol

from dragoman.errors import MissingDependency, RefusedArticle
from dragoman.lexicons.cldr import language_name
from dragoman.records import Quality
from dragoman.settings import Settings, Translating

EXTRA: Final = "pip install 'dragoman[translate]'"
PORTUGUESE: Final = "pt"
ANY: Final = "*"


class Engine(Protocol):
    """What turns sentences of one language into English ones."""

    @property
    def name(self) -> str:
        """Its name, as records carry it."""

    @property
    def version(self) -> str:
        """The versions of all its parts: what would translate otherwise has another one."""

    @property
    def quality(self) -> Quality:
        """The tier of what it gives."""

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """One English sentence for each, in order. None of them is empty or holds a line break."""


def engine_for(language: str, settings: Settings) -> Engine:
    """The engine that reads `language` here, kept for the next time.

    Args:
        language: ISO 639-1 code.
        settings: `settings.translate` names weights of the user's own; they come first.

    Raises:
        RefusedArticle: `unsupported-language`; it says what would help.
        SettingsError: a directory that the settings name holds no weights that can be read.
    """
    wanted = settings.translate
    weights = next(((key, wanted.weights[key]) for key in (language, ANY) if key in wanted.weights), None)
    if weights is not None:
        from dragoman.translate.weights import weights_in

        try:
            return weights_in(weights[1], language, wanted.threads)
        except MissingDependency as missing:
            raise unsupported(language, str(missing)) from None
    return _installed(language, wanted.threads)


def engines_here(translating: Translating) -> dict[str, Engine]:
    """The engines that are ready, by language; those of many languages under `*`."""
    from dragoman.translate.apertium import MODES

    settings = Settings(translate=translating)
    found: dict[str, Engine] = {}
    for language in dict.fromkeys((*translating.weights, PORTUGUESE, *MODES)):
        try:
            found[language] = engine_for("ar" if language == ANY else language, settings)
        except RefusedArticle:
            continue
    return found


def unsupported(language: str, help_words: str) -> RefusedArticle:
    """The refusal of a language, with what would help."""
    return RefusedArticle(
        "unsupported-language", f"the text is in {language_name(language)} ({language}); {help_words}"
    )


def help_for(language: str) -> str:
    """What would make a language readable that is not, in words."""
    from dragoman.translate.apertium import MODES, packages

    own = f'or name CTranslate2 weights (OPUS-MT, NLLB, Argos) in the settings: [translate.weights] {language} = "DIRECTORY"'
    if language == PORTUGUESE:
        return f"to read it: {EXTRA}; {own}"
    if language in MODES:
        return f"to read it: {EXTRA} and apt install {' '.join(packages(language))}; {own}"
    return f'to read it, name CTranslate2 weights (OPUS-MT, NLLB, Argos) in the settings: [translate.weights] {language} = "DIRECTORY"'


@cache
def _installed(language: str, threads: int) -> Engine:
    from dragoman.translate import apertium, portuguese

    try:
        if language == PORTUGUESE:
            return portuguese.Portuguese(threads)
        if language in apertium.MODES:
            return apertium.ThroughPortuguese(language, portuguese.Portuguese(threads))
    except MissingDependency as missing:
        raise unsupported(language, str(missing)) from None
    raise unsupported(language, help_for(language))
