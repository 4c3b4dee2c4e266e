from __future__ import annotations

import pytest

from dragoman.translate.sentences import LONGEST, sentences


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("es", ["El Sr. García llegó a EE.UU. el martes.", "«No cederemos», dijo.", "¿Qué pasó?"]),
        ("fr", ["M. Dupont et Mme Lenoir sont arrivés mardi.", "La S.N.C.F. a démenti.", "« Jamais », a-t-il dit."]),
        ("it", ["Il Sig. Rossi è arrivato.", "L'accordo, ha detto, è fatto."]),
        ("pt", ["O Dr. Silva negou.", "Não houve acordo."]),
    ],
)
def test_sentences_are_told_apart_and_abbreviations_do_not_end_them(language: str, expected: list[str]) -> None:
    text = " ".join(expected)
    assert [span.of(text) for span in sentences(text, language)] == expected


def test_a_sentence_too_long_for_an_engine_is_cut_at_a_comma_or_a_space() -> None:
    text = "y luego el ministro dijo, " * 60
    found = sentences(text, "es")
    assert len(found) > 1
    assert all(span.end - span.start <= LONGEST for span in found)
    assert "".join(span.of(text).replace(" ", "") for span in found) == text.replace(" ", "")


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_no_words_are_no_sentences(text: str) -> None:
    assert sentences(text, "es") == []
