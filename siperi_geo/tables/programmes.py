"""The catalogue of budget lines as a table: codes of both forms, office, unit, service, what it can close."""

from collections.abc import Callable, Sequence
from typing import Any

from siperi_geo.cells import Cells, Table, table, written
from siperi_geo.programmes import Catalogue, Line
from siperi_geo.text import MISSING, number, pick, t

Closes = Callable[[Line], str]
Service = Callable[[str | None], str]


def of_lines(lines: Sequence[Line], catalogue: Catalogue, closes: Closes, service: Service) -> Table:
    """A row per line; `closes` and `service` say in words what is held as codes."""
    return table(
        _column("code", [one.code for one in lines]),
        _column("code_2020", [one.code_2020 or MISSING for one in lines]),
        _column("name", [pick(one.name) for one in lines]),
        _column("unit", [pick(catalogue.units[one.unit]) if one.unit else MISSING for one in lines]),
        _column("office", [pick(catalogue.office(one).name) for one in lines]),
        _column("service", [service(catalogue.service_of(one)) for one in lines]),
        _column("where", [t(f"programmes.where.{one.where}") for one in lines]),
        _column("closes", [closes(one) for one in lines]),
        _column("reference", [one.reference.unit_cost_idr if one.reference else None for one in lines], _rupiah),
    )


def _column(column: str, values: Sequence[Any], write: Callable[[Any], str] = str) -> Cells:
    return written(t(f"programmes.column.{column}"), values, write)


def _rupiah(value: float | None) -> str:
    return MISSING if value is None else t("programmes.rupiah", n=number(value, 0))
