"""Events read through translation, scored beside what the English originals of the same sentences give (`translation/`)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dragoman import ingest, pipeline
from dragoman.records import CodedArticle, Event
from dragoman.settings import Settings

from .expected import countries

SETS = Path(__file__).parent / "translation"
SETTINGS = Settings()


@dataclass
class Counts:
    """Events of one reading of a set."""

    rows: int = 0
    wanted: int = 0
    found: int = 0
    given: int = 0
    right: int = 0

    @property
    def f1(self) -> float:
        recall, precision = self.found / max(self.wanted, 1), self.right / max(self.given, 1)
        return 2 * precision * recall / max(precision + recall, 1e-9)


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@cache
def coded(name: str, key: str) -> list[CodedArticle]:
    language = "en" if key == "english" else name.removeprefix("aside-")
    articles = [
        ingest.from_text(row[key], published=row["date"], external_id=row["id"], language=language)
        for row in rows(name)
    ]
    results = list(pipeline.code_articles(articles, SETTINGS))
    assert all(isinstance(one, CodedArticle) for one in results), [
        r for r in results if not isinstance(r, CodedArticle)
    ]
    return results


def fits(event: Event, row: dict[str, Any]) -> bool:
    """Whether an event is the one that a row expects; words do not count, they are those of the English."""
    types, labels = (value if isinstance(value, list) else [value] for value in (row["type"], row["status"]))
    return (
        event.type in types
        and event.status.label in labels
        and (not row["actors"] or bool(countries(event.actors) & set(row["actors"])))
        and (not row["recipients"] or bool(countries(event.recipients) & set(row["recipients"])))
    )


def score(name: str, key: str) -> tuple[Counts, list[str]]:
    """The counts of a set read in its language (`text`) or in English (`english`), and what is wrong: nothing of sets kept aside."""
    counts, wrong = Counts(), []
    for row, one in zip(rows(name), coded(name, key), strict=True):
        fitting = {event.id: [i for i, want in enumerate(row["events"]) if fits(event, want)] for event in one.events}
        got = {i for hits in fitting.values() for i in hits}
        wanted = [i for i, want in enumerate(row["events"]) if want.get("must", True)]
        counts.rows += 1
        counts.wanted += len(wanted)
        counts.found += len(got & set(wanted))
        counts.given += len(one.events)
        counts.right += sum(bool(hits) for hits in fitting.values())
        wrong += [f"{row['id']} missed {row['events'][i]['type']}: {one.read_text}" for i in wanted if i not in got]
        wrong += [
            f"{row['id']} false {e.type} {e.status.label}: {one.read_text}" for e in one.events if not fitting[e.id]
        ]
    return counts, [] if name.startswith("aside-") else wrong
