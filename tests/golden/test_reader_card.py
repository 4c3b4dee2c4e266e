"""The shipped second reader is the one of its card, and reads the sentences kept aside in training as well as the card says."""

from __future__ import annotations

import hashlib
import json
import zlib
from pathlib import Path

import pytest

from dragoman.coding.reader import LABELS, MODEL, Pair, read_pairs, reader_version
from dragoman.evaluate.relations import marked_spans

pytestmark = pytest.mark.golden

RELATIONS = Path(__file__).parents[2] / "training" / "relations"
ACCURACY = 0.77
CALIBRATION = 0.08
"""The most that mean probability and accuracy may lie apart."""


def kept_aside() -> list[dict[str, str]]:
    rows = [json.loads(line) for file in sorted(RELATIONS.glob("*.jsonl")) for line in file.read_text().splitlines()]
    return [row for row in rows if zlib.crc32(row["sentence"].encode()) % 8 == 0]


def test_the_card_is_of_this_model() -> None:
    digest = hashlib.sha256((MODEL / "reader.onnx").read_bytes()).hexdigest()
    assert digest.startswith(reader_version())
    assert (MODEL / "reader.onnx").stat().st_size < 30e6


def test_what_was_kept_aside_is_read_as_the_card_says() -> None:
    rows = kept_aside()
    pairs = []
    for row in rows:
        (actor,), (recipient,) = marked_spans(row["marked"], row["sentence"])
        pairs.append(Pair(row["sentence"], actor, recipient))
    readings = read_pairs(pairs)
    right = sum(one.label == row["type"] for one, row in zip(readings, rows, strict=True)) / len(rows)
    sure = sum(one.probability for one in readings) / len(rows)
    assert {row["type"] for row in rows} == set(LABELS)
    assert right >= ACCURACY
    assert abs(sure - right) <= CALIBRATION
