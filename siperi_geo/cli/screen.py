"""Where a command's words go: this terminal, or a list that another process shows on its own terminal.

It knows no words. The screen in force is a context: a command that the server does for another process has one of
its own, and pages know nothing of it.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from typing import Any

from rich.console import Console

from siperi_geo.cli.drawing import draw


class Screen:
    """This process's own terminal, with its width and colours."""

    def out(self, text: str) -> None:
        """Write on stdout."""
        sys.stdout.write(text)

    def err(self, text: str) -> None:
        """Write on stderr."""
        sys.stderr.write(text)

    def table(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Draw a table on stdout; cells are plain text, never markup."""
        draw(Console(), title, columns, rows)


class Recorder(Screen):
    """Keeps what is shown, in order, as JSON can carry it."""

    def __init__(self) -> None:
        self.shown: list[list[Any]] = []

    def out(self, text: str) -> None:
        """Keep a text for stdout."""
        self.shown.append(["out", text])

    def err(self, text: str) -> None:
        """Keep a text for stderr."""
        self.shown.append(["err", text])

    def table(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Keep a table, undrawn: how wide it may be is known where it is shown."""
        self.shown.append(["table", title, list(columns), [list(row) for row in rows]])


_screen: ContextVar[Screen] = ContextVar("screen")
_TERMINAL = Screen()


def screen() -> Screen:
    """The screen of this run."""
    return _screen.get(_TERMINAL)


def use_screen(chosen: Screen) -> None:
    """Set the screen of this run (one command in a context of its own)."""
    _screen.set(chosen)


def replay(shown: Iterable[Sequence[Any]]) -> None:
    """Show here what a Recorder kept."""
    ways: dict[str, Callable[..., None]] = {"out": screen().out, "err": screen().err, "table": screen().table}
    for way, *what in shown:
        ways[way](*what)
