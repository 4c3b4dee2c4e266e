"""What original and translation must share."""

from __future__ import annotations

import pytest

from dragoman.translate.agreement import aligned, doubts, plain, tidy, with_numbers


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("« Nous ne céderons pas »,\u00a0a-t-il dit…", '"Nous ne céderons pas", a-t-il dit...'),
        ("„Nein“, sagte er", '"Nein", sagte er'),
        ("el ‘caso’ y l’ONU", "el ‘caso' y l'ONU"),
        ("''no'' dijo", '"no" dijo'),
    ],
)
def test_engines_see_one_kind_of_quotation_mark_and_space(given: str, expected: str) -> None:
    assert plain(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('"No,"he said,"never."', '"No," he said, "never."'),
        ('He said" no "twice', 'He said "no" twice'),
        ('an odd " mark', 'an odd " mark'),
        ("  two\n lines ", "two lines"),
    ],
)
def test_quotations_have_the_spaces_of_english(given: str, expected: str) -> None:
    assert tidy(given) == expected


@pytest.mark.parametrize(
    ("original", "english", "expected"),
    [
        ("Hubo 1.200 detenidos", "There were 1.200 arrested", "There were 1,200 arrested"),
        ("Hubo 1.200 detenidos", "There were 1,200 arrested", "There were 1,200 arrested"),
        ("El 3,5 por ciento", "3,5 per cent", "3.5 per cent"),
        ("En 2024", "In 2024", "In 2024"),
    ],
)
def test_numbers_left_in_the_originals_way_of_writing_are_written_in_english(
    original: str, english: str, expected: str
) -> None:
    assert with_numbers(original, english, "es") == expected


@pytest.mark.parametrize(
    ("original", "english", "expected"),
    [
        ("Murieron 1.234,5 toneladas", "1,234.5 tonnes died", ()),
        ("Murieron 45 personas", "54 people died", ("numbers",)),
        ("Murieron 3 personas", "Three people died", ()),
        ("Dijo «no» y «sí»", 'He said "no"', ("quotes",)),
        ("El ministro no dimitirá", "The minister will resign", ("negation",)),
        ("El ministro no dimitirá", "The minister won't resign", ()),
        ("Nadie murió", "No one died", ()),
        ("Dio 1.200 millones y 35 aviones", "It gave 1.2 billion and 35 planes", ()),
        ("Dio 1.200 millones y 35 aviones", "It gave 1.2 billion and 53 planes", ("numbers",)),
        ("En los años 70", "In the 1970s", ()),
        ("Menores no acompañados", "Unaccompanied minors", ()),
    ],
)
def test_what_does_not_agree_has_a_code(original: str, english: str, expected: tuple[str, ...]) -> None:
    assert doubts(original, english, "es") == expected


def test_negation_is_looked_for_in_french_where_both_words_stand() -> None:
    assert doubts("Il n'a pas démissionné", "He resigned", "fr") == ("negation",)
    assert doubts("Il y a plus de dix pas", "There are more than ten steps", "fr") == ()


def test_what_stands_more_than_once_is_not_aligned() -> None:
    original, english = "España y 20 de España, 20 y Ana Ruiz", "Spain and 20 of Spain, 20 and Ana Ruiz"
    pairs = [(one.original.of(original), one.translated.of(english)) for one in aligned(original, english, "es")]
    assert pairs == [("Ana Ruiz", "Ana Ruiz")]


def test_countries_are_aligned_by_their_names_in_both_languages() -> None:
    original, english = "Alemania y Costa de Marfil", "Germany and Ivory Coast"
    pairs = [(one.original.of(original), one.translated.of(english)) for one in aligned(original, english, "es")]
    assert ("Alemania", "Germany") in pairs
