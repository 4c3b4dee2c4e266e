"""Weights that the user has: a directory for CTranslate2 with its SentencePiece models (OPUS-MT, Argos, NLLB and M2M-100)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from dragoman.errors import MissingDependency, SettingsError
from dragoman.records import Quality

_END: Final = "</s>"
_EDGE: Final = 1_000_000  # bytes of each end of the weights that go into their version
_SHARED: Final = (
    "sentencepiece.model",
    "sentencepiece.bpe.model",
    "spm.model",
    "flores200_sacrebleu_tokenizer_spm.model",
)

_FLORES: Final = MappingProxyType(
    dict(
        pair.split(":")
        for pair in """
        af:afr_Latn am:amh_Ethi ar:arb_Arab az:azj_Latn be:bel_Cyrl bg:bul_Cyrl bn:ben_Beng bs:bos_Latn ca:cat_Latn cs:ces_Latn
        da:dan_Latn de:deu_Latn el:ell_Grek en:eng_Latn es:spa_Latn et:est_Latn eu:eus_Latn fa:pes_Arab fi:fin_Latn fr:fra_Latn
        gl:glg_Latn gu:guj_Gujr ha:hau_Latn he:heb_Hebr hi:hin_Deva hr:hrv_Latn hu:hun_Latn hy:hye_Armn id:ind_Latn is:isl_Latn
        it:ita_Latn ja:jpn_Jpan ka:kat_Geor kk:kaz_Cyrl km:khm_Khmr ko:kor_Hang ku:kmr_Latn ky:kir_Cyrl lo:lao_Laoo lt:lit_Latn
        lv:lvs_Latn mk:mkd_Cyrl ml:mal_Mlym mn:khk_Cyrl mr:mar_Deva ms:zsm_Latn my:mya_Mymr ne:npi_Deva nl:nld_Latn no:nob_Latn
        pa:pan_Guru pl:pol_Latn ps:pbt_Arab pt:por_Latn ro:ron_Latn ru:rus_Cyrl sd:snd_Arab si:sin_Sinh sk:slk_Latn sl:slv_Latn
        so:som_Latn sq:als_Latn sr:srp_Cyrl sv:swe_Latn sw:swh_Latn ta:tam_Taml te:tel_Telu tg:tgk_Cyrl th:tha_Thai tk:tuk_Latn
        tl:tgl_Latn tr:tur_Latn ug:uig_Arab uk:ukr_Cyrl ur:urd_Arab uz:uzn_Latn vi:vie_Latn yo:yor_Latn zh:zho_Hans zu:zul_Latn
        """.split()
    )
)
"""NLLB's codes by ISO 639-1."""


class Family(StrEnum):
    """Which tokens a model wants around its sentences."""

    PAIR = "pair"
    """One language into another (OPUS-MT, Argos): none, or an end mark."""
    NLLB = "nllb"
    """The code of the language first, an end mark last; the answer is begun with the code of English."""
    M2M = "m2m"
    """The same with codes like `__es__`."""


class Weights:
    """A model of the user's own, loaded.

    Args:
        directory: it holds `model.bin` (Argos: in `model/`), `config.json`, and the SentencePiece models `source.spm` and `target.spm`
            or a shared one.
        language: ISO 639-1 code of what is translated.
        threads: sentences at the same time.

    Raises:
        SettingsError: the directory does not hold that, or the model does not know the language.
        MissingDependency: the extra `translate` is not installed.
    """

    quality = Quality.NEURAL

    def __init__(self, directory: Path, language: str, threads: int) -> None:
        place = directory / "model" if (directory / "model" / "model.bin").is_file() else directory
        if not (place / "model.bin").is_file():
            raise SettingsError(
                f"translate.weights.{language}: {directory} holds no model.bin: give a directory that a CTranslate2 converter wrote"
            )
        self._source, self._target = _pieces((place, directory), language)
        self._config = _json(place / "config.json")
        self._model = _model(place, threads)
        self._family, self._from, self._to = _family(place, language)
        self.name = f"ctranslate2:{directory.name}"
        self.version = _digest(place / "model.bin")

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """One English sentence for each."""
        wanted = [self._tokens(sentence) for sentence in sentences]
        prefix = [[self._to]] * len(wanted) if self._to else None
        results = self._model.translate_batch(
            wanted, target_prefix=prefix, beam_size=4, max_batch_size=2048, batch_type="tokens", replace_unknowns=True
        )
        return [self._words(result.hypotheses[0]) for result in results]

    def _tokens(self, sentence: str) -> list[str]:
        tokens: list[str] = self._source.encode(sentence, out_type=str)
        end = [] if self._config.get("add_source_eos") else [_END]
        begin = [] if self._config.get("add_source_bos") or not self._from else [self._from]
        return [*begin, *tokens, *end]

    def _words(self, tokens: list[str]) -> str:
        kept = [token for token in tokens if token not in {_END, "<pad>", "<unk>", self._to}]
        return " ".join(str(self._target.decode(kept)).split())


weights_in = cache(Weights)


def _pieces(places: Sequence[Path], language: str) -> tuple[Any, Any]:
    """The SentencePiece models of both sides."""
    try:
        from sentencepiece import SentencePieceProcessor
    except ImportError:
        raise MissingDependency("weights of your own need the extra: pip install 'dragoman[translate]'") from None
    for place in places:
        sides = [place / "source.spm", place / "target.spm"]
        shared = next((place / name for name in _SHARED if (place / name).is_file()), None)
        if shared is not None:
            sides = [shared, shared]
        if all(side.is_file() for side in sides):
            try:
                source, target = (SentencePieceProcessor(model_file=str(side)) for side in sides)
            except (RuntimeError, OSError) as error:
                raise SettingsError(f"translate.weights.{language}: {sides[0]}: {error}") from None
            return source, target
    raise SettingsError(
        f"translate.weights.{language}: {places[-1]} has no SentencePiece model: source.spm and target.spm, or one of {', '.join(_SHARED)}"
    )


def _model(place: Path, threads: int) -> Any:
    try:
        from ctranslate2 import Translator
    except ImportError:
        raise MissingDependency("weights of your own need the extra: pip install 'dragoman[translate]'") from None
    try:
        return Translator(str(place), device="cpu", inter_threads=1, intra_threads=threads)
    except (RuntimeError, ValueError) as error:
        raise SettingsError(f"translate.weights: {place} cannot be loaded: {error}") from None


def _family(place: Path, language: str) -> tuple[Family, str, str]:
    """How the model is asked, and its codes for the language and for English.

    Raises:
        SettingsError: it is a model of many languages, and this is none of them.
    """
    words = _vocabulary(place)
    for family, code, english in (
        (Family.NLLB, _FLORES.get(language, ""), _FLORES["en"]),
        (Family.M2M, f"__{language}__", "__en__"),
    ):
        if english in words:
            if code not in words:
                raise SettingsError(f"translate.weights: the model in {place} does not know the language {language!r}")
            return family, code, english
    return Family.PAIR, "", ""


def _vocabulary(place: Path) -> frozenset[str]:
    for name in ("shared_vocabulary", "source_vocabulary"):
        listed = _json(place / f"{name}.json")
        if listed:
            return frozenset(map(str, listed))
        plain = place / f"{name}.txt"
        if plain.is_file():
            return frozenset(plain.read_text(encoding="utf-8", errors="replace").split("\n"))
    return frozenset()


def _json(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _digest(file: Path) -> str:
    """A short hash of the ends of a file and its length: weights have gigabytes."""
    digest = blake2b(str(file.stat().st_size).encode(), digest_size=6)
    with file.open("rb") as stream:
        digest.update(stream.read(_EDGE))
        stream.seek(max(0, file.stat().st_size - _EDGE))
        digest.update(stream.read(_EDGE))
    return digest.hexdigest()
