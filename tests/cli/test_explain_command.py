"""`dragoman explain`: the explanation as text, as JSON, and with the marked words coloured."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.cli.explain import STYLES, _coloured
from dragoman.records import Evidence, Mark, PartKind, RecordKind, Span
from dragoman.report import Explanation

from .shared import Run, records, statement_of


def test_the_text_names_the_words_and_the_rule(run: Run, filled: Path) -> None:
    result = run("explain", statement_of(filled, "talks would go on"), "--ledger", filled)
    assert result.exit_code == 0
    assert "The prime minister said that talks would go on." in result.stdout
    assert "rule say" in result.stdout
    assert "\x1b" not in result.stdout


def test_as_json_it_is_one_object(run: Run, filled: Path) -> None:
    statement = statement_of(filled, "talks would go on")
    (found,) = records(run("explain", statement, "--json", "--ledger", filled).stdout)
    assert found["record"]["id"] == statement
    assert found["evidence"][0]["text"] == "The prime minister said that talks would go on."


def test_hostile_words_are_harmless(run: Run, filled: Path) -> None:
    result = run("explain", statement_of(filled, "talks[/bold"), "--ledger", filled)
    assert "[bold red]talks[/bold red]" in result.stdout
    assert not set("\x1b\x07\u202e") & set(result.stdout)


def test_an_unknown_id_is_one_line(run: Run, filled: Path) -> None:
    result = run("explain", "ev1-0000000000000000", "--ledger", filled)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1


def test_the_marked_words_are_coloured_where_they_stand(explanation: Explanation) -> None:
    text = _coloured(explanation)
    coloured = {(str(span.style), text.plain[span.start : span.end]) for span in text.spans}
    assert {(STYLES["speaker"], "The minister"), (STYLES["cue"], "said")} <= coloured
    assert (STYLES["content"], "talks would go on") in coloured
    assert text.plain == str(explanation)


@pytest.fixture
def explanation() -> Explanation:
    """A statement whose sentence has a line feed and two spaces in it, which the text shows as one space."""
    from dragoman.records import Participant, Passage, Stance, Statement, StatementKind, Versions

    text = "Yesterday.\nThe \n minister said talks would go on."
    start = text.index("The")

    def spot(words: str) -> Span:
        return Span(start=text.index(words), end=text.index(words) + len(words))

    marks = [("speaker", "The \n minister"), ("cue", "said"), ("content", "talks would go on")]
    speaker = Participant(
        mention_id="m", key="m", text="The minister", span=spot("The \n minister"), name="The minister"
    )
    statement = Statement(
        id="st",
        article_id="ar",
        speaker=speaker,
        cue=Passage.cut(text, [spot("said")]),
        content=Passage.cut(text, [spot("talks would go on")]),
        kind=StatementKind.INDIRECT,
        stance=Stance.ASSERTS,
    )
    evidence = Evidence(
        id="ed",
        record_id="st",
        record_kind=RecordKind.STATEMENT,
        article_id="ar",
        sentence=1,
        part=PartKind.BODY,
        span=Span(start=start, end=len(text)),
        text=text[start:],
        marks=tuple(Mark(label=label, span=spot(words), text=words) for label, words in marks),
        coder="rules",
        rule_id="say",
        lexicon_version="0",
        model_version="0",
    )
    return Explanation(
        record=statement,
        title="A title",
        headline="A headline",
        evidence=(evidence,),
        rules=(),
        parties=(),
        versions=Versions(dragoman="0", lexicons="0", model="0"),
    )
