"""One JSON object to an Article: `id, url, title, text, published, language, publisher` and a few optional keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dragoman.errors import RefusedArticle
from dragoman.ingest.building import Given, from_plain, publisher_of, web_address
from dragoman.ingest.dates import stated_date
from dragoman.ingest.encoding import storable
from dragoman.records import Article, Note, PartialDate, Publisher
from dragoman.settings import Settings


def article_of_row(row: object, given: Given, settings: Settings) -> Article:
    """The article that a JSON object holds. Other keys than those named are never looked at: they may be gold labels.

    Args:
        row: what the JSON decoder gave.
        given: origin, and the date to take where the row has none.
        settings: limits and languages.

    Raises:
        RefusedArticle: `not-an-object`, `no-text`, and what `from_plain` raises.
    """
    if not isinstance(row, Mapping):
        raise RefusedArticle("not-an-object", f"a JSON {_kind(row)}; an object with the key `text` is needed")
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise RefusedArticle("no-text", "no words under the key `text`")
    published, notes = _date(row, "published")
    updated, more_notes = _date(row, "updated")
    captions = row.get("captions")
    facts = replace(
        given,
        title=_string(row, "title"),
        standfirst=_string(row, "standfirst"),
        byline=_string(row, "byline"),
        captions=tuple(c for c in captions if isinstance(c, str)) if isinstance(captions, list) else (),
        published=published,
        updated=updated,
        language=_string(row, "language"),
        url=web_address(_string(row, "url")),
        publisher=_publisher(row.get("publisher")),
        external_id=_identifier(row.get("id")),
        notes=given.notes + notes + more_notes,
    )
    return from_plain(text, facts, settings)


def _string(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""


def _identifier(value: object) -> str:
    return storable(str(value))[0] if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _date(row: Mapping[str, Any], key: str) -> tuple[PartialDate, tuple[Note, ...]]:
    """The date under `key`, and a note where there is something that is no date."""
    value = row.get(key)
    found = stated_date(value if isinstance(value, str) else "")
    if found.known or value in (None, ""):
        return found, ()
    return found, (Note(code="unread-date", text=f"{key}: {storable(str(value)[:80])[0]}"),)


def _publisher(value: object) -> Publisher | None:
    if isinstance(value, str):
        return publisher_of(value)
    if isinstance(value, Mapping):
        return publisher_of(
            _string(value, "name"),
            domain=_string(value, "domain"),
            country=_string(value, "country"),
            language=_string(value, "language"),
            kind=_string(value, "kind"),
        )
    return None


def _kind(value: object) -> str:
    if value is None:
        return "null"
    return {"list": "array", "str": "string", "bool": "boolean"}.get(type(value).__name__, "number")
