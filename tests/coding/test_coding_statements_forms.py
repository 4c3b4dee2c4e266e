"""Forms of attribution in sentences of our own, with the English model: which words are speaker, cue and content."""

from __future__ import annotations

import pytest

import dragoman

pytestmark = pytest.mark.golden


def told(text: str) -> list[tuple[str, str, str]]:
    coded = dragoman.code(text, date="2024-05-15")
    return [
        (s.speaker_phrase.text if s.speaker_phrase else "", s.cue.text, s.content.text.strip())
        for s in coded.statements
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ("The ceasefire appears to have failed.", "", "appears", "The ceasefire to have failed"),
        ("The minister does not want to resign.", "The minister", "does not want", "to resign"),
        ("The Peruvian government is worried about the drought.", "The Peruvian government", "is worried about", "the drought"),
        (
            "The foreign ministry issued a statement saying that the border would stay shut.",
            "The foreign ministry",
            "issued a statement saying",
            "that the border would stay shut",
        ),
        (
            '"The border stays shut," the foreign minister said in a statement.',
            "the foreign minister",
            "said in a statement",
            '"The border stays shut,"',
        ),
        (
            "The interior minister said the strike was over, while unions called for new talks.",
            "The interior minister",
            "said",
            "the strike was over",
        ),
        ("A poll showed the mayor with a lead of nine points.", "A poll", "showed", "the mayor with a lead of nine points"),
    ],
)  # fmt: skip
def test_who_says_what_in_which_words(text: str, speaker: str, cue: str, content: str) -> None:
    assert (speaker, cue, content) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The central bank, which has held rates since May, meets on Monday.",
        "The government of Ghana needs more time.",
        "The minister flew to Accra to support the mission.",
    ],
)
def test_what_is_no_attribution(text: str) -> None:
    assert told(text) == []


def test_what_somebody_says_that_he_wants_is_one_statement() -> None:
    found = told("The president said he wants to visit Oslo.")
    assert found == [("The president", "said", "he wants to visit Oslo")]
