"""GDELT's lists of what was reported where: they hold addresses, and no text.

Columns as in the GDELT 2.0 codebooks (Events, Mentions, GKG 2.1) and the answers of the DOC 2.0 API (artlist).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from dragoman.errors import RefusedArticle

# By the number of columns: what the first one holds, and where the columns stand that we read. There is no header row.
_LISTS: Final = {
    57: (r"\d{1,12}", {}),  # Events 1.0 before April 2013, without addresses
    58: (r"\d{1,12}", {"seendate": 56, "url": 57}),
    61: (r"\d{1,12}", {"seendate": 59, "url": 60}),
    16: (r"\d{1,12}", {"seendate": 2, "domain": 4, "url": 5}),
    27: (r"\d{14}-T?\d+", {"seendate": 1, "domain": 3, "url": 4}),
}
_OWN: Final = frozenset({"seendate", "mobileurl", "url_mobile"})


def columns_of(fields: Sequence[str]) -> Mapping[str, int] | None:
    """Where the columns stand, by the first row of a list without a header; None where it is no GDELT list."""
    first, columns = _LISTS.get(len(fields), ("", None))
    return columns if columns is not None and re.fullmatch(first, fields[0].strip()) else None


def is_listed(row: Mapping[str, Any]) -> bool:
    """Whether a row is one of a GDELT list: an address, and what only such lists have beside it."""
    names = {name.lower() for name in row if isinstance(name, str)}
    return "url" in names and not names.isdisjoint(_OWN) and "text" not in names


def address_only(url: str) -> RefusedArticle:
    """The refusal of a row that holds an address and no text."""
    if not url:
        return RefusedArticle("broken-row", "a row of a list of addresses with no address in it")
    return RefusedArticle(
        "address-only", f"an address without a text; `dragoman fetch --urls FILE` gets the pages of the list: {url}"
    )
