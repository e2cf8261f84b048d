"""Help of the command in the reader's language: the parser's own words, which it has in English only.

It replaces headings and remarks around our texts; what a command does is in the groups' modules, and what the
parser refuses is said in `refusals`.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from siperi_geo.errors import SiperiError
from siperi_geo.text import t

if TYPE_CHECKING:
    from typer.core import TyperCommand as Parser
else:
    Parser = object

REMARKS = re.compile(r"\[(required|default: [^\]]*)\]$")
SENTENCE_END = re.compile(r"(?<=\.)\s")
PIECES = {"[OPTIONS]": "options", "COMMAND [ARGS]...": "command"}
ARGUMENT = re.compile(r"([{\[])(\w+)[}\]](\.{3})?")
KIND = re.compile(r"<(?:list\[)?(str|Path|path|int|float)\]?>")
Rows = list[tuple[str, str]]


class _Worded(Parser):
    """Usage line, section headings and remarks from the catalogue, for both classes of the parser."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """`Pemakaian: siperi score [PILIHAN] FORMULIR`."""
        pieces = [_piece(one) for one in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=f"{t('parser.usage')}: ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments, options and commands, each under its heading."""
        for key, rows in (*self._parameters(ctx), ("commands", self._commands())):
            if rows:
                with formatter.section(t(f"parser.{key}")):
                    formatter.write_dl(rows)

    def get_help_option(self, ctx: Any) -> Any:
        """The option that shows the help, with its own line of it in the reader's language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = t("parser.help")
        return option

    def _parameters(self, ctx: Any) -> Iterator[tuple[str, Rows]]:
        params = self.get_params(ctx)
        for kind in ("argument", "option"):
            found = [(one, one.get_help_record(ctx)) for one in params if one.param_type_name == kind]
            rows = [(_named(one, record[0]), _remarked(record[1])) for one, record in found if record]
            yield f"{kind}s", rows

    def _commands(self) -> Rows:
        """What each command does, its first sentence whole: the parser would cut it off where the line ends."""
        found: dict[str, Any] = getattr(self, "commands", {})
        return [(name, SENTENCE_END.split(one.help or "", maxsplit=1)[0]) for name, one in found.items()]


class Command(_Worded, TyperCommand):
    """One command."""


class Group(_Worded, TyperGroup):
    """Commands under one name."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first argument names; CLI_COMMAND_UNKNOWN with those there are."""
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise SiperiError("CLI_COMMAND_UNKNOWN", name=args[0], known=", ".join(self.list_commands(ctx)))
        return super().resolve_command(ctx, args)


def argument_name(name: str) -> str:
    """What an argument is called where a person is to write something in its place: `BERKAS`."""
    return t(f"parser.name.{name}")


def _piece(piece: str) -> str:
    """A piece of the usage line: the parser writes arguments as `{form}`, `[address]` and `{forms}...`."""
    if piece in PIECES:
        return t(f"parser.piece.{PIECES[piece]}")
    found = ARGUMENT.fullmatch(piece)
    if found is None:
        return piece
    words = f"{argument_name(found[2])}{found[3] or ''}"
    return f"[{words}]" if found[1] == "[" else words


def _named(param: Any, name: str) -> str:
    """The first column of help: an argument by its name, and of what kind a value is (`<teks>`)."""
    if param.param_type_name == "argument":
        name = name.replace(param.name, argument_name(param.name), 1)
    return KIND.sub(lambda found: f"<{t(f'parser.kind.{found[1].lower()}')}>", name)


def _remarked(words: str) -> str:
    """A line of help with the parser's remark in the reader's language: `[wajib]`, `[bawaan: indicative]`."""

    def said(found: re.Match[str]) -> str:
        key, _, value = found[1].partition(": ")
        return f"[{t(f'parser.{key}', value=value) if value else t(f'parser.{key}')}]"

    return REMARKS.sub(said, words)
