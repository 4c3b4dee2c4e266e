"""Events read through translation, beside what the English originals of the same sentences give (`translation/`)."""

from __future__ import annotations

import pytest

from dragoman import translate
from dragoman.errors import RefusedArticle

from .scored_translation import SETTINGS, score

pytestmark = pytest.mark.golden

FLOORS = {"es": 0.75, "pt": 0.75, "fr": 0.65, "it": 0.65}
"""F1 of events through translation, as a share of what the English originals reach."""


def needs(language: str) -> None:
    """Skips the test where nothing here reads the language, and says what would."""
    try:
        translate.engine_for(language, SETTINGS)
    except RefusedArticle as refused:
        pytest.skip(refused.detail)


@pytest.mark.parametrize("language", FLOORS)
def test_translation_keeps_most_of_the_events_of_the_english_originals(language: str) -> None:
    needs(language)
    through, wrong = score(language, "text")
    straight, _ = score(language, "english")
    share = through.f1 / straight.f1
    assert share >= FLOORS[language], f"{share:.3f} = {through.f1:.3f} / {straight.f1:.3f}\n" + "\n".join(wrong)
