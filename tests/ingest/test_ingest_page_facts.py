"""What pages say of themselves, in metadata and to the eye."""

import json

import pytest

from dragoman.ingest.building import Given
from dragoman.ingest.pages import article_of_page
from dragoman.records import Found
from dragoman.settings import Settings

TITLE = "Two governments agree to reopen a bridge"
BODY = (
    "<div class='story'><p>The governments of two neighbouring countries agreed on Tuesday to reopen a bridge "
    "that has been shut for years.</p>"
    "<p>The foreign minister told reporters that lorries would cross from Monday, and private cars a month after them.</p>"
    "<p>The opposition rejected the agreement and called its supporters to the square in front of the parliament.</p>"
    "<p>A spokeswoman for the mediators said that both sides had asked for observers, who would arrive within a week.</p></div>"
)


def read(above="", below="", *, head=f"<title>{TITLE}</title>", lang="en", title=f"<h1>{TITLE}</h1>", url=""):
    html = f'<html lang="{lang}"><head>{head}</head><body><main>{title}{above}{BODY}{below}</main></body></html>'
    return article_of_page(html, Given(url=url), Settings())


def ld(*nodes):
    return f'<script type="application/ld+json">{json.dumps({"@graph": nodes})}</script>'


def section(article):
    return next((note.text for note in article.notes if note.code == "section"), "")


@pytest.mark.parametrize(
    ("lang", "line", "published"),
    [
        ("es", "12 de marzo de 2024", "2024-03-12"),
        ("fr", "Publié le 5 mars 2024 à 18h20", "2024-03-05T18:20"),
        ("tr", "Giriş: 02.05.2024 - 13:47", "2024-05-02T13:47"),
        ("zh", "2024年3月5日 18:20", "2024-03-05T18:20"),
        ("ko", "입력 2024년 3월 5일 오후 6:20", "2024-03-05T18:20"),
        ("it", "22 gennaio 2025 alle 17:42", "2025-01-22T17:42"),
        ("de", "8. Oktober 2024, 6:12 Uhr", "2024-10-08T06:12"),
        ("ru", "27 сентября 2023, 14:05", "2023-09-27T14:05"),
        ("ar", "الثلاثاء 5 مارس 2024 - 14:10", "2024-03-05T14:10"),
        ("ar", "الثلاثاء، 05 مارس 2024 06:20 م", "2024-03-05T18:20"),
        ("el", "05/03/2024 06:20 μ.μ.", "2024-03-05T18:20"),
        ("pl", "Dzisiaj, 5 marca 2024 (18:20)", "2024-03-05T18:20"),
        ("pt-BR", "05/03/2024 18h20", "2024-03-05T18:20"),
        ("en-US", "03/05/2024 6:20 PM", "2024-03-05T18:20"),
        ("en", "Thursday, November 13, 2003 Posted: 11:42 PM EST (0442 GMT)", "2003-11-13T23:42-05:00"),
    ],
)
def test_time_that_stands_below_the_headline_is_the_published_one(lang, line, published):
    assert read(f"<div>{line}</div>", lang=lang).published.start == published


def test_time_of_an_update_is_told_from_that_of_publication():
    article = read("<div>Mis à jour le 6 mars 2024 à 7h45 - Publié le 5 mars 2024 à 18h20</div>", lang="fr")
    assert (article.published.start, article.updated.start) == ("2024-03-05T18:20", "2024-03-06T07:45")


def test_page_adds_the_time_to_the_day_of_the_metadata():
    head = f'<title>{TITLE}</title><meta name="date" content="2024-03-05">'
    assert read("<div>5 March 2024, 18:20 GMT</div>", head=head).published.start == "2024-03-05T18:20+00:00"


def test_day_that_the_report_tells_of_is_not_its_own():
    article = read("<div>The bridge was opened on 3 May 1931.</div>")
    assert not article.published.start.startswith("1931")


@pytest.mark.parametrize(
    "url",
    [
        "https://www.sample.example/2024/03/05/bridge",
        "https://www.sample.example/world/2024/mar/5/bridge",
        "https://www.sample.example/a/20240305/10441.shtml",
    ],
)
def test_day_in_the_address_is_the_last_resort_and_noted(url):
    article = read(url=url)
    assert (article.published.start, article.published.found) == ("2024-03-05", Found.INFERRED)
    assert "date-guessed" in {note.code for note in article.notes}


def test_update_in_another_zone_at_the_same_moment_is_none():
    head = ld({"@type": "NewsArticle", "datePublished": "2024-03-05T18:20+01:00", "dateModified": "2024-03-05T17:20Z"})
    assert read(head=head).updated.start == ""


@pytest.mark.parametrize(
    "title",
    [
        f"{TITLE} - The Sample Post",
        f"{TITLE} | World | The Sample Post",
        f"The Sample Post: {TITLE}",
        f"{TITLE} :: The Sample Post",
        f"The Sample Post – {TITLE}",
    ],
)
def test_name_of_the_site_is_no_part_of_the_headline(title):
    head = f'<title>x</title><meta property="og:title" content="{title}"><meta property="og:site_name" content="The Sample Post">'
    assert read(head=head).title == TITLE


def test_site_signs_in_the_title_where_nothing_else_names_it():
    article = read(head=f"<title>{TITLE} | World | The Sample Post</title>")
    assert (article.title, article.publisher.name) == (TITLE, "The Sample Post")


def test_what_json_ld_only_points_to_is_looked_up():
    head = ld(
        {"@type": "NewsArticle", "headline": TITLE, "publisher": {"@id": "#us"}, "author": {"@id": "#ada"}},
        {"@type": "Organization", "@id": "#us", "name": "The Sample Post"},
        {"@type": "Person", "@id": "#ada", "name": "Ada Sample"},
    )
    article = read(head=head)
    assert (article.publisher.name, article.byline) == ("The Sample Post", "By Ada Sample")


def test_dublin_core_is_read():
    head = (
        f'<title>{TITLE}</title><meta name="dcterms.date" content="2019-10-15T22:42-0400">'
        '<meta name="dcterms.publisher" content="The Sample Post">'
    )
    article = read(head=head)
    assert (article.published.start, article.publisher.name) == ("2019-10-15T22:42-04:00", "The Sample Post")


@pytest.mark.parametrize(
    "shown",
    [
        "<p>By Ada Sample, Sample Post Staff</p>",
        '<div>Por <a rel="author" href="/ada">Ada Sample</a></div>',
        '<span class="byline">by Ada Sample | 5 March 2024</span>',
        '<div class="author">Ada Sample March 18</div>',
        '<p class="autor">Von Ada Sample, Berlin</p>',
    ],
)
def test_author_is_read_where_the_page_names_one(shown):
    assert read(shown).byline == "By Ada Sample"


def test_accounts_that_are_nobody_are_no_authors():
    assert read(head=f'<title>{TITLE}</title><meta name="author" content="admin">').byline == ""


@pytest.mark.parametrize(
    "way",
    [
        '<nav class="breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ol></nav>',
        '<div><a href="/">Home</a> » <a href="/w">World</a></div>',
        '<span class="cat-links"><a href="/w" rel="category tag">World</a></span>',
    ],
)
def test_section_is_the_first_step_of_the_way_to_the_page(way):
    assert section(read(title=f"{way}<h1>{TITLE}</h1>")) == "World"


def test_description_that_is_cut_short_or_repeats_the_lead_is_no_standfirst():
    lead = "The governments of two neighbouring countries agreed on Tuesday to reopen a bridge"
    for description in (f"{lead} […]", f"{lead}...", f"{lead} that has been shut for years."):
        head = f'<title>{TITLE}</title><meta name="description" content="{description}">'
        assert read(head=head).standfirst == ""


def test_description_of_the_site_is_no_standfirst():
    head = f'<title>{TITLE} | The Sample Post</title><meta name="description" content="The Sample Post: sport, weather, recipes and games">'
    assert read(head=head).standfirst == ""


@pytest.mark.parametrize("name", ["standfirst", "chapo", "bajada", "news-spot", "article__summary"])
def test_lines_below_the_headline_are_the_standfirst(name):
    words = "The opposition calls its supporters to the square"
    article = read(f'<div class="{name}">{words}</div>')
    assert article.standfirst == words
    assert article.text.count(words) == 1


def test_author_below_the_body_is_the_one_that_its_markup_names():
    below = "<div class='post-footer'>Diposting oleh <span itemprop='author'><span itemprop='name'>Rina Sample</span></span></div>"
    assert read(below=below).byline == "By Rina Sample"


def test_commenter_below_the_body_is_no_author():
    assert not read(below="<div class='comments'><b itemprop='author'>Rina Sample</b></div>").byline


def test_by_in_an_element_of_its_own_is_no_author():
    above = "<div class='page-authors'><span class='author-by'>By</span> <a href='/t'>Tess Sample</a>, <a href='/r'>Ray Probe</a></div>"
    assert read(above).byline == "By Tess Sample and Ray Probe"


def test_card_for_twitter_names_all_authors_where_one_is_stated():
    head = (
        f"<title>{TITLE}</title><meta name='twitter:label1' content='Written by'>"
        "<meta name='twitter:data1' content='Tess Sample, Ray Probe'>"
        + ld({"@type": "NewsArticle", "headline": TITLE, "author": {"name": "Tess Sample"}})
    )
    assert read(head=head).byline == "By Tess Sample and Ray Probe"


def test_site_that_signs_its_page_only_is_the_publisher():
    below = "<footer><a href='/'><img alt='Sample Gazette logo' src='l.png'></a> © 2010-2024 Sample Gazette. All rights reserved.</footer>"
    found = read(below=below).publisher
    assert found is not None
    assert found.name == "Sample Gazette"


def test_caption_in_the_lead_box_is_no_standfirst():
    above = "<div class='page-lead'><figure><img src='b.jpg'><figcaption>Lorries wait at the bridge on Monday.</figcaption></figure></div>"
    assert read(above).standfirst == ""


def test_bold_names_below_the_last_paragraph_are_the_authors():
    html = f'<html lang="vi"><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>' + BODY.replace(
        "</div>", "<p style='text-align:right'><strong>Lan Sample - Minh Probe</strong></p></div>"
    )
    found = article_of_page(html, Given(), Settings())
    assert found.byline == "By Lan Sample and Minh Probe"


def test_reporter_is_named_without_the_office_in_korean():
    assert read("<div class='writer'><a href='/r'>홍예시 기자</a> 구독</div>", lang="ko").byline == "By 홍예시"


def test_authors_that_the_page_names_stand_before_the_site_that_the_metadata_name():
    head = f"<title>{TITLE} - The Sample</title><meta property='og:site_name' content='The Sample'>"
    head += "<meta name='author' content='The Sample, Ltd.'>"
    assert read("<div class='byline'>By Jane Sample</div>", head=head).byline == "By Jane Sample"


def test_section_is_the_first_step_that_leads_not_to_the_front_page():
    crumbs = (
        "<ul class='breadcrumb'><li class='breadcrumb-item'><a href='/'>Sample</a></li><li class='breadcrumb-item'>"
    )
    crumbs += "<a href='/p'>Politics</a></li><li class='breadcrumb-item'><a href='/p/p'>Parties</a></li></ul>"
    assert section(read(title=f"{crumbs}<h1>{TITLE}</h1>")) == "Politics"


def test_standfirst_is_read_without_the_label_above_it():
    box = "<div class='synopsis'><div>In short</div><p>The bridge opens on Monday; cars follow in a month.</p></div>"
    assert read(box).standfirst == "The bridge opens on Monday; cars follow in a month."


def test_description_is_shown_without_the_name_of_the_site_behind_it():
    head = f"<title>{TITLE}</title><meta name='description' content='The bridge opens on Monday, cars follow later. - The Sample'>"
    found = read("<p class='x'>The bridge opens on Monday, cars follow later.</p>", head=head)
    assert found.standfirst == "The bridge opens on Monday, cars follow later."


def test_name_by_itself_beside_the_time_is_the_author():
    above = "<div class='css-1'><div>Olle Sample</div><time datetime='2024-03-05T17:20:00Z'>18.20</time></div>"
    assert read(above, lang="sv").byline == "By Olle Sample"
    assert not read(above.replace("Olle Sample", "Sport News")).byline


def test_source_in_a_byline_is_no_author():
    assert read("<div class='author'>Izvor: Tanjug, <a href='/m'>Milica Sample</a></div>").byline == "By Milica Sample"


def test_news_is_a_section_only_where_there_is_no_other():
    crumbs = "<div class='breadcrumb'><a href='/'>Home</a> / <a href='/n'>News</a>{}</div><h1>" + TITLE + "</h1>"
    assert section(read(title=crumbs.format(" / <a href='/n/e'>Economy</a>"))) == "Economy"
    assert section(read(title=crumbs.format(""))) == "News"


def test_section_is_what_the_menu_calls_the_first_part_of_the_address():
    menu = "<nav><a href='/'>Home</a><a href='/pol'>Politics</a></nav>"
    head = f"<title>{TITLE}</title><link rel='canonical' href='https://sample.example/pol/2024/bridge'>"
    assert section(read(title=f"{menu}<h1>{TITLE}</h1>", head=head)) == "Politics"


def test_name_that_is_the_domain_gives_way_to_the_one_in_the_title():
    head = f"<title>{TITLE} | Sample News</title><meta property='og:site_name' content='www.sample.example'>"
    head += "<link rel='canonical' href='https://www.sample.example/a/1'>"
    found = read(head=head).publisher
    assert found is not None
    assert found.name == "Sample News"


def test_headline_is_the_part_of_the_heading_that_the_metadata_state():
    head = f"<title>{TITLE}</title><meta property='og:title' content='{TITLE}'>"
    title = f"<h1><span>{TITLE}</span><span>Lorries cross from Monday</span></h1>"
    assert read(title=title, head=head).title == TITLE


def test_address_that_cannot_be_taken_apart_spoils_no_page():
    head = f"<title>{TITLE}</title><link rel='canonical' href='https://sample.example/pol/2024/bridge'>"
    assert read(title=f"<nav><a href='http://['>Bad</a></nav><h1>{TITLE}</h1>", head=head).title == TITLE


def test_time_of_the_state_of_a_report_is_its_day_where_the_page_gives_no_other():
    found = read("<div>Stand: 05.03.2024, 18:20 Uhr</div>", lang="de")
    assert (found.published.start, found.updated.start) == ("2024-03-05T18:20", "")


def test_way_to_the_page_stands_before_the_topic_above_the_headline():
    crumbs = "<ol class='breadcrumb'><li><a href='/'>Start</a></li><li><a href='/p'>Politik</a></li></ol>"
    assert section(read(title=f"{crumbs}<h1><span class='kicker'>Rotes Meer</span> {TITLE}</h1>")) == "Politik"
    assert section(read(title=f"<span class='overtitle'>Rotes Meer</span><h1>{TITLE}</h1>")) == ""
