"""Tables for a terminal: columns give up width between words, so that no code, number or name is ever cut."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

LONGEST_WORD = 32  # a longer one is folded; the id of an import, which is typed back, has 30 letters
GAP = 2


def draw(console: Console, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Draw a table; a terminal too narrow for its words gets lines that are wider than it."""
    widths = column_widths([columns, *rows], console.width)
    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0))
    for heading, width in zip(columns, widths, strict=True):
        table.add_column(Text(heading), width=width, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print(title, style="bold", markup=False, highlight=False)
    console.width = max(console.width, sum(widths) + GAP * len(widths))
    console.print(table)


def column_widths(rows: Sequence[Sequence[str]], most: int) -> list[int]:
    """A width for each column: as wide as its cells, then the widest ones narrower, never below a whole word."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(cell_len, cells)) for cells in columns]
    least = [max(cell_len(word) for cell in cells for word in (cell.split() or [""])) for cells in columns]
    least = [min(longest, LONGEST_WORD) for longest in least]
    while sum(widths) + GAP * (len(widths) - 1) > most:
        widest = max(range(len(widths)), key=lambda place: (widths[place] > least[place], widths[place]))
        if widths[widest] <= least[widest]:
            break
        widths[widest] -= 1
    return widths
