"""Example data on the data page: what it is, and one button that takes all of it out."""

import streamlit as st

from siperi_geo.assessments import remove_examples
from siperi_geo.settings import actor
from siperi_geo.text import number, t
from siperi_geo.ui import frame, reads


def remove_button() -> None:
    """Offer to remove the example data, with a second click that confirms; nothing without example data."""
    if removed := st.session_state.pop("examples_removed", None):
        st.success(t("forms.examples.removed", n=number(removed, 0)))
    if not reads.has_examples():
        return
    frame.section(t("forms.examples"))
    sure = st.checkbox(t("forms.examples.sure"), key="examples_sure")
    if st.button(t("forms.examples.remove"), disabled=not sure):
        with reads.store().transaction(actor=actor(), action="demo_remove", target="*") as tx:
            st.session_state["examples_removed"] = remove_examples(tx)
        st.rerun()
