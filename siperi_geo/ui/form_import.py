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
from siperi_geo.assessments import AREA_LEVELS, areas_of
from siperi_geo.instruments import Instrument, export_xlsform, export_xlsx, load
from siperi_geo.intake import Examined, accept, examine, instrument_for, read_as_words
from siperi_geo.rights import Right, name_of
from siperi_geo.text import language, number, pick, t
from siperi_geo.ui import (
    batches,
    form_choices,
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
from siperi_geo.ui.form_choices import Choices

EMPTY: Mapping[str, Callable[..., None]] = {"xlsx": export_xlsx, "xlsform": export_xlsform}
AS_BLANK = "forms_unreadable_as_blank"
FILES, CHOICES = "forms_files", (*form_choices.KEYS, AS_BLANK)


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


def examined(given: uploads.Uploads, instrument: Instrument, said: Choices) -> Examined | None:
    """What storing the uploads would do; None when nothing can be read, with the reasons on the page."""

    def read(paths: list[Path]) -> Examined:
        read_as = instrument_for(paths[0], instrument.id, said.version)
        told: dict[str, Any] = {"year": said.year, "subject": said.subject, "profile": said.profile}
        return examine(reads.store(), paths, read_as, **told, unreadable_as_blank=_is_as_blank())

    found = uploads.examined(given, read, nameless="formulir")
    is_mine = found is None or not instrument.is_unnamed or scope.may_all(Right.IMPORT_FORMS, found.about)
    return found if is_mine else None


def _is_as_blank() -> bool:
    """Whether the user decided so for these files; with other files the box is empty again, which is not None."""
    if AS_BLANK in st.session_state and st.session_state[AS_BLANK] is None:
        st.session_state[AS_BLANK] = False
    return bool(st.session_state.get(AS_BLANK))


def households(files: Sequence[Any], instrument: Instrument, said: Choices) -> None:
    """Report and decision of files of families."""
    read_as = load(instrument.id, said.version)
    found = household_import.examined(files, read_as, said.year, as_blank=_is_as_blank())
    if found is not None:
        frame.section(t("forms.report"))
        household_import.report(found)
        household_import.decide(found, files_key=FILES, as_blank_key=AS_BLANK)


def report(found: Examined) -> None:
    """Rows, areas, scores, held forms, missing areas and every problem: the same report as the command's."""
    counts = {"rows_in": found.reading.rows_in, "ready": found.rows_ready, "bad": found.reading.rows_bad}
    frame.note(t("forms.rows", **counts, held=found.plan.held_rows))
    if words := read_as_words(found.plan.instrument):
        frame.note(words)
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
    rows = [
        {"government": one.government, "unit": one.unit.name, "year": str(one.year)}
        | {name: number(n, 0) for name, n in counts.items()}
        for one, counts in found.unit_counts
    ]
    return pd.DataFrame(rows).rename(columns=lambda name: t(f"cli.column.{name}"))


def decide(found: Examined) -> None:
    """The button that stores, only when it would store or keep something, below what it would overrule."""
    n, kept = found.accepted, len(found.set_aside.quarantine)
    if found.has_unread:
        st.checkbox(t("forms.as_blank"), key=AS_BLANK)
    form_outcome.overruled(found.plan.overruled)
    form_outcome.shorter(found.plan.shorter)
    if not (found.changes_something or n):
        frame.note(t("forms.nothing_to_store"))
    elif st.button(t("forms.store", n=n) if n else t("forms.keep", n=kept), type="primary"):
        uploads.store(FILES, lambda: _stored(found))


def _stored(found: Examined) -> form_outcome.Stored:
    batch = accept(reads.store(), found, actor=who.acting()) if found.changes_something else ""
    return form_outcome.Stored.of(found, batch)


def history() -> None:
    """The last imports, newest first; for who may take none back their own alone."""
    actor = None if who.may(Right.WITHDRAW) else name_of(who.acting())
    caption = t("forms.history")
    batches.history(
        "assessments/batch_list", caption=caption, words=lambda name: t(f"forms.history.{name}"), actor=actor
    )
