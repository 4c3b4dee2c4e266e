from pathlib import Path

import pytest

from dragoman import ingest
from dragoman.records import READ_PARTS, Found, Rejection
from dragoman.settings import Settings

PAGES = Path(__file__).parent / "pages"


def page(name):
    return ingest.read(PAGES / f"{name}.html", Settings())


def parts(article):
    return [(part.kind.value, part.span.of(article.text)) for part in article.parts]


def read_words(article):
    return "\n".join(part.span.of(article.text) for part in article.parts if part.kind in READ_PARTS)


def test_json_ld_gives_title_times_with_zone_authors_publisher_and_address():
    article = page("json_ld")
    assert article.title == "Two governments extend ceasefire by ten days"
    assert article.standfirst == "Mediators hope that the pause will hold until a third round of talks"
    assert article.byline == "By Ada Example and Ben Sample"
    assert (article.published.start, article.updated.start) == ("2024-03-05T18:20+01:00", "2024-03-05T19:02+01:00")
    assert article.url == "https://www.courier.example.com/world/ceasefire-extended"
    assert (article.publisher.name, article.publisher.domain) == ("The Example Courier", "courier.example.com")
    assert article.language == "en"


def test_page_around_the_report_is_not_read():
    article = page("json_ld")
    words = read_words(article)
    for leak in ("border town", "reader99", "Sign up", "rights reserved", "Read more", "Home", "AFP"):
        assert leak not in words, leak
    assert words.count("Two governments extend") == 1
    assert words.count("Mediators hope") == 1
    for body in ("Delegations from", "a long way to go”", "A third round", "Eastfield"):
        assert body in words, body


def test_caption_credit_and_dateline_are_parts_of_their_own():
    found = parts(page("json_ld"))
    assert ("caption", "The foreign minister arrives for talks in Geneva.") in found
    assert ("credit", "AFP") in found
    assert ("dateline", "GENEVA (Reuters) -") in found


def test_open_graph_page_is_read_in_its_declared_charset():
    article = page("open_graph")
    assert article.title == "Parliament rejects the emergency law"
    assert article.published.start == "2023-11-02T09:15+00:00"
    assert article.byline == "By Carla Muster"
    assert "“The street has been heard,”" in read_words(article)
    assert "Also read" not in read_words(article)


def test_page_of_bare_boxes_and_line_breaks_is_read_in_paragraphs():
    article = page("div_soup")
    assert article.published.start == "2022-09-14T16:40+00:00"
    assert article.captions == ("The embassy in the capital on Wednesday.",)
    assert [kind for kind, _ in parts(article)].count("body") == 4
    assert "Ten things" not in article.text


def test_microdata_page_keeps_lists_and_quotations_as_paragraphs():
    article = page("microdata")
    assert article.published.start == "2021-06-30T07:00-04:00"
    assert article.updated.start == "2021-06-30T08:30-04:00"
    assert article.byline == "By Dora Probe"
    assert [kind for kind, _ in parts(article)].count("body") == 5


def test_broken_json_ld_is_read_as_far_as_it_goes():
    article = page("broken_json_ld")
    assert article.published.start == "2020-08-19T02:00+00:00"
    assert article.publisher.name == "Sample Wire"


def test_page_without_metadata_is_read_and_its_date_is_unknown_or_marked_as_guessed():
    article = page("no_dates_no_meta")
    assert article.title == "Aid convoy reaches the besieged town"
    assert article.published.found in {Found.UNKNOWN, Found.INFERRED}


def test_given_date_fills_the_date_of_a_page_that_states_none():
    path = PAGES / "no_dates_no_meta.html"
    assert ingest.read(path, Settings(), date="2019-05-05").published.start == "2019-05-05"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("error_404", "error-page"),
        ("paywall", "paywalled"),
        ("js_shell", "no-article"),
        ("front_page", "no-article"),
    ],
)
def test_page_without_a_report_is_refused_with_the_code_of_its_kind(name, code):
    (found,) = ingest.articles([PAGES / f"{name}.html"], Settings())
    assert isinstance(found, Rejection)
    assert found.code == code


def test_every_part_is_a_trimmed_slice_in_order():
    for article in ingest.articles([PAGES], Settings()):
        if not isinstance(article, Rejection):
            ends = 0
            for part in article.parts:
                words = part.span.of(article.text)
                assert part.span.start >= ends
                assert words == words.strip() != ""
                ends = part.span.end


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<p>The foreign minister said on Tuesday that talks would go on.</p>\n" * 40_000, "too-long"),
        ('<a href="/x">Read more of this</a> ' * 60_000, "too-long"),
        (f"<p {'x=1 ' * 60_000}>The foreign minister said that talks would go on.</p>", "no-article"),
        ("<div>" * 60_000, "no-article"),
        ("<script>var a = 1;</script>" * 40_000, "no-article"),
    ],
)
def test_a_page_that_is_no_report_by_its_size_alone_is_refused_without_being_looked_through(tmp_path, body, code):
    (tmp_path / "page.html").write_text(f"<html><head><title>Sample</title></head><body>{body}</body></html>")
    (refused,) = ingest.articles([tmp_path / "page.html"], Settings())
    assert refused.code == code


def test_a_picture_inside_a_tag_does_not_count(tmp_path):
    report = "".join(
        f"<p>The foreign minister said on Tuesday that talks about the {what} would go on in spite of the dispute.</p>"
        for what in ("border", "pipeline", "fishing grounds", "prisoners", "airspace")
    )
    picture = f'<img alt="" src="data:image/png;base64,{"A" * 500_000}">'
    (tmp_path / "page.html").write_text(f"<html><body><h1>Sample talks go on</h1>{picture}{report}</body></html>")
    (article,) = ingest.articles([tmp_path / "page.html"], Settings())
    assert not isinstance(article, Rejection)
