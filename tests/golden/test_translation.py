"""Events read through translation, beside what the English originals of the same sentences give (`translation/`)."""

from __future__ import annotations

import pytest

from dragoman import translate
from dragoman.errors import RefusedArticle

from .scored_translation import SETTINGS, score

pytestmark = pytest.mark.golden

FLOORS = {
    "es": 0.90,
    "pt": 0.95,
    "fr": 0.94,
    "it": 0.94,
    "aside-es": 0.72,
    "aside-pt": 0.85,
    "aside-fr": 0.60,
    "aside-it": 0.95,
}
"""F1 of events through translation, as a share of what the English originals reach; of sets kept aside only the total is looked at."""


def needs(language: str) -> None:
    """Skips the test where nothing here reads the language, and says what would."""
    try:
        translate.engine_for(language, SETTINGS)
    except RefusedArticle as refused:
        pytest.skip(refused.detail)


@pytest.mark.parametrize("name", FLOORS)
def test_translation_keeps_most_of_the_events_of_the_english_originals(name: str) -> None:
    needs(name.removeprefix("aside-"))
    through, wrong = score(name, "text")
    straight, _ = score(name, "english")
    share = through.f1 / straight.f1
    assert share >= FLOORS[name], f"{share:.3f} = {through.f1:.3f} / {straight.f1:.3f}\n" + "\n".join(wrong)
