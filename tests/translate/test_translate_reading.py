"""An article in another language is read in English, and every word of it stays where it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman import ingest
from dragoman.errors import RefusedArticle
from dragoman.records import Article, PartKind, Quality, Span
from dragoman.settings import Settings, Translating
from dragoman.translate import to_english

SETTINGS = Settings()
SPANISH = """El ministro visita la capital vecina

El ministro de Exteriores llegó el martes a la capital. «No cederemos», dijo antes de reunirse con su homólogo.

Foto: Agencia Muestra

La reunión terminó sin acuerdo, según fuentes del Gobierno."""
RUSSIAN = "Министр иностранных дел осудил решение соседнего правительства и потребовал отменить его до пятницы."
ENGLISH = "The foreign minister condemned the decision of the neighbouring government and asked for it to be withdrawn."


def article(text: str = SPANISH, language: str = "es") -> Article:
    return ingest.from_text(text, language=language, settings=SETTINGS)


def test_an_english_article_is_read_as_it_is(upper: Any) -> None:
    reading = to_english(article(ENGLISH, "en"), SETTINGS)
    assert reading.english is reading.article
    assert reading.translation is None
    assert not upper.asked


def test_parts_that_are_read_are_translated_sentence_by_sentence_and_the_others_copied(upper: Any) -> None:
    reading = to_english(article(), SETTINGS)
    translation = reading.translation
    assert translation is not None
    assert [part.kind for part in translation.parts] == [part.kind for part in reading.article.parts]
    assert "Foto: Agencia Muestra" in translation.text
    assert 'EL MINISTRO DE EXTERIORES LLEGÓ EL MARTES A LA CAPITAL. "NO CEDEREMOS", DIJO' in translation.text
    assert reading.english.title == "EL MINISTRO VISITA LA CAPITAL VECINA"
    assert len(upper.asked) == 4
    quality = {one.original.of(SPANISH)[:4]: one.quality for one in translation.segments}
    assert quality["Foto"] is Quality.ORIGINAL
    assert quality["La r"] is Quality.NEURAL
    assert (translation.language, translation.to, translation.engine, translation.engine_version) == (
        "es",
        "en",
        "upper",
        "1",
    )
    assert [note.code for note in reading.article.notes] == ["machine-translated"]


def test_what_separates_parts_is_the_articles_own(upper: Any) -> None:
    reading = to_english(article(), SETTINGS)
    assert reading.translation is not None
    assert reading.translation.text.count("\n\n") == SPANISH.count("\n\n")


def test_quotations_numbers_and_names_are_aligned_inside_their_sentence(upper: Any) -> None:
    text = "«No cederemos», dijo el martes OTAN 2024 al llegar a la reunión con 1.200 soldados y 35 aviones."
    reading = to_english(article(text), SETTINGS)
    assert reading.translation is not None
    pairs = {
        (one.original.of(text), one.translated.of(reading.translation.text))
        for segment in reading.translation.segments
        for one in segment.aligned
    }
    assert {("No cederemos", "NO CEDEREMOS"), ("2024", "2024"), ("35", "35"), ("1.200", "1,200")} <= pairs
    assert any(original.startswith("OTAN") for original, _ in pairs)


def test_a_span_of_the_english_leads_home_to_the_words_or_to_their_sentence(upper: Any) -> None:
    reading = to_english(article(), SETTINGS)
    translation = reading.translation
    assert translation is not None
    start = translation.text.index("NO CEDEREMOS")
    quoted = Span(start=start, end=start + len("NO CEDEREMOS"))
    assert (home := translation.home(quoted))
    assert home.of(SPANISH) == "No cederemos"
    word = Span(start=translation.text.index("ACUERDO"), end=translation.text.index("ACUERDO") + 3)
    assert (home := translation.home(word))
    assert home.of(SPANISH) == "La reunión terminó sin acuerdo, según fuentes del Gobierno."
    credit = Span(start=translation.text.index("Agencia"), end=translation.text.index("Agencia") + 7)
    assert (home := translation.home(credit))
    assert home.of(SPANISH) == "Agencia"


def test_a_language_without_an_engine_is_refused_with_what_would_help(upper: Any) -> None:
    with pytest.raises(RefusedArticle, match=r"Russian \(ru\).*CTranslate2.*\[translate.weights\] ru") as refused:
        to_english(article(RUSSIAN, "ru"), SETTINGS)
    assert refused.value.code == "unsupported-language"


def test_languages_that_the_settings_leave_out_are_refused(upper: Any) -> None:
    with pytest.raises(RefusedArticle, match="languages that are read: en, pt"):
        to_english(article(), Settings(languages=("en", "pt")))


def test_without_an_engine_by_setting_the_article_is_kept_with_a_reason(upper: Any) -> None:
    reading = to_english(article(), Settings(translate=Translating(engine="none")))
    assert not reading.is_read
    assert reading.translation is None
    assert [(note.code, "translate.engine = none" in note.text) for note in reading.article.notes] == [
        ("untranslated", True)
    ]


def test_paragraphs_in_another_language_are_read_by_its_engine_or_kept_unread(upper: Any) -> None:
    spanish = (
        "El ministro de Exteriores llegó el martes a la capital para reunirse con su homólogo y hablar de la frontera."
    )
    text = f"{ENGLISH}\n\n{RUSSIAN}\n\n{spanish}"
    reading = to_english(article(text, "en"), SETTINGS)
    assert reading.translation is not None
    kinds = {part.span.of(reading.translation.text)[:3]: part.kind for part in reading.translation.parts}
    assert kinds == {"The": PartKind.BODY, "Мин": PartKind.FOREIGN, "EL ": PartKind.BODY}
    assert [note.code for note in reading.article.notes] == ["machine-translated", "untranslated-paragraph"]
    assert ENGLISH in reading.translation.text


def test_an_engine_that_fails_refuses_the_article(upper: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(sentences: list[str]) -> list[str]:
        raise RuntimeError("out of order")

    monkeypatch.setattr(upper, "translate", broken)
    with pytest.raises(RefusedArticle, match="out of order") as refused:
        to_english(article(), SETTINGS)
    assert refused.value.code == "translation-failed"


def test_sentences_come_from_the_cache_the_second_time(upper: Any, own_cache: Path) -> None:
    first = to_english(article(), SETTINGS)
    asked = len(upper.asked)
    assert to_english(article(), SETTINGS) == first
    assert len(upper.asked) == asked
    assert list(own_cache.glob("translations.sqlite"))
    to_english(article(), Settings(translate=Translating(cache=False)))
    assert len(upper.asked) == 2 * asked


def test_a_cache_that_is_damaged_costs_time_only(upper: Any, own_cache: Path) -> None:
    own_cache.mkdir(parents=True)
    (own_cache / "translations.sqlite").write_bytes(b"no database at all" * 100)
    assert to_english(article(), SETTINGS).translation is not None
