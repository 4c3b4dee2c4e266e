"""Longer proper names around a name of the gazetteer: "Paris Hilton" is not Paris, "Jordan River" not Jordan, "Paris, Texas" not France."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc, Token

from dragoman.actors.drafts import Hit
from dragoman.actors.names_told import ORGANISATION_WORDS, kind_by_words
from dragoman.lexicons import Name, NameKind
from dragoman.records import ActorKind

if TYPE_CHECKING:
    from dragoman.actors.view import View


def longer_name(view: View, start: int, end: int, label: str, matched: list[Hit]) -> Hit | None:
    """A proper name that has a country or a city in it and is not it: "New York Times", "Paris Agreement", "Kenya Airways".

    None where the other words are nouns of the lexica ("Serbian Army"), or where nothing says that it is one name.
    """
    name = trimmed(view.doc, start, end, label)
    if name is None:
        return None
    inner = tuple(hit for hit in matched if name.start <= hit.start and hit.end <= name.end)
    if not inner or any(_stays(view, n, name.label) for h in inner for n in h.names):
        return None
    if _modifies_more(view, name, inner):
        return None
    covered = {i for hit in inner for i in range(hit.start, hit.end)}
    others = [view.doc[i] for i in range(name.start, name.end) if i not in covered]
    content = [t for t in others if t.is_alpha and not t.is_stop]
    if not content or not all(t.text[0].isupper() for t in content) or any(is_title_word(view, t) for t in content):
        return None
    if any(t.pos_ in ("VERB", "AUX") or t.text in (",", "-", "–", "and") for t in others):
        return None
    words = view.text(name.start, name.end)
    return Hit(name.start, name.end, (), "ORG" if kind_by_words(words) else label, inner)


def _stays(view: View, name: Name, label: str) -> bool:
    """Whether a known one's name is no part of a longer one; "League" may be part of an organisation's."""
    kind = view.lexicon.actors[name.actor_id].kind
    part = kind is ActorKind.BODY and label == "ORG" and not name.strong and not name.form.isupper()
    return kind in (ActorKind.PERSON, ActorKind.BODY) and not part


def _modifies_more(view: View, name: Hit, inner: tuple[Hit, ...]) -> bool:
    """Whether the model cut a nationality and the noun before another one out as a name ("Panamanian Immigration" inspectors)."""
    last = view.doc[name.end - 1]
    nationality = all(n.kind is NameKind.ADJECTIVE for hit in inner for n in hit.names)
    return nationality and last.dep_ == "compound" and last.head.i >= name.end and name.end - name.start == 2


COMPOUND: Final = frozenset({"ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"})
"""Labels of the model under which a longer name swallows the names of places inside it."""


def other_person(view: View, hit: Hit, persons: list[tuple[int, int]], ends: set[int]) -> Hit | None:
    """The longer personal name that a name is part of ("Paris Hilton", "Igor Putin"), so that the shorter form means somebody else."""
    person = any(view.lexicon.actors[n.actor_id].kind is ActorKind.PERSON for n in hit.names)
    if person and any(name.strong for name in hit.names):
        return _longer_person(view, hit, persons)
    if any(n.kind in (NameKind.ADJECTIVE, NameKind.PERSON) for n in hit.names):
        return None
    for start, end in persons:
        if start <= hit.start and hit.end <= end and end - start > hit.end - hit.start:
            others = [
                view.doc[i] for i in range(start, end) if not hit.start <= i < hit.end and not is_hyphened(view.doc, i)
            ]
            if (
                len(others) + hit.end - hit.start <= LONGEST_PERSON
                and ends.isdisjoint(t.i + 1 for t in others)
                and all(may_be_given(view, t) or (t.i >= hit.end and t.is_title and t.pos_ == "PROPN") for t in others)
            ):
                return Hit(start, end, (), "PERSON")
    if person and hit.start > 0 and hit.start not in ends:
        before = view.doc[hit.start - 1]
        given = (
            before.pos_ == "PROPN"
            and before.dep_ == "compound"
            and before.text.istitle()
            and before.head.i == hit.end - 1
        )
        if given and not is_title_word(view, before):
            return Hit(hit.start - 1, hit.end, (), "PERSON")
    return None


def _longer_person(view: View, hit: Hit, persons: list[tuple[int, int]]) -> Hit | None:
    """The longer name of somebody else, of which a known person's two names are a part ("Mohammed Hussein Roble")."""
    if hit.end - hit.start > 2:
        return None
    for start, end in persons:
        if start <= hit.start and hit.end <= end and 0 < (end - start) - (hit.end - hit.start) <= 2:
            others = [view.doc[i] for i in range(start, end) if not hit.start <= i < hit.end]
            if all(may_be_given(view, t) and t.pos_ == "PROPN" for t in others):
                return Hit(start, end, (), "PERSON")
    return None


def is_hyphened(doc: Doc, i: int) -> bool:
    """Whether a token is the hyphen or the second half of a given name such as "Chol-gun"."""
    if doc[i].text == "-":
        return 0 < i < len(doc) - 1 and not doc[i - 1].whitespace_ and not doc[i].whitespace_ and doc[i + 1].is_alpha
    return i > 1 and doc[i].is_lower and doc[i - 1].text == "-" and is_hyphened(doc, i - 1)


def may_be_given(view: View, token: Token) -> bool:
    """Whether a word may be part of a personal name."""
    return token.is_alpha and token.is_title and not token.is_stop and not is_title_word(view, token)


LONGEST_PERSON: Final = 4
"""Words that a personal name has at most; what the model takes for a longer one is mostly a headline in capitals."""


def is_title_word(view: View, token: Token) -> bool:
    """Whether a word is an honorific, an office or an actor noun of the lexica."""
    word = token.lower_.rstrip(".")
    return word in HONORIFICS or view.lexicon.title(word) is not None or view.lexicon.noun(word) is not None


HONORIFICS: Final = frozenset(
    "mr mrs ms miss mx dr sir dame lord lady madam prof professor sheikh sheik ayatollah imam rev reverend king queen prince princess "
    "emperor sultan emir pope gen lt col maj capt sgt cmdr adm brig".split()
)
"""Words before a name that say that a person's name follows."""


def trimmed(doc: Doc, start: int, end: int, label: str) -> Hit | None:
    """What the model takes for a name, without article, possessive ending and titles at its edges; None where nothing proper is left."""
    while start < end and (
        doc[start].is_stop or doc[start].is_punct or doc[start].is_space or not doc[start].text[0].isupper()
    ):
        start += 1
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    if label == "PERSON":
        while start < end - 1 and doc[start].lower_.rstrip(".") in HONORIFICS:
            start += 1
    if start >= end or not any(t.pos_ == "PROPN" for t in doc[start:end]):
        return None
    while label == "PERSON" and end < len(doc) and is_hyphened(doc, end):
        end += 1
    return Hit(start, end, (), label)


GEOGRAPHIC: Final = frozenset(
    "river lake sea gulf strait bay ocean island islands mountain mountains valley canal peninsula desert basin falls beach "
    "park forest delta coast street avenue square road boulevard row".split()
)
AROUND: Final = frozenset(
    "north south east west northern southern eastern western central upper lower greater mainland inner outer".split()
)
"""Words before a country's name that leave it that country's."""


def wider_name(view: View, hit: Hit, matched_at: dict[int, Hit]) -> Hit | None:
    """The longer name that a country's or city's name is one word of: "Jordan River", "Kenya Brooks", "Lake Chad", "Air Jordan".

    Only where the parse makes the words one name, and the other word is none that the lexica know.
    """
    kinds = {n.kind for n in hit.names if n.strong}
    if not kinds or kinds - {NameKind.PROPER, NameKind.CAPITAL, NameKind.CITY}:
        return None
    if any(
        view.lexicon.actors[n.actor_id].kind not in (ActorKind.COUNTRY, ActorKind.PLACE) for n in hit.names if n.strong
    ):
        return None
    doc, last = view.doc, hit.end - 1
    if hit.start and _honoured(doc, hit.start):
        return Hit(hit.start, hit.end, (), "PERSON")
    if hit.end < len(doc) and doc[last].dep_ == "compound" and doc[last].head.i >= hit.end:
        end = doc[last].head.i + 1
        words = [doc[i] for i in range(hit.end, end)]
        if len(words) <= 2 and all(_belongs(view, t, matched_at) for t in words):
            return Hit(hit.start, end, (), _label(words[-1]), (hit,))
    before = doc[hit.start - 1] if hit.start else None
    if (
        before is not None
        and before.dep_ == "compound"
        and before.head.i == last
        and before.lower_ not in AROUND
        and _belongs(view, before, matched_at)
    ):
        return Hit(before.i, hit.end, (), _label(doc[last] if before.lower_ not in GEOGRAPHIC else before), (hit,))
    return None


def _honoured(doc: Doc, start: int) -> bool:
    """Whether "Mrs" or the like stands before a name."""
    i = start - 2 if doc[start - 1].text == "." and start > 1 else start - 1
    return doc[i].lower_.rstrip(".") in ("mr", "mrs", "ms", "miss", "dr")


def _belongs(view: View, token: Token, matched_at: dict[int, Hit]) -> bool:
    """Whether a word is a capitalised one that stands for nothing by itself; a surname that somebody known bears may be another's."""
    hit = matched_at.get(token.i)
    return (
        token.pos_ == "PROPN"
        and token.is_alpha
        and token.is_title
        and (hit is None or not any(name.strong for name in hit.names))
        and not is_title_word(view, token)
        and not token.is_stop
    )


def _label(token: Token) -> str:
    """What a name unknown to the gazetteer is, by its last word and by the model."""
    if token.lower_ in GEOGRAPHIC:
        return "LOC"
    if token.lower_ in ORGANISATION_WORDS:
        return "ORG"
    return token.ent_type_ if token.ent_type_ in ("ORG", "FAC", "LOC", "EVENT", "PRODUCT", "WORK_OF_ART") else "PERSON"


def namesake_towns(view: View, matched: list[Hit]) -> Iterator[Hit]:
    """Towns that bear the name of a country, a capital or a city elsewhere, told by the region after the comma: "Lebanon, Pennsylvania"."""
    by_start = {hit.start: hit for hit in matched}
    for hit in matched:
        after = by_start.get(hit.end + 1)
        if after is None or view.doc[hit.end].text != ",":
            continue
        there = _countries(view, after, (ActorKind.PLACE,))
        here = _countries(view, hit, (ActorKind.COUNTRY, ActorKind.PLACE))
        if there and here and there.isdisjoint(here):
            yield Hit(hit.start, after.end, after.names)


def _countries(view: View, hit: Hit, kinds: tuple[ActorKind, ...]) -> set[str]:
    """The countries of the actors of some kinds that a name may mean."""
    named = [view.lexicon.actors[n.actor_id] for n in hit.names if n.strong and n.kind is not NameKind.ADJECTIVE]
    return {actor.country for actor in named if actor.kind in kinds}
