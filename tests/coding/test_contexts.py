import pytest
from spacy.tokens import Span

from dragoman.coding.contexts import Contexts, contexts_of
from dragoman.lexicons.contexts import context_terms
from dragoman.records import ContextsFrom

TERMS = context_terms(
    {
        "no_context": ["west bank"],
        "diplomatic": {"strong": ["peace talk", "envoy"], "weak": ["talk", "delegation"]},
        "economic": {"strong": ["central bank"], "weak": ["bank", "loan"]},
        "lgbt": ["same sex"],
    },
    [],
)


@pytest.fixture
def said(hand_parsed):
    """A Doc of bare words: word and lemma in turn."""

    def build(*words):
        return hand_parsed("\n".join(f"{word} {word.lower().removesuffix('s')} NN dep 0" for word in words))

    return build


@pytest.mark.parametrize(
    ("words", "contexts"),
    [
        ("An envoy came", ("diplomatic",)),
        ("Peace talks went on", ("diplomatic",)),
        ("The talk went on", ()),
        ("The talk , another talk", ()),
        ("The delegation left the talk", ("diplomatic",)),
        ("a same-sex couple", ("lgbt",)),
        ("loans for the West Bank", ()),
        ("loans from a bank", ("economic",)),
        ("the central bank spoke to an envoy and a delegation", ("diplomatic", "economic")),
    ],
)
def test_one_strong_entry_or_two_weak_ones_give_a_context(said, words, contexts):
    assert contexts_of(said(*words.split()), TERMS) == contexts


def test_a_paragraph_without_a_context_has_that_of_the_head_of_the_article(said):
    doc = said("Envoy", "arrives", "He", "ate", "They", "borrowed", "from", "the", "central", "bank")
    doc.spans["parts"] = [Span(doc, *edges) for edges in ((0, 2, "title"), (2, 4, "body"), (4, 10, "body"))]
    contexts = Contexts(doc, TERMS)
    assert contexts.at(doc[0]) == (("diplomatic",), ContextsFrom.PARAGRAPH)
    assert contexts.at(doc[3]) == (("diplomatic",), ContextsFrom.DOCUMENT)
    assert contexts.at(doc[9]) == (("economic",), ContextsFrom.PARAGRAPH)


def test_an_article_that_speaks_of_nothing_known_has_no_context(said):
    doc = said("He", "ate")
    doc.spans["parts"] = [doc[:]]
    assert Contexts(doc, TERMS).at(doc[1]) == ((), ContextsFrom.NOWHERE)
