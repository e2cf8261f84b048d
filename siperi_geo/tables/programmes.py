"""The catalogue of budget lines as a table: codes of both forms, office, unit, service, what it can close."""

from collections.abc import Callable, Sequence
from typing import Any

from siperi_geo.cells import Cells, Table, table
from siperi_geo.programmes import Catalogue, Line
from siperi_geo.text import MISSING, number, pick, t

Closes = Callable[[Line], str]
Service = Callable[[str | None], str]


def of_lines(
    lines: Sequence[Line], catalogue: Catalogue, closes: Closes, service: Service, *, is_of_one: bool = False
) -> Table:
    """A row per line; `closes` and `service` say in words what is held as codes.

    `is_of_one`: of one kegiatan, whose office and service go without saying on a page.
    """
    return table(
        _column("code", [one.code for one in lines]),
        _column("code_2020", [one.code_2020 or MISSING for one in lines]),
        _column("name", [_name(one) for one in lines]),
        _column("unit", [pick(catalogue.units[one.unit]) if one.unit else MISSING for one in lines]),
        _column("office", [pick(catalogue.office(one).name) for one in lines], is_for_files=is_of_one),
        _column("service", [service(catalogue.service_of(one)) for one in lines], is_for_files=is_of_one),
        _column("where", [t(f"programmes.where.{one.where}") for one in lines]),
        _column("closes", [closes(one) for one in lines]),
        _column("reference", [one.reference.unit_cost_idr if one.reference else None for one in lines], _rupiah),
    )


def _name(line: Line) -> str:
    """The name as the nomenclature has it, after its translation where the reader reads another language."""
    return line.name.id if pick(line.name) == line.name.id else f"{pick(line.name)} ({line.name.id})"


def _column(
    column: str, values: Sequence[Any], write: Callable[[Any], str] = str, *, is_for_files: bool = False
) -> Cells:
    shown = [write(value) for value in values]
    return Cells(t(f"programmes.column.{column}"), list(values), shown, is_for_files=is_for_files)


def _rupiah(value: float | None) -> str:
    return MISSING if value is None else t("programmes.rupiah", n=number(value, 0))
