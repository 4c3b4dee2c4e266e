"""What is shown and where: records on standard output, everything else on standard error.

Words of articles, file names and queries are hostile: on a terminal they pass `printable`, and Rich gets them as
`Text`, never as markup.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    from dragoman.records import CodedArticle
    from dragoman.report import Table

RULE: Final = "bold cyan"
"""The style of headings; everything else is the terminal's own."""

READABLE: Final = 18
"""Characters a column needs at most to be readable."""

ID_WIDTH: Final = 20
"""Characters of an id, which stands in the first column and is not broken."""


def wants_json(choice: bool | None) -> bool:
    """Whether JSON lines are wanted: as chosen, else wherever standard output is not a terminal."""
    return not sys.stdout.isatty() if choice is None else choice


def write(lines: Iterable[str]) -> None:
    """Lines on standard output, handed on at once so that whoever reads along sees them."""
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def say(words: str) -> None:
    """One line on standard error, behind the program's name."""
    sys.stderr.write(f"dragoman: {one_line(words)}\n")
    sys.stderr.flush()


def one_line(words: str) -> str:
    """`words` in one line, with nothing in them that a terminal would obey."""
    from dragoman.report import printable

    return printable(words.replace("\n", " ").replace("\t", " "))


def count(number: int, noun: str) -> str:
    """A number with its noun: `1 event`, `3 events`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def console() -> Console:
    """Standard output for text and tables: colour on a terminal only, and not where `NO_COLOR` is set."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)


def safe(words: str, style: str = "") -> Text:
    """`words` as Rich text that shows exactly them."""
    from rich.text import Text

    from dragoman.report import printable

    return Text(printable(words), style=style)


def show_record(coded: CodedArticle) -> None:
    """The tables of one article."""
    from dragoman.report import tables

    show_tables(tables(coded))


def show_tables(shown: Iterable[Table]) -> None:
    """Tables on standard output; one without rows is its title alone, one too wide has its columns below each other."""
    screen = console()
    for table in shown:
        screen.print(safe(table.title, RULE))
        if not table.rows:
            screen.print()
        elif _width(table) > screen.width:
            screen.print(_stacked(table))
        else:
            screen.print(_grid(table))


def _grid(table: Table) -> Grid:
    from rich import box
    from rich.table import Table as Grid

    lines = any("\n" in cell for row in table.rows for cell in row)
    grid = Grid(box=box.ROUNDED, show_header=any(table.columns), show_lines=lines, border_style="dim")
    for place, (column, width) in enumerate(zip(table.columns, _widths(table), strict=True)):
        grid.add_column(safe(column), overflow="fold", min_width=None if place else min(width, ID_WIDTH))
    for row in table.rows:
        grid.add_row(*map(safe, row))
    return grid


def _stacked(table: Table) -> Grid:
    """Two columns: the names of the table's columns, and what a row has in them; empty cells are left out."""
    from rich import box
    from rich.table import Table as Grid

    grid = Grid(box=box.ROUNDED, show_header=False, border_style="dim")
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            if cell:
                grid.add_row(safe(column), safe(cell))
        grid.add_section()
    return grid


def _widths(table: Table) -> list[int]:
    """The longest line of each column, its name included, in characters."""
    columns = zip(table.columns, *table.rows, strict=True)
    return [max(len(line) for cell in column for line in cell.split("\n")) for column in columns]


def _width(table: Table) -> int:
    """How wide a screen must be to show the table with every column readable."""
    if len(table.columns) <= 2:
        return 0
    return sum(min(width, READABLE) + 3 for width in _widths(table)) + 1
