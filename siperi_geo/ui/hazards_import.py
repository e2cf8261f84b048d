"""The parts of the page that takes hazards in: source and year of rows that name none, report, decision.

It shows what the register found and decides nothing about a statement itself.
"""

from pathlib import Path

from siperi_geo.boundaries import stored_areas
from siperi_geo.registers.hazards import Examined, accept, examine, lines, statements
from siperi_geo.text import number, t
from siperi_geo.ui import form_outcome, frame, problem_table, reads, register_import, uploads, who

WORDS = "hazards"
FILE, CHOICES = register_import.file_key(WORDS), register_import.choices(WORDS)
FIRST_YEAR = 2000


def source_box() -> str:
    """The source of rows that name none, in the user's words."""
    return register_import.source_box(WORDS)


def year_box() -> int | None:
    """The year of rows that name none."""
    return register_import.year_box(WORDS, FIRST_YEAR)


def examined(name: str, content: bytes, year: int | None, source: str) -> Examined | None:
    """What storing the upload would do; None when nothing can be read, with the reasons on the page."""
    here = reads.store()

    def read(paths: list[Path]) -> Examined:
        return examine(here, paths[0], stored_areas(here), source=source, year=year)

    return uploads.examined([(name, content)], read, nameless="bahaya")


def report(found: Examined) -> None:
    """Sources, rows, what is said of how many kelurahan, and every problem: as the command."""
    for words in lines(found):
        frame.note(words)
    register_import.entries(t("hazards.statements"), found, lambda: statements(found))
    if found.entries:
        register_import.unsaid(found.missing, t("hazards.missing", n=number(len(found.missing), 0)))
    problem_table.show(found.problems, key="hazards")
    form_outcome.quarantine(found.quarantine)


def decide(found: Examined) -> None:
    """The button that stores, only when there is something."""
    register_import.decide(WORDS, found, lambda store, one: accept(store, one, actor=who.acting()))


def say_stored() -> None:
    """After storing: what was stored, where the file was given, and what was held."""
    register_import.say_stored(WORDS)
