"""Runs a second reader that `train_reader.py` wrote: a small encoder that scores what an actor does to a recipient in a sentence.

It is trained only on the project's own sentences (`relations/`); `model/reader.json` is its card. The package does not use it yet.
It sees the sentence with the two parties marked and gives a probability for each of the sixteen types and for NONE.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np

from dragoman.errors import MissingDependency
from dragoman.records import Span

MODEL: Final = Path(__file__).parent / "model"
NONE: Final = "NONE"
BATCH: Final = 64
"""Pairs that are scored together; like lengths stand together, so little is padded."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence, and where in it the actor and the recipient stand (offsets into `text`)."""

    text: str
    actor: Span
    recipient: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader takes a pair for: the likeliest label, its probability, and those of all labels."""

    label: str
    probability: float
    probabilities: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Loaded:
    session: Any
    tokenizer: Any
    labels: tuple[str, ...]
    marks: Mapping[str, str]
    length: int
    temperature: float


def available() -> bool:
    """Whether the package has a trained reader."""
    return (MODEL / "reader.onnx").is_file()


@lru_cache(maxsize=1)
def _load() -> _Loaded:
    try:
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer
    except ImportError as error:
        raise MissingDependency(f"the second reader needs {error.name}: `pip install onnxruntime tokenizers`") from None
    card = msgspec.json.decode((MODEL / "reader.json").read_bytes())
    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return _Loaded(
        session=InferenceSession(str(MODEL / "reader.onnx"), options, providers=["CPUExecutionProvider"]),
        tokenizer=Tokenizer.from_file(str(MODEL / "tokenizer.json")),
        labels=tuple(card["labels"]),
        marks=card["marks"],
        length=card["length"],
        temperature=card["temperature"],
    )


def read_pairs(pairs: Sequence[Pair]) -> list[Reading]:
    """A reading of each pair, in order.

    Raises:
        MissingDependency: onnxruntime or tokenizers is not installed.
    """
    if not pairs:
        return []
    loaded = _load()
    encoded = [_encoded(pair, loaded) for pair in pairs]
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i]))
    out: list[Reading | None] = [None] * len(pairs)
    for start in range(0, len(order), BATCH):
        group = order[start : start + BATCH]
        longest = max(len(encoded[i]) for i in group)
        ids = np.zeros((len(group), longest), dtype=np.int64)
        for n, i in enumerate(group):
            ids[n, : len(encoded[i])] = encoded[i]
        (logits,) = loaded.session.run(None, {"input_ids": ids, "attention_mask": (ids != 0).astype(np.int64)})
        scaled = logits / loaded.temperature
        weights = np.exp(scaled - scaled.max(axis=1, keepdims=True))
        for i, row in zip(group, weights / weights.sum(axis=1, keepdims=True), strict=True):
            best = int(row.argmax())
            probabilities = {label: float(p) for label, p in zip(loaded.labels, row, strict=True)}
            out[i] = Reading(loaded.labels[best], float(row[best]), probabilities)
    return [reading for reading in out if reading is not None]


def marked(pair: Pair, marks: Mapping[str, str]) -> str:
    """The sentence with the two parties between their marks; where one holds the other, the inner one is marked."""
    actor, recipient = pair.actor, pair.recipient
    if actor.start < recipient.end and recipient.start < actor.end:  # "Russia's army" and "Russia"
        inner, outer = (
            (actor, recipient) if actor.end - actor.start < recipient.end - recipient.start else (recipient, actor)
        )
        rest = (
            Span(start=inner.end, end=outer.end) if inner.end < outer.end else Span(start=outer.start, end=inner.start)
        )
        actor, recipient = (inner, rest) if inner is pair.actor else (rest, inner)
    cuts = [(actor.start, "<s>"), (actor.end, "</s>"), (recipient.start, "<t>"), (recipient.end, "</t>")]
    text = pair.text
    for at, mark in sorted(cuts, key=lambda cut: (cut[0], cut[1].startswith("</")), reverse=True):
        text = f"{text[:at]} {marks[mark]} {text[at:]}"
    return " ".join(text.split())


def _encoded(pair: Pair, loaded: _Loaded) -> list[int]:
    """Token ids; a long sentence is cut around the marks."""
    ids: list[int] = loaded.tokenizer.encode(marked(pair, loaded.marks)).ids
    if len(ids) <= loaded.length:
        return ids
    opening = {loaded.tokenizer.token_to_id(mark) for mark in loaded.marks.values()}
    first = max(min((i for i, one in enumerate(ids) if one in opening), default=1) - 8, 1)
    return [ids[0], *ids[first : first + loaded.length - 2], ids[-1]]
