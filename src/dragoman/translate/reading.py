"""An article as it is read: in English, with every sentence beside its original."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dragoman.errors import RefusedArticle
from dragoman.lexicons.cldr import language_name
from dragoman.lexicons.languages import CLOSE, detect
from dragoman.records import READ_PARTS, Article, Note, Part, PartKind, Segment, Span, Translation
from dragoman.settings import Settings
from dragoman.translate.agreement import aligned
from dragoman.translate.engines import engine_for, unsupported
from dragoman.translate.lines import Told, told
from dragoman.translate.sentences import sentences

ENGLISH: Final = "en"

# A paragraph is in another language than its article only where nobody could doubt it: of 7,177 English paragraphs none is.
_SURE: Final = 0.9
_LETTERS: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article, and the English article that is read in its place: itself, where it is English."""

    article: Article
    english: Article
    translation: Translation | None = None

    @property
    def is_read(self) -> bool:
        """Whether there is anything to be coded: no where the settings say that other languages are kept only."""
        return self.english.language in ("", ENGLISH)


def to_english(article: Article, settings: Settings) -> Reading:
    """The article as it is read.

    English paragraphs stay as they are. Paragraphs in a language that nothing here reads are kept, not read, and a note says so.

    Raises:
        RefusedArticle: `unsupported-language`, with what would help; `translation-failed`.
        SettingsError: weights that the settings name cannot be read.
    """
    if settings.languages and (article.language or ENGLISH) not in settings.languages:
        listed = ", ".join(settings.languages)
        raise unsupported(article.language, f"the settings name the languages that are read: {listed}")
    languages = [_language(part, article) for part in article.parts]
    if all(language == ENGLISH for language in languages):
        same = article.language in ("", ENGLISH)
        return Reading(article=article, english=article if same else replace(article, language=ENGLISH))
    if settings.translate.engine == "none":
        if article.language == ENGLISH:
            return Reading(article=article, english=article)
        why = f"{language_name(article.language)} ({article.language}): the settings say translate.engine = none"
        unread = replace(article, notes=(*article.notes, Note(code="untranslated", text=why)))
        return Reading(article=unread, english=unread)
    lacking = _lacking(article, languages, settings)
    kept = {ENGLISH, *lacking}
    pieces = [
        [part.span] if language in kept else _pieces(article, part, language)
        for part, language in zip(article.parts, languages, strict=True)
    ]
    return _composed(article, pieces, languages, lacking, settings)


def _language(part: Part, article: Article) -> str:
    """The language of a part: its article's, or another where that is beyond doubt. What is not read counts as English."""
    if part.kind not in READ_PARTS:
        return ENGLISH
    own = article.language or ENGLISH
    words = part.span.of(article.text)
    if len(words) < _LETTERS:
        return own
    found = detect(words)
    if found.letters < _LETTERS or found.probability < _SURE or _close(found.language, own):
        return own
    return found.language


def _close(one: str, other: str) -> bool:
    return one == other or any({one, other} <= family for family in CLOSE)


def _lacking(article: Article, languages: Iterable[str], settings: Settings) -> dict[str, str]:
    """The languages of an article that nothing here reads, and for each what would help.

    Raises:
        RefusedArticle: its own language is one of them.
    """
    lacking: dict[str, str] = {}
    for language in dict.fromkeys(languages):
        if language != ENGLISH:
            try:
                engine_for(language, settings)
            except RefusedArticle as refused:
                if language == article.language:
                    raise
                lacking[language] = refused.detail
    return lacking


def _pieces(article: Article, part: Part, language: str) -> list[Span]:
    """The stretches of a part that are translated one by one; the whole of a headline."""
    if part.kind is PartKind.TITLE:
        return [part.span]
    start = part.span.start
    found = sentences(part.span.of(article.text), language)
    return [Span(start=start + one.start, end=start + one.end) for one in found] or [part.span]


def _composed(
    article: Article,
    pieces: Sequence[Sequence[Span]],
    languages: Sequence[str],
    lacking: dict[str, str],
    settings: Settings,
) -> Reading:
    """The English article, built part by part; what stands between parts is copied."""
    asked: dict[str, list[str]] = {}
    for spans, language in zip(pieces, languages, strict=True):
        if language != ENGLISH and language not in lacking:
            asked.setdefault(language, []).extend(span.of(article.text) for span in spans)
    answers = {language: iter(_told(words, language, settings)) for language, words in asked.items()}
    text, done = "", 0
    segments: list[Segment] = []
    parts: list[Part] = []
    for part, spans, language in zip(article.parts, pieces, languages, strict=True):
        text += article.text[done : part.span.start]
        start = len(text)
        for number, span in enumerate(spans):
            if number:
                between = article.text[spans[number - 1].end : span.start]
                text += between if "\n" in between else " "
            here = len(text)
            words = span.of(article.text)
            one = next(answers[language]) if language in answers else None
            text += words if one is None else one.english
            segments.append(_segment(span, Span(start=here, end=len(text)), words, one, language))
        done = part.span.end
        kind = PartKind.FOREIGN if language in lacking else part.kind
        parts.append(Part(kind=kind, span=Span(start=start, end=len(text))))
    text += article.text[done:]
    return _reading(article, text, tuple(parts), tuple(segments), lacking)


def _told(words: list[str], language: str, settings: Settings) -> list[Told]:
    try:
        return told(words, language, settings)
    except RefusedArticle:
        raise
    except (RuntimeError, OSError, ValueError) as error:
        raise RefusedArticle("translation-failed", f"the engine for {language} failed: {error}") from error


def _segment(original: Span, translated: Span, words: str, one: Told | None, language: str) -> Segment:
    if one is None:
        return Segment(original=original, translated=translated)
    return Segment(
        original=original,
        translated=translated,
        engine=one.engine,
        version=one.version,
        quality=one.quality,
        aligned=tuple(
            replace(
                pair,
                original=_moved(pair.original, original.start),
                translated=_moved(pair.translated, translated.start),
            )
            for pair in aligned(words, one.english, language)
        ),
        doubts=one.doubts,
    )


def _moved(span: Span, by: int) -> Span:
    return Span(start=span.start + by, end=span.end + by)


def _reading(
    article: Article, text: str, parts: tuple[Part, ...], segments: tuple[Segment, ...], lacking: dict[str, str]
) -> Reading:
    engines = list(dict.fromkeys(one.engine for one in segments if one.engine))
    versions = list(dict.fromkeys(one.version for one in segments if one.version))
    notes = [*article.notes]
    if engines and not any(note.code == "machine-translated" for note in notes):
        notes.append(
            Note(code="machine-translated", text=f"from {language_name(article.language)} by {', '.join(engines)}")
        )
    notes += [Note(code="untranslated-paragraph", text=why) for why in lacking.values()]
    own = replace(article, notes=tuple(notes))

    def words(kind: PartKind) -> str:
        return " ".join(part.span.of(text) for part in parts if part.kind is kind)

    english = replace(
        own,
        text=text,
        parts=parts,
        title=words(PartKind.TITLE),
        standfirst=words(PartKind.STANDFIRST),
        captions=tuple(part.span.of(text) for part in parts if part.kind is PartKind.CAPTION),
        language=ENGLISH,
    )
    translation = Translation(
        article_id=article.id,
        language=article.language,
        to=ENGLISH,
        text=text,
        engine=", ".join(engines),
        engine_version=", ".join(versions),
        parts=parts,
        segments=segments,
    )
    return Reading(article=own, english=english, translation=translation)
