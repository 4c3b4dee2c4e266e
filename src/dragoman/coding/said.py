"""A statement in the making: what was said, by whom, to whom, put together from the words that tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Token

from dragoman.coding.cast import Cast
from dragoman.coding.clauses import conjuncts, logical_object, slot
from dragoman.coding.cut_out import cover, words_in
from dragoman.coding.quotes import Quotes
from dragoman.lexicons.rules import CueRule
from dragoman.records import (
    Article,
    Participant,
    Passage,
    Span,
    Stance,
    Statement,
    StatementKind,
    make_id,
)

WRITTEN: Final = frozenset({"statement"})
"""How something is put out, in words that belong to the cue."""

LEADING: Final = frozenset({"even", "and", "but", "or", "so", "yet"})
"""Words before a name that do not belong to it: "even the minister"."""

_CLOSING: Final = frozenset({")", "”", '"'})


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what the rest of the coder needs of it: its sentences, cue word and rule."""

    statement: Statement
    sentence: int
    last_sentence: int
    cue: Token
    rule_id: str
    about: int = -1
    """Index of the statement that this one speaks of ("which Beijing denies"), -1 for none."""


def said_of(
    cue: Token,
    cue_span: Span,
    speaker: Participant | None,
    addressee: Participant | None,
    content: list[Span],
    stance: Stance,
    rule_id: str,
    number: int,
    article: Article,
    quotes: Quotes,
    about: int,
    phrase: Span | None = None,
    attitude: bool = False,
) -> Said | None:
    """The statement, with its content trimmed of the cue and its sentences counted; None where no words are left."""
    widen = about < 0 and quotes.at(cue.idx) is None
    spans = [cover(span, quotes) for span in content] if widen else content
    spans = outside(spans, [cue_span])
    if not spans:
        return None
    doc = cue.doc
    sentences = doc.spans["sentences"]
    first = last = number
    while first > 0 and sentences[first].start_char > spans[0].start and about < 0:
        first -= 1
    while last + 1 < len(sentences) and sentences[last].end_char < spans[-1].end:
        last += 1
    text = article.text
    passage = Passage.cut(text, spans)
    statement = Statement(
        id=make_id("st", article.id, speaker.key if speaker else "", str(cue_span.start), str(spans[0].start)),
        article_id=article.id,
        speaker=speaker,
        cue=Passage.cut(text, [cue_span]),
        content=passage,
        kind=kind_of(text, spans, quotes),
        stance=stance,
        addressee=addressee,
        speaker_phrase=Passage.cut(text, [phrase]) if phrase else None,
        attitude=attitude,
    )
    return Said(statement, first, last, cue, rule_id, about)


def outside(spans: list[Span], holes: list[Span]) -> list[Span]:
    """The spans less the holes (a quotation runs on over its cue)."""
    out = sorted(spans)
    for hole in holes:
        cut: list[Span] = []
        for span in out:
            if hole.end <= span.start or span.end <= hole.start:
                cut.append(span)
                continue
            if span.start < hole.start:
                cut.append(Span(start=span.start, end=hole.start))
            if hole.end < span.end:
                cut.append(Span(start=hole.end, end=span.end))
        out = cut
    return out


def kind_of(text: str, spans: list[Span], quotes: Quotes) -> StatementKind:
    """Direct when every word stands in quotation marks, indirect when none does, else mixed."""
    words = [w for span in spans for w in words_in(text, span)]
    quoted = sum(quotes.at(w) is not None for w in words)
    if not quoted:
        return StatementKind.INDIRECT
    return StatementKind.DIRECT if quoted == len(words) else StatementKind.MIXED


def speaker_of(heads: list[Token], cast: Cast) -> Participant | None:
    """Who speaks; several together are one voice."""
    tokens = [t for head in heads[:1] for t in conjuncts(head)]
    parties = [p for t in tokens if (p := cast.anyone_at(t))]
    shared = cast.named_at(tokens[0]) if len(tokens) == 1 else []
    parties = shared if len(shared) > 1 else parties
    if not parties:
        return None
    if len(parties) == 1:
        return parties[0]
    span = Span(start=min(p.span.start for p in parties), end=max(p.span.end for p in parties))
    countries = {p.country for p in parties}
    return replace(
        parties[0],
        key="+".join(p.key for p in parties),
        text=span.of(cast.text),
        span=span,
        name=" and ".join(p.name for p in parties),
        actor_id="",
        country=countries.pop() if len(countries) == 1 else "",
        sectors=(),
        role="",
    )


def phrase_of(heads: list[Token], cue: Token) -> Span:
    """The whole phrase that names the speaker, with what describes them: "Ana Ruiz, a former aide"; "who" in "who said"."""
    subjects = [c for c in cue.children if c.dep_ == "nsubj"]
    pronoun = subjects[0] if len(subjects) == 1 and subjects[0].tag_ in ("WP", "WDT") else None
    head = pronoun if pronoun is not None and cue.dep_ == "relcl" else heads[0]
    tokens = [t for t in head.subtree if not t.is_space and not _goes_on(t, head, cue)]
    if cue.is_punct:  # "Minister: no talks": the parse hangs what is said on the name
        tokens = [t for t in tokens if (t.i < cue.i) == (head.i < cue.i)]
    while len(tokens) > 1 and (tokens[0].is_punct or tokens[0].lower_ in LEADING) and tokens[0].i < head.i:
        tokens.pop(0)
    while len(tokens) > 1 and (tokens[-1].is_punct or tokens[-1].dep_ == "cc") and tokens[-1].text not in _CLOSING:
        tokens.pop()
    return Span(start=tokens[0].idx, end=tokens[-1].idx + len(tokens[-1].text))


def _goes_on(token: Token, head: Token, cue: Token) -> bool:
    """Whether a word below a name belongs to another clause: the cue's own, one that the parse hangs there, or ", who fled," before it."""
    for above in (token, *token.ancestors):
        if above == head:
            return False
        if above == cue:
            return True
        beside = (
            (above.dep_ == "relcl" or (above.dep_ in ("acl", "advcl") and above.tag_ == "VBG"))
            and above.left_edge.nbor(-1).text in (",", "--", "—", "–")
            if above.left_edge.i
            else False
        )
        if above.i > head.i and (above.dep_ in ("parataxis", "ccomp", "advcl") or (beside and head.i < cue.i)):
            return True
    return False


def addressee_of(cue: Token, rule: CueRule, cast: Cast, speakers: list[Token]) -> Participant | None:
    """To whom it is said: the first known one in the slots that the cue's rule names."""
    for name in rule.addressee:
        for token in logical_object(cue) if name == "obj" else slot(cue, name):
            if token not in speakers and (named := cast.named_at(token)):
                return named[0]
    return None


def cue_span_of(cue: Token, beside: Sequence[Token] = ()) -> Span:
    """The cue with what stands directly by it: auxiliaries and adverbs before, a particle after ("has also hit out"), its rule's words."""
    start = end = cue
    for child in reversed(list(cue.lefts)):
        if (
            child.dep_ in ("aux", "auxpass", "advmod", "neg")
            and child.i == start.i - 1
            and child.n_lefts + child.n_rights == 0
        ):
            start = child
    for child in cue.rights:
        if child.dep_ == "prt" and child.i == cue.i + 1:
            end = child
    for prep in cue.rights:  # "said in a statement"
        if prep.dep_ == "prep" and prep.lower_ == "in" and prep.i == end.i + 1:
            text = next((t for t in prep.children if t.dep_ == "pobj" and t.lemma_.lower() in WRITTEN), None)
            end = text if text is not None and text.i - prep.i <= 3 else end
    for word in beside:
        end = word if end.i < word.i <= cue.i + 4 else end
    return Span(start=start.idx, end=end.idx + len(end.text))
