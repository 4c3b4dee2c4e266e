"""The table of publishers: what a domain resolves to, how directories are laid over each other, what the check says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicons import Problem, check, fix, load, publishers
from dragoman.lexicons.manifest import read_manifest
from dragoman.lexicons.publishers import SHARED, PublisherTable, publisher_table
from dragoman.lexicons.tables import PUBLISHERS
from dragoman.records import PublisherKind

Write = Callable[..., Path]

COURIER = "courier.example\tThe Example Courier\tCHL\tes\tpaper\t"


@pytest.fixture
def table(tmp_path: Path) -> Write:
    """Writes a lexicon directory that has a table of publishers alone."""

    def writing(*entries: str, name: str = "mine") -> Path:
        directory = tmp_path / name
        directory.mkdir()
        text = "\n".join(("\t".join(PUBLISHERS.columns), *entries)) + "\n"
        (directory / "publishers.tsv").write_text(text, encoding="utf-8")
        return directory

    return writing


def problems(directory: Path) -> list[Problem]:
    """What the check says of the directory alone, its missing manifest aside."""
    return [p for p in check([directory]) if p.file.startswith(str(directory))]


def placed(found: Iterable[Problem]) -> set[tuple[int, str]]:
    return {(p.line, p.code) for p in found}


@pytest.fixture
def sample(table: Write) -> PublisherTable:
    return publisher_table(
        [
            table(
                COURIER,
                "courier.example.org\t\t\ten\t\tcourier.example",
                "deep.courier.example\tThe Example Weekly\tCHL\tes\tmagazine\t",
                "gov.example\tGovernment of Nowhere\tCHL\tes\tgovernment\t",
            )
        ]
    )


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("courier.example", "The Example Courier"),
        ("www.courier.example", "The Example Courier"),
        ("COURIER.example.", "The Example Courier"),
        ("news.courier.example", "The Example Courier"),
        ("https://www.courier.example:8080/a?b=c#d", "The Example Courier"),
        ("http://user:word@m.courier.example/", "The Example Courier"),
        ("deep.courier.example", "The Example Weekly"),
        ("very.deep.courier.example", "The Example Weekly"),
        ("www.gov.example", "Government of Nowhere"),
    ],
)
def test_a_domain_has_the_publisher_of_its_longest_listed_parent(
    sample: PublisherTable, address: str, name: str
) -> None:
    found = sample.of(address)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example",
        "other.example",
        "notcourier.example",
        "courier.example.net",
        "http://[::1]/",
        "://",
        "a..b",
        "town.gov.example",
    ],
)
def test_an_unlisted_domain_has_no_publisher(sample: PublisherTable, address: str) -> None:
    assert sample.of(address) is None


def test_several_domains_are_one_publisher_each_with_its_language(sample: PublisherTable) -> None:
    one, other = sample.of("courier.example"), sample.of("en.courier.example.org")
    assert one is not None
    assert other is not None
    assert (one.id, one.name, one.country, one.kind) == (other.id, other.name, other.country, other.kind)
    assert (one.language, other.language, other.domain) == ("es", "en", "courier.example.org")


def test_later_directories_win_and_domains_follow_their_publisher(table: Write) -> None:
    first = table(COURIER, "courier.example.org\t\t\t\t\tcourier.example", name="first")
    second = table("www.Courier.example\tThe Renamed Courier\tGEO\tka\tonline\t", name="second")
    found = publisher_table([first, second]).of("courier.example.org")
    assert found is not None
    assert (found.name, found.country, found.kind, found.language) == ("The Renamed Courier", "GEO", "online", "ka")


def test_a_publisher_can_be_made_part_of_another(table: Write) -> None:
    first = table(COURIER, "courier.example.org\t\t\t\t\tcourier.example", name="first")
    second = table("courier.example\t\t\t\t\tgroup.example", "group.example\tGroup\tCHL\tes\tonline\t", name="second")
    found = publisher_table([first, second])
    assert {one.name for one in found.by_domain.values()} == {"Group"}


@pytest.mark.parametrize("named", ["nowhere.example", "courier.example"])
def test_a_publisher_that_is_the_same_as_none_is_refused_with_its_line(table: Write, named: str) -> None:
    with pytest.raises(LexiconError, match=r"publishers\.tsv:2: same_as"):
        publisher_table([table(f"courier.example\t\t\t\t\t{named}")])


def test_the_loaded_lexica_tell_publishers(table: Write) -> None:
    words = load((table(COURIER, "un.org\tOurs\tCHL\tes\tblog\t"),))
    found = [words.publisher(one) for one in ("courier.example", "https://www.reuters.com/world/", "un.org")]
    assert [one and one.name for one in found] == ["The Example Courier", "Reuters", "Ours"]


def test_a_missing_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such directory"):
        publishers([tmp_path / "nowhere"])


def test_all_problems_are_reported_at_once_with_their_lines(table: Write) -> None:
    directory = table(
        "a b.example\tSpaces\tCHL\tes\tpaper\t",
        "bad.example\tBad\tXXX\txx;es;es;\tpamphlet\t",
        "bad.example\tBad again\tCHL\tes\tpaper\t",
        "bare.example\t\tCHL\tes\t\t",
        "chain.example\t\t\t\t\tlinked.example",
        "good.example\tGood\tUNO\tes;en\tigo\t",
        "linked.example\t\t\ten\t\tgood.example",
        "lost.example\t\t\t\t\tnowhere.example",
        "narrow.example\tNarrow\tCHL",
        "twice.example\tTwice\tCHL\t\tpaper\tgood.example",
    )
    assert placed(problems(directory)) == {
        (2, "domain"),
        (3, "country"),
        (3, "language"),
        (3, "repeated-item"),
        (3, "empty-item"),
        (3, "kind"),
        (4, "duplicate"),
        (5, "empty"),
        (6, "same-as"),
        (9, "same-as"),
        (10, "columns"),
        (11, "same-as"),
    }
    assert sum(p.line == 5 for p in problems(directory)) == 2
    assert sum(p.line == 11 for p in problems(directory)) == 3


def test_a_table_can_name_a_publisher_of_the_packaged_one(table: Write) -> None:
    assert problems(table("wire.example\t\t\t\t\treuters.com")) == []


def test_fix_writes_domains_bare_and_in_order(table: Write) -> None:
    directory = table("WWW.Zebra.example\tZebra\tCHL\tes\tpaper\t", COURIER, "b.example\t\t\t\t\twww.zebra.example")
    assert placed(problems(directory)) == {(0, "not-canonical")}
    fix(directory)
    domains = [line.split("\t")[0] for line in (directory / "publishers.tsv").read_text().splitlines()[1:]]
    assert domains == ["b.example", "courier.example", "zebra.example"]
    assert {p.code for p in problems(directory)} == {"origin-missing", "licence-missing"}
    assert read_manifest(directory)["publishers.tsv"].entries == 3


def test_the_same_domain_with_and_without_www_is_a_duplicate(table: Write) -> None:
    assert (3, "duplicate") in placed(problems(table(COURIER, "www." + COURIER)))


def test_a_table_without_its_header_is_a_problem(table: Write) -> None:
    directory = table(COURIER)
    (directory / "publishers.tsv").write_text(COURIER + "\n")
    assert placed(problems(directory)) == {(0, "header")}


def test_the_packaged_table_holds_together() -> None:
    assert [p for p in check() if p.file == "publishers.tsv"] == []


def test_the_packaged_table_is_wide_and_says_everything_of_everyone() -> None:
    found = publishers().by_domain.values()
    assert len({one.id for one in found}) >= 300
    assert len({one.country for one in found}) >= 180
    assert {one.kind for one in found} == set(PublisherKind)
    assert [one.domain for one in found if not (one.name and one.country and one.language and one.kind)] == []


def test_one_name_is_one_publisher_in_the_packaged_table() -> None:
    names: dict[str, set[str]] = {}
    for one in publishers().by_domain.values():
        names.setdefault(one.name.casefold(), set()).add(one.id)
    assert {name: ids for name, ids in names.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("address", "name", "country", "kind"),
    [
        ("https://news.bbc.co.uk/2/hi/1.stm", "BBC", "GBR", PublisherKind.PUBLIC_BROADCASTER),
        ("https://www.bbc.com/news/1", "BBC", "GBR", PublisherKind.PUBLIC_BROADCASTER),
        ("https://english.news.cn/1", "Xinhua", "CHN", PublisherKind.STATE_AGENCY),
        ("tass.ru", "TASS", "RUS", PublisherKind.STATE_AGENCY),
        ("apnews.com", "Associated Press", "USA", PublisherKind.AGENCY),
        ("edition.cnn.com", "CNN", "USA", PublisherKind.BROADCASTER),
        ("en.kremlin.ru", "Presidency of Russia", "RUS", PublisherKind.GOVERNMENT),
        ("2017-2021.state.gov", "Department of State (USA)", "USA", PublisherKind.GOVERNMENT),
        ("press.un.org", "United Nations press office", "UNO", PublisherKind.IGO),
        ("reliefweb.int", "ReliefWeb", "UNO", PublisherKind.AGGREGATOR),
        ("www.dawn.com", "Dawn", "PAK", PublisherKind.PAPER),
    ],
)
def test_known_publishers(address: str, name: str, country: str, kind: str) -> None:
    found = publishers().of(address)
    assert found is not None
    assert (found.name, found.country, found.kind) == (name, country, kind)


def test_what_lies_below_a_shared_suffix_is_not_the_governments() -> None:
    table = publishers()
    shared = [domain for domain in table.by_domain if domain.count(".") == 1 and domain.split(".")[0] in SHARED]
    assert "gov.uk" in shared
    assert [domain for domain in shared if table.of(f"some-town.{domain}")] == []
