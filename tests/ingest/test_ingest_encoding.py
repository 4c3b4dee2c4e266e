import pytest

from dragoman.errors import RefusedArticle
from dragoman.ingest.encoding import decode

WORDS = (
    "Le président a déclaré hier à l’Élysée que la conférence était « très utile » et que les négociations continueraient. "
    * 3
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_decoded_whatever_its_charset(encoding):
    assert decode(WORDS.encode(encoding))[0] == WORDS


def test_declared_charset_of_a_page_is_believed():
    page = '<meta charset="windows-1251"><p>Мир</p>'
    assert decode(page.encode("cp1251"), declared=True) == (page, "windows-1251")


def test_utf8_that_declares_something_else_is_utf8():
    page = '<meta charset="iso-8859-1"><p>“Peace”</p>'
    assert decode(page.encode(), declared=True)[0] == page


def test_binary_is_refused():
    with pytest.raises(RefusedArticle) as refused:
        decode(b"\x00\x01\x02\x03" * 100)
    assert refused.value.code == "binary-input"


def test_one_stray_control_byte_is_still_text():
    assert decode(b"The minister\x00 met the envoy on Monday.")[0].startswith("The minister\0")
