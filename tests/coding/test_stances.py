import pytest

from dragoman.coding.stance_words import compiled
from dragoman.coding.stances import content_stance
from dragoman.lexicons.contents import content_rules
from dragoman.records import Stance

RULES = content_rules()


def test_rules_of_contents_have_ids_of_their_own():
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(("rule", "words"), [(r, words) for r in RULES for words in r.examples], ids=str)
def test_an_example_fires_its_rule(rule, words):
    assert compiled(rule).search(words.lower())


@pytest.mark.parametrize(("rule", "words"), [(r, words) for r in RULES for words in r.counters], ids=str)
def test_a_counter_example_does_not(rule, words):
    assert not compiled(rule).search(words.lower())


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("the bridge was closed at noon", Stance.ASSERTS),
        ("that the report was baseless", Stance.DENIES),
        ("it was unclear who had fired", Stance.DOUBTS),
        ("“Where is the money?”", Stance.ASKS),
        ("“We have a plan. Where is the money?”", Stance.ASSERTS),
        ("she had been wrong to say the bridge was safe", Stance.RETRACTS),
        ("“We apologise, and we will pay”", Stance.ADMITS),
    ],
)
def test_the_first_rule_that_fits_decides(words, stance):
    assert content_stance(words) is stance
