"""Wordings that engines read badly put into wordings that they read well, before they see them (`wording/*.tsv`).

"Des tirs", which Apertium makes "of the shots" of, loses its article; "frappes" becomes "attaques". This is the controlled language of
rule-based translation (pre-editing), done by rule: the original stays what is stored, and evidence points into that. Words in braces
are Portuguese already, for what Apertium does not have: it is not shown them (`kept_names.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files

from dragoman.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Rewording:
    """What is looked for, as whole words, and what is written in its place (backslash and number stand for a group)."""

    pattern: str
    words: str
    needs: tuple[str, ...]
    """Letters of which one run must be in the sentence for the pattern to be found: most patterns need not be tried at all."""


def reworded(sentence: str, language: str) -> str:
    """The sentence in wordings that the engines for `language` read well; as it is where there is no table for it."""
    small = sentence.lower()
    for one in _table(language):
        if one.needs:
            for run in one.needs:
                if run in small:
                    break
            else:
                continue
        sentence, times = _whole(one.pattern).subn(
            lambda found, words=one.words: _like(found[0], found.expand(words)),  # type: ignore[misc]
            sentence,
        )
        if times:
            small = sentence.lower()
    return sentence


@cache
def wording_version(language: str) -> str:
    """A short hash of the table of a language; "" where there is none."""
    text = _text(language)
    return blake2b(text.encode(), digest_size=3).hexdigest() if text else ""


@cache
def _table(language: str) -> tuple[Rewording, ...]:
    """The rewordings of a language, in the order of its file: later ones see what earlier ones wrote.

    Raises:
        LexiconError: a line has no tab.
    """
    found = []
    for number, line in enumerate(_text(language).splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        pattern, tab, words = line.partition("\t")
        if not tab:
            raise LexiconError(f"wording/{language}.tsv, line {number}: a pattern, a tab and words are needed")
        found.append(Rewording(pattern, words, _needs(pattern)))
    return tuple(found)


@cache
def _whole(pattern: str) -> re.Pattern[str]:
    """The pattern as whole words, in any case. Compiled when it is first tried: most never are, and a table has thousands.

    Raises:
        LexiconError: it is no pattern.
    """
    try:
        return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
    except re.error as error:
        raise LexiconError(f"wording: {pattern!r}: {error}") from None


def _needs(pattern: str) -> tuple[str, ...]:
    """The longest run of letters of each alternative of a pattern, outside of groups and classes; empty where one has none."""
    bare = pattern
    while (less := re.sub(r"\((?:\\.|[^()\\])*\)[?*+]?(?:\{\d*,?\d*\}\??)?", " ", bare)) != bare:
        bare = less
    bare = re.sub(r"\[[^\]]*\][?*+]?|\\.[?*+]?|.[?*]", " ", bare)
    runs = [max(re.findall(r"[^\W\d_]+", one), key=len, default="").lower() for one in bare.split("|")]
    return tuple(runs) if all(runs) else ()


def _text(language: str) -> str:
    file = files("dragoman.translate") / "wording" / f"{language}.tsv"
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _like(was: str, words: str) -> str:
    """`words` with a capital first letter where `was` has one."""
    first = len(words) - len(words.lstrip("{"))
    return words[:first] + words[first : first + 1].upper() + words[first + 1 :] if was[:1].isupper() else words
