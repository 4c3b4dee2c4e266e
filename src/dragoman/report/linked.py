"""Claims over many articles: as tables, as schema.org `Claim`, and as the words of one claim's voices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from dragoman.records import Article, LinkedClaim, LinkedVoice, Stance, Turn
from dragoman.report.tables import Table

SIDES: Final = {Stance.DENIES: "against", Stance.DOUBTS: "against", Stance.RETRACTS: "against"}


def claims_table(claims: Sequence[LinkedClaim], most: int) -> Table:
    """One row a claim, `most` rows: its standing, what it says, who takes a stand on it, how many publishers told it independently."""
    rows = tuple(
        (
            f"{claim.standing}\n{claim.id}",
            _flat(claim.proposition.text),
            "\n".join(_voice(voice) for voice in claim.voices),
            f"{_count(claim.publishers, 'publisher')}, {_count(claim.articles, 'article')}",
        )
        for claim in claims[:most]
    )
    return Table(_count(len(claims), "claim").capitalize(), ("Claim", "Proposition", "Voices", "Told by"), rows)


def claim_tables(claim: LinkedClaim) -> tuple[Table, ...]:
    """One claim as a ledger of who says what: its standing over time, and each voice with its day, words and publisher."""
    proposition = claim.proposition
    who = [p.name or p.text for p in (proposition.actor, proposition.recipient) if p]
    about = (
        ("standing", str(claim.standing)),
        ("proposition", _flat(proposition.text)),
        ("predicate", proposition.predicate),
        ("parties", ", ".join(who)),
        ("history", "\n".join(_turn(turn) for turn in claim.history)),
        ("told by", f"{_count(claim.publishers, 'publisher')}, {_count(claim.articles, 'article')}"),
    )
    voices = tuple(
        (
            voice.day or "day unknown",
            voice.speaker or "not named",
            str(voice.stance),
            f"{voice.cue}: {_flat(voice.words)}"
            + (f"\noriginal ({voice.translated_from}): {_flat(voice.original)}" if voice.translated_from else ""),
            "\n".join(
                filter(None, (voice.publisher, voice.article_id, f"copy of {voice.copy_of}" if voice.copy_of else ""))
            ),
        )
        for voice in claim.voices
    )
    return (
        Table(f"Claim {claim.id}", ("", ""), tuple((name, value) for name, value in about if value)),
        Table(_count(len(voices), "voice").capitalize(), ("Day", "Who", "Stance", "Words", "Where"), voices),
    )


def schema_org(claim: LinkedClaim, articles: Mapping[str, Article]) -> dict[str, Any]:
    """A claim as schema.org's `Claim`: its text, who made it, where it first appeared and where it appears.

    Never `ClaimReview`: that needs a rating by a person. Who denies or doubts it stands under `comment`, with their own words.
    """
    makers = [v for v in claim.voices if v.stance not in SIDES]
    first = makers[0] if makers else claim.voices[0]
    out: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "identifier": claim.id,
        "text": _flat(claim.proposition.text),
        "creativeWorkStatus": str(claim.standing),
        "author": [_author(v) for v in _once(makers)] or None,
        "datePublished": first.day or None,
        "firstAppearance": _work(first, articles),
        "appearance": [_work(v, articles) for v in {v.article_id: v for v in claim.voices}.values()],
        "comment": [
            {
                "@type": "Comment",
                "author": _author(v),
                **_words(v),
                "dateCreated": v.day or None,
                "name": str(v.stance),
            }
            for v in claim.voices
            if v.stance in SIDES
        ]
        or None,
    }
    return {key: value for key, value in out.items() if value is not None}


def _words(voice: LinkedVoice) -> dict[str, Any]:
    """What a voice said: the report's own words, and the translation as one."""
    if not voice.translated_from:
        return {"text": _flat(voice.words)}
    english = {"@type": "Comment", "text": _flat(voice.words), "inLanguage": "en"}
    return {"text": _flat(voice.original), "inLanguage": voice.translated_from, "workTranslation": english}


def _once(voices: Sequence[LinkedVoice]) -> list[LinkedVoice]:
    return list({voice.speaker: voice for voice in voices if voice.speaker}.values())


def _author(voice: LinkedVoice) -> dict[str, str]:
    return {
        "@type": "Organization" if voice.country and voice.speaker == voice.country else "Thing",
        "name": voice.speaker,
    }


def _work(voice: LinkedVoice, articles: Mapping[str, Article]) -> dict[str, Any]:
    article = articles.get(voice.article_id)
    out: dict[str, Any] = {
        "@type": "NewsArticle",
        "identifier": voice.article_id,
        "headline": article.title or None if article else None,
        "url": article.url or None if article else None,
        "datePublished": voice.day or None,
        "publisher": {"@type": "Organization", "name": voice.publisher} if voice.publisher else None,
    }
    return {key: value for key, value in out.items() if value is not None}


def _voice(voice: LinkedVoice) -> str:
    copy = " (copy)" if voice.copy_of else ""
    return f"{voice.day or 'day unknown'}  {voice.speaker or 'not named'} {voice.stance}{copy}"


def _turn(turn: Turn) -> str:
    return f"{turn.day or 'day unknown'}  {turn.standing}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
