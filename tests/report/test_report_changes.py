"""What other lexica change in the events of an article."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from dragoman.records import CodedArticle, EventType
from dragoman.report import Turn, change_line, change_text, changes

ByHand = Callable[..., CodedArticle]


def test_the_same_events_are_no_change(by_hand: ByHand) -> None:
    assert changes(by_hand(), by_hand(lexicons="lex-2")) == ()


def test_an_event_that_is_only_after_is_gained_and_one_only_before_is_lost(by_hand: ByHand) -> None:
    coded = by_hand()
    bare = replace(coded, events=())
    (gained,), (lost,) = changes(bare, coded), changes(coded, bare)
    assert (gained.turn, gained.before, gained.rules_after) == (Turn.GAINED, None, ("rule-of-event",))
    assert (lost.turn, lost.after, lost.rules_before) == (Turn.LOST, None, ("rule-of-event",))
    assert gained.text == lost.text == "France will condemn Iran on Friday."


def test_an_event_of_the_same_words_is_changed_and_says_in_what(by_hand: ByHand) -> None:
    coded = by_hand()
    (event,) = coded.events
    other = replace(coded, events=(replace(event, type=EventType.REJECT, mode="", recipients=()),))
    (change,) = changes(coded, other)
    assert (change.turn, change.fields) == (Turn.CHANGED, ("type", "mode", "recipients"))
    shown = json.loads(change_line(change))
    assert (shown["before"]["type"], shown["after"]["type"]) == ("ACCUSE", "REJECT")
    assert shown["before"]["status"]["label"] == "future"


def test_a_sentence_that_tells_of_the_same_parties_by_another_word_is_changed(by_hand: ByHand) -> None:
    coded = by_hand()
    (event,), (evidence, *others) = coded.events, coded.evidence
    unmarked = replace(evidence, marks=tuple(mark for mark in evidence.marks if mark.label != "trigger"))
    other = replace(coded, events=(replace(event, type=EventType.REJECT, mode=""),), evidence=(unmarked, *others))
    (change,) = changes(coded, other)
    assert change.turn is Turn.CHANGED


def test_each_event_is_in_one_change(by_hand: ByHand) -> None:
    coded = by_hand()
    (event,) = coded.events
    two = tuple(replace(event, type=kind, mode="") for kind in (EventType.REJECT, EventType.SUPPORT))
    assert sorted(change.turn for change in changes(coded, replace(coded, events=two))) == [Turn.CHANGED, Turn.GAINED]


def test_the_text_is_safe_to_print(by_hand: ByHand) -> None:
    coded = by_hand(title="Envoys \x1b[31mmeet")
    (change,) = changes(coded, replace(coded, events=()))
    assert change_text(change).splitlines() == [
        "lost: France will condemn Iran on Friday.",
        "  in: Envoys \ufffd[31mmeet",
        "  - ACCUSE disapprove, future: France (FRA GOV) -> Iran (IRN GOV)  [rule-of-event]",
    ]
