from dragoman.lexicons import load
from dragoman.lexicons.contexts import context_terms
from dragoman.records import CONTEXTS


def test_every_context_of_the_codebook_has_words():
    assert len(CONTEXTS) == 37
    named = {term.context for terms in load().rules.contexts.values() for term in terms}
    assert named == {*CONTEXTS, ""}


def test_the_longest_phrase_stands_first_and_hyphens_part_words():
    problems = []
    terms = context_terms({"lgbt": {"strong": ["same-sex", "same sex couple"]}}, problems)
    assert [term.words for term in terms["same"]] == [("same", "sex", "couple"), ("same", "sex")]
    assert problems == []


def test_every_entry_that_does_not_fit_is_told_at_once():
    problems = []
    context_terms(
        {"weather": ["rain"], "health": {"strong": ["flu"], "weak": ["flu"], "mild": []}, "cyber": ["a", "a"]}, problems
    )
    assert problems == [
        "contexts: the codebook has no context 'weather'",
        "contexts: health: mild: Extra inputs are not permitted",
        "contexts: cyber: 'a' is listed twice",
    ]
