"""Names pass through the rules untouched."""

from __future__ import annotations

import pytest

from dragoman.translate.kept_names import KeptNames


@pytest.mark.parametrize(
    ("language", "sentence", "names"),
    [
        ("es", "La senadora Blanca Reyes acusó al diputado Carlos Guerra.", ("Blanca Reyes", "Carlos Guerra")),
        ("es", "El presidente argentino Ana de la Torre llegó a Lima.", ("Ana de la Torre",)),
        ("fr", "Le ministre Jean Blanc a vu Mme Rose Petit.", ("Jean Blanc", "Rose Petit")),
        ("it", "L'ex-ministro Bruno Verdi non ha risposto.", ("Bruno Verdi",)),
        ("es", "El Ministerio de Defensa y la Corte Suprema callan.", ()),
        ("ru", "Министр Иванов приехал.", ()),
    ],
)
def test_names_after_titles_are_hidden_and_come_back(language: str, sentence: str, names: tuple[str, ...]) -> None:
    kept = KeptNames.of(sentence, language)
    assert kept.names == names
    assert not any(name in kept.hidden for name in names)
    assert kept.back(kept.hidden) == sentence
    assert kept.back(kept.hidden.upper()).count(names[0] if names else "") == (1 if names else kept.hidden.count(""))


def test_countries_that_the_rules_lose_are_given_their_portuguese_name() -> None:
    kept = KeptNames.of("El ministro de China visitó Alemania.", "es")
    lost = kept.lost_countries("O ministro de Chinesa visitou Alemanha.")
    assert [name for _, _, name in lost] == ["China"]
    again = kept.hiding(lost)
    assert "China" not in again.hidden
    assert again.back(again.hidden) == "El ministro de China visitó Alemania."
    assert not kept.lost_countries("O ministro da China visitou Alemanha.")
