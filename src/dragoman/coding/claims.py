"""Claims: what is asserted, joined with who denies, doubts or confirms it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from dragoman.coding.cast import Cast
from dragoman.coding.clauses import logical_object
from dragoman.coding.evidence import Witness
from dragoman.coding.references import REACH, key_of, latest, owned, referred
from dragoman.coding.said import Said
from dragoman.coding.second_reading import Told
from dragoman.coding.stances import content_stance
from dragoman.coding.status import DENIED
from dragoman.coding.topics import Topic, topic_of
from dragoman.lexicons.synonyms import meant
from dragoman.records import (
    Article,
    Claim,
    Event,
    EventType,
    Evidence,
    Modality,
    Participant,
    Polarity,
    Proposition,
    RecordKind,
    Stance,
    Voice,
    make_id,
    standing,
)

INVOLVED: Final = frozenset("involvement responsibility role wrongdoing part blame link hand knowledge".split())
"""Heads of an object that speaks of what one is accused of: "denied any involvement"."""

JUST_SAID: Final = 2
"""Sentences back to an accusation that "denied any wrongdoing" answers without a word of whom it accused."""

CONTESTING: Final = frozenset({Stance.DENIES, Stance.DOUBTS, Stance.RETRACTS, Stance.CONFIRMS, Stance.ADMITS})
NO_CLAIM: Final = frozenset({Stance.ASKS})
"""Stances whose content is nothing that may be true or false."""

APART: Final = (Stance.DEMANDS, Stance.PRAISES)
"""What is demanded is not what is asserted, and praise is neither."""

SHORT: Final = 3
"""Letters up to which a word of a speaker's phrase names nobody."""

POINTING: Final = frozenset({"the", "this", "that", "such", "any"})
TAKEN_UP: Final = 3
"""Words of an answer that one noun of it may tie to what was said before, at most."""

ALSO: Final = frozenset("also too likewise similarly equally".split())
"""Adverbs of one who says what another has just said."""

ASSERTABLE: Final = frozenset(set(EventType) - {EventType.AGREE, EventType.REQUEST, EventType.CONSULT})

ANSWERED: Final = 0.5
"""Share of common content words from which a denial answers an earlier statement."""

REPEATED: Final = 0.6
"""The same for an assertion of somebody else; words of both together have to be common by `ALIKE` too."""

ALIKE: Final = 0.4

BARE: Final = 2
"""Content words up to which a denial says nothing of its own: it answers what was said before it."""


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A statement with what it says: its stance, its words, its topic and the events told in it."""

    said: Said
    stance: Stance
    tokens: list[Token]
    topic: Topic
    told: list[Told]
    named: frozenset[str]
    """Keys and countries of those whom the content names."""


def claims(
    doc: Doc, article: Article, said: Sequence[Said], told: Sequence[Told], witness: Witness, cast: Cast
) -> tuple[list[Claim], list[Evidence]]:
    """The claims of an article with their voices and standing, and one evidence a voice.

    Every statement makes a claim, unless it speaks of an earlier one: by a relative pronoun, by a word that refers to it ("the
    allegation", "that"), by an event of the same type and actor, or by the same content words.
    """
    spoken = [_spoken(one, doc, told, cast) for one in said]
    voices: dict[int, list[tuple[int, Stance]]] = {}
    owner_of: dict[int, int] = {}
    for i, one in enumerate(spoken):
        passed_by = one.said.statement.attitude or (one.stance in NO_CLAIM and one.said.about < 0)
        if passed_by or i in owner_of:  # the latter: "rejected the claim that ..." has spoken of it before
            continue
        found = _target(i, spoken, owner_of, cast)
        if found is not None:
            target, stance = found
            owner = owner_of.setdefault(target, target)
            voices.setdefault(owner, [(owner, spoken[owner].stance)]).append((i, stance))
            owner_of[i] = owner
        else:
            voices[i] = [(i, one.stance)]
            owner_of[i] = i
    out: list[Claim] = []
    evidence: list[Evidence] = []
    for owner in sorted(voices):
        heard = sorted(set(voices[owner]))
        claim = _claim(owner, heard, spoken, article)
        out.append(claim)
        for i, stance in heard:
            its = spoken[i].said
            marks = [("cue", s) for s in its.statement.cue.spans] + [
                ("content", s) for s in its.statement.content.spans
            ]
            if its.statement.speaker:
                marks.append(("speaker", its.statement.speaker.span))
            evidence.append(
                witness.of(claim.id, RecordKind.CLAIM, its.sentence, f"claim-{stance}", marks, last=its.last_sentence)
            )
    return out, evidence


def _spoken(one: Said, doc: Doc, told: Sequence[Told], cast: Cast) -> _Spoken:
    sentences = list(doc.spans["sentences"])[one.sentence : one.last_sentence + 1]
    spans = one.statement.content.spans
    tokens = [t for sentence in sentences for t in sentence if any(s.start <= t.idx < s.end for s in spans)]
    within = [t for t in told if one.statement.id in t.event.statement_ids]
    held = [pair for t in tokens for pair in cast.by_head.get(t.i, ())]
    named = {key for m, r in held for key in (r.actor_id or m.chain or m.id, r.country) if key}
    return _Spoken(one, one.statement.stance, tokens, topic_of(tokens), within, frozenset(named))


def _target(i: int, spoken: Sequence[_Spoken], owner_of: dict[int, int], cast: Cast) -> tuple[int, Stance] | None:
    """The statement whose proposition statement `i` speaks of, and with which stance; None where it has one of its own."""
    one = spoken[i]
    said = [s.said for s in spoken]
    if one.said.about >= 0:
        return one.said.about, one.stance
    if one.stance in CONTESTING:
        found = referred(i, said, one.tokens, cast)
        if found:
            return _likeliest(one, found, spoken), one.stance
    for j in range(i - 1, max(i - 4, -1), -1):
        if j in owner_of and _goes_on_denying(one, spoken[j]):
            return owner_of[j], Stance.DENIES
    for j in reversed(owner_of):
        stance = _answers(one, spoken[j])
        if stance is not None:
            return j, stance
    denies = one.stance is Stance.DENIES or (one.stance is Stance.ASSERTS and one.topic.negated)
    if denies and (accused := _denied_part(i, spoken)) is not None:
        return accused, Stance.DENIES
    if one.stance in (Stance.DENIES, Stance.DOUBTS) and _says_nothing_of_its_own(one):
        near = one.said.sentence - 1  # "Pure invention," said ...
        before = latest(i, said, lambda j: spoken[j].stance not in NO_CLAIM and said[j].last_sentence >= near)
        return (before, one.stance) if before is not None and not _holds(one.said, said[before]) else None
    return None


def _says_nothing_of_its_own(one: _Spoken) -> bool:
    """Whether a denial is bare: few words, no event, no verb ("Pure invention"), and none whom it names as the one it answers."""
    telling = one.said.rule_id == "deny" and any(t.tag_ == "VBG" for t in one.tokens[:1])
    return not one.told and len(one.topic.words) <= BARE and not telling and not owned(one.said, one.tokens)


def _goes_on_denying(one: _Spoken, before: _Spoken) -> bool:
    """Whether somebody goes on to deny what they have just denied: 'denied it. "Not a single shot was fired," he said'."""
    near = one.said.sentence - before.said.last_sentence <= 1
    own, theirs = one.said.statement.speaker, before.said.statement.speaker
    same = own is not None and theirs is not None and (own.key == theirs.key or own.country == theirs.country != "")
    return near and same and before.stance is Stance.DENIES and one.stance is Stance.ASSERTS and one.topic.negated


def _likeliest(one: _Spoken, found: Sequence[int], spoken: Sequence[_Spoken]) -> int:
    """Of the statements that may be meant the nearest that names the speaker, else that accuses or tells an event, else the nearest."""
    speaker = one.said.statement.speaker
    own = {speaker.key, speaker.country} - {""} if speaker else set()
    naming = [j for j in found if own & spoken[j].named]
    telling = [j for j in found if spoken[j].told or spoken[j].stance is Stance.ACCUSES]
    return (naming or telling or list(found))[0]


def _answers(one: _Spoken, earlier: _Spoken) -> Stance | None:
    """The stance with which a statement speaks of an earlier one that says the same or its opposite, None where it does not."""
    if _holds(one.said, earlier.said) or _holds(earlier.said, one.said):
        return None
    contests = one.stance in CONTESTING
    if not contests and any((one.stance is kind) != (earlier.stance is kind) for kind in APART):
        return None
    near = one.said.sentence - earlier.said.last_sentence <= JUST_SAID
    other = key_of(one.said) != key_of(earlier.said)
    opposite = one.topic.opposes(earlier.topic)
    shared = one.topic.shared(earlier.topic)
    if any(_same(a, b) for a in one.told for b in earlier.told) and (contests or other):
        if contests:
            return one.stance
        if opposite:
            return Stance.DENIES
        if shared >= ANSWERED and not one.topic.conflicts(earlier.topic):
            return one.stance
    if contests:
        meant_by = shared >= ANSWERED or (near and _takes_up(one, earlier))
        return one.stance if meant_by and not one.topic.conflicts(earlier.topic) else None
    if other and near and _joins_in(one, earlier):
        return one.stance
    if (
        other
        and one.said.sentence - earlier.said.last_sentence <= REACH
        and opposite
        and shared >= ANSWERED
        and one.topic.head in earlier.topic.meant
        and not one.topic.conflicts(earlier.topic)
    ):
        return Stance.DENIES
    if (
        len(one.topic.meant & earlier.topic.meant) < 2
        or shared < REPEATED
        or one.topic.overlap(earlier.topic) < ALIKE
        or one.topic.conflicts(earlier.topic)
    ):
        return None
    if earlier.stance in (Stance.DENIES, Stance.DOUBTS):
        return one.stance
    return Stance.DENIES if opposite and other else one.stance


def _takes_up(one: _Spoken, earlier: _Spoken) -> bool:
    """Whether a short answer takes up what has just been told by a noun with an article: "denied carrying out the strike"."""
    if len(one.topic.words) > TAKEN_UP:
        return False
    nouns = (t.lemma_.lower() for t in one.tokens if t.pos_ == "NOUN" and any(c.lower_ in POINTING for c in t.children))
    return bool(meant(nouns) & earlier.topic.meant)


def _joins_in(one: _Spoken, earlier: _Spoken) -> bool:
    """Whether somebody also says what another has just said: the same stance, and two words or a figure in common."""
    also = any(c.lower_ in ALSO for c in one.said.cue.children)
    common = len(one.topic.meant & earlier.topic.meant) > 1 or one.topic.figures & earlier.topic.figures
    return also and bool(common) and one.stance is earlier.stance and not one.topic.conflicts(earlier.topic)


def _holds(outer: Said, inner: Said) -> bool:
    """Whether a statement stands inside what another says."""
    spans = outer.statement.content.spans
    return any(s.start <= inner.cue.idx < s.end for s in spans)


def _denied_part(i: int, spoken: Sequence[_Spoken]) -> int | None:
    """The accusation that somebody answers who denies without its words: of the speaker, or for "any involvement" the one just made."""
    one = spoken[i].said
    speaker = one.statement.speaker
    if speaker is None:
        return None
    said = [s.said for s in spoken]
    own = {speaker.key, speaker.country} - {""}
    involved = {t.lemma_.lower() for t in (*logical_object(one.cue), *spoken[i].tokens)} & INVOLVED

    outright = spoken[i].stance is Stance.DENIES

    def accuses(j: int, reach: int = REACH) -> bool:
        blames = spoken[j].stance is Stance.ACCUSES or (
            outright and spoken[j].stance is Stance.ASSERTS and not said[j].statement.attitude
        )
        return blames and said[j].last_sentence >= one.sentence - reach and not _holds(said[i], said[j])

    phrase = one.statement.speaker_phrase
    called = (
        {w for w in phrase.text.lower().replace("'s", "").replace("’s", "").split() if len(w) > SHORT}
        if phrase
        else set()
    )

    def is_named(j: int) -> bool:
        return bool(own & spoken[j].named or called & spoken[j].topic.words)

    accused = latest(i, said, lambda j: accuses(j, REACH if outright else JUST_SAID) and is_named(j))
    if accused is None and involved and outright:
        accused = latest(i, said, lambda j: spoken[j].stance is Stance.ACCUSES and accuses(j, JUST_SAID))
    return accused


def _same(a: Told, b: Told) -> bool:
    """Whether two tellings may be of one proposition: same type, a common actor, recipients that do not conflict."""
    if a.event.type is not b.event.type or not _countries(a.event.actors) & _countries(b.event.actors):
        return False
    to_a, to_b = _countries(a.event.recipients), _countries(b.event.recipients)
    return not to_a or not to_b or bool(to_a & to_b)


def _countries(parties: Sequence[Participant]) -> set[str]:
    return {p.country or p.key for p in parties}


def _claim(owner: int, voices: list[tuple[int, Stance]], spoken: Sequence[_Spoken], article: Article) -> Claim:
    one, cue = spoken[owner].said.statement, spoken[owner].said.cue
    events = [t.event for t in spoken[owner].told]
    main = next((e for e in events if e.type in ASSERTABLE), None) or next(iter(events), None)
    heard = tuple(
        Voice(statement_id=s.id, speaker=s.speaker.name if s.speaker else "", stance=stance)
        for s, stance in ((spoken[i].said.statement, stance) for i, stance in voices)
    )
    proposition = Proposition(
        text=one.content.text,
        actor=main.actors[0] if main and main.actors else None,
        predicate=main.type if main else cue.lemma_.lower(),
        recipient=main.recipients[0] if main and main.recipients else None,
        polarity=_polarity(main, spoken[owner]),
        topic=tuple(sorted(spoken[owner].topic.words | spoken[owner].topic.figures)),
        modality=main.status.modality if main else Modality.ASSERTED,
    )
    identity = make_id("cl", article.id, one.id)
    return Claim(
        id=identity,
        article_id=article.id,
        proposition=proposition,
        voices=heard,
        standing=standing({v.stance for v in heard}),
        canonical_id=identity,
    )


def _polarity(main: Event | None, one: _Spoken) -> Polarity:
    """The polarity of what is claimed; that the speaker denies it is the speaker's stance."""
    if one.stance is Stance.DENIES and content_stance(one.said.statement.content.text) is Stance.DENIES:
        return Polarity.AFFIRMED  # "it was false that he had resigned"
    if main is None:
        return Polarity.NEGATED if one.topic.negated else Polarity.AFFIRMED
    if any(mark.rule_id == DENIED for mark in main.status.marks):
        return Polarity.AFFIRMED
    return main.status.polarity
