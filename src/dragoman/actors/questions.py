"""Whom a phrase means that stands alone or beside a few words of context: the question, its article, and the answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as calendar_day
from typing import Any, Final

from dragoman.errors import InputError, RefusedArticle
from dragoman.lexicons import ActorLexicon
from dragoman.records import (
    UNKNOWN_DATE,
    ActorKind,
    Article,
    Found,
    Judgement,
    Mention,
    Part,
    PartialDate,
    PartKind,
    Precision,
    Rejection,
    Resolution,
    Span,
    content_hash,
    make_id,
)

LONGEST: Final = 20_000
"""Characters of a phrase with its context; a whole report is coded, not asked about."""

LONGEST_LINE: Final = 1_000_000
"""Bytes of a line of questions; a phrase and its context are far shorter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A phrase, and what is known of where it stood.

    `country_hint` is a country of the gazetteer by code or by name. `id` comes back with the answer as it was given.
    """

    text: str
    date: PartialDate = UNKNOWN_DATE
    context: str = ""
    country_hint: str = ""
    id: str | int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BadQuestion:
    """A line that is no question, with the `id` that it says, where that can be read."""

    rejection: Rejection
    id: str | int | None = None


def spelled_out(question: Question, lexicon: ActorLexicon) -> Question:
    """The question with its country by name where it is given by code."""
    hint = lexicon.actors.get(question.country_hint.strip().upper())
    if hint is None or hint.kind is not ActorKind.COUNTRY:
        return question
    return replace(question, country_hint=hint.name)


def as_article(question: Question) -> Article:
    """An article whose body is the phrase and whose headline is its context, so that the phrase is read like any other.

    Raises:
        RefusedArticle: `no-text` where the phrase is empty, `too-long` where it or its context is no phrase at all.
    """
    text = _plain(question.text)
    if not text:
        raise RefusedArticle("no-text", "no words: there is nobody to resolve")
    around = (question.context, question.country_hint)
    title = ", ".join(words for part in around if (words := _plain(part)))
    stored = f"{title}\n\n{text}" if title else text
    if len(stored) > LONGEST:
        raise RefusedArticle(
            "too-long", f"{len(stored):,} characters; a phrase and its context have {LONGEST:,} at most"
        )
    start = len(stored) - len(text)
    parts = [Part(kind=PartKind.TITLE, span=Span(start=0, end=len(title)))] if title else []
    parts.append(Part(kind=PartKind.BODY, span=Span(start=start, end=len(stored))))
    return Article(
        id=make_id("ar", "question", stored, question.date.start),
        text=stored,
        content_hash=content_hash(stored),
        parts=tuple(parts),
        title=title,
        published=question.date,
        language="en",
    )


def _plain(words: str) -> str:
    """`words` with white space made single, and a question mark for what UTF-8 has no bytes for."""
    return " ".join(words.split()).encode("utf-8", "replace").decode("utf-8")


def asked(article: Article) -> Span:
    """Where the phrase stands in an article that `as_article` made."""
    return article.parts[-1].span


def meant(mentions: Sequence[Mention], resolutions: Iterable[Resolution], phrase: Span, text: str) -> Resolution | None:
    """The resolution of the mention that the phrase is built on, the larger share of the phrase and then the better known first.

    None where no mention holds the phrase's main word: "Italian wine" names no Italian who acts.

    Args:
        mentions: of the article.
        resolutions: one for each.
        phrase: where the phrase stands.
        text: the article's text.
    """
    by_mention = {resolution.mention_id: resolution for resolution in resolutions}
    main = main_word(phrase, text)

    def rank(mention: Mention) -> tuple[int, int, bool, float]:
        resolution = by_mention[mention.id]
        shared = min(mention.span.end, phrase.end) - max(mention.span.start, phrase.start)
        length = mention.span.end - mention.span.start
        return shared, -length, resolution.judgement is Judgement.POSITIVE, resolution.score

    fitting = [
        m for m in mentions
        if m.id in by_mention and rank(m)[0] > 0 and m.span.start < main.end and main.start < m.span.end
    ]  # fmt: skip
    fitting = fitting or [  # "the FDLR force" is the FDLR
        m for m in mentions
        if m.id in by_mention and rank(m)[0] > 0 and by_mention[m.id].actor_id.startswith("body-")
        and m.span.end < main.start <= m.span.end + 2
    ]  # fmt: skip
    return by_mention[max(fitting, key=rank).id] if fitting else None


_CORE_END: Final = re.compile(
    r"[,;(]|\s(?:of|in|on|at|for|from|to|with|by|near|across|who|which|that|led|based|loyal|close|and|or)\s"
)
_LAST_WORD: Final = re.compile(r"[\w.'’-]*\w\W*$")


def main_word(phrase: Span, text: str) -> Span:
    """The word that an English noun phrase is built on: the last before what qualifies it ("two members | of the council")."""
    words = phrase.of(text)
    cut = _CORE_END.search(words)
    core = words[: cut.start()] if cut and cut.start() > 0 else words
    found = _LAST_WORD.search(core)
    start = phrase.start + (found.start() if found else 0)
    return Span(start=start, end=phrase.start + len(core))


def answer(article: Article, mentions: Sequence[Mention], resolutions: Sequence[Resolution]) -> Resolution:
    """Whom the phrase of an article that `as_article` made means; judged NEGATIVE where no word of it names anybody."""
    found = meant(mentions, resolutions, asked(article), article.text)
    return found or Resolution(
        mention_id="", judgement=Judgement.NEGATIVE, score=0.0, reason="no word of it names anybody who acts"
    )


_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def given_date(value: str) -> PartialDate:
    """The date that a user gave: an ISO day, month or year; unknown for an empty one.

    Raises:
        InputError: it is none, or no calendar has it.
    """
    words = value.strip()
    if not words:
        return UNKNOWN_DATE
    match = _DATE.fullmatch(words)
    try:
        if match is None:
            raise ValueError
        year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
        first = last = calendar_day(year, month, day)
        if not match[3]:
            after = calendar_day(year + (month == 12), month % 12 + 1, 1) if match[2] else calendar_day(year + 1, 1, 1)
            last = calendar_day.fromordinal(after.toordinal() - 1)
    except ValueError:
        raise InputError(f"date {value!r} is not an ISO date; write 2023-02-22, 2023-02 or 2023") from None
    precision = Precision.DAY if match[3] else Precision.MONTH if match[2] else Precision.YEAR
    return PartialDate(
        start=first.isoformat(), end=last.isoformat(), precision=precision, found=Found.STATED, text=words
    )


FIELDS: Final = frozenset({"text", "date", "context", "country_hint"})


def read_questions(lines: Iterable[bytes]) -> Iterator[Question | BadQuestion]:
    """The question of each JSON line, in order, or what is wrong with the line; blank lines are passed over.

    A line is an object with `text` and, where known, `date`, `context`, `country_hint` and `id`; other keys are let be.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        row: dict[str, Any] = {}
        try:
            row = _row(line)
            yield _question(row)
        except InputError as error:
            origin = f"line {number}"
            rejection = Rejection(
                id=make_id("rj", origin, "read", "broken-question", str(error)),
                origin=origin,
                stage="read",
                code="broken-question",
                detail=str(error),
            )
            yield BadQuestion(rejection=rejection, id=_own_id(row))


def _row(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise InputError(f"longer than {LONGEST_LINE:,} bytes")
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {getattr(error, 'msg', error)}") from None
    if not isinstance(row, dict):
        raise InputError("not a JSON object")
    return row


def _own_id(row: dict[str, Any]) -> str | int | None:
    own = row.get("id")
    return _plain(own) if isinstance(own, str) else own if isinstance(own, int) else None


def _question(row: dict[str, Any]) -> Question:
    wrong = sorted(name for name in FIELDS if not isinstance(row.get(name) or "", str))
    if wrong:
        raise InputError(f"{', '.join(wrong)}: not a text")
    if not (row.get("text") or "").strip():
        raise InputError("no words under 'text'")
    return Question(
        text=_plain(row["text"]),
        date=given_date(_plain(row.get("date") or "")),
        context=_plain(row.get("context") or ""),
        country_hint=_plain(row.get("country_hint") or ""),
        id=_own_id(row),
    )
