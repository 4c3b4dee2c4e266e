"""A coded article as a piece of HTML: the text with its words marked, a legend, and the records below. No scripts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import Final

from dragoman.records import READ_PARTS, CodedArticle, Span
from dragoman.report.plain import printable
from dragoman.report.tables import Table, tables

_LEGEND: Final = {
    "actor": "who does it",
    "recipient": "to whom",
    "trigger": "what happened",
    "status": "what sets the status",
    "speaker": "who speaks",
    "cue": "the word of saying",
    "content": "what is said",
    "addressee": "to whom it is said",
}
"""The layers that are marked, in the order in which the legend names them."""

_STYLE: Final = """
.dragoman{max-width:60rem;line-height:1.6;font-family:system-ui,sans-serif}
.dragoman mark{background:none;color:inherit;padding:0;border-radius:2px}
.dragoman .dg-text{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate}
.dragoman .dg-unread{opacity:.6}
.dragoman .dg-content{background:rgba(120,140,255,.16)}
.dragoman .dg-cue{background:rgba(150,90,220,.30);font-style:italic}
.dragoman .dg-trigger{background:rgba(230,120,20,.35);font-weight:bold}
.dragoman .dg-status{text-decoration:underline wavy rgba(220,60,60,.9)}
.dragoman .dg-speaker,.dragoman .dg-addressee{border-bottom:2px dotted rgba(150,90,220,.9)}
.dragoman .dg-actor{border-bottom:2px solid rgba(30,150,110,.9)}
.dragoman .dg-recipient{border-bottom:2px dashed rgba(200,90,40,.9)}
.dragoman .dg-legend mark{margin-right:1rem}
.dragoman table{border-collapse:collapse;margin:.5rem 0;display:block;overflow-x:auto}
.dragoman th,.dragoman td{border:1px solid rgba(128,128,128,.4);padding:.25rem .5rem;text-align:left}
.dragoman td{vertical-align:top;white-space:pre-line}
.dragoman caption{text-align:left;font-weight:bold}
"""
"""Half-transparent colours over the page's own, so that it reads on light and on dark; shapes differ as well as colours."""


def html(coded: CodedArticle) -> str:
    """The article and its record as one `<div>`; everything that stood in the article is escaped."""
    article, *records = tables(coded)
    legend = "".join(f'<mark class="dg-{layer}">{name}</mark>' for layer, name in _LEGEND.items())
    return "".join(
        (
            f'<div class="dragoman"><style>{_STYLE}</style>',
            f"<h3>{_safe(coded.article.title or coded.article.id)}</h3>",
            f'<p class="dg-legend">{legend}<span class="dg-unread">kept, not read</span></p>',
            f'<div class="dg-text" dir="ltr">{"".join(_marked(coded))}</div>',
            *(_table(table) for table in (*records, article)),
            "</div>",
        )
    )


def _safe(text: str) -> str:
    return escape(printable(text))


def _marked(coded: CodedArticle) -> Iterator[str]:
    """The text cut wherever a span begins or ends, so that spans may overlap as they like."""
    text = coded.read_text
    starts: dict[int, list[tuple[str, str]]] = defaultdict(list)
    ends: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for span, layer, tip in _layers(coded):
        if span.start < span.end:
            starts[span.start].append((layer, tip))
            ends[span.end].append((layer, tip))
    open_layers: list[tuple[str, str]] = []
    edges = sorted({0, len(text), *starts, *ends})
    for start, end in pairwise(edges):
        for closed in ends[start]:
            open_layers.remove(closed)
        open_layers += starts[start]
        words = _safe(text[start:end])
        if not open_layers:
            yield words
            continue
        classes = " ".join(dict.fromkeys(f"dg-{layer}" for layer, _ in open_layers))
        tips = "; ".join(dict.fromkeys(tip for _, tip in open_layers if tip))
        yield f'<mark class="{classes}" title="{_safe(tips)}">{words}</mark>'


def _layers(coded: CodedArticle) -> Iterator[tuple[Span, str, str]]:
    """What is marked: a span, its layer, and what the pointer shows over it."""
    whole = len(coded.read_text)
    names = {event.id: f"{event.type} {event.mode}".strip() for event in coded.events}
    names |= {statement.id: f"{statement.stance}" for statement in coded.statements}
    for evidence in coded.evidence:
        for mark in evidence.marks:
            layer = mark.label.partition(":")[0]
            if layer in _LEGEND and mark.span.end <= whole:
                yield mark.span, layer, f"{names.get(evidence.record_id, evidence.record_kind)}: {mark.label}"
    for part in coded.read_parts:
        if part.kind not in READ_PARTS:
            yield part.span, "unread", part.kind


def _table(table: Table) -> str:
    head = "".join(f"<th>{_safe(column)}</th>" for column in table.columns) if any(table.columns) else ""
    return (
        f"<table><caption>{_safe(table.title)}</caption>"
        + (f"<thead><tr>{head}</tr></thead>" if head and table.rows else "")
        + f"<tbody>{''.join(_row(row) for row in table.rows)}</tbody></table>"
    )


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<td>{_safe(cell)}</td>' for cell in cells)}</tr>"
