"""Weights of the user's own are loaded and asked as their family wants it; the model is a tiny random one that the test builds."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dragoman.errors import SettingsError
from dragoman.records import Quality
from dragoman.settings import Settings, Translating
from dragoman.translate import engine_for, lines
from dragoman.translate.weights import Weights

ctranslate2 = pytest.importorskip("ctranslate2", reason="pip install 'dragoman[translate]'")
sentencepiece = pytest.importorskip("sentencepiece", reason="pip install 'dragoman[translate]'")

WIDTH = 16
SENTENCES = [
    "وصل الوزير إلى العاصمة",
    "قال الوزير إن الاتفاق بعيد",
    "The minister arrived in the capital",
    "He said no",
] * 10
SPECIAL = ["<unk>", "<s>", "</s>", "<pad>"]


def pieces(directory: Path, *names: str) -> list[str]:
    """SentencePiece models of that name, trained on a few sentences; the pieces."""
    made = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES), model_writer=made, vocab_size=60, hard_vocab_limit=False, minloglevel=2
    )
    for name in names:
        (directory / name).write_bytes(made.getvalue())
    loaded = sentencepiece.SentencePieceProcessor(model_proto=made.getvalue())
    return [loaded.id_to_piece(number) for number in range(3, loaded.get_piece_size())]


def random_model(directory: Path, words: list[str]) -> None:
    """A transformer of one layer with random weights, as a CTranslate2 converter would write it."""
    spec = ctranslate2.specs.TransformerSpec.from_config((1, 1), 2)
    random = np.random.default_rng(7)
    sizes = {"embeddings_0/weight": (len(words), WIDTH), "embeddings/weight": (len(words), WIDTH)}
    sizes |= {"projection/weight": (len(words), WIDTH)}
    for side, layer in (("encoder", "self_attention"), ("decoder", "self_attention"), ("decoder", "attention")):
        three = [3 * WIDTH, WIDTH] if layer == "self_attention" else [WIDTH, 2 * WIDTH, WIDTH]
        for number, rows in enumerate(three):
            sizes[f"{side}/layer_0/{layer}/linear_{number}/weight"] = (rows, WIDTH)
    for side in ("encoder", "decoder"):
        sizes[f"{side}/layer_0/ffn/linear_0/weight"] = (32, WIDTH)
        sizes[f"{side}/layer_0/ffn/linear_1/weight"] = (WIDTH, 32)

    def fill(name: str, value: Any) -> Any:
        if value is not None:
            return value
        size = next((size for end, size in sizes.items() if name.endswith(end)), None)
        if size is not None:
            return random.standard_normal(size, dtype=np.float32)
        if name.endswith("weight"):
            raise AssertionError(name)
        if name.endswith("bias"):
            rows = next(size[0] for end, size in sizes.items() if name.replace("bias", "weight").endswith(end))
            return np.zeros(rows, dtype=np.float32)
        return np.ones(WIDTH, dtype=np.float32) if name.endswith("gamma") else np.zeros(WIDTH, dtype=np.float32)

    for name in list(spec.variables()):
        owner: Any = spec
        *path, last = name.split("/")
        for step in path:
            head, _, number = step.rpartition("_")
            owner = getattr(owner, step, None) or getattr(owner, head)[int(number)]
        setattr(owner, last, fill(name, getattr(owner, last)))
    spec.register_source_vocabulary(words)
    spec.register_target_vocabulary(words)
    spec.validate()
    spec.save(str(directory))


@pytest.fixture
def opus(tmp_path: Path) -> Path:
    directory = tmp_path / "opus-mt-ar-en"
    directory.mkdir()
    random_model(directory, SPECIAL + pieces(directory, "source.spm", "target.spm"))
    return directory


@pytest.fixture
def nllb(tmp_path: Path) -> Path:
    directory = tmp_path / "nllb"
    directory.mkdir()
    random_model(directory, SPECIAL + pieces(directory, "sentencepiece.bpe.model") + ["arb_Arab", "eng_Latn"])
    return directory


def test_weights_named_in_the_settings_translate_their_language(opus: Path) -> None:
    settings = Settings(translate=Translating(weights={"ar": opus}, cache=False))
    told = list(lines(["وصل الوزير إلى العاصمة", "", "قال الوزير"], "ar", settings))
    assert len(told) == 3
    assert (told[0].engine, told[0].quality) == ("ctranslate2:opus-mt-ar-en", Quality.NEURAL)
    assert all("\n" not in one.english for one in told)
    assert told[1].english == ""


def test_a_model_of_many_languages_is_told_which_and_answers_for_others_too(nllb: Path) -> None:
    engine = engine_for("ar", Settings(translate=Translating(weights={"*": nllb})))
    assert engine.name == "ctranslate2:nllb"
    (answer,) = engine.translate(["وصل الوزير"])
    assert "eng_Latn" not in answer
    with pytest.raises(SettingsError, match="does not know the language 'tr'"):
        engine_for("tr", Settings(translate=Translating(weights={"*": nllb})))


def test_the_language_mark_comes_first_and_the_end_mark_last(nllb: Path, opus: Path) -> None:
    assert [Weights(nllb, "ar", 1)._tokens("وصل")[i] for i in (0, -1)] == ["arb_Arab", "</s>"]
    assert Weights(opus, "ar", 1)._tokens("وصل")[-1] == "</s>"
    config = opus / "config.json"
    config.write_text(json.dumps(json.loads(config.read_text()) | {"add_source_eos": True}))
    assert Weights(opus, "ar", 1)._tokens("وصل")[-1] != "</s>"


def test_an_argos_package_is_read_with_its_model_a_folder_below(opus: Path, tmp_path: Path) -> None:
    package = tmp_path / "translate-ar_en-1_0"
    (package / "model").mkdir(parents=True)
    for file in opus.iterdir():
        file.rename(package / "model" / file.name)
    (package / "model" / "source.spm").rename(package / "sentencepiece.model")
    assert Weights(package, "ar", 1).translate(["وصل"])


def test_the_same_weights_have_the_same_version_and_others_another(opus: Path, nllb: Path) -> None:
    assert Weights(opus, "ar", 1).version == Weights(opus, "ar", 2).version != Weights(nllb, "ar", 1).version


@pytest.mark.parametrize("lost", ["model.bin", "source.spm"])
def test_a_directory_that_lacks_something_is_named_with_what_it_needs(opus: Path, lost: str) -> None:
    (opus / lost).unlink()
    with pytest.raises(SettingsError, match=r"translate\.weights\.ar: .*opus-mt-ar-en"):
        Weights(opus, "ar", 1)


def test_a_damaged_model_is_one_clear_error(opus: Path) -> None:
    (opus / "model.bin").write_bytes(b"no model")
    with pytest.raises(SettingsError, match="cannot be loaded"):
        Weights(opus, "ar", 1)
