"""The error catalogue: what is wrong, where, and what to do about it.

It is not a place for control flow: rooms raise `SiperiError` when nothing can go on, and collect
`Problem`s when good rows can. The words live in `error_catalogue/*.yaml`, one block per code, in
Indonesian and English; tests assert codes, so that wording can improve.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Literal

import yaml

CATALOGUE = Path(__file__).parent / "error_catalogue"
Severity = Literal["error", "warning"]
NAME_LETTERS, LIST_LETTERS = 60, 600  # the most of a name, and of anything else, that a message repeats


def brief(text: str, most: int = NAME_LETTERS) -> str:
    """A text as a message repeats it: a name of 5,000 letters as its first ones and `…`."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the input: file, sheet, row (1-based, as Excel shows it) and column."""

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        """`form.xlsx · Input Nilai · F13`; `data.csv · #4` where only the row is known."""
        tail: list[str | None]
        if self.column is not None and _is_letter(self.column):
            tail = [f"{self.column}{self.row or ''}"]
        else:
            tail = [self.column, None if self.row is None else f"#{self.row}"]
        return " · ".join(str(part) for part in [self.file, self.sheet, *tail] if part)


def _is_letter(column: str) -> bool:
    return column.isalpha() and column.isupper() and len(column) <= 3


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about an input: a catalogue code, its place and the values its words need."""

    code: str
    where: Where = field(default_factory=Where)
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        severity: Severity = entry(self.code)["severity"]
        return severity

    @property
    def is_error(self) -> bool:
        return self.severity == "error"

    def what(self, language: str = "id") -> str:
        """What is wrong, in the language asked for."""
        return self._words(language, "what")

    def todo(self, language: str = "id") -> str:
        """What to do about it, in the language asked for."""
        return self._words(language, "do")

    def message(self, language: str = "id") -> str:
        """What is wrong and what to do, as one text."""
        return f"{self.what(language)} {self.todo(language)}"

    def as_dict(self, language: str = "id") -> dict[str, str]:
        """The shape that commands print: code, severity, where, message."""
        return {
            "code": self.code,
            "severity": self.severity,
            "where": str(self.where),
            "message": self.message(language),
        }

    def _words(self, language: str, part: str) -> str:
        text: str = entry(self.code)[language][part]
        values = {name: _bounded(value) for name, value in self.values.items()}
        return _Writer(language).vformat(text, (), values)


class SiperiError(Exception):
    """Nothing can go on: carries one or more problems, the first being the reason."""

    def __init__(
        self, code: str, where: Where | None = None, *, more: Iterable[Problem] = (), **values: Any
    ) -> None:
        self.problem = Problem(code, where or Where(), values)
        self.problems = (self.problem, *more)
        super().__init__(f"{code}: {self.problem.message('en')} [{self.problem.where}]")

    @property
    def code(self) -> str:
        return self.problem.code


@cache
def catalogue() -> dict[str, dict[str, Any]]:
    """Every entry of the catalogue by code; a code written twice is a programming error."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(CATALOGUE.glob("*.yaml")):
        entries = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        doubled = found.keys() & entries.keys()
        if doubled:
            raise ValueError(f"error codes written twice: {sorted(doubled)} in {path.name}")
        found |= entries
    return found


def entry(code: str) -> dict[str, Any]:
    """The catalogue entry of a code; KeyError with the code when it has none."""
    return catalogue()[code]


class _Writer(Formatter):
    """Fills in words; `{people:,}` is a whole number grouped as the language does: 18.234 (id), 18,234 (en)."""

    def __init__(self, language: str) -> None:
        self._language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        written = str(super().format_field(value, format_spec))
        return written.replace(",", ".") if format_spec == "," and self._language == "id" else written


def _bounded(value: Any) -> Any:
    return brief(value, LIST_LETTERS) if isinstance(value, str) else value
