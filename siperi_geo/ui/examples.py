"""Example data: offered where there is no data yet, and taken out again on the data page."""

from datetime import datetime

import streamlit as st

from siperi_geo import demo
from siperi_geo.assessments import remove_examples
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import available, load
from siperi_geo.rights import Right
from siperi_geo.text import CITY_ZONE, number, t, wording
from siperi_geo.ui import frame, local, reads, who

FORMS, VERIFY = "pages/data/forms.py", "pages/fill/verify.py"


def offer() -> None:
    """The two ways out of an empty store: example data, or forms of one's own; for whom they are open."""
    is_here = who.has_accounts() or local.open_host() is None
    with st.container(horizontal=True, vertical_alignment="center"):
        if is_here and who.may(Right.KEEP_EXAMPLES) and st.button(t("ui.fill_examples"), type="primary"):
            _fill()
        link_to_forms()


def link_to_forms() -> None:
    """The way to the page that takes forms in; where only verified ones count, to the one that verifies them."""
    if wording() == "verified" and who.may_somewhere(Right.SEE_FORM):
        st.page_link(VERIFY, label=t("ui.nav.fill.verify"), icon=":material/fact_check:")
    if who.may_somewhere(Right.IMPORT_FORMS):
        st.page_link(FORMS, label=t("ui.nav.data.forms"), icon=":material/upload_file:")


def _fill() -> None:
    try:
        with st.spinner(t("ui.fill_examples.wait")):
            first = next(one for ref in available() if (one := load(ref.id)).subject == "kelurahan")
            demo.fill(reads.store(), first, last_year=datetime.now(CITY_ZONE).year, actor=who.acting())
    except SiperiError as error:
        frame.problems(*error.problems)
        return
    st.rerun()


def remove_button() -> None:
    """Offer to remove the example data, with a second click that confirms; nothing without example data."""
    if removed := st.session_state.pop("examples_removed", None):
        st.success(removed)
    if not reads.has_examples() or not who.may(Right.KEEP_EXAMPLES):
        return
    frame.section(t("forms.examples"))
    sure = st.checkbox(t("forms.examples.sure"), key="examples_sure")
    if st.button(t("forms.examples.remove"), disabled=not sure):
        st.session_state["examples_removed"] = _removed()
        st.rerun()


def _removed() -> str:
    """Remove them; how many forms went, and how many of them no count had in it."""
    counts = reads.query("assessments/form_count_per_origin")
    uncounted = int(counts.loc[counts["is_example"].astype(bool), "uncounted_count"].sum())
    with reads.store().transaction(actor=who.acting(), action="demo_remove", target="*") as tx:
        words = t("forms.examples.removed", n=number(remove_examples(tx), 0))
    return f"{words} {t('ui.examples.uncounted', n=number(uncounted, 0))}" if uncounted else words
