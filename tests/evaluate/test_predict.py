"""Predictions: in the scorers' formats, one a row, and blind to the gold labels."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluate import predict
from dragoman.records import (
    Article,
    Claim,
    CodedArticle,
    Event,
    EventType,
    Evidence,
    Judgement,
    Mark,
    Mention,
    MentionKind,
    Modality,
    Participant,
    PartKind,
    Passage,
    Polarity,
    Proposition,
    RecordKind,
    Rejection,
    Resolution,
    Span,
    Stance,
    Standing,
    Statement,
    StatementKind,
    Status,
    Time,
    Versions,
    Voice,
)
from dragoman.settings import Settings

VERSIONS = Versions(dragoman="0", lexicons="0", model="0")
FUTURE = Status(time=Time.FUTURE)
NEGATED = Status(polarity=Polarity.NEGATED)


def spot(text: str, words: str) -> Span:
    return Span(start=text.index(words), end=text.index(words) + len(words))


def party(text: str, words: str, country: str = "", sector: str = "") -> Participant:
    return Participant(
        mention_id=words,
        key=words,
        text=words,
        span=spot(text, words),
        name=words.upper(),
        country=country,
        sectors=(sector,) if sector else (),
    )


def event(
    article: Article, type_: EventType, trigger: str, actor: str, recipient: str = "", **more: Any
) -> tuple[Event, Evidence]:
    text = article.text
    actors, recipients = ((party(text, w, w[:3].upper(), "GOV"),) if w else () for w in (actor, recipient))
    made = Event(id=f"ev-{trigger}", article_id=article.id, type=type_, actors=actors, recipients=recipients, **more)
    marks = [("trigger", trigger), ("actor", actor), ("recipient", recipient)]
    whole = Span(start=0, end=len(text))
    evidence = Evidence(
        id=f"ed-{trigger}",
        record_id=made.id,
        record_kind=RecordKind.EVENT,
        article_id=article.id,
        sentence=0,
        part=PartKind.BODY,
        span=whole,
        text=text,
        marks=tuple(Mark(label=label, span=spot(text, words), text=words) for label, words in marks if words),
        coder="rules",
        rule_id="r",
        lexicon_version="0",
        model_version="0",
    )
    return made, evidence


def statement(article: Article, speaker: str, cue: str, content: str, stance: Stance) -> Statement:
    text = article.text
    return Statement(
        id=f"st-{cue}",
        article_id=article.id,
        speaker=party(text, speaker) if speaker else None,
        speaker_phrase=Passage.cut(text, [spot(text, speaker)]) if speaker else None,
        cue=Passage.cut(text, [spot(text, cue)]),
        content=Passage.cut(text, [spot(text, content)]),
        kind=StatementKind.INDIRECT,
        stance=stance,
    )


def coded(article: Article, *told: tuple[Event, Evidence], **more: Any) -> CodedArticle:
    events, evidence = tuple(e for e, _ in told), tuple(d for _, d in told)
    return CodedArticle(article=article, versions=VERSIONS, events=events, evidence=evidence, **more)


def coder(code: Callable[[Article], CodedArticle | Rejection]) -> Callable[..., Iterator[CodedArticle | Rejection]]:
    def run(articles: Iterable[Article], settings: Settings) -> Iterator[CodedArticle | Rejection]:
        batch = list(articles)  # as the pipeline does: takes many before it answers
        yield from map(code, batch)

    return run


def gold_file(folder: Path, *rows: dict[str, Any]) -> Path:
    file = folder / "gold.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., list[dict[str, Any]]]:
    def run(kind: str, code: Callable[[Article], Any], *rows: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
        return list(predict(kind, gold_file(tmp_path, *rows), settings=Settings(), coder=coder(code), **more))

    return run


PAIR = "Ruritania accused Graustark after Sylvania praised Ruritania."
PAIR_ROW = {
    "id": "a/1",
    "sentence": PAIR,
    "marked": "<s>Ruritania</s> accused <t>Graustark</t> after Sylvania praised Ruritania.",
    "actor": "Ruritania",
    "recipient": "Graustark",
}


def pair_events(article: Article) -> CodedArticle:
    return coded(
        article,
        event(article, EventType.SUPPORT, "praised", "Sylvania", "Ruritania"),
        event(article, EventType.ACCUSE, "accused", "Ruritania", "Graustark"),
    )


def test_a_relation_is_the_event_of_the_marked_pair(ask: Any) -> None:
    assert ask("relations", pair_events, PAIR_ROW) == [{"id": "a/1", "type": "ACCUSE"}]


def test_a_relation_takes_the_reversed_pair_before_one_party_alone(ask: Any) -> None:
    def code(article: Article) -> CodedArticle:
        return coded(
            article,
            event(article, EventType.SUPPORT, "praised", "Ruritania", "Sylvania"),
            event(article, EventType.ACCUSE, "accused", "Graustark", "Ruritania"),
        )

    assert ask("relations", code, PAIR_ROW)[0]["type"] == "ACCUSE"


def test_a_meeting_of_both_without_recipients_is_their_relation(ask: Any) -> None:
    def code(article: Article) -> CodedArticle:
        meeting, evidence = event(article, EventType.CONSULT, "praised", "Ruritania")
        both = tuple(party(article.text, w) for w in ("Ruritania", "Graustark"))
        marks = (*evidence.marks, Mark(label="actor", span=both[1].span, text="Graustark"))
        accusation = event(article, EventType.ACCUSE, "accused", "Sylvania", "Graustark")
        return coded(article, accusation, (replace(meeting, actors=both), replace(evidence, marks=marks)))

    assert ask("relations", code, PAIR_ROW)[0]["type"] == "CONSULT"


def test_a_relation_without_a_fitting_event_is_what_the_actor_says(ask: Any) -> None:
    text = "Ruritania warned Graustark of an attack. Sylvania met Borduria."
    row = {"id": 1, "sentence": text, "actor": "Ruritania", "recipient": "Graustark"}

    def code(article: Article) -> CodedArticle:
        said = statement(article, "Ruritania", "warned", "of an attack", Stance.WARNS)
        return coded(article, event(article, EventType.CONSULT, "met", "Sylvania", "Borduria"), statements=(said,))

    assert ask("relations", code, row) == [{"id": 1, "type": "THREATEN"}]


def test_a_relation_without_any_event_is_empty(ask: Any) -> None:
    assert ask("relations", coded, PAIR_ROW) == [{"id": "a/1", "type": ""}]


def test_a_relation_is_named_by_the_convention(ask: Any) -> None:
    def code(article: Article) -> CodedArticle:
        return coded(article, event(article, EventType.RETREAT, "accused", "Ruritania", "Graustark"))

    assert ask("relations", code, PAIR_ROW, convention="plv")[0]["type"] == "YIELD"
    assert ask("relations", code, PAIR_ROW)[0]["type"] == "RETREAT"


def test_events_are_all_but_the_negated_with_country_and_sector(ask: Any) -> None:
    def code(article: Article) -> CodedArticle:
        return coded(
            article,
            event(article, EventType.ACCUSE, "accused", "Ruritania", "Graustark"),
            event(article, EventType.SUPPORT, "praised", "Sylvania", "Ruritania", status=NEGATED),
        )

    (row,) = ask("events", code, {"id": 1, "text": PAIR, "date": "2023-02-22"})
    assert row["events"] == [
        {
            "type": "ACCUSE",
            "actors": [{"country": "RUR", "sector": "GOV"}],
            "recipients": [{"country": "GRA", "sector": "GOV"}],
        }
    ]


def mention(article: Article, words: str, start: int, judgement: Judgement, country: str) -> tuple[Mention, Resolution]:
    span = Span(start=start, end=start + len(words))
    named = f"{words}@{start}"
    return (
        Mention(id=named, article_id=article.id, sentence=0, span=span, text=words, kind=MentionKind.NOMINAL, head=0),
        Resolution(
            mention_id=named,
            name=words,
            country=country,
            sectors=("GOV", "MIL"),
            judgement=judgement,
            score=1.0,
            reason="",
        ),
    )


def test_an_actor_is_the_resolution_of_the_phrase_and_not_of_its_context(ask: Any) -> None:
    def code(article: Article) -> CodedArticle:
        assert article.text == "Ruritania\n\nDefence Minister"
        pairs = [
            mention(article, "Ruritania", 0, Judgement.POSITIVE, "XXX"),
            mention(article, "Defence Minister", 11, Judgement.POSITIVE, "RUR"),
        ]
        return coded(article, mentions=tuple(m for m, _ in pairs), resolutions=tuple(r for _, r in pairs))

    (row,) = ask("actors", code, {"id": 1, "text": "Defence Minister", "context": "Ruritania", "date": "today"})
    assert row == {"id": 1, "country": "RUR", "sector": "GOV", "sector_2": "MIL", "name": "Defence Minister"}


def test_an_actor_in_a_sentence_is_the_mention_there(ask: Any) -> None:
    text = "Ruritania said the army left."

    def code(article: Article) -> CodedArticle:
        pairs = [
            mention(article, "Ruritania", 0, Judgement.POSITIVE, "RUR"),
            mention(article, "the army", 15, Judgement.NEGATIVE, ""),
        ]
        return coded(article, mentions=tuple(m for m, _ in pairs), resolutions=tuple(r for _, r in pairs))

    rows = [{"id": w, "sentence": text, "mention": w, "text": w} for w in ("Ruritania", "the army", "left", "nobody")]
    got = {row["id"]: row for row in ask("actors", code, *rows)}
    assert got["Ruritania"]["country"] == "RUR"
    assert got["the army"] == {"id": "the army", "none": True}
    assert got["left"] == {"id": "left", "none": True}
    assert got["nobody"] == {"id": "nobody", "none": True}


def test_statements_are_offsets_into_the_stored_texts(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    text = "First line.\r\n\r\nThe minister said he would go.\r\n"
    (tmp_path / "text" / "b.txt").write_bytes(text.encode())
    (tmp_path / "text" / "a.txt").write_bytes(b"Nothing is said.")

    def code(article: Article) -> CodedArticle:
        if "said he" not in article.text:
            return coded(article)
        said = statement(article, "The minister", "said", "he would go", Stance.ASSERTS)
        unnamed = statement(article, "", "First", "line", Stance.ASSERTS)
        inside = statement(article, "", "would", "go", Stance.ASSERTS)
        return coded(article, statements=(said, unnamed, inside))

    first, second = predict("statements", tmp_path, settings=Settings(), coder=coder(code))
    assert first == {"doc": "a", "attributions": []}
    assert second["doc"] == "b"
    cut = {role: [text[a:b] for a, b in spans] for role, spans in second["attributions"][0].items()}
    assert cut == {"source": ["The minister"], "cue": ["said"], "content": ["he would go"]}
    assert second["attributions"][1]["source"] == []
    assert len(second["attributions"]) == 2, "the format has the outermost attributions only"


def test_status_is_that_of_the_event_between_the_parties(ask: Any) -> None:
    def code(article: Article) -> CodedArticle:
        reporter = party(article.text, "Sylvania")
        attack = event(
            article, EventType.ACCUSE, "accused", "Ruritania", "Graustark", status=NEGATED, reported_by=(reporter,)
        )
        return coded(article, event(article, EventType.SUPPORT, "praised", "Sylvania", "Ruritania"), attack)

    row = {"id": 1, "sentence": PAIR, "date": "2023-02-22", "actor": "ruritania", "recipient": "Graustark"}
    assert ask("status", code, row) == [{"id": 1, "type": "ACCUSE", "status": "negated", "reported": True}]
    elsewhere = {**row, "actor": "Borduria", "recipient": "Syldavia"}
    assert ask("status", code, elsewhere) == [{"id": 1}]


def test_stance_gives_statements_and_the_sides_of_claims(ask: Any) -> None:
    text = "The minister denied that troops had left."

    def code(article: Article) -> CodedArticle:
        said = statement(article, "The minister", "denied", "that troops had left", Stance.DENIES)
        about = Proposition(
            text="troops had left", actor=None, predicate="leave", recipient=None, modality=Modality.ASSERTED
        )
        voices = (
            Voice(statement_id=said.id, speaker="The minister", stance=Stance.DENIES),
            Voice(statement_id="other", speaker="The army", stance=Stance.CONFIRMS),
        )
        claim = Claim(id="c", article_id=article.id, proposition=about, voices=voices, standing=Standing.DISPUTED)
        return coded(article, statements=(said,), claims=(claim,))

    (row,) = ask("stance", code, {"id": 1, "text": text})
    assert row["statements"] == [
        {
            "speaker": "The minister",
            "content": "that troops had left",
            "cue": "denied",
            "kind": "indirect",
            "stance": "denies",
        }
    ]
    (claim,) = row["claims"]
    assert claim["standing"] == "disputed"
    assert (claim["asserted_by"], claim["denied_by"], claim["doubted_by"]) == (["The army"], ["The minister"], [])


def test_articles_give_triggers_and_contents_as_offsets(ask: Any) -> None:
    text = "A headline\n\nRuritania accused Graustark. The minister said all was lost."

    def code(article: Article) -> CodedArticle:
        said = statement(article, "The minister", "said", "all was lost", Stance.ASSERTS)
        told = event(article, EventType.ACCUSE, "accused", "Ruritania", "Graustark", mode="allege")
        return coded(article, told, statements=(said,))

    (row,) = ask("articles", code, {"id": 1, "text": text, "date": "2023-02-22"})
    (one,), (said,) = row["events"], row["statements"]
    assert (one["type"], one["mode"], one["status"]) == ("ACCUSE", "allege", "actual")
    assert text[one["start"] : one["end"]] == "accused"
    assert text[said["start"] : said["end"]] == "all was lost"


GOLD_KEYS = (
    "type",
    "penta",
    "gold",
    "events",
    "statements",
    "claims",
    "status",
    "reported",
    "label",
    "mode",
    "standing",
)
ROWS = {
    "relations": PAIR_ROW,
    "events": {"id": 1, "text": PAIR, "date": "2023-02-22"},
    "actors": {"id": 1, "text": "Ruritania", "context": "", "date": "today", "country_hint": ""},
    "status": {"id": 1, "sentence": PAIR, "date": "2023-02-22", "actor": "Ruritania", "recipient": "Graustark"},
    "stance": {"id": 1, "text": PAIR},
    "articles": {"id": 1, "text": PAIR, "date": "2023-02-22"},
}


@pytest.mark.parametrize("kind", ROWS)
def test_gold_labels_change_neither_what_the_coder_sees_nor_the_prediction(kind: str, tmp_path: Path) -> None:
    def run(row: dict[str, Any]) -> tuple[list[Article], list[dict[str, Any]]]:
        seen: list[Article] = []

        def code(article: Article) -> CodedArticle:
            seen.append(article)
            return pair_events(article) if article.text == PAIR else coded(article)

        gold = gold_file(tmp_path, row)
        return seen, list(predict(kind, gold, settings=Settings(), coder=coder(code)))

    plain = run(ROWS[kind])
    assert len(plain[0]) == len(plain[1]) == 1
    for junk in ("ASSAULT", 4, None, [{"type": "AID"}], {"country": "XXX", "none": True}):
        assert run(ROWS[kind] | dict.fromkeys(GOLD_KEYS, junk)) == plain
