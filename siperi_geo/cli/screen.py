"""Where a command's words go: this terminal, or a list that another process shows on its own terminal.

It knows no words. The screen in force is a context: a command that the server does for another process has one of
its own, and pages know nothing of it.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

from rich.console import Console
from rich.progress import Progress

from siperi_geo.cli import session_file
from siperi_geo.cli.drawing import draw

LINE_EVERY = 20_000


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

    def keep_session(self, name: str, token: str) -> None:
        """Keep for the next commands of this user who signed in; without a token forget it."""
        session_file.keep(name, token)

    @contextmanager
    def progress(self, label: str) -> Iterator[Callable[[int, int], None]]:
        """A bar on stderr where that is a terminal; else a line now and then."""
        if not sys.stderr.isatty():
            yield partial(self._line, label)
            return
        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(label, total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total or None)

    def _line(self, label: str, done: int, total: int) -> None:
        if done % LINE_EVERY == 0 or done == total:
            self.err(f"{label} {done}/{total or '?'}\n")


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

    def keep_session(self, name: str, token: str) -> None:
        """Leave it to the computer from which the command came."""
        self.shown.append(["session", name, token])

    @contextmanager
    def progress(self, label: str) -> Iterator[Callable[[int, int], None]]:  # noqa: ARG002
        """Nothing: what is kept is shown when all is done."""
        yield _say_nothing

    def table(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Keep a table, undrawn: how wide it may be is known where it is shown."""
        self.shown.append(["table", title, list(columns), [list(row) for row in rows]])


def _say_nothing(done: int, total: int) -> None:
    pass


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
    ways: dict[str, Callable[..., None]] = {
        "out": screen().out,
        "err": screen().err,
        "table": screen().table,
        "session": screen().keep_session,
    }
    for way, *what in shown:
        ways[way](*what)
