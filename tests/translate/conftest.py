from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from dragoman.records import Quality
from dragoman.translate import engines


class Upper:
    """A stand-in for an engine: every word in capitals, and what it was asked."""

    name = "upper"
    version = "1"
    quality = Quality.NEURAL

    def __init__(self) -> None:
        self.asked: list[str] = []

    def translate(self, sentences: Sequence[str]) -> list[str]:
        self.asked += sentences
        return [sentence.upper() for sentence in sentences]


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("DRAGOMAN_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def upper(monkeypatch: pytest.MonkeyPatch) -> Upper:
    """The engine for Spanish; there is none for any other language."""
    made = Upper()

    def installed(language: str, threads: int) -> Upper:
        if language != "es":
            raise engines.unsupported(language, engines.help_for(language))
        return made

    monkeypatch.setattr(engines, "_installed", installed)
    return made
