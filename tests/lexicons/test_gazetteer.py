"""The gazetteer: reading it, and finding its names in a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import LexiconError
from dragoman.lexicons.actors import ActorLexicon, Name, NameKind, NounKind, fold, read_actors


def lexicon_of(*forms: str) -> ActorLexicon:
    return ActorLexicon({}, {form: (Name(form, f"id-{form}", NameKind.PROPER, True),) for form in forms}, {}, {})


def spotted(lexicon: ActorLexicon, text: str) -> list[str]:
    return [text[m.start : m.end] for m in lexicon.find(text)]


@pytest.mark.parametrize(
    ("forms", "text", "expected"),
    [
        (("Iran",), "Iranian and Iran.", ["Iran"]),
        (
            ("Congo", "Democratic Republic of Congo"),
            "The Democratic Republic of Congo",
            ["Democratic Republic of Congo"],
        ),
        (("South Korea", "Korea"), "North Korea, South Korea", ["Korea", "South Korea"]),
        (("US",), "Join us in the US.", ["US"]),
        (("Mali", "Ukraine"), "MALI AND UKRAINE", ["UKRAINE"]),
        (("Nausėda",), "Nauseda met Nausėda", ["Nauseda", "Nausėda"]),
        (("Nauseda",), "Nausėda", ["Nausėda"]),
        (("Cote d'Ivoire",), "Côte d’Ivoire", ["Côte d’Ivoire"]),
        (("New York",), "New\nYork", ["New\nYork"]),
        (("Iran",), "", []),
        ((), "Iran", []),
    ],
)
def test_names_are_found_as_whole_words_longest_first(forms, text, expected):
    assert spotted(lexicon_of(*forms), text) == expected


@given(st.text())
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@given(st.lists(st.sampled_from(["Iran", "Iraq", "New York", "York", " ", ", ", "x", "é"]), max_size=20))
def test_matches_do_not_overlap_and_are_in_text_order(pieces):
    text = "".join(pieces)
    matches = lexicon_of("Iran", "Iraq", "New York", "York").find(text)
    assert all(a.end <= b.start for a, b in pairwise(matches))


def test_entries_become_actors_with_forms_nouns_and_titles(write):
    lexicon = read_actors([write()])
    assert lexicon.actors["CHL"].country == "CHL"
    kinds = {form: lexicon.forms[form][0].kind for form in ("Chile", "Chilean", "Chileans", "Santiago")}
    assert kinds == {
        "Chile": NameKind.PROPER,
        "Chilean": NameKind.ADJECTIVE,
        "Chileans": NameKind.PERSON,
        "Santiago": NameKind.CAPITAL,
    }
    assert not lexicon.forms["Roe"][0].strong
    (role,) = lexicon.actors["person-roe"].roles
    assert (role.title, role.start, role.end) == ("minister", "2020", "2022-06")
    armies = lexicon.noun("armies")
    assert armies is not None
    assert (armies.sectors, armies.kind) == (("MIL",), NounKind.ORGAN)
    assert lexicon.title("Ministers") == ("GOV",)
    assert lexicon.title("commanders-in-chief") == ("MIL",)
    assert lexicon.title("baker") is None


def test_a_later_directory_wins_entry_by_entry(write):
    first = write("first")
    second = write("second", countries=["CHL\tChili\t\tChilean\t\t"], roles=["person-roe\tminister\tCHL\tGOV\t2020\t"])
    lexicon = read_actors([first, second])
    assert lexicon.actors["CHL"].name == "Chili"
    assert lexicon.actors["GEO"].name == "Georgia"
    assert [role.end for role in lexicon.actors["person-roe"].roles] == [""]


def test_a_line_with_too_few_columns_is_refused_with_its_place(write):
    with pytest.raises(LexiconError, match=r"titles\.tsv:2: 1 columns"):
        read_actors([write(titles=["minister"])])


def test_a_role_of_nobody_is_refused(write):
    with pytest.raises(LexiconError, match="person-nobody"):
        read_actors([write(roles=["person-nobody\tminister\tCHL\tGOV\t\t"])])
