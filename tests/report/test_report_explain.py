"""Why a record was made: its words, the rules, the parties, the status, for people and as data."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from dragoman.errors import UnknownRecord
from dragoman.lexicons import Lexicons
from dragoman.records import CodedArticle
from dragoman.report import Coded, explain, printable


def test_an_event_is_explained_by_its_parts(coded: CodedArticle) -> None:
    (event,) = coded.events
    found = explain(coded, event.id)
    assert found.record == event
    assert found.title == "Envoys meet"
    assert found.evidence == coded.evidence[:1]
    assert [(party.role, party.participant.name) for party in found.parties] == [
        ("actor", "France"),
        ("recipient", "Iran"),
    ]
    for party, mention, resolution in zip(found.parties, coded.mentions, coded.resolutions, strict=False):
        assert (party.mention, party.resolution) == (mention, resolution)
    assert (found.status, found.status_marks) == ("future", event.status.marks)
    assert [reason.rule_id for reason in found.rules] == ["rule-of-event", "will"]
    assert found.versions == coded.versions


def test_an_event_is_explained_in_words(coded: CodedArticle) -> None:
    (event,) = coded.events
    assert str(explain(coded, event.id)) == "\n".join(
        [
            f'{event.id}  ACCUSE disapprove: France (FRA GOV) -> Iran (IRN GOV); 2024-03-08, from "on Friday"',
            "in: Envoys meet",
            "",
            "body, sentence 1, characters 13-48:",
            "  France will condemn Iran on Friday.",
            "  actor: France",
            "  trigger: will condemn",
            "  recipient: Iran",
            "  status:will: will",
            "  found by: hand, rule rule-of-event",
            "  through the parse: will condemn >nsubj France",
            "",
            "actor: France (FRA GOV)",
            "  positive, 0.75: France is a name in the gazetteer",
            "",
            "recipient: Iran (IRN GOV)",
            "  positive, 0.75: Iran is a name in the gazetteer",
            "",
            "status: future",
            '  "will" (rule will)',
            "",
            "dragoman 0, lexicons lex-1, model none 1",
        ]
    )


def test_a_statement_is_explained_by_speaker_and_words(coded: CodedArticle) -> None:
    found = explain(coded, coded.statements[0].id)
    assert found.headline == 'The minister (GOV) asserts: "talks would go on"'
    assert [party.role for party in found.parties] == ["speaker"]
    assert (found.status, found.status_marks, found.statements) == ("", (), ())
    nameless = replace(coded, statements=(replace(coded.statements[0], speaker=None),))
    assert explain(nameless, coded.statements[0].id).headline == 'not named asserts: "talks would go on"'


def test_a_claim_is_explained_by_the_statements_of_its_voices(coded: CodedArticle) -> None:
    found = explain(coded, coded.claims[0].id)
    assert found.headline == 'uncontested: "talks would go on"'
    assert found.statements == coded.statements
    assert 'said: The minister (GOV) asserts: "talks would go on"' in str(found)


def test_an_event_that_is_reported_names_who_reports_it_in_which_statement(coded: CodedArticle) -> None:
    (event,), (statement,) = coded.events, coded.statements
    assert statement.speaker
    reported = replace(event, reported_by=(statement.speaker,), statement_ids=(statement.id,))
    found = explain(replace(coded, events=(reported,)), event.id)
    assert [party.role for party in found.parties] == ["actor", "recipient", "reported by"]
    assert found.statements == coded.statements


def test_the_id_of_an_evidence_explains_the_record_that_it_is_of(coded: CodedArticle) -> None:
    for evidence in coded.evidence:
        assert explain(coded, evidence.id).record.id == evidence.record_id


@pytest.mark.parametrize("record_id", ["", "ev1-0000000000000000", "nonsense"])
def test_an_id_that_the_article_does_not_have_is_an_unknown_record(coded: CodedArticle, record_id: str) -> None:
    with pytest.raises(UnknownRecord, match="no event, statement, claim or evidence of article"):
        explain(coded, record_id)
    with pytest.raises(UnknownRecord):
        explain(coded, coded.article.id)


class Rule:
    """An event rule of a lexicon made by hand."""

    id = "rule-of-event"

    def model_dump(self, **_: Any) -> dict[str, Any]:
        return {"lemmas": [f"word{number}" for number in range(20)], "type": "ACCUSE", "where": {"obj": ["a", "b"]}}


def lexica(version: str) -> Lexicons:
    rules = SimpleNamespace(events={"rule-of-event": Rule()}, cue_verbs={}, cue_nouns={}, modifiers={})
    return cast("Lexicons", SimpleNamespace(version=version, rules=rules))


def test_rules_are_quoted_in_short_where_the_lexica_are_those_that_coded(coded: CodedArticle) -> None:
    found = explain(coded, coded.events[0].id, lexica("lex-1"))
    words = {reason.rule_id: reason.words for reason in found.rules}
    assert words["rule-of-event"].startswith("lemmas: word0|word1|")
    assert words["rule-of-event"].endswith("|word11|... (20); type: ACCUSE; where: obj = a|b")
    assert words["will"] == ""
    assert f"rules:\n  rule-of-event: {words['rule-of-event']}\n" in str(found)


def test_rules_of_other_lexica_are_named_only(coded: CodedArticle) -> None:
    found = explain(coded, coded.events[0].id, lexica("lex-2"))
    assert {reason.words for reason in found.rules} == {""}
    assert "rules:" not in str(found)


def test_the_text_is_safe_to_print(hostile: CodedArticle) -> None:
    for record in (*hostile.events, *hostile.statements, *hostile.claims):
        text = str(explain(hostile, record.id))
        assert text == printable(text)
        assert "<script>" in text  # to a terminal these are words like others


def test_a_coded_article_explains_its_own_records(coded: CodedArticle) -> None:
    assert Coded.of(coded).explain(coded.events[0].id) == explain(coded, coded.events[0].id)
