"""Claims: what is asserted, joined with who denies, doubts or confirms it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from spacy.tokens import Doc, Token

from dragoman.coding.clauses import logical_object
from dragoman.coding.evidence import Witness
from dragoman.coding.said import Said
from dragoman.coding.second_reading import Told
from dragoman.coding.status import DENIED
from dragoman.records import (
    Article,
    Claim,
    Event,
    EventType,
    Evidence,
    Modality,
    Participant,
    Passage,
    Polarity,
    Proposition,
    RecordKind,
    Stance,
    Standing,
    Voice,
    make_id,
)

REFERRING: Final = frozenset(
    "allegation accusation claim report charge assertion suggestion rumour rumor account that it this".split()
)
"""Heads of an object that speaks of an earlier statement: "denied the allegation"."""

INVOLVED: Final = frozenset("involvement responsibility role wrongdoing part blame link hand".split())
"""Heads of an object that speaks of what one is accused of: "denied any involvement"."""

JUST_SAID: Final = 2
"""Sentences back to an accusation that "denied any wrongdoing" answers without a word of whom it accused."""

UNDISPUTED: Final = frozenset({Stance.ASSERTS, Stance.ACCUSES, Stance.WARNS, Stance.ADMITS})
CONTESTING: Final = frozenset({Stance.DENIES, Stance.DOUBTS, Stance.RETRACTS, Stance.CONFIRMS})
ASSERTABLE: Final = frozenset(set(EventType) - {EventType.AGREE, EventType.REQUEST, EventType.CONSULT})
NO_SIGN: Final = frozenset("indication evidence sign proof".split())


def claims(
    doc: Doc, article: Article, said: Sequence[Said], told: Sequence[Told], witness: Witness
) -> tuple[list[Claim], list[Evidence]]:
    """The claims of an article with their voices and standing, and one evidence a voice.

    A claim is made where somebody reports an event, or where somebody denies, doubts or confirms what another said. What a statement
    denies is found by its relative pronoun, by a referring noun ("the allegation"), or by an event of the same type and actor.
    """
    within = {i: [t for t in told if s.statement.id in t.event.statement_ids] for i, s in enumerate(said)}
    voices: dict[int, list[tuple[int, Stance]]] = {}
    owner_of: dict[int, int] = {}
    for i, one in enumerate(said):
        stance = _doubtful(one, doc) or one.statement.stance
        target = _target(i, said, within, owner_of, stance)
        if target is not None:
            owner = owner_of.setdefault(target, target)
            voices.setdefault(owner, [(owner, said[owner].statement.stance)]).append((i, stance))
            owner_of[i] = owner
        elif stance in CONTESTING or any(t.event.type in ASSERTABLE for t in within[i]):
            voices[i] = [(i, stance)]
            owner_of[i] = i
    out: list[Claim] = []
    evidence: list[Evidence] = []
    for owner, heard in voices.items():
        claim = _claim(owner, heard, said, within, article)
        out.append(claim)
        for i, stance in heard:
            one = said[i]
            marks = [("cue", s) for s in one.statement.cue.spans] + [
                ("content", s) for s in one.statement.content.spans
            ]
            if one.statement.speaker:
                marks.append(("speaker", one.statement.speaker.span))
            evidence.append(
                witness.of(claim.id, RecordKind.CLAIM, one.sentence, f"claim-{stance}", marks, last=one.last_sentence)
            )
    return out, evidence


def _doubtful(one: Said, doc: Doc) -> Stance | None:
    """DOUBTS where the content says that there is no sign of something."""
    for token in _tokens(one.statement.content, doc, one.sentence):
        if (
            token.lemma_ in NO_SIGN
            and any(c.lower_ == "no" for c in token.children)
            and token.dep_ in ("attr", "dobj", "nsubj")
        ):
            return Stance.DOUBTS
    return None


def _tokens(passage: Passage, doc: Doc, sentence: int) -> list[Token]:
    return [t for t in doc.spans["sentences"][sentence] if any(s.start <= t.idx < s.end for s in passage.spans)]


def _target(
    i: int, said: Sequence[Said], within: dict[int, list[Told]], owner_of: dict[int, int], stance: Stance
) -> int | None:
    """The earlier statement whose proposition statement `i` speaks of, or None."""
    one = said[i]
    if one.about >= 0:
        return one.about
    if stance not in CONTESTING and stance not in UNDISPUTED:
        return None
    speaker = one.statement.speaker
    for j in reversed(owner_of):
        if any(_same(a, b) for a in within[i] for b in within[j]) and (
            stance in CONTESTING or _key(speaker) != _key(said[j].statement.speaker)
        ):
            return j
    objects = {token.lemma_.lower() for token in logical_object(one.cue)}
    if stance in CONTESTING and objects & REFERRING and not within[i]:  # else it says itself what it denies
        return _latest(i, said, lambda j: said[j].statement.stance is Stance.ACCUSES or bool(within[j]))
    if stance is Stance.DENIES and objects & INVOLVED and speaker is not None:
        own = {speaker.key, speaker.country} - {""}
        accused = _latest(i, said, lambda j: any(own & {p.key, p.country} for t in within[j] for p in t.event.actors))
        near = one.sentence - JUST_SAID
        return (
            accused
            if accused is not None
            else _latest(
                i,
                said,
                lambda j: (
                    said[j].statement.stance is Stance.ACCUSES and max(said[j].sentence, said[j].last_sentence) >= near
                ),
            )
        )
    return None


def _latest(i: int, said: Sequence[Said], fits: Callable[[int], bool]) -> int | None:
    """The latest statement before `i`, of somebody else, that fits."""
    own = _key(said[i].statement.speaker)
    return next((j for j in range(i - 1, -1, -1) if _key(said[j].statement.speaker) != own and fits(j)), None)


def _key(speaker: Participant | None) -> str:
    return speaker.key if speaker else ""


def _same(a: Told, b: Told) -> bool:
    """Whether two tellings may be of one proposition: same type, a common actor, recipients that do not conflict."""
    if a.event.type is not b.event.type or not _countries(a.event.actors) & _countries(b.event.actors):
        return False
    to_a, to_b = _countries(a.event.recipients), _countries(b.event.recipients)
    return not to_a or not to_b or bool(to_a & to_b)


def _countries(parties: Sequence[Participant]) -> set[str]:
    return {p.country or p.key for p in parties}


def _claim(
    owner: int, voices: list[tuple[int, Stance]], said: Sequence[Said], within: dict[int, list[Told]], article: Article
) -> Claim:
    one = said[owner].statement
    main = next((t.event for t in within[owner] if t.event.type in ASSERTABLE), None) or next(
        (t.event for t in within[owner]), None
    )
    first = Voice(statement_id=one.id, speaker=one.speaker.name if one.speaker else "", stance=voices[0][1])
    rest = [
        Voice(statement_id=s.id, speaker=s.speaker.name if s.speaker else "", stance=stance)
        for s, stance in ((said[i].statement, stance) for i, stance in voices[1:])
    ]
    proposition = Proposition(
        text=one.content.text,
        actor=main.actors[0] if main and main.actors else None,
        predicate=main.type if main else said[owner].cue.lemma_.lower(),
        recipient=main.recipients[0] if main and main.recipients else None,
        polarity=_polarity(main),
        modality=main.status.modality if main else Modality.ASSERTED,
    )
    identity = make_id("cl", article.id, one.id)
    return Claim(
        id=identity,
        article_id=article.id,
        proposition=proposition,
        voices=(first, *rest),
        standing=standing({v.stance for v in (first, *rest)}),
        canonical_id=identity,
    )


def _polarity(main: Event | None) -> Polarity:
    """The polarity of what is claimed; that the speaker denies it is the speaker's stance."""
    if main is None or any(mark.rule_id == DENIED for mark in main.status.marks):
        return Polarity.AFFIRMED
    return main.status.polarity


def standing(stances: set[Stance]) -> Standing:
    """How a claim stands, from the stances of its voices: retracted, disputed, denied, confirmed or uncontested."""
    if Stance.RETRACTS in stances:
        return Standing.RETRACTED
    against = stances & {Stance.DENIES, Stance.DOUBTS}
    if against and stances - against:
        return Standing.DISPUTED
    if against:
        return Standing.DENIED if Stance.DENIES in against else Standing.DISPUTED
    return Standing.CONFIRMED if stances & {Stance.CONFIRMS, Stance.ADMITS} else Standing.UNCONTESTED
