"""What a file of actions would store, as a table. It reads and decides nothing."""

from collections.abc import Sequence

from siperi_geo.cells import Table, table, written
from siperi_geo.plans import label_of
from siperi_geo.plans.importing import Entry
from siperi_geo.tables.plans import line_name
from siperi_geo.text import number, t


def entry_table(entries: Sequence[Entry]) -> Table:
    """What a file of actions would store, with what stands there now."""
    of = [one.now for one in entries]
    before = [one.before.action.budget_idr if one.before else None for one in entries]
    return table(
        written(t("plan_import.action"), [t(f"plan_import.action.{one.action}") for one in entries], str),
        written(t("plans.field.what"), [one.what for one in of], str),
        written(t("plans.field.year"), [one.year for one in of], str),
        written(t("plans.field.area_code"), [one.area_code for one in of], str),
        written(t("plans.field.line"), [f"{line_name(one.line)} · {one.line}" for one in of], str),
        written(t("plans.field.budget_idr"), [one.budget_idr for one in of], lambda n: number(n, 0)),
        written(t("plan_import.before"), before, lambda n: number(n, 0)),
        written(t("plans.field.state"), [label_of("states", one.state) for one in of], str),
    )
