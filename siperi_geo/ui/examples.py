"""Example data: offered where there is no data yet, loaded and taken out again on the data page."""

from collections.abc import Mapping
from datetime import datetime

import streamlit as st

from siperi_geo import demo
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Instrument, load
from siperi_geo.rights import Right
from siperi_geo.text import CITY_ZONE, abbreviation, language, number, t, wording
from siperi_geo.ui import chart_view, frame, local, reads, spm_examples, who

FORMS, VERIFY = "pages/data/forms.py", "pages/fill/verify.py"
EVERY = ""  # in the choice of an instrument: all of them
SAID = "examples_said"


def offer(instrument: Instrument | None = None) -> None:
    """The two ways out of an empty store: example data of an instrument (None: of the first, that of kelurahan),
    or forms of one's own; for whom they are open.
    """
    is_here = who.has_accounts() or local.open_host() is None
    with st.container(horizontal=True, vertical_alignment="center"):
        may = is_here and who.may(Right.KEEP_EXAMPLES) and not _holds_real()
        if (
            may
            and st.button(t("ui.fill_examples"), type="primary")
            and _filled([instrument or demo.fillable()[0]])
        ):
            st.rerun()
        link_to_forms()


def link_to_forms() -> None:
    """The way to the page that takes forms in; where only verified ones count, to the one that verifies them."""
    if wording() == "verified" and who.may_somewhere(Right.SEE_FORM):
        st.page_link(VERIFY, label=t("ui.nav.fill.verify"), icon=":material/fact_check:")
    if who.may_somewhere(Right.IMPORT_FORMS):
        st.page_link(FORMS, label=t("ui.nav.data.forms"), icon=":material/upload_file:")


def box() -> None:
    """What example data there is, with the ways to load and to remove it; nothing where neither is open."""
    if said := st.session_state.pop(SAID, None):
        st.success(said)
    forms, figures, may_load = demo.loaded(reads.query), reads.example_figures(), not _holds_real()
    there = {one.instrument: _line(one) for one in forms} | (
        {demo.SPM: spm_examples.line(figures)} if figures else {}
    )
    if not who.may(Right.KEEP_EXAMPLES) or not (there or may_load):
        return
    frame.section(t("forms.examples"))
    frame.note(t("forms.examples.lead"))
    if there:
        chart_view.bullets([*there.values()])
    names = {one.id: f"{abbreviation(one.id)} · {t(f'unit.{one.subject}')}" for one in demo.fillable()}
    names[demo.SPM] = t("forms.examples.figures.name")
    chosen = _choice(names if may_load else {code: names[code] for code in there})
    if may_load and st.button(t("forms.examples.fill")):
        _say_again(_loaded(chosen))
    if there and chosen in (EVERY, *there):
        _removal(chosen, names)


def _choice(names: Mapping[str, str]) -> str:
    """A select box over all instruments together, and each."""
    labels = {EVERY: t("forms.examples.all"), **names}
    codes, label = list(labels), t("forms.examples.which")
    chosen = st.selectbox(
        label, codes, format_func=lambda code: labels[code], placeholder=label, key="examples_of", width=320
    )
    return str(chosen)


def _removal(chosen: str, names: Mapping[str, str]) -> None:
    """The button that removes what is chosen, after a tick that confirms it."""
    words = t("forms.examples.sure.one", instrument=names[chosen]) if chosen else t("forms.examples.sure")
    sure = st.checkbox(words, key=f"examples_sure{chosen}")
    if st.button(t("forms.examples.remove"), disabled=not sure):
        if chosen == demo.SPM:
            _say_again(spm_examples.removed())
        _say_again(_gone(demo.remove(reads.store(), load(chosen) if chosen else None, actor=who.acting())))


def _loaded(chosen: str) -> str:
    """Load what is chosen: forms of an instrument, figures of the SPM, or all of it; what came of it."""
    forms = _filled([load(chosen)] if chosen else demo.fillable()) if chosen != demo.SPM else ""
    figures = spm_examples.filled() if chosen in (EVERY, demo.SPM) else ""
    return " ".join(filter(None, (forms, figures)))


def _say_again(said: str) -> None:
    """Draw the page again with these words on top of the box; without any it stays."""
    if said:
        st.session_state[SAID] = said
        st.rerun()


def _line(one: demo.Loaded) -> str:
    """What there is of one instrument, and for whom it was made up."""
    values = {"instrument": abbreviation(one.instrument), "n": number(one.forms, 0)}
    values |= {"first": str(one.first_year), "last": str(one.last_year)}
    more = "; " + t("forms.examples.line.uncounted", n=number(one.uncounted, 0)) if one.uncounted else ""
    if not one.made_up:
        return t("forms.examples.line", **values) + more
    asked = load(one.instrument)
    unit = t("forms.examples.respondents" if asked.has_respondents else f"unit.{asked.subject}")
    return t("forms.examples.line.made_up", **values, made_up=number(one.made_up, 0), unit=unit) + more


def _filled(instruments: list[Instrument]) -> str:
    """Load examples; what came of it in words, none where nothing did: then it is shown what spoke against it."""
    try:
        with st.spinner(t("ui.fill_examples.wait")):
            last_year = datetime.now(CITY_ZONE).year
            done, left = demo.fill_all(reads.store(), instruments, last_year=last_year, actor=who.acting())
    except SiperiError as error:
        done, left = {}, list(error.problems)
    if not done:
        frame.problems(*left)
        return ""
    names = ", ".join(abbreviation(name) for name in done)
    words = t("forms.examples.filled", n=number(sum(done.values()), 0), names=names)
    uncounted = sum(one.uncounted for one in demo.loaded(reads.query) if one.instrument in done)
    if uncounted:
        words = f"{words} {t('ui.examples.uncounted', n=number(uncounted, 0))}"
    return " ".join([words, *(one.message(language()) for one in left)])


def _gone(gone: demo.Removed) -> str:
    """How many forms went, how many of them no count had in it, and who went with them."""
    words = [t("forms.examples.removed", n=number(gone.forms, 0))]
    if gone.figures:
        words.append(t("forms.examples.removed.figures", n=number(gone.figures, 0)))
    if gone.uncounted:
        words.append(t("ui.examples.uncounted", n=number(gone.uncounted, 0)))
    if gone.made_up:
        words.append(t("ui.examples.made_up", n=number(gone.made_up, 0)))
    return " ".join(words)


def _holds_real() -> bool:
    """Whether a real form is stored: then no example data comes in beside it."""
    return not reads.query("assessments/form_count_per_origin")["is_example"].all()
