"""What Dragoman reaches on gold sets, written to docs/quality.md.

    python bench/quality.py GOLD_DIR [--output docs/quality.md]

GOLD_DIR holds gold sets with their scorers: `relations.jsonl`, `events.jsonl`, `actors.jsonl` and `score.py`, and for statements
`statements/dev` with `score_polnear.py`. What is not there is left out. The gold labels are read by the scorers only.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman import evaluate, pipeline
from dragoman.coding import Pair, decided, read_pairs
from dragoman.evaluate.relations import marked_spans
from dragoman.settings import Settings

PAGE = Path(__file__).parents[1] / "docs" / "quality.md"


def predictions(kind: str, gold: Path, settings: Settings, folder: Path, convention: str = "plover") -> Path:
    """Where the predictions for a gold set were written."""
    out = folder / f"{kind}-{convention}.jsonl"
    with out.open("w", encoding="utf-8") as file:
        for row in evaluate.predict(kind, gold, settings=settings, convention=convention):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return out


def scored(*command: object) -> dict[str, Any]:
    """What a scorer says, as JSON."""
    done = subprocess.run([sys.executable, *map(str, command), "--json"], check=True, capture_output=True, text=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def page(gold: Path, settings: Settings) -> Iterator[str]:
    """The lines of the page."""
    yield "# Quality"
    yield ""
    yield "What this version reaches, written by `python bench/quality.py GOLD_DIR`; do not edit by hand."
    yield f"Versions: {pipeline.versions(settings).key}."
    with tempfile.TemporaryDirectory() as folder:
        for kind, convention, section in SECTIONS:
            file = gold / f"{kind}.jsonl"
            if file.is_file():
                out = predictions(kind, file, settings, Path(folder), convention)
                yield from section(scored(gold / "score.py", kind, file, out))
                if kind == "relations":
                    yield from readers(gold, file, settings, Path(folder), out)
        if (gold / "statements" / "dev").is_dir():
            out = predictions("statements", gold / "statements" / "dev", settings, Path(folder))
            yield from statements(gold, out)
    yield from through_translation()
    yield ""
    yield "The project's own gold sets (`tests/golden`) are scored gates with floors, run by `make test`."


def relations(figures: dict[str, Any]) -> Iterator[str]:
    """Types between two marked parties."""
    yield from _section(
        "Relations",
        f"The type between the marked actor and recipient of {figures['rows']} sentences, in the set's own habits.",
    )
    yield from _table(("measure", "figure"), [(name, f"{figures[name]:.3f}") for name in MEASURES])
    yield from _table(("type", "F1"), [(name, f"{value:.3f}") for name, value in figures["by_type"].items()])


MEASURES = ("root_macro_f1", "root_accuracy", "penta_macro_f1", "binary_macro_f1")


def readers(gold: Path, file: Path, settings: Settings, folder: Path, both: Path) -> Iterator[str]:
    """The two readers of relations apart and together; the second one alone answers every marked pair."""
    rules = folder / "rules"
    rules.mkdir()
    alone = folder / "reader.jsonl"
    with alone.open("w", encoding="utf-8") as out:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            actor, recipient = marked_spans(row["marked"], row["sentence"])
            if actor and recipient:
                (reading,) = read_pairs([Pair(row["sentence"], actor[0], recipient[0])])
                label, _ = decided("", reading)
                out.write(json.dumps({"id": row["id"], "type": label}) + "\n")
    rules_alone = predictions("relations", file, settings.model_copy(update={"reader": False}), rules, "plv")
    each = [(name, scored(gold / "score.py", "relations", file, out)) for name, out in (
        ("rules alone", rules_alone), ("second reader alone, in the codebook's types", alone), ("both", both)
    )]  # fmt: skip
    yield from ("", "The two readers apart and together:")
    yield from _table(("readers", *MEASURES), [(name, *(f"{f[m]:.3f}" for m in MEASURES)) for name, f in each])


def events(figures: dict[str, Any]) -> Iterator[str]:
    """Directed pairs of countries with a type."""
    yield from _section("Events", f"Who did what to whom, by country, in {figures['rows']} sentences.")
    rows = [(name, *(f"{figures[name][k]:.3f}" for k in ("p", "r", "f1"))) for name in ("full", "type", "dyad")]
    yield from _table(("measure", "P", "R", "F1"), rows)


def events_petrarch(figures: dict[str, Any]) -> Iterator[str]:
    """The same in the set's convention."""
    yield from ("", "The same in the set's own habits, where the UN and the EU are IGO:")
    yield from list(events(figures))[4:]


def actors(figures: dict[str, Any]) -> Iterator[str]:
    """Country and sector of phrases."""
    yield from _section("Actors", f"Country, sector and name of {figures['rows']} phrases.")
    yield from _table(
        ("measure", "share"), [(name, f"{figures[name]:.3f}") for name in ("country", "sector", "both", "name")]
    )


def statements(gold: Path, out: Path) -> Iterator[str]:
    """Attributions: all, and those that are statements."""
    yield from _section("Statements", "Who said what in 84 articles (PolNeAR, dev): linked speaker, cue and content.")
    names = ("full_50", "who_what_50", "seg_exact_source", "seg_exact_cue", "seg_exact_content")
    for title, extra in (("all attributions", ()), ("statements only", ("--subset", "statements"))):
        report = out.with_suffix(".json")  # this scorer writes its figures to a file
        subprocess.run(
            [sys.executable, gold / "score_polnear.py", gold / "statements" / "dev", out, *extra, "--json", report],
            check=True,
            capture_output=True,
        )
        figures = json.loads(report.read_text())
        yield ""
        yield f"{title[0].upper()}{title[1:]}:"
        yield from _table(
            ("measure", "P", "R", "F1"), [(name, *(f"{v:.3f}" for v in _prf(figures[name]))) for name in names]
        )


def through_translation() -> Iterator[str]:
    """Events of the project's own sentences, read through translation and in English."""
    sys.path.insert(0, str(PAGE.parents[1]))
    from tests.golden import scored_translation

    yield from _section(
        "Reading through translation",
        "Events of sentences in the manner of news agencies (`tests/golden/translation`): F1 through the engines that are built in, and "
        "of the English originals of the same sentences. Nobody looked at the sets called aside who wrote the wordings.",
    )
    rows = []
    for language in ("es", "pt", "fr", "it", "aside-es", "aside-pt", "aside-fr", "aside-it"):
        through, _ = scored_translation.score(language, "text")
        straight, _ = scored_translation.score(language, "english")
        share = f"{through.f1 / straight.f1:.3f}"
        rows.append((language, str(straight.rows), f"{through.f1:.3f}", f"{straight.f1:.3f}", share))
    yield from _table(("language", "sentences", "through translation", "English originals", "share"), rows)


def _prf(figure: Any) -> tuple[float, float, float]:
    values = figure if isinstance(figure, list) else [figure[k] for k in ("p", "r", "f1")]
    scale = 100.0 if max(values) > 1 else 1.0
    p, r, f = (float(v) / scale for v in values[:3])
    return p, r, f


def _section(title: str, about: str) -> Iterator[str]:
    yield from ("", f"## {title}", "", about)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    yield ""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


SECTIONS = (
    ("relations", "plv", relations),
    ("events", "plover", events),
    ("events", "petrarch", events_petrarch),
    ("actors", "plover", actors),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="folder of gold sets with their scorers")
    parser.add_argument("--output", type=Path, default=PAGE, help="the page to write (default docs/quality.md)")
    options = parser.parse_args()
    text = "\n".join(page(options.gold, Settings())) + "\n"
    options.output.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
