"""The dictionary of every column that leaves the program: what it is called, its unit, its help, its format.

The words live in `columns.yaml` beside this file. It renames no frame and computes nothing: tables,
charts, maps and exports ask here how to call and how to write a value.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints

from siperi_geo import text

DICTIONARY = Path(__file__).parent / "columns.yaml"
Format = Literal["text", "code", "integer", "decimal", "fraction", "percent", "signed", "year", "day", "yes_no"]
Good = Literal["high", "low", "neither"]
Words = Annotated[str, StringConstraints(min_length=1)]


class Bilingual(BaseModel):
    """One text in both languages."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Words
    en: Words


class Column(BaseModel):
    """One column: `name` is its key in frames and files, `good` says which way is better."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    label: Bilingual
    unit: Bilingual | None = None
    help: Bilingual
    format: Format
    good: Good = "neither"

    def title(self, *, with_unit: bool = False) -> str:
        """The label in this run's language, the unit in brackets where asked: `Luas (km²)`."""
        label = text.pick(self.label)
        return f"{label} ({text.pick(self.unit)})" if with_unit and self.unit else label

    def show(self, value: Any) -> str:
        """A value as people read it in this run's language; missing (None, NaN, NaT) as a dash."""
        if value is None or value != value:
            return text.MISSING
        return _SHOW[self.format](value)


def _yes_no(value: Any) -> str:
    return text.t("columns.yes" if value else "columns.no")


_SHOW: dict[Format, Callable[[Any], str]] = {
    "text": str,
    "code": str,
    "year": lambda value: str(int(value)),
    "day": text.day,
    "yes_no": _yes_no,
    "integer": lambda value: text.number(value, 0),
    "decimal": lambda value: text.number(value, 2),
    "fraction": lambda value: text.number(value, 4),
    "percent": lambda value: text.percent(value, 0),
    "signed": lambda value: text.signed(value, 2),
}


@cache
def dictionary() -> dict[str, Column]:
    """Every column by name, in the order of the file."""
    entries = yaml.safe_load(DICTIONARY.read_text(encoding="utf-8"))
    return {name: Column(name=name, **entry) for name, entry in entries.items()}


def column(name: str) -> Column:
    """The column with this name; KeyError when the dictionary does not know it."""
    return dictionary()[name]
