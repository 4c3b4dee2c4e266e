"""Evidence: the sentence behind a record, with its marks, cut out of the stored text to the letter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.records import (
    Article,
    Evidence,
    Mark,
    Participant,
    PartKind,
    RecordKind,
    Span,
    Versions,
    make_id,
)

CODER = "rules"


@dataclass(frozen=True, slots=True)
class Witness:
    """Writes evidence for one article."""

    article: Article
    doc: Doc
    versions: Versions

    def of(
        self,
        record_id: str,
        kind: RecordKind,
        sentence: int,
        rule_id: str,
        marks: Iterable[tuple[str, Span]],
        path: str = "",
        last: int | None = None,
    ) -> Evidence:
        """The evidence that sentence number `sentence` (to `last`, for a record over several) gives of a record."""
        spans = self.doc.spans["sentences"]
        first, final = spans[sentence], spans[sentence if last is None else last]
        span = Span(start=first.start_char, end=final.end_char)
        text = self.article.text
        ordered = sorted(
            {(label, s) for label, s in marks if span.start <= s.start and s.end <= span.end},
            key=lambda m: (m[1], m[0]),
        )
        where = [f"{label} {s.start} {s.end}" for label, s in ordered]  # told twice in one sentence
        return Evidence(
            id=make_id("ed", record_id, self.article.id, rule_id, str(span.start), str(span.end), path, *where),
            record_id=record_id,
            record_kind=kind,
            article_id=self.article.id,
            sentence=sentence,
            part=PartKind(first.label_),
            span=span,
            text=span.of(text),
            marks=tuple(Mark(label=label, span=s, text=s.of(text)) for label, s in ordered),
            coder=CODER,
            rule_id=rule_id,
            path=path,
            lexicon_version=self.versions.lexicons,
            model_version=self.versions.model,
        )


def token_span(token: Token) -> Span:
    """The code points of one token."""
    return Span(start=token.idx, end=token.idx + len(token.text))


def party_marks(role: str, parties: Iterable[Participant]) -> list[tuple[str, Span]]:
    """One mark a participant."""
    return [(role, party.span) for party in parties]
