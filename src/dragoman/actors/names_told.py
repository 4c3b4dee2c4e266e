"""What a name that the gazetteer does not hold tells by its own words, and when the name of a people is that of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from spacy.tokens import Span, Token

_WORDS: Final = {
    "JRN": "times post globe herald daily tribune gazette journal chronicle observer telegraph courier mirror mail broadcasting tv "
    "television radio press news media magazine",
    "BUS": "airlines airways air bank oil gas motors corp corporation inc ltd plc industries electric telecom energy steel express "
    "holdings petroleum electronics insurance mining brewery foods pharmaceuticals",
    "EDU": "university college school academy",
    "MED": "hospital clinic",
    "REL": "church mosque cathedral diocese synagogue",
    "JUD": "court tribunal",
    "PTY": "party",
    "LAB": "union unions",
    "COP": "police constabulary",
    "GOV": "ministry department commission authority",
    "LEG": "parliament assembly senate council",
    "SOC": "fund charity foundation league association society trust watch institute",
    "MIL": "army navy fleet regiment brigade battalion",
}
ORGANISATION_WORDS: Final = MappingProxyType(
    {word: sector for sector, words in _WORDS.items() for word in words.split()}
)
"""The sector that a word of an organisation's name gives it."""

ANYWHERE: Final = MappingProxyType({"medical": "MED", "rights": "SOC", "self-defense": "PRM", "self-defence": "PRM"})
"""Words that tell wherever they stand in a name, where its last and its first do not."""


def kind_by_words(name: str) -> tuple[str, ...]:
    """The sector that an unknown organisation's name tells, by its last word or its first ("Boston Globe", "Bank of Doe"); else none."""
    words = name.lower().split()
    if len(words) < 2:
        return ()
    sector = ORGANISATION_WORDS.get(words[-1]) or ORGANISATION_WORDS.get(words[0]) or _before_of(words)
    sector = sector or next((ANYWHERE[word] for word in words if word in ANYWHERE), "")
    return (sector,) if sector else ()


def _before_of(words: list[str]) -> str:
    return ORGANISATION_WORDS.get(words[words.index("of") - 1], "") if "of" in words[1:] else ""


SPEAKING: Final = frozenset(
    "speak learn read write teach understand study translate switch sing subtitle dub fluent".split()
)


def is_language(token: Token) -> bool:
    """Whether the name of a people stands for its language: "speaks French", "translated from Russian", "in Chinese"."""
    if token.ent_type_ == "LANGUAGE":
        return True
    if token.dep_ in ("dobj", "attr") and token.head.lemma_ in SPEAKING:
        return True
    if token.dep_ == "pobj" and token.n_lefts == 0:
        word, governor = token.head.lower_, token.head.head
        return word == "in" or (word in ("into", "from", "to") and governor.lemma_ in SPEAKING)
    return token.dep_ == "conj" and token.head != token and is_language(token.head)


SPORT: Final = frozenset(
    "goal striker midfielder goalkeeper defender penalty coach referee umpire kickoff halftime half-time quarter-final quarterfinal "
    "semi-final semifinal playoff play-off qualifier friendly tournament league championship championships fixture innings wicket wickets "
    "batsman bowler cricket football soccer rugby hockey tennis basketball baseball handball volleyball squad medal medals olympic "
    "olympics relay sprint marathon touchdown inning homer scrum try tries teammate teammates pitcher season world-cup cup grand-prix "
    "stadium-record group-stage last-sixteen match matches".split()
)
PLAYING: Final = frozenset(
    "beat defeat lose win draw play score qualify thrash trounce edge host face meet crush eliminate advance finish".split()
)


def is_about_sport(sentence: Span) -> bool:
    """Whether a sentence tells of a game: a result ("2-0"), or words of sport with a verb of playing."""
    words = {t.lemma_.lower() for t in sentence} | {t.lower_ for t in sentence}
    spoken = len(words & SPORT)
    if not words & PLAYING:
        return spoken >= 3
    return (
        spoken >= 2
        or (spoken >= 1 and bool(words & {"beat", "win", "lose", "score", "qualify", "draw"}))
        or _has_result(sentence)
    )


def _has_result(sentence: Span) -> bool:
    """Whether a result such as "2-0" or "3 - 1" stands in the sentence."""
    tokens = list(sentence)
    for i, token in enumerate(tokens):
        left, dash, right = token.text.partition("-") if "-" in token.text else token.text.partition("–")
        if dash and left.isdigit() and right.isdigit() and len(left) <= 2 and len(right) <= 2:
            return True
        three = [t.text for t in tokens[i : i + 3]]
        if (
            len(three) == 3
            and three[1] in ("-", "–")
            and three[0].isdigit()
            and three[2].isdigit()
            and max(map(len, three)) <= 2
        ):
            return True
    return False


_GLOSS: Final = re.compile(
    r"(?P<long>[A-Z][\w’'-]*(?:\s+(?:of|for|and|the|on|in|de|without|[A-Z][\w’'-]*)){1,8})"
    r"(?:\s*\(\s*|,\s+(?:or|the|known as|called|also known as)\s+(?:the\s+)?)(?P<short>[A-Z]{2,6})\b"
)


def glossed(text: str) -> Iterator[tuple[str, str]]:
    """Each acronym that a text spells out, with its long form: "Public Radio International, known as PRI"."""
    for match in _GLOSS.finditer(text):
        words = match["long"].split()
        for first in range(len(words) - 1):
            rest = words[first:]
            capitals = "".join(w[0] for w in rest if w[0].isupper())
            if match["short"] in (capitals, "".join(w[0] for w in rest).upper()):
                yield match["short"], " ".join(rest)
                break
