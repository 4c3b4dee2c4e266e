"""relations: the PLOVER type between the marked actor and recipient of a sentence."""

from __future__ import annotations

import re

from dragoman.coding import Pair, decided, read_pairs
from dragoman.coding.decide import RULE_WEIGHT
from dragoman.errors import InputError
from dragoman.evaluate.conventions import Convention
from dragoman.evaluate.kind import Kind, Prediction
from dragoman.evaluate.rows import Row, as_body, optional_words, words_of
from dragoman.evaluate.tellings import BOTH, NEITHER, best_telling, fit, overlap
from dragoman.records import (
    UNKNOWN_DATE,
    Article,
    CodedArticle,
    Event,
    EventType,
    Span,
    Stance,
)
from dragoman.settings import Settings

LOOSE_WEIGHT = 2.5
"""How much the type of a rule counts that does not have both parties in their roles: flat from 2 to 3 on the kept-aside sentences."""

_TAG = re.compile(r"<(/?)([st])>")
_BY_STANCE = {
    Stance.ACCUSES: EventType.ACCUSE,
    Stance.DENIES: EventType.REJECT,
    Stance.DEMANDS: EventType.REQUEST,
    Stance.PROMISES: EventType.AGREE,
    Stance.WARNS: EventType.THREATEN,
    Stance.PRAISES: EventType.SUPPORT,
}
"""What a statement does, as an event, where the coder saw no event: the verbal types of the codebook."""


def marked_spans(marked: str, sentence: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans in the sentence of what `<s>` and `<t>` mark; a party may be marked more than once.

    Raises:
        InputError: the marks do not pair, or the marked sentence is another one.
    """
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    opened: dict[str, int] = {}
    dropped = 0
    for tag in _TAG.finditer(marked):
        at = tag.start() - dropped
        dropped += len(tag.group())
        closing, name = tag.groups()
        if not closing:
            opened[name] = at
        elif name in opened:
            spans[name].append(Span(start=opened.pop(name), end=at))
    if opened or _TAG.sub("", marked) != sentence:
        raise InputError("the marks do not fit the sentence")
    return tuple(spans["s"]), tuple(spans["t"])


def occurrences(words: str, sentence: str) -> tuple[Span, ...]:
    """Every place where the words stand in the sentence, whatever their case; none for no words."""
    if not words:
        return ()
    return tuple(
        Span(start=match.start(), end=match.end()) for match in re.finditer(re.escape(words), sentence, re.IGNORECASE)
    )


def parties_in(row: Row, sentence: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Every place in the sentence of the row's actor and of its recipient."""
    return occurrences(optional_words(row, "actor"), sentence), occurrences(optional_words(row, "recipient"), sentence)


def pair_of(row: Row) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of actor and recipient: where they are marked, else every occurrence of their words."""
    sentence = words_of(row, "sentence")
    if marked := optional_words(row, "marked"):
        try:
            return marked_spans(marked, sentence)
        except InputError:  # the words may still be found
            pass
    return parties_in(row, sentence)


def _article(row: Row, _: Settings) -> Article:
    return as_body(row, words_of(row, "sentence"), UNKNOWN_DATE)


def _answer(row: Row, coded: CodedArticle, convention: Convention) -> Prediction:
    """The type between the pair, under the convention: the rules' event that fits it best, and the second reader on the pair itself.

    Which event: both parties in their roles, then reversed, then the marked actor alone, then either party. Among
    equals the trigger between the two, then what is not negated or hypothetical, then the nearest. Failing these,
    what a statement of the actor does (accuses, denies, demands ...), then any event of the sentence, in the same
    order; else what the reader says alone, and without one "".
    """
    actor, recipient = pair_of(row)
    telling = best_telling(coded, actor, recipient)
    pair = fit(telling, actor, recipient).pair if telling else NEITHER
    event = telling.event if telling else None
    rule_type = (telling.rule_type or telling.event.type.value) if telling else ""
    if pair == NEITHER:
        for statement in coded.statements:
            spoken = statement.speaker is not None and overlap((statement.speaker.span,), actor)
            if spoken and statement.stance in _BY_STANCE:
                rule_type, event = _BY_STANCE[statement.stance].value, None
                break
    kind = rule_type
    if coded.versions.reader and actor and recipient:
        (reading,) = read_pairs([Pair(words_of(row, "sentence"), actor[0], recipient[0])])
        kind, _ = decided(rule_type, reading, RULE_WEIGHT if pair == BOTH else LOOSE_WEIGHT)
    if not kind:
        return {"id": row.id, "type": ""}
    if event is None or kind != event.type:
        event = Event(id="", article_id=coded.article.id, type=EventType(kind), actors=())
    trigger, rule_id = (telling.trigger_text, telling.rule_id) if telling else ("", "")
    return {"id": row.id, "type": convention(event, trigger, rule_id)}


KIND = Kind(
    name="relations",
    keys=frozenset({"sentence", "marked", "actor", "recipient"}),
    article=_article,
    answer=_answer,
    empty=lambda row: {"id": row.id, "type": ""},
)
