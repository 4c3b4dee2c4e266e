"""A filter of lines: one in, one out, in order."""

from __future__ import annotations

from typing import Any

from dragoman.settings import Settings
from dragoman.translate import lines
from dragoman.translate.lines import BATCH


def english(*given: str) -> list[str]:
    return [told.english for told in lines(given, "es", Settings())]


def test_each_line_gives_one_line_in_order_and_empty_ones_stay(upper: Any) -> None:
    assert english("uno", "", "  dos  tres ", "123", "uno") == ["UNO", "", "DOS TRES", "123", "UNO"]
    assert upper.asked == ["uno", "dos tres"]


def test_more_lines_than_a_batch_are_all_there(upper: Any) -> None:
    given = [f"línea {number}" for number in range(3 * BATCH + 1)]
    assert english(*given) == [line.upper() for line in given]


def test_lines_are_asked_for_as_they_are_needed(upper: Any) -> None:
    def endless() -> Any:
        while True:
            yield "otra"

    found = lines(endless(), "es", Settings())
    assert next(found).english == "OTRA"


def test_an_engine_that_gives_nothing_leaves_the_sentence(upper: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(upper, "translate", lambda sentences: ["" for _ in sentences])
    assert english("nada") == ["nada"]


def test_what_does_not_agree_is_told(upper: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(upper, "translate", lambda sentences: ["The police arrested people." for _ in sentences])
    (told,) = lines(["La policía no detuvo a 45 personas: «mentira»."], "es", Settings())
    assert told.doubts == ("numbers", "quotes", "negation")
