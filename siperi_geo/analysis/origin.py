"""Where a value comes from while a store holds both example and real forms: each row of a table says which it is.

It marks rows; it decides nothing about which forms count.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from siperi_geo.analysis.exact import is_missing
from siperi_geo.text import number, t

Row = Mapping[Hashable, Any]


def marked(rows: pd.DataFrame, *, is_mixed: bool) -> pd.DataFrame:
    """The rows with `origin` where the store is mixed, else as they are.

    Rows are kelurahan (`is_example`), groups of them (`form_count`, `example_count`) or two years compared
    (`is_example_before`, `is_example_after`).
    """
    if not is_mixed:
        return rows
    words = [_origin(row) for row in rows.to_dict("records")]
    return rows.assign(origin=pd.Series(words, rows.index, dtype=object))


def _origin(row: Row) -> str | None:
    if "example_count" in row and is_missing(row["example_count"]):
        return None
    if "example_count" in row:
        return counted(int(row["form_count"]), int(row["example_count"])) or None
    if "is_example_before" in row:
        return _two_years(row["is_example_before"], row["is_example_after"])
    return None if is_missing(row["is_example"]) else t(_key(row["is_example"]))


def _two_years(before: Any, after: Any) -> str | None:
    known = [t(_key(one)) for one in (before, after) if not is_missing(one)]
    return " → ".join(dict.fromkeys(known)) or None


def _key(is_example: Any) -> str:
    return "analysis.origin.example" if is_example else "analysis.origin.real"


def counted(forms: int, examples: int) -> str:
    """`contoh`, `nyata`, or how many of each; empty for no forms."""
    if not forms:
        return ""
    if examples in (0, forms):
        return t(_key(examples))
    return t("analysis.origin.both", examples=number(examples, 0), real=number(forms - examples, 0))
