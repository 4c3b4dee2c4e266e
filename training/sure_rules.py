"""Which event rules need no second opinion: those whose type is nearly always right on the project's own labelled sentences.

    python training/sure_rules.py [--data training/relations] [--fires 5] [--right 0.95]

Writes `src/dragoman/lexicons/data/sure_rules.yaml`. Every sentence is coded by rules alone, and the event that has the marked parties in
their roles is compared with the label. A rule is sure that fired so often and was right so often. The second reader is not asked
about its events, which saves most of a third of the reading and changes what is told in few places (docs/reader.md).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import yaml

from dragoman import pipeline
from dragoman.evaluate.relations import marked_spans
from dragoman.evaluate.rows import Row, as_body
from dragoman.evaluate.tellings import BOTH, best_telling
from dragoman.lexicons.load import DATA
from dragoman.records import UNKNOWN_DATE, CodedArticle
from dragoman.settings import Settings

HEAD = "# Event rules whose type needs no second opinion; `python training/sure_rules.py` writes this file.\n"


def main() -> None:
    here = Path(__file__).parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=here / "relations")
    parser.add_argument("--fires", type=int, default=5)
    parser.add_argument("--right", type=float, default=0.95)
    options = parser.parse_args()
    rows = [json.loads(line) for file in sorted(options.data.glob("*.jsonl")) for line in file.open(encoding="utf-8")]
    articles = [as_body(Row(i, i, {}), row["sentence"], UNKNOWN_DATE) for i, row in enumerate(rows)]
    fired: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row, coded in zip(rows, pipeline.code_articles(articles, Settings(reader=False)), strict=True):
        if not isinstance(coded, CodedArticle):
            continue
        actor, recipient = marked_spans(row["marked"], row["sentence"])
        telling = best_telling(coded, actor, recipient, at_least=BOTH)
        if telling is not None:
            fired[telling.rule_id] += 1
            right[telling.rule_id] += telling.event.type == row["type"]
    sure = sorted(name for name, n in fired.items() if n >= options.fires and right[name] / n >= options.right)
    (DATA / "sure_rules.yaml").write_text(HEAD + yaml.safe_dump(sure, default_flow_style=False), encoding="utf-8")
    share = sum(fired[name] for name in sure) / fired.total()
    print(f"{len(sure)} of {len(fired)} rules that fired are sure; they tell {share:.0%} of the events")


if __name__ == "__main__":
    main()
