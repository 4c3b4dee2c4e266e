"""The patterns by which the words of a content are read for their stance: those of the lexicon, and where each must stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dragoman.lexicons.contents import ContentRule, content_rules
from dragoman.records import Stance

_BEFORE_UNTRUE: Final = (
    r"(?:a |an |all |just |pure |complete |utter |total |outright |sheer |simply |entirely |completely |totally |absolutely |wholly |"
    r"plain |so-called |[\"“'‘«]|baseless |malicious |old |blatant |downright |nothing but |nothing more than |mere |merely |"
    r"categorically |patently |demonstrably |manifestly |deliberate |barefaced |bare-faced |factually |grossly |wildly |clearly |"
    r"obviously |such |more |cheap |idle |political |part of |based on )*"
)
_SAID_THING: Final = (
    r"(?:that|this|it|they|these|those|he|she|the|such|which|what|any|all|of|"
    r"(?:reports?|allegations?|claims?|accusations?|charges?|suggestions?|rumou?rs?|stor(?:y|ies)))"
)
_WORD_OF_ANOTHER: Final = (
    r"(?:that|this|it|them|accusations?|allegations?|claims?|reports?|stor(?:y|ies)|charges?|suggestions?|rumou?rs?|figures?|finding|"
    r"text|statements?|denial|account|version|remarks?|comments?|criticism|complaint|estimate|number|toll|case|documents?|video|"
    r"footage|letter|article|documentary)"
)
_FIRST_PERSON: Final = (
    r"^\W*(?:(?:and|but|so|well|yes|today|once again|again|as \w+s?|therefore)\W+)*(?:I|we)(?:['’](?:d|ve|m|re|ll))?\s+"
    r"(?:(?:\w+ly|also|can|do|must|have|had|would|will|want|like|wish|to|only|again|once|both|all|just|now|and|hereby|therefore|"
    r"should|may|am|are|be|so|very|too|still)\s+)*"
)
WHETHER: Final = re.compile(r"^\W*(?:whether|if)\b", re.IGNORECASE)
MUST: Final = re.compile(r"\b(?:must|should|has to|have to|needs? to|ought to)\b", re.IGNORECASE)
WILL: Final = re.compile(r"\b(?:will|would|shall|going to|to)\b|[’']ll\b", re.IGNORECASE)
QUESTION: Final = re.compile(
    r"^\W*[\"“”„«»‘'](?:(?:and|but|so|then|well|if)\s+)?(?:who|whom|whose|what|when|where|why|how|which|is|are|was|were|do|does|did|"
    r"has|have|had|can|could|will|would|should|shall|may|might|must|isn['’]t|aren['’]t|don['’]t|doesn['’]t|didn['’]t|won['’]t)\b"
    r"[^.!]*\?[\"”“»’']*\W*$",
    re.IGNORECASE,
)
"""A question in the speaker's own words and nothing else."""

CLAIMS: Final = re.compile(
    r"^\W*(?:(?:at|against|over|on|by)\s+)?(?:(?:the|any|all|these|those|such|what)\s+)?(?:\w+\s+)?"
    r"(?:claims|allegations?|accusations?|suggestions?|rumou?rs?|insinuations?|reports that|the charge that|the claim that)\b",
    re.IGNORECASE,
)
"""What is not blamed but denied by those who hit back at it: "at claims that he took bribes"."""

OWN_WORDS: Final = re.compile(
    r"^\W*(?:from |on |of )?(?:his|her|its|their|my|our) (?:own |earlier |previous |former |initial |first |original |old )*(?:\w+ )?"
    r"(?:claims?|statements?|remarks?|words?|testimony|confession|report|story|account|accusations?|allegations?|comments?|figures?|"
    r"finding|assertion|tweet|post|article|promise|pledge)\b",
    re.IGNORECASE,
)
"""What somebody said before: taken back by who rejects it."""

UNPROVEN: Final = re.compile(
    r"\bwithout (?:\w+ ){0,2}(?:evidence|proof)\b|\b(?:falsely|baselessly|wrongly|misleadingly)\b|\bso-called\b|"
    r"\b(?:offered|provided|gave|cited|presented|produced) no (?:evidence|proof)\b",
    re.IGNORECASE,
)
"""Words by which a writer leaves it open whether something is so."""

IN_NOUN: Final = {
    **dict.fromkeys(("praise", "tribute"), Stance.PRAISES),
    **dict.fromkeys(("warning", "threat"), Stance.WARNS),
    **dict.fromkeys(("appeal", "plea", "demand"), Stance.DEMANDS),
    **dict.fromkeys(("apology", "admission", "confession"), Stance.ADMITS),
    **dict.fromkeys(("denial", "rebuttal", "refutation", "rejection"), Stance.DENIES),
    **dict.fromkeys(("condemnation", "denunciation"), Stance.ACCUSES),
    **dict.fromkeys(("retraction", "recantation"), Stance.RETRACTS),
    "confirmation": Stance.CONFIRMS,
}
"""Nouns in which something is said: "said in praise of the firemen"."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """The compiled rules: those that any content may fit, in their order, and those for what is named or vowed."""

    doing: tuple[tuple[Stance, re.Pattern[str]], ...]
    named: tuple[tuple[Stance, re.Pattern[str]], ...]
    vowed: tuple[tuple[Stance, re.Pattern[str]], ...]
    called_untrue: re.Pattern[str]
    """What is said of another's words: "called the allegation a fairy tale", "dismissed it as nonsense"."""

    as_untrue: re.Pattern[str]


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The patterns of the packaged rules, compiled once."""
    rules = content_rules()
    untrue = _BEFORE_UNTRUE + _any(p for rule in rules if rule.where == "judgement" for p in rule.phrases)
    special = ("named", "vowed")
    return Patterns(
        doing=tuple((rule.stance, compiled(rule)) for rule in rules if rule.where not in special),
        named=tuple((rule.stance, compiled(rule)) for rule in rules if rule.where == "named"),
        vowed=tuple((rule.stance, compiled(rule)) for rule in rules if rule.where == "vowed"),
        called_untrue=_pattern(rf"\b{_WORD_OF_ANOTHER}\b[^.]{{0,80}}?[\s\"“'‘«]{untrue}\b"),
        as_untrue=_pattern(rf"\bas\s+{untrue}\b"),
    )


def compiled(rule: ContentRule) -> re.Pattern[str]:
    """The pattern of a rule, for words in lower case: its phrases where they must stand."""
    phrases = _any(rule.phrases)
    if rule.where == "first-person":
        return _pattern(rf"{_FIRST_PERSON}{phrases}\b")
    if rule.where == "start":
        return _pattern(rf"^\W*{phrases}(?!\w)")
    if rule.where == "alone":
        return _pattern(rf"^\W*{phrases}\s*(?:[,.!;:–—-]|\W*$)")
    if rule.where == "judgement":
        return _pattern(
            rf"^\W*(?:{_SAID_THING}\b[\w\s,'’-]{{0,60}}?(?:\b(?:is|are|was|were|been)|['’]s)\s+(?:\w+ly\s+)?{_BEFORE_UNTRUE}{phrases}\b"
            rf"(?!\s+\w+ed\b)|(?:(?:quite|but|well|just|oh)\s+)*{_BEFORE_UNTRUE}{phrases}\b"
            r"(?:\W*$|\s*[,.;!:–—-]|\s+(?:from|to say|and|or|by|put about|on the part)\b))"
        )
    return _pattern(rf"(?<!\w){phrases}(?!\w)")


def _any(phrases: Iterable[str]) -> str:
    """One pattern of phrases: a space stands for white space, `~` for any word, an apostrophe for either kind."""
    return "(?:" + "|".join(p.replace(" ", r"\s+").replace("~", r"\w+").replace("'", "['’]") for p in phrases) + ")"


def _pattern(source: str) -> re.Pattern[str]:
    """A pattern for words in lower case: several times as fast as one that minds no case."""
    return re.compile(re.sub(r"(?<![\w\\])I(?!\w)", "i", source))
