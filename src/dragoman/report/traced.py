"""What the rules make of a sentence, as a text for people and as a line of JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.records import Decider, Firing, NearMiss, Participant, TracedSentence, TracedWord
from dragoman.report.lines import encode, event_fields
from dragoman.report.plain import date_words, party_words, printable


def trace_line(sentence: TracedSentence, *, most: int | None = None) -> str:
    """The sentence as one line of JSON; each word has at most `most` near misses, and their full number as `near_count`."""
    fields: dict[str, Any] = msgspec.to_builtins(sentence)
    for shown, word in zip(fields["words"], sentence.words, strict=True):
        shown["near_count"] = len(word.near)
        shown["near"] = shown["near"][:most]
        if word.firing is not None:
            shown["firing"]["event"] = event_fields(word.firing.event)
    return encode({"record": "trace", **fields})


def trace_text(sentence: TracedSentence, *, most: int | None = None) -> str:
    """The sentence as a text, safe to print, with at most `most` near misses a word; where no rule knows a word, how to add one."""
    lines = [" ".join(sentence.text.split())]
    for word in sentence.words:
        lines += _word(word, most)
    if not sentence.words:
        lines += _nothing_known(sentence)
    return printable("\n".join(lines))


def _word(word: TracedWord, most: int | None) -> Iterator[str]:
    yield ""
    yield f"  {word.text} ({'noun' if word.noun else 'verb'} {word.lemma})" + (f": {word.note}" if word.note else "")
    if word.firing is not None:
        yield from (f"    {line}" for line in _firing(word.firing))
    elif not word.note:
        yield "    no rule fired"
    if word.near:
        shown = word.near[:most]
        yield "    nearly fired:" if word.firing is None else "    others:"
        yield from (f"      {_near(miss)}" for miss in shown)
        if left_out := len(word.near) - len(shown):
            yield f"      and {left_out} more (--all)"


def _firing(firing: Firing) -> Iterator[str]:
    event = firing.event
    what = " ".join(filter(None, (event.type.value, event.mode)))
    yield f"fired: {firing.rule_id} -> {what}, {event.status.label}; date {date_words(event.date)}"
    if firing.no_event:
        yield f"  no event: {firing.no_event}"
    for role, parties in (
        ("actor", event.actors),
        ("recipient", event.recipients),
        ("reported by", event.reported_by),
    ):
        yield from (f"  {role}: {_party(party)}" for party in parties)
    yield from (f'  status: "{mark.text}" (rule {mark.rule_id})' for mark in event.status.marks)
    decision = firing.decision
    if decision.reader_label:
        sure = f" {decision.reader_probability:.2f}" if decision.reader_probability is not None else ""
        word = "it decided" if decision.by is Decider.READER else "the rule decided"
        yield f"  second reader: {decision.reader_label}{sure}; {'both agree' if decision.by is Decider.BOTH else word}"


def _party(party: Participant) -> str:
    return f'"{" ".join(party.text.split())}" -> {party_words((party,))}'


def _near(miss: NearMiss) -> str:
    return f"{miss.rule_id} ({' '.join(filter(None, (miss.type.value, miss.mode)))}): {miss.why}"


def _nothing_known(sentence: TracedSentence) -> Iterator[str]:
    verbs, nouns = sentence.unknown_verbs, sentence.unknown_nouns
    yield ""
    yield "  no event rule knows any word of this sentence"
    yield f"  its verbs: {', '.join(verbs) or 'none'}; its nouns: {', '.join(nouns) or 'none'}"
    if not (verbs or nouns):
        return
    kind, lemma = ("verb", verbs[0]) if verbs else ("noun", nouns[0])
    example = " ".join(sentence.text.split()).replace("\\", "\\\\").replace('"', '\\"')
    yield ""
    yield "  A rule for one of them, in a lexicon directory of your own (my-lexicon/events/own.yaml):"
    yield f"    - id: own-{''.join(c if c.isascii() and c.isalnum() else '-' for c in lemma)}"
    yield "      type: CONSULT            # the type that it tells"
    yield f"      {kind}: [{lemma}]"
    yield "      needs: [actor, recipient]"
    yield f'      examples: ["{example}"]'
    yield '  Then: dragoman rules test "SENTENCE" --lexicons my-lexicon'
