"""What the second reader sees: the sentence with the parties marked, cut around the marks where it is long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.reader import LABELS, LENGTH, MARKS, Pair, marked, read_pairs, token_ids
from dragoman.records import EventType, Span


def pair(text: str, actor: str, recipient: str) -> Pair:
    def span(words: str) -> Span:
        return Span(start=text.index(words), end=text.index(words) + len(words))

    return Pair(text, span(actor), span(recipient))


class Words:
    """A tokenizer by words: marks have the ids 1 to 4, a word its length and 10."""

    def encode(self, text: str) -> Words:
        ids = [self.token_to_id(word) for word in text.split()]
        self.ids = [101, *ids, 102]
        return self

    def token_to_id(self, word: str) -> int:
        marks = list(MARKS.values())
        return marks.index(word) + 1 if word in marks else 10 + len(word)


def test_both_parties_are_marked_whichever_comes_first() -> None:
    text = "Kenya was accused by Uganda of meddling."
    assert marked(pair(text, "Uganda", "Kenya")) == "<t>Kenya</t> was accused by <s>Uganda</s> of meddling."


def test_parties_that_touch_keep_their_marks_apart() -> None:
    assert marked(pair("Russia-Ukraine talks", "Russia", "-Ukraine")) == "<s>Russia</s><t>-Ukraine</t> talks"


@pytest.mark.parametrize(
    ("actor", "recipient", "seen"),
    [
        ("Kenya", "Kenya's army", "<s>Kenya</s><t>'s army</t> rebelled."),
        ("Kenya's army", "Kenya", "<t>Kenya</t><s>'s army</s> rebelled."),
        ("army", "Kenya's army", "<t>Kenya's </t><s>army</s> rebelled."),
    ],
)
def test_where_one_party_holds_the_other_the_rest_of_it_is_marked(actor: str, recipient: str, seen: str) -> None:
    assert marked(pair("Kenya's army rebelled.", actor, recipient)) == seen


@given(before=st.integers(0, 300), between=st.integers(0, 100), after=st.integers(0, 300))
def test_a_long_sentence_keeps_all_marks_and_its_ends(before: int, between: int, after: int) -> None:
    text = f"{'so ' * before}<s>Kenya</s> {'and ' * between}<t>Uganda</t> {'thus ' * after}"
    ids = token_ids(text, Words())
    assert len(ids) <= LENGTH
    assert (ids[0], ids[-1]) == (101, 102)
    assert [i for i in ids if i < 10] == [1, 2, 3, 4]


def test_nothing_asked_is_nothing_read() -> None:
    assert read_pairs([]) == []


@pytest.mark.golden
def test_the_shipped_reader_tells_plain_acts_apart_and_gives_the_same_alone_as_in_a_batch() -> None:
    pairs = [
        pair("Rebels shelled government troops near the border on Monday.", "Rebels", "government troops"),
        pair("Kenya and Uganda held talks in Nairobi.", "Kenya", "Uganda"),
        pair(
            "The court sentenced the former minister to ten years in prison for graft.",
            "The court",
            "the former minister",
        ),
        pair("Uganda, which borders Kenya, has 45 million people.", "Uganda", "Kenya"),
    ]
    readings = read_pairs(pairs)
    assert [one.label for one in readings] == ["ASSAULT", "CONSULT", "SANCTION", "NONE"]
    for one, of_pair in zip(readings, pairs, strict=True):
        assert set(one.probabilities) == set(LABELS) == {"NONE", *EventType}
        assert sum(one.probabilities.values()) == pytest.approx(1, abs=1e-4)
        (alone,) = read_pairs([of_pair])
        assert alone.label == one.label
        assert alone.probability == pytest.approx(one.probability, abs=1e-5)
