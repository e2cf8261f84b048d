"""The choice of a school or facility and a year for its profile; families and respondents are refused in words.

The subject is `?subjek=`; its id says of which kind it is, and so which instrument it fills in.
"""

from dataclasses import dataclass
from functools import partial

import streamlit as st

from siperi_geo.assessments import has_register
from siperi_geo.instruments import Instrument, Label, available, load
from siperi_geo.rights import Right
from siperi_geo.text import abbreviation, t, use_subject
from siperi_geo.ui import area_choice, choices, examples, filters, frame, links, profile_links, results, who
from siperi_geo.ui.session import AREA, INSTRUMENT, SUBJECT, YEAR
from siperi_geo.ui.view import View


@dataclass(frozen=True, slots=True)
class Unit:
    """Who a profile is of, by its row of `scores/score_per_subject`, and the view that goes with it."""

    view: View
    subject_id: str
    name: str
    area_code: str
    kecamatan_code: str
    area_name: str
    kecamatan_name: str


def choose() -> Unit:
    """Draw instrument, year and subject; ends the page where nobody is chosen, or nobody may be shown."""
    known = _instruments()
    _refuse(known)
    with st.container(horizontal=True, vertical_alignment="top", key="filters"):
        instrument = _instrument(known)
        years = area_choice.years_of(instrument, is_verified=False)
        if not years:
            words = {"unit": t(f"unit.{instrument.subject}")}
            way_out = partial(examples.offer, instrument)
            frame.empty(who.advice("unit.nothing", Right.IMPORT_FORMS), act=way_out, **words)
        year = choices.segments(YEAR, t("ui.year"), list(years), max(years))
        view = area_choice.view_of(instrument, year, area_choice.choose_basis((instrument,), year))
        rows = results.per_subject(view)
        label, hint = t(f"ui.pick.{instrument.subject}"), t("ui.pick.placeholder")
        names = filters.subject_labels(rows)
        chosen = choices.optional_box(SUBJECT, label, names, placeholder=hint, width=320)
    use_subject(instrument.subject)
    if chosen is None:
        is_absent = st.query_params.get(SUBJECT, "") not in ("", *names)
        frame.empty("unit.absent" if is_absent else f"unit.pick.{instrument.subject}", act=_to_area, year=year)
    row = rows[rows["subject_id"] == chosen].iloc[0]
    return Unit(
        view,
        chosen,
        *(
            str(row[name])
            for name in ("subject_name", "area_code", "kecamatan_code", "area_name", "kecamatan_name")
        ),
    )


def _instruments() -> tuple[Instrument, ...]:
    """Those of schools and facilities: neither areas nor anybody who is a number within a place."""
    newest = {ref.id: load(ref.id) for ref in available()}.values()
    known = (one for one in newest if has_register(one) and not (one.is_of_areas or one.is_unnamed))
    return tuple(sorted(known, key=lambda one: (one.subject != _asked_kind(), one.subject != "school", one.id)))


def _asked_kind() -> str:
    """Of which kind the subject is that the address names: `school` of `school:50304101`."""
    return str(st.query_params.get(SUBJECT, "")).partition(":")[0]


def _refuse(known: tuple[Instrument, ...]) -> None:
    """End the page for who comes with a family or a respondent; say where an area has its profile."""
    asked, kind = st.query_params.get(INSTRUMENT), _asked_kind()
    others = [load(ref.id) for ref in available() if ref.id not in {one.id for one in known}]
    named = next((one for one in others if asked == one.id), None)
    if kind in ("family", "respondent") or (named is not None and named.is_unnamed):
        frame.empty("unit.refused")
    if named is not None and not kind:
        frame.note(t("unit.areas", instrument=abbreviation(named.id)))


def _instrument(known: tuple[Instrument, ...]) -> Instrument:
    names = {one.id: Label(id=_short(one), en=_short(one)) for one in known}
    code = choices.box(INSTRUMENT, t("ui.instrument"), names, width=240)
    return next(one for one in known if one.id == code)


def _short(one: Instrument) -> str:
    return f"{abbreviation(one.id)} · {t(f'unit.{one.subject}')}"


def _to_area() -> None:
    """To where they are listed, and to the profile of an area."""
    area = st.query_params.get(AREA)
    if area:
        profile_links.area(area)
    st.page_link(links.PARTICIPANTS, label=t("ui.nav.results.participants"), icon=":material/groups_3:")
