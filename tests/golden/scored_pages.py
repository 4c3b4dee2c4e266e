"""Sample pages against what a reader takes from them (`pages/README.md`): how a page is read, and how it is scored."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from dragoman import ingest
from dragoman.errors import RefusedArticle
from dragoman.records import READ_PARTS, Article, PartKind
from dragoman.settings import Settings

PAGES = Path(__file__).parent / "pages"
UNSPACED = frozenset({"ja", "th", "zh"})
"""Languages that put no spaces between words: their characters are counted."""

BODY = frozenset({PartKind.BODY, PartKind.DATELINE})
FACTS = ("title", "standfirst", "authors", "section", "url", "publisher", "language")


@dataclass
class PageScore:
    """How one page was read. `facts` says of each fact whether it is right; a fact that is not asked for is absent."""

    name: str
    f1: float = 0.0
    published: bool = False
    facts: dict[str, bool] = field(default_factory=dict)
    captions: tuple[int, int, int] = (0, 0, 0)
    """Captions that are right with their credits, captions expected, captions found."""
    leaks: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def names(folder: Path | None = None) -> list[str]:
    """The pages, by name."""
    return sorted(path.stem for path in (folder or PAGES).glob("*.html"))


def expectation(name: str, folder: Path | None = None) -> dict[str, Any]:
    """What is expected of a page, every value a string."""
    words = ((folder or PAGES) / "expected" / f"{name}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(words, Loader=yaml.BaseLoader)
    return loaded


def read_page(name: str, folder: Path | None = None) -> Article | str:
    """The article of a page, or the code of its refusal."""
    try:
        return ingest.read((folder or PAGES) / f"{name}.html", Settings())
    except RefusedArticle as refused:
        return refused.code


def score(name: str, expected: dict[str, Any], article: Article | str) -> PageScore:
    """The figures of a page that holds a report."""
    scored = PageScore(name=name)
    if isinstance(article, str):
        scored.facts = dict.fromkeys(FACTS, False)
        scored.captions = (0, len(expected["captions"]), 0)
        scored.wrong = [f"refused: {article}"]
        return scored
    pieces = [(part.kind, part.span.of(article.text)) for part in article.parts]
    body = [words for kind, words in pieces if kind in BODY]
    scored.f1 = f1(expected["body"], body, characters=expected["language"] in UNSPACED)
    scored.published = same_time(expected["published"], article.published.start)
    scored.facts = {
        "title": same(expected["title"], article.title),
        "standfirst": same(expected["standfirst"], article.standfirst),
        "authors": same_authors(expected["authors"], article.byline),
        "section": same(expected["section"], _note(article, "section")),
        "url": same(expected["url"], article.url),
        "publisher": same(expected["publisher"], article.publisher.name if article.publisher else ""),
        "language": expected["language"] == article.language,
        "updated": same_time(expected["updated"], article.updated.start),
    }
    wanted = [(row["text"], row["credit"]) for row in expected["captions"]]
    found = _captions(pieces)
    scored.captions = (sum(map(_is_same_caption, [wanted] * len(found), found)), len(wanted), len(found))
    scored.leaks = [
        words for words in expected["never"] if any(words in piece for kind, piece in pieces if kind in READ_PARTS)
    ]
    scored.wrong = list(_differences(expected, article, scored, wanted, found, body))
    return scored


def f1(expected: Iterable[str], found: Iterable[str], *, characters: bool = False) -> float:
    """F1 of the words of two texts, each as often as it stands there."""
    pattern = re.compile(r"\w" if characters else r"\w+")
    wanted, given = (Counter(w for words in some for w in pattern.findall(words.lower())) for some in (expected, found))
    total = wanted.total() + given.total()
    return 2 * (wanted & given).total() / total if total else 1.0


def same(expected: str, found: str) -> bool:
    """Whether two facts are the same words, but for white space."""
    return " ".join(expected.split()) == " ".join(found.split())


def same_time(expected: str, found: str) -> bool:
    """Whether two times are one instant, to the minute; or one day; without a zone on one side, the same time on the clock."""
    if not expected or not found or 10 in (len(expected), len(found)):
        return expected == found
    one, other = (datetime.fromisoformat(words) for words in (expected, found))
    if one.tzinfo is not None and other.tzinfo is not None:
        return one == other
    return one.replace(tzinfo=None) == other.replace(tzinfo=None)


def same_authors(expected: Sequence[str], byline: str) -> bool:
    """Whether a byline names exactly those authors."""
    rest = byline
    for name in sorted(expected, key=len, reverse=True):
        if name not in rest:
            return False
        rest = rest.replace(name, " ")
    return not re.sub(r"\bBy\b|\band\b|\W", "", rest)


def _note(article: Article, code: str) -> str:
    return next((note.text for note in article.notes if note.code == code), "")


def _captions(pieces: list[tuple[PartKind, str]]) -> list[tuple[str, str]]:
    """The captions with the credit that follows each."""
    found: list[tuple[str, str]] = []
    for kind, words in pieces:
        if kind is PartKind.CAPTION:
            found.append((words, ""))
        elif kind is PartKind.CREDIT and found and not found[-1][1]:
            found[-1] = (found[-1][0], words)
    return found


def _is_same_caption(wanted: list[tuple[str, str]], found: tuple[str, str]) -> bool:
    return any(same(text, found[0]) and _bare(credit) == _bare(found[1]) for text, credit in wanted)


def _bare(credit: str) -> str:
    """A credit without the brackets around it."""
    return " ".join(credit.strip("()[] ").split())


def _differences(
    expected: dict[str, Any],
    article: Article,
    scored: PageScore,
    wanted: list[tuple[str, str]],
    found: list[tuple[str, str]],
    body: list[str],
) -> Iterable[str]:
    got = {
        "title": article.title,
        "standfirst": article.standfirst,
        "authors": article.byline,
        "section": _note(article, "section"),
        "url": article.url,
        "publisher": article.publisher.name if article.publisher else "",
        "language": article.language,
        "updated": article.updated.start,
    }
    if not scored.published:
        yield f"published: {article.published.start or '-'} for {expected['published']}"
    for fact, right in scored.facts.items():
        if not right:
            yield f"{fact}: {got[fact]!r} for {expected[fact]!r}"
    yield from (f"leak: {words!r}" for words in scored.leaks)
    yield from (f"caption too many: {caption}" for caption in found if not _is_same_caption(wanted, caption))
    yield from (f"caption missed: {caption}" for caption in wanted if not _is_same_caption(found, caption))
    if scored.f1 < 1:
        text = " ".join(body)
        yield from (f"body missed: {words[:90]!r}" for words in expected["body"] if words not in text)
        own = " ".join(expected["body"])
        yield from (f"body too many: {words[:90]!r}" for words in body if words not in own)
