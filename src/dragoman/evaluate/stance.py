"""stance: the statements and claims of a passage, and how the claims stand."""

from __future__ import annotations

from dragoman.evaluate.conventions import Convention
from dragoman.evaluate.kind import Kind, Prediction
from dragoman.evaluate.rows import Row, as_body, day_of, words_of
from dragoman.records import Article, Claim, CodedArticle, Stance, Statement
from dragoman.settings import Settings

_SIDES = {
    "asserted_by": frozenset(
        {Stance.ASSERTS, Stance.CONFIRMS, Stance.ADMITS, Stance.ACCUSES, Stance.WARNS, Stance.PROMISES, Stance.PRAISES}
    ),
    "denied_by": frozenset({Stance.DENIES, Stance.RETRACTS}),
    "doubted_by": frozenset({Stance.DOUBTS, Stance.ASKS}),
}
"""On which side of a claim a stance counts; who demands takes none."""


def _article(row: Row, _: Settings) -> Article:
    return as_body(row, words_of(row, "text"), day_of(row))


def _statement(one: Statement) -> dict[str, str]:
    return {
        "speaker": one.speaker.text if one.speaker else "",
        "content": one.content.text,
        "cue": one.cue.text,
        "kind": one.kind.value,
        "stance": one.stance.value,
    }


def _claim(one: Claim) -> dict[str, object]:
    voices = {side: [v.speaker for v in one.voices if v.stance in stances] for side, stances in _SIDES.items()}
    return {"proposition": one.proposition.text, **voices, "standing": one.standing.value}


def _answer(row: Row, coded: CodedArticle, _: Convention) -> Prediction:
    return {
        "id": row.id,
        "statements": [_statement(one) for one in coded.statements if not one.attitude],
        "claims": [_claim(one) for one in coded.claims],
    }


KIND = Kind(
    name="stance",
    keys=frozenset({"text", "date"}),
    article=_article,
    answer=_answer,
    empty=lambda row: {"id": row.id, "statements": [], "claims": []},
)
