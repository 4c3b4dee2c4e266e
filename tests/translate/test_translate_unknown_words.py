"""Words that Apertium does not know get Portuguese endings; names and other signs stay."""

from __future__ import annotations

import pytest

from dragoman.translate.unknown_words import spelt_as_portuguese, unmarked


@pytest.mark.parametrize(
    ("language", "told", "expected"),
    [
        ("es", "O FMI *desembolsó o empréstimo", "O FMI desembolsou o empréstimo"),
        ("es", "as *rifeñas de *Alhucemas", "as rifenhas de Alhucemas"),
        ("es", "o *emir", "o emir"),
        ("fr", "a *déradicalisation", "a déradicalisação"),
        ("it", "a *cantierizzazione", "a cantierizzação"),
        ("xx", "a *palavra", "a palavra"),
        ("es", "5*3 = 15, #etiqueta, uma@casa.example, *", "5*3 = 15, etiqueta, uma@casa.example, *"),
    ],
)
def test_unknown_words_are_spelt_as_portuguese(language: str, told: str, expected: str) -> None:
    assert spelt_as_portuguese(told, language) == expected


def test_marks_are_taken_away() -> None:
    assert unmarked("O *Xqaax e a #casa @verde 5*3") == "O Xqaax e a casa verde 5*3"
