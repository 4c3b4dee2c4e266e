import io

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman import ingest
from dragoman.errors import RefusedArticle
from dragoman.records import Article, Rejection
from dragoman.settings import Settings

SETTINGS = Settings()

# Pieces that reports are made of, so that every kind of part meets every other one.
PIECES = st.sampled_from(
    [
        "The minister met the envoy on Monday.",
        "Talks open in Geneva",
        "By Ada Example",
        "GENEVA, March 3 (AFP) - ",
        "The minister arrives. AP",
        "Photo: AFP",
        "| Reuters",
        "Read more: the story",
        "(Reporting by Ada Example;",
        "Updated: February 22, 2023, 1:30 PM",
        "3 March 2024",
        "LYON: ",
        "\n",
        "\n\n",
        "\r\n",
        "\u2028",
        "\x0c",
        "\t ",
        "\xa0",
        "\ufeff",
        "\0",
        "…",
        "“",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=25).map("".join), st.lists(PIECES, max_size=15).map("\n".join)
)


def assert_holds_together(article):
    end = 0
    for part in article.parts:
        assert end <= part.span.start < part.span.end <= len(article.text)
        words = part.span.of(article.text)
        assert words == words.strip()
        end = part.span.end
    assert article.parts
    article.text.encode("utf-8")


@given(TEXTS)
def test_text_is_refused_or_kept_to_the_letter_with_parts_in_order(text):
    try:
        article = ingest.from_text(text, language="en", settings=SETTINGS)
    except RefusedArticle:
        return
    assert len(article.text) == len(text)
    assert all(kept == given_ or kept == "\ufffd" for kept, given_ in zip(article.text, text, strict=True))
    assert_holds_together(article)


@given(TEXTS, st.text(max_size=40))
def test_title_given_apart_is_the_title(text, title):
    try:
        article = ingest.from_text(text, title=title, language="en", settings=SETTINGS)
    except RefusedArticle:
        return
    assert_holds_together(article)
    if bare := " ".join(title.split()):
        assert article.title.replace("\ufffd", "") == "".join(
            c for c in bare if c != "\0" and not "\ud800" <= c <= "\udfff"
        ).replace("\ufffd", "")


@given(TEXTS)
def test_no_words_are_lost_between_the_parts(text):
    try:
        article = ingest.from_text(text, language="en", settings=SETTINGS)
    except RefusedArticle:
        return
    covered = {i for part in article.parts for i in range(part.span.start, part.span.end)}
    lost = "".join(c for i, c in enumerate(article.text) if i not in covered)
    assert not lost.strip(" \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029|©/–—-") or not any(
        map(str.isalnum, lost)
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.binary(max_size=400),
    st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a.dat"]),
    st.sampled_from([b"", b"<html>", b'{"text": ', b"\xff\xfe", b'[{"text":"a b"},']),
)
def test_bytes_in_a_file_never_raise(tmp_path, data, name, start):
    path = tmp_path / name
    path.write_bytes(start + data)
    found = [*ingest.articles([path], SETTINGS), *ingest.articles(["-"], SETTINGS, stdin=io.BytesIO(start + data))]
    assert found
    for one in found:
        assert isinstance(one, Article | Rejection)
        if isinstance(one, Article):
            assert_holds_together(one)
