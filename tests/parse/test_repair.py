"""Verbs after a closed clause go with the main clause; everything else is left as the model has it. Docs made by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dragoman.parse.repair import repair

HandParsed = Callable[[str], Doc]

RELATIVE = """
    Paris Paris NNP nsubj 1
    accused accuse VBD ROOT 1
    Tehran Tehran NNP dobj 1
    of of IN prep 1
    theft theft NN pobj 3
    , , , punct 4
    which which WDT dobj 8
    it it PRP nsubj 8
    denies deny VBZ relcl 4
    {closing}
    and and CC cc 8
    {verb}
    on on IN prep 11
    Kyiv Kyiv NNP pobj 12
"""
CLOSING, VERB = ", , , punct 8", "called call VBD conj 8"

ADVERBIAL = """
    Moscow Moscow NNP nsubj 1
    withdrew withdraw VBD ROOT 1
    troops troop NNS dobj 1
    , , , punct 1
    while while IN mark 6
    fighting fighting NN nsubj 6
    continued continue VBD advcl 1
    , , , punct 6
    and and CC cc 6
    recalled recall VBD conj 6
    envoys envoy NNS dobj 9
"""


def heads(doc: Doc) -> list[int]:
    return [token.head.i for token in doc]


def moved(doc: Doc) -> dict[str, str]:
    """The words that `repair` hung elsewhere, and onto what."""
    before = heads(doc)
    repair(doc)
    return {token.text: token.head.text for token, head in zip(doc, before, strict=True) if token.head.i != head}


def test_a_verb_after_a_closed_relative_clause_goes_with_the_main_verb(hand_parsed: HandParsed) -> None:
    doc = hand_parsed(RELATIVE.format(closing=CLOSING, verb=VERB))
    assert moved(doc) == {"called": "accused"}
    assert doc[11].dep_ == "conj"
    assert [token.text for token in doc[11].subtree] == ["called", "on", "Kyiv"]


def test_a_verb_after_a_closed_adverbial_clause_goes_with_the_main_verb(hand_parsed: HandParsed) -> None:
    assert moved(hand_parsed(ADVERBIAL)) == {"recalled": "withdrew"}


def test_an_adverb_before_the_verb_does_not_matter(hand_parsed: HandParsed) -> None:
    doc = hand_parsed(
        ADVERBIAL.replace(
            "recalled recall VBD conj 6", "later later RB advmod 10\n    recalled recall VBD conj 6"
        ).replace("dobj 9", "dobj 10")
    )
    assert moved(doc) == {"recalled": "withdrew"}


def test_what_is_repaired_is_not_repaired_again(hand_parsed: HandParsed) -> None:
    doc = hand_parsed(ADVERBIAL)
    repair(doc)
    assert moved(doc) == {}


def test_without_the_comma_that_closes_the_clause_nothing_moves(hand_parsed: HandParsed) -> None:
    assert moved(hand_parsed(RELATIVE.format(closing="today today NN npadvmod 8", verb=VERB))) == {}


def test_without_the_comma_that_opens_the_clause_nothing_moves(hand_parsed: HandParsed) -> None:
    opened = RELATIVE.replace(", , , punct 4", "today today NN npadvmod 1")
    assert moved(hand_parsed(opened.format(closing=CLOSING, verb=VERB))) == {}


@pytest.mark.parametrize("head", [8, 10], ids=["each on the first", "each on the one before"])
def test_a_list_of_three_verbs_stays_together(hand_parsed: HandParsed, head: int) -> None:
    doc = hand_parsed(f"""
        Paris Paris NNP nsubj 1
        condemned condemn VBD ROOT 1
        the the DT det 3
        deal deal NN dobj 1
        , , , punct 3
        which which WDT dobj 8
        London London NNP nsubj 8
        had have VBD aux 8
        read read VBD relcl 3
        , , , punct 8
        signed sign VBD conj 8
        , , , punct {head}
        and and CC cc {head}
        kept keep VBD conj {head}
    """)
    assert moved(doc) == {}


def test_a_verb_after_a_clause_with_two_verbs_of_its_own_goes_with_the_main_verb(hand_parsed: HandParsed) -> None:
    doc = hand_parsed("""
        Paris Paris NNP nsubj 1
        condemned condemn VBD ROOT 1
        the the DT det 3
        deal deal NN dobj 1
        , , , punct 3
        which which WDT dobj 7
        London London NNP nsubj 7
        read read VBD relcl 3
        and and CC cc 7
        signed sign VBD conj 7
        , , , punct 7
        and and CC cc 9
        left leave VBD conj 9
    """)
    assert moved(doc) == {"left": "condemned"}


def test_a_conjunct_with_a_subject_of_its_own_stays(hand_parsed: HandParsed) -> None:
    doc = hand_parsed("""
        Moscow Moscow NNP nsubj 1
        withdrew withdraw VBD ROOT 1
        troops troop NNS dobj 1
        , , , punct 1
        while while IN mark 6
        fighting fighting NN nsubj 6
        continued continue VBD advcl 1
        , , , punct 6
        and and CC cc 6
        Kyiv Kyiv NNP nsubj 10
        recalled recall VBD conj 6
        envoys envoy NNS dobj 10
    """)
    assert moved(doc) == {}


def test_a_verb_in_the_tense_of_the_clause_and_not_of_the_main_verb_stays(hand_parsed: HandParsed) -> None:
    assert moved(hand_parsed(RELATIVE.format(closing=CLOSING, verb="calls call VBZ conj 8"))) == {}


def test_verbs_of_the_main_clause_and_nouns_stay(hand_parsed: HandParsed) -> None:
    doc = hand_parsed("""
        Ankara Ankara NNP nsubj 1
        condemned condemn VBD ROOT 1
        Damascus Damascus NNP dobj 1
        and and CC cc 2
        Tehran Tehran NNP conj 2
        , , , punct 1
        and and CC cc 1
        recalled recall VBD conj 1
        envoys envoy NNS dobj 7
    """)
    assert moved(doc) == {}


def test_a_personal_name_is_headed_by_its_last_word(hand_parsed: HandParsed) -> None:
    doc = hand_parsed("""
        Barack Barack IN nsubj 3
        Obama Obama NNP pobj 0
        never never RB neg 3
        came come VBD ROOT 3
    """)
    doc.set_ents([doc.char_span(0, len("Barack Obama"), label="PERSON")])
    assert moved(doc) == {"Barack": "Obama", "Obama": "came"}
    assert doc[1].dep_ == "nsubj"
    assert doc[0].pos_ == "PROPN"


def test_a_name_with_a_noun_for_a_head_stays(hand_parsed: HandParsed) -> None:
    doc = hand_parsed("""
        Doctor Doctor NNP nsubj 2
        Doe Doe NNP appos 0
        came come VBD ROOT 2
    """)
    doc.set_ents([doc.char_span(0, len("Doctor Doe"), label="PERSON")])
    assert moved(doc) == {}
