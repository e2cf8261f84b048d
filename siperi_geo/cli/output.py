"""How the command shows things: JSON as is, tables with rich, problems on stderr with their code."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Literal

from rich.console import Console
from rich.progress import Progress

from siperi_geo.cli.screen import screen
from siperi_geo.errors import Problem
from siperi_geo.scoring import together
from siperi_geo.text import language, t

Format = Literal["table", "json"]


def show_json(content: Any) -> None:
    """Print one JSON document on stdout, numbers unrounded."""
    screen().out(json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def show_lines(lines: Iterable[str]) -> None:
    """Print plain lines on stdout."""
    for line in lines:
        screen().out(line + "\n")


def show_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table on stdout; cells are plain text, never markup."""
    screen().table(title, columns, list(rows))


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int | None], None]]:
    """A bar on stderr for one long step; it yields the function that is told how much of how much is done."""
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def progress(label: str) -> AbstractContextManager[Callable[[int, int], None]]:
    """The function that is told how much of how much is done (0: nobody knows), shown as this screen can."""
    return screen().progress(label)


def show_error(problem: Problem) -> None:
    """Print one problem on stderr: code, place, what is wrong and what to do."""
    place = f" [{problem.where}]" if str(problem.where) else ""
    kind = t("cli.error") if problem.is_error else t("cli.warning")
    screen().err(f"{kind} {problem.code}{place}: {problem.message(language())}\n")


def show_problems(problems: Sequence[Problem], *, most: int = 50) -> None:
    """Print up to `most` problems on stderr, alike ones of one form as one, and say how many more there are."""
    problems = together(problems)
    for problem in problems[:most]:
        show_error(problem)
    if len(problems) > most:
        screen().err(t("cli.more_problems", n=len(problems) - most) + "\n")
