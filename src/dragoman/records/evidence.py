"""Evidence: the exact words behind a record, and the rule that found it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.records.articles import PartKind
from dragoman.records.spans import Mark, Span


class RecordKind(StrEnum):
    """What an evidence is evidence of."""

    EVENT = "event"
    STATEMENT = "statement"
    CLAIM = "claim"


class Decider(StrEnum):
    """Which reader's type an event has; `BOTH` where the two agree."""

    RULE = "rule"
    READER = "reader"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How the type of one telling was decided between the rule and the second reader.

    `rule_type` is "" where no rule knows the words; `reader_label` is "" where the second reader was not asked (it needs two
    parties in one sentence), "NONE" where it sees no event. `reader_probability` is calibrated on sentences kept aside in training.
    """

    rule_type: str = ""
    reader_label: str = ""
    reader_probability: float | None = None
    by: Decider = Decider.RULE


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that support one record.

    `text` is exactly `article.text[span.start:span.end]`; `part` says what the words stand in, so that a caption says
    so. In an article that was read in translation, `translated_text` is the English that was read, at `translated_span` of
    `Translation.text`; `text` are the original sentences. `marks` are the spans that matter inside what was read. `path` is the
    way through the parse from the trigger to each role. `score` is None where the coder computes none. `decision` is None for
    statements and claims.
    """

    id: str
    record_id: str
    record_kind: RecordKind
    article_id: str
    sentence: int
    part: PartKind
    span: Span
    text: str
    marks: tuple[Mark, ...] = ()
    translated_text: str = ""
    translated_span: Span | None = None
    coder: str
    rule_id: str
    path: str = ""
    lexicon_version: str
    model_version: str
    score: float | None = None
    decision: Decision | None = None
