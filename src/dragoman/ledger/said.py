"""What a ledger's statements are asked for: who spoke, about what, how, since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dragoman.records import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which statements are meant; what is empty asks for nothing.

    `speaker` is part of a name or phrase, or a country code; `about` part of what was said, or the name of an actor in an event that it
    reports; `since` an ISO day.
    """

    speaker: str = ""
    about: str = ""
    stance: Stance | None = None
    since: str = ""
    attitudes: bool = False


DAY: Final = "nullif(left(coalesce(nullif(a.published.start, ''), a.updated.start), 10), '')"
"""The report's own day."""

_FIELDS: Final = (
    f"s.id, {DAY} AS day, s.speaker_name AS speaker, s.speaker_country AS country, s.stance, coalesce(s.strength, 'says') AS strength, "
    "s.kind, s.cue_text AS cue, s.content_text AS content, s.addressee.name AS addressee, s.distance.text AS distance, "
    "coalesce(s.attitude, false) AS attitude, nullif(s.translated_from, '') AS translated_from, s.original.text AS original, "
    "a.id AS article, a.title, coalesce(nullif(a.url, ''), a.origin) AS origin, a.publisher.name AS publisher"
)


def select(asked: Asked) -> tuple[str, list[str]]:
    """The SQL statement for what is asked and its parameters, by day and place in the text."""
    where: list[str] = []
    words: list[str] = []
    if asked.speaker:
        called = "contains(lower(concat_ws(chr(10), s.speaker_name, s.speaker.text)), lower(?))"
        where.append(f"({called} OR upper(s.speaker_country) = upper(?))")
        words += [asked.speaker, asked.speaker]
    if asked.about:
        where.append("contains(lower(s.content_text), lower(?))")
        words.append(asked.about)
    if asked.stance:
        where.append("s.stance = ?")
        words.append(asked.stance.value)
    if asked.since:
        where.append(f"{DAY} >= ?")
        words.append(asked.since)
    if not asked.attitudes:
        where.append("NOT coalesce(s.attitude, false)")
    condition = f" WHERE {' AND '.join(where)}" if where else ""
    order = "ORDER BY day NULLS LAST, a.id, s.content.spans[1].start"
    return f"SELECT {_FIELDS} FROM statements s JOIN articles a ON a.id = s.article_id{condition} {order}", words
