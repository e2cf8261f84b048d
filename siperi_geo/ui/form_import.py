"""The parts of the page that takes forms in: template, what the user adds, the report, the decision.

It shows what `intake` found; it decides nothing about a form itself.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import streamlit as st

from siperi_geo import columns
from siperi_geo.assessments import AREA_LEVELS, areas_of, subjects_of
from siperi_geo.instruments import Instrument, export_xlsform, export_xlsx
from siperi_geo.intake import Examined, accept, examine
from siperi_geo.registers.governments import governments
from siperi_geo.rights import Right, name_of
from siperi_geo.text import language, number, pick, t
from siperi_geo.ui import (
    batches,
    form_outcome,
    frame,
    held_forms,
    household_import,
    problem_table,
    reads,
    scope,
    uploads,
    who,
)

FIRST_YEAR = 2019
EMPTY: Mapping[str, Callable[..., None]] = {"xlsx": export_xlsx, "xlsform": export_xlsform}
BOX_WIDTH = 320
AS_BLANK = "forms_unreadable_as_blank"
FILES, CHOICES = "forms_files", ("forms_year", "forms_subject", AS_BLANK)


def template(instrument: Instrument) -> None:
    """The empty form as downloads: a workbook, and the form that KoboToolbox and ODK Collect take."""
    name = f"{instrument.id}-{instrument.version}"
    with st.container(horizontal=True):
        frame.download(t("forms.template.get"), _workbook(instrument), f"formulir-{name}.xlsx")
        if not instrument.has_respondents:  # theirs knows the units
            frame.download(t("forms.template.xlsform"), _xlsform(instrument), f"xlsform-{name}.xlsx")
    frame.note(t("forms.template.xlsform.what"))


def _workbook(instrument: Instrument) -> bytes:
    level = instrument.subject if instrument.subject in AREA_LEVELS else "kelurahan"
    return _empty("xlsx", instrument, _places(level), language())


def _xlsform(instrument: Instrument) -> bytes:
    return _empty("xlsform", instrument, _places("kecamatan", "kelurahan"), language())


def _places(*levels: str) -> tuple[tuple[str, str], ...]:
    return tuple((area.code, area.name) for level in levels for area in areas_of(reads.store(), level))


@st.cache_data(show_spinner=False, max_entries=8, hash_funcs={Instrument: lambda one: one.content_hash})
def _empty(
    kind: Literal["xlsx", "xlsform"], instrument: Instrument, areas: tuple[tuple[str, str], ...], lang: str
) -> bytes:
    target = io.BytesIO()
    EMPTY[kind](instrument, target, areas=areas, language=lang)
    return target.getvalue()


def year_box() -> int | None:
    """The year the user names; None takes the year that each form says."""
    years = list(range(pd.Timestamp.now().year, FIRST_YEAR - 1, -1))
    return st.selectbox(
        t("forms.year"), years, index=None, placeholder=t("forms.from_form"), key=CHOICES[0], width=BOX_WIDTH
    )


def subject_box(instrument: Instrument) -> str | None:
    """Whose form the user says it is; None takes what each form says."""
    names = _names(instrument)
    label = t("forms.subject")
    return st.selectbox(
        label,
        list(names),
        index=None,
        format_func=lambda code: names[code],
        placeholder=t("forms.from_form"),
        key=CHOICES[1],
        width=BOX_WIDTH,
    )


def _names(instrument: Instrument) -> dict[str, str]:
    """Names by code of everybody asked whose forms whoever is here may bring; of schools and facilities with their
    kelurahan, since names repeat.
    """
    mine = scope.subjects(Right.IMPORT_FORMS, instrument)
    subjects = [one for one in subjects_of(reads.store(), instrument) if one.subject_id in mine]
    if instrument.is_of_areas:
        return {one.code: one.name for one in subjects}
    if instrument.has_respondents:
        places = {one.code: one.name for one in governments(reads.store())}
        return {one.subject_id: f"{one.name} ({places.get(one.area_code, one.area_code)})" for one in subjects}
    areas = {area.code: area.name for area in areas_of(reads.store(), "kelurahan")}
    return {one.code: f"{one.name} ({areas[one.area_code]})" for one in subjects}


def examined(
    given: uploads.Uploads, instrument: Instrument, year: int | None, subject: str | None
) -> Examined | None:
    """What storing the uploads would do; None when nothing can be read, with the reasons on the page."""

    def read(paths: list[Path]) -> Examined:
        here, as_blank = reads.store(), _is_as_blank()
        return examine(here, paths, instrument, year=year, subject=subject, unreadable_as_blank=as_blank)

    return uploads.examined(given, read, nameless="formulir")


def _is_as_blank() -> bool:
    """Whether the user decided so for these files; with other files the box is empty again, which is not None."""
    if AS_BLANK in st.session_state and st.session_state[AS_BLANK] is None:
        st.session_state[AS_BLANK] = False
    return bool(st.session_state.get(AS_BLANK))


def households(files: Sequence[Any], instrument: Instrument, year: int | None) -> None:
    """Report and decision of files of families."""
    found = household_import.examined(files, instrument, year, as_blank=_is_as_blank())
    if found is not None:
        frame.section(t("forms.report"))
        household_import.report(found)
        household_import.decide(found, files_key=FILES, as_blank_key=AS_BLANK)


def report(found: Examined) -> None:
    """Rows, areas, scores, held forms, missing areas and every problem: the same report as the command's."""
    counts = {"rows_in": found.reading.rows_in, "ready": found.rows_ready, "bad": found.reading.rows_bad}
    frame.note(t("forms.rows", **counts, held=found.plan.held_rows))
    held_forms.show(found)
    if found.plan.entries:
        shown = _units(found) if found.units else _shown(found)
        frame.table(shown, caption=t("forms.report.caption"))
        unit = t(f"unit.{found.plan.instrument.subject}")
        with st.expander(t("forms.missing", n=len(found.missing), unit=unit)):
            st.write(", ".join(found.missing) or "–")
    elsewhere = (*found.plan.overruled, *found.plan.shorter, *(one.problem for one in found.plan.held))
    problem_table.show(found.problems, key="forms", apart=elsewhere)
    form_outcome.quarantine(found.set_aside.quarantine)


def _shown(found: Examined) -> pd.DataFrame:
    instrument = found.plan.instrument
    who = "area_name" if instrument.is_of_areas else "subject_name"
    rows: list[dict[str, Any]] = []
    for entry, score, change in zip(found.plan.entries, found.scores, found.changes, strict=True):
        values = {who: entry.subject.name, "year": entry.year, "index_value": score.index}
        band = instrument.class_named(score.class_code)
        values["class_name"] = t("forms.cannot_assess") if band is None else pick(band.name)
        values |= {"coverage_pct": score.coverage_pct, "change_value": change}
        cells = {columns.column(key).title(): columns.column(key).show(value) for key, value in values.items()}
        rows.append(cells | {t("forms.action"): t(f"forms.action.{entry.action}")})
    return pd.DataFrame(rows)


def _units(found: Examined) -> pd.DataFrame:
    """Forms by unit: what a single respondent answered, and its result, is shown to nobody."""
    heads = [t(f"cli.column.{name}") for name in ("government", "unit", "year", "new", "revised", "unchanged")]
    rows = [
        (one.government, one.unit.name, str(one.year), *(number(n, 0) for n in one.counts)) for one in found.units
    ]
    return pd.DataFrame(rows, columns=heads)


def decide(found: Examined) -> None:
    """The button that stores, only when it would store or keep something, below what it would overrule."""
    n, kept = len(found.plan.to_store), len(found.set_aside.quarantine)
    if found.has_unread:
        st.checkbox(t("forms.as_blank"), key=AS_BLANK)
    form_outcome.overruled(found.plan.overruled)
    form_outcome.shorter(found.plan.shorter)
    if not found.changes_something:
        frame.note(t("forms.nothing_to_store"))
    elif st.button(t("forms.store", n=n) if n else t("forms.keep", n=kept), type="primary"):
        uploads.store(FILES, lambda: _stored(found))


def _stored(found: Examined) -> form_outcome.Stored:
    return form_outcome.Stored.of(found, accept(reads.store(), found, actor=who.acting()))


def history() -> None:
    """The last imports, newest first; for who may take none back their own alone."""
    by = None if who.may(Right.WITHDRAW) else name_of(who.acting())
    caption = t("forms.history")
    batches.history(
        "assessments/batch_list", caption=caption, words=lambda name: t(f"forms.history.{name}"), by=by
    )
