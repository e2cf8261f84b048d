"""`siperi hazards import, list, remove`: what threatens each kelurahan, who says so and from when."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from siperi_geo.boundaries import stored_areas
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_lines, show_problems, show_table
from siperi_geo.cli.register_files import end, show_frame, show_layer, stored_line
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import acting, allowed
from siperi_geo.errors import SiperiError
from siperi_geo.intake import COVERED_PCT, SHARE_PCT, Options, hazard_layer
from siperi_geo.registers.hazards import (
    accept,
    examine,
    found_by,
    hazard_name,
    limits_line,
    lines,
    remove,
    statements,
    stored_statements,
    table,
)
from siperi_geo.rights import Right
from siperi_geo.store import Store
from siperi_geo.text import MISSING, number, pick, t


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=t("cli.hazards"), no_args_is_help=True)
    group.command("import", help=t("cli.hazards_import"))(import_)
    group.command("list", help=t("cli.hazards_list"))(list_)
    group.command("remove", help=t("cli.hazards_remove"))(remove_)
    app.add_typer(group, name="hazards")


@on_store
def import_(  # noqa: PLR0913 (one parameter per option of the command)
    file: Path,
    source: Annotated[str, typer.Option()] = "",
    year: int | None = None,
    hazard: str | None = None,
    column: str | None = None,
    band: int | None = None,
    overlay: bool = False,
    share: float = SHARE_PCT,
    covered: float = COVERED_PCT,
    commit: bool = False,
    quarantine: Path | None = None,
) -> int:
    """Check a file of hazards and, with --commit, store it; a dry run otherwise."""
    options = Options(column, band, is_overlay=overlay, share_pct=share, covered_pct=covered)
    with open_store() as store:
        allowed(store, Right.KEEP_REGISTERS)
        layer = hazard_layer(store, file, hazard=hazard, source=source, options=options)
        examined = examine(store, layer.table, stored_areas(store), source=layer.source, year=year)
        show_layer(layer)
        show_frame(t("hazards.statements"), statements(examined))
        show_lines(lines(examined, in_full=True))
        show_problems(examined.problems)
        accepted = partial(accept, store, examined, actor=acting(store)) if commit else None
        show_lines([stored_line("hazards", examined, accepted)])
    return end(examined, file, quarantine, commit=commit)


@on_store
def list_(hazard: str = "", area: str = "") -> int:
    """Show of how many kelurahan each hazard is said; every statement with --hazard or --area."""
    with open_store() as store:
        if hazard or area:
            _list_statements(store, hazard, area)
        else:
            _list_hazards(store)
            about = table().list
            show_lines([t("hazards.about", source=pick(about.source), sure=t(f"method.mark.{about.sure}"))])
            show_lines([limits_line()])
    return 0


def _list_hazards(store: Store) -> None:
    rows = [
        (
            row["hazard"],
            hazard_name(row["hazard"]),
            number(row["kelurahan_count"], 0),
            number(row["classed_count"], 0),
            number(row["statement_count"], 0),
            str(row["last_year"]) if row["last_year"] == row["last_year"] and row["last_year"] else MISSING,
        )
        for row in store.query("hazards/count_per_hazard").astype(object).to_dict("records")
    ]
    names = ("code", "hazard", "kelurahan_count", "classed_count", "statement_count", "last_year")
    show_table(t("hazards.stored"), [t(f"hazards.column.{name}") for name in names], rows)


def _list_statements(store: Store, hazard: str, area: str) -> None:
    rows = store.query("hazards/statement_list")
    rows = rows[((rows["hazard"] == hazard) | (hazard == "")) & ((rows["area_code"] == area) | (area == ""))]
    if rows.empty:
        raise SiperiError("HAZARD_ABSENT")
    shown = stored_statements(rows)
    show_frame(t("hazards.stored"), shown)


@on_store
def remove_(source: str = "", hazard: str = "", area: str = "", according: str = "", commit: bool = False) -> int:
    """Remove the statements that have all of what is named, with --commit; says how many otherwise."""
    named = {"source": source, "hazard": hazard, "area_code": area, "according_to": according}
    asked = {name: said or None for name, said in named.items()}
    if not any(asked.values()):
        raise SiperiError("HAZARD_REMOVE_NOTHING_NAMED")
    with open_store() as store:
        who = allowed(store, Right.KEEP_REGISTERS)
        n = remove(store, actor=who, **asked) if commit else len(found_by(store, **asked))
        show_lines([t("hazards.removed" if commit else "hazards.would_remove", n=number(n, 0))])
    return 0
