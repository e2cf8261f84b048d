"""Rows of the audit trail as a table: actions and details in words, areas, subjects and forms by name."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from siperi_geo.areas import full_name, placed_name
from siperi_geo.assessments import has_register, subjects_of
from siperi_geo.audit_table.details import FORM, detail
from siperi_geo.boundaries import stored_areas
from siperi_geo.cells import Cells, Table, table, written
from siperi_geo.errors import brief
from siperi_geo.instruments import available, load
from siperi_geo.store import Store
from siperi_geo.text import CITY_ZONE, MISSING, moment, number, t, tn

SEVERAL = re.compile(r"(\d+) forms")
TARGETS = {"*": "every_instrument", "?": "unknown_name"}
MOST_LETTERS = 160  # of one cell on a page or a screen; files hold all


def audit_table(store: Store, rows: pd.DataFrame) -> Table:
    """Rows of `accounts.audit_list` with what they say in words; times in the city's own.

    Codes of actions stand beside their words; what was acted on and details as they were written, in files alone.
    """
    at = [pd.Timestamp(one).to_pydatetime() for one in rows["happened_at"]]
    held = [one.astimezone(CITY_ZONE).strftime("%Y-%m-%d %H:%M:%S") for one in at]
    codes, targets, details = (rows[name].tolist() for name in ("action", "target", "detail"))
    names = _names(store, [*targets, *details])
    return table(
        Cells(t("audit.column.at"), held, [moment(one).removesuffix(" WITA") for one in at]),
        _column("actor", rows["actor"].tolist()),
        _column("action", [action(str(one)) for one in codes]),
        _column("code", codes),
        _column("target", [_target(str(one), names) for one in targets]),
        _as_written("target_code", targets),
        _column("detail", [detail(str(code), str(one), names) for code, one in zip(codes, details, strict=True)]),
        _as_written("detail_code", details),
    )


def audit_foot(rows: pd.DataFrame, by: str) -> tuple[tuple[str, str], ...]:
    """What a reader of a file alone must know: how many rows, when it was made, and for whom."""
    return (
        (t("audit.foot.n"), number(len(rows), 0)),
        (t("audit.foot.taken"), moment(datetime.now(UTC))),
        (t("audit.foot.by"), by),
    )


def action(code: str) -> str:
    """What a code of an action says; one of another version of the program stands for itself."""
    try:
        return t(f"audit.action.{code}")
    except KeyError:
        return code


def _column(name: str, values: list[Any]) -> Cells:
    """Whole in the file; on a page the beginning of what is long."""
    return written(t(f"audit.column.{name}"), values, lambda one: brief(str(one), MOST_LETTERS) or MISSING)


def _as_written(name: str, values: list[Any]) -> Cells:
    return Cells(t(f"audit.column.{name}"), values, values, is_for_files=True)


def _names(store: Store, texts: Sequence[str]) -> dict[str, str]:
    """The names of every area, every subject with a name of its own, and the forms that these texts name by id."""
    areas = _areas(store)
    ids = sorted({word for text in texts for word in str(text).split() if FORM.fullmatch(word)})
    rows = store.query("audit/whose_forms", ids=ids).to_dict("records")
    forms = {row["assessment_id"]: f"{row['instrument']} {row['year']} {row['subject_name']}" for row in rows}
    return areas | _subjects(store, areas) | forms


def _target(text: str, names: Mapping[str, str]) -> str:
    """What was acted on, with names in the place of codes."""
    if found := SEVERAL.fullmatch(text):
        return tn("audit.target.forms", int(found[1]))
    if text in TARGETS:
        return t(f"audit.target.{TARGETS[text]}")
    return " ".join(names.get(word, word) for word in text.split(" "))


def _areas(store: Store) -> dict[str, str]:
    """By code; that of a kelurahan with its kecamatan."""
    areas = {one.code: one for one in stored_areas(store)}
    above = {one.code: areas.get(one.parent_code or "") for one in areas.values()}
    return {
        code: placed_name(one.name, home.code, home.name)
        if one.level == "kelurahan" and (home := above[code])
        else full_name(code, one.name)
        for code, one in areas.items()
    }


def _subjects(store: Store, areas: Mapping[str, str]) -> dict[str, str]:
    """Everybody with a name of their own, by id, with where they are."""
    known = {ref.id: load(ref.id) for ref in available()}.values()
    return {
        one.subject_id: f"{one.name} ({areas[one.area_code]})" if one.area_code in areas else one.name
        for instrument in known
        if has_register(instrument) and not instrument.is_private
        for one in subjects_of(store, instrument)
        if one.subject_id != one.area_code
    }
