"""What a user says of the files that are taken in: year, whose, of which version, of which profile. Boxes only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import pandas as pd
import streamlit as st

from siperi_geo.areas import placed_name
from siperi_geo.assessments import areas_of, subjects_of
from siperi_geo.instruments import Instrument, load
from siperi_geo.intake import versions_here
from siperi_geo.registers.governments import governments
from siperi_geo.rights import Right
from siperi_geo.text import pick, t
from siperi_geo.ui import reads, scope

FIRST_YEAR = 2019
BOX_WIDTH = 320
KEYS = ("forms_year", "forms_subject", "forms_version", "forms_profile")
Chosen = TypeVar("Chosen", int, str)


@dataclass(frozen=True, slots=True)
class Choices:
    """The user's words; None takes what each form says."""

    year: int | None
    subject: str | None
    version: str | None
    profile: str | None


def boxes(instrument: Instrument) -> Choices:
    """A box for each; for version and profile only where there are several, and nobody is named of families."""
    year = _box("year", {one: str(one) for one in range(pd.Timestamp.now().year, FIRST_YEAR - 1, -1)})
    subject = None if instrument.is_private else _box("subject", _names(instrument))
    versions = versions_here(instrument.id)
    version = _box("version", {one: one for one in reversed(versions)}) if len(versions) > 1 else None
    of_it = load(instrument.id, version) if version else instrument
    profiles = {one.id: pick(one.name) for one in of_it.profiles}
    profile = _box("profile", profiles) if len(profiles) > 1 else None
    return Choices(year, subject, version, profile)


def _box(name: str, names: Mapping[Chosen, str]) -> Chosen | None:
    """A select box; a choice made for another instrument or version is none here."""
    key = f"forms_{name}"
    if st.session_state.get(key) not in (None, *names):
        st.session_state[key] = None
    return st.selectbox(
        t(f"forms.{name}"),
        list(names),
        index=None,
        format_func=lambda one: names[one],
        placeholder=t("forms.from_form"),
        key=key,
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
    return {one.code: placed_name(one.name, one.area_code, areas[one.area_code]) for one in subjects}
