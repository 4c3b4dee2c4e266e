import pytest

from dragoman.coding.quotes import Quotes
from dragoman.records import Article, Part, PartKind, Span


def article(text: str) -> Article:
    parts, start = [], 0
    for line in text.split("\n"):
        if line:
            parts.append(Part(kind=PartKind.BODY, span=Span(start=start, end=start + len(line))))
        start += len(line) + 1
    return Article(id="a", text=text, content_hash="", parts=tuple(parts))


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in Quotes.of(article(text)).spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "we go" and "we stay".', ['"we go"', '"we stay"']),
        ("He said “we go” now.", ["“we go”"]),
        ("He said «we go» now.", ["«we go»"]),
        ("He said ''we go'' now.", ["''we go''"]),
        ("He said ``we go'' now.", ["``we go''"]),
        ('"When we go,” he said.', ['"When we go,”']),
        ("China's and the ministers' talks weren't long.", []),
        ("It’s the army’s word.", []),
        ("He called it 'a step' today.", ["'a step'"]),
        ("He said “they told us ‘no’ twice”.", ["“they told us ‘no’ twice”"]),
    ],
)
def test_quotations_in_all_styles_of_marks(text, expected):
    assert quoted(text) == expected


def test_a_quotation_left_open_ends_with_its_paragraph():
    assert quoted('He said "we go on.\nThe talks end.') == ['"we go on.']


def test_a_stray_closing_mark_opens_nothing():
    assert quoted("He left” and “came” back.") == ["“came”"]
