"""Assembles the command from its groups and turns catalogue errors into messages and exit codes."""

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from siperi_geo.cli.output import show_error
from siperi_geo.errors import Problem, SiperiError, Where
from siperi_geo.settings import settings
from siperi_geo.text import LANGUAGES, t, use_language

GROUPS = ("forms", "data", "instruments", "boundaries")


def build() -> typer.Typer:
    """The command with its help texts in the language in force now."""
    app = typer.Typer(help=t("cli.help"), no_args_is_help=True, add_completion=False, rich_markup_mode=None)
    for name in GROUPS:
        importlib.import_module(f"siperi_geo.cli.{name}").register(app)
    return app


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `siperi`; `--lang en` anywhere switches help and messages to English."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    use_language(_take_language(given))
    try:
        code = build()(args=given, prog_name="siperi", standalone_mode=False)
    except SiperiError as error:
        for problem in error.problems:
            show_error(problem)
        code = 2
    except OSError as error:
        where = Where(file=Path(error.filename).name if error.filename else None)
        show_error(Problem("CLI_FILE_FAILED", where, {"detail": error.strerror or str(error)}))
        code = 2
    except typer.Abort:
        code = 1
    except Exception as error:
        # The parser's own refusals (unknown option, missing argument) know how to show themselves.
        if not hasattr(error, "show"):
            raise
        error.show()
        code = 2
    sys.exit(code or 0)


def _take_language(arguments: list[str]) -> str:
    for place, argument in enumerate(arguments):
        if argument in {f"--lang={language}" for language in LANGUAGES}:
            return arguments.pop(place).split("=")[1]
        if argument == "--lang" and place + 1 < len(arguments):
            arguments.pop(place)
            return arguments.pop(place)
    return settings().language
