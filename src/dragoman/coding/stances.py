"""What a speaker does with the content, where the cue alone does not tell: "said that is a lie" denies."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Token

from dragoman.coding.evidence import token_span
from dragoman.lexicons.rules import CueRule, Rules
from dragoman.records import Article, Span, Stance, Strength

_UNTRUE: Final = (
    r"(?:a |an |all |just |pure |complete |utter |total |outright |sheer |simply |entirely |completely |totally |absolutely |wholly |"
    r"plain |so-called |[\"“'‘«]|baseless |malicious |old )*"
    r"(?:lies?|untrue|false|fake(?: news)?|wrong|nonsense|rubbish|inventions?|fabrications?|fabricated|fiction|fairy[ -]?tales?|tosh|"
    r"bunkum|hogwash|myths?|smears?|distortion|baseless|unfounded|groundless|slander|defamation|disinformation|propaganda|ridiculous|"
    r"absurd|invented|made up|a hoax|hoax|not true|not correct|incorrect|inaccurate|misquoted|exaggerated|without foundation|"
    r"wide of the mark|without merit)"
)
_THINGS: Final = "reports? allegations? claims? accusations? charges? suggestions? any all of".split()
_SUBJECT: Final = (
    "(?:"
    + "|".join(["that", "this", "it", "they", "these", "those", "he", "she", "the", "such", "which", *_THINGS])
    + ")"
)
_DENIAL: Final = re.compile(
    rf"^\W*(?:{_SUBJECT}\b[\w\s,'’-]{{0,60}}?\b(?:is|are|was|were|'s|’s|been)\s+(?:\w+ly\s+)?)?{_UNTRUE}\b(?!\s+\w+ed)",
    re.IGNORECASE,
)
_NO_TRUTH_WORDS: Final = (
    "(?:is|are|was|were) wide of the mark",
    "no truth (?:in|to)",
    "not a word of truth",
    "further from the truth",
    "(?:do|does|did) not correspond to (?:reality|the truth)",
    "nothing of the (?:kind|sort)",
    "(?:had|has|have|having) nothing to do with",
    "(?:had|has|have|played) no (?:part|role|hand|involvement) in",
    r"no such \w+ (?:was|were|had|took|exist)",
)
_NO_TRUTH: Final = re.compile(rf"\b(?:{'|'.join(_NO_TRUTH_WORDS)})", re.IGNORECASE)
_DOUBT: Final = re.compile(
    r"\b(?:no (?:evidence|indication|sign|proof|information|confirmation)(?: yet| so far)? (?:that|of|to|for|suggest)|"
    r"nothing to (?:support|suggest|indicate)|(?:it (?:is|was|remains)|remains) (?:unclear|uncertain|doubtful|questionable)|"
    r"(?:seen|found|have|had) no (?:evidence|proof|indication))",
    re.IGNORECASE,
)
_CALLED_UNTRUE: Final = re.compile(
    rf"\b(?:that|this|it|them|accusations?|allegations?|claims?|reports?|stor(?:y|ies)|charges?|suggestions?|rumou?rs?|figures?|finding|"
    rf"text|statements?)\b[^.]{{0,80}}?[\s\"“'‘«]{_UNTRUE}",
    re.IGNORECASE,
)
"""What is said of another's words: "called the allegation a fairy tale", "dismissed it as nonsense"."""

_MUST: Final = re.compile(r"\b(?:must|should|has to|have to|needs? to|ought to)\b", re.IGNORECASE)
_NO: Final = re.compile(r"^\W*no\s*[,.!–—-]", re.IGNORECASE)
_WILL: Final = re.compile(r"\b(?:will|would|shall|going to|to)\b|[’']ll\b", re.IGNORECASE)

_NAMING: Final = frozenset({"frame", "call-it"})
"""Rules whose content is a thing and what it is called."""

_SWEARING: Final = frozenset({"assure", "reassure", "swear", "guarantee", "assurance"})
"""Words that promise what is to come and assert what is."""


def stance_of(cue: Token, rule: CueRule, content: list[Span], article: Article) -> Stance:
    """The stance of a statement: its rule's, unless the content itself calls something untrue or unproven."""
    words = " ".join(span.of(article.text) for span in content)
    if rule.stance is Stance.PROMISES and cue.lemma_.lower() in _SWEARING and not _WILL.search(words):
        return Stance.ASSERTS
    if rule.stance is not Stance.ASSERTS:
        return rule.stance
    if rule.id in _NAMING and _CALLED_UNTRUE.search(words):
        return Stance.DENIES
    if cue.lemma_.lower() == "insist" and _MUST.search(words):
        return Stance.DEMANDS
    return content_stance(words)


def content_stance(words: str) -> Stance:
    """What plain saying does by its content: denies what it calls untrue, doubts what it calls unproven, else asserts."""
    if _NO.search(words) or _DENIAL.search(words) or _NO_TRUTH.search(words):
        return Stance.DENIES
    return Stance.DOUBTS if _DOUBT.search(words) else Stance.ASSERTS


_STRENGTHS: Final = {"claiming": Strength.CLAIMS, "insisting": Strength.INSISTS, "suggesting": Strength.SUGGESTS}
"""Word classes of cues, and how strongly they put what they report."""

_UNPROVEN: Final = re.compile(
    r"\bwithout (?:\w+ ){0,2}(?:evidence|proof)\b|\b(?:falsely|baselessly|wrongly|misleadingly)\b|\bso-called\b|"
    r"\b(?:offered|provided|gave|cited|presented|produced) no (?:evidence|proof)\b",
    re.IGNORECASE,
)


def strength_of(cue: Token, rules: Rules) -> Strength:
    """How strongly a cue puts what it reports: says, claims, insists or suggests."""
    lemma = cue.lemma_.lower()
    return next(
        (strength for name, strength in _STRENGTHS.items() if lemma in rules.classes.get(name, ())), Strength.SAYS
    )


def distance_of(cue: Token, rules: Rules, article: Article, sentence: Span, quoted: list[Span]) -> Span | None:
    """The words by which the writer leaves it open whether it is so: "claims", "falsely", "without evidence"; None where there are none.

    Words inside quotation marks are the speaker's own.
    """
    for match in _UNPROVEN.finditer(article.text, sentence.start, sentence.end):
        if not any(q.start <= match.start() < q.end for q in quoted):
            return Span(start=match.start(), end=match.end())
    return token_span(cue) if cue.lemma_.lower() in rules.classes.get("distancing", ()) else None
