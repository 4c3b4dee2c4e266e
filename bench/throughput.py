"""Articles and sentences a second and peak memory of the whole pipeline, beside plain spaCy on the same text in the same run.

    python bench/throughput.py [INPUT...] [--articles 120] [--rounds 5] [--json]

The inputs are what `dragoman code` takes; by default the sample reports. They are repeated, each copy with a number of its own, until
there are as many articles as asked for. Plain spaCy and the pipeline take turns, round by round, since machines are noisy: what is
worth comparing is their ratio. So it is with the time that actors and coding take beside the parse, article by article. Memory is measured
in a process of its own for each.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import cycle, islice
from pathlib import Path

import spacy
from spacy.language import Language

from dragoman import actors, coding, ingest, lexicons, parse, pipeline
from dragoman.coding.code import hear
from dragoman.records import Article, CodedArticle
from dragoman.settings import Settings

SAMPLES = Path(__file__).parents[1] / "samples"


def articles(inputs: Sequence[str], count: int, settings: Settings) -> list[Article]:
    """`count` articles: those of the inputs, over and over, each copy a little different so that nothing is known already."""
    found = [a for a in ingest.articles(inputs, settings) if isinstance(a, Article)]
    if not found:
        sys.exit(f"no article in {', '.join(inputs)}")
    return [
        ingest.from_text(f"{article.text}\n\nCopy {i}.", published=article.date, origin=str(i), settings=settings)
        for i, article in enumerate(islice(cycle(found), count))
    ]


@lru_cache
def plain(model: str) -> Language:
    return spacy.load(model)


def spacy_alone(settings: Settings, read: Sequence[Article]) -> int:
    """Plain spaCy over the articles' texts, as it comes, in batches of the same size; gives the number of sentences."""
    nlp = plain(settings.model)
    return sum(sum(1 for _ in doc.sents) for doc in nlp.pipe((a.text for a in read), batch_size=settings.batch_size))


def whole_pipeline(settings: Settings, read: Sequence[Article]) -> int:
    """The pipeline from article to records; gives the number of articles coded."""
    coded = pipeline.code_articles(read, settings)
    return sum(isinstance(one, CodedArticle) for one in coded)


def stages(settings: Settings, read: Sequence[Article]) -> dict[str, float]:
    """Seconds of one pass in the parse, in actors (with coreference), in who said what, in coding by rules alone, and with the reader."""
    words, used = lexicons.load(settings.lexicon_dirs), pipeline.versions(settings)
    clock, spent = (
        time.perf_counter(),
        dict.fromkeys(("parse", "actors", "statements", "coding", "coding_with_reader"), 0.0),
    )

    def lap(stage: str) -> None:
        nonlocal clock
        spent[stage] += time.perf_counter() - clock
        clock = time.perf_counter()

    for start in range(0, len(read), settings.batch_size):
        for article, doc in list(parse.read_all(read[start : start + settings.batch_size], settings)):
            lap("parse")
            mentions, resolutions = actors.resolve(doc, article, words)
            lap("actors")
            hear(doc, article, mentions, resolutions, words)
            lap("statements")
            coding.code(doc, article, mentions, resolutions, words, used)
            lap("coding")
            coding.code(doc, article, mentions, resolutions, words, used, coding.read_pairs)
            lap("coding_with_reader")
    return spent


def seconds(work: Callable[[Settings, Sequence[Article]], int], settings: Settings, read: Sequence[Article]) -> float:
    began = time.perf_counter()
    work(settings, read)
    return time.perf_counter() - began


def peak_mb(which: str, options: argparse.Namespace) -> float:
    """Peak memory in MB (10^6 bytes) of one pass in a new process."""
    command = [sys.executable, __file__, *options.inputs, "--articles", str(options.articles), "--only", which]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def own_peak_mb() -> float:
    """Peak memory of this process in MB; on Linux since its start, which `getrusage` does not promise (it counts the parent's)."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6  # macOS counts bytes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=[str(SAMPLES)], help="files and folders (default: samples)")
    parser.add_argument("--articles", type=int, default=120, help="articles a pass (default 120)")
    parser.add_argument("--rounds", type=int, default=5, help="passes of each, taking turns (default 5)")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--only", choices=["spacy", "dragoman"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    settings = Settings()
    read = articles(options.inputs, options.articles, settings)
    if options.only:
        (spacy_alone if options.only == "spacy" else whole_pipeline)(settings, read)
        print(own_peak_mb())
        return
    lexicons.load(settings.lexicon_dirs)
    for work in (spacy_alone, whole_pipeline):
        work(settings, read[:8])  # loads what is loaded once
    sentences = sum(len(parse.read(a, settings).spans["sentences"]) for a in read)
    alone, whole, staged = [], [], []
    for _ in range(options.rounds):
        staged.append(stages(settings, read))
        alone.append(seconds(spacy_alone, settings, read))
        whole.append(seconds(whole_pipeline, settings, read))
    figures = {
        "articles": len(read),
        "sentences": sentences,
        "rounds": options.rounds,
        **_figures("spacy", alone, len(read), sentences, peak_mb("spacy", options)),
        **_figures("dragoman", whole, len(read), sentences, peak_mb("dragoman", options)),
        "actors_to_parse": round(statistics.median(s["actors"] / s["parse"] for s in staged), 3),
        "statements_to_parse": round(statistics.median(s["statements"] / s["parse"] for s in staged), 3),
        "coding_to_parse": round(statistics.median(s["coding"] / s["parse"] for s in staged), 3),
        "coding_with_reader_to_parse": round(
            statistics.median(s["coding_with_reader"] / s["parse"] for s in staged), 3
        ),
        "ratio": round(statistics.median(w / a for w, a in zip(whole, alone, strict=True)), 3),
        "ratio_by_round": [round(w / a, 3) for w, a in zip(whole, alone, strict=True)],
    }
    print(json.dumps(figures) if options.json else _table(figures))


def _figures(name: str, times: list[float], articles: int, sentences: int, memory: float) -> dict[str, float]:
    median = statistics.median(times)
    return {
        f"{name}_seconds": round(median, 3),
        f"{name}_articles_per_second": round(articles / median, 2),
        f"{name}_sentences_per_second": round(sentences / median, 1),
        f"{name}_peak_mb": round(memory, 1),
    }


def _table(figures: dict[str, object]) -> str:
    return "\n".join(f"{name.replace('_', ' '):32} {value}" for name, value in figures.items())


if __name__ == "__main__":
    main()
