"""`dragoman rules`: what the rules make of a sentence, and what rules of one's own change in a ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from .shared import Run, records

EAR = """
- id: own-lend-ear
  type: CONSULT
  verb: [lend]
  if: {obj: [ear]}
  unless: {obj.mod: [deaf]}
  recipient: [to, iobj]
  needs: [actor, recipient]
  examples: ["France lent an ear to Mali."]
"""

SILENT = """
- id: own-silence
  type: CONSULT
  noun: [silence]
"""


def lexicon(here: Path, rules: str) -> Path:
    """A lexicon directory with these event rules."""
    directory = here / "my-lexicon"
    (directory / "events").mkdir(parents=True, exist_ok=True)
    (directory / "events" / "own.yaml").write_text(rules, encoding="utf-8")
    return directory


def traced(run: Run, here: Path, sentence: str, *more: str, rules: str = EAR) -> dict[str, dict[str, object]]:
    """The words of a sentence that rules know, by themselves, with its trace."""
    result = run("rules", "test", sentence, "--no-reader", "--json", "--lexicons", lexicon(here, rules), *more)
    assert result.exit_code == 0, result.stderr
    (line,) = records(result.stdout)
    return {word["text"]: word for word in line["words"]}


def miss_of(word: dict[str, object], rule: str) -> dict[str, object]:
    return next(miss for miss in word["near"] if miss["rule_id"] == rule)


def test_a_rule_that_fires_shows_its_parties_and_status(run: Run, here: Path) -> None:
    result = run(
        "rules",
        "test",
        "France did not lend an ear to Mali.",
        "--no-reader",
        "--lexicons",
        lexicon(here, EAR),
        "--date",
        "2024-03-05",
    )
    assert result.exit_code == 0
    assert "fired: own-lend-ear -> CONSULT, negated; date 2024-03-05" in result.stdout
    assert 'actor: "France" -> France (FRA)' in result.stdout
    assert 'recipient: "Mali" -> Mali (MLI)' in result.stdout
    assert 'status: "not" (rule neg)' in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    ("sentence", "condition", "why"),
    [
        ("France lent a hand to Mali.", "if", "if obj is ear: obj is 'hand'"),
        ("France lent a deaf ear to Mali.", "unless", "unless obj.mod is deaf: obj.mod is 'deaf'"),
        ("The storm lent an ear to Mali.", "actor", "no actor in subj: subj is 'storm', no political actor"),
    ],
)
def test_a_rule_that_nearly_fires_says_why_not(run: Run, here: Path, sentence: str, condition: str, why: str) -> None:
    miss = miss_of(traced(run, here, sentence, "--all")["lent"], "own-lend-ear")
    assert (miss["condition"], miss["why"]) == (condition, why)


def test_an_event_that_lacks_its_recipient_names_the_slots_that_were_tried(run: Run, here: Path) -> None:
    firing = traced(run, here, "France lent an ear to critics.")["lent"]["firing"]
    assert firing["rule_id"] == "own-lend-ear"
    assert firing["no_event"].startswith(
        "recipient missing: the rule needs a recipient; tried slots to, iobj: to is 'critics'"
    )


def test_the_nearest_come_first_and_five_of_them_without_all(run: Run, here: Path) -> None:
    rules = EAR + "".join(
        f"- {{id: own-lend-{i}, type: CONSULT, verb: [lend], if: {{obj: [thing{i}], to: [nobody]}}}}\n"
        for i in range(6)
    )
    few = traced(run, here, "The storm lent an ear to Mali.", rules=rules)["lent"]
    every = traced(run, here, "The storm lent an ear to Mali.", "--all", rules=rules)["lent"]
    assert len(few["near"]) == 5
    assert few["near"] == every["near"][:5]
    assert few["near_count"] == len(every["near"]) >= 7
    left = [miss["left"] for miss in every["near"]]
    assert left == sorted(left)


def test_a_rule_that_comes_too_late_says_which_came_before(run: Run, here: Path) -> None:
    word = traced(
        run, here, "France lent an ear to Mali.", "--all", rules=EAR + "- {id: own-lend, type: SUPPORT, verb: [lend]}\n"
    )["lent"]
    miss = miss_of(word, "own-lend")
    assert (miss["condition"], miss["why"]) == ("order", "would fire, but own-lend-ear comes before it")


def test_where_no_rule_knows_a_word_it_shows_how_to_add_one(run: Run) -> None:
    result = run("rules", "test", "The dog yawned.", "--no-reader")
    assert result.exit_code == 0
    assert "no event rule knows any word of this sentence" in result.stdout
    assert "its verbs: yawn; its nouns: dog" in result.stdout
    assert "verb: [yawn]" in result.stdout


def test_a_suggested_rule_is_a_rule(run: Run, here: Path) -> None:
    shown = run("rules", "test", 'The dog yawned at "the cat".', "--no-reader").stdout.splitlines()
    start = next(i for i, line in enumerate(shown) if line.startswith("    - id:"))
    suggested = "\n".join(line.removeprefix("    ") for line in shown[start : start + 5]) + "\n"
    result = run(
        "rules", "test", "France yawned at Mali.", "--no-reader", "--json", "--lexicons", lexicon(here, suggested)
    )
    assert result.exit_code == 0
    assert records(result.stdout)[0]["words"][0]["firing"]["rule_id"] == "own-yawn"


def test_standard_input_holds_one_sentence_a_line(run: Run) -> None:
    result = run("rules", "test", "-", "--json", "--no-reader", stdin="The dog yawned.\n\nThe cat yawned.\n")
    assert [line["text"] for line in records(result.stdout)] == ["The dog yawned.", "The cat yawned."]


def test_what_holds_no_words_is_refused(run: Run) -> None:
    result = run("rules", "test", " ", "--no-reader")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "[empty-input]" in result.stderr


def test_hostile_words_are_harmless(run: Run) -> None:
    result = run("rules", "test", "The \x1b[31mdog yawned.", "--no-reader")
    assert "\x1b" not in result.stdout


def test_help_shows_a_rule_file_that_holds_together(run: Run, here: Path) -> None:
    shown = run("rules", "test", "--help").stdout.splitlines()
    start = next(i for i, line in enumerate(shown) if "- id: own-lend-ear" in line)
    end = next(i for i in range(start, len(shown)) if not shown[i].strip())
    rules = "\n".join(line.removeprefix("    ") for line in shown[start:end])
    assert "own-lend-ear" in traced(run, here, "France lent an ear to Mali.", rules=rules)["lent"]["firing"]["rule_id"]


@pytest.fixture
def ledger(run: Run, here: Path) -> Path:
    text = "France condemned Mali on Monday. France lent an ear to Togo. The dog yawned."
    assert run("code", "-", "--ledger", "book", "--date", "2024-03-05", "--json", stdin=text).exit_code == 0
    return here / "book"


def test_rules_that_change_nothing_change_nothing(run: Run, here: Path, ledger: Path) -> None:
    before = sorted(file.name for file in ledger.rglob("*"))
    result = run("rules", "diff", lexicon(here, SILENT), "--ledger", ledger)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith("0 gained, 0 lost, 0 changed\n")
    assert sorted(file.name for file in ledger.rglob("*")) == before


def test_an_event_gained_shows_its_sentence_and_rule(run: Run, here: Path, ledger: Path) -> None:
    result = run("rules", "diff", lexicon(here, EAR), "--ledger", ledger)
    assert result.exit_code == 0
    assert "gained: France lent an ear to Togo." in result.stdout
    assert "+ CONSULT, actual: France (FRA) -> Togo (TGO)  [own-lend-ear]" in result.stdout


def test_as_json_a_change_has_both_events_and_a_summary_follows(run: Run, here: Path, ledger: Path) -> None:
    rules = "- {id: own-condemn, type: SUPPORT, verb: [condemn], if: {obj: ['*'], subj: ['*']}, prt: [on]}\n"
    result = run("rules", "diff", lexicon(here, rules), "--ledger", ledger, "--json")
    change, summary = records(result.stdout)
    assert (change["turn"], change["before"]["type"], change["after"]["type"]) == ("changed", "ACCUSE", "SUPPORT")
    assert change["rules_after"] == ["own-condemn"]
    assert "type" in change["fields"]
    assert summary == {"record": "summary", "articles": 1, "before": 1, "after": 1} | {
        "gained": 0,
        "lost": 0,
        "changed": 1,
        "refused": 0,
    }


def test_every_problem_of_a_bad_directory_is_listed(run: Run, here: Path, ledger: Path) -> None:
    bad = lexicon(here, "- {id: Bad Id, type: CONSULT, verb: [x]}\n- {id: own, type: DANCE, verb: [x]}\n")
    result = run("rules", "diff", bad, "--ledger", ledger)
    assert result.exit_code == run("lexicons", "check", bad).exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert "Bad Id" in result.stdout
    assert "own" in result.stdout


def test_a_directory_that_is_not_there_is_a_problem(run: Run, ledger: Path) -> None:
    result = run("rules", "diff", "nowhere", "--ledger", ledger)
    assert result.exit_code == 1
    assert "no such directory" in result.stdout


def test_an_empty_ledger_is_one_line(run: Run, here: Path) -> None:
    result = run("rules", "diff", lexicon(here, EAR), "--ledger", "nowhere")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.count("\n") == 1
