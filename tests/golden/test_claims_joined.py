"""How what is said in one article is joined to claims: one way of answering a row, in sentences written for this project."""

from __future__ import annotations

from functools import lru_cache

import pytest

from dragoman import ingest, pipeline
from dragoman.records import CodedArticle
from dragoman.settings import Settings

pytestmark = pytest.mark.golden

ROWS: dict[str, tuple[str, list[str]]] = {
    "a pronoun": ("The minister said the bridge was safe. Engineers contradicted him.", ["disputed"]),
    "a noun that refers": (
        "A newspaper reported that the minister would resign. The minister's office dismissed the report.",
        ["disputed"],
    ),
    "one word": (
        'A newspaper reported that the minister would resign. "Nonsense," the minister told reporters.',
        ["disputed"],
    ),
    "a noun of what was told": (
        "The strike killed nine people, the ministry said. The army denied carrying out the strike.",
        ["disputed"],
    ),
    "the opposite verb": (
        "The minister said prices had fallen. According to the union, prices have risen.",
        ["disputed"],
    ),
    "the accused, with never": (
        "The bank accused its former director of stealing 3 million euros. The director said he had never taken a cent.",
        ["disputed"],
    ),
    "a lawyer of the accused": (
        "The bank accused its former director, Anna Holm, of theft. Holm's lawyer said she was innocent.",
        ["disputed"],
    ),
    "nobody did": (
        'The minister says two protesters threw bottles at the guards. "Nobody threw anything," the organiser said.',
        ["disputed"],
    ),
    "also": (
        "France said the ship had been attacked by pirates. Spain also said that pirates had attacked the ship.",
        ["uncontested"],
    ),
    "what one said oneself is taken back": (
        "The agency said the reactor had leaked. The operator rejected the accusation. The agency later withdrew its claim.",
        ["retracted"],
    ),
    "other figures stay apart": (
        "Police said two people were killed. Witnesses spoke of at least ten dead.",
        ["uncontested", "uncontested"],
    ),
    "one word in common is not enough": (
        "The envoy said the talks had failed. The host said the talks would go on.",
        ["uncontested", "uncontested"],
    ),
}


@lru_cache
def standings() -> dict[str, list[str]]:
    settings = Settings(reader=False)
    made = (ingest.from_text(text, settings=settings, language="en") for text, _ in ROWS.values())
    coded = [one for one in pipeline.code_articles(made, settings) if isinstance(one, CodedArticle)]
    return {name: sorted(c.standing for c in one.claims) for name, one in zip(ROWS, coded, strict=True)}


def test_answers_find_what_they_answer():
    wrong = {name: found for name, found in standings().items() if found != ROWS[name][1]}
    assert len(wrong) <= 1, wrong
