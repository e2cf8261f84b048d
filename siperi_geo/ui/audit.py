"""The parts of the page of the audit trail: which of it, the newest rows as a table, all of them as a file."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from siperi_geo import accounts, cells
from siperi_geo.csv_file import csv_file
from siperi_geo.errors import SiperiError, brief
from siperi_geo.rights import Right, name_of
from siperi_geo.text import CITY_ZONE, MISSING, city_today, moment, number, t
from siperi_geo.ui import choices, frame, reads, who
from siperi_geo.ui.accounts import words

DAYS = (7, 30, 365, 0)  # 0: from the beginning
USUAL, MOST, MOST_LETTERS = 30, 200, 160
DAYS_KEY, WHO_KEY, ACTION_KEY = "hari", "siapa", "tindakan"


def choose() -> pd.DataFrame:
    """Draw the choices in one row; the rows of the trail that they leave, newest first. Raises NOT_ALLOWED."""
    with st.container(horizontal=True, vertical_alignment="top", key="filters"):
        days = choices.segments(DAYS_KEY, t("audit.days"), DAYS, USUAL, lambda n: t(f"audit.days.{n}"))
        since = datetime.now(UTC) - timedelta(days=days) if days else None
        rows = accounts.audit_list(reads.store(), actor=who.acting(), since=since)
        names = {str(one): str(one) for one in sorted(rows["actor"].unique())}
        codes = {str(one): action(str(one)) for one in rows["action"].unique()}
        person = _box(WHO_KEY, names)
        code = _box(ACTION_KEY, dict(sorted(codes.items(), key=lambda pair: pair[1].casefold())))
    rows = rows if person is None else rows[rows["actor"] == person]
    return rows if code is None else rows[rows["action"] == code]


def show(rows: pd.DataFrame) -> None:
    """How many rows there are, the newest of them as a table, and all as a file."""
    if rows.empty:
        frame.empty("audit.none")
    counts = {"shown": number(min(len(rows), MOST), 0), "n": number(len(rows), 0)}
    caption = t("audit.caption" if len(rows) > MOST else "audit.caption.all", **counts)
    frame.table(_table(rows.head(MOST)).shown, caption=caption)
    name = t("audit.file", day=city_today().isoformat())
    st.download_button(
        t("audit.download", n=counts["n"]),
        file(rows),
        name,
        "text/csv",
        on_click=_record,
        args=(name, len(rows)),
        icon=":material/download:",
    )


def _record(name: str, rows: int) -> None:
    """Callback: that the trail was taken along is recorded in it; who may not see it any more, the page tells."""
    with (
        suppress(SiperiError),
        reads.store().recording(actor=who.acting(), action="export_audit", target=name, detail=str(rows)) as tx,
    ):
        tx.permit(Right.SEE_AUDIT)


def file(rows: pd.DataFrame) -> bytes:
    """All of these rows as a CSV file, with what they are below them."""
    return csv_file(_table(rows), _foot(rows))


def action(code: str) -> str:
    """What a code of an action says; one of another version of the program stands for itself."""
    try:
        return t(f"audit.action.{code}")
    except KeyError:
        return code


def _box(key: str, names: dict[str, str]) -> str | None:
    label, everybody = t(f"audit.pick.{key}"), t(f"audit.pick.{key}.all")
    return choices.optional_box(key, label, names, placeholder=everybody, width=250)


def _table(rows: pd.DataFrame) -> cells.Table:
    at = [pd.Timestamp(one).to_pydatetime() for one in rows["happened_at"]]
    held = [one.astimezone(CITY_ZONE).strftime("%Y-%m-%d %H:%M:%S") for one in at]
    codes, targets = rows["action"].tolist(), rows["target"].tolist()
    return cells.table(
        cells.Cells(t("audit.column.at"), held, [moment(one).removesuffix(" WITA") for one in at]),
        _column("actor", rows["actor"].tolist()),
        _column("action", [action(str(one)) for one in codes]),
        _column("code", codes),
        _column("target", _named(targets)),
        cells.Cells(t("audit.column.target_code"), targets, targets, is_for_files=True),
        _column("detail", rows["detail"].tolist()),
    )


def _column(name: str, values: list[Any]) -> cells.Cells:
    """Whole in the file; on the page the beginning of what is long."""
    return cells.written(t(f"audit.column.{name}"), values, lambda one: brief(str(one), MOST_LETTERS) or MISSING)


def _named(targets: list[str]) -> list[str]:
    """What was acted on, with names in the place of the codes of areas, subjects and forms."""
    known = words.places()
    names = {**known.subjects, **known.areas}
    rows = reads.store().query("audit/whose_forms", ids=sorted(set(targets))).to_dict("records")
    forms = {row["assessment_id"]: f"{row['instrument']} {row['year']} {row['subject_name']}" for row in rows}
    return [forms.get(one) or " ".join(names.get(word, word) for word in str(one).split(" ")) for one in targets]


def _foot(rows: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """What a reader of the file alone must know."""
    return (
        (t("audit.foot.n"), number(len(rows), 0)),
        (t("audit.foot.taken"), moment(datetime.now(UTC))),
        (t("audit.foot.by"), name_of(who.acting())),
    )
