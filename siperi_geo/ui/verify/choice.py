"""What a verifier works on: instrument, year, area, state, one form. Widgets bound to the address; no decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from siperi_geo.analysis.handed_in import STATES, HandedIn, handed_in
from siperi_geo.areas import full_name, is_kelurahan, placed_name
from siperi_geo.assessments import Round, round_of
from siperi_geo.instruments import Instrument, Label, available, load
from siperi_geo.rights import About, Person, Right
from siperi_geo.store import shared_store
from siperi_geo.text import t
from siperi_geo.ui import choices, examples, filters, frame, links, reads, scope, who
from siperi_geo.ui.session import WITHIN, YEAR, link_to, subject_key

STATE, EVERY = "keadaan", "all"


@dataclass(frozen=True, slots=True)
class Work:
    """The forms of one round, within the area chosen, longest waiting first; the one that is open, if any.

    `decidable`: the forms about which whoever is here may decide. `me`: their account, "" in laptop mode. `own`:
    those of this round that this account handed in or worked on.
    """

    instrument: Instrument
    year: int
    round: Round | None
    forms: tuple[HandedIn, ...]
    state: str
    chosen: HandedIn | None
    decidable: frozenset[str]
    me: str
    own: frozenset[str]

    @property
    def is_locked(self) -> bool:
        """Whether nothing may be decided any more."""
        return self.round is not None and self.round.state == "locked"

    @property
    def is_open(self) -> bool:
        """Whether something may still be said of the form that is open: it counts, and is not published."""
        return self.may_decide and self.chosen is not None and self.chosen.state in ("submitted", "verified")

    @property
    def may_decide(self) -> bool:
        """Whether whoever is here may decide about the form that is open."""
        chosen = self.chosen
        return not self.is_locked and chosen is not None and chosen.assessment_id in self.decidable

    def is_own(self, form: HandedIn) -> bool:
        """Whether whoever is here handed a form in or worked on it, and so cannot verify it."""
        return form.assessment_id in self.own

    @property
    def listed(self) -> tuple[HandedIn, ...]:
        """The forms in the state chosen."""
        return tuple(one for one in self.forms if self.state in (one.state, EVERY))


def choose() -> Work:
    """Draw the choices in one row; ends the page where an instrument has no real form."""
    with st.container(horizontal=True, vertical_alignment="top", key="filters"):
        newest = scope.choose_instrument(Right.SEE_FORM)
        if newest.is_private:
            frame.empty("families.verify", act=_to_map)
        if newest.has_respondents:
            frame.empty("fill.respondents.verify", act=_to_governments)
        years = [int(year) for year in reads.query("assessments/handed_in_years", instrument=newest.id)["year"]]
        if not years:
            _nothing(newest)
        year = choices.segments(YEAR, t("ui.year"), years, max(years))
        every = _seen(newest, forms_of(newest.id, year))
        within = _within(every)
        forms = tuple(one for one in every if one.is_within(within))
        state = choices.box(
            STATE, t("verify.pick.state"), {one: _words(one) for one in (*STATES, EVERY)}, width=145
        )
        chosen = _form(newest, forms)
    instrument = load(newest.id, chosen.version) if chosen and chosen.score else newest
    this = round_of(reads.store(), newest.id, year)
    decidable = frozenset(one.assessment_id for one in _within_grants(Right.VERIFY, newest, forms))
    return Work(instrument, year, this, forms, state, chosen, decidable, me(), _own(newest, year))


def me() -> str:
    """The account of whoever is here; "" in laptop mode, where nobody is told apart."""
    person = who.acting()
    return person.name if isinstance(person, Person) else ""


def _own(instrument: Instrument, year: int) -> frozenset[str]:
    asked = {"instrument": instrument.id, "year": year, "actor": me()}
    return frozenset(reads.query("assessments/own_list", **asked)["assessment_id"] if me() else ())


def _seen(instrument: Instrument, forms: Sequence[HandedIn]) -> tuple[HandedIn, ...]:
    """The forms that whoever is here may see; ends the page where the address asks for another one."""
    scope.check_asked(Right.SEE_FORM, instrument)
    return _within_grants(Right.SEE_FORM, instrument, forms)


def _within_grants(right: Right, instrument: Instrument, forms: Sequence[HandedIn]) -> tuple[HandedIn, ...]:
    may = scope.holds(right)
    return tuple(one for one in forms if may(About(instrument.id, one.area_code or None, one.subject_id)))


def forms_of(code: str, year: int) -> tuple[HandedIn, ...]:
    """Every real form of a round that is the newest of its subject; kept until the next write."""
    here = reads.store()
    return _forms_of(str(here.path), here.data_version, code, year)


@st.cache_resource(show_spinner=False, max_entries=8)
def _forms_of(path: str, version: int, code: str, year: int) -> tuple[HandedIn, ...]:  # noqa: ARG001
    here, asked = shared_store(Path(path)), {"instrument": code, "year": year}
    versions = {ref.version: load(code, ref.version) for ref in available() if ref.id == code}
    rows = here.query("assessments/handed_in_list", **asked)
    return handed_in(rows, here.query("assessments/earlier_per_subject", **asked), versions)


def _to_map() -> None:
    link_to(links.MAP, t("families.to_map"), ":material/map:", {})


def _to_governments() -> None:
    link_to(links.ERAT, t("fill.see.governments"), ":material/account_balance:", {})


def _words(state: str) -> Label:
    words = t(f"verify.state.{state}")
    return Label(id=words, en=words)


def _nothing(instrument: Instrument) -> None:
    known = reads.query("scores/year_list", instrument=instrument.id, variant="standard")
    kind = "only_examples" if known["example_count"].sum() else "none"
    frame.empty(f"verify.{kind}", act=examples.link_to_forms)


def _within(forms: Sequence[HandedIn]) -> str | None:
    """A select box over the kecamatan and kelurahan that have forms (`?di=`)."""
    rows = [(one.area_code, one.area_name, one.kecamatan_name) for one in forms if one.area_code]
    rows += [(one.kecamatan_code, one.kecamatan_name, one.kecamatan_name) for one in forms if one.kecamatan_code]
    known = pd.DataFrame(rows, columns=["area_code", "area_name", "kecamatan_name"]).drop_duplicates("area_code")
    return choices.optional_box(
        WITHIN, t("ui.pick.within"), filters.area_labels(known), placeholder=t("ui.pick.everywhere"), width=190
    )


def _form(instrument: Instrument, forms: Sequence[HandedIn]) -> HandedIn | None:
    """A select box over the forms (`?wilayah=`, `?subjek=`), whatever their state."""
    known = {one.subject_id: one for one in sorted(forms, key=lambda one: one.subject_name.casefold())}
    key, names = subject_key(instrument), {code: label(one) for code, one in known.items()}
    chosen = choices.optional_box(
        key, t("verify.pick.form"), names, placeholder=t("ui.pick.placeholder"), width=245
    )
    return known.get(chosen) if chosen else None


def label(form: HandedIn) -> str:
    """`SD Negeri Oeba (Kel. Fatubesi)`, `Alak (Kec. Alak)`, `Kecamatan Alak`."""
    code, above = form.area_code, form.area_name
    if code == form.subject_id:
        if not is_kelurahan(code):
            return full_name(code, form.subject_name)
        code, above = code.rpartition(".")[0], form.kecamatan_name
    return placed_name(form.subject_name, code, above) if above else form.subject_name


def open_form(instrument: Instrument, subject_id: str | None) -> None:
    """Open a form, or go back to the list, in the next run; for the buttons that do so."""
    st.session_state[subject_key(instrument)] = subject_id
