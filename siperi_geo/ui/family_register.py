"""The register of families on the page of registers: how many there are, and lists that are taken in.

Counts per kelurahan alone are shown; what a row said is kept nowhere.
"""

import io
from pathlib import Path

import streamlit as st

from siperi_geo.areas import Area
from siperi_geo.assessments.family_register import (
    FAMILY,
    ExaminedFamilies,
    accept_families,
    examine_families,
    export_family_template,
)
from siperi_geo.boundaries import stored_areas
from siperi_geo.csv_file import csv_file
from siperi_geo.rights import Right
from siperi_geo.tables.families import examined_families, family_lines, in_all, registered_families
from siperi_geo.text import language, number, t
from siperi_geo.ui import (
    form_outcome,
    frame,
    problem_table,
    reads,
    register_import,
    scope,
    subjects_import,
    uploads,
    who,
    withholding,
)

WORDS = "subjects"


def stored() -> None:
    """How many families are registered in each kelurahan, as a table and a file."""
    rows = reads.query("families/count_per_kelurahan")
    listed = rows[rows["registered_count"] > 0].reset_index(drop=True)
    if listed.empty:
        frame.note(t("families.list.none"))
        return
    hidden = withholding.hidden_registers()
    told = listed["registered_count"].astype(float).mask(listed["area_code"].isin(list(hidden)))
    frame.note(t("families.list.registered", n=in_all(told), kelurahan=number(len(listed), 0)))
    if told.isna().any():
        frame.note(t("families.list.some_hidden", n=number(int(told.isna().sum()), 0)))
    content, caption = registered_families(listed, hidden), t("families.list.per_kelurahan")
    with st.expander(caption):
        frame.table(content.shown, caption=caption)
    frame.download(t("subjects.get"), csv_file(content), t("subjects.file_name", kind=FAMILY))


def template() -> None:
    """What a list holds, and the empty one as a download."""
    frame.note(t("families.list.template.hint"))
    content = _template(tuple(stored_areas(reads.store())), language())
    frame.download(t("subjects.template.get"), content, f"{FAMILY}.xlsx")


@st.cache_data(show_spinner=False, max_entries=4, hash_funcs={Area: lambda area: (area.code, area.name)})
def _template(areas: tuple[Area, ...], lang: str) -> bytes:
    target = io.BytesIO()
    export_family_template(target, areas, language=lang)
    return target.getvalue()


def take(name: str, content: bytes, source: str) -> None:
    """The report of an upload, and the button that stores it."""
    if not source.strip():
        st.info(t("subjects.source.needed"))
        return

    def read(paths: list[Path]) -> ExaminedFamilies:
        return examine_families(reads.store(), paths[0], stored_areas(reads.store()), source=source)

    seen = uploads.examined([(name, content)], read, nameless="daftar")
    if seen is not None and scope.may_all(Right.KEEP_REGISTERS, seen.about):
        frame.section(t("subjects.report"))
        _report(seen)
        _decide(seen, content)


def _report(seen: ExaminedFamilies) -> None:
    for words in family_lines(seen):
        frame.note(words)
    content = examined_families(seen.per_kelurahan)
    if not content.shown.empty:
        frame.table(content.shown, caption=t("families.list.per_kelurahan"))
    problem_table.show(seen.problems, key="families_list")
    form_outcome.quarantine(seen.quarantine)


def _decide(seen: ExaminedFamilies, content: bytes) -> None:
    """A tick for those that are not listed any more, and the button."""
    n, kept, is_asked = seen.accepted, len(seen.quarantine), False
    if seen.missing or not seen.is_told_apart:
        key = "families.list.deactivate" if seen.is_told_apart else "families.list.deactivate.any"
        words = t(key, n=number(len(seen.missing), 0))
        is_asked = st.checkbox(words, key=register_import.box_key(WORDS, "gone", content))
    gone = len(seen.missing) if is_asked else 0
    if not (n or kept or gone):
        frame.note(t("subjects.nothing"))
    elif st.button(_button(n, kept, gone), type="primary"):
        uploads.store(subjects_import.file_key(FAMILY), lambda: _stored(seen, gone))


def _button(n: int, kept: int, gone: int) -> str:
    if n:
        return t("subjects.store", n=number(n, 0))
    return t("subjects.store.none") if gone else t("subjects.keep", n=number(kept, 0))


def _stored(seen: ExaminedFamilies, gone: int) -> subjects_import.Stored:
    batch = ""
    if seen.to_store or gone or seen.quarantine:
        batch = accept_families(reads.store(), seen, actor=who.acting(), deactivate_missing=bool(gone))
    is_apart = seen.is_told_apart
    return subjects_import.Stored(
        seen.accepted, gone if is_apart else 0, batch if is_apart or not seen.accepted else "", seen.quarantine
    )
