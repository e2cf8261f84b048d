"""The subjects that are stored, as the page shows them: counts by place and type, the whole list, its file."""

from collections.abc import Hashable
from typing import Any

import streamlit as st

from siperi_geo.assessments.family_register import FAMILY
from siperi_geo.cells import register_cells, table
from siperi_geo.csv_file import csv_file
from siperi_geo.registers.subjects import KINDS, counts, counts_of_governments, is_own, kind_of, listing
from siperi_geo.text import number, pick, t
from siperi_geo.ui import batches, choices, frame, reads

KIND = "jenis"
Row = dict[Hashable, Any]


def choose_kind() -> str:
    """Which list the page is about."""
    names = [*KINDS, FAMILY]
    return choices.segments(KIND, t("subjects.kind"), names, names[0], _label)


def _label(name: str) -> str:
    return t("families.list.kind") if name == FAMILY else pick(KINDS[name].label)


def stored(kind: str) -> None:
    """What is stored: counts per kecamatan, kelurahan and the list on request, and the list as a file."""
    every = _rows("subjects/subject_list", kind)
    rows = [row for row in every if row["is_active"]]
    if not rows:
        frame.note(t("subjects.stored.none", kind=pick(kind_of(kind).label).lower()))
        if made_up := int(reads.query("subjects/example_count", kinds=[kind])["example_count"].iloc[0]):
            frame.note(t("subjects.stored.examples", n=number(made_up, 0)))
    else:
        _active(kind, rows)
    if ended := len(every) - len(rows):
        frame.note(t("subjects.stored.inactive", n=number(ended, 0)))


def _active(kind: str, rows: list[Row]) -> None:
    if kind_of(kind).is_of_city:
        _per_area(kind, rows)
    else:
        found = counts_of_governments(kind, _rows("subjects/count_per_government", kind))
        frame.table(found, caption=t("subjects.per_government"))
    words = t("subjects.all", n=number(len(rows), 0))
    content = table(register_cells(listing(kind, rows)))
    with st.expander(words):
        frame.table(content.shown, caption=words)
    frame.download(t("subjects.get"), csv_file(content), t("subjects.file_name", kind=kind))


def _per_area(kind: str, rows: list[Row]) -> None:
    per_area = _rows("subjects/count_per_kelurahan", kind)
    frame.table(counts(kind, per_area, "kecamatan"), caption=t("subjects.per_kecamatan"))
    lacking = {
        "subjects.stored.without_code": sum(is_own(row["code"]) for row in rows),
        "subjects.stored.without_point": sum(row["lon"] is None for row in rows),
    }
    for key, n in lacking.items():
        if n:
            frame.note(t(key, n=number(n, 0)))
    with st.expander(t("subjects.per_kelurahan")):
        frame.table(counts(kind, per_area, "kelurahan"), caption=t("subjects.per_kelurahan"))


def _rows(name: str, kind: str) -> list[Row]:
    found = reads.query(name, kind=kind).astype(object)
    return found.where(found.notna(), None).to_dict("records")


def history() -> None:
    """The last imports, newest first."""
    caption = t("subjects.history")
    batches.history("subjects/batch_list", caption=caption, words=lambda name: t(f"subjects.history.{name}"))
