"""Who takes part: the article's mentions, found again by their head token in the parse."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from spacy.tokens import Doc, Token

from dragoman.coding.clauses import antecedent, conjuncts, prepositional
from dragoman.records import Judgement, Mention, MentionKind, Participant, Resolution, Span

HAPPENINGS: Final = frozenset(
    "war conflict crisis election vote summit anniversary fighting violence attack strike invasion border economy market area region "
    "territory year week month day time stadium airport street city town village square building".split()
)
"""Heads whose inner nationality does not act: "the Ukraine war" is not Ukraine."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The mentions of one article, by the token that heads them."""

    text: str
    by_head: dict[int, list[tuple[Mention, Resolution]]] = field(default_factory=dict)
    first_persons: dict[int, Participant] = field(default_factory=dict)
    first_words: dict[str, str] = field(default_factory=dict)
    """The words of the first mention of each chain, by its id: what "he" or "the official" is called when nobody named them."""

    @classmethod
    def of(cls, doc: Doc, mentions: Sequence[Mention], resolutions: Sequence[Resolution]) -> Cast:
        """The cast of a parsed article; `mentions` and `resolutions` are aligned."""
        by_head: dict[int, list[tuple[Mention, Resolution]]] = defaultdict(list)
        for mention, resolution in zip(mentions, resolutions, strict=True):
            by_head[mention.head].append((mention, resolution))
        chains = {mention.chain for mention in mentions if mention.chain}
        first_words = {mention.id: mention.text for mention in mentions if mention.id in chains}
        cast = cls(doc.text, dict(by_head), first_words=first_words)
        cast._index_inner_heads(doc)
        return cast

    def _index_inner_heads(self, doc: Doc) -> None:
        """Lets the name in "diplomat Wang Yi" be found by either of its heads (apposition inside one mention)."""
        for entries in list(self.by_head.values()):
            for mention, resolution in entries:
                for child in doc[mention.head].children:
                    inside = mention.span.start <= child.idx and child.idx + len(child.text) <= mention.span.end
                    if child.dep_ == "appos" and inside:
                        self.by_head.setdefault(child.i, [(mention, resolution)])

    def participant(self, mention: Mention, resolution: Resolution) -> Participant:
        """The mention as a participant of a record."""
        return Participant(
            mention_id=mention.id,
            key=resolution.actor_id or mention.chain or mention.id,
            text=mention.text,
            span=mention.span,
            name=resolution.name or self.first_words.get(mention.chain, mention.text),
            actor_id=resolution.actor_id,
            country=resolution.country,
            sectors=resolution.sectors,
            role=resolution.role,
        )

    def named_at(self, token: Token) -> list[Participant]:
        """Whoever the phrase headed by `token` means, political or not; a place in a place's position is nobody."""
        token = antecedent(token)
        if token.i in self.first_persons:
            speaker = self.first_persons[token.i]
            return [replace(speaker, text=token.text, span=Span(start=token.idx, end=token.idx + len(token.text)))]
        return [
            self.participant(m, r) for m, r in self.by_head.get(token.i, ()) if r.judgement is not Judgement.NEGATIVE
        ]

    def political_at(self, token: Token) -> list[Participant]:
        """Political actors that the phrase headed by `token` means."""
        return [p for p in self.named_at(token) if p.country or p.sectors]

    def place_at(self, token: Token) -> tuple[Mention, Resolution] | None:
        """The place that the phrase headed by `token` names, if the actors room found one there."""
        for mention, resolution in self.by_head.get(token.i, ()):
            if resolution.role == "place" or (
                mention.kind is MentionKind.NAME and resolution.country and not resolution.sectors
            ):
                return mention, resolution
        return None

    def host_at(self, tokens: Iterable[Token]) -> Participant | None:
        """The country of the first known place among `tokens`, as one that receives a visitor."""
        for token in tokens:
            known = self.place_at(token)
            if known and known[1].country:
                mention, resolution = known
                return replace(self.participant(mention, resolution), key=resolution.country, sectors=(), role="host")
        return None

    def parties(self, heads: Iterable[Token], *, inside: bool = True) -> list[Participant]:
        """Political actors in the phrases headed by `heads`, lists taken apart.

        Where a head is no actor itself ("Chinese involvement", "the court's decision", "the shelling of Kharkiv by Russia") and `inside`
        holds, its possessor, modifiers and "of"/"by" phrases are asked, in this order.
        """
        out: list[Participant] = []
        for head in heads:
            for token in conjuncts(antecedent(head)):
                for party in self.political_at(token) or (
                    self.within(token) if inside and not self.named_at(token) else []
                ):
                    if all(party.key != other.key for other in out):
                        out.append(party)
        return out

    def within(self, noun: Token, depth: int = 0) -> list[Participant]:
        """Political actors inside the phrase headed by `noun`, which is none itself."""
        if depth > 2 or noun.lemma_.lower() in HAPPENINGS:
            return []
        for deps in (("poss",), ("amod", "compound", "nmod")):
            found = [
                p
                for child in noun.children
                if child.dep_ in deps and child.i < noun.i
                for token in conjuncts(child)
                for p in self.political_at(token) or (self.within(token, depth + 1) if child.dep_ == "poss" else [])
            ]
            if found:
                return found
        for preposition in ("by", "of", "on", "against", "to", "from", "between"):
            for inner in prepositional(noun, preposition):
                if inner.dep_ == "pobj" and (
                    found := [p for t in conjuncts(inner) for p in self.political_at(t) or self.within(t, depth + 1)]
                ):
                    return found
        return []

    def anyone_at(self, token: Token) -> Participant | None:
        """Who speaks at `token`: a known mention, else the noun phrase itself as an unnamed participant."""
        token = antecedent(token)
        named = self.named_at(token)
        if named:
            return named[0]
        start, end = phrase(token)
        span = Span(start=start, end=end)
        text = span.of(self.text)
        return Participant(mention_id="", key=text.lower(), text=text, span=span, name=text)


def phrase(token: Token) -> tuple[int, int]:
    """Code point range of the noun phrase headed by `token`, without relative clauses and what follows a comma."""
    doc, last = token.doc, token
    first = min((t for t in token.subtree if t.i <= token.i), key=lambda t: t.i)
    for right in token.rights:
        if right.dep_ in ("relcl", "acl", "punct", "advcl", "parataxis", "npadvmod") or right.lower_ in (
            "who",
            "which",
        ):
            break
        last = doc[right.right_edge.i]
    while last.i > first.i and (last.is_punct or last.is_space):
        last = doc[last.i - 1]
    while first.i < last.i and (first.is_punct or first.is_space):
        first = doc[first.i + 1]
    return first.idx, last.idx + len(last.text)
