"""Spellings of one address, and pages that say the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.fetch.canonical import canonical
from dragoman.fetch.fingerprint import fingerprint


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://News.Example:80/A/b", "http://news.example/A/b"),
        ("https://news.example:443", "https://news.example/"),
        ("https://news.example:8443/", "https://news.example:8443/"),
        ("https://news.example./a#comments", "https://news.example/a"),
        ("https://news.example/a?utm_source=rss&id=3&fbclid=x&UTM_Medium=y", "https://news.example/a?id=3"),
        ("https://news.example/a?utm_source=rss", "https://news.example/a"),
        ("https://news.example/a?", "https://news.example/a"),
        ("https://news.example/%7euser/caf%c3%a9", "https://news.example/~user/caf%C3%A9"),
        ("https://news.example/café", "https://news.example/caf%C3%A9"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        (" https://news.example/a ", "https://news.example/a"),
        ("http://[2606:4700::1111]:80/", "http://[2606:4700::1111]/"),
    ],
)
def test_spellings_of_one_address_are_one(url: str, expected: str) -> None:
    assert canonical(url) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x?id=1", "https://a.example/x?id=2"),
        ("https://a.example/x", "https://a.example/x/"),
        ("https://a.example/x", "https://www.a.example/x"),
        ("https://a.example/x?p=1&q=2", "https://a.example/x?p=2&q=1"),
        ("https://a.example/a%2Fb", "https://a.example/a/b"),
        ("https://a.example/X", "https://a.example/x"),
    ],
)
def test_addresses_that_a_server_may_tell_apart_stay_apart(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@given(st.text(max_size=80) | st.text(max_size=60).map(lambda rest: f"https://a.example/{rest}"))
def test_the_canonical_form_is_its_own(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)


WORDS = "The foreign minister of Ruritania met her colleague on Monday to speak about the border. " * 4


def page(words: str = WORDS, token: str = "1", extra: str = "") -> bytes:
    return (
        f'<html><head><script nonce="{token}">var t = "{token}";</script><style>.a{token}{{}}</style></head>'
        f'<!-- {token} --><body data-t="{token}"><p>{words}</p>{extra}</body></html>'
    ).encode()


def test_the_same_words_are_the_same_page_whatever_their_markup_and_scripts() -> None:
    assert fingerprint(page(), "text/html") == fingerprint(page(token="2"), "text/html")
    assert fingerprint(page(), "text/html") != fingerprint(page(WORDS.replace("Monday", "Tuesday")), "text/html")


def test_data_that_a_script_tells_of_the_report_counts() -> None:
    one, other = (page(extra=f'<script type="application/ld+json">{{"a": {n}}}</script>') for n in (1, 2))
    assert fingerprint(one, "text/html") != fingerprint(other, "text/html")


def test_of_a_page_that_its_scripts_write_every_byte_counts() -> None:
    assert fingerprint(page("Loading ...", "1"), "text/html") != fingerprint(page("Loading ...", "2"), "text/html")


def test_text_that_is_no_html_is_told_apart_by_its_bytes() -> None:
    assert fingerprint(b"a <b>", "text/plain") != fingerprint(b"a <c>", "text/plain")


@pytest.mark.parametrize("hostile", [b"<script>" * 200_000, b"<" * 500_000, b"<!--" * 200_000, b"<a b=" * 200_000])
def test_hostile_pages_have_a_fingerprint_too(hostile: bytes) -> None:
    assert len(fingerprint(hostile, "text/html")) == 32
