"""What the parser of the command line refuses, as problems of the catalogue: it says so in English only.

It knows the parser's errors by their names and facts, never by where the parser keeps them.
"""

from typing import Any

from siperi_geo.cli.parser import argument_name
from siperi_geo.errors import Problem

NUMBERS = ("int_", "float_")


def refusal(error: Any) -> Problem:
    """The problem that an error of the parser stands for; CLI_NOT_UNDERSTOOD where none fits."""
    known = {
        "MissingParameter": _missing,
        "NoSuchOption": _unknown_option,
        "BadParameter": _bad_value,
        "BadOptionUsage": _bad_option,
        "UsageError": _too_many,
    }
    made = known.get(type(error).__name__)
    problem = made(error) if made else None
    return problem or Problem("CLI_NOT_UNDERSTOOD", values={"detail": error.format_message()})


def usage(error: Any) -> str:
    """How the command that refuses is written; empty where the error does not say which command it was."""
    ctx = getattr(error, "ctx", None)
    return "" if ctx is None else f"{ctx.get_usage()}\n"


def _missing(error: Any) -> Problem | None:
    if error.param is None:
        return None
    is_option = error.param.param_type_name == "option"
    return Problem("CLI_OPTION_MISSING" if is_option else "CLI_ARGUMENT_MISSING", values={"name": _name(error)})


def _unknown_option(error: Any) -> Problem | None:
    if error.ctx is None:
        return None
    known = [name for one in error.ctx.command.get_params(error.ctx) for name in one.opts if name.startswith("--")]
    return Problem("CLI_OPTION_UNKNOWN", values={"name": error.option_name, "known": ", ".join(known)})


def _bad_value(error: Any) -> Problem | None:
    faults = getattr(error.__cause__, "errors", None)
    if faults is None or error.param is None:
        return None
    fault = faults(include_url=False)[0]
    values = {"name": _name(error), "value": str(fault["input"])}
    choices = error.param.type_descriptor.choices
    if choices:
        return Problem("CLI_VALUE_NOT_A_CHOICE", values={**values, "known": ", ".join(map(str, choices))})
    is_number = fault["type"].startswith(NUMBERS)
    return Problem("CLI_VALUE_NOT_A_NUMBER" if is_number else "CLI_VALUE_UNUSABLE", values=values)


def _bad_option(error: Any) -> Problem:
    takes_none = "does not take" in error.message
    code = "CLI_OPTION_TAKES_NO_VALUE" if takes_none else "CLI_OPTION_NEEDS_VALUE"
    return Problem(code, values={"name": error.option_name})


def _too_many(error: Any) -> Problem | None:
    head, bracket, extra = error.message.partition(" (")
    if not bracket or "extra argument" not in head:
        return None
    return Problem("CLI_TOO_MANY_ARGUMENTS", values={"extra": extra.removesuffix(")")})


def _name(error: Any) -> str:
    """An option as it is typed, an argument as the usage line calls it."""
    is_option = error.param.param_type_name == "option"
    return str(error.param.opts[0]) if is_option else argument_name(error.param.name)
