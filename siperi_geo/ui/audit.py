"""The parts of the page of the audit trail: which of it, the newest rows as a table, all of them as a file."""

from datetime import UTC, datetime, timedelta

import pandas as pd
import streamlit as st

from siperi_geo import accounts
from siperi_geo.audit_table import action, audit_foot, audit_table
from siperi_geo.csv_file import csv_file
from siperi_geo.rights import Actor, Right, name_of
from siperi_geo.text import city_today, number, t
from siperi_geo.ui import choices, frame, reads, who

DAYS = (7, 30, 365, 0)  # 0: from the beginning
USUAL, MOST = 30, 200
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
    frame.table(audit_table(reads.store(), rows.head(MOST)).shown, caption=caption)
    name = t("audit.file", day=city_today().isoformat())
    label, asks = t("audit.download", n=counts["n"]), who.later()
    frame.download_apart(label, lambda: file(rows, name, asks()), name, "text/csv", key="audit_file")


def file(rows: pd.DataFrame, name: str, actor: Actor) -> bytes:
    """All of these rows as a CSV file, with what they are below them; that it was taken along is recorded first.

    Raises SIGN_IN_NEEDED and NOT_ALLOWED.
    """
    with reads.store().recording(actor=actor, action="export_audit", target=name, detail=str(len(rows))) as tx:
        tx.permit(Right.SEE_AUDIT)
    return csv_file(audit_table(reads.store(), rows), audit_foot(rows, name_of(actor)))


def _box(key: str, names: dict[str, str]) -> str | None:
    label, everybody = t(f"audit.pick.{key}"), t(f"audit.pick.{key}.all")
    return choices.optional_box(key, label, names, placeholder=everybody, width=250)
