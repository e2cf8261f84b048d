"""`siperi doctor`: whether this computer, this installation and this store are in order, one line each.

Made to be read out on the telephone: every line says `baik`, `PERHATIAN` or `MASALAH`, or that it
is unknown. It mends nothing.
"""

import typer

from siperi_geo.cli import computer, content, held
from siperi_geo.cli.finding import of_problem, verdict
from siperi_geo.cli.output import show_lines
from siperi_geo.errors import SiperiError
from siperi_geo.settings import settings
from siperi_geo.text import t


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor", help=t("cli.doctor"))(doctor)


def doctor() -> int:
    """Look at everything; exit 1 when a line needs a person, 2 when a setting cannot be used."""
    findings = list(computer.of_program())
    try:
        chosen = settings()
    except SiperiError as error:
        show_lines(map(str, [*findings, *(of_problem("settings", problem) for problem in error.problems)]))
        raise
    findings += [
        *computer.of_settings(chosen),
        *content.of_files(chosen),
        *held.of_store(chosen.store_path),
    ]
    show_lines([*map(str, findings), verdict(findings)])
    return 1 if any(one.status == "bad" for one in findings) else 0
