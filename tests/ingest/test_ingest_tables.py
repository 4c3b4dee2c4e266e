import codecs
import csv
import datetime as dt
import gzip
import io
import json
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dragoman
from dragoman import ingest
from dragoman.errors import InputError, RefusedArticle
from dragoman.ingest.tables import OTHER_NAMES
from dragoman.records import Article, Precision, Rejection
from dragoman.settings import Settings

SETTINGS = Settings()
TEXT = "The ministers met in Geneva on Monday and agreed on a plan, the spokesman said."
ROWS = [
    {"id": "7", "title": "Ministers meet", "text": TEXT, "published": "2024-03-05", "url": "https://courier.example/1"},
    {"id": "8", "title": 'The "plan"', "text": f"{TEXT}\n\nMore, they said.", "published": "", "url": ""},
]


def written(rows, delimiter=","):
    stream = io.StringIO()
    writer = csv.DictWriter(stream, rows[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def all_of(*inputs, **options):
    options.setdefault("settings", SETTINGS)
    return list(ingest.articles(inputs, **options))


def of_csv(tmp_path, content, name="news.csv", **options):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return all_of(path, **options)


def names(found):
    return [one.external_id or one.title if isinstance(one, Article) else one.code for one in found]


# CSV


@pytest.mark.parametrize(
    ("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.csv", "|"), ("a.csv", "\t"), ("a.tsv", "\t")]
)
def test_rows_are_articles_with_the_number_of_their_line(tmp_path, name, delimiter):
    found = of_csv(tmp_path, written(ROWS, delimiter), name)
    assert names(found) == ["7", "8"]
    assert [one.origin for one in found] == [f"{tmp_path / name}:{line}" for line in (2, 3)]
    assert found[0].url == "https://courier.example/1"
    assert found[0].published.start == "2024-03-05"
    assert found[1].text == f'The "plan"\n\n{TEXT}\n\nMore, they said.'


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_charset_of_a_table_is_told_by_its_first_lines(tmp_path, charset):
    said = "Le président a déclaré hier à l’Élysée que la conférence était « très utile » et que les négociations continueraient. "
    rows = [{"id": str(n), "text": said * 3} for n in range(3)]
    assert [one.text for one in of_csv(tmp_path, written(rows).encode(charset))] == [said * 3] * 3


def test_line_in_another_charset_is_read_by_itself(tmp_path):
    said = (
        "Le président a déclaré hier à l’Élysée que la conférence était « très utile » et que les négociations continueraient. "
        * 3
    )
    lines = [b"id,text", f'1,"{said}"'.encode(), f'2,"{said}"'.encode("cp1252")]
    assert [one.text for one in of_csv(tmp_path, b"\n".join(lines))] == [said] * 2


def test_other_names_of_columns_are_known_where_ours_are_absent(tmp_path):
    rows = [
        {
            "Headline": "Ministers meet",
            "Body": TEXT,
            "Pub Date": "2024-03-05",
            "Lang": "en",
            "Outlet": "The Sample",
            "LINK": "https://a.example/1",
        }
    ]
    (article,) = of_csv(tmp_path, written(rows))
    assert article.text == f"Ministers meet\n\n{TEXT}"
    assert (article.published.start, article.publisher.name, article.url) == (
        "2024-03-05",
        "The Sample",
        "https://a.example/1",
    )
    ours = [rows[0] | {"text": f"{TEXT} Ours."}]
    assert of_csv(tmp_path, written(ours))[0].text.endswith("Ours.")


def test_table_without_texts_is_one_refusal_that_names_what_it_has(tmp_path):
    (refused,) = of_csv(tmp_path, written([{"day": "2024-03-05", "place": "Geneva"}] * 3))
    assert refused.code == "no-text-column"
    assert "columns found: day, place" in refused.detail
    assert "text" in refused.detail.split("columns found")[0]
    (refused,) = of_csv(tmp_path, written([{"url": "https://a.example/1", "place": "Geneva"}] * 3))
    assert "dragoman fetch --urls" in refused.detail


@pytest.mark.parametrize(
    "bad",
    ["9,too few", f"9,too,many,{TEXT},2024-03-05,https://courier.example/9,more", f'9,a "b" c,"{TEXT}" x,2024-03-05,'],
)
def test_row_that_does_not_fit_is_refused_and_the_others_are_read(tmp_path, bad):
    lines = written(ROWS).split("\r\n", 2)
    found = of_csv(tmp_path, "\r\n".join([*lines[:2], bad, lines[2]]))
    assert names(found) == ["7", "broken-row", "8"]
    assert found[1].origin.endswith(":3")


def test_quotation_that_never_ends_says_which_lines_it_took(tmp_path):
    (first, refused) = of_csv(tmp_path, f'id,text\n1,{TEXT.replace(",", "")}\n2,"{TEXT}\n3,{TEXT}\n4,{TEXT}\n')
    assert first.external_id == "1"
    assert refused.code == "broken-row"
    assert "lines 3 to 5" in refused.detail


def test_empty_lines_and_empty_cells_at_the_end_are_no_fault(tmp_path):
    assert names(of_csv(tmp_path, f"\nid,text\n\n1,{TEXT.replace(',', '')},,\n\n")) == ["1"]


def test_empty_text_is_refused(tmp_path):
    assert names(of_csv(tmp_path, "id,text\n1,\n2, \n")) == ["no-text", "no-text"]


@pytest.mark.parametrize("content", ["", "\n \n", "\x1c", codecs.BOM_UTF8])
def test_empty_table_is_one_refusal(tmp_path, content):
    assert names(of_csv(tmp_path, content)) == ["empty-input"]


def test_table_of_a_header_alone_is_empty(tmp_path):
    assert names(of_csv(tmp_path, "id,text\n")) == ["empty-input"]


def test_binary_content_is_refused(tmp_path):
    assert names(of_csv(tmp_path, bytes(range(256)) * 20)) == ["binary-input"]


def test_nul_in_a_cell_is_replaced(tmp_path):
    (article,) = of_csv(tmp_path, f'id,text\n1,"{TEXT}\0"\n')
    assert article.text == TEXT + "\ufffd"


def test_cells_may_be_as_long_as_files_and_no_longer(tmp_path):
    long = TEXT.replace(",", "") * 2500  # longer than the csv module's own limit
    assert len(of_csv(tmp_path, f"id,text\n1,{long}\n")[0].text) == len(long) > 131_072
    small = Settings(max_file_mb=0.01)
    assert names(of_csv(tmp_path, f"id,text\n1,{long}\n2,{TEXT.replace(',', '')}\n", settings=small)) == [
        "too-large",
        "2",
    ]


def test_quotation_marks_may_be_escaped(tmp_path):
    (article,) = of_csv(tmp_path, 'id,text\n1,"The minister said \\"no\\" on Monday, and left."\n')
    assert article.text == 'The minister said "no" on Monday, and left.'


def test_tabs_alone_make_a_row_where_quotation_marks_are_words(tmp_path):
    said = '"No," the minister said on Monday, "never," and left the room.'
    (article,) = of_csv(tmp_path, f"id\ttext\n1\t{said}\n", "a.tsv")
    assert article.text == said


def test_table_on_standard_input_is_told_by_its_header():
    assert names(all_of("-", stdin=io.BytesIO(written(ROWS).encode()))) == ["7", "8"]
    letter = f"Dear editor, dear readers, text\n\n{TEXT}\n"
    assert all_of("-", stdin=io.BytesIO(letter.encode()))[0].text == letter


def test_dates_are_read_as_tables_write_them(tmp_path):
    written_ = ["20240305", "2024-03-05T10:30:00Z", "20240305T103000Z", "5 March 2024", "soon"]
    rows = [{"text": TEXT, "date": value} for value in written_]
    found = of_csv(tmp_path, written(rows))
    minute = "2024-03-05T10:30+00:00"
    assert [one.published.start for one in found] == ["2024-03-05", minute, minute, "2024-03-05", ""]
    assert [note.code for note in found[4].notes] == ["unread-date"]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n\t"), max_size=40)


@given(st.lists(st.fixed_dictionaries({"text": WORDS, "title": WORDS}), min_size=1, max_size=5))
def test_what_was_written_as_csv_is_what_json_lines_give(rows):
    def kept(found):
        return [(one.text, one.parts, one.title) if isinstance(one, Article) else one.code for one in found]

    table = io.BytesIO(written([{"id": "1", **row} for row in rows]).encode())
    lines = io.BytesIO("\n".join(json.dumps({"id": "1", **row}) for row in rows).encode())
    assert kept(all_of("-", stdin=table)) == kept(all_of("-", stdin=lines))


@given(st.binary(max_size=300), st.sampled_from([b"", b"id,text\n", b"id\ttext\n1\t", b'text,url\n"', b"\xff\xfe"]))
def test_bytes_in_a_table_never_raise(tmp_path_factory, data, start):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(start + data)
    found = all_of(path)
    assert found
    assert all(isinstance(one, Article | Rejection) for one in found)


# Parquet and Arrow


def parquet(tmp_path, columns, name="news.parquet", **options):
    path = tmp_path / name
    pq.write_table(pa.table(columns), path, **options)
    return path


def test_parquet_rows_are_articles(tmp_path):
    path = parquet(
        tmp_path,
        {
            "id": pa.array([7, None]),
            "body": [TEXT, f"{TEXT} Again."],
            "date": pa.array([dt.date(2024, 3, 5), None]),
            "authors": [["Ada Example", "Ben Sample"], None],
            "embedding": [[0.1] * 8] * 2,
        },
    )
    first, second = all_of(path)
    assert (first.external_id, first.published.start, first.origin) == ("7", "2024-03-05", f"{path}:1")
    assert first.byline == "Ada Example and Ben Sample"
    assert second.external_id == ""
    assert not second.published.known
    assert second.notes == ()


def test_parquet_times_keep_their_zone_and_midnight_is_a_day(tmp_path):
    zoned = dt.datetime(2024, 3, 5, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    times = pa.array([zoned], pa.timestamp("us", tz="+02:00"))
    (article,) = all_of(parquet(tmp_path, {"text": [TEXT], "published": times}))
    assert article.published.start == "2024-03-05T10:30+02:00"
    (article,) = all_of(parquet(tmp_path, {"text": [TEXT], "published": pa.array([dt.datetime(2024, 3, 5)])}))
    assert article.published.precision is Precision.DAY


def test_parquet_is_told_by_its_bytes(tmp_path):
    path = parquet(tmp_path, {"text": [TEXT]}, "news.dat")
    assert [one.text for one in all_of(path)] == [TEXT]
    assert [one.text for one in all_of("-", stdin=io.BytesIO(path.read_bytes()))] == [TEXT]


def test_parquet_without_texts_names_its_columns(tmp_path):
    (refused,) = all_of(parquet(tmp_path, {"day": ["2024-03-05"], "place": ["Geneva"]}))
    assert refused.code == "no-text-column"
    assert "day, place" in refused.detail


def test_damaged_parquet_is_one_refusal(tmp_path):
    data = parquet(tmp_path, {"text": [TEXT * 50] * 500}, use_dictionary=False, compression="none").read_bytes()
    cut, flipped = tmp_path / "cut.parquet", tmp_path / "flipped.parquet"
    cut.write_bytes(data[: len(data) // 2])
    flipped.write_bytes(data[:4] + b"\xff" * 40 + data[44:])
    for path in (cut, flipped):
        assert names(all_of(path))[-1] == "broken-table"


def test_values_that_cannot_be_read_are_refused_and_bytes_are_decoded(tmp_path):
    times = pa.array([0, 2**62, 0], pa.timestamp("us"))
    found = all_of(parquet(tmp_path, {"text": pa.array([TEXT.encode()] * 3, pa.binary()), "published": times}))
    assert [getattr(one, "code", "article") for one in found] == ["article", "broken-row", "article"]
    assert found[0].text == TEXT
    assert [one.origin.rpartition(":")[2] for one in found] == ["1", "2", "3"]


def test_stream_of_a_table_that_breaks_is_refused():
    def batches():
        yield pa.record_batch({"text": [TEXT]})
        raise ValueError("the sample is at an end")

    reader = pa.RecordBatchReader.from_batches(pa.schema([("text", pa.string())]), batches())
    assert [getattr(one, "code", "article") for one in all_of(reader)] == ["article", "broken-table"]


def test_too_large_cell_is_refused_and_the_others_are_read(tmp_path):
    path = parquet(tmp_path, {"text": [TEXT, TEXT * 1000, TEXT]})
    found = all_of(path, settings=Settings(max_file_mb=0.01))
    assert [getattr(one, "code", "article") for one in found] == ["article", "too-large", "article"]


@pytest.mark.parametrize(
    "table",
    [
        pa.table({"id": ["7", "8"], "text": [TEXT] * 2}),
        pa.RecordBatchReader.from_batches(
            pa.schema([("id", pa.string()), ("text", pa.string())]),
            [pa.record_batch({"id": ["7", "8"], "text": [TEXT] * 2})],
        ),
        pd.DataFrame({"id": ["7", "8"], "text": [TEXT] * 2}),
    ],
    ids=["table", "reader", "pandas"],
)
def test_tables_in_memory_are_inputs(table, tmp_path):
    beside = tmp_path / "a.txt"
    beside.write_text(TEXT)
    found = all_of(table, beside)
    assert [one.external_id for one in found] == ["7", "8", ""]
    assert [one.origin for one in found[:2]] == ["table:1", "table:2"]


def test_table_alone_is_one_input():
    table = pd.DataFrame({"id": [7.0, None], "text": [TEXT] * 2})
    assert [one.external_id for one in ingest.articles(table, SETTINGS)] == ["7", ""]
    assert ingest.how_many(table) is None
    assert ingest.how_many(pa.table({"text": [TEXT] * 3})) == 3


def test_read_takes_a_table_of_one_row():
    assert dragoman.read(pa.table({"text": [TEXT]}), settings=SETTINGS).text == TEXT
    with pytest.raises(InputError, match="the table holds several"):
        dragoman.read(pa.table({"text": [TEXT] * 2}), settings=SETTINGS)
    with pytest.raises(RefusedArticle) as refused:
        dragoman.read(pa.table({"place": ["Geneva"]}), settings=SETTINGS)
    assert refused.value.code == "no-text-column"


# All of them


@pytest.mark.parametrize("name", ["a.csv.gz", "a.jsonl.gz", "a.txt.gz", "a.html.gz", "a.dat"])
def test_files_packed_by_gzip_are_read(tmp_path, name):
    page = f"<html><body><article><h1>Ministers meet</h1>{f'<p>{TEXT}</p>' * 3}<p>{'They said so. ' * 40}</p></article></body></html>"
    content = {"csv": written(ROWS), "jsonl": json.dumps({"text": TEXT}), "txt": TEXT, "html": page, "dat": TEXT}
    path = tmp_path / name
    path.write_bytes(gzip.compress(content[name.split(".")[1]].encode()))
    assert all(TEXT in one.text for one in all_of(path))
    assert all_of(tmp_path) == all_of(path) or name == "a.dat"


def test_packed_bombs_are_refused(tmp_path):
    small = Settings(max_file_mb=1)
    bomb = gzip.compress(b" " * 20_000_000)
    for name in ("a.txt.gz", "a.html.gz", "a.csv.gz", "a.jsonl.gz", "a.json.gz"):
        path = tmp_path / name
        path.write_bytes(bomb)
        (refused,) = all_of(path, settings=small)
        assert refused.code == "too-large"


def test_packed_file_that_is_cut_off_gives_what_it_has_and_a_refusal(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    packed = gzip.compress(
        "\n".join(json.dumps({"id": str(n), "text": f"{TEXT} {n * 7919}"}) for n in range(3000)).encode()
    )
    path.write_bytes(packed[: len(packed) // 2])
    found = all_of(path)
    assert found[0].external_id == "0"
    assert found[-1].code == "unreadable"


def test_number_of_articles_is_guessed(tmp_path):
    (tmp_path / "a.csv").write_text(written(ROWS))
    assert ingest.how_many(tmp_path / "a.csv") in {2, 4}
    assert ingest.how_many(parquet(tmp_path, {"text": [TEXT] * 5})) == 5
    (tmp_path / "broken.parquet").write_bytes(b"PAR1")
    assert ingest.how_many(tmp_path / "broken.parquet") == 1


def test_all_names_of_columns_are_in_the_guide():
    guide = (Path(__file__).parents[2] / "docs" / "inputs.md").read_text()
    listed = {}
    for line in guide.split("| name | what |")[1].split("\n\n")[0].splitlines()[2:]:
        name, _, others = (cell.strip(" `") for cell in line.removeprefix("|").removesuffix("|").split("|"))
        listed[name] = tuple(other.strip(" `") for other in others.split(",") if other)
    assert listed == OTHER_NAMES
