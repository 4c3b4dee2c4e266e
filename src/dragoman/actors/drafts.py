"""What the stages of this room hand on: a mention and its resolution in the making."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from dragoman.lexicons import Name
from dragoman.records import Judgement, MentionKind


class What(Enum):
    """What a mention names, as far as its words tell: decides which pronouns and short forms may take it up."""

    PERSON = auto()
    STATE = auto()
    ORGAN = auto()
    GROUP = auto()
    THING = auto()
    PLACE = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Hit:
    """A name on the tokens `start` to `end` (half-open): forms of the gazetteer, or what the model takes for a name.

    `inner` are names of the gazetteer inside a longer proper name ("Kenya" in "Kenya Airways"); they do not stand for themselves.
    """

    start: int
    end: int
    names: tuple[Name, ...] = ()
    label: str = ""
    inner: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class NounHit:
    """A noun or title of the lexica on the tokens `start` to `end`; `head` is the word of it that is inflected."""

    start: int
    end: int
    head: int
    phrase: str
    sectors: tuple[str, ...]
    what: What
    generic: bool
    title: bool


@dataclass(slots=True, eq=False)
class Draft:
    """A mention with its resolution, until both are frozen.

    `modified`: a name before it that gives no country ("the ECOWAS president"); `owner` is the head of the possessor ("his soldiers"),
    -1 where there is none; `honoured`: "Mr" or the like stands before the name; `chain` an earlier draft of the same one.
    """

    start: int
    end: int
    head: int
    sentence: int
    kind: MentionKind
    what: What
    judgement: Judgement = Judgement.UNSURE
    actor_id: str = ""
    name: str = ""
    country: str = ""
    sectors: tuple[str, ...] = ()
    role: str = ""
    titles: tuple[str, ...] = ()
    plural: bool = False
    definite: bool = False
    subject: bool = False
    former: bool = False
    modified: bool = False
    owner: int = -1
    gender: str = ""
    honoured: bool = False
    chain: Draft | None = None
    parts: list[tuple[str, float]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def because(self, part: str, value: float, reason: str) -> None:
        """Notes one part of the score and the words for people."""
        self.parts.append((part, value))
        self.reasons.append(reason)

    @property
    def first(self) -> Draft:
        """The first mention of the same one."""
        draft = self
        while draft.chain is not None:
            draft = draft.chain
        return draft


def same_as(draft: Draft, earlier: Draft, part: str, value: float, reason: str) -> None:
    """Makes `draft` another mention of whom `earlier` means; what its own words say stands."""
    draft.chain = earlier
    draft.what = earlier.what if draft.what is What.UNKNOWN else draft.what
    draft.actor_id = earlier.actor_id
    draft.name = earlier.name or draft.name
    draft.country = draft.country or earlier.country
    said_so_itself = draft.kind is MentionKind.NAME and draft.sectors
    draft.sectors = draft.sectors if said_so_itself else earlier.sectors or draft.sectors
    draft.role = draft.role or earlier.role
    draft.titles = tuple(dict.fromkeys((*draft.titles, *earlier.titles)))
    draft.gender = draft.gender or earlier.gender
    draft.former = draft.former or earlier.former
    draft.judgement = earlier.judgement
    draft.because(part, value, reason)
