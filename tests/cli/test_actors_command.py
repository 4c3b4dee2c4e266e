"""`dragoman actors`: whom a phrase means, entries of the gazetteer, and imports into a directory of one's own."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman import pipeline
from dragoman.pipeline import Answer
from dragoman.records import Judgement, Rejection, Resolution, ScorePart
from dragoman.settings import Settings

from .shared import LEXICON, Run, records
from .test_app import on_a_terminal

FOUND = Resolution(
    mention_id="m",
    actor_id="person-x",
    name="Xenia \x1b[31mYpsilon",
    country="CHL",
    sectors=("GOV", "MIL"),
    role="defence minister",
    judgement=Judgement.POSITIVE,
    score=0.6,
    score_parts=(ScorePart(name="noun", value=0.3), ScorePart(name="modifier-country", value=0.3)),
    reason="because",
)


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Answers without a model: what was asked, each answered with `FOUND`, save what is called bad."""
    asked: list[Any] = []

    def resolve(questions: Any, settings: Settings) -> Any:
        for question in questions:
            asked.append(question)
            text = getattr(question, "text", "")
            if not text or text == "bad":
                rejection = getattr(question, "rejection", None) or Rejection(
                    id="r", origin="question", stage="parse", code="internal-error", detail="it is bad"
                )
                yield Answer(question.id, text, rejection)
            else:
                yield Answer(question.id, text, FOUND)

    monkeypatch.setattr(pipeline, "resolve", resolve)
    return asked


def test_a_phrase_in_a_pipe_is_one_json_line_with_its_reasons(run: Run, resolved: list[Any]) -> None:
    result = run("actors", "resolve", "the minister", "--date", "2024-03", "--context", "Coup", "--country-hint", "CHL")
    assert result.exit_code == 0
    (row,) = records(result.stdout)
    assert list(row)[:2] == ["record", "text"]
    assert {k: row[k] for k in ("record", "text", "country", "sectors", "role", "judgement", "score", "reason")} == {
        "record": "resolution", "text": "the minister", "country": "CHL", "sectors": ["GOV", "MIL"],
        "role": "defence minister", "judgement": "positive", "score": 0.6, "reason": "because",
    }  # fmt: skip
    assert [part["name"] for part in row["score_parts"]] == ["noun", "modifier-country"]
    (question,) = resolved
    assert (question.text, question.date.start, question.context, question.country_hint) == (
        "the minister", "2024-03-01", "Coup", "CHL",
    )  # fmt: skip


def test_a_phrase_on_a_terminal_is_a_table_with_nothing_that_a_terminal_obeys(run: Run, resolved: list[Any]) -> None:
    shown = run("actors", "resolve", "the minister", "--tables").stdout
    assert "defence minister" in shown
    assert "0.6: noun +0.3 modifier-country +0.3" in shown
    assert "\x1b[31m" not in shown


def test_a_batch_gives_one_object_a_line_in_order_and_bad_lines_do_not_stop_it(
    run: Run, here: Path, resolved: list[Any]
) -> None:
    lines = [
        '{"id": 1, "text": "a"}',
        "no json",
        '{"text": "bad", "id": "x"}',
        "",
        '{"text": "c", "date": "soon"}',
        '{"text": "d"}',
    ]
    (here / "phrases.jsonl").write_text("\n".join(lines))
    result = run("actors", "resolve", "--input", "phrases.jsonl")
    assert result.exit_code == 1
    rows = records(result.stdout)
    assert [row["record"] for row in rows] == ["resolution", "rejection", "rejection", "rejection", "resolution"]
    assert [row.get("id") for row in rows] == [1, None, "x", None, None]
    assert [row.get("origin") for row in rows] == [None, "line 2", "question", "line 5", None]
    assert result.stderr == "dragoman: 3 lines of 5 refused\n"
    assert records(run("actors", "resolve", "--input", "-", stdin="\n".join(lines)).stdout) == rows


def test_a_batch_on_a_terminal_is_one_table(run: Run, here: Path, resolved: list[Any]) -> None:
    (here / "phrases.jsonl").write_text('{"text": "a"}\n{"text": "bad", "id": 7}\n{"text": "c"}\n')
    result = run("actors", "resolve", "--input", "phrases.jsonl", "--tables")
    assert "2 phrases" in result.stdout
    assert "dragoman: 7: it is bad [internal-error]\n" in result.stderr


def test_a_batch_of_bad_lines_alone_is_exit_code_2(run: Run, resolved: list[Any]) -> None:
    assert run("actors", "resolve", "--input", "-", stdin="no json\n").exit_code == 2
    assert run("actors", "resolve", "--input", "-", stdin="").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["a", "--input", "x"],
        ["--input", "x", "--date", "2024"],
        ["a", "--date", "soon"],
        ["  "],
        ["--input", "none"],
    ],
)
def test_what_cannot_be_asked_is_exit_code_2(run: Run, arguments: list[str]) -> None:
    assert run("actors", "resolve", *arguments).exit_code == 2


def test_the_library_resolves_with_the_gazetteer_and_the_parse(here: Path) -> None:
    found = dragoman.resolve(
        "the Chilean defence minister", date="2024-03-05", settings=Settings(lexicon_dirs=(LEXICON,))
    )
    assert (found.country, found.sectors, found.role) == ("CHL", ("GOV", "MIL"), "defence minister")
    assert dragoman.resolve("the table").judgement is Judgement.NEGATIVE
    with pytest.raises(ValueError, match="no words"):
        dragoman.resolve(" ")


@pytest.fixture
def team(here: Path) -> Path:
    (here / "team.csv").write_text(
        "name,names,weak,country,title,start,end\n"
        "Xenia Quorum,Xenia Q.,Quorum,CHL,mayor,2001,2005\nXenia Quorum,,,CHL,senator,2005,\nZeno Quorum,,Quorum,CHL,senator,,\n"
    )
    return here / "team.csv"


def test_a_list_is_imported_shown_and_used(run: Run, here: Path, team: Path) -> None:
    result = run("actors", "import", "csv", team, "--into", "mine")
    assert result.exit_code == 0
    assert result.stderr == "dragoman: 3 lines taken, 0 refused: 2 people, 3 new offices in mine/actors\n"
    (row,) = records(run("actors", "show", "xenia quorum", "--lexicons", "mine").stdout)
    assert (row["record"], row["id"], row["file"], row["line"]) == (
        "actor", "own-people-xenia-quorum", "actors/people.tsv", 2,
    )  # fmt: skip
    assert [(role["title"], role["start"], role["directory"]) for role in row["roles"]] == [
        ("mayor", "2001", "mine"),
        ("senator", "2005", "mine"),
    ]
    shown = run("actors", "show", "xenia quorum", "--lexicons", "mine", "--tables").stdout
    for words in ("Xenia Q.", "2 offices", "mine, actors/people.tsv line 2", "senator"):
        assert words in shown


def test_every_problem_of_a_list_has_its_line_and_some_refused_is_exit_code_1(run: Run, here: Path) -> None:
    (here / "team.csv").write_text(
        "name,country,title\nXenia Quorum,Nowhere,mayor\nZeno Quorum,CHL,mayor\n,CHL,mayor\n"
    )
    result = run("actors", "import", "csv", "team.csv", "--into", "mine")
    assert result.exit_code == 1
    assert [line.split(": ")[1] for line in result.stderr.splitlines()[:2]] == ["team.csv:2", "team.csv:4"]
    assert "1 line taken, 2 refused" in result.stderr
    (here / "bad.csv").write_text("name,country\nXenia Quorum,Nowhere\n")
    assert run("actors", "import", "csv", "bad.csv", "--into", "none").exit_code == 2
    assert not (here / "none").exists()


def test_names_that_are_made_weak_are_said(run: Run, here: Path) -> None:
    (here / "team.csv").write_text("name,kind\nHope,party\n")
    result = run("actors", "import", "csv", "team.csv", "--into", "mine")
    assert "'Hope' is an everyday word or a name of others" in result.stderr


def test_several_of_a_name_are_listed_when_they_are_many(run: Run, here: Path, team: Path) -> None:
    team.write_text(
        "name,weak,country,title\n" + "".join(f"{n} Quorum,Quorum,CHL,mayor\n" for n in ("Ada", "Bea", "Cleo", "Dora"))
    )
    run("actors", "import", "csv", team, "--into", "mine")
    result = run("actors", "show", "Quorum", "--lexicons", "mine", "--tables")
    assert "own-people-ada-quorum" in result.stdout
    assert "4 actors" in result.stderr
    assert len(records(run("actors", "show", "Quorum", "--lexicons", "mine").stdout)) == 4


def test_nobody_of_a_name_is_exit_code_2_with_those_alike(run: Run) -> None:
    result = run("actors", "show", "Angela Merkle")
    assert result.exit_code == 2
    assert "Angela Merkel" in result.stderr
    assert run("actors", "search", "zzzzqqqq").exit_code == 2


def test_a_search_lists_those_alike_the_best_first(run: Run, here: Path, team: Path) -> None:
    run("actors", "import", "csv", team, "--into", "mine")
    rows = records(run("actors", "search", "xen", "quor", "--lexicons", "mine", "--limit", "3").stdout)
    assert (rows[0]["name"], rows[0]["country"], rows[0]["office"]) == ("Xenia Quorum", "CHL", "senator")
    assert len(rows) <= 3
    assert "own-people-zeno-quorum" in run("actors", "search", "Zeno", "Qorum", "--lexicons", "mine", "--tables").stdout


def a_dump() -> str:
    def item(number: int) -> dict[str, Any]:
        return {"snaktype": "value", "datavalue": {"value": {"id": f"Q{number}"}, "type": "wikibase-entityid"}}

    def entity(number: int, label: str, **claims: int) -> str:
        said = {name: [{"mainsnak": item(value), "rank": "normal"}] for name, value in claims.items()}
        labels = {"en": {"language": "en", "value": label}}
        return json.dumps({"type": "item", "id": f"Q{number}", "labels": labels, "claims": said})

    lines = [
        entity(1, "Xenia Quorum", P31=5, P39=2),
        "{damaged",
        entity(2, "mayor", P279=30185),
        entity(3, "Salt Party", P31=7278),
    ]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def test_a_dump_is_imported_with_a_summary_and_damaged_lines_are_said(run: Run, here: Path) -> None:
    (here / "dump.json.gz").write_bytes(gzip.compress(a_dump().encode()))
    result = run("actors", "import", "wikidata", "dump.json.gz", "--into", "mine")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0].startswith("dragoman: line 3: damaged: ")
    assert result.stderr.splitlines()[-1] == (
        "dragoman: 3 entities read, 1 damaged line: 1 person, 1 new office, 1 party in mine/actors"
    )
    assert records(run("actors", "show", "wd-Q1", "--lexicons", "mine").stdout)[0]["roles"][0]["title"] == "mayor"
    piped = run(
        "actors", "import", "wikidata", "-", "--into", "piped", "--limit", "1", "--languages", "en,fr", stdin=a_dump()
    )
    assert piped.exit_code == 0
    assert "1 entity read, 0 damaged lines" in piped.stderr


def test_an_import_on_a_terminal_shows_how_far_it_is_and_is_gone_afterwards(here: Path) -> None:
    (here / "dump.json").write_text(a_dump())
    code, shown = on_a_terminal("actors", "import", "wikidata", here / "dump.json", "--into", here / "mine")
    assert code == 1
    bar, _, rest = shown.rpartition("\x1b[2K")
    assert "entities, " in bar
    assert "importing" not in rest


def test_what_is_no_dump_is_exit_code_2_and_writes_nothing(run: Run, here: Path) -> None:
    for arguments in (["none.json"], ["-"], ["-", "--languages", "english!"]):
        result = run("actors", "import", "wikidata", *arguments, "--into", "mine", stdin="")
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert not (here / "mine").exists()
