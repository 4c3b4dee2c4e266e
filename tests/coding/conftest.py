from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

POS = {
    "N": "NOUN",
    "V": "VERB",
    "M": "AUX",
    "I": "ADP",
    "D": "DET",
    "J": "ADJ",
    "R": "ADV",
    "P": "PRON",
    "W": "PRON",
    "T": "PART",
}


@pytest.fixture(scope="session")
def hand_parsed() -> Callable[[str], Doc]:
    """A Doc from one line a token: word, lemma, tag, dependency, index of the head."""
    vocab = spacy.blank("en").vocab

    def build(table: str) -> Doc:
        rows = [line.split() for line in table.strip().splitlines()]
        doc = Doc(
            vocab,
            words=[r[0] for r in rows],
            lemmas=[r[1] for r in rows],
            tags=[r[2] for r in rows],
            pos=[
                "PROPN"
                if r[2].startswith("NNP")
                else "PUNCT"
                if r[2] in (".", ",", "``", "''")
                else POS.get(r[2][0], "X")
                for r in rows
            ],
            deps=[r[3] for r in rows],
            heads=[int(r[4]) for r in rows],
            sent_starts=[i == 0 for i in range(len(rows))],
        )
        doc.spans["sentences"] = list(doc.sents)
        return doc

    return build
