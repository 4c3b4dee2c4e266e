"""The page: every mark is visible, and nothing that stood in the article is obeyed."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from dragoman.records import CodedArticle, Mark, Span
from dragoman.report import Coded, html, printable

TAGS = {"div", "style", "h3", "p", "mark", "span", "table", "caption", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"class", "title", "dir"}


class Page(HTMLParser):
    """Which tags and attributes a page has, its visible words, and which words stand under which class."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.titles: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.text = ""
        self.marked: dict[str, list[str]] = {}
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.titles += [value or "" for name, value in attrs if name == "title"]
        self.open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(name == "dg-text" for _, name in self.open):
            self.text += data
            for name in self.open[-1][1].split():
                self.marked.setdefault(name, []).append(data)


def test_the_text_is_whole_and_in_order(coded: CodedArticle, hostile: CodedArticle) -> None:
    for one in (coded, hostile):
        assert Page(html(one)).text == printable(one.article.text)


def test_every_mark_is_visible_under_its_layer(coded: CodedArticle) -> None:
    marked = {name: "".join(pieces) for name, pieces in Page(html(coded)).marked.items()}
    assert marked.pop("dg-text")
    assert marked == {
        "dg-actor": "France",
        "dg-trigger": "will condemn",
        "dg-recipient": "Iran",
        "dg-status": "will",
        "dg-speaker": "The minister",
        "dg-cue": "said",
        "dg-content": "talks would go on",
        "dg-unread": "By Ada Example",
    }


def test_marks_may_overlap_as_they_like(coded: CodedArticle) -> None:
    text = coded.article.text
    spans = {
        "actor": Span(start=0, end=8),
        "content": Span(start=4, end=12),
        "cue": Span(start=4, end=8),
        "trigger": Span(start=3, end=3),
    }
    marks = tuple(Mark(label=label, span=span, text=span.of(text)) for label, span in spans.items())
    page = Page(html(replace(coded, evidence=(replace(coded.evidence[0], marks=marks),))))
    assert page.text == text
    assert page.marked["dg-actor"] == ["Envo", "ys m"]
    assert page.marked["dg-content"] == ["ys m", "eet\n"]
    assert page.marked["dg-cue"] == ["ys m"]
    assert "dg-trigger" not in page.marked


def test_marks_of_no_known_layer_or_beyond_the_text_are_left_out(coded: CodedArticle) -> None:
    end = len(coded.article.text)
    marks = (
        Mark(label="secret", span=Span(start=0, end=4), text=""),
        Mark(label="actor", span=Span(start=0, end=end + 1), text=""),
    )
    page = Page(html(replace(coded, evidence=(replace(coded.evidence[0], marks=marks),))))
    assert set(page.marked) == {"dg-text", "dg-unread"}
    assert page.text == coded.article.text


def test_nothing_of_a_hostile_article_becomes_a_tag_an_attribute_or_a_script(hostile: CodedArticle) -> None:
    source = html(hostile)
    page = Page(source)
    assert page.tags == TAGS
    assert page.attributes == ATTRIBUTES
    assert "<script" not in source.lower()
    assert not {"src", "href", "onerror", "onmouseover"} & page.attributes
    assert "&lt;script&gt;alert(&#x27;content&#x27;)&lt;/script&gt;" in source


def test_nothing_of_a_hostile_article_is_obeyed_by_a_page_or_a_terminal(hostile: CodedArticle) -> None:
    source = html(hostile)
    assert source == printable(source)
    assert not {*"\x1b\x07\x9b\x00\u202e\u2066\u200f\u061c\x85\u2028"} & {*source}
    assert "\ufffd[31m" in source


def test_what_the_pointer_shows_is_escaped(coded: CodedArticle) -> None:
    (mark,) = (one for one in coded.evidence[0].marks if one.label == "trigger")
    bad = replace(mark, label='trigger:"><script>\u202e')
    page = Page(html(replace(coded, evidence=(replace(coded.evidence[0], marks=(bad,)),))))
    assert page.tags == TAGS
    assert page.titles[0] == 'ACCUSE disapprove: trigger:"><script>\ufffd'


def test_an_article_without_records_or_text_is_a_page_all_the_same(coded: CodedArticle) -> None:
    nothing = replace(coded.article, text="", parts=(), title="")
    page = html(CodedArticle(article=nothing, versions=coded.versions))
    assert Page(page).text == ""
    assert f"<h3>{coded.article.id}</h3>" in page
    assert "No events" in page


def test_a_notebook_shows_the_page(coded: CodedArticle) -> None:
    assert Coded.of(coded)._repr_html_() == html(coded)
