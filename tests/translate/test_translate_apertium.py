"""Apertium into Portuguese, its programs kept running; what is not installed says what brings it."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from dragoman.errors import MissingDependency, RefusedArticle
from dragoman.records import Quality
from dragoman.settings import Settings
from dragoman.translate import apertium, engine_for, engines
from dragoman.translate.apertium import MODES, Mode
from dragoman.translate.unknown_words import unmarked


def mode(name: str = "es-pt_BR") -> Mode:
    try:
        return Mode(name)
    except MissingDependency as missing:
        pytest.skip(str(missing))


def test_a_mode_translates_and_keeps_running() -> None:
    spanish = mode()
    assert spanish.translate("El ministro visitó Moscú.") == "O ministro visitou Moscou."
    assert spanish._running is not None
    first = spanish._running.pid
    assert spanish.translate("La policía detuvo a tres personas") == "A polícia deteve a três pessoas"
    assert spanish._running.pid == first


@pytest.mark.parametrize(
    "words",
    [r"a\b ^c$ d/e <f> {g} [h]", "[[]]", "^", "\\", "<b>7</b>", "$1 | rm", "*", "~", "🙂 €", "\u202e x", "7\x01"],
)
def test_signs_that_apertium_reserves_come_back_as_they_went(words: str) -> None:
    spanish = mode()
    assert unmarked(spanish.translate(f"Hoy {words}")).split()[1:] == words.split()
    assert spanish.translate("El perro.") == "O cão."


def test_a_mode_that_was_killed_starts_again() -> None:
    spanish = mode()
    spanish.translate("El perro.")
    assert spanish._running is not None
    os.killpg(spanish._running.pid, signal.SIGKILL)
    spanish._running.wait()
    assert spanish.translate("El perro.") == "O cão."


def test_threads_take_turns() -> None:
    spanish = mode()
    answers: dict[int, str] = {}

    def ask(number: int) -> None:
        answers[number] = spanish.translate(f"El número {number}.")

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: f"O número {number}." for number in range(20)}


@pytest.mark.parametrize("language", MODES)
def test_every_pair_that_is_here_gives_english(language: str) -> None:
    try:
        engine = engine_for(language, Settings())
    except RefusedArticle as refused:
        pytest.skip(refused.detail)
    told = engine.translate(
        [
            {"fr": "La police a arrêté 45 personnes.", "it": "La polizia ha arrestato 45 persone."}.get(
                language,
                "A policía detivo a 45 persoas."
                if language == "gl"
                else "La policia va detenir 45 persones."
                if language == "ca"
                else "La policía detuvo a 45 personas.",
            )
        ]
    )
    assert "police" in told[0].lower()
    assert "45" in told[0]
    assert engine.quality is Quality.PIVOT


def test_without_apertium_the_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apertium, "which", lambda name: None)
    with pytest.raises(MissingDependency, match=r"dragoman\[translate\].*apt install apertium apertium-fra-cat"):
        Mode("fra-cat")
    assert "apt install apertium apertium-fra-cat apertium-por-cat" in engines.help_for("fr")


def test_marks_of_the_sentence_itself_are_not_taken_for_those_of_unknown_words() -> None:
    mode()
    through = engine_for("es", Settings())
    assert isinstance(through, apertium.ThroughPortuguese)
    assert through._portuguese("Hoy #etiqueta @usuario 5*3") == "Hoje #etiqueta @usuário 5*3"
