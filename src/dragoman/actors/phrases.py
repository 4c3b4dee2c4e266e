"""Noun phrases around names and actor nouns: what stands before the core, whose it is, and what follows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Token

from dragoman.actors.drafts import Hit, NounHit, What
from dragoman.actors.longer_names import HONORIFICS
from dragoman.actors.view import View
from dragoman.lexicons import NameKind
from dragoman.records import ActorKind

LINKING: Final = frozenset({"of", "for", "from", "in", "at", "with", "to", "on", "near"})
"""Prepositions after a core whose object can say where somebody belongs."""

PROXIES: Final = frozenset(
    "backed supported funded sponsored trained armed supplied made built owned allied aligned brokered mediated friendly style speaking "
    "educated designed installed imposed proclaimed born occupied annexed held".split()
)
"""After a name and a hyphen: the name belongs to somebody else than the one who is meant ("Iran-backed fighters" are not Iran)."""


@dataclass(slots=True)
class Phrase:
    """A noun phrase with an actor noun, a person's name or a body's name at its core.

    `core_start` to `core_end` holds nouns and name; `start` to `end` the whole phrase. `modifiers` are names before the core
    ("Chinese" destroyer), `nouns` the actor nouns in and before the core in text order, `possessor` the head of "China's" or "his".
    `after` maps prepositions to heads of their objects; `appositions` are heads of phrases set beside this one; `foreign` says that a name
    unknown to the gazetteer stands before the core.
    """

    core_start: int
    core_end: int
    start: int
    end: int
    head: int
    name: Hit | None = None
    nouns: list[NounHit] = field(default_factory=list)
    modifiers: list[Hit] = field(default_factory=list)
    possessor: int | None = None
    determiner: str = ""
    after: list[tuple[str, int]] = field(default_factory=list)
    appositions: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    foreign: bool = False


def is_person(view: View, hit: Hit) -> bool:
    """Whether a name is that of a person; a country's name that is also somebody's surname is first of all the country's."""
    if hit.names:
        listed = [n for n in hit.names if n.strong] or hit.names
        return any(view.lexicon.actors[n.actor_id].kind is ActorKind.PERSON for n in listed)
    return hit.label == "PERSON"


def is_body(view: View, hit: Hit) -> bool:
    """Whether a name is that of an organisation; the seat of one ("Brussels") is first of all a city."""
    if hit.names:
        listed = [n for n in hit.names if n.strong] or hit.names
        return any(view.lexicon.actors[n.actor_id].kind is ActorKind.BODY for n in listed)
    return hit.label == "ORG"


def phrases(view: View) -> list[Phrase]:
    """Every phrase of the article that may mean somebody, in text order; inner names that modify one belong to it."""
    out: list[Phrase] = []
    used: set[int] = set()
    cores = sorted(_cores(view), key=lambda phrase: -phrase.core_end)
    for phrase in cores:  # from the right, so that what stands before a core is claimed by the core
        if phrase.core_end - 1 in used:
            continue
        _extend_left(view, phrase)
        used.update(range(phrase.start, phrase.core_end))
        if phrase.possessor is not None:
            used.difference_update(range(phrase.start, _after_possessor(view, phrase)))
        phrase.head = _root(view, phrase)
        _extend_right(view, phrase)
        out.append(phrase)
    return sorted(out, key=lambda phrase: (phrase.core_start, phrase.core_end))


def _after_possessor(view: View, phrase: Phrase) -> int:
    index = phrase.possessor or 0
    while index < phrase.core_end and view.doc[index].tag_ not in ("POS", "PRP$", "WP$"):
        index += 1
    return min(index + 1, phrase.core_start)


def _cores(view: View) -> Iterator[Phrase]:
    """Names of persons and bodies with the titles before them, and actor nouns that stand alone."""
    taken: set[int] = set()
    for hit in view.hits:
        if not (is_person(view, hit) or is_body(view, hit)):
            continue
        start = hit.start
        nouns: list[NounHit] = []
        kinds = (What.PERSON, What.GROUP, What.ORGAN) if is_person(view, hit) else (What.GROUP, What.ORGAN)
        if hit.names or hit.label == "PERSON":
            while start > 0 and view.sentence_of[start - 1] == view.sentence_of[hit.start]:
                before = view.noun_at.get(start - 1)
                if before and before.end == start and before.what in kinds:
                    nouns.insert(0, before)
                    start = before.start
                elif view.doc[start - 1].lower_.rstrip(".") in HONORIFICS or _ends_abbreviation(view, start - 1):
                    start -= 1
                elif (office := _office_of(view, start)) is not None and is_person(view, hit):
                    nouns.insert(0, office)
                    start = office.start
                else:
                    break
        taken.update(range(start, hit.end))
        yield Phrase(start, hit.end, start, hit.end, hit.end - 1, name=hit, nouns=nouns)
    for noun in view.nouns:
        if noun.start not in taken and view.doc[noun.head].pos_ in ("NOUN", "PROPN"):
            yield Phrase(noun.start, noun.end, noun.start, noun.end, noun.head, nouns=[noun])


def _ends_abbreviation(view: View, i: int) -> bool:
    """Whether the token is the full stop of "Lt." or "Dr."."""
    return view.doc[i].text == "." and i > 0 and view.doc[i - 1].lower_ in HONORIFICS


def _office_of(view: View, end: int) -> NounHit | None:
    """The title in "Minister of Foreign Affairs" before a name: capitals all the way back to its "of"."""
    doc, i = view.doc, end - 1
    while (
        i > max(end - 6, 0) and (doc[i].text[0].isupper() or doc[i].lower_ in ("and", "the")) and i not in view.noun_at
    ):
        if i in view.hit_at:
            return None
        i -= 1
    noun = view.noun_at.get(i - 1)
    return (
        noun
        if i < end - 1 and doc[i].lower_ in ("of", "for") and noun is not None and noun.end == i and noun.title
        else None
    )


_BEFORE: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET", "ADV", "X", "PRON"})


def _extend_left(view: View, phrase: Phrase) -> None:
    """Takes in what stands before the core: adjectives, nationalities, nouns, numbers, a determiner or a possessor."""
    doc, first = view.doc, phrase.core_start
    sentence = view.sentence_of[first]
    i = first - 1
    while i >= 0 and view.sentence_of[i] == sentence:
        token = doc[i]
        hit = view.hit_at.get(i)
        if hit is not None and hit.end == i + 1 and hit.names:
            if _joins(view, hit, phrase):
                phrase.modifiers.insert(0, hit)
                i = phrase.start = hit.start
                i -= 1
                continue
            break
        noun = view.noun_at.get(i)
        if noun is not None and noun.end == i + 1 and _attached(token, i, phrase.core_end):
            phrase.nouns.insert(0, noun)
            i = phrase.start = noun.start
            i -= 1
            continue
        if token.tag_ == "POS":
            owner = _owner(token)
            if 0 <= owner < i:
                phrase.possessor = owner
                phrase.start = _noun_phrase_start(view, owner)
            break
        if token.tag_ in ("PRP$", "WP$"):
            phrase.possessor = phrase.start = i
            break
        if token.lower_ in ("least", "most") and i and doc[i - 1].lower_ == "at":
            break
        if token.pos_ == "DET":
            phrase.determiner = token.lower_
            phrase.start = i
            break
        if token.lower_ in ("and", ",", "-", "–", "or") and _links_modifiers(view, i):
            i -= 1
            continue
        if (token.pos_ in _BEFORE or token.tag_ in ("VBN", "VBG", "HYPH")) and _attached(token, i, phrase.core_end):
            phrase.words.insert(0, token.lower_)
            phrase.foreign = phrase.foreign or (
                token.pos_ == "PROPN" and token.text[0].isupper() and not token.is_sent_start
            )
            phrase.start = i
            i -= 1
            continue
        break


def _attached(token: Token, i: int, end: int) -> bool:
    """Whether the parse hangs `token` on a later word of the phrase, directly or by such a word."""
    head = token.head.i
    return i < head < end or (token.dep_ in ("compound", "amod", "nmod", "det", "nummod") and head > i)


def _joins(view: View, hit: Hit, phrase: Phrase) -> bool:
    """Whether a name directly before belongs to the phrase: a nationality, or a name that modifies its nouns."""
    if is_person(view, hit):
        return False
    adjective = any(name.kind is NameKind.ADJECTIVE for name in hit.names)
    token = view.doc[hit.end - 1]
    if adjective and token.dep_ != "pobj":
        return True
    head = token.head.i
    if hit.end - 1 < head < phrase.core_end or token.dep_ in ("compound", "amod", "nmod"):
        return True
    beside = hit.end == phrase.core_start and phrase.name is None
    return (
        beside
        and token.dep_ in ("conj", "pobj", "ROOT", "dep", "appos")
        and view.doc[phrase.core_end - 1].dep_ not in ("dobj", "attr")
    )


def _links_modifiers(view: View, i: int) -> bool:
    """Whether a hyphen, comma or "and" stands between two modifiers ("Hungarian and Romanian", "Saudi-led")."""
    token = view.doc[i]
    if i == 0 or i + 1 >= len(view.doc):
        return False
    if token.tag_ == "HYPH" or token.text in ("-", "–"):
        return not token.whitespace_ and not view.doc[i - 1].whitespace_
    before, after = view.hit_at.get(i - 1), view.hit_at.get(i + 1)
    if before is None or after is None:
        return False
    return _modifies(before) and _modifies(after)


def _modifies(hit: Hit) -> bool:
    return any(name.kind in (NameKind.ADJECTIVE, NameKind.PROPER) for name in hit.names)


def _owner(mark: Token) -> int:
    """The head of the possessor before 's."""
    return mark.head.i if mark.head.i < mark.i else mark.i - 1


def _noun_phrase_start(view: View, head: int) -> int:
    """Where the noun phrase headed by `head` starts."""
    start = view.doc[head].left_edge.i
    return start if view.sentence_of[start] == view.sentence_of[head] and head - start < 12 else head


def _root(view: View, phrase: Phrase) -> int:
    """The token of the core, or of the phrase, on which the rest of the sentence hangs."""
    doc = view.doc
    inside = range(phrase.core_start, phrase.core_end)
    for i in inside:
        if doc[i].head.i not in inside or doc[i].head.i == i:
            if doc[i].dep_ in ("compound", "amod", "det", "nmod", "punct") and phrase.core_end - 1 > i:
                continue
            return i
    return phrase.core_end - 1


def _extend_right(view: View, phrase: Phrase) -> None:
    """Finds what follows: prepositional phrases and appositions; the span takes in those that tell who is meant."""
    doc = view.doc
    sentence = view.sentence_of[phrase.head]
    for i in range(phrase.core_start, phrase.core_end):
        for child in doc[i].children:
            if child.i < phrase.core_end or view.sentence_of[child.i] != sentence:
                continue
            if child.dep_ == "prep" and child.lower_ in LINKING and child.i == phrase.end:
                for grand in child.children:
                    if grand.dep_ == "pobj" and grand.i > child.i:
                        phrase.after.append((child.lower_, grand.i))
                        if child.lower_ in ("of", "for"):
                            phrase.end = _right_edge(view, doc[listed(grand)[-1]] if is_plural(view, phrase) else grand)
            elif child.dep_ == "appos":
                phrase.appositions.append(child.i)
    if not phrase.appositions:
        beside = _beside(view, phrase)
        if beside is not None:
            phrase.appositions.append(beside)


def is_plural(view: View, phrase: Phrase) -> bool:
    """Whether the noun that heads a phrase is in the plural."""
    return bool(phrase.nouns) and view.doc[phrase.nouns[-1].head].tag_ in ("NNS", "NNPS")


def listed(token: Token) -> list[int]:
    """A token and what is coordinated with it to its right: "the presidents of Chad and Kenya"."""
    out = [token.i]
    for child in token.children:
        if child.dep_ == "conj" and child.i > token.i:
            out += listed(child)
    return out


def _right_edge(view: View, head: Token) -> int:
    """The end of a noun phrase without relative clauses and what follows a comma."""
    last = head
    for right in head.rights:
        if right.dep_ in ("relcl", "acl", "punct", "appos", "cc", "conj", "advcl", "npadvmod"):
            break
        if view.sentence_of[right.right_edge.i] != view.sentence_of[head.i]:
            break
        last = right.right_edge
    hit, noun = view.hit_at.get(last.i), view.noun_at.get(last.i)
    return max(last.i + 1, hit.end if hit else 0, noun.end if noun else 0)


def _beside(view: View, phrase: Phrase) -> int | None:
    """The head of "a spokeswoman ..." in "Jane Roe, a spokeswoman for the army, ..." where the parse missed it."""
    doc, i = view.doc, phrase.end
    if i + 1 >= len(doc) or doc[i].text != "," or phrase.name is None or not is_person(view, phrase.name):
        return None
    j = i + 1
    while j < min(i + 8, len(doc)) and view.sentence_of[j] == view.sentence_of[i]:
        noun = view.noun_at.get(j)
        if noun is not None and noun.what is What.PERSON:
            k = noun.end
            while (
                k < len(doc)
                and view.sentence_of[k] == view.sentence_of[i]
                and doc[k].text not in (",", ".", ";", "and", "or", "–", "-")
            ):
                if doc[k].pos_ in ("VERB", "AUX"):
                    return None
                k += 1
            return noun.head if k >= len(doc) or doc[k].text in (",", ".") else None
        if doc[j].pos_ not in _BEFORE and doc[j].tag_ != "POS":
            return None
        j += 1
    return None
