"""The flow of this room: names and nouns, phrases, drafts, coreference, records."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from dragoman.actors.article_country import report_country
from dragoman.actors.build import from_name, from_phrase
from dragoman.actors.coreference import link
from dragoman.actors.describe import Desk, describe
from dragoman.actors.drafts import Draft, What
from dragoman.actors.people import known_in
from dragoman.actors.phrases import Phrase, is_person, phrases
from dragoman.actors.view import View, look
from dragoman.lexicons import Lexicons
from dragoman.records import Article, Mention, Resolution, ScorePart, Span, make_id


def resolve(doc: Doc, article: Article, lexicons: Lexicons) -> tuple[tuple[Mention, ...], tuple[Resolution, ...]]:
    """Mentions and resolutions, aligned, in text order.

    Args:
        doc: the parse of `article.text`, with `doc.spans["sentences"]` set.
        article: the article; its date decides which office somebody holds.
        lexicons: the gazetteer, and the nouns and titles that carry a sector.
    """
    view = look(doc, article, lexicons.actors)
    found = phrases(view)
    known = known_in(view)
    known.home = report_country(view, known)
    desk = Desk(view, known, _by_head(found))
    absorbed = _absorbed(desk, found)
    drafts: list[Draft] = []
    claimed: set[int] = set()
    for phrase in found:
        for hit in phrase.modifiers:
            claimed.update(range(hit.start, hit.end))
        if phrase.name is not None:
            claimed.update(range(phrase.name.start, phrase.name.end))
        if id(phrase) not in absorbed:
            drafts.extend(from_phrase(desk, phrase))
    alone = (from_name(desk, hit) for hit in view.hits if hit.start not in claimed)
    drafts.extend(draft for draft in alone if draft is not None)
    return _frozen(view, link(view, drafts, known.home))


def _by_head(found: Iterable[Phrase]) -> dict[int, Phrase]:
    by_head: dict[int, Phrase] = {}
    for phrase in found:
        for i in range(phrase.core_start, phrase.core_end):
            by_head.setdefault(i, phrase)
    by_head.update({phrase.head: phrase for phrase in found})
    return by_head


def _absorbed(desk: Desk, found: Iterable[Phrase]) -> set[int]:
    """Phrases that stand beside another one and so belong to its mention; the other's span grows over them."""
    absorbed: set[int] = set()
    for phrase in found:
        if id(phrase) in absorbed:
            phrase.appositions = []
            continue
        kept = []
        for head in phrase.appositions:
            other = desk.by_head.get(head)
            if (
                other is None
                or other is phrase
                or other.core_start < phrase.core_end
                or not _one_and_the_same(desk, phrase, other)
            ):
                continue
            kept.append(head)
            absorbed.add(id(other))
            phrase.end = max(phrase.end, other.end)
        phrase.appositions = kept
    return absorbed


def _one_and_the_same(desk: Desk, phrase: Phrase, other: Phrase) -> bool:
    """Whether a phrase beside another can mean the same one; the parse takes some lists ("Putin, Biden and Xi") for appositions."""
    view = desk.view
    if phrase.name is not None and other.name is not None:
        return False
    countries = set(describe(desk, phrase).countries), set(describe(desk, other).countries)
    if all(countries) and countries[0].isdisjoint(countries[1]):
        return False
    name, noun = phrase.name or other.name, (other if phrase.name else phrase).nouns
    if name is None or not noun:
        return True
    return is_person(view, name) == (noun[-1].what is What.PERSON)


def _words_of(tokens: TokenSpan) -> Span:
    """The code points of a draft's tokens, without white space at its edges, which the parse may hang on a noun."""
    words = [t for t in tokens if not t.is_space] or list(tokens)
    return Span(start=words[0].idx, end=words[-1].idx + len(words[-1]))


def _frozen(view: View, drafts: list[Draft]) -> tuple[tuple[Mention, ...], tuple[Resolution, ...]]:
    doc, article = view.doc, view.article
    spans = {id(d): _words_of(doc[d.start : d.end]) for d in drafts}
    ids = {
        id(d): make_id(
            "mn", article.id, str(spans[id(d)].start), str(spans[id(d)].end), d.actor_id or d.name or d.country
        )
        for d in drafts
    }
    mentions, resolutions = [], []
    for draft in sorted(drafts, key=lambda d: spans[id(d)].start):
        span = spans[id(draft)]
        mention = Mention(
            id=ids[id(draft)],
            article_id=article.id,
            sentence=draft.sentence,
            span=span,
            text=span.of(article.text),
            kind=draft.kind,
            head=draft.head,
            chain=ids[id(draft.first)] if draft.chain is not None else "",
        )
        mentions.append(mention)
        resolutions.append(
            Resolution(
                mention_id=mention.id,
                actor_id=draft.actor_id,
                name=draft.name,
                country=draft.country,
                sectors=draft.sectors,
                role=draft.role,
                judgement=draft.judgement,
                score=round(sum(value for _, value in draft.parts), 3),
                score_parts=tuple(ScorePart(name=name, value=value) for name, value in draft.parts),
                reason="; ".join(dict.fromkeys(draft.reasons)) or "no word of it says who acts",
            )
        )
    return tuple(mentions), tuple(resolutions)
