"""What the rules make of each word of a sentence: which fired, who fills its roles, and which nearly fired and why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from dragoman.coding.cast import Cast
from dragoman.coding.clauses import is_verbal
from dragoman.coding.code import hear
from dragoman.coding.decide import Reader
from dragoman.coding.events import events
from dragoman.coding.evidence import Witness, token_span
from dragoman.coding.matching import (
    Hit,
    Lack,
    Miss,
    Trial,
    Unmet,
    conditions,
    is_nominal,
    outcome,
    role_slots,
    trials,
)
from dragoman.coding.second_reading import Told
from dragoman.coding.slots import fillers
from dragoman.lexicons import Lexicons
from dragoman.lexicons.rules import ANYTHING
from dragoman.records import (
    Article,
    EventType,
    Firing,
    Mention,
    NearMiss,
    Resolution,
    TracedSentence,
    TracedWord,
    Versions,
)

FEW: Final = 8
"""Lemmas of a condition that are spelt out."""


def trace(
    doc: Doc,
    article: Article,
    mentions: Sequence[Mention],
    resolutions: Sequence[Resolution],
    lexicons: Lexicons,
    versions: Versions,
    reader: Reader | None = None,
) -> tuple[TracedSentence, ...]:
    """What the rules make of each sentence of a parsed article; the arguments are those of `code`."""
    cast, said = hear(doc, article, mentions, resolutions, lexicons)
    _, _, told = events(doc, article, cast, lexicons.rules, said, Witness(article, doc, versions), reader)
    answers = {s.cue.i for s in said if s.about >= 0}
    by_word = {(one.hit.trigger.i, one.hit.rule.id): one for one in told}
    return tuple(
        _sentence(sentence, list(trials(sentence, lexicons.rules, cast, answers)), by_word, cast)
        for sentence in doc.spans["sentences"]
    )


def _sentence(
    sentence: Sentence, tried: Sequence[Trial], by_word: Mapping[tuple[int, str], Told], cast: Cast
) -> TracedSentence:
    words = [(trial.trigger, _word(trial, by_word, cast)) for trial in tried]
    known = {trial.trigger.i for trial in tried}
    for (place, _), one in by_word.items():
        if sentence.start <= place < sentence.end and place not in known:  # told by the second reader alone
            words.append((one.hit.trigger, _word(Trial(one.hit.trigger, False, (), hit=one.hit), by_word, cast)))
    others = [t for t in sentence if t.i not in known and t.dep_ not in ("aux", "auxpass") and t.text[0].isalpha()]
    return TracedSentence(
        text=sentence.text,
        words=tuple(word for _, word in sorted(words, key=lambda pair: pair[0].i)),
        unknown_verbs=_lemmas(t for t in others if is_verbal(t)),
        unknown_nouns=_lemmas(t for t in others if t.pos_ == "NOUN" and is_nominal(t)),
    )


def _lemmas(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(token.lemma_.lower() for token in tokens))


def _word(trial: Trial, by_word: Mapping[tuple[int, str], Told], cast: Cast) -> TracedWord:
    near = sorted(_near_misses(trial, cast), key=lambda miss: (miss.left, -miss.met, not miss.stood))
    return TracedWord(
        text=trial.trigger.text,
        lemma=trial.trigger.lemma_.lower(),
        noun=trial.noun,
        span=token_span(trial.trigger),
        firing=_firing(trial, by_word, cast),
        near=tuple(near),
        note=_note(trial),
    )


def _firing(trial: Trial, by_word: Mapping[tuple[int, str], Told], cast: Cast) -> Firing | None:
    hit = trial.hit
    told = by_word.get((trial.trigger.i, hit.rule.id)) if hit is not None else None
    if hit is None or told is None:
        return None
    return Firing(
        rule_id=hit.rule.id, event=told.event, decision=told.decision, no_event=_lack_words(hit, trial.by, cast)
    )


def _note(trial: Trial) -> str:
    if trial.answer:
        return "answers what somebody said: only rules of REJECT are tried"
    if trial.hit is None and trial.by is not None:
        return f"tells nothing of its own: a condition of {trial.by.rule.id} at '{trial.by.trigger.text}'"
    return ""


def _near_misses(trial: Trial, cast: Cast) -> Iterator[NearMiss]:
    """The rules of the word that did not win, in the order in which they are tried; those that were not are tried now."""
    tried = {found.rule.id: found for found in trial.tried}
    for rule in trial.known:
        found = tried.get(rule.id) or outcome(rule, trial.trigger, cast)
        if trial.hit is not None and found.rule.id == trial.hit.rule.id:
            continue
        if isinstance(found, Miss):
            yield _near_miss(found, cast)
            continue
        met = len(conditions(found.rule))
        if trial.answer and found.rule.type is not EventType.REJECT:
            yield _gave_way(found, "the word answers what somebody said, and it is no rule of REJECT", "answer", met, 1)
        elif found.lack:
            yield _gave_way(found, _lack_words(found, None, cast), found.lack, met, 1)
        else:
            first = trial.hit or trial.by
            why = f"would fire, but {first.rule.id} comes before it" if first else "would fire"
            yield _gave_way(found, why, "order", met, 0)


def _near_miss(miss: Miss, cast: Cast) -> NearMiss:
    return NearMiss(
        rule_id=miss.rule.id,
        type=miss.rule.type,
        mode=miss.rule.mode,
        why=_unmet_words(miss, cast),
        condition=miss.unmet.value,
        slot=miss.slot,
        stood=tuple(token.text for token in miss.stood),
        met=miss.met,
        left=miss.left,
    )


def _gave_way(hit: Hit, why: str, condition: str, met: int, left: int) -> NearMiss:
    rule = hit.rule
    return NearMiss(
        rule_id=rule.id, type=rule.type, mode=rule.mode, why=why, condition=str(condition), met=met, left=left
    )


def _unmet_words(miss: Miss, cast: Cast) -> str:
    """What a rule lacks: "if obj is one of aid, money: obj is 'praise'"."""
    rule = miss.rule
    match miss.unmet:
        case Unmet.PARTICLE:
            return f"particle {' or '.join(map(repr, rule.prt))} missing"
        case Unmet.PASSIVE:
            return "only in the passive"
        case Unmet.IF:
            return f"if {miss.slot} {_one_of(rule.if_[miss.slot])}: {_standing(miss.slot, miss.stood)}"
        case Unmet.UNLESS:
            return f"unless {miss.slot} {_one_of(rule.unless[miss.slot])}: {_standing(miss.slot, miss.stood)}"
        case Unmet.ACTOR:
            slots, _ = role_slots(rule, miss.trigger)
            return f"no actor in {_tried(slots, miss.trigger, cast)}"


def _lack_words(hit: Hit, by: Hit | None, cast: Cast) -> str:
    """Why a rule that fired makes no event, "" where it makes one; `by` is the hit that it belongs to."""
    where = f" '{by.trigger.text}' tells (rule {by.rule.id})" if by is not None else " another word tells"
    match hit.lack:
        case Lack.RECIPIENT:
            _, slots = role_slots(hit.rule, hit.trigger)
            return f"recipient missing: the rule needs a recipient; tried slots {_tried(slots, hit.trigger, cast)}"
        case Lack.COUNTRY:
            return "neither an actor nor a recipient of a known country"
        case Lack.ABSORBED:
            return f"absorbed: part of what{where}"
        case Lack.EFFECT:
            return f"effect: what came of the act that{where}"
        case Lack.NOTHING:
            return ""


def _one_of(lemmas: Sequence[str]) -> str:
    if ANYTHING in lemmas:
        return "holds anything"
    shown = ", ".join(lemmas[:FEW]) + (f", ... ({len(lemmas)})" if len(lemmas) > FEW else "")
    return f"is one of {shown}" if len(lemmas) > 1 else f"is {shown}"


def _standing(slot: str, tokens: Sequence[Token]) -> str:
    return f"{slot} is {', '.join(map(_quoted, tokens))}" if tokens else f"{slot} is empty"


def _quoted(token: Token) -> str:
    """A word, and its lemma where that is another one: the rules ask for lemmas."""
    lemma = token.lemma_.lower()
    return f"'{token.text}'" if lemma == token.lower_ else f"'{token.text}' ({lemma})"


def _tried(slots: Sequence[str], trigger: Token, cast: Cast) -> str:
    """The slots of a role in which nobody was found, and what stands in them instead."""
    filled = [(name, there) for name in slots if (there := fillers(trigger, name))]
    found = "; ".join(f"{_standing(name, there)}, {_nobody(there, cast)}" for name, there in filled)
    return f"{', '.join(slots)}: {found or 'empty'}"


def _nobody(tokens: Sequence[Token], cast: Cast) -> str:
    return "no other party than the actor" if cast.parties(tokens) else "no political actor"
