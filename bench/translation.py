"""Speed of reading other languages, beside plain spaCy on the English of the same sentences in the same run.

    python bench/translation.py [--rounds 3]

The sentences are the project's own (tests/golden/translation). The cache is off. A ratio of 2 means: translating takes twice as long as
parsing what comes out.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import spacy

from dragoman.errors import RefusedArticle
from dragoman.settings import Settings, Translating
from dragoman.translate import engine_for, lines

SETS = Path(__file__).parents[1] / "tests" / "golden" / "translation"
SETTINGS = Settings(translate=Translating(cache=False))


def seconds(work: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="times that each is done; the median counts")
    rounds = parser.parse_args().rounds
    parser_of_english = spacy.load(SETTINGS.model)
    for language in ("pt", "es", "fr", "it"):
        rows = [json.loads(line)["text"] for line in (SETS / f"{language}.jsonl").read_text("utf-8").splitlines()]
        try:
            engine = engine_for(language, SETTINGS)
        except RefusedArticle as refused:
            print(f"{language}: left out, {refused.detail}")
            continue
        english = [told.english for told in lines(rows, language, SETTINGS)]  # warm, and what spaCy is given
        translating = seconds(lambda: list(lines(rows, language, SETTINGS)), rounds)  # noqa: B023
        parsing = seconds(lambda: list(parser_of_english.pipe(english)), rounds)  # noqa: B023
        print(
            f"{language}: {len(rows) / translating:.0f} sentences/s by {engine.name}; "
            f"{translating / parsing:.1f} times the parse of their English"
        )


if __name__ == "__main__":
    main()
