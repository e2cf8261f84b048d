"""A file of actions on the page of the plan: an example to fill in, what storing it would do, the decision.

The reader is that of `siperi plan import`; nothing is stored before the button is pressed.
"""

from pathlib import Path

from siperi_geo.boundaries import stored_areas
from siperi_geo.cells import Table
from siperi_geo.plans.example import example_actions
from siperi_geo.plans.importing import Entry, Examined, accept, examine
from siperi_geo.tables.plan_entries import entry_table
from siperi_geo.tables.plans import exchange_table
from siperi_geo.text import number, t
from siperi_geo.ui import form_outcome, frame, kept, problem_table, reads, register_import, uploads, who
from siperi_geo.ui.plan_choice import PlanView
from siperi_geo.xlsx_file import xlsx_file

WORDS = "plan_import"
FILE = register_import.file_key(WORDS)


def show(view: PlanView) -> None:
    """For planners the box for a file with its report; nothing for others."""
    if not who.may_plan():
        return
    frame.section(t("plan_import.title"))
    frame.note(t("plan_import.form", year=view.year))
    frame.download(t("plan_import.template.get"), kept.by(lambda: _example(view.year), "plan example", view.year),
                   f"contoh-rencana-aksi-{view.year}.xlsx")  # fmt: skip
    register_import.say_stored(WORDS)
    files = uploads.file_box(t("plan_import.file"), key=FILE)
    if files:
        _report(files[0].name, files[0].getvalue(), view.year)


def _report(name: str, content: bytes, year: int) -> None:
    store = reads.store()

    def read(paths: list[Path]) -> Examined:
        return examine(store, paths[0], stored_areas(store), year=year)

    found = uploads.examined([(name, content)], read, nameless="rencana")
    if found is None:
        return
    frame.section(t("plan_import.report"))
    counts = {"rows_in": found.rows_in, "good": found.rows_good, "bad": found.rows_bad}
    frame.note(t("plans.rows", **{key: number(n, 0) for key, n in counts.items()}))
    frame.note(t("plans.import.counts", **_counts(found.entries)))
    register_import.entries(t("plan_import.entries"), found, lambda: entry_table(found.entries).shown)
    problem_table.show(found.problems, key=WORDS)
    form_outcome.quarantine(found.quarantine)
    register_import.decide(WORDS, found, lambda here, one: accept(here, one, actor=who.acting()))


def _counts(entries: tuple[Entry, ...]) -> dict[str, str]:
    said = [entry.action for entry in entries]
    return {name: number(said.count(name), 0) for name in ("new", "replaced", "unchanged")}


def _example(year: int) -> bytes:
    table: Table = exchange_table(example_actions(stored_areas(reads.store()), year))
    return xlsx_file(table, t("plan_import.template.title"))
