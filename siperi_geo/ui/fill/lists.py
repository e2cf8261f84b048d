"""Where nobody is chosen yet: the forms of a round that are in progress, and those that came back for repair."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from siperi_geo.analysis.form_progress import asked_of
from siperi_geo.assessments import Round, units_of
from siperi_geo.instruments import Instrument
from siperi_geo.rights import About, Right, name_of, place_within
from siperi_geo.text import moment, number, t
from siperi_geo.ui import frame, reads, scope, who
from siperi_geo.ui.fill import jump as fill_jump
from siperi_geo.ui.fill import left as fill_left
from siperi_geo.ui.fill import place as fill_place
from siperi_geo.ui.session import AREA, SUBJECT, subject_key

MOST = 30
BACK = ("returned", "rejected")
Row = Mapping[Any, Any]


def show(instrument: Instrument, found: Round, names: Mapping[str, str]) -> None:
    """Both lists, each form with the button that opens it; a hint where there are none."""
    begun = drafts(instrument, found)
    returned = _returned(instrument, found, begun)
    _list("fill.returned", returned, lambda row: _came_back(found, row), instrument, names, t("fill.repair"))
    _list("fill.drafts", begun, _stands, instrument, names, t("fill.resume"))
    if not len(begun) + len(returned):
        st.info(t("fill.nobody", year=found.year), icon=":material/inbox:")


def show_own(instrument: Instrument, found: Round, places: Mapping[str, str]) -> None:
    """Of households and respondents the forms that whoever is here has begun, and how many others there are."""
    begun = drafts(instrument, found)
    own = begun[begun["actor"] == name_of(who.acting())]
    if own.empty:
        frame.note(t("fill.own.none", year=found.year))
    else:
        frame.section(t("fill.own", n=number(len(own), 0)))
    for row in own.head(MOST).to_dict("records"):
        one, key = str(row["subject_id"]), str(row["draft_id"])
        place = place_within(one) or ""
        with _row(key, fill_place.title(instrument, one, places.get(place, place)), _stands(row)):
            act, is_left = t("fill.resume"), place not in places
            st.button(act, key=f"open_{key}", disabled=is_left, on_click=_resume, args=(instrument, one))
        if is_left:
            fill_left.offer(row)
    if len(own) > MOST:
        frame.note(t("fill.own.more", n=number(len(own) - MOST, 0)))
    if others := len(begun) - len(own):
        frame.note(t("fill.others", n=number(others, 0)))


def _row(key: str, name: str, said: str) -> DeltaGenerator:
    """A line of a list, with its words; what can be done with it comes behind them."""
    line = st.container(key=f"fill_row_{key}", border=True, horizontal=True, vertical_alignment="center")
    line.markdown(f"**{frame.plain(name)}**  \n{frame.plain(said)}")
    return line


def _resume(instrument: Instrument, subject_id: str) -> None:
    """In a callback: open a form in its place."""
    place = place_within(subject_id)
    if instrument.is_private:
        st.session_state[AREA] = place
    else:
        government = {unit: code for unit, code, _ in units_of(reads.store(), instrument).units}[place or ""]
        st.session_state[fill_place.GOVERNMENT], st.session_state[SUBJECT] = government, place
    fill_place.go(instrument, subject_id)


def _list(
    title: str,
    rows: pd.DataFrame,
    said: Callable[[Row], str],
    instrument: Instrument,
    names: Mapping[str, str],
    act: str,
) -> None:
    if rows.empty:
        return
    frame.section(t(title, n=number(len(rows), 0)))
    key = subject_key(instrument)
    for row in rows.head(MOST).to_dict("records"):
        one = str(row["subject_id"])
        name = names.get(one, str(row.get("subject_name", one)))  # who left the register is not asked any more
        with _row(one, name, said(row)):
            st.button(act, key=f"open_{one}", disabled=one not in names, on_click=_open, args=(key, one))
        if one not in names and "draft_id" in row:
            fill_left.offer(row)
    if len(rows) > MOST:
        frame.note(t("fill.more", n=number(len(rows) - MOST, 0)))


def _open(key: str, subject_id: str) -> None:
    st.session_state[key] = subject_id
    st.session_state[fill_jump.RESUME] = True


def drafts(instrument: Instrument, found: Round) -> pd.DataFrame:
    """The forms of a round that are in progress, of those for whom whoever is here may fill in."""
    rows = reads.store().query("drafts/draft_list")
    return _own(instrument, rows[(rows["instrument"] == found.instrument) & (rows["year"] == found.year)])


def _returned(instrument: Instrument, found: Round, begun: pd.DataFrame) -> pd.DataFrame:
    """Forms that came back and that nobody repairs yet."""
    rows = reads.query("assessments/newest_per_subject", instrument=found.instrument, year=found.year)
    return _own(instrument, rows[rows["state"].isin(BACK) & ~rows["subject_id"].isin(list(begun["subject_id"]))])


def _own(instrument: Instrument, rows: pd.DataFrame) -> pd.DataFrame:
    """Those within the grants; who left the register is nobody's but of those who may fill in for everybody."""
    if scope.holds(Right.FILL)(About(instrument.id)):
        return rows
    if instrument.is_unnamed:
        return rows[rows["subject_id"].map(place_within).isin(scope.places(Right.FILL, instrument))]
    return rows[rows["subject_id"].isin(scope.subjects(Right.FILL, instrument))]


def _stands(row: Row) -> str:
    """How much is answered, when it was last saved and by whom; without how much is asked where nobody knows."""
    saved = {"at": moment(row["saved_at"]), "who": row["saved_by"]}
    part, asked = number(int(row["answered_count"]), 0), asked_of(row)
    if asked is None:
        return t("fill.draft.version_absent", part=part, version=row["version"], **saved)
    return t("fill.draft.stands", part=part, all=number(asked, 0), **saved)


def _came_back(found: Round, row: Row) -> str:
    return t(f"fill.back.{row['state']}", **last_event(found.instrument, found.year, row))


def last_event(instrument: str, year: int, form: Row) -> dict[str, str]:
    """When what became of a form last happened (`at`), by whom (`who`) and why (`reason`), in words."""
    asked = {"instrument": instrument, "year": year, "subject_id": str(form["subject_id"])}
    rows = reads.query("assessments/event_list", **asked)
    last = rows[rows["assessment_id"] == form["assessment_id"]].iloc[0]
    reason = str(last["reason"]) or t("fill.back.no_reason")
    return {"at": moment(last["happened_at"]), "who": str(last["actor"]), "reason": reason}
