"""Assembles the command from its groups and turns catalogue errors into messages and exit codes."""

import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import Any

import typer
from typer.models import CommandInfo

from siperi_geo.cli.doctor import doctor
from siperi_geo.cli.outcome import exit_code
from siperi_geo.cli.output import show_error
from siperi_geo.cli.parser import Command, Group
from siperi_geo.cli.refusals import refusal, usage
from siperi_geo.cli.screen import screen
from siperi_geo.errors import SiperiError
from siperi_geo.settings import first_language, settings
from siperi_geo.text import LANGUAGES, t, use_language

GROUPS = (
    "forms",
    "withdraw",
    "evidence",
    "data",
    "demo",
    "doctor",
    "instruments",
    "boundaries",
    "populations",
    "hazards",
    "vulnerability",
    "spm",
    "targets",
    "plan",
    "offers",
    "costs",
    "subjects",
    "rounds",
    "families",
    "erat",
    "contradictions",
    "users",
    "login",
    "audit",
)


def build() -> typer.Typer:
    """The command with its help texts in the language in force now."""
    app = typer.Typer(
        cls=Group, help=t("cli.help"), no_args_is_help=True, add_completion=False, rich_markup_mode=None
    )
    for name in GROUPS:
        importlib.import_module(f"siperi_geo.cli.{name}").register(app)
    for group in app.registered_groups:
        group.cls = Group
    for command in _commands(app):
        command.cls = Command
        if command.callback is not None and command.callback is not doctor:  # which says itself what is wrong
            command.callback = _with_settings(command.callback)
    return app


def _commands(app: typer.Typer) -> Iterator[CommandInfo]:
    yield from app.registered_commands
    for group in app.registered_groups:
        if group.typer_instance is not None:
            yield from _commands(group.typer_instance)


def _with_settings(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command, refused before its first line when a setting cannot be used, be it one it does not read."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        settings()
        return command(*args, **kwargs)

    return run


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `siperi`; `--lang en` anywhere switches help and messages to English."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    use_language(first_language())
    try:
        code = exit_code(lambda: _run(given))
    except typer.Abort:
        code = 1
    except KeyboardInterrupt:  # before the parser is there, which answers the same
        code = 130
    except Exception as error:
        if not hasattr(error, "format_message"):  # what the parser refuses, and only that, has it
            raise
        _show_refusal(error)
        code = 2
    sys.exit(code)


def _show_refusal(error: Any) -> None:
    """A group without a command answers with its help, anything else with its usage and what is wrong."""
    if type(error).__name__ == "NoArgsIsHelpError":
        screen().err(f"{error.format_message()}\n")
        return
    screen().err(usage(error))
    show_error(refusal(error))


def _run(arguments: list[str]) -> int | None:
    use_language(_take_language(arguments))
    code: int | None = build()(args=arguments, prog_name="siperi", standalone_mode=False)
    return code


def _take_language(arguments: list[str]) -> str:
    """The language that `--lang` names, taken out of the arguments; without it, that of a first visit."""
    for place, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name != "--lang":
            continue
        arguments.pop(place)
        if not equals:
            value = arguments.pop(place) if place < len(arguments) else ""
        if value.lower() not in LANGUAGES:
            raise SiperiError("LANGUAGE_UNKNOWN", value=value, known=", ".join(LANGUAGES))
        return value.lower()
    return first_language()
