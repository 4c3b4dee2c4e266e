import io
import json
import os
from pathlib import Path

import pytest

from dragoman import ingest
from dragoman.errors import InputError, RefusedArticle
from dragoman.records import Article, Found, PartKind, Precision, Rejection
from dragoman.settings import Settings

SETTINGS = Settings()
REPORT = "Ministers meet in Geneva\n\nThe ministers met in Geneva on Monday and agreed on a plan, the spokesman said.\n"
PAGES = Path(__file__).parent / "pages"


def all_of(*inputs, settings=SETTINGS, **options):
    return list(ingest.articles(inputs, settings, **options))


def only(*inputs, **options):
    (found,) = all_of(*inputs, **options)
    return found


def code(found):
    assert isinstance(found, Rejection), found
    assert found.stage == "ingest"
    assert "\n" not in found.detail
    assert found.detail
    return found.code


def test_plain_text_is_stored_to_the_letter_without_its_byte_order_mark(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + REPORT.replace("\n", "\r\n").encode())
    article = only(path)
    assert article.text == REPORT.replace("\n", "\r\n")
    assert article.title == "Ministers meet in Geneva"
    assert article.origin == str(path)
    assert article.language == "en"


def test_folder_is_read_recursively_in_order_and_other_files_are_left_out(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text(REPORT)
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": REPORT}) + "\n")
    (tmp_path / "d.bin").write_bytes(b"\0\1\2")
    (tmp_path / ".hidden.txt").write_text(REPORT)
    assert [Path(a.origin).name for a in all_of(tmp_path)] == ["a.txt", "2.txt", "c.jsonl:1"]


def test_folder_without_articles_is_refused_not_silently_empty(tmp_path):
    assert code(only(tmp_path)) == "empty-folder"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "empty-input"),
        (b" \r\n\t ", "empty-input"),
        (b"\x7fELF\x02\x01\x01" + bytes(50), "binary-input"),
        (b"%PDF-1.7 blah", "binary-input"),
        (bytes(range(256)) * 20, "binary-input"),
        (b"\xff\xfea\x00\x00\xd8", "unknown-encoding"),
        (b"Click here", "no-text"),
    ],
)
def test_unusable_content_is_one_rejection(tmp_path, content, expected):
    path = tmp_path / "input.txt"
    path.write_bytes(content)
    assert code(only(path)) == expected


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        ("Le ministre des affaires etrangeres a condamne lundi la decision du gouvernement voisin.", "", "fr"),
        ("Министр иностранных дел осудил решение.", "", "ru"),
        ("The foreign minister condemned the decision on Monday.", "", "en"),
        ("Ankara, Kiev, Oslo", "", "en"),
        ("Ankara, Kiev, Oslo", "tr-TR", "tr"),
        (
            "El ministro de Exteriores condenó el lunes la decisión del Gobierno vecino y pidió que la retirara antes del viernes. "
            "Dijo que habría consecuencias si no lo hacía, aunque no quiso decir cuáles.",
            "en-US",
            "es",
        ),
        (
            "O ministro condenou a decisão do governo vizinho na segunda-feira e pediu que fosse retirada antes de sexta-feira.",
            "gl",
            "gl",
        ),
    ],
)
def test_language_is_the_declared_one_unless_the_words_are_surely_in_another(text, declared, expected):
    assert ingest.from_text(text, language=declared, settings=Settings()).language == expected


def test_missing_and_impossible_paths_are_refused_and_the_others_still_read(tmp_path):
    good = tmp_path / "good.txt"
    good.write_text(REPORT)
    found = all_of(tmp_path / "none.txt", "bad\0path", "x" * 5000, good / "under", good)
    assert [code(f) for f in found[:4]] == ["missing-path"] * 4
    assert isinstance(found[4], Article)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable_file_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(REPORT)
    path.chmod(0)
    assert code(only(path)) == "unreadable"


def test_stream_that_breaks_is_refused(tmp_path):
    class Broken(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            raise OSError(5, "Input/output error")

    assert code(only("-", stdin=io.BufferedReader(Broken()))) == "unreadable"


def test_file_name_that_is_no_text_can_be_stored(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123  (a path of bytes)
        file.write(REPORT.encode())
    article = only(tmp_path)
    article.origin.encode("utf-8")


def test_large_files_are_refused_without_reading_them(tmp_path):
    small = Settings(max_file_mb=0.001)
    text, page, unnamed = tmp_path / "a.txt", tmp_path / "a.html", tmp_path / "a.dat"
    for path in (text, page, unnamed):
        path.write_bytes(b"<html>" + b"word " * 1000)
    assert [code(f) for f in all_of(text, page, unnamed, settings=small)] == ["too-large"] * 3
    endless = io.BytesIO(b"word " * 100_000)
    assert code(only("-", settings=small, stdin=endless)) == "too-large"
    assert endless.tell() < 100_000


def test_long_article_is_refused():
    found = only("-", settings=Settings(max_article_chars=50), stdin=io.BytesIO(REPORT.encode()))
    assert code(found) == "too-long"


def test_broken_json_line_is_refused_with_its_number_and_the_other_lines_are_read(tmp_path):
    path = tmp_path / "a.jsonl"
    rows = [{"id": 1, "text": REPORT}, '{"id": 2, "text": ', "", {"id": 3}, [1], {"id": "4", "text": REPORT}]
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in rows))
    found = all_of(path)
    assert [f.external_id if isinstance(f, Article) else f.code for f in found] == [
        "1",
        "broken-json-line",
        "no-text",
        "not-an-object",
        "4",
    ]
    assert "line 2" in found[1].detail
    assert [f.origin for f in found] == [f"{path}:{n}" for n in (1, 2, 4, 5, 6)]


def test_too_long_json_line_is_refused_and_the_next_one_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps({"text": t}) for t in (REPORT, "x" * 5000, REPORT)))
    found = all_of(path, settings=Settings(max_file_mb=0.001))
    assert [getattr(f, "code", "article") for f in found] == ["article", "too-large", "article"]


def test_json_row_keys_become_fields_and_other_keys_are_not_read():
    row = {
        "id": 17,
        "url": "https://www.courier.example.com/a",
        "title": "Ministers meet",
        "text": "The ministers met in Geneva on Monday, the spokesman said.",
        "published": "2024-03-04T10:30:00+01:00",
        "language": "en-GB",
        "publisher": {"name": "The Example Courier", "domain": "www.courier.example.com"},
        "captions": ["The minister arrives. AFP"],
        "events": [{"type": "CONSULT"}],
    }
    article = only("-", stdin=io.BytesIO(json.dumps(row).encode() + b"\n"))
    assert article.external_id == "17"
    assert article.url == row["url"]
    assert article.publisher.domain == "courier.example.com"
    assert article.published.start == "2024-03-04T10:30+01:00"
    assert article.published.precision is Precision.MINUTE
    assert article.captions == ("The minister arrives.",)
    assert article.text == "Ministers meet\n\nThe minister arrives. AFP\n\n" + row["text"]
    assert [p.kind for p in article.parts] == [PartKind.TITLE, PartKind.CAPTION, PartKind.CREDIT, PartKind.BODY]
    del row["events"]
    assert only("-", stdin=io.BytesIO(json.dumps(row).encode())) == article


def test_title_that_the_text_begins_with_is_not_stored_twice():
    article = ingest.from_text(REPORT, title="Ministers meet in Geneva")
    assert article.text == REPORT
    assert article.title == "Ministers meet in Geneva"


def test_json_date_that_is_none_leaves_a_note():
    article = only("-", stdin=io.BytesIO(json.dumps({"text": REPORT, "published": "soon"}).encode()))
    assert not article.published.known
    assert [n.code for n in article.notes] == ["unread-date"]


@pytest.mark.parametrize("indent", [None, 2])
def test_json_documents_are_read_as_objects_or_arrays(tmp_path, indent):
    one, several = tmp_path / "one.json", tmp_path / "several.json"
    one.write_text(json.dumps({"text": REPORT}, indent=indent))
    several.write_text(json.dumps([{"text": REPORT}, {"text": ""}], indent=indent))
    assert [type(f) for f in all_of(one, several)] == [Article, Article, Rejection]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_json_lines_in_other_unicode_forms_are_read(encoding):
    data = "\n".join(json.dumps({"id": n, "text": REPORT}) for n in (1, 2)).encode(encoding)
    assert [a.external_id for a in all_of("-", stdin=io.BytesIO(data))] == ["1", "2"]


def test_deep_json_is_refused():
    assert code(only("-", stdin=io.BytesIO(b'{"a":' + b"[" * 200_000 + b"\n"))) in {"broken-json", "broken-json-line"}


def test_standard_input_is_told_by_its_content():
    page = (PAGES / "json_ld.html").read_bytes()
    assert only("-", stdin=io.BytesIO(page)).publisher.name == "The Example Courier"
    assert only("-", stdin=io.BytesIO(REPORT.encode())).text == REPORT
    assert only("-", stdin=io.BytesIO(b"[Updated] " + REPORT.encode())).text == "[Updated] " + REPORT


def test_given_date_counts_only_where_the_text_states_none():
    dated = "Talks open\n\nThe talks opened on Monday, the minister said.\n\nPublished 3 March 2024 09:15 GMT\n"
    without, with_date = (only("-", stdin=io.BytesIO(text.encode()), date="2020-01-02") for text in (REPORT, dated))
    assert (without.published.start, without.published.found) == ("2020-01-02", Found.STATED)
    assert with_date.published.start == "2024-03-03T09:15+00:00"


def test_unknown_date_stays_unknown(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(REPORT)
    assert not only(path).published.known


def test_date_that_is_none_is_an_error_of_the_caller():
    with pytest.raises(InputError, match="ISO date"):
        ingest.articles(["x"], SETTINGS, date="last week")


def test_read_gives_one_article_or_says_why_not(tmp_path):
    one, two, none = tmp_path / "a.txt", tmp_path / "b.jsonl", tmp_path / "c.txt"
    one.write_text(REPORT)
    two.write_text("\n".join([json.dumps({"text": REPORT})] * 2))
    none.write_text("")
    assert ingest.read(one, SETTINGS).text == REPORT
    with pytest.raises(InputError, match=r"articles\(\)"):
        ingest.read(two, SETTINGS)
    with pytest.raises(InputError, match="folder"):
        ingest.read(tmp_path, SETTINGS)
    with pytest.raises(RefusedArticle) as refused:
        ingest.read(none, SETTINGS)
    assert refused.value.code == "empty-input"


def test_ids_are_stable_and_depend_on_the_text():
    first, again, other = (ingest.from_text(text, external_id="7") for text in (REPORT, REPORT, REPORT + "More."))
    assert first.id == again.id != other.id


def test_what_cannot_be_stored_is_replaced_one_for_one():
    article = ingest.from_text("The minister\0 met the \ud800 envoy on Monday.")
    assert article.text == "The minister\ufffd met the \ufffd envoy on Monday."
    assert [n.code for n in article.notes] == ["replaced-characters"]


def test_short_text_of_names_is_not_refused_for_its_language():
    assert ingest.from_text("Riigikogu").language == "en"
