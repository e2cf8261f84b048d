"""The parts of the page that takes figures of the standard in: empty tables, year and source, report, decision.

It shows what the register found and decides nothing about a figure itself.
"""

from pathlib import Path

from siperi_geo.boundaries import stored_areas
from siperi_geo.registers.spm import Examined, accept, examine, export_template, figures, lines
from siperi_geo.text import t
from siperi_geo.ui import form_outcome, frame, problem_table, reads, register_import, uploads, who

WORDS = "spm_data"
FILE, CHOICES = register_import.file_key(WORDS), register_import.choices(WORDS)
FIRST_YEAR = 2018  # of the standard


def template() -> None:
    """The empty tables as a download."""
    register_import.template(WORDS, export_template, "spm.xlsx")


def source_box() -> str:
    """The source of rows that name none, in the user's words."""
    return register_import.source_box(WORDS)


def year_box() -> int | None:
    """The year of rows that name none; None takes what the file says."""
    return register_import.year_box(WORDS, FIRST_YEAR)


def examined(name: str, content: bytes, year: int | None, source: str) -> Examined | None:
    """What storing the upload would do; None when nothing can be read, with the reasons on the page."""
    here = reads.store()

    def read(paths: list[Path]) -> Examined:
        return examine(here, paths[0], stored_areas(here), source=source, year=year)

    return uploads.examined([(name, content)], read, nameless="spm")


def report(found: Examined) -> None:
    """Sources, rows, how many figures of what, and every problem: as the command."""
    for words in lines(found):
        frame.note(words)
    register_import.entries(t("spm_data.figures"), found, lambda: figures(found))
    problem_table.show(found.problems, key="spm_data")
    form_outcome.quarantine(found.quarantine)


def decide(found: Examined) -> None:
    """The button that stores, only when there is something."""
    register_import.decide(WORDS, found, lambda store, one: accept(store, one, actor=who.acting()))


def say_stored() -> None:
    """After storing: what was stored, where the file was given, and what was held."""
    register_import.say_stored(WORDS)
