"""A display frame as a real HTML table, every text escaped; on a phone rows of a short table stand as blocks.

How blocks and the sign of a table that goes on sideways look is in `style.css`. It draws nothing.
"""

import html
import json
import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from siperi_geo.text import MISSING, number, t

MOST_WHOLE = 20
"""Tables of up to so many rows are shown whole; longer ones in a box that scrolls and says so."""
MOST_STACKED, MOST_BOXED = 12, 40
FEWEST_COLUMNS, MOST_COLUMNS = 4, 6
"""From four columns on rows become blocks on a phone: up to 12 rows one below the other, up to 40 of few columns
in a box that scrolls down; longer and wider tables scroll sideways."""
CODE = re.compile(r"[A-Z0-9]+(_[A-Z0-9]+)+")
NUMBER = re.compile(r"(?:> )?[+−-]?(?:\d+|\d{1,3}(?:[.,]\d{3})+)(?:[.,]\d+)?( ?%)?|–")  # codes are none
YEAR = re.compile(r"(?:19|20)\d\d|–")  # of a year or a version; an amount would have its sign of thousands


def table_html(rows: pd.DataFrame, caption: str, *, is_titled: bool = False, is_stacked: bool = False) -> str:
    """The table under its caption, numbers to the right; `is_titled`: the caption is heard, not seen.

    `is_stacked`: rows become blocks on a phone whatever their number and that of columns.
    """
    columns = [rows.iloc[:, at].tolist() for at in range(len(rows.columns))]
    right = [_is_number(column) for column in columns]
    heads = _row("th scope='col'", tuple(rows.columns), right)
    body = "".join(_row("td", values, right) for values in zip(*columns, strict=True))
    name = html.escape(caption)
    seen = f'<span class="siperi-unseen">{name}</span>' if is_titled else name
    boxing = _boxing(rows, is_stacked=is_stacked)
    return (
        f'<div class="siperi-table {boxing} role="region" tabindex="0" aria-label="{name}">'
        f"<table><caption>{seen}</caption><thead>{heads}</thead><tbody>{body}</tbody></table></div>{_more(rows)}"
    )


def heads_for_blocks(heads: Sequence[str]) -> str:
    """The headings as CSS variables `--c1`, `--c2`, …, which the blocks of a phone write before their values."""
    return html.escape(
        "; ".join(f"--c{at}: {json.dumps(head, ensure_ascii=False)}" for at, head in enumerate(heads, 1))
    )


def _boxing(rows: pd.DataFrame, *, is_stacked: bool = False) -> str:
    """Whether the table is shown whole, and what it becomes on a phone, as classes and their style."""
    kind = "siperi-whole" if len(rows) <= MOST_WHOLE else "siperi-long"
    n, columns = len(rows), len(rows.columns)
    is_boxed = n > MOST_STACKED and (is_stacked or (n <= MOST_BOXED and columns <= MOST_COLUMNS))
    if columns < FEWEST_COLUMNS or not (is_boxed or n <= MOST_STACKED):
        return f'{kind}"'
    kind += " siperi-stack siperi-boxed" if is_boxed else " siperi-stack"
    return f'{kind}" style="{heads_for_blocks([str(name) for name in rows.columns])}"'


def _more(rows: pd.DataFrame) -> str:
    """How many rows there are, below a table that is in a box on some screen; the style sheet says on which."""
    if len(rows) <= MOST_STACKED:
        return ""
    return f'<p class="siperi-more">{html.escape(t("ui.table.rows", n=number(len(rows), 0)))}</p>'


def _row(tag: str, values: tuple[Any, ...], right: list[bool]) -> str:
    cells = (
        f"<{tag}{' class=right' if to_right else ''}>{_text(str(value))}</{tag[:2]}>"
        for value, to_right in zip(values, right, strict=True)
    )
    return f"<tr>{''.join(cells)}</tr>"


def _text(words: str) -> str:
    """Escaped; a code of the error catalogue may go on in a new line after `_`, and is copied as it is."""
    written = html.escape(words)
    return written.replace("_", "_<wbr>") if CODE.fullmatch(words) else written


def _is_number(column: Sequence[Any]) -> bool:
    """Whether a column holds numbers, or texts that all look like formatted ones (or are the dash); years name."""
    if not column or not all(_looks_like_one(value) for value in column):
        return False
    years = [isinstance(value, str) and YEAR.fullmatch(value) is not None for value in column]
    return not all(years) or set(column) == {MISSING}


def _looks_like_one(value: Any) -> bool:
    if isinstance(value, str):
        return NUMBER.fullmatch(value) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)
