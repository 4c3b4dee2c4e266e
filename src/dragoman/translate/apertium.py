"""Languages close to Portuguese: Apertium's rules turn them into it, and the built-in engine reads that.

Straight to English Apertium gives what no parser reads; into a close language it is good at who did what to whom. Its programs stay
up between sentences: each is told to flush at NUL (`-z`).
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from shutil import which
from types import MappingProxyType
from typing import Final

from dragoman.errors import MissingDependency
from dragoman.records import Quality
from dragoman.translate.engines import EXTRA, Engine
from dragoman.translate.kept_names import KeptNames
from dragoman.translate.unknown_words import endings_version, spelt_as_portuguese, unmarked
from dragoman.translate.wording import reworded, wording_version

MODES: Final = MappingProxyType(
    {
        "es": ("es-pt_BR",),
        "gl": ("gl-pt",),
        "ca": ("cat-por_BR",),
        "fr": ("fra-cat", "cat-por_BR"),
        "it": ("ita-cat", "cat-por_BR"),
    }
)
"""The translations into Portuguese, step by step, by Apertium's names; Brazilian, which the built-in engine learnt from."""

_PACKAGES: Final = MappingProxyType(
    {
        "es-pt_BR": "apertium-es-pt",
        "gl-pt": "apertium-pt-gl",
        "cat-por_BR": "apertium-por-cat",
        "fra-cat": "apertium-fra-cat",
        "ita-cat": "apertium-cat-ita",
    }
)
_FOLDERS: Final = (Path("/usr/share/apertium"), Path("/usr/local/share/apertium"))
_RESERVED: Final = re.compile(r"[\\^$/<>{}\[\]@]")
_TILDE: Final = "\u223c"  # the last program swallows the plain one
_OWN_MARKS: Final = str.maketrans(
    "*#@", "\u2217\ufe5f\ufe6b"
)  # the sentence's own, told apart from those of unknown words
_BACK: Final = {there: here for here, there in _OWN_MARKS.items()}
_PROGRAM: Final = re.compile(r"^\s*([\w.-]+)(?=\s|$)")
_TIME_OUT: Final = 30.0  # seconds for one sentence; a long one takes 50 ms


class ThroughPortuguese:
    """Apertium into Portuguese, then the Portuguese engine.

    Raises:
        MissingDependency: Apertium or the pair is not installed; the error says which packages bring it.
    """

    quality = Quality.PIVOT

    def __init__(self, language: str, into_english: Engine) -> None:
        self._language = language
        self._steps = [_mode(mode) for mode in MODES[language]]
        self._into_english = into_english
        self.name = f"apertium+{into_english.name}"
        wording = [f"wording:{wording_version(language)}.{endings_version()}"]
        self.version = "+".join([*wording, *(step.version for step in self._steps), into_english.version])

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """One English sentence for each of the language's own."""
        return self._into_english.translate([self._portuguese(sentence) for sentence in sentences])

    def _portuguese(self, sentence: str) -> str:
        kept = KeptNames.of(reworded(sentence, self._language), self._language)
        told = kept.back(self._through(kept.hidden))
        lost = kept.lost_countries(told)
        if lost:
            kept = kept.hiding(lost)
            told = kept.back(self._through(kept.hidden))
        return told

    def _through(self, sentence: str) -> str:
        sentence = sentence.translate(_OWN_MARKS)
        for step in self._steps:
            sentence = step.translate(unmarked(sentence))
        return spelt_as_portuguese(sentence, self._language).translate(_BACK)


class Mode:
    """One of Apertium's translations, its programs kept running.

    Args:
        name: as its mode file is called, `es-pt_BR`.

    Raises:
        MissingDependency: it is not installed.
    """

    def __init__(self, name: str) -> None:
        file = next((found for folder in _FOLDERS if (found := folder / "modes" / f"{name}.mode").is_file()), None)
        if file is None or which("apertium") is None:
            raise MissingDependency(f"it is read through Apertium: {EXTRA} and apt install apertium {_PACKAGES[name]}")
        self._name = name
        self._command = _persistent(file.read_text(encoding="utf-8"))
        self._running: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()
        self.version = f"{name}:{_digest(self._command)}"

    def translate(self, sentence: str) -> str:
        """The sentence in the other language; words that Apertium does not know stay as they are, with `*`, `#` or `@` before them.

        Raises:
            RuntimeError: Apertium fails on it, or hangs.
        """
        with self._turn:
            for attempt in (1, 2):
                try:
                    return self._ask(sentence)
                except OSError as error:
                    self._stop()
                    if attempt == 2:
                        raise RuntimeError(f"Apertium ({self._name}) failed: {error}") from error
        raise AssertionError

    def _ask(self, sentence: str) -> str:
        running = self._running or self._start()
        assert running.stdin
        assert running.stdout
        ended = sentence.rstrip()[-1:] in ".!?…\"'»”"
        words = _RESERVED.sub(lambda found: "\\" + found[0], " ".join(sentence.replace("~", _TILDE).split()))
        watch = threading.Timer(_TIME_OUT, _end, [running])
        watch.start()
        try:
            # An empty blank at the end: without it the generator holds back the last words, and loses the full stop.
            running.stdin.write((words + ("[]" if ended else ".[]")).encode() + b"\0")
            running.stdin.flush()
            answer = bytearray()
            while not answer.endswith(b"\0"):
                piece = running.stdout.read1(65_536)  # type: ignore[attr-defined]
                if not piece:
                    raise BrokenPipeError("it stopped")
                answer += piece
        finally:
            watch.cancel()
        told = answer[:-1].decode("utf-8", "replace")
        told = told.removesuffix("[]").rstrip()
        told = told if ended else told.removesuffix(".")
        return re.sub(r"\\(.)", r"\1", told).replace(_TILDE, "~").strip()

    def _start(self) -> subprocess.Popen[bytes]:
        self._running = subprocess.Popen(
            ["/bin/sh", "-c", self._command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for Python to hear
        )
        return self._running

    def _stop(self) -> None:
        if self._running is not None:
            _end(self._running)
            self._running.wait()
            for pipe in (self._running.stdin, self._running.stdout):
                if pipe is not None:
                    with suppress(OSError):  # what was not written yet is lost, and is asked again
                        pipe.close()
            self._running = None


def _end(running: subprocess.Popen[bytes]) -> None:
    """Ends all programs of a pipeline."""
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)


def packages(language: str) -> list[str]:
    """The Debian packages that a language needs."""
    return ["apertium", *(_PACKAGES[mode] for mode in MODES[language])]


_mode = cache(Mode)


def _persistent(mode: str) -> str:
    """The shell pipeline of a mode file with every program flushing at NUL; unknown words marked by a sign before them."""
    pipeline = mode.strip().replace("$1", "-g").replace("$2", "")
    return " | ".join(_PROGRAM.sub(r"\1 -z", program) for program in pipeline.split("|"))


def _digest(command: str) -> str:
    """A short hash of the pipeline and of the data files that it names."""
    digest = blake2b(command.encode(), digest_size=4)
    for file in re.findall(r"'([^']+)'", command):
        digest.update(Path(file).read_bytes())
    return digest.hexdigest()
