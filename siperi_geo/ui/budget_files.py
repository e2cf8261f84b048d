"""The tables of the page about a budget with their files, whose foot says every choice. It computes nothing."""

from functools import partial

from siperi_geo.cells import Table
from siperi_geo.csv_file import Foot
from siperi_geo.text import MISSING, number, t
from siperi_geo.ui import budget_floors, frame, programme_basis, table_view
from siperi_geo.ui.budget_choice import IN, OUT, BudgetView, written
from siperi_geo.ui.budget_reads import Known


def table(
    view: BudgetView, known: Known, rows: Table, caption: str, key: str, *, is_stacked: bool = False
) -> None:
    """A table and its files, whose foot says every choice; `is_stacked`: cards on a phone, however wide it is."""
    frame.table(rows.shown, caption=caption, is_stacked=is_stacked)
    made = partial(table_view.made, rows, caption, foot(view, known))
    table_view.files(made, lambda kind: file_name(view, key, kind), key=f"budget_{key}")


def file_name(view: BudgetView, key: str, kind: str) -> str:
    """`siperi-anggaran-pilihan-2026-terverifikasi.csv`: what it holds, and on which basis."""
    return f"siperi-anggaran-{key}-{view.year}{programme_basis.suffix(is_verified=view.is_verified)}.{kind}"


def foot(view: BudgetView, known: Known) -> Foot:
    """What a reader of a file alone must know: every choice, the basis, the rule."""
    names, floors = budget_floors.kecamatan(), budget_floors.said
    said = [
        (t(f"budget.marks.add.{key}"), "; ".join(map(written, found)))
        for key, found in ((OUT, view.excluded), (IN, view.musts))
    ]
    return (
        (t("budget.money"), number(view.budget_idr, 0)),
        (t("table.foot.year"), str(view.year)),
        (t("ui.level"), t(f"ui.level.{view.level}")),
        (t("budget.office"), view.office or t("budget.office.every")),
        (t("budget.floor.every"), floors(view.floor)),
        *((t("budget.floor.of", place=names[one.kecamatan_code]), floors(one)) for one in view.own_floors),
        *((head, words or MISSING) for head, words in said),
        (t("budget.foot.weight"), t(f"budget.foot.weight.{known.weighing.name}")),
        (t("budget.foot.rules"), t("budget.rule.worth")),
        *programme_basis.foot(view.year, is_verified=view.is_verified),
        *table_view.of_data(", ".join(map(programme_basis.said, known.used))),
    )
