"""Whether a name of a country, capital or city stands for those who act there, or for the place itself."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

LOCATIVE: Final = frozenset(
    "in at near inside outside around across throughout within through via into toward towards along off beyond surrounding".split()
)
"""Prepositions after which a name is a place, whatever it is the name of."""

LEAVING: Final = frozenset(
    "withdraw flee return arrive come travel fly leave depart retreat evacuate escape pull exit deport expel emigrate withdrawal departure "
    "retreat evacuation exit flight broadcast report live reporting".split()
)
"""Words whose "from" names a place, of countries too."""

MOTION: Final = frozenset(
    "travel go fly come arrive head return move drive walk march trip visit journey tour send deploy advance flee relocate bring take rush "
    "ride sail dispatch flight way road route return welcome".split()
)
"""Words whose "to" names a place, of capitals and cities."""

PARTS: Final = frozenset(
    "city capital town centre center outskirts suburb suburbs streets street north south east west northeast northwest southeast southwest "
    "part region district port airport square area side mayor people residents siege battle fall capture bombardment shelling".split()
)
"""Words whose "of" with a city names a part of the place, or what befell it."""

TAKERS: Final = frozenset(
    "interfere intervene meddle invest interference intervention meddling investment confidence trust interest stake believe belief "
    "faith rooted disappointed".split()
)
"""Words whose "in" names somebody who is acted upon, not a place."""


WATERS: Final = frozenset(
    "gulf sea strait straits bay cape isthmus horn cedar cedars coast shores waters ports".split()
)
"""Words whose "of" with a country names a part of the earth: "the Gulf of Guinea"."""

NEAR_SEATS: Final = frozenset("at outside near inside around in beside behind past through opposite across".split())
GROUNDS: Final = frozenset(
    "grounds lawn gates gate steps walls wall garden gardens halls roof windows shadow front entrance".split()
)
"""Where a body's seat is a building: "outside the parliament", "in the grounds of the Kremlin"."""


def is_place(token: Token, *, country: bool, seat: bool = False) -> bool:
    """Whether the name headed by `token` stands in a place's position.

    Args:
        token: the head of the name.
        country: whether it is a country's own name, which acts in more positions than a city's or a capital's.
        seat: whether it is a body ("at the Kremlin", "outside the parliament").
    """
    first = token
    while first.dep_ in ("conj", "appos") and first.head.i < first.i and first.head.pos_ == "PROPN":
        first = first.head
    if first.dep_ != "pobj":
        return False
    preposition = first.head
    word, governor = preposition.lower_, preposition.head
    if seat:
        return word in NEAR_SEATS or (word == "of" and governor.lower_ in GROUNDS)
    if word == "at" and country:
        return False  # "fired rockets at Israel"
    if word in LOCATIVE:
        return not (word == "in" and governor.lemma_.lower() in TAKERS)
    if word == "from":
        return not country or governor.lemma_.lower() in LEAVING
    if country:
        return word == "of" and governor.lower_ in WATERS
    if word in ("over", "above"):
        return True
    if word == "to":
        return governor.lemma_.lower() in MOTION
    return word == "of" and governor.lower_ in PARTS
