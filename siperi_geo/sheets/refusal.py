"""Refusing a part of a row with its reason, so that all reasons of a row can be collected."""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class RefusedError(Exception):
    """Something of a row cannot be understood: a catalogue code, the column and the values of its words."""

    def __init__(self, code: str, column: str | None, **values: Any) -> None:
        super().__init__(code)
        self.code, self.column, self.values = code, column, values


def tried(reasons: list[RefusedError], read: Callable[[], T]) -> T | None:
    """The result of `read`; when it is refused, None, and the reason is added to the others of the row."""
    try:
        return read()
    except RefusedError as refused:
        reasons.append(refused)
        return None
