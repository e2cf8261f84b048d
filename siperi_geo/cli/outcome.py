"""Turns what stops a command into messages and an exit code, on whichever screen is in force."""

from collections.abc import Callable

from siperi_geo.cli.output import show_error
from siperi_geo.errors import Problem, SiperiError, Where


def exit_code(command: Callable[[], int | None]) -> int:
    """Run a command: its own code, or 2 with its catalogue errors shown; other exceptions pass."""
    try:
        return command() or 0
    except SiperiError as error:
        for problem in error.problems:
            show_error(problem)
    except OSError as error:
        where = Where(file=str(error.filename) if error.filename else None)
        show_error(Problem("CLI_FILE_FAILED", where, {"detail": error.strerror or str(error)}))
    return 2
