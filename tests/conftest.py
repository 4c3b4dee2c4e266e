"""What the tests of several rooms share: Docs and records that are built by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import hypothesis
import pytest
import spacy
from spacy.tokens import Doc

from dragoman.records import (
    Article,
    Claim,
    CodedArticle,
    Event,
    EventType,
    Evidence,
    Found,
    Judgement,
    Mark,
    Mention,
    MentionKind,
    Part,
    PartialDate,
    Participant,
    PartKind,
    Passage,
    Precision,
    Proposition,
    RecordKind,
    Resolution,
    ScorePart,
    Span,
    Stance,
    Standing,
    Statement,
    StatementKind,
    Status,
    StatusMark,
    Time,
    Versions,
    Voice,
    content_hash,
    make_id,
)

POS = {
    "N": "NOUN",
    "V": "VERB",
    "M": "AUX",
    "I": "ADP",
    "D": "DET",
    "J": "ADJ",
    "R": "ADV",
    "P": "PRON",
    "W": "PRON",
    "T": "PART",
}

hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compiled lexica go to a folder of the test run, not to the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DRAGOMAN_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def hand_parsed() -> Callable[[str], Doc]:
    """A Doc from one line a token: word, lemma, tag, dependency, index of the head."""
    vocab = spacy.blank("en").vocab

    def build(table: str) -> Doc:
        rows = [line.split() for line in table.strip().splitlines()]
        doc = Doc(
            vocab,
            words=[r[0] for r in rows],
            lemmas=[r[1] for r in rows],
            tags=[r[2] for r in rows],
            pos=[
                "PROPN"
                if r[2].startswith("NNP")
                else "PUNCT"
                if r[2] in (".", ",", "``", "''")
                else POS.get(r[2][0], "X")
                for r in rows
            ],
            deps=[r[3] for r in rows],
            heads=[int(r[4]) for r in rows],
            sent_starts=[i == 0 for i in range(len(rows))],
        )
        doc.spans["sentences"] = list(doc.sents)
        return doc

    return build


@pytest.fixture(scope="session")
def by_hand() -> Callable[..., CodedArticle]:
    """A coded article without a model: a title, one event, one statement with its claim, a byline that is not read."""
    return coded_by_hand


def coded_by_hand(
    name: str = "report",
    *,
    title: str = "Envoys meet",
    actor: str = "France",
    trigger: str = "will condemn",
    recipient: str = "Iran",
    speaker: str = "The minister",
    content: str = "talks would go on",
    lexicons: str = "lex-1",
    records: bool = True,
) -> CodedArticle:
    """The article is told apart by `name` and its words; `lexicons` is the version that it was coded with."""
    act, said = f"{actor} {trigger} {recipient} on Friday.", f"{speaker} said {content}."
    text = f"{title}\n\n{act} {said}\n\nBy Ada Example"
    versions = Versions(dragoman="0", lexicons=lexicons, model="none 1")

    def span(words: str, within: str = "") -> Span:
        start = text.index(within) + within.index(words) if within else text.index(words)
        return Span(start=start, end=start + len(words))

    def mark(label: str, words: str, within: str) -> Mark:
        return Mark(label=label, span=span(words, within), text=words)

    article = Article(
        id=make_id("ar", name, text),
        text=text,
        content_hash=content_hash(text),
        parts=(
            Part(kind=PartKind.TITLE, span=span(title)),
            Part(kind=PartKind.BODY, span=span(f"{act} {said}")),
            Part(kind=PartKind.BYLINE, span=span("By Ada Example")),
        ),
        title=title,
        byline="Ada Example",
        published=PartialDate(start="2024-03-05", end="2024-03-05", precision=Precision.DAY, found=Found.STATED),
        language="en",
        origin=f"{name}.txt",
    )
    if not records:
        return CodedArticle(article=article, versions=versions)

    def party(role: str, words: str, within: str, country: str = "") -> Participant:
        mention_id = make_id("mn", article.id, role)
        return Participant(
            mention_id=mention_id,
            key=mention_id,
            text=words,
            span=span(words, within),
            name=words,
            country=country,
            sectors=("GOV",),
        )

    doer, whom = party("actor", actor, act, "FRA"), party("recipient", recipient, act, "IRN")
    voice = party("speaker", speaker, said)
    event = Event(
        id=make_id("ev", article.id),
        article_id=article.id,
        type=EventType.ACCUSE,
        mode="disapprove",
        contexts=("diplomatic",),
        actors=(doer,),
        recipients=(whom,),
        date=PartialDate(
            start="2024-03-08", end="2024-03-08", precision=Precision.DAY, found=Found.INFERRED, text="on Friday"
        ),
        status=Status(time=Time.FUTURE, marks=(StatusMark(rule_id="will", text="will", span=span("will", act)),))
        if "will" in trigger
        else Status(),
    )
    statement = Statement(
        id=make_id("st", article.id),
        article_id=article.id,
        speaker=voice,
        cue=Passage.cut(text, [span("said", said)]),
        content=Passage.cut(text, [span(content, said)]),
        kind=StatementKind.INDIRECT,
        stance=Stance.ASSERTS,
    )
    claim = Claim(
        id=make_id("cl", article.id),
        article_id=article.id,
        proposition=Proposition(text=content, actor=None, predicate="go", recipient=None),
        voices=(Voice(statement_id=statement.id, speaker=speaker, stance=Stance.ASSERTS),),
        standing=Standing.UNCONTESTED,
    )

    def evidence(record_id: str, kind: RecordKind, words: str, *marks: Mark) -> Evidence:
        return Evidence(
            id=make_id("ed", record_id),
            record_id=record_id,
            record_kind=kind,
            article_id=article.id,
            sentence=1 if words == act else 2,
            part=PartKind.BODY,
            span=span(words),
            text=words,
            marks=marks,
            coder="hand",
            rule_id=f"rule-of-{kind}",
            path=f"{trigger} >nsubj {actor}",
            lexicon_version=lexicons,
            model_version=versions.model,
        )

    voiced = (mark("speaker", speaker, said), mark("cue", "said", said), mark("content", content, said))
    return CodedArticle(
        article=article,
        versions=versions,
        mentions=tuple(
            Mention(
                id=one.mention_id,
                article_id=article.id,
                sentence=number,
                span=one.span,
                text=one.text,
                kind=MentionKind.NAME,
                head=0,
            )
            for number, one in ((1, doer), (1, whom), (2, voice))
        ),
        resolutions=tuple(
            Resolution(
                mention_id=one.mention_id,
                name=one.name,
                country=one.country,
                sectors=one.sectors,
                judgement=Judgement.POSITIVE,
                score=0.75,
                score_parts=(ScorePart(name="name", value=0.75),),
                reason=f"{one.text} is a name in the gazetteer",
            )
            for one in (doer, whom, voice)
        ),
        events=(event,),
        statements=(statement,),
        claims=(claim,),
        evidence=(
            evidence(
                event.id,
                RecordKind.EVENT,
                act,
                mark("actor", actor, act),
                mark("trigger", trigger, act),
                mark("recipient", recipient, act),
                *(Mark(label="status:will", span=one.span, text=one.text) for one in event.status.marks),
            ),
            evidence(statement.id, RecordKind.STATEMENT, said, *voiced),
            evidence(claim.id, RecordKind.CLAIM, said, *voiced),
        ),
    )
