"""The parse over an article's own text; needs the English model."""

import pytest

from dragoman import parse
from dragoman.errors import MissingDependency
from dragoman.records import Article, Part, PartKind, Span
from dragoman.settings import load_settings

TEXT = "Beijing in the spotlight\n\nPowered by robots\n\nRussia and China met. They agreed on co-operation in Moscow.  "


@pytest.fixture(scope="module")
def doc():
    def part(kind, words):
        start = TEXT.index(words)
        return Part(kind=kind, span=Span(start=start, end=start + len(words)))

    article = Article(
        id="a",
        text=TEXT,
        content_hash="",
        parts=(
            part(PartKind.TITLE, "Beijing in the spotlight"),
            part(PartKind.FURNITURE, "Powered by robots"),
            part(PartKind.BODY, "Russia and China met. They agreed on co-operation in Moscow."),
        ),
    )
    return parse.read(article, load_settings())


def test_token_offsets_are_offsets_in_the_article(doc):
    assert doc.text == TEXT
    assert all(TEXT[t.idx : t.idx + len(t.text)] == t.text for t in doc)


def test_what_is_read_is_labelled_and_furniture_is_not_read(doc):
    assert [(s.label_, s.text) for s in doc.spans["sentences"]] == [
        ("title", "Beijing in the spotlight"),
        ("body", "Russia and China met."),
        ("body", "They agreed on co-operation in Moscow."),
    ]
    assert [s.label_ for s in doc.spans["parts"]] == ["title", "body"]


def test_hyphenated_words_stay_whole(doc):
    assert "co-operation" in [t.text for t in doc]


def test_a_missing_model_says_what_installs_it():
    with pytest.raises(MissingDependency, match="pip install"):
        parse.model_version(load_settings(model="no_such_model"))
