import gzip
import io
import itertools
import random
import tracemalloc
import zlib
from collections import Counter

import pytest
from fastwarc.stream_io import BrotliWriter, Lz4Writer, ZstdWriter
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dragoman import ingest
from dragoman.records import Article, Found, Rejection
from dragoman.settings import Settings

SETTINGS = Settings()
MB = 1_000_000


def page(number=0, *, head="", body="", said="talks would go on"):
    """An invented page whose words do not pack well, so that damage to its bytes is damage to them."""
    dice = random.Random(number)
    said = "".join(
        f"<p>The foreign minister said on Monday that {said} with {dice.randrange(10**9)} delegates and "
        f"{dice.randrange(10**9)} guests of the neighbouring country, who had come to the capital.</p>"
        for _ in range(20)
    )
    return (
        f"<html><head>{head}<title>Sample report {number}</title></head>"
        f"<body><article><h1>Sample report {number}</h1>{body}{said}</article></body></html>"
    )


def record(
    content,
    *,
    url="https://www.courier.example.com/1",
    kind="response",
    status="200 OK",
    media="text/html; charset=utf-8",
    http=(),
    warc=None,
    packed=True,
):
    """A record as warcio writes it."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    data = content if isinstance(content, bytes) else content.encode()
    heads = StatusAndHeaders(status, [("Content-Type", media), *http], protocol="HTTP/1.1")
    warc = {"WARC-Date": "2024-03-07T10:00:00Z", "WARC-Record-ID": f"<urn:sample:{kind}:{url}>"} | (warc or {})
    writer.write_record(
        writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(data),
            http_headers=heads if kind in {"response", "request"} else None,
            warc_content_type=media if kind not in {"response", "request"} else "",
            warc_headers_dict=warc,
        )
    )
    return stream.getvalue()


def archive(tmp_path, *records, name="news.warc.gz"):
    path = tmp_path / name
    path.write_bytes(b"".join(records))
    return path


def all_of(path, **options):
    options.setdefault("settings", SETTINGS)
    return list(ingest.articles([path], **options))


def only(path, **options):
    (found,) = all_of(path, **options)
    return found


def titles(found):
    return [one.title if isinstance(one, Article) else one.code for one in found]


def numbered(*numbers, packed=True):
    return [record(page(n), url=f"https://www.courier.example.com/{n}", packed=packed) for n in numbers]


# What is read


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_articles_with_their_place_in_the_archive(tmp_path, packed):
    parts = numbered(1, 2, packed=packed)
    path = archive(tmp_path, *parts, name="news.warc.gz" if packed else "news.warc")
    found = all_of(path)
    assert titles(found) == ["Sample report 1", "Sample report 2"]
    assert [one.origin for one in found] == [f"{path}#0", f"{path}#{len(parts[0])}"]
    assert found[0].url == "https://www.courier.example.com/1"
    assert found[0].publisher.domain == "courier.example.com"


def test_whole_archive_packed_at_once_tells_places_inside_it(tmp_path):
    parts = numbered(1, 2, packed=False)
    path = archive(tmp_path, gzip.compress(b"".join(parts)))
    assert [one.origin for one in all_of(path)] == [f"{path}#0", f"{path}#0+{len(parts[0])}"]


@pytest.mark.parametrize(("writer", "suffix"), [(ZstdWriter, "zst"), (Lz4Writer, "lz4")])
def test_archives_of_other_packers_are_read(tmp_path, writer, suffix):
    packed = b""
    for part in numbered(1, 2, 3, packed=False):
        stream = io.BytesIO()
        out = writer(stream)
        out.write(part)
        out.close()
        packed += stream.getvalue()
    path = archive(tmp_path, packed, name=f"news.warc.{suffix}")
    assert titles(all_of(path)) == [f"Sample report {n}" for n in (1, 2, 3)]
    assert titles(all_of("-", stdin=io.BytesIO(packed))) == [f"Sample report {n}" for n in (1, 2, 3)]


@pytest.mark.parametrize("packed", [True, False])
def test_archives_are_told_by_their_bytes_and_taken_from_folders(tmp_path, packed):
    data = b"".join(numbered(1, 2, packed=packed))
    archive(tmp_path, data, name="a.dat")
    assert titles(all_of(tmp_path / "a.dat")) == ["Sample report 1", "Sample report 2"]
    assert titles(all_of("-", stdin=io.BytesIO(data))) == ["Sample report 1", "Sample report 2"]
    archive(tmp_path, data, name="b.warc.gz" if packed else "b.WARC")
    assert len(all_of(tmp_path)) == 2


def test_address_of_the_page_itself_comes_before_the_one_it_was_found_at(tmp_path):
    own = "https://www.courier.example.com/world/talks"
    linked = page(1, head=f'<link rel="canonical" href="{own}">')
    article = only(archive(tmp_path, record(linked, url=own + "?from=front&utm=1")))
    assert article.url == own


def test_day_of_the_crawl_counts_only_where_nothing_else_tells_a_day(tmp_path):
    dated = page(1, head='<meta property="article:published_time" content="2024-03-05T18:20:00+01:00">')
    path = archive(tmp_path, record(dated), record(page(2)))
    stated, crawled = all_of(path)
    assert stated.published.start == "2024-03-05T18:20+01:00"
    assert (crawled.published.start, crawled.published.found) == ("2024-03-07", Found.INFERRED)
    assert [note.code for note in crawled.notes] == ["date-of-crawl"]
    assert [a.published.start for a in all_of(path, date="2020-01-02")] == ["2024-03-05T18:20+01:00", "2020-01-02"]


def test_other_records_are_passed_over(tmp_path):
    path = archive(
        tmp_path,
        record(b"software: sample\r\n", kind="warcinfo", media="application/warc-fields"),
        record(b"", kind="request", status="GET /1 HTTP/1.1"),
        record(b"\x89PNG\r\n\x1a\n" + bytes(50), media="image/png"),
        record(page(), status="404 Not Found"),
        record(page(), status="301 Moved"),
        record(b"x: y", kind="metadata", media="application/warc-fields"),
        record(page(1)),
    )
    assert titles(all_of(path)) == ["Sample report 1"]


def test_archive_without_a_page_says_what_it_holds(tmp_path):
    found = only(archive(tmp_path, record(page(), status="404 Not Found")))
    assert (found.code, found.stage) == ("no-pages", "ingest")
    assert "another status" in found.detail


def test_resources_and_texts_made_of_pages_are_read(tmp_path):
    text = (
        "Ministers meet in Geneva\n\nThe ministers met in Geneva on Monday and agreed on a plan, the spokesman said.\n"
    )
    path = archive(
        tmp_path,
        record(page(1), kind="resource", media="text/html"),
        record(text, kind="conversion", media="text/plain"),
        record(b"%PDF-1.7", kind="resource", media="application/pdf"),
    )
    resource_, conversion = all_of(path)
    assert resource_.title == "Sample report 1"
    assert conversion.text == text
    assert conversion.url == "https://www.courier.example.com/1"


def test_refused_page_says_where_it_stands_and_its_address(tmp_path):
    path = archive(tmp_path, *numbered(1), record("<html><body><p>Click here</p></body></html>"))
    refused = all_of(path)[1]
    assert refused.code == "no-article"
    assert refused.origin.startswith(f"{path}#")
    assert refused.detail.endswith("(https://www.courier.example.com/1)")


# Charsets and encodings of HTTP


@pytest.mark.parametrize(
    ("media", "head", "charset"),
    [
        ("text/html; charset=windows-1251", "", "cp1251"),
        ('text/html; Charset="windows-1251"', '<meta charset="iso-8859-5">', "cp1251"),
        ("text/html", '<meta charset="windows-1251">', "cp1251"),
        ("text/html; charset=windows-1251", '<meta charset="windows-1251">', "utf-8"),
        ("text/html; charset=utf-8", '<meta charset="windows-1251">', "cp1251"),
        ("text/html; charset=no-such-charset", '<meta charset="windows-1251">', "cp1251"),
        ("text/html; charset=punycode", '<meta charset="windows-1251">', "cp1251"),
    ],
)
def test_charset_of_the_server_comes_first_and_a_wrong_one_is_not_believed(tmp_path, media, head, charset):
    said = "переговоры с соседней страной будут продолжены, заявил министр"
    article = only(archive(tmp_path, record(page(1, head=head, said=said).encode(charset), media=media)))
    assert said in article.text


def test_latin_1_has_the_quotation_marks_that_browsers_show(tmp_path):
    data = page(1, said="“talks” would go on – soon").encode("cp1252")
    article = only(archive(tmp_path, record(data, media="text/html; charset=ISO-8859-1")))
    assert "“talks” would go on – soon" in article.text


def chunked(data):
    parts = [data[at : at + 700] for at in range(0, len(data), 700)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def brotli(data):
    stream = io.BytesIO()
    writer = BrotliWriter(stream)
    writer.write(data)
    writer.close()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "http"),
    [
        (chunked(page().encode()), {"Transfer-Encoding": "chunked"}),
        (gzip.compress(page().encode()), {"Content-Encoding": "gzip"}),
        (zlib.compress(page().encode()), {"Content-Encoding": "deflate"}),
        (zlib.compress(page().encode(), wbits=-15), {"Content-Encoding": "deflate"}),
        (brotli(page().encode()), {"Content-Encoding": "br"}),
        (chunked(gzip.compress(page().encode())), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (page().encode(), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (page().encode(), {"Content-Encoding": "br"}),
        (page().encode(), {"Content-Encoding": "deflate"}),
        (page().encode(), {"Content-Encoding": "sample"}),
    ],
)
def test_encodings_of_http_are_undone_where_the_archive_has_not_done_it(tmp_path, data, http):
    article = only(archive(tmp_path, record(data, http=list(http.items()))))
    assert article.title == "Sample report 0"
    assert article.text.count("talks would go on") == 20


def test_page_whose_end_is_missing_is_read_with_a_note(tmp_path):
    packed = gzip.compress(page().encode())
    cut = only(archive(tmp_path, record(packed[: len(packed) * 3 // 4], http=[("Content-Encoding", "gzip")])))
    told = only(archive(tmp_path, record(page(1)[:3000], warc={"WARC-Truncated": "length"})))
    assert 5 < cut.text.count("talks would go on") < 20
    for article in (cut, told):
        assert "truncated-page" in [note.code for note in article.notes]


# Damage


def test_damaged_member_in_the_middle_is_counted_and_the_others_are_read(tmp_path):
    parts = numbered(1, 2, 3)
    middle = bytearray(parts[1])
    middle[len(middle) // 2 : len(middle) // 2 + 40] = b"\xff" * 40
    path = archive(tmp_path, parts[0], middle, parts[2])
    found = all_of(path)
    assert titles(found) == ["Sample report 1", "damaged-record", "Sample report 3"]
    assert found[1].origin == f"{path}#{len(parts[0])}"


def test_wrong_checksum_is_damage(tmp_path):
    parts = numbered(1, 2)
    parts[0] = parts[0][:-8] + bytes(4) + parts[0][-4:]
    assert titles(all_of(archive(tmp_path, *parts))) == ["damaged-record", "Sample report 2"]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("share", [0.01, 0.1, 0.2, 0.5, 0.9, 0.99])
def test_record_that_lost_its_end_takes_no_other_with_it(tmp_path, packed, share):
    parts = numbered(1, 2, 3, 4, packed=packed)
    parts[1] = parts[1][: int(len(parts[1]) * share)]
    found = titles(all_of(archive(tmp_path, *parts)))
    assert found == ["Sample report 1", "damaged-record", "Sample report 3", "Sample report 4"]


@pytest.mark.parametrize("packed", [True, False])
def test_rubbish_between_records_is_one_refusal(tmp_path, packed):
    parts = numbered(1, 2, packed=packed)
    found = titles(all_of(archive(tmp_path, parts[0], b"rubbish, no record\n" * 9, parts[1])))
    assert found == ["Sample report 1", "damaged-record", "Sample report 2"]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("padding", [b"\r\n\r\n", bytes(512)])
def test_padding_between_records_is_no_damage(tmp_path, packed, padding):
    parts = numbered(1, 2, packed=packed)
    assert titles(all_of(archive(tmp_path, parts[0], padding, parts[1], padding))) == [
        "Sample report 1",
        "Sample report 2",
    ]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("share", [0.05, 0.5, 0.99])
def test_archive_that_ends_early_is_one_refusal_after_all_that_was_whole(tmp_path, packed, share):
    parts = numbered(1, 2, 3, packed=packed)
    cut = parts[2][: int(len(parts[2]) * share)] if not packed or share < 0.9 else parts[2][:-6]
    found = all_of(archive(tmp_path, *parts[:2], cut if packed or share < 0.9 else cut[:-4]))
    assert titles(found) == ["Sample report 1", "Sample report 2", "truncated-archive"]


@pytest.mark.parametrize("packed", [True, False])
@settings(max_examples=15)
@given(data=st.data())
def test_no_damage_raises_or_takes_what_lies_far_from_it(packed, data):
    parts = numbered(*range(6), packed=packed)
    at = data.draw(st.integers(0, len(parts[2]) - 1))
    kind = data.draw(st.sampled_from(["flip", "cut", "insert"]))
    size = data.draw(st.integers(1, 300))
    noise = data.draw(st.binary(min_size=1, max_size=size))
    broken = parts[2][:at] + (b"" if kind == "cut" else noise) + parts[2][at + (0 if kind == "insert" else size) :]
    stdin = io.BytesIO(b"".join([*parts[:2], broken, *parts[3:]]))
    found = list(ingest.articles("-", SETTINGS, stdin=stdin))
    names = titles(found)
    assert names[:2] == ["Sample report 0", "Sample report 1"]
    assert names[-2:] == ["Sample report 4", "Sample report 5"]
    assert len({one.id for one in found}) == len(found)


@given(
    st.binary(max_size=600),
    st.sampled_from([b"", b"WARC/1.0\r\n", numbered(1)[0][:300], numbered(1, packed=False)[0][:500]]),
)
def test_bytes_in_an_archive_never_raise(data, start):
    found = list(ingest.articles("-", SETTINGS, stdin=io.BytesIO(start + data)))
    assert found
    assert all(isinstance(one, Article | Rejection) for one in found)


def test_length_that_no_file_has_is_refused(tmp_path):
    parts = numbered(1, 2, packed=False)
    size = parts[0].split(b"Content-Length: ")[1].split(b"\r\n")[0]
    parts[0] = parts[0].replace(b"Content-Length: " + size, b"Content-Length: 99999999999999", 1)
    found = all_of(archive(tmp_path, *parts, name="a.warc"))
    assert found[0].code in {"truncated-archive", "damaged-record"}
    assert titles(found)[1:] == ["Sample report 2"]


# Too much


class Endless(io.RawIOBase):
    """A stream that is made as it is read, and knows how much of it was."""

    def __init__(self, pieces):
        self.pieces, self.held = iter(pieces), b""

    def readable(self):
        return True

    def readinto(self, buffer):
        self.held = self.held or next(self.pieces, b"")
        part, self.held = self.held[: len(buffer)], self.held[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


@pytest.fixture
def peak_mb():
    """What tells the most memory that was held at once since the test began."""
    tracemalloc.start()
    yield lambda: tracemalloc.get_traced_memory()[1] / MB
    tracemalloc.stop()


def test_page_of_100_mb_is_refused_and_not_held(peak_mb):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>"
    size = 100 * MB
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.courier.example.com/big\r\n"
    head += b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n" % (len(http) + size)
    body = itertools.repeat(b"<p>The same paragraph again.</p>" * 3125, size // 100_000)
    stream = Endless(
        itertools.chain([*numbered(1, packed=False), head, http], body, [b"\r\n\r\n", *numbered(2, packed=False)])
    )
    found = all_of("-", stdin=stream)
    assert titles(found) == ["Sample report 1", "too-large", "Sample report 2"]
    assert "(https://www.courier.example.com/big)" in found[1].detail
    assert peak_mb() < 40


def test_bombs_are_refused_and_not_unpacked(tmp_path, request):
    small = Settings(max_file_mb=1)
    bombs = [
        record(gzip.compress(b"<html>" + b" " * 20 * MB), http=[("Content-Encoding", "gzip")]),
        record(brotli(b"<html>" + b" " * 20 * MB), http=[("Content-Encoding", "br")]),
        record(gzip.compress(gzip.compress(b" " * 20 * MB)), http=[("Content-Encoding", "gzip, gzip")]),
        record(b"<html>" + b" " * 20 * MB),
    ]
    assert all(len(one) < 100_000 for one in bombs)
    path = archive(tmp_path, *bombs, *numbered(1))
    peak_mb = request.getfixturevalue("peak_mb")
    assert titles(all_of(path, settings=small)) == ["too-large"] * 4 + ["Sample report 1"]
    assert peak_mb() < 15


def test_layers_without_end_are_refused(tmp_path):
    found = only(archive(tmp_path, record(page(), http=[("Content-Encoding", ", ".join(["gzip"] * 50))])))
    assert found.code == "damaged-record"


def test_heads_without_end_are_refused(tmp_path):
    long = b"WARC/1.0\r\nWARC-Type: response\r\n" + b"X-Sample: again\r\n" * 20_000 + b"\r\n"
    http = record(page(1), http=[("X-Sample", "a" * 100)] * 2000)
    found = titles(all_of(archive(tmp_path, long, *numbered(1, packed=False), name="a.warc")))
    assert found[-1] == "Sample report 1"
    assert set(found[:-1]) == {"damaged-record"}
    assert len(all_of(archive(tmp_path, http))) == 1


def test_scripts_and_control_characters_are_no_text(tmp_path):
    noise = "".join(map(chr, (*range(1, 9), 11, 12, *range(14, 32))))
    body = f"<script>alert('sample')</script><style>p {{}}</style><p>It was {noise[:3]}confirmed.</p>"
    loud = page(2, body=noise * 500)
    found = all_of(archive(tmp_path, record(page(1, body=body)), record(loud), record(page(3) + "\0")))
    assert titles(found) == ["Sample report 1", "binary-input", "Sample report 3"]
    assert "alert" not in found[0].text
    assert "\0" not in found[2].text


# What is wanted


def test_where_leaves_out_before_a_page_is_taken_apart(tmp_path, monkeypatch):
    from dragoman.ingest import pages

    read = []
    taken_apart = pages.article_of_page
    monkeypatch.setattr(pages, "article_of_page", lambda *given: read.append(1) or taken_apart(*given))
    other = record("<html>no article at all", url="https://gazette.example.org/2")
    left_out = Counter()
    path = archive(tmp_path, *numbered(1), other, other)
    found = all_of(path, where=ingest.where("domain=courier.example.com"), left_out=left_out)
    assert titles(found) == ["Sample report 1"]
    assert left_out == {"domain": 2}
    assert len(read) == 1


def test_archive_of_which_nothing_is_wanted_is_no_refusal(tmp_path):
    assert all_of(archive(tmp_path, *numbered(1, 2)), where=ingest.where("domain=gazette.example.org")) == []


def test_damage_is_told_whatever_is_wanted(tmp_path):
    parts = numbered(1, 2)
    path = archive(tmp_path, parts[0], parts[1][:200])
    assert titles(all_of(path, where=ingest.where("domain=gazette.example.org"))) == ["truncated-archive"]


def test_nobody_can_tell_how_much_an_archive_holds(tmp_path):
    assert ingest.how_many(archive(tmp_path, *numbered(1))) is None
    assert ingest.how_many(tmp_path) is None
