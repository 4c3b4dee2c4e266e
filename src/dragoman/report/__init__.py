"""In: a coded article.
Out: its record for people and programs: tables, HTML, Arrow, pandas, JSON lines, and why each record was made.
"""

from dragoman.report.coded import Coded
from dragoman.report.explain import Explanation, Party, Reason, explain
from dragoman.report.html import html
from dragoman.report.installation import Finding, installation
from dragoman.report.lines import encode, json_line, json_lines
from dragoman.report.plain import date_words, party_words, printable
from dragoman.report.tables import Table, rejection_table, run_tables, tables, totals

__all__ = [
    "Coded",
    "Explanation",
    "Finding",
    "Party",
    "Reason",
    "Table",
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
    "tables",
    "totals",
]
