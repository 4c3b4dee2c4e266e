"""What an article's publisher has from the giver, and what from the table of publishers."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from dragoman import ingest
from dragoman.errors import LexiconError
from dragoman.records import Article, Publisher, make_id
from dragoman.settings import Settings

TEXT = "The ministers met in Geneva on Monday and agreed on a plan, the spokesman said."
TABLE = """\
domain\tname\tcountry\tlanguage\tkind\tsame_as
courier.example\tThe Sample Courier\tCHL\tes\tpaper\t
courier.example.org\t\t\ten\t\tcourier.example
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    directory = tmp_path / "lexicon"
    directory.mkdir()
    (directory / "publishers.tsv").write_text(TABLE)
    return Settings(lexicon_dirs=(directory,))


def published(settings: Settings, **row: Any) -> Publisher | None:
    """The publisher of a JSON object with these keys."""
    line = json.dumps({"text": TEXT, "language": "en", **row}).encode()
    (found,) = ingest.articles("-", settings, stdin=io.BytesIO(line))
    assert isinstance(found, Article), found
    return found.publisher


def test_the_address_tells_name_country_language_and_kind(settings: Settings) -> None:
    assert published(settings, url="https://news.courier.example/1") == Publisher(
        id=make_id("pb", "courier.example"),
        name="The Sample Courier",
        domain="news.courier.example",
        country="CHL",
        language="es",
        kind="paper",
    )


def test_what_the_giver_says_wins(settings: Settings) -> None:
    given = {"name": "Own Name", "domain": "www.courier.example", "country": "PER", "language": "qu", "kind": "blog"}
    assert published(settings, publisher=given) == Publisher(
        id=make_id("pb", "courier.example"), **(given | {"domain": "courier.example"})
    )


def test_what_the_giver_leaves_open_is_filled(settings: Settings) -> None:
    found = published(settings, publisher={"name": "Own Name", "domain": "courier.example.org", "kind": "pamphlet"})
    assert found is not None
    assert (found.name, found.country, found.language, found.kind) == ("Own Name", "CHL", "en", "paper")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("The Sample Courier", "paper"), ("sample courier online", "paper"), ("Other Wire", ""), ("!", "")],
)
def test_a_name_without_a_domain_is_the_publisher_of_the_address_where_the_names_agree(
    settings: Settings, name: str, kind: str
) -> None:
    found = published(settings, publisher=name, url="https://courier.example/1")
    assert found is not None
    assert (found.name, found.kind) == (name, kind)


def test_an_unknown_domain_stays_as_it_was_given(settings: Settings) -> None:
    assert published(settings, url="https://unlisted.example/1") == Publisher(
        id=make_id("pb", "unlisted.example"), name="unlisted.example", domain="unlisted.example"
    )
    assert published(settings) is None


def test_a_publisher_with_an_id_of_its_own_keeps_it(settings: Settings) -> None:
    own = Publisher(id="mine-1", name="Own Name", domain="courier.example")
    found = ingest.from_text(TEXT, publisher=own, language="en", settings=settings).publisher
    assert found is not None
    assert (found.id, found.name, found.kind) == ("mine-1", "Own Name", "paper")


def test_a_page_has_its_publisher_by_its_canonical_address(settings: Settings) -> None:
    paragraphs = "".join(f"<p>{day}: {TEXT} Talks go on tomorrow in the same town, he added.</p>" for day in range(8))
    page = f"""<!doctype html><html lang="en"><head><title>Ministers meet</title>
    <link rel="canonical" href="https://www.courier.example.org/1"></head>
    <body><article><h1>Ministers meet</h1>{paragraphs}</article></body></html>"""
    (found,) = ingest.articles("-", settings, stdin=io.BytesIO(page.encode()))
    assert isinstance(found, Article), found
    assert found.publisher is not None
    assert (found.publisher.name, found.publisher.language) == ("The Sample Courier", "en")


def test_the_packaged_table_needs_no_directory() -> None:
    found = published(Settings(), url="https://english.news.cn/20240305/1/c.html")
    assert found is not None
    assert (found.name, found.country, found.kind) == ("Xinhua", "CHN", "state-agency")


def test_a_table_that_does_not_hold_together_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "publishers.tsv").write_text("courier.example\tonly two\n")
    with pytest.raises(LexiconError, match=r"publishers\.tsv:1: 2 columns"):
        ingest.from_text(TEXT, publisher="courier.example", settings=Settings(lexicon_dirs=(tmp_path,)))
