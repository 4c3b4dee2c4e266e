"""What comes of a rule at a word: a hit with its parties, or the first condition that is not met."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

import pytest
from spacy.tokens import Doc

from dragoman.coding.cast import Cast
from dragoman.coding.matching import Hit, Lack, Miss, Trial, Unmet, conditions, hits, outcome, trials
from dragoman.lexicons.rules import EventRule, Rules
from dragoman.records import EventType, Judgement, Mention, MentionKind, Resolution, Span

PRAISED = """
France France NNP nsubj 1
heaped heap VBD ROOT 1
praise praise NN dobj 1
on on IN prep 1
Mali Mali NNP pobj 3
. . . punct 1
"""

THREATENED = """
France France NNP nsubj 1
threatened threaten VBD ROOT 1
to to TO aux 3
attack attack VB xcomp 1
Mali Mali NNP dobj 3
. . . punct 1
"""

FIRED = """
France France NNP nsubj 1
shelled shell VBD ROOT 1
Mali Mali NNP dobj 1
, , , punct 1
wounding wound VBG advcl 1
Togo Togo NNP dobj 4
. . . punct 1
"""


def rule(name: str = "own", kind: EventType = EventType.SUPPORT, **fields: object) -> EventRule:
    return EventRule.model_validate({"id": name, "type": kind, **fields})


def rules_of(*rules: EventRule) -> Rules:
    def by_lemma(field: str) -> MappingProxyType[str, tuple[EventRule, ...]]:
        lemmas = {lemma for one in rules for lemma in getattr(one, field)}
        return MappingProxyType({x: tuple(one for one in rules if x in getattr(one, field)) for x in lemmas})

    none: MappingProxyType[str, tuple[object, ...]] = MappingProxyType({})
    return Rules(
        verbs=by_lemma("verb"),
        nouns=by_lemma("noun"),
        events=MappingProxyType({one.id: one for one in rules}),
        cue_verbs=none,
        cue_nouns=none,
        cue_adjectives=none,
        modifiers=none,
        classes=none,
        contexts=none,
    )


def cast_of(doc: Doc, **countries: str) -> Cast:
    """The named words as states; no other word means anybody."""
    by_head = {}
    for token in doc:
        if token.text in countries:
            span = Span(start=token.idx, end=token.idx + len(token.text))
            mention = Mention(
                id=token.text,
                article_id="ar",
                sentence=0,
                span=span,
                text=token.text,
                kind=MentionKind.NAME,
                head=token.i,
            )
            by_head[token.i] = [
                (
                    mention,
                    Resolution(
                        mention_id=token.text,
                        name=token.text,
                        country=countries[token.text],
                        judgement=Judgement.POSITIVE,
                        score=1.0,
                        reason="by hand",
                    ),
                )
            ]
    return Cast(doc.text, by_head)


@pytest.fixture
def praised(hand_parsed: Callable[[str], Doc]) -> Doc:
    return hand_parsed(PRAISED)


def missed(doc: Doc, **fields: object) -> Miss:
    found = outcome(rule(verb=["heap"], **fields), doc[1], cast_of(doc, France="FRA", Mali="MLI"))
    assert isinstance(found, Miss)
    return found


def test_a_rule_whose_conditions_are_met_has_its_parties(praised: Doc) -> None:
    own = rule(verb=["heap"], **{"if": {"obj": ["praise"]}}, recipient=["on"], needs=["actor", "recipient"])
    found = outcome(own, praised[1], cast_of(praised, France="FRA", Mali="MLI"))
    assert isinstance(found, Hit)
    assert found.whole
    assert [p.country for p in found.actors + found.recipients] == ["FRA", "MLI"]
    assert found.used == {1, 2}


@pytest.mark.parametrize(
    ("fields", "unmet", "slot", "stood"),
    [
        ({"prt": ["up"]}, Unmet.PARTICLE, "", []),
        ({"voice": "passive"}, Unmet.PASSIVE, "", []),
        ({"if": {"obj": ["aid", "money"]}}, Unmet.IF, "obj", ["praise"]),
        ({"if": {"with": ["aid"]}}, Unmet.IF, "with", []),
        ({"if": {"obj": ["praise"], "obj.mod": ["high"]}}, Unmet.IF, "obj.mod", []),
        ({"unless": {"obj": ["praise"]}}, Unmet.UNLESS, "obj", ["praise"]),
        ({"actor": ["from"]}, Unmet.ACTOR, "", []),
    ],
)
def test_a_rule_that_does_not_fire_says_what_it_lacks(
    praised: Doc, fields: dict[str, object], unmet: Unmet, slot: str, stood: list[str]
) -> None:
    miss = missed(praised, **fields)
    assert (miss.unmet, miss.slot, [t.text for t in miss.stood]) == (unmet, slot, stood)
    assert (miss.unmet, miss.slot) in conditions(miss.rule)


def test_the_first_condition_that_is_not_met_is_named(praised: Doc) -> None:
    everything = {"prt": ["on"], "if": {"obj": ["praise"], "on": ["togo"]}, "unless": {"obj": ["praise"]}}
    miss = missed(praised, **everything)
    assert (miss.unmet, miss.slot) == (Unmet.IF, "on")
    assert (miss.met, miss.left) == (2, 3)


def test_a_rule_without_its_recipient_fires_but_is_not_whole(praised: Doc) -> None:
    own = rule(verb=["heap"], recipient=["to"], needs=["actor", "recipient"])
    found = outcome(own, praised[1], cast_of(praised, France="FRA", Mali="MLI"))
    assert isinstance(found, Hit)
    assert (found.lack, found.whole) == (Lack.RECIPIENT, False)


def test_nobody_from_anywhere_makes_no_event(praised: Doc) -> None:
    found = outcome(rule(verb=["heap"], needs=[]), praised[1], cast_of(praised))
    assert isinstance(found, Hit)
    assert found.lack is Lack.COUNTRY


def tried(doc: Doc, *rules: EventRule, answers: tuple[int, ...] = ()) -> dict[str, Trial]:
    (sentence,) = doc.spans["sentences"]
    cast = cast_of(doc, France="FRA", Mali="MLI", Togo="TGO")
    found = list(trials(sentence, rules_of(*rules), cast, answers))
    told = list(hits(sentence, rules_of(*rules), cast, answers))
    assert [t.hit.rule.id for t in found if t.hit] == [hit.rule.id for hit in told]
    return {trial.trigger.text: trial for trial in found}


def test_a_word_of_a_condition_tells_nothing_of_its_own(praised: Doc) -> None:
    heap = rule("heap", verb=["heap"], **{"if": {"obj": ["praise"]}}, recipient=["on"])
    found = tried(praised, heap, rule("noun", noun=["praise"]))
    assert found["heaped"].hit is not None
    assert found["heaped"].hit.whole
    assert (found["praise"].hit, found["praise"].noun, found["praise"].tried) == (None, True, ())
    assert found["praise"].by == found["heaped"].hit


def test_what_a_rule_absorbs_is_part_of_its_event(hand_parsed: Callable[[str], Doc]) -> None:
    threaten = rule("threaten", EventType.THREATEN, verb=["threaten"], absorbs=True)
    found = tried(hand_parsed(THREATENED), threaten, rule("attack", EventType.ASSAULT, verb=["attack"]))
    assert found["attack"].hit is not None
    assert found["attack"].hit.lack is Lack.ABSORBED
    assert found["attack"].by == found["threatened"].hit


def test_what_another_is_asked_to_do_to_somebody_is_told_apart(hand_parsed: Callable[[str], Doc]) -> None:
    doc = hand_parsed("""
        Togo Togo NNP nsubj 1
        urged urge VBD ROOT 1
        France France NNP dobj 1
        to to TO aux 4
        attack attack VB xcomp 1
        Mali Mali NNP dobj 4
    """)
    urge = rule("urge", EventType.REQUEST, verb=["urge"], **{"if": {"comp": ["attack"]}}, absorbs=True)
    found = tried(doc, urge, rule("attack", EventType.ASSAULT, verb=["attack"]))
    assert found["urged"].hit is not None
    assert found["attack"].hit is not None
    assert found["attack"].hit.whole
    assert [p.country for p in found["attack"].hit.actors] == ["FRA"]
    assert found["attack"].by is None


def test_an_effect_names_the_act(hand_parsed: Callable[[str], Doc]) -> None:
    both = [rule(verb, EventType.ASSAULT, verb=[verb]) for verb in ("shell", "wound")]
    found = tried(hand_parsed(FIRED), *both)
    assert found["wounding"].hit is not None
    assert found["wounding"].hit.lack is Lack.EFFECT
    assert found["wounding"].by == found["shelled"].hit


def test_an_answer_can_only_reject(praised: Doc) -> None:
    support, reject = rule("support", verb=["heap"]), rule("reject", EventType.REJECT, verb=["heap"])
    trial = tried(praised, support, reject, answers=(1,))["heaped"]
    assert trial.answer
    assert [one.rule.id for one in trial.tried] == ["reject"]
    assert tried(praised, support, reject)["heaped"].hit == tried(praised, support)["heaped"].hit


def test_a_rule_whose_words_the_sentence_lacks_is_not_tried(praised: Doc) -> None:
    first, second = rule("first", verb=["heap"], **{"if": {"obj": ["aid"]}}), rule("second", verb=["heap"])
    assert [one.rule.id for one in tried(praised, first, second)["heaped"].tried] == ["second"]


def test_the_rules_before_the_one_that_fires_say_what_they_lack(praised: Doc) -> None:
    first, second = rule("first", verb=["heap"], **{"if": {"obj": ["mali"]}}), rule("second", verb=["heap"])
    one, two = tried(praised, first, second)["heaped"].tried
    assert isinstance(one, Miss)
    assert isinstance(two, Hit)
