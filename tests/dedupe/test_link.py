from __future__ import annotations

from dataclasses import replace

from dragoman.dedupe import link
from dragoman.records import (
    UNKNOWN_DATE,
    Article,
    Claim,
    Found,
    LinkedClaim,
    PartialDate,
    Participant,
    Passage,
    Polarity,
    Precision,
    Proposition,
    Publisher,
    Span,
    Stance,
    Standing,
    Statement,
    StatementKind,
    Voice,
)


class Newsroom:
    """Articles with one claim each, and what is linked of them."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.claims: list[Claim] = []
        self.statements: dict[str, Statement] = {}

    def report(
        self,
        day: str,
        publisher: str,
        speaker: str,
        stance: Stance,
        topic: str,
        text: str = "",
        *,
        negated: bool = False,
    ) -> None:
        n = len(self.articles)
        words = text or f"{publisher} {day}: {speaker} {stance} {topic}"
        date = PartialDate(start=day, end=day, precision=Precision.DAY, found=Found.STATED) if day else UNKNOWN_DATE
        span = Span(start=0, end=len(words))
        article = Article(
            id=f"ar{n}",
            text=words,
            content_hash=str(n),
            published=date,
            publisher=Publisher(id=publisher, name=publisher),
        )
        who = Participant(mention_id="", key=speaker.lower(), text=speaker, span=span, name=speaker)
        passage = Passage.cut(words, [span])
        said = Statement(
            id=f"st{n}",
            article_id=article.id,
            speaker=who,
            cue=passage,
            content=passage,
            kind=StatementKind.INDIRECT,
            stance=stance,
        )
        polarity = Polarity.NEGATED if negated else Polarity.AFFIRMED
        proposition = Proposition(
            text=topic, actor=None, predicate="say", recipient=None, topic=tuple(topic.split()), polarity=polarity
        )
        self.articles.append(article)
        self.statements[said.id] = said
        voice = Voice(statement_id=said.id, speaker=speaker, stance=stance)
        self.claims.append(
            Claim(
                id=f"cl{n}",
                article_id=article.id,
                proposition=proposition,
                voices=(voice,),
                standing=Standing.UNCONTESTED,
            )
        )

    def linked(self) -> list[LinkedClaim]:
        return link(self.claims, self.statements, self.articles)


def test_a_claim_is_one_over_two_articles_and_its_standing_has_a_history() -> None:
    room = Newsroom()
    room.report("2024-05-03", "A", "The rebels", Stance.ACCUSES, "army shell hospital tyre")
    room.report("2024-05-05", "B", "The army", Stance.DENIES, "shell hospital tyre")
    (claim,) = room.linked()
    assert (claim.id, claim.standing, claim.publishers, claim.articles) == ("cl0", Standing.DISPUTED, 2, 2)
    assert [(turn.day, turn.standing) for turn in claim.history] == [
        ("2024-05-03", Standing.UNCONTESTED),
        ("2024-05-05", Standing.DISPUTED),
    ]


def test_the_order_of_reading_does_not_matter() -> None:
    room = Newsroom()
    room.report("2024-05-05", "B", "The army", Stance.DENIES, "shell hospital tyre")
    room.report("2024-05-03", "A", "The rebels", Stance.ACCUSES, "army shell hospital tyre")
    (claim,) = room.linked()
    assert [voice.day for voice in claim.voices] == ["2024-05-03", "2024-05-05"]


def test_a_wire_copy_is_no_publisher_of_its_own() -> None:
    words = "The rebels said on Friday that the army had shelled the hospital of Tyre with rockets for two hours"
    room = Newsroom()
    for publisher in ("A", "B"):
        room.report("2024-05-03", publisher, "The rebels", Stance.ACCUSES, "army shell hospital tyre", words)
    (claim,) = room.linked()
    assert (claim.publishers, claim.articles) == (1, 2)
    assert [voice.copy_of for voice in claim.voices] == ["", "ar0"]


def test_another_figure_is_another_claim() -> None:
    room = Newsroom()
    room.report("2024-05-03", "A", "The rebels", Stance.ASSERTS, "12 people die strike tyre")
    room.report("2024-05-03", "B", "Doctors", Stance.ASSERTS, "40 people die strike tyre")
    assert [claim.articles for claim in room.linked()] == [1, 1]


def test_months_later_it_is_another_claim() -> None:
    room = Newsroom()
    room.report("2024-01-03", "A", "The rebels", Stance.ACCUSES, "army shell hospital tyre")
    room.report("2024-05-03", "A", "The rebels", Stance.ACCUSES, "army shell hospital tyre")
    assert len(room.linked()) == 2


def test_the_opposite_denies() -> None:
    room = Newsroom()
    room.report("2024-05-03", "A", "The rebels", Stance.ASSERTS, "army shell hospital tyre")
    room.report("2024-05-04", "B", "The army", Stance.ASSERTS, "army shell hospital tyre", negated=True)
    (claim,) = room.linked()
    assert [voice.stance for voice in claim.voices] == [Stance.ASSERTS, Stance.DENIES]
    assert claim.standing is Standing.DISPUTED


def test_a_denial_that_only_names_whom_it_answers_finds_the_claim() -> None:
    room = Newsroom()
    room.report("2024-05-03", "A", "The federation", Stance.ACCUSES, "port leak oil beach tanker")
    room.report("2024-05-06", "B", "The authority", Stance.DENIES, "federation")
    (claim,) = room.linked()
    assert claim.standing is Standing.DISPUTED


def test_what_is_no_article_of_the_list_is_left_out() -> None:
    room = Newsroom()
    room.report("", "A", "The rebels", Stance.ASSERTS, "army shell hospital")
    room.claims.append(replace(room.claims[0], id="cl9", article_id="ar9"))
    assert [claim.id for claim in room.linked()] == ["cl0"]


def test_an_old_claim_in_the_same_words_is_still_denied_months_later() -> None:
    room = Newsroom()
    room.report("2024-01-03", "A", "The rebels", Stance.ACCUSES, "army shell hospital tyre")
    room.report("2024-05-03", "B", "The army", Stance.DENIES, "army shell hospital tyre")
    assert [claim.standing for claim in room.linked()] == [Standing.DISPUTED]


def test_synonyms_make_one_claim_and_opposites_deny() -> None:
    room = Newsroom()
    room.report("2024-05-03", "A", "The ministry", Stance.ASSERTS, "elephant herd grow")
    room.report("2024-05-04", "B", "Rangers", Stance.ASSERTS, "elephant herd increase")
    room.report("2024-05-05", "C", "Ecologists", Stance.ASSERTS, "elephant herd shrink")
    (claim,) = room.linked()
    assert [voice.stance for voice in claim.voices] == [Stance.ASSERTS, Stance.ASSERTS, Stance.DENIES]


def test_what_is_demanded_is_not_what_is_asserted() -> None:
    room = Newsroom()
    room.report("2024-05-03", "A", "The rebels", Stance.DEMANDS, "army leave hospital tyre")
    room.report("2024-05-04", "B", "The army", Stance.ASSERTS, "army leave hospital tyre")
    assert len(room.linked()) == 2


def test_another_event_of_the_kind_is_another_claim() -> None:
    room = Newsroom()
    room.report("2024-05-03", "A", "The rebels", Stance.ACCUSES, "army shell hospital tyre")
    room.report("2024-05-04", "A", "The rebels", Stance.ACCUSES, "army shell hospital tyre another")
    assert len(room.linked()) == 2


def test_offices_alone_make_no_claim_the_same() -> None:
    room = Newsroom()
    room.report("2024-05-03", "A", "The palace", Stance.ASSERTS, "prime minister resign")
    room.report("2024-05-04", "B", "Teachers", Stance.ASSERTS, "prime minister receive")
    assert len(room.linked()) == 2


def test_a_later_confirmation_outweighs_denials_and_a_later_denial_that() -> None:
    room = Newsroom()
    room.report("2024-05-03", "A", "The rebels", Stance.ACCUSES, "army shell hospital tyre")
    room.report("2024-05-04", "B", "The army", Stance.DENIES, "shell hospital tyre")
    room.report("2024-05-09", "A", "Observers", Stance.CONFIRMS, "army shell hospital tyre")
    room.report("2024-05-12", "B", "The army", Stance.DENIES, "shell hospital tyre")
    (claim,) = room.linked()
    assert [turn.standing for turn in claim.history] == [
        Standing.UNCONTESTED,
        Standing.DISPUTED,
        Standing.CONFIRMED,
        Standing.DISPUTED,
    ]


def test_who_made_the_claim_settles_nothing_by_confirming_it() -> None:
    room = Newsroom()
    room.report("2024-05-03", "A", "The rebels", Stance.ACCUSES, "army shell hospital tyre")
    room.report("2024-05-04", "B", "The army", Stance.DENIES, "shell hospital tyre")
    room.report("2024-05-09", "A", "The rebels", Stance.CONFIRMS, "army shell hospital tyre")
    assert room.linked()[0].standing is Standing.DISPUTED
