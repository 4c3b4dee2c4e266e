"""What feeds list, whole or broken, and what is none."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.fetch.failures import Failed
from dragoman.fetch.feeds import Feed, read_feed

AT = "https://news.example/feeds/world"

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Sample news</title><link>https://news.example/</link><atom:link href="https://news.example/feeds/world" rel="self"/>
<item><media:title>A photo</media:title><title>Envoys &amp;amp; ministers meet</title><link>/world/1</link>
<guid isPermaLink="false">one</guid><pubDate>Mon, 30 Nov 2026 09:00:00 +0100</pubDate>
<description>&lt;p&gt;They met.&lt;/p&gt;</description></item>
<item><title>Second</title><guid>https://news.example/world/2</guid><dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2026-11-30</dc:date></item>
<item><title>No link at all</title><guid isPermaLink="false">https://news.example/not-a-page</guid></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/"><title>Sample news</title>
<entry><title type="html">One &lt;b&gt;two&lt;/b&gt;</title><link rel="self" href="/self/1"/><link rel="enclosure" href="/film.mp4"/>
<link rel="alternate" type="text/html" href="world/1"/><id>tag:1</id><published>2026-11-30T08:00:00Z</published>
<updated>2026-11-30T09:00:00Z</updated></entry>
<entry xml:base="/asia/"><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Three <i>four</i></div></title>
<link href="2"/><updated>2026-11-29</updated></entry>
</feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>Sample</title></channel>
<item rdf:about="https://news.example/1"><title>One</title><link>https://news.example/1</link></item>
<item rdf:about="https://news.example/2"><title>Two</title></item></rdf:RDF>"""

SITEMAP = """<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://news.example/old</loc><lastmod>2026-11-01</lastmod></url>
<url><loc>https://news.example/new</loc><image:image><image:loc>https://news.example/p.jpg</image:loc></image:image><news:news>
<news:publication><news:name>Sample</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2026-11-30T08:00:00Z</news:publication_date><news:title>Envoys meet</news:title></news:news></url>
<url><lastmod>2026-11-01</lastmod></url></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap>
<sitemap><loc>/new.xml</loc><lastmod>2026-11-30</lastmod></sitemap></sitemapindex>"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Sample",
    "items": [
        {"id": "1", "url": "/1", "title": "One", "date_published": "2026-11-30T08:00:00Z", "summary": "They met."},
        {"id": "https://news.example/2"},
        {"id": "3", "external_url": "https://other.example/3"},
        {"id": "4", "content_text": "no page"},
        "no item",
    ],
}


def read(text: str | bytes, **options: str) -> Feed:
    return read_feed(text.encode() if isinstance(text, str) else text, AT, **options)  # type: ignore[arg-type]


def links(feed: Feed) -> list[str]:
    return [item.url for item in feed.items]


def refusal(text: str | bytes) -> str:
    with pytest.raises(Failed) as failed:
        read(text)
    assert failed.value.detail
    return failed.value.code


def test_rss() -> None:
    feed = read(RSS)
    first, second = feed.items
    assert (feed.kind, feed.title, feed.broken, feed.unlinked) == ("RSS", "Sample news", "", 1)
    assert (first.url, first.title, first.id) == ("https://news.example/world/1", "Envoys & ministers meet", "one")
    assert (first.published, first.summary) == ("Mon, 30 Nov 2026 09:00:00 +0100", "They met.")
    assert (second.url, second.published) == ("https://news.example/world/2", "2026-11-30")


def test_atom() -> None:
    feed = read(ATOM)
    first, second = feed.items
    assert (feed.kind, feed.title) == ("Atom", "Sample news")
    assert (first.url, first.title, first.published) == (
        "https://news.example/world/1",
        "One two",
        "2026-11-30T08:00:00Z",
    )
    assert (second.url, second.title, second.published) == ("https://news.example/asia/2", "Three four", "2026-11-29")


def test_rdf() -> None:
    assert links(read(RDF)) == ["https://news.example/1", "https://news.example/2"]


def test_a_sitemap_of_news_is_read_newest_first_with_its_titles() -> None:
    for data in (SITEMAP.encode(), gzip.compress(SITEMAP.encode())):
        feed = read(data)
        assert (feed.kind, feed.unlinked) == ("sitemap", 1)
        assert [(i.url, i.title, i.published) for i in feed.items] == [
            ("https://news.example/new", "Envoys meet", "2026-11-30T08:00:00Z"),
            ("https://news.example/old", "", "2026-11-01"),
        ]


def test_an_index_lists_its_sitemaps_the_last_changed_first() -> None:
    assert read(INDEX).sitemaps == ("https://news.example/new.xml", "https://news.example/old.xml")


def test_a_json_feed() -> None:
    feed = read(json.dumps(JSON_FEED))
    assert links(feed) == ["https://news.example/1", "https://news.example/2", "https://other.example/3"]
    assert (feed.items[0].published, feed.unlinked) == ("2026-11-30T08:00:00Z", 2)


def test_the_address_behind_a_counting_service_is_taken() -> None:
    counted = RSS.replace(
        "<link>/world/1</link>",
        "<link>https://count.example/x</link><f:origLink xmlns:f='http://rssnamespace.org/feedburner/ext/1.0'>https://news.example/real</f:origLink>",
    )
    assert links(read(counted))[0] == "https://news.example/real"


def test_a_page_names_its_feeds_those_of_comments_last() -> None:
    page = """<!DOCTYPE html><html><head><base href="https://news.example/en/">
    <link rel="stylesheet" href="s.css"><link rel="alternate" hreflang="fr" href="/fr/">
    <LINK REL=alternate TYPE=application/rss+xml HREF='/comments/feed' title="Comments">
    <link rel="alternate" type="application/atom+xml; charset=utf-8" href="atom?a=1&amp;b=2"></head><body>"""
    feed = read(page)
    assert (feed.kind, feed.items) == ("page", ())
    assert feed.named == ("https://news.example/en/atom?a=1&b=2", "https://news.example/comments/feed")


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (RSS.replace("Second", "Zürich").encode(), "Zürich"),
        (RSS.replace("Second", "Zürich").replace("utf-8", "iso-8859-1").encode(), "Zürich"),
        (RSS.replace("Second", "Zürich").encode("latin-1"), "Zürich"),
        (RSS.replace("Second", "Zürich").replace("utf-8", "no-such-charset").encode("cp1252"), "Zürich"),
        (RSS.replace("Second", "Київ").replace("utf-8", "windows-1251").encode("cp1251"), "Київ"),
        (b"\xef\xbb\xbf" + RSS.replace("Second", "Zürich").replace("utf-8", "utf-16").encode(), "Zürich"),
        (RSS.replace("Second", "Zürich").replace("utf-8", "utf-16").encode("utf-16"), "Zürich"),
        (RSS.replace("Second", "東京").replace("utf-8", "iso-2022-jp").encode("iso-2022-jp"), "東京"),
    ],
    ids=["utf-8", "wrongly latin-1", "wrongly utf-8", "unknown", "cyrillic", "mark wins", "utf-16", "japanese"],
)
def test_a_feed_is_read_in_its_charset_whatever_it_declares(data: bytes, title: str) -> None:
    assert read(data).items[1].title == title


def test_where_nothing_else_tells_the_charset_the_server_does() -> None:
    data = RSS.replace("Second", "Київ").replace(' encoding="utf-8"', "").encode("koi8-u")
    assert read(data, charset="koi8-u").items[1].title == "Київ"


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        (
            RSS.replace("<link>/world/1</link>", "<link>/w?a=1&b=2&copy=3</link>"),
            "https://news.example/w?a=1&b=2&copy=3",
        ),
        (RSS.replace("Envoys", "Envoys &nbsp; & <br> \x0c\x00"), "https://news.example/world/1"),
        (RSS[: RSS.index("<item><title>No link")], "https://news.example/world/1"),
        (RSS.replace("</channel>", ""), "https://news.example/world/1"),
        ("\n\n junk before it " + RSS, "https://news.example/world/1"),
        (
            RSS.replace("<description>", "<description><![CDATA[ a && b ]]>").replace("<item>", "<item>&", 1),
            "https://news.example/world/1",
        ),
        (RSS.replace("xmlns:media", "data-x"), "https://news.example/world/1"),
    ],
)
def test_of_broken_xml_what_can_be_read_is_read(broken: str, expected: str) -> None:
    feed = read(broken)
    assert links(feed)[0] == expected
    assert len(feed.items) == 2


def test_what_is_wrong_with_the_xml_is_told() -> None:
    assert "line 8" in read(RSS.replace("</channel>", "")).broken


@pytest.mark.parametrize(
    "data",
    [
        "",
        "  \n",
        "no feed",
        "<rss",
        "{",
        '{"items": ',
        "[[[",
        '{"a": ' * 100_000,
        b"\x00\x01\x02" * 100,
        b"\x1f\x8b broken",
    ],
)
def test_what_cannot_be_read_is_refused(data: str | bytes) -> None:
    assert refusal(data) in ("broken-feed", "broken-body")


@pytest.mark.parametrize("data", ["<svg xmlns='http://www.w3.org/2000/svg'/>", '{"news": []}', "[1, 2]", "<a><b/></a>"])
def test_what_is_something_else_is_refused(data: str) -> None:
    assert refusal(data) == "no-feed"


def laughs() -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return RSS.replace("<rss ", f'<!DOCTYPE rss [<!ENTITY l0 "ha">{entities}]>\n<rss ', 1).replace("Second", "&l11;")


def test_entities_of_its_own_are_not_expanded() -> None:
    title = read(laughs()).items[1].title
    assert len(title) < 20
    quadratic = RSS.replace("<rss ", f'<!DOCTYPE rss [<!ENTITY a "{"ha" * 50_000}">]><rss ', 1)
    assert len(read(quadratic.replace("Second", "&a;" * 5000)).items[1].title) < 50_000


def test_a_file_of_this_machine_is_not_read_into_a_feed(tmp_path: object) -> None:
    external = RSS.replace(
        "<rss ",
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "http://127.0.0.1:1/">%y;]><rss ',
        1,
    )
    assert "root:" not in read(external.replace("Second", "A&x;B")).items[1].title


@pytest.mark.parametrize(
    "hostile",
    [
        "<rss><channel>" + "<item>" * 100_000,
        "<rss><channel>" + "<" * 500_000,
        "<rss><channel><item><title>" + "&" * 200_000,
        "<rss><channel><item><title>" + "<![CDATA[" * 100_000,
        "<rss><channel><item><title>" + "<!--" * 100_000,
        "<!DOCTYPE " + "[" * 500_000,
        "<rss " + " ".join(f"a{n}='1'" for n in range(50_000)) + "><channel></channel></rss>",
        "<html><head>" + "<link a='" * 100_000,
        "<html " + " ".join(f"a{n}=1" for n in range(100_000)) + ">",
    ],
    ids=["nested", "angles", "ampersands", "cdata", "comments", "doctype", "attributes", "links", "html attributes"],
)
def test_hostile_markup_ends(hostile: str) -> None:
    try:
        found: object = read(hostile).items
    except Failed as failed:
        found = failed.code
    assert found in ((), "broken-feed", "no-feed")


@given(
    st.binary(max_size=300)
    | st.text(max_size=300).map(lambda words: RSS.replace("Second", words).encode("utf-8", "replace"))
)
def test_whatever_comes_gives_a_feed_or_a_refusal(data: bytes) -> None:
    try:
        found: Feed | str = read(data)
    except Failed as failed:
        found = failed.code
    assert found in ("broken-feed", "broken-body", "no-feed") or isinstance(found, Feed)
