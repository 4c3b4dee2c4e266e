"""The second reader: a small encoder that says what one party of a sentence does to another, and how sure it is.

It sees the sentence with the two parties marked (entity markers, Baldini Soares et al. 2019) and gives a probability for each of the
sixteen types and for NONE. It is trained only on the project's own sentences (`training/`, `make model`); `model/reader.json` is its
card, with the temperature that calibrates the probabilities (Guo et al. 2017).
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
from dragoman.records import EventType, Span

MODEL: Final = Path(__file__).parent / "model"
NONE: Final = "NONE"
"""The label for a pair that does nothing of the sixteen types."""

LABELS: Final = (NONE, *sorted(kind.value for kind in EventType))
MARKS: Final = {"<s>": "[unused1]", "</s>": "[unused2]", "<t>": "[unused3]", "</t>": "[unused4]"}
"""The tokens that stand for the marks around actor and recipient."""

LENGTH: Final = 128
"""Tokens that the reader sees of a sentence, marks included; 99.6 % of the training sentences are shorter."""

LEAD: Final = 8
"""Tokens kept before the first mark of a longer one."""


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
    version: str
    temperature: float


@lru_cache(maxsize=2)
def _load(folder: Path) -> _Loaded:
    try:
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer
    except ImportError as error:
        raise MissingDependency(
            f"the second reader needs {error.name}: `pip install onnxruntime tokenizers`, or code with --no-reader"
        ) from None
    card = msgspec.json.decode((folder / "reader.json").read_bytes())
    if tuple(card["labels"]) != LABELS:
        raise MissingDependency(f"{folder}: this reader was trained for other labels; `make model` trains a new one")
    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return _Loaded(
        session=InferenceSession(str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]),
        tokenizer=Tokenizer.from_file(str(folder / "tokenizer.json")),
        version=card["version"],
        temperature=card["temperature"],
    )


def reader_version() -> str:
    """The version of the shipped reader, from its card."""
    return str(msgspec.json.decode((MODEL / "reader.json").read_bytes())["version"])


def read_pairs(pairs: Sequence[Pair], folder: Path = MODEL) -> list[Reading]:
    """A reading of each pair, in order.

    Args:
        pairs: what to read.
        folder: where the model lies.

    Raises:
        MissingDependency: onnxruntime or tokenizers is not installed.
    """
    if not pairs:
        return []
    loaded = _load(folder)
    scores = logits([token_ids(marked(pair), loaded.tokenizer) for pair in pairs], loaded.session)
    return [_reading(chances) for chances in softmax(scores / loaded.temperature)]


def _reading(chances: np.ndarray[Any, Any]) -> Reading:
    best = int(chances.argmax())
    each = {label: float(p) for label, p in zip(LABELS, chances, strict=True)}
    return Reading(LABELS[best], float(chances[best]), each)


def logits(rows: Sequence[Sequence[int]], session: Any) -> np.ndarray[Any, Any]:
    """The scores of token rows, one line a row and one column a label.

    Rows are run one by one: int8 activations are scaled by the whole input (dynamic quantization), so in a batch what is said of a
    sentence would depend on its neighbours. It costs an eighth of the speed.
    """
    out = np.zeros((len(rows), len(LABELS)), dtype=np.float32)
    for number, row in enumerate(rows):
        ids = np.array([row], dtype=np.int64)
        (out[number],) = session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0]
    return out


def softmax(logits: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Probabilities, row by row."""
    weights = np.exp(logits - logits.max(axis=1, keepdims=True))
    scaled: np.ndarray[Any, Any] = weights / weights.sum(axis=1, keepdims=True)
    return scaled


def marked(pair: Pair) -> str:
    """The sentence with the two parties marked; where one holds the other ("Russia's army"), the rest of the longer is marked."""
    actor, recipient = pair.actor, pair.recipient
    if actor.start < recipient.end and recipient.start < actor.end:
        if actor.end - actor.start < recipient.end - recipient.start:
            recipient = _rest(recipient, actor)
        else:
            actor = _rest(actor, recipient)
    cuts = [(actor.start, "<s>"), (actor.end, "</s>"), (recipient.start, "<t>"), (recipient.end, "</t>")]
    text = pair.text
    for at, mark in sorted(cuts, key=lambda cut: (cut[0], not cut[1].startswith("</")), reverse=True):
        text = text[:at] + mark + text[at:]
    return text


def _rest(outer: Span, inner: Span) -> Span:
    """What of `outer` stands after `inner`, or before it where nothing does."""
    after = inner.end < outer.end
    return Span(start=inner.end, end=outer.end) if after else Span(start=outer.start, end=inner.start)


def token_ids(text: str, tokenizer: Any) -> list[int]:
    """The token ids of a marked sentence; a long one is cut to `LENGTH` around its marks. Training uses this function too."""
    for mark, token in MARKS.items():
        text = text.replace(mark, f" {token} ")
    ids: list[int] = tokenizer.encode(" ".join(text.split())).ids
    if len(ids) <= LENGTH:
        return ids
    marks = {tokenizer.token_to_id(token) for token in MARKS.values()}
    where = [i for i, one in enumerate(ids) if one in marks]
    first = max(min(where, default=1) - LEAD, 1)
    if where and where[-1] >= first + LENGTH - 2:  # the parties stand far apart: the end with the later one
        first = max(1, min(where[0], where[-1] - (LENGTH - 2) + LEAD))
    return [ids[0], *ids[first : first + LENGTH - 2], ids[-1]]
