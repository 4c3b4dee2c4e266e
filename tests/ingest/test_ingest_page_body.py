"""What of a page is the report: small pages with one thing on them that is not."""

import json
from contextlib import suppress

import pytest

from dragoman.errors import RefusedArticle
from dragoman.ingest.building import Given
from dragoman.ingest.pages import article_of_page
from dragoman.records import READ_PARTS, PartKind
from dragoman.settings import Settings

TITLE = "Two governments agree to reopen a bridge"
PARAGRAPHS = (
    "The governments of two neighbouring countries agreed on Tuesday to reopen a bridge that has been shut for three years.",
    "The foreign minister told reporters that lorries would cross from Monday, and private cars a month after them.",
    "The opposition rejected the agreement and called its supporters to the square in front of the parliament.",
    "A spokeswoman for the mediators said that both sides had asked for observers, who would arrive within a week.",
)
BODY = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)


def page(inner, *, head="", lang="en"):
    return (
        f'<html lang="{lang}"><head><title>{TITLE} | The Sample</title><meta property="og:type" content="article">{head}</head>'
        f"<body><h1>{TITLE}</h1>{inner}</body></html>"
    )


def article(html):
    return article_of_page(html, Given(), Settings())


def body(found):
    return [p.span.of(found.text) for p in found.parts if p.kind in {PartKind.BODY, PartKind.DATELINE}]


def read(found):
    return "\n".join(p.span.of(found.text) for p in found.parts if p.kind in READ_PARTS)


def test_form_around_the_whole_page_is_no_box():
    assert body(article(page(f'<form id="aspnetForm"><div>{BODY}</div></form>'))) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "name",
    ["sidebar", "related-content", "relatedPosts", "newsletter", "col-lateral", "reklam", "author-bio", "sr-only"],
)
def test_box_that_is_called_something_else_is_not_read(name):
    box = f'<div class="{name}"><p>Sheep farmers have asked for help after a long and very cold winter in the hills.</p></div>'
    assert body(article(page(f"<div>{BODY}{box}</div>"))) == list(PARAGRAPHS)


def test_box_that_holds_most_of_the_text_is_read_whatever_it_is_called():
    assert body(article(page(f'<div class="newsletter share">{BODY}</div>'))) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "name", ["comments", "yorumlar", "comentarios", "kommentare", "commentaires", "reader-comments"]
)
def test_comments_are_not_read_even_where_they_are_longer_than_the_report(name):
    comment = (
        "<p>I was in the square that night and I saw nothing of the kind, whatever the police may say about it now.</p>"
    )
    found = article(page(f'<div class="story">{BODY}</div><div class="{name}">{comment * 5}</div>'))
    assert body(found) == list(PARAGRAPHS)


def test_two_line_breaks_end_a_paragraph_and_one_in_a_sentence_does_not():
    text = "<br><br>".join((*PARAGRAPHS[:3], PARAGRAPHS[3].replace(" both sides", "<br>both sides")))
    assert body(article(page(f"<div>{text}</div>"))) == list(PARAGRAPHS)


def test_joiners_inside_words_stay_and_what_nobody_sees_goes():
    words = f"{PARAGRAPHS[0]} می‌پردازند co\u00adoperation\u200b."
    assert body(article(page(f"<p>{words}</p>{BODY}")))[0].endswith("می‌پردازند cooperation.")


def test_marks_of_footnotes_and_the_notes_are_not_read():
    marked = BODY.replace("three years.", 'three years.<sup><a href="#f1">1</a></sup>')
    notes = '<ol><li>The text was published by the mediators in the spring of that year. <a href="#r1">↩</a></li></ol>'
    assert body(article(page(f"<div>{marked}{notes}</div>"))) == list(PARAGRAPHS)


def test_sub_headings_and_items_of_lists_are_read_and_lists_of_links_are_not():
    inside = (
        "<h3>What happens now</h3><ul><li>The first lorries cross on Monday</li><li>Cars follow a month later</li></ul>"
        '<ul><li><a href="/1">Why the river matters to farmers downstream</a></li><li><a href="/2">Sheep farmers ask for help</a></li></ul>'
    )
    found = article(page(f"<div>{BODY}{inside}<p>{PARAGRAPHS[0][:-1]}, officials said.</p></div>"))
    assert body(found)[4:7] == ["What happens now", "The first lorries cross on Monday", "Cars follow a month later"]
    assert "river" not in found.text


@pytest.mark.parametrize(
    "display",
    [
        "<blockquote><p>private cars a month after them</p></blockquote>",
        '<blockquote class="pull"><p>Nobody in the square went home that night</p></blockquote>',
        '<blockquote class="twitter-tweet"><p>The square is full and more are arriving by the minute.</p></blockquote>',
        "<blockquote><p>The square is full and more are arriving.</p>— Sample Desk (@sample_desk) March 5, 2024</blockquote>",
    ],
)
def test_pull_quotes_and_posts_of_other_sites_are_not_read(display):
    assert body(article(page(f"<div>{BODY}{display}<p>{PARAGRAPHS[0][:-1]}, officials said.</p></div>")))[:4] == list(
        PARAGRAPHS
    )


def test_quotation_that_stands_nowhere_else_is_read():
    quotation = "We have waited for three winters and we will wait no longer, a lorry driver said at the bridge."
    found = article(
        page(f"<div>{BODY}<blockquote>{quotation}</blockquote><p>{PARAGRAPHS[0][:-1]}, officials said.</p></div>")
    )
    assert quotation in body(found)


def test_teasers_below_linked_headings_are_not_read():
    teaser = (
        '<div><h3><a href="/1">Sheep farmers ask the ministry for help</a></h3>'
        "<p>The winter was long and cold in the hills, and hay is short.</p></div>"
    )
    assert body(article(page(f"<main>{BODY}<h2>More from the region</h2>{teaser * 3}</main>"))) == list(PARAGRAPHS)


def test_only_the_first_report_of_an_endless_page_is_read():
    other = "".join(
        f"<p>{words.replace('bridge', 'tunnel').replace('opposition', 'union')}</p>" for words in PARAGRAPHS
    )
    found = article(
        f"<title>{TITLE}</title><article><h1>{TITLE}</h1>{BODY}</article><article><h2>A tunnel</h2>{other}</article>"
    )
    assert "tunnel" not in read(found)


@pytest.mark.parametrize(
    "line",
    [
        "Lee también: Cinco preguntas sobre el puente",
        "Lire aussi : Cinq questions sur le pont",
        "Leia também: Cinco perguntas sobre a ponte",
        "Читайте также: Пять вопросов о мосте",
        "اقرأ أيضاً: خمسة أسئلة عن الجسر",
        "相关阅读：关于大桥的五个问题",
        "Suscríbase a nuestro boletín de noticias",
        "© Riproduzione riservata",
        "Publicidad",
        "Correction: An earlier version of this article gave the wrong day.",
        "A version of this article appears in print on July 13, 2022, Section A, Page 9.",
        "If you value this work, please consider a donation.",
        "Masz ciekawy temat? Napisz do nas: redakcja@gazeta.example",
        "Vstoupit do diskuse (84 příspěvků)",
        "Elke ochtend het nieuws in je mailbox?",
        "Urmăriți The Sample pe Facebook »",
        "(The Sample)",
        "BONUS VIDEO:",
        "An dieser Stelle finden Sie einen externen Inhalt von X, der den Artikel ergänzt.",
        "Artikeln uppdateras.",
    ],
)
def test_lines_of_the_page_between_paragraphs_are_not_read(line):
    found = article(page(f"<div>{BODY}<p>{line}</p><p>{PARAGRAPHS[0][:-1]}, officials said.</p></div>"))
    assert line not in read(found)


@pytest.mark.parametrize("label", ["Mira también", "Sprawdź", "VIDEO"])
def test_word_with_a_colon_before_a_link_points_elsewhere_in_any_language(label):
    line = f"<p><b>{label}:</b> <a href='/x'>Five questions about the bridge and its price</a></p>"
    assert "Five questions" not in read(
        article(page(f"<div>{BODY}{line}<p>{PARAGRAPHS[0][:-1]}, officials said.</p></div>"))
    )


def test_signature_of_a_displayed_quotation_goes_with_it():
    quote = "lorries would cross from Monday, and private cars a month after them"
    shown = f"<blockquote><p>{quote}</p><div>The foreign minister</div></blockquote>"
    assert body(article(page(f"<div>{BODY}{shown}<p>{PARAGRAPHS[0][:-1]}, officials said.</p></div>")))[4:] == [
        f"{PARAGRAPHS[0][:-1]}, officials said."
    ]


def test_line_that_introduces_the_first_points_is_read():
    points = "".join(f"<li><p>{words}</p></li>" for words in PARAGRAPHS)
    found = body(article(page(f"<div><h2>Summary</h2><p>Here is what happened today:</p><ul>{points}</ul></div>")))
    assert found[:2] == ["Summary", "Here is what happened today:"]


def test_paragraphs_that_hold_most_of_the_text_together_are_read_whatever_they_are_called():
    inner = "".join(f'<p class="topic-body__text">{words}</p>' for words in PARAGRAPHS)
    assert body(article(page(f'<div class="topic-body">{inner}</div>'))) == list(PARAGRAPHS)


def test_short_quotation_in_a_box_that_repeats_the_body_is_not_read():
    said = f"{PARAGRAPHS[0][:-1]}, and “no lorry waits”, officials said."
    shown = '<div class="citation"><p>No lorry waits.</p><footer>The officials</footer></div>'
    assert "The officials" not in read(
        article(page(f"<div>{BODY}<p>{said}</p>{shown}<p>{said[:-1]} in the town.</p></div>"))
    )


def test_what_follows_the_end_mark_of_a_press_release_is_not_read():
    notes = "<p>ENDS</p><p>The council is an independent body of experts who are not paid for what they do.</p>"
    assert body(article(page(f"<div>{BODY}{notes}</div>"))) == list(PARAGRAPHS)


def test_body_of_the_metadata_is_read_where_the_page_shows_little_of_it():
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n\n".join(PARAGRAPHS)})
    found = article(page(f"<p>{PARAGRAPHS[0]}</p>", head=f'<script type="application/ld+json">{data}</script>'))
    assert body(found) == list(PARAGRAPHS)


def test_posts_of_a_live_blog_are_read_from_its_metadata_after_its_introduction():
    posts = [
        {"@type": "BlogPosting", "headline": f"Entry {i}", "articleBody": words}
        for i, words in enumerate(PARAGRAPHS[1:])
    ]
    data = json.dumps({"@type": "LiveBlogPosting", "headline": TITLE, "liveBlogUpdate": posts})
    found = article(page(f"<p>{PARAGRAPHS[0]}</p>", head=f'<script type="application/ld+json">{data}</script>'))
    assert body(found)[:3] == [PARAGRAPHS[0], "Entry 0", PARAGRAPHS[1]]


@pytest.mark.parametrize(
    "hostile",
    [
        "<div class='related'>" * 3000,
        "<span>" * 3000,
        "<p>x" + " " * 200_000 + "y</p>",
        "<i></i>" * 20_000,
        "<div class='" + "related " * 20_000 + "'>x</div>",
        "<title>" + " - a b" * 3000 + "</title>",
        '<script type="application/ld+json">' + "[" * 5000 + "</script>",
        "<p>\ud800\x00</p>",
    ],
)
def test_hostile_markup_is_read_or_refused(hostile):
    with suppress(RefusedArticle):
        assert body(article(hostile + page(BODY)))
