"""In: nothing.
Out: what things are, as frozen dataclasses with stable ids. Standard library only.
"""

from dragoman.records.actors import (
    Actor,
    ActorKind,
    Judgement,
    Mention,
    MentionKind,
    Participant,
    Resolution,
    Role,
    ScorePart,
    Sector,
)
from dragoman.records.articles import READ_PARTS, Article, Note, Part, PartKind, Publisher, PublisherKind
from dragoman.records.cameo import cameo_code, goldstein
from dragoman.records.codebook import CONTEXTS, MODES, QUAD, EventType, Quad, score_of
from dragoman.records.coded import CodedArticle
from dragoman.records.dates import UNKNOWN_DATE, Found, PartialDate, Precision
from dragoman.records.events import (
    ContextsFrom,
    Event,
    Modality,
    Place,
    PlaceKind,
    Polarity,
    Size,
    Status,
    StatusLabel,
    StatusMark,
    Time,
    event_id,
)
from dragoman.records.evidence import Decider, Decision, Evidence, RecordKind
from dragoman.records.ids import content_hash, make_id
from dragoman.records.linked import LinkedClaim, LinkedVoice, Turn, standing
from dragoman.records.runs import Rejection, Run, Versions
from dragoman.records.spans import Mark, Passage, Span
from dragoman.records.statements import (
    Claim,
    Proposition,
    Stance,
    Standing,
    Statement,
    StatementKind,
    Strength,
    Voice,
)
from dragoman.records.traces import Firing, NearMiss, TracedSentence, TracedWord
from dragoman.records.translations import Aligned, Quality, Segment, Translation

__all__ = [
    "CONTEXTS",
    "MODES",
    "QUAD",
    "READ_PARTS",
    "UNKNOWN_DATE",
    "Actor",
    "ActorKind",
    "Aligned",
    "Article",
    "Claim",
    "CodedArticle",
    "ContextsFrom",
    "Decider",
    "Decision",
    "Event",
    "EventType",
    "Evidence",
    "Firing",
    "Found",
    "Judgement",
    "LinkedClaim",
    "LinkedVoice",
    "Mark",
    "Mention",
    "MentionKind",
    "Modality",
    "NearMiss",
    "Note",
    "Part",
    "PartKind",
    "PartialDate",
    "Participant",
    "Passage",
    "Place",
    "PlaceKind",
    "Polarity",
    "Precision",
    "Proposition",
    "Publisher",
    "PublisherKind",
    "Quad",
    "Quality",
    "RecordKind",
    "Rejection",
    "Resolution",
    "Role",
    "Run",
    "ScorePart",
    "Sector",
    "Segment",
    "Size",
    "Span",
    "Stance",
    "Standing",
    "Statement",
    "StatementKind",
    "Status",
    "StatusLabel",
    "StatusMark",
    "Strength",
    "Time",
    "TracedSentence",
    "TracedWord",
    "Translation",
    "Turn",
    "Versions",
    "Voice",
    "cameo_code",
    "content_hash",
    "event_id",
    "goldstein",
    "make_id",
    "score_of",
    "standing",
]
