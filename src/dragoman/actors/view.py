"""An article as this room sees it: what is read, and which names and nouns of the lexica stand on its tokens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from spacy.tokens import Doc

from dragoman.actors.drafts import Hit, NounHit, What
from dragoman.actors.longer_names import (
    COMPOUND,
    HONORIFICS,
    is_title_word,
    longer_name,
    may_be_given,
    namesake_towns,
    other_person,
    trimmed,
    wider_name,
)
from dragoman.actors.names_told import glossed, is_about_sport
from dragoman.lexicons import ActorLexicon, NounKind
from dragoman.lexicons.actors import PHRASE_END, singulars
from dragoman.records import ActorKind, Article

NAMED: Final = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
"""Labels of the model that may name an actor or a place unknown to the gazetteer."""

_WHAT: Final = {
    NounKind.PERSON: What.PERSON,
    NounKind.GROUP: What.GROUP,
    NounKind.ORGAN: What.ORGAN,
    NounKind.THING: What.THING,
    NounKind.GENERIC: What.PERSON,
}

ORGANISATIONS: Final = frozenset(
    "party agency group organisation organization office body bloc alliance union station bureau committee council commission movement "
    "firm institution institute faction wing branch team delegation mission headquarters network service unit association foundation board "
    "panel league federation department centre center".split()
)
"""Last words of generic nouns that name bodies; any other generic noun ("spokesman", "leader") names a person."""


@dataclass(slots=True)
class View:
    """One article under reading.

    `sentence_of` has the sentence number of each token, -1 where it is not read; `sports` are the numbers of sentences about sport;
    `glosses` has the long form of each acronym that the article spells out.
    """

    doc: Doc
    article: Article
    lexicon: ActorLexicon
    date: str
    sentence_of: list[int]
    hits: list[Hit] = field(default_factory=list)
    hit_at: dict[int, Hit] = field(default_factory=dict)
    nouns: list[NounHit] = field(default_factory=list)
    noun_at: dict[int, NounHit] = field(default_factory=dict)
    quoted: frozenset[int] = frozenset()
    sports: frozenset[int] = frozenset()
    glosses: Mapping[str, str] = field(default_factory=dict)

    def text(self, start: int, end: int) -> str:
        """The words of the tokens `start` to `end`, as they stand in the article."""
        last = self.doc[end - 1]
        return self.article.text[self.doc[start].idx : last.idx + len(last)]

    def country_of(self, actor_id: str) -> str:
        """The country of an actor of the gazetteer; of a person, that of the latest role in a country."""
        actor = self.lexicon.actors[actor_id]
        if actor.kind is ActorKind.PERSON:
            held = [role.country for role in actor.roles]
            return next((c for c in reversed(held) if c in self.lexicon.actors), held[-1] if held else "")
        return actor.country


def look(doc: Doc, article: Article, lexicon: ActorLexicon) -> View:
    """The view of an article, with the names and nouns that stand in it."""
    sentence_of = [-1] * len(doc)
    for number, span in enumerate(doc.spans["sentences"]):
        sentence_of[span.start : span.end] = [number] * (span.end - span.start)
    view = View(doc, article, lexicon, article.date.day, sentence_of, glosses=dict(glossed(article.text)))
    _place_hits(view, _names(view))
    view.nouns = list(_nouns(view))
    view.noun_at = {i: noun for noun in view.nouns for i in range(noun.start, noun.end)}
    _place_hits(view, _unknown_names(view))
    view.quoted = frozenset(_quoted(doc))
    view.sports = frozenset(n for n, sentence in enumerate(doc.spans["sentences"]) if is_about_sport(sentence))
    return view


def _place_hits(view: View, hits: Iterator[Hit]) -> None:
    view.hits = sorted([*view.hits, *hits], key=lambda hit: hit.start)
    view.hit_at = {i: hit for hit in view.hits for i in range(hit.start, hit.end)}


def _names(view: View) -> Iterator[Hit]:
    """Names of the gazetteer, and longer names around them."""
    doc = view.doc
    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token): token.i + 1 for token in doc}
    taken: set[int] = set()
    matched: list[Hit] = []
    others = _other_meanings(view)
    for match in view.lexicon.find(view.article.text):
        start, end = starts.get(match.start), ends.get(match.end)
        if (
            start is None
            or end is None
            or view.sentence_of[start] < 0
            or view.sentence_of[start] != view.sentence_of[end - 1]
        ):
            continue
        if view.text(start, end) in others:
            taken.update(range(start, end))
            yield Hit(start, end, (), "ORG")
        elif any(name.strong for name in match.names) or _may_be_a_name(view, start, end):
            matched.append(Hit(start, end, match.names))
    entities = [e for e in doc.ents if view.sentence_of[e.start] >= 0]
    persons = [(e.start, e.end) for e in entities if e.label_ == "PERSON"]
    headlines = _headlines(doc)
    compound = [e for e in entities if e.label_ in COMPOUND and e.start not in headlines]
    towns = {hit.start: hit for hit in namesake_towns(view, matched)}
    longer = [hit for e in compound if (hit := longer_name(view, e.start, e.end, e.label_, matched))]
    for hit in longer:
        taken.update(range(hit.start, hit.end))
        if hit.label == "ORG":
            yield hit
    name_ends = {hit.end for hit in matched if any(name.strong for name in hit.names)}
    matched_at = {i: hit for hit in matched for i in range(hit.start, hit.end)}
    for hit in matched:
        wider = None if hit.start in headlines else wider_name(view, hit, matched_at)
        whole = towns.get(hit.start) or other_person(view, hit, persons, name_ends) or wider or hit
        if taken.isdisjoint(range(whole.start, whole.end)):
            taken.update(range(whole.start, whole.end))
            yield whole


def _other_meanings(view: View) -> frozenset[str]:
    """Acronyms of the gazetteer that this article spells out as something else."""
    lexicon, found = view.lexicon, []
    for short, long in view.glosses.items():
        bearers = {n.actor_id for n in lexicon.forms.get(short, ())}
        named = {n.actor_id for n in lexicon.forms.get(long, ())}
        if bearers and bearers.isdisjoint(named):
            found.append(short)
    return frozenset(found)


NO_NAME: Final = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"})


def _may_be_a_name(view: View, start: int, end: int) -> bool:
    """Whether a weak form ("Friday", "Price") stands as a proper name here; "Major" before another name is a rank."""
    doc = view.doc
    if end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].is_title and is_title_word(view, doc[end - 1]):
        return False
    acronym = end - start == 1 and len(doc[start]) > 2 and doc[start].is_upper
    return (acronym or any(t.pos_ == "PROPN" for t in doc[start:end])) and not any(
        t.ent_type_ in NO_NAME for t in doc[start:end]
    )


def _unknown_names(view: View) -> Iterator[Hit]:
    """What the model takes for names, where the lexica have nothing; of "Colonel John Doe" the name alone."""
    for entity in view.doc.ents:
        if entity.label_ not in NAMED or view.sentence_of[entity.start] < 0:
            continue
        start, end = entity.start, entity.end
        while start < end and (start in view.noun_at or start in view.hit_at):
            start += 1
        hit = trimmed(view.doc, start, end, entity.label_)
        if hit is None or (entity.label_ != "PERSON" and start != entity.start):
            continue
        if not any(i in view.noun_at or i in view.hit_at for i in range(hit.start, hit.end)) and _is_name(view, hit):
            yield Hit(hit.start, hit.end, (), "PERSON") if _is_called_so(view, hit) else hit


def _is_called_so(view: View, hit: Hit) -> bool:
    """Whether the words before a name say that it is a person's: the model takes "Mr Valetas" for an organisation now and then."""
    before = hit.start - 1
    if before > 0 and view.doc[before].text == ".":
        before -= 1
    if hit.label == "PERSON" or before < 0:
        return False
    if view.doc[before].lower_.rstrip(".") in HONORIFICS:
        return True
    beside = view.noun_at.get(before - 1) if view.doc[before].text == "," else None
    person = beside is not None and beside.what is What.PERSON  # "the commissioner, Oksana Doe, wrote"
    return (
        person
        and view.doc[hit.end - 1].dep_ == "appos"
        and all(may_be_given(view, t) for t in view.doc[hit.start : hit.end])
    )


def _is_name(view: View, hit: Hit) -> bool:
    """Whether a word at the start of a sentence, where every word is capitalised, is capitalised elsewhere too."""
    token = view.doc[hit.start]
    if hit.end - hit.start > 1 or not token.is_sent_start or token.is_upper:
        return True
    return any(other.text == token.text and not other.is_sent_start for other in view.doc)


def _headlines(doc: Doc) -> set[int]:
    """Tokens of sentences in which nearly every word is capitalised, so that capitals say nothing there."""
    out: set[int] = set()
    for sentence in doc.spans["sentences"]:
        words = [t for t in sentence if t.is_alpha and len(t) > 3]
        if len(words) > 3 and sum(t.text[0].isupper() for t in words) >= 0.8 * len(words):
            out.update(range(sentence.start, sentence.end))
    return out


def _nouns(view: View) -> Iterator[NounHit]:
    """Nouns and titles of the lexica, leftmost and longest first."""
    trie, doc, lexicon = view.lexicon.phrases, view.doc, view.lexicon
    i, size = 0, len(doc)
    words = [token.lower_.removeprefix("ex-") for token in doc]
    while i < size:
        if view.sentence_of[i] < 0 or i in view.hit_at:
            i += 1
            continue
        found = _longest(trie, words, i, view)
        if found is None:
            i += 1
            continue
        end, phrase = found
        head = next(
            (k for k in range(i, end) if k + 1 < end and words[k + 1] in ("of", "-", "in", "to", "for")), end - 1
        )
        if doc[head].pos_ in ("NOUN", "PROPN", "ADJ", "X") or (
            doc[head].tag_ in ("VBG", "VBN", "NN", "NNS") and end - i > 1
        ):
            title, noun = lexicon.titles.get(phrase), lexicon.nouns.get(phrase)
            yield NounHit(
                start=i,
                end=end,
                head=head,
                phrase=f"ex-{phrase}" if doc[i].lower_.startswith("ex-") else phrase,
                sectors=title if title is not None else noun.sectors if noun else (),
                what=_what(phrase, None if title is not None or noun is None else noun.kind),
                generic=title is None and noun is not None and noun.kind is NounKind.GENERIC,
                title=title is not None,
            )
            i = end
        else:
            i += 1


def _what(phrase: str, kind: NounKind | None) -> What:
    """What a noun names; a title (no kind) is a person's."""
    if kind is NounKind.GENERIC and phrase.split()[-1] in ORGANISATIONS:
        return What.ORGAN
    return What.PERSON if kind is None else _WHAT[kind]


def _longest(trie: Mapping[str, Any], words: list[str], start: int, view: View) -> tuple[int, str] | None:
    best: tuple[int, str] | None = None
    nodes = [trie]
    i = start
    while nodes and i < len(words) and view.sentence_of[i] == view.sentence_of[start] and i not in view.hit_at:
        if words[i] == "." and i > start:  # "Lt. Gen." comes in pieces
            i += 1
            continue
        forms = singulars(words[i]) if words[i].isalpha() else (words[i].rstrip("."), words[i])
        nodes = [node[form] for node in nodes for form in dict.fromkeys(forms) if form in node]
        i += 1
        for node in nodes:
            if PHRASE_END in node:
                best = (i, node[PHRASE_END])
                break
    return best


OPENING: Final = frozenset("“«„")
CLOSING: Final = frozenset("”»")


def _quoted(doc: Doc) -> Iterator[int]:
    """Tokens inside double quotes; a quotation that is not closed ends with its paragraph."""
    inside = False
    for token in doc:
        text = token.text
        if text in OPENING:
            inside = True
        elif text in CLOSING:
            inside = False
        elif text in ('"', "``", "''"):
            inside = not inside
        elif token.is_space and "\n" in text:
            inside = False
        elif inside:
            yield token.i
