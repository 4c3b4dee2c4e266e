import gzip
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dragoman import ingest
from dragoman.errors import InputError
from dragoman.ingest import Address
from dragoman.records import UNKNOWN_DATE
from dragoman.settings import Settings

SETTINGS = Settings()
URL = "https://www.courier.example.com/{}"
ARTLIST = [
    {
        "url": URL.format(n),
        "url_mobile": "",
        "title": f"Sample report {n}",
        "seendate": f"2024030{n}T101500Z",
        "socialimage": "",
        "domain": "courier.example.com",
        "language": language,
        "sourcecountry": "Sampleland",
    }
    for n, language in ((1, "English"), (2, "Spanish"), (1, "English"))
]


def row(width, **at):
    values = [""] * width
    for place, value in at.items():
        values[int(place[1:])] = value
    return "\t".join(values)


EVENTS = [row(61, _0="123456789", _1="20240301", _59="20240302101500", _60=URL.format(n)) for n in (1, 2, 1)]
MENTIONS = [row(16, _0="123456789", _2="20240302101500", _4="courier.example.com", _5=URL.format(n)) for n in (1, 2, 1)]
GKG = [
    row(27, _0=f"20240302101500-{n}", _1="20240302101500", _3="courier.example.com", _4=URL.format(n))
    for n in (1, 2, 1)
]


def written(tmp_path, content, name):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def csv_of(rows):
    return "\n".join([",".join(rows[0]), *(",".join(r.values()) for r in rows)])


LISTS = {
    "artlist.json": json.dumps({"articles": ARTLIST}),
    "artlist.jsonl": "\n".join(map(json.dumps, ARTLIST)),
    "artlist.csv": csv_of(ARTLIST),
    "20240302101500.export.CSV": "\n".join(EVENTS),
    "20240302101500.mentions.CSV": "\n".join(MENTIONS),
    "20240302101500.gkg.csv": "\n".join(GKG),
    "events.tsv": "\n".join(EVENTS),
    "urls.csv": csv_of([{"link": URL.format(n), "title": "A"} for n in (1, 2, 1)]),
    "urls.json": json.dumps([URL.format(n) for n in (1, 2, 1)]),
    "urls.txt": f"\ufeff# a list\n{URL.format(1)}\n\n  {URL.format(2)}  # the second\n{URL.format(1)}\n",
    "urls": f"{URL.format(1)}\r\n{URL.format(2)}\r\n",
}


@pytest.mark.parametrize("name", LISTS)
def test_each_address_of_a_list_is_given_once_in_order(tmp_path, name):
    path = written(tmp_path, LISTS[name], name)
    assert [one.url for one in ingest.addresses(path)] == [URL.format(1), URL.format(2)]
    packed = written(tmp_path, gzip.compress(LISTS[name].encode()), f"{name}.gz")
    assert list(ingest.addresses(packed)) == list(ingest.addresses(path))


def test_addresses_of_parquet_and_of_standard_input(tmp_path):
    path = tmp_path / "urls.parquet"
    pq.write_table(pa.table({"URL": [URL.format(1), None, URL.format(2)], "text": ["a", "b", "c"]}), path)
    assert [one.url for one in ingest.addresses(path)] == [URL.format(1), URL.format(2)]
    stdin = io.BytesIO(LISTS["urls.txt"].encode())
    assert [one.url for one in ingest.addresses("-", stdin=stdin)] == [URL.format(1), URL.format(2)]


@pytest.mark.parametrize("name", ["artlist.json", "artlist.csv"])
def test_what_the_list_says_of_an_article_is_kept(tmp_path, name):
    first, second = ingest.addresses(written(tmp_path, LISTS[name], name))
    assert (first.title, first.language, first.domain) == ("Sample report 1", "en", "www.courier.example.com")
    assert first.date.start == "2024-03-01T10:15+00:00"
    assert second.language == "es"


@pytest.mark.parametrize("name", ["20240302101500.export.CSV", "20240302101500.mentions.CSV", "20240302101500.gkg.csv"])
def test_lists_without_a_header_tell_the_time(tmp_path, name):
    assert {one.date.start for one in ingest.addresses(written(tmp_path, LISTS[name], name))} == {
        "2024-03-02T10:15+00:00"
    }


def test_address_alone_is_known_by_its_domain(tmp_path):
    (first, _) = ingest.addresses(written(tmp_path, LISTS["urls.txt"], "urls.txt"))
    assert first == Address(url=URL.format(1), domain="www.courier.example.com", date=UNKNOWN_DATE)


def test_lines_without_an_address_are_in_the_log(tmp_path, caplog):
    path = written(tmp_path, f"not an address\nftp://a.example/1\n{URL.format(1)}\n", "urls.txt")
    assert [one.url for one in ingest.addresses(path)] == [URL.format(1)]
    assert "2 rows without an address" in caplog.text


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", "no address here\n", "no addresses"),
        ("a.csv", "title,text\na,b\n", "no addresses"),
        ("a.txt", "", "no addresses"),
        ("a.csv", "", "nothing in it"),
        ("a.html", "<html><body>", "no list"),
        ("a.json", "{broken", "JSON"),
        ("a.parquet", "PAR1", "Parquet"),
    ],
)
def test_list_that_cannot_be_read_is_one_error(tmp_path, name, content, says):
    path = written(tmp_path, content, name)
    with pytest.raises(InputError, match=says):
        list(ingest.addresses(path))


def test_missing_list_is_one_error(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        list(ingest.addresses(tmp_path / "none.txt"))


@pytest.mark.parametrize("name", [name for name in LISTS if name.startswith(("artlist", "2024", "events"))])
def test_lists_of_addresses_are_not_coded_but_say_what_gets_their_pages(tmp_path, name):
    path = written(tmp_path, LISTS[name], name)
    found = list(ingest.articles(path, SETTINGS))
    assert [one.code for one in found] == ["address-only"] * 2
    assert all("dragoman fetch --urls FILE" in one.detail for one in found)
    assert URL.format(2) in found[1].detail
    assert found[0].origin.startswith(f"{path}:")


def test_rows_of_a_gdelt_list_that_are_broken_are_told(tmp_path):
    path = written(tmp_path, "\n".join([EVENTS[0], "123\tcut off", EVENTS[1], row(61, _0="1")]), "a.export.CSV")
    codes = [one.code for one in ingest.articles(path, SETTINGS)]
    assert codes == ["address-only", "broken-row", "address-only", "broken-row"]


def test_row_with_a_text_is_an_article_whatever_else_it_has():
    text = "The ministers met in Geneva on Monday and agreed on a plan, the spokesman said."
    rows = io.BytesIO(json.dumps(ARTLIST[0] | {"text": text}).encode())
    (article,) = ingest.articles("-", SETTINGS, stdin=rows)
    assert article.url == URL.format(1)
