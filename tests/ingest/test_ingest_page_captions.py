"""Captions of pages and their credits."""

import pytest

from dragoman.ingest.building import Given
from dragoman.ingest.credits import credit_start
from dragoman.ingest.pages import article_of_page
from dragoman.records import PartKind
from dragoman.settings import Settings

BODY = (
    "<div class='story'><p>The governments of two neighbouring countries agreed on Tuesday to reopen a bridge between them.</p>"
    "<p>The foreign minister told reporters that lorries would cross from Monday, and private cars a month after them.</p>"
    "<p>The opposition rejected the agreement and called its supporters to the square in front of the parliament.</p>"
    "<p>A spokeswoman for the mediators said that both sides had asked for observers, who would arrive within a week.</p></div>"
)
CAPTION = "Lorries wait at the closed bridge"


def found(picture):
    html = (
        "<html><head><title>Bridge to reopen | The Sample Post</title></head>"
        f"<body><h1>Bridge to reopen</h1>{picture}{BODY}</body></html>"
    )
    article = article_of_page(html, Given(), Settings())
    words = [(p.kind, p.span.of(article.text)) for p in article.parts]
    return [w for k, w in words if k is PartKind.CAPTION], [w for k, w in words if k is PartKind.CREDIT]


@pytest.mark.parametrize(
    ("picture", "credit"),
    [
        ("<figcaption class='css-1x{0}'>{1} <span class='credit'>Ada Sample/AP</span></figcaption>", "Ada Sample/AP"),
        ("<figcaption>{1}. <em>Photograph: Ada Sample</em></figcaption>", "Photograph: Ada Sample"),
        ("<p class='wp-caption-text'>{1}. (Photo: A. Sample)</p>", "(Photo: A. Sample)"),
        ("<figcaption>{1} — Foto: Divulgação/PF</figcaption>", "Foto: Divulgação/PF"),
        ("<figcaption>{1}. © Ada Sample / AFP</figcaption>", "© Ada Sample / AFP"),
        ("<figcaption>{1} (Sample Post)</figcaption>", "(Sample Post)"),
        ("<div class='caption'>{1}</div><div class='photo-credit'>Ada Sample</div>", "Ada Sample"),
        ("<figure><span class='source'>Reuters</span><figcaption>{1}</figcaption></figure>", "Reuters"),
        ("<figcaption><span>1 / 10</span><span>{1}</span><span class='credit'>AP</span></figcaption>", "AP"),
        ("<figcaption>{1}. Photo by the author</figcaption>", "Photo by the author"),
        ("<figcaption>{1}. [사진=예시통신]</figcaption>", "[사진=예시통신]"),
        ("<figcaption>{1}. Ảnh: Minh Mẫu</figcaption>", "Ảnh: Minh Mẫu"),
        ("<figcaption>{1}. (Foto: Dok. Contoh)</figcaption>", "(Foto: Dok. Contoh)"),
        ("<div class='media-desc'>{1} <span>Źródło: PAP, fot: Jan Wzór</span></div>", "Źródło: PAP, fot: Jan Wzór"),
        (
            "<figure><figcaption>{1}</figcaption><div class='credit'>A. Sample</div><div class='source'>WX</div></figure>",
            "A. Sample WX",
        ),
    ],
)
def test_caption_and_credit_are_told_apart(picture, credit):
    captions, credits = found(picture.format(0, CAPTION))
    assert [words.rstrip(".") for words in captions] == [CAPTION]
    assert credits == [credit]


def test_line_below_an_image_is_its_caption_whatever_it_is_called():
    captions, credits = found(
        f"<div class='x1'><img><div class='x2'><span>{CAPTION}</span> <span>The Sample Post/Ada</span></div></div>"
    )
    assert captions == [CAPTION]
    assert credits == ["The Sample Post/Ada"]


@pytest.mark.parametrize(
    "other",
    [
        '<section class="related"><figure><figcaption>A summer in the hills of the north</figcaption></figure></section>',
        '<figure><figcaption><a href="/1">A summer in the hills of the north</a></figcaption></figure>',
        '<span class="caption">Press release</span>',
    ],
)
def test_captions_of_other_reports_and_labels_are_none(other):
    html = f"<html><body>{other}<h1>Bridge to reopen</h1>{BODY}</body></html>"
    assert article_of_page(html, Given(), Settings()).captions == ()


@pytest.mark.parametrize(
    "caption",
    [
        "Los negociadores en Quito. Foto: Ada Muestra",
        "Пункт пропуска на границе. Фото: Ада Образцова",
        "وزير الخارجية في مؤتمر (صورة: نموذج برس)",
        "Der Botschafter in Berlin. Foto: dpa",
    ],
)
def test_labels_of_credits_are_known_in_many_languages(caption):
    start = credit_start(caption)
    assert start is not None
    assert caption[:start].rstrip(" .") + caption[start:] != ""
    assert any(label in caption[start:] for label in ("Foto", "Фото", "صورة"))


@pytest.mark.parametrize(
    "sentence", ["The photo showed the minister: he smiled.", "He spoke of a photo: a crowd of men with flags."]
)
def test_sentences_about_pictures_hold_no_credit(sentence):
    assert credit_start(sentence) is None
