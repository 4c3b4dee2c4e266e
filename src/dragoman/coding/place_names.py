"""Names of places in a clause: where the parse lets a place be named, and which words there are one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final

from spacy.tokens import Token

from dragoman.coding.cast import Cast
from dragoman.coding.clauses import governing_verb, is_verbal
from dragoman.lexicons.atlas import Atlas, is_everyday
from dragoman.records import Judgement, Resolution

LOCATIVE: Final = ("in", "at", "near", "outside", "around", "inside", "across", "over", "off", "to")
"""Prepositions of a place, the likeliest first."""

INSIDE: Final = frozenset(
    {"in", "near", "outside", "inside", "around", "across", "off", "within", "throughout", "along"}
)
"""Prepositions that go on from one place to the one that it lies in."""

OTHERS: Final = frozenset("at during in with on against between by".split())
"""Prepositions of an occasion or of a party whose own phrase says where it was: "during a meeting in Geneva"."""

COMMENT: Final = frozenset(
    "condemn criticise criticize denounce reject accuse blame praise welcome deplore support oppose demand urge call ask discuss warn "
    "threaten deny dismiss question regret applaud mourn back".split()
)
"""Verbs that speak of what may have happened elsewhere: only their own phrase says where they happen."""

RUNNING: Final = frozenset("continue erupt begin start take occur break rage resume happen end open".split())
"""Verbs whose subject happens where they do: "clashes erupted in Goma"."""

JOINING: Final = frozenset("go be take engage gather meet".split())
"""Verbs that one says with an occasion: "went on strike", "are in talks"."""

TRAVEL: Final = frozenset("travel visit fly arrive go return head come trip trek journey tour land".split())
"""Triggers whose "to" or object is where they lead."""

LEAVING: Final = frozenset("withdraw retreat evacuate flee leave pull withdrawal retreat evacuation flight".split())
"""Triggers whose "from" is where they happen."""

TAKING: Final = frozenset(
    "attack bomb bombard shell strike hit raid storm capture seize besiege enter invade overrun occupy target evacuate leave retake "
    "recapture liberate pound blockade loot burn".split()
)
"""Verbs whose object, where it is a city or an area, is where they happen."""

BEFALLEN: Final = frozenset(
    "attack strike raid bombing bombardment shelling siege capture fall storming seizure occupation blockade assault offensive battle "
    "airstrike invasion evacuation recapture liberation control".split()
)
"""Nouns whose "on" or "of" names where it was: "the siege of Aleppo"."""

GATHERED: Final = BEFALLEN | frozenset(
    "talk summit meeting conference shooting protest rally march clash massacre explosion demonstration riot".split()
)
"""Nouns before which a city says where it was: "the Geneva talks"."""

PARTS: Final = frozenset(
    "north south east west centre center northeast northwest southeast southwest outskirts suburb part heart middle coast border edge "
    "island shore bank street area region side interior waters sky airspace tip end".split()
)
TOWNS: Final = frozenset(
    "city town village capital port settlement hamlet municipality neighbourhood neighborhood suburb".split()
)
AREAS: Final = frozenset(
    "province governorate oblast region state county district department prefecture canton voivodeship territory".split()
)
SITES: Final = frozenset(
    "airport airfield base square bridge hospital prison palace stadium camp crossing mosque church cathedral university school market "
    "headquarters embassy consulate port harbour harbor station court courthouse barracks hotel plant refinery dam parliament building "
    "synagogue checkpoint jail museum park".split()
)
"""Nouns that name a part of a country, a settlement, an area, or a site."""

ITS_CAPITAL: Final = "its capital"
"""What "Kenya's capital" is called."""

TRUST: Final = frozenset("confidence trust faith belief believe interest stake hope".split())
"""Words whose "in" names somebody, not a place."""

GROUND: Final = PARTS | TOWNS | AREAS | SITES
NOT_PLACES: Final = frozenset(
    {"PERSON", "ORG", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "DATE", "TIME"}
)
PLACE_LABELS: Final = frozenset({"GPE", "LOC", "FAC"})
LONGEST: Final = 5
"""Words of the longest name that is looked for."""


class Sort(StrEnum):
    """What a name found is, the most exact first."""

    FACILITY = auto()
    NAMED = auto()
    CONTEXT = auto()


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name a place, or that say where the one beside them lies (`CONTEXT`, an adjective). `noun`: what it is called, "city"."""

    words: tuple[Token, ...]
    sort: Sort
    noun: str = ""

    @property
    def text(self) -> str:
        """The words as they stand, without an article."""
        first, last = self.words[0], self.words[-1]
        return str(first.doc[first.i : last.i + 1].text)


def phrases(trigger: Token) -> Iterator[tuple[list[Token], bool]]:
    """The tokens that may name where the event at `trigger` was, phrase by phrase, the likeliest first; True: only cities and areas."""
    heads = [trigger]
    if not is_verbal(trigger) and (verb := governing_verb(trigger)) is not None:
        heads.append(verb)
    if trigger.dep_ == "nsubj" and trigger.head.lemma_ in RUNNING:
        heads.append(trigger.head)
    if trigger.dep_ == "pobj" and not is_verbal(trigger) and trigger.head.head.lemma_ in JOINING:
        heads.append(trigger.head.head)
    comments = trigger.lemma_ in COMMENT
    if not comments:
        heads += [c for head in list(heads) for c in head.children if c.dep_ in ("dobj", "dative") and c != trigger]
    travels, leaves = trigger.lemma_ in TRAVEL, trigger.lemma_ in LEAVING
    for preposition in LOCATIVE:
        for head in heads:
            for prep in (c for c in head.children if c.dep_ == "prep" and c.lower_ == preposition):
                if (preposition != "to" or travels) and not (preposition == "in" and head.lemma_.lower() in TRUST):
                    yield _below(prep), False
    for head in heads:
        for prep in (c for c in head.children if c.dep_ == "prep"):
            if (prep.lower_ == "on" and any(c.lemma_.lower() in PARTS for c in prep.children)) or (
                prep.lower_ == "from" and leaves
            ):
                yield _below(prep), False
            elif prep.lower_ in ("of", "on", "against") and head.lemma_.lower() in BEFALLEN:
                yield _below(prep), True
            elif prep.lower_ in INSIDE - set(LOCATIVE):
                yield _below(prep), False
            elif prep.lower_ in OTHERS and not comments:
                yield [t for noun in prep.children for p in _inner(noun) for t in _below(p)], False
    if travels or trigger.lemma_ in TAKING:
        yield [t for c in trigger.children if c.dep_ in ("dobj", "nsubjpass") for t in _around(c)], not travels
    if trigger.lemma_.lower() in GATHERED:
        yield [c for c in trigger.children if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN"], True


def _inner(noun: Token) -> Iterator[Token]:
    yield from (c for c in noun.children if c.dep_ == "prep" and c.lower_ in INSIDE | {"at"})


def _below(prep: Token) -> list[Token]:
    return [t for child in prep.children if child.dep_ in ("pobj", "npadvmod") for t in _around(child)] + [
        t for child in prep.children if child.dep_ == "prep" for t in _below(child)
    ]


def _around(noun: Token) -> list[Token]:
    """A noun, what stands before it and beside it, and the places that it lies in."""
    out = [noun]
    ground = noun.pos_ == "PROPN" or noun.lemma_.lower() in GROUND
    for child in noun.children:
        before = child.i < noun.i
        if before and (child.dep_ == "amod" or (ground and child.dep_ in ("compound", "nmod", "poss"))):
            out += [child, *(c for c in child.children if c.dep_ in ("compound", "nmod", "amod"))]
        elif not before and child.dep_ in ("appos", "npadvmod", "nmod") and (ground or noun.ent_type_ in PLACE_LABELS):
            out += _around(child)
        elif child.dep_ == "prep" and (child.lower_ in INSIDE | {"at"} or (child.lower_ == "of" and ground)):
            out += _below(child)
    return out


def names(tokens: list[Token], atlas: Atlas, cast: Cast, *, sure: bool = True) -> list[Named]:
    """The names of places among the tokens of a phrase, in text order; what is another's name is none.

    An everyday word ("Reading", "Nice") is one only where `sure` says that a preposition of place stands before it, and the model
    takes it for a place.
    """
    out: list[Named] = []
    taken: set[int] = set()
    for token in sorted(set(tokens), key=lambda t: t.i):
        if token.i in taken:
            continue
        if found := _site(token) or _known(token, atlas, cast) or _adjective(token, atlas) or _unknown(token):
            taken.update(word.i for word in found.words)
            if not is_everyday(found.text) or (sure and found.words[0].ent_type_ in PLACE_LABELS):
                out.append(found)
    return out


def _site(token: Token) -> Named | None:
    """A site with a name of its own: "Tahrir Square"."""
    words = _entity(token)
    if token.ent_type_ not in ("FAC", "ORG") or words[-1].lemma_.lower() not in SITES or len(words) < 2:
        return None
    words = words[1:] if words[0].lower_ == "the" else words
    return Named(words, Sort.FACILITY) if words[-1].text[0].isupper() and len(words) > 1 else None


def _known(token: Token, atlas: Atlas, cast: Cast) -> Named | None:
    """The longest name of the atlas that holds the token, unless it is part of somebody's name."""
    sentence = token.sent
    at = min(token.i - sentence.start, LONGEST - 1)
    around = list(sentence[token.i - sentence.start - at : token.i - sentence.start + LONGEST])
    starts = [n for n in range(at + 1) if _may_begin_name(around[n])]
    for length in range(LONGEST, 0, -1):
        for start in starts:
            words = tuple(around[start : start + length])
            if not start <= at < start + length or len(words) < length or not _may_be_name(words):
                continue
            text = "".join(word.text_with_ws for word in words).rstrip()
            if atlas.knows(text) and not _of_another(words, atlas.areas(text) != (), cast):
                return Named(words, Sort.NAMED, _noun(words))
    return None


def _may_begin_name(word: Token) -> bool:
    return not word.is_punct and (
        word.text[0].isupper() or word.lower_ in ("northern", "southern", "eastern", "western")
    )


def _may_be_name(words: tuple[Token, ...]) -> bool:
    first, last = words[0], words[-1]
    return (first.text[0].isupper() or len(words) > 1) and last.text[0].isalpha() and "," not in [w.text for w in words]


def _of_another(words: tuple[Token, ...], area: bool, cast: Cast) -> bool:
    """Whether the words are a person's or a body's name, or part of a longer name."""
    labels = {w.ent_type_ for w in words}
    longer = len(_entity(words[0])) > len(words)
    if labels & NOT_PLACES and (longer or not _stands_alone(words, area)):
        held = [r for word in words for _, r in cast.by_head.get(word.i, ())]
        return not any(r.role == "place" or (not longer and _is_place_entry(r)) for r in held)
    if len(words) == 1 and words[0].pos_ not in ("PROPN", "NOUN", "ADJ"):
        return True
    after = words[-1].doc[words[-1].i + 1] if words[-1].i + 1 < len(words[-1].doc) else None
    if (
        after is not None
        and after.pos_ == "PROPN"
        and words[-1].head.i >= after.i
        and words[-1].dep_ in ("compound", "nmod")
    ):
        return after.lemma_.lower() not in GROUND
    before = words[0].doc[words[0].i - 1] if words[0].i else None
    if before is not None and before.pos_ == "PROPN" and before.head in words and before.dep_ == "compound":
        return before.lemma_.lower() not in TOWNS | {"central", "downtown"}
    return any(
        r.judgement is Judgement.POSITIVE and r.sectors and r.actor_id not in ("", r.country)
        for word in words
        for m, r in cast.by_head.get(word.i, ())
    )


def _is_place_entry(resolution: Resolution) -> bool:
    """Whether the actors room knows the name as one of the gazetteer's places, and not as somebody who acts."""
    return bool(resolution.actor_id) and not resolution.sectors and resolution.judgement is not Judgement.POSITIVE


def _stands_alone(words: tuple[Token, ...], area: bool) -> bool:
    """Whether words that the model takes for another kind of name stand where only a place does: "in X, Lebanon", "the city of X"."""
    if area:
        return True
    doc, first, last = words[0].doc, words[0], words[-1]
    if _noun(words):
        return True
    comma = last.i + 2 < len(doc) and doc[last.i + 1].text == "," and doc[last.i + 2].ent_type_ in PLACE_LABELS
    return comma or (first.i > 0 and doc[first.i - 1].lower_ in ("in", "near") and first.ent_type_ in ("ORG", "NORP"))


def _noun(words: tuple[Token, ...]) -> str:
    """What the place is called beside its name: "province" of "Aleppo province" and of "the province of Aleppo"."""
    doc, first, last = words[0].doc, words[0], words[-1]
    after = doc[last.i + 1].lemma_.lower() if last.i + 1 < len(doc) else ""
    if after in AREAS | TOWNS:
        return str(after)
    if after == "'s" and last.i + 2 < len(doc) and doc[last.i + 2].lemma_.lower() == "capital":
        return ITS_CAPITAL
    if first.i > 1 and doc[first.i - 1].lower_ == "of" and doc[first.i - 2].lemma_.lower() in AREAS | TOWNS:
        return str(doc[first.i - 2].lemma_.lower())
    before = doc[first.i - 1].lemma_.lower() if first.i else ""
    return str(before) if before in AREAS | TOWNS else ""


def _adjective(token: Token, atlas: Atlas) -> Named | None:
    """A country's adjective, which says where the city beside it lies; with "capital" it names one."""
    if (
        token.dep_ not in ("amod", "compound", "nmod")
        or not token.text[0].isupper()
        or not atlas.country_of(token.text)
    ):
        return None
    capital = token.head.lemma_.lower() == "capital" and token.head.i == token.i + 1
    return Named((token, token.head) if capital else (token,), Sort.CONTEXT, token.head.lemma_.lower())


def _unknown(token: Token) -> Named | None:
    """What the model takes for a place and the atlas does not know."""
    if token.ent_type_ not in PLACE_LABELS or not token.text[0].isalpha():
        return None
    words = _entity(token)
    words = words[1:] if words[0].lower_ == "the" and len(words) > 1 else words
    if words[0].pos_ not in ("PROPN", "ADJ", "NOUN") or not any(w.text[0].isupper() for w in words):
        return None
    sort = Sort.FACILITY if token.ent_type_ == "FAC" else Sort.NAMED
    return Named(words, sort, _noun(words) or token.ent_type_)


def _entity(token: Token) -> tuple[Token, ...]:
    """The words of the entity that the model sees at `token`, the token alone where it sees none."""
    if not token.ent_type_:
        return (token,)
    first = last = token
    while first.ent_iob_ == "I" and first.i > 0:
        first = token.doc[first.i - 1]
    while last.i + 1 < len(token.doc) and token.doc[last.i + 1].ent_iob_ == "I":
        last = token.doc[last.i + 1]
    return tuple(token.doc[first.i : last.i + 1])
