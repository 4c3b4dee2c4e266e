"""In: a coded article, twice coded or a traced sentence; claims and statements of a ledger.
Out: its record for people and programs: tables, HTML, Arrow, pandas, JSON lines, why each record was made or not, and what changed.
"""

from dragoman.report.changes import Change, Turn, change_line, change_text, changes
from dragoman.report.coded import Coded
from dragoman.report.explain import Explanation, Party, Reason, explain
from dragoman.report.html import html
from dragoman.report.installation import Finding, installation
from dragoman.report.lines import encode, json_line, json_lines
from dragoman.report.linked import claim_tables, claims_table, schema_org
from dragoman.report.plain import date_words, party_words, printable
from dragoman.report.quotebank import write_quotebank
from dragoman.report.side_by_side import side_by_side
from dragoman.report.tables import Table, rejection_table, run_tables, tables, totals
from dragoman.report.traced import trace_line, trace_text

__all__ = [
    "Change",
    "Coded",
    "Explanation",
    "Finding",
    "Party",
    "Reason",
    "Table",
    "Turn",
    "change_line",
    "change_text",
    "changes",
    "claim_tables",
    "claims_table",
    "date_words",
    "encode",
    "explain",
    "html",
    "installation",
    "json_line",
    "json_lines",
    "party_words",
    "printable",
    "rejection_table",
    "run_tables",
    "schema_org",
    "side_by_side",
    "tables",
    "totals",
    "trace_line",
    "trace_text",
    "write_quotebank",
]
