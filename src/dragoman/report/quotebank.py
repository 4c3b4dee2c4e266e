"""Quoted statements as two tables, in the shape of Quotebank: one row a quotation, and one row an article (Vaucher et al. 2021)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

QUOTATIONS: Final = (
    "quoteID", "quotation", "language", "translation", "speaker", "country", "stance", "date", "numOccurrences", "articleID", "url",
)  # fmt: skip
ARTICLES: Final = ("articleID", "url", "title", "date", "publisher", "names", "quotations")


def write_quotebank(statements: Iterable[Mapping[str, Any]], folder: Path) -> tuple[int, int]:
    """Writes `quotations.csv` and `articles.csv` into a folder; how many rows each has.

    A quotation is a statement in whose content words are quoted. One that stands in several reports, letter for letter, is one row with
    the number of its occurrences and the first of its places. `quotation` are always the report's own words; where it was read in
    translation, `translation` is the English.

    Args:
        statements: rows as `Ledger.statements` gives them.
        folder: made if it is not there.
    """
    quoted = [row for row in statements if row["kind"] in ("direct", "mixed")]
    first: dict[tuple[str, str], dict[str, Any]] = {}
    by_article: dict[str, dict[str, Any]] = {}
    for row in quoted:
        read = " ".join(row["content"].split())
        words = " ".join((row["original"] or read).split())
        key = (words, row["speaker"] or "")
        entry = first.setdefault(
            key,
            {
                "quoteID": row["id"],
                "quotation": words,
                "language": row["translated_from"] or "en",
                "translation": read if row["translated_from"] else "",
                "speaker": row["speaker"] or "None",
                "country": row["country"] or "",
                "stance": row["stance"],
                "date": row["day"] or "",
                "numOccurrences": 0,
                "articleID": row["article"],
                "url": row["origin"],
            },
        )
        entry["numOccurrences"] += 1
        article = by_article.setdefault(
            row["article"],
            {
                "articleID": row["article"],
                "url": row["origin"],
                "title": row["title"],
                "date": row["day"] or "",
                "publisher": row["publisher"] or "",
                "names": [],
                "quotations": [],
            },
        )
        article["quotations"].append(entry["quoteID"])
        if row["speaker"] and row["speaker"] not in article["names"]:
            article["names"].append(row["speaker"])
    folder.mkdir(parents=True, exist_ok=True)
    joined = (
        {**one, "names": ";".join(one["names"]), "quotations": ";".join(one["quotations"])}
        for one in by_article.values()
    )
    _write(folder / "quotations.csv", QUOTATIONS, first.values())
    _write(folder / "articles.csv", ARTICLES, joined)
    return len(first), len(by_article)


def _write(file: Path, columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        out = csv.DictWriter(stream, columns, lineterminator="\n")
        out.writeheader()
        out.writerows(rows)
