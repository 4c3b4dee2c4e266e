"""Sentences in, English sentences out, in order: from the cache where they are there, else from the engine in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from dragoman.records import Quality
from dragoman.settings import Settings
from dragoman.translate.agreement import doubts, plain, tidy, with_numbers
from dragoman.translate.cache import Cache
from dragoman.translate.engines import Engine, engine_for

BATCH = 64
"""Lines translated together; as many are held in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence in English: by which engine, how good that is, and what does not agree with the original."""

    original: str
    english: str
    engine: str = ""
    version: str = ""
    quality: Quality = Quality.ORIGINAL
    doubts: tuple[str, ...] = ()


def told(sentences: Sequence[str], language: str, settings: Settings) -> list[Told]:
    """Each sentence in English, in order; what has no letters stays as it is.

    Raises:
        RefusedArticle: `unsupported-language`.
    """
    engine = engine_for(language, settings)
    wanted = [plain(sentence) for sentence in sentences]
    asked = list(dict.fromkeys(words for words in wanted if any(map(str.isalpha, words))))
    english = _from_cache_or_engine(asked, language, engine, settings)
    return [
        _one(sentence, words, english.get(words), language, engine)
        for sentence, words in zip(sentences, wanted, strict=True)
    ]


def lines(given: Iterable[str], language: str, settings: Settings) -> Iterator[Told]:
    """Each line in English, one for one and in order, a batch at a time; empty lines stay empty.

    Raises:
        RefusedArticle: `unsupported-language`.
    """
    rest = iter(given)
    while batch := list(islice(rest, BATCH)):
        yield from told(batch, language, settings)


def _one(sentence: str, words: str, english: str | None, language: str, engine: Engine) -> Told:
    if english is None:
        return Told(original=sentence, english=" ".join(sentence.split()))
    return Told(
        original=sentence,
        english=english,
        engine=engine.name,
        version=engine.version,
        quality=engine.quality,
        doubts=doubts(words, english, language),
    )


def _from_cache_or_engine(asked: list[str], language: str, engine: Engine, settings: Settings) -> dict[str, str]:
    cache = Cache(f"{engine.name} {engine.version} {language}") if settings.translate.cache else None
    found = cache.known(asked) if cache and asked else {}
    missing = [words for words in asked if words not in found]
    for start in range(0, len(missing), BATCH):
        some = missing[start : start + BATCH]
        answers = engine.translate(some)
        new = {words: answer for words, answer in zip(some, answers, strict=True) if answer.strip()}
        if cache:
            cache.keep(new)
        found |= new
    # What the engine cannot turn into words stays as it is: a lost sentence would be worse.
    return {words: with_numbers(words, tidy(found.get(words, words)), language) for words in asked}
