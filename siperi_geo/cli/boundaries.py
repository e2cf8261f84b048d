"""`siperi boundaries check, import, list, use, fetch`: boundary layers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from siperi_geo.areas import Area
from siperi_geo.boundaries import (
    BoundaryReport,
    check_file,
    fetch,
    find_set,
    headings,
    import_file,
    list_sets,
    named_pairs,
    use_set,
)
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import Format, progress_bar, show_json, show_lines, show_problems, show_table
from siperi_geo.cli.stores import builtin_areas, open_store
from siperi_geo.cli.who import acting
from siperi_geo.safe_files import refuse_taken
from siperi_geo.settings import settings
from siperi_geo.text import language, number, t

Level = Literal["kelurahan", "kecamatan"]
Kind = Literal["official", "indicative", "schematic"]
FEW_PAIRS = 12  # so many are all listed unasked


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=t("cli.boundaries"), no_args_is_help=True)
    group.command("check", help=t("cli.boundaries_check"))(check)
    group.command("import", help=t("cli.boundaries_import"))(import_)
    group.command("list", help=t("cli.boundaries_list"))(list_)
    group.command("use", help=t("cli.boundaries_use"))(use)
    group.command("fetch", help=t("cli.boundaries_fetch"))(fetch_)
    app.add_typer(group, name="boundaries")


def check(file: Path, level: Level = "kelurahan", format: Format = "table", pairs: bool = False) -> int:
    """Check a boundary file; exit 0 importable, 1 not, 2 unreadable."""
    areas = builtin_areas("kelurahan") + builtin_areas("kecamatan")
    report = check_file(file, level=level, areas=areas, city=settings().city)
    if format == "json":
        listed = {"pairs": [one.as_dict() for one in named_pairs(report, areas)]} if pairs else {}
        show_json(report.as_dict(language()) | listed)
    else:
        _show(report.as_dict(language()))
        _show_pairs(report, areas, every=pairs)
        show_problems(report.problems)
    return 0 if report.importable else 1


def _show_pairs(report: BoundaryReport, areas: Sequence[Area], *, every: bool) -> None:
    """What rests on a name: all of it when asked or when it is little, else only names that differ."""
    found = named_pairs(report, areas)
    unsure = [one for one in found if not one.is_exact]
    shown = found if every or len(found) <= FEW_PAIRS else unsure
    if shown:
        show_table(t("cli.boundary.pairs", n=len(found)), headings(), [one.cells() for one in shown])
    if len(shown) < len(found):
        show_lines([t("cli.boundary.pairs_more", n=len(found) - len(shown))])


def _show(found: dict[str, Any]) -> None:
    lists = ("unmatched", "duplicates")
    shown = {
        "level": str(found["level"]),
        "features": number(found["features"], 0),
        "matched": number(found["matched"], 0),
        "area_km2": number(found["area_km2"]),
    }
    rows = [(t(f"cli.boundary.{key}"), value) for key, value in shown.items()]
    rows += [(t(f"cli.boundary.{key}"), ", ".join(map(str, found[key])) or "–") for key in lists]
    show_table(t("cli.boundary.importable" if found["importable"] else "cli.boundary.refused"), ["", ""], rows)


@on_store
def import_(
    file: Path,
    name: Annotated[str, typer.Option()],
    source: Annotated[str, typer.Option()],
    licence: Annotated[str, typer.Option("--license", "--licence")],
    kind: Kind = "indicative",
    vintage: str | None = None,
    pairs: bool = False,
) -> int:
    """Check a kelurahan layer, store it and show it on the maps; exit codes as `check`."""
    areas = builtin_areas("kelurahan") + builtin_areas("kecamatan")
    report = check_file(file, level="kelurahan", areas=areas, city=settings().city)
    show_problems(report.problems)
    _show_pairs(report, areas, every=pairs)
    if not report.importable:
        show_lines([t("cli.boundary.refused")])
        return 1
    with (
        open_store() as store,
        store.transaction(actor=acting(store), action="import_boundaries", target=name, detail=file.name) as tx,
    ):
        set_id = import_file(tx, report, name=name, source=source, licence=licence, kind=kind, vintage=vintage)
        use_set(tx, set_id)
    show_lines([t("cli.boundary.stored", set_id=set_id, n=report.matched, km2=number(report.area_km2))])
    return 0


@on_store
def list_() -> int:
    """Show the stored boundary sets; the active one is marked."""
    with open_store() as store:
        rows = [
            (
                "*" if one.is_active else "",
                one.set_id,
                one.shown_name,
                t(f"ui.boundary_kind.{one.kind}"),
                one.licence,
                one.vintage or "–",
            )
            for one in list_sets(store)
        ]
    columns = ("active", "code", "name", "kind", "licence", "vintage")
    show_table(t("cli.boundaries"), [t(f"cli.column.{c}") for c in columns], rows)
    return 0


@on_store
def use(name: str) -> int:
    """Show another stored set on the maps; scores do not change."""
    with open_store() as store:
        found = find_set(store, name)
        with store.transaction(actor=acting(store), action="use_boundaries", target=found.set_id) as tx:
            use_set(tx, found.set_id)
    show_lines([t("cli.boundary.used", set_id=found.name)])
    return 0


def fetch_(
    source: Literal["big", "hdx"],
    out: Annotated[Path, typer.Option()],
    base_url: str | None = None,
    overwrite: bool = False,
) -> int:
    """Download a boundary layer on a machine with internet; a file that is there stays, unless it may go."""
    refuse_taken(out, overwrite=overwrite)
    with progress_bar(source) as progress:
        written = fetch(source, out, base_url=base_url, progress=progress)
    show_lines([t("cli.written", path=written)])
    return 0
