"""One bad article becomes a rejection and the run goes on; the stages are stand-ins, so that no model is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dragoman import actors, coding, lexicons, parse, pipeline
from dragoman.errors import LexiconError, MissingDependency, RefusedArticle
from dragoman.ledger import Ledger
from dragoman.records import Article, CodedArticle, Rejection, Versions
from dragoman.settings import Settings

SETTINGS = Settings(reader=False, batch_size=3)
REFUSED = Rejection(id="rj1-1", origin="a.pdf", stage="ingest", code="binary-input", detail="a PDF")

real_model_version = parse.model_version


def an_article(name: str, length: int = 10) -> Article:
    return Article(id=f"ar1-{name}", text=length * "x", content_hash="", origin=f"{name}.txt")


def articles(names: str) -> list[Article]:
    return [an_article(name) for name in names]


class Stages:
    """Stand-ins for the stages: what they were given, and whose articles make them raise what."""

    def __init__(self) -> None:
        self.batches: list[str] = []
        self.alone: list[str] = []
        self.bad: dict[tuple[str, str], Exception] = {}

    def fail(self, stage: str, name: str, error: Exception) -> None:
        self.bad[stage, f"ar1-{name}"] = error

    def _check(self, stage: str, article: Article) -> None:
        if (stage, article.id) in self.bad:
            raise self.bad[stage, article.id]

    def read_all(self, given: Iterable[Article], settings: Settings) -> Iterator[tuple[Article, Any]]:
        batch = list(given)
        self.batches.append("".join(article.id.removeprefix("ar1-") for article in batch))
        for article in batch:
            self._check("parse", article)
            yield article, article.id

    def read(self, article: Article, settings: Settings) -> Any:
        self.alone.append(article.id.removeprefix("ar1-"))
        self._check("parse", article)
        return article.id

    def resolve(self, doc: Any, article: Article, words: Any) -> tuple[tuple[()], tuple[()]]:
        assert doc == article.id  # each article meets its own parse
        self._check("resolve", article)
        return (), ()

    def code(self, doc: Any, article: Article, *_: Any) -> SimpleNamespace:
        assert doc == article.id
        self._check("code", article)
        return SimpleNamespace(events=(), statements=(), claims=(), evidence=())


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> Stages:
    made = Stages()
    monkeypatch.setattr(lexicons, "load", lambda directories: SimpleNamespace(version="lex-1"))
    monkeypatch.setattr(parse, "model_version", lambda settings: "none 1")
    monkeypatch.setattr(parse, "read_all", made.read_all)
    monkeypatch.setattr(parse, "read", made.read)
    monkeypatch.setattr(actors, "resolve", made.resolve)
    monkeypatch.setattr(coding, "code", made.code)
    return made


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger")


def outcome(results: Iterable[CodedArticle | Rejection]) -> list[str]:
    """The name of each article that was coded, and of each that was refused with its stage and code."""
    return [
        f"{one.origin.removesuffix('.txt')} {one.stage} {one.code}"
        if isinstance(one, Rejection)
        else one.article.id.removeprefix("ar1-")
        for one in results
    ]


def run(items: Iterable[Article | Rejection], settings: Settings = SETTINGS) -> list[CodedArticle | Rejection]:
    return list(pipeline.code_articles(items, settings))


def test_articles_are_coded_in_order_with_the_versions_in_force(stages: Stages) -> None:
    results = run(articles("abcd"))
    assert outcome(results) == ["a", "b", "c", "d"]
    versions = {one.versions for one in results if isinstance(one, CodedArticle)}
    assert versions == {pipeline.versions(SETTINGS)}
    assert next(iter(versions)).key.endswith("lexicons lex-1, model none 1")


def test_rejections_among_the_articles_pass_through_in_their_place(stages: Stages) -> None:
    a, b = articles("ab")
    assert run([a, REFUSED, b])[1] == REFUSED
    assert run([REFUSED]) == [REFUSED]
    assert run([]) == []


@pytest.mark.parametrize("stage", ["resolve", "code"])
def test_an_article_that_makes_a_stage_raise_is_refused_and_the_others_are_coded(stages: Stages, stage: str) -> None:
    stages.fail(stage, "b", KeyError("no such\nthing"))
    results = run(articles("abcd"))
    assert outcome(results) == ["a", "b code internal-error", "c", "d"]
    assert isinstance(results[1], Rejection)
    assert results[1].detail == r"KeyError: 'no such\nthing'"
    assert stages.alone == []


def test_an_article_that_a_stage_refuses_keeps_its_code(stages: Stages) -> None:
    stages.fail("code", "a", RefusedArticle("too-long", "this is\ntoo long"))
    (refused,) = run(articles("a"))
    assert isinstance(refused, Rejection)
    assert (refused.code, refused.detail) == ("too-long", "this is too long")


def test_a_rejection_has_the_same_id_each_time_and_says_where_the_article_came_from(stages: Stages) -> None:
    nameless = Article(id="ar1-n", text="x", content_hash="")
    addressed = Article(id="ar1-u", text="x", content_hash="", url="https://news.example/1")
    for name in "nua":
        stages.fail("code", name, ValueError("no"))
    results = run([nameless, addressed, *articles("a")])
    assert [one.origin for one in results if isinstance(one, Rejection)] == ["ar1-n", "https://news.example/1", "a.txt"]
    assert run([nameless, addressed, *articles("a")]) == results
    assert len({one.id for one in results if isinstance(one, Rejection)}) == 3


def test_a_batch_that_fails_to_parse_goes_on_one_by_one_from_there(stages: Stages) -> None:
    stages.fail("parse", "b", MemoryError("too much"))
    results = run([*articles("ab"), REFUSED, *articles("cd")], Settings(batch_size=10))
    assert outcome(results) == ["a", "b parse internal-error", "a.pdf ingest binary-input", "c", "d"]
    assert stages.alone == ["b", "c", "d"]


def test_one_that_only_spoils_the_batch_is_coded_alone(stages: Stages, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoiled(given: Iterable[Article], settings: Settings) -> Iterator[tuple[Article, Any]]:
        raise RuntimeError("out of memory")
        yield

    monkeypatch.setattr(parse, "read_all", spoiled)
    assert outcome(run(articles("ab"))) == ["a", "b"]
    assert stages.alone == ["a", "b"]


def test_a_model_that_is_not_installed_ends_the_run(stages: Stages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "model_version", real_model_version)
    with pytest.raises(MissingDependency, match="'no_such_model' is not installed"):
        run(articles("a"), Settings(model="no_such_model"))


def test_a_model_that_goes_missing_during_the_run_ends_it_too(stages: Stages) -> None:
    stages.fail("parse", "b", MissingDependency("gone"))
    results = pipeline.code_articles(articles("ab"), SETTINGS)
    assert outcome([next(results)]) == ["a"]
    with pytest.raises(MissingDependency):
        next(results)


def test_lexica_that_do_not_hold_together_end_the_run(stages: Stages, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(directories: object) -> None:
        raise LexiconError("no")

    monkeypatch.setattr(lexicons, "load", broken)
    with pytest.raises(LexiconError):
        run(articles("a"))


def test_one_article_alone_raises_what_goes_wrong_with_it(stages: Stages) -> None:
    stages.fail("code", "a", KeyError("x"))
    with pytest.raises(KeyError):
        pipeline.code_article(an_article("a"), SETTINGS)
    assert outcome([pipeline.code_article(an_article("b"), SETTINGS)]) == ["b"]


def test_batches_are_of_so_many_articles(stages: Stages) -> None:
    run(articles("abcdefg"))
    assert stages.batches == ["abc", "def", "g"]


def test_batches_of_long_articles_are_smaller(stages: Stages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "BATCH_CHARS", 100)
    lengths = {"a": 60, "b": 40, "c": 99, "d": 1, "e": 500, "f": 1}
    run([an_article(name, length) for name, length in lengths.items()])
    assert stages.batches == ["ab", "cd", "e", "f"]


def test_articles_are_coded_as_they_come(stages: Stages) -> None:
    taken = []

    def coming() -> Iterator[Article]:
        for article in articles("abcdef"):
            taken.append(article.id)
            yield article

    results = pipeline.code_articles(coming(), SETTINGS)
    next(results)
    assert len(taken) == SETTINGS.batch_size


def test_what_is_kept_is_one_run_with_its_rejections(stages: Stages, ledger: Ledger) -> None:
    stages.fail("code", "b", ValueError("no"))
    kept = pipeline.keep(pipeline.code_articles([*articles("abcd"), REFUSED], SETTINGS), ledger, SETTINGS)
    assert kept is not None
    assert ledger.runs() == (kept,)
    assert (kept.articles, kept.rejections) == (3, 2)
    assert kept.versions == Versions(dragoman=kept.versions.dragoman, lexicons="lex-1", model="none 1")
    assert [article.id for article in ledger.articles()] == ["ar1-a", "ar1-c", "ar1-d"]
    assert [one.code for one in ledger.rejections()] == ["internal-error", "binary-input"]


def test_keeping_the_same_again_is_no_run(stages: Stages, ledger: Ledger) -> None:
    assert pipeline.keep(run(articles("ab")), ledger, SETTINGS)
    assert pipeline.keep(run(articles("ab")), ledger, SETTINGS) is None
    assert len(ledger.runs()) == 1


def test_a_run_starts_before_its_first_article_is_coded(stages: Stages, ledger: Ledger) -> None:
    kept = pipeline.keep(run(articles("a")), ledger, SETTINGS)
    assert kept is not None
    assert kept.started <= kept.finished
