"""Pages that hold no report, each refused with the code of its kind."""

import pytest

from dragoman.errors import RefusedArticle
from dragoman.ingest.building import Given
from dragoman.ingest.pages import article_of_page
from dragoman.settings import Settings

LEAD = "<p>The governments of two neighbouring countries agreed on Tuesday to reopen a bridge that has been shut for years.</p>"
REPORT = LEAD + "".join(
    f"<p>The {who} told reporters in the capital that lorries would cross from Monday and private cars a month after them.</p>"
    for who in (
        "foreign minister",
        "mayor of the town",
        "head of the customs",
        "leader of the opposition",
        "envoy",
        "king",
    )
)


def code(inner, *, head="", title="Bridge to reopen", lang="en"):
    html = f'<html lang="{lang}"><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{inner}</body></html>'
    with pytest.raises(RefusedArticle) as refused:
        article_of_page(html, Given(), Settings())
    return refused.value.code


@pytest.mark.parametrize(
    "wall",
    [
        "Subscribe to unlock this article",
        "Register to continue reading",
        "Suscríbete para seguir leyendo",
        "Article réservé aux abonnés",
        "Nur für Abonnenten",
        "Contenuto riservato agli abbonati",
        "Conteúdo exclusivo para assinantes",
        "この記事は有料会員限定です",
    ],
)
def test_stub_before_a_wall_is_paywalled(wall):
    offers = (
        "<p>Complete access on all devices, the letter from the capital and ten reports a month to give away.</p>" * 8
    )
    assert code(f"{LEAD}<h2>{wall}</h2>{offers}") == "paywalled"


def test_stub_of_a_page_that_says_it_is_not_free_is_paywalled():
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    assert code(LEAD, head=head) == "paywalled"


def test_whole_report_beside_an_offer_is_read():
    html = f"<html><body><h1>Bridge to reopen</h1>{REPORT}<div>Already a subscriber? Log in to read more</div></body></html>"
    assert len(article_of_page(html, Given(), Settings()).text) > 700


@pytest.mark.parametrize(
    "title",
    [
        "404 Not Found",
        "We can’t find the page that you are looking for",
        "Página no encontrada",
        "Page introuvable",
        "Seite nicht gefunden",
        "Страница не найдена",
        "页面不存在",
        "Just a moment...",
    ],
)
def test_error_page_is_refused_whatever_else_stands_on_it(title):
    assert code(REPORT, title=title) == "error-page"


def test_page_that_needs_javascript_says_so():
    html = "<html><body><div id='root'></div><noscript>Please enable JavaScript to read this site.</noscript></body></html>"
    with pytest.raises(RefusedArticle, match="JavaScript") as refused:
        article_of_page(html, Given(), Settings())
    assert refused.value.code == "no-article"


def test_page_of_links_is_no_article():
    card = "<li><h3><a href='/{0}'>Report number {0} of the day from the provinces</a></h3><div>{1}</div></li>"
    words = "The union said that the offer did not cover the rise in prices, and hospitals will see only the most urgent cases."
    assert (
        code("<ul>" + "".join(card.format(i, words) for i in range(12)) + "</ul>", title="World news") == "no-article"
    )


def test_reports_in_scripts_without_spaces_are_long_enough():
    words = (
        "外交部发言人五日在例行记者会上表示，对有关国家宣布对三家企业实施制裁表示强烈不满和坚决反对，已提出严正交涉。"
    )
    html = f'<html lang="zh"><body><h1>外交部：坚决反对制裁企业</h1>{"".join(f"<p>{words}{i}。</p>" for i in range(4))}</body></html>'
    assert article_of_page(html, Given(), Settings()).language == "zh"


def test_short_statement_that_is_dated_is_read_and_one_that_is_not_is_refused():
    words = (
        "The ministry condemned the attack on its embassy in the strongest terms and called for those behind it to be tried. "
        * 2
    )
    assert code(f"<div><p>{words}</p></div>") == "no-article"
    page = f"<html lang='en'><body><h1>Attack on our embassy</h1><div>5 March 2024</div><div><p>{words}</p></div></body></html>"
    assert article_of_page(page, Given(), Settings()).published.start == "2024-03-05"
