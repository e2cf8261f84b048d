"""Example figures of the minimum service standard: offered where there are none, loaded, taken out."""

from datetime import datetime

import streamlit as st

from siperi_geo import demo
from siperi_geo.errors import SiperiError
from siperi_geo.registers.spm import LoadedFigures
from siperi_geo.rights import Right
from siperi_geo.text import CITY_ZONE, number, t
from siperi_geo.ui import frame, links, local, reads, who


def offer() -> None:
    """The ways out of a store without figures: examples, for whom they are open, or the office's own."""
    is_here = who.has_accounts() or local.open_host() is None
    may = is_here and who.may(Right.KEEP_EXAMPLES) and demo.refusal_of_examples(reads.store()) is None
    with st.container(horizontal=True, vertical_alignment="center"):
        if may and st.button(t("ui.fill_examples"), type="primary") and filled():
            st.rerun()
        links.spm_figures()


def filled() -> str:
    """Load example figures; what came of it in words, none where it is shown what spoke against it."""
    last_year = datetime.now(CITY_ZONE).year
    try:
        n = demo.fill_figures(reads.store(), last_year=last_year, actor=who.acting())
    except SiperiError as error:
        frame.problems(*error.problems)
        return ""
    return t("forms.examples.filled.figures", n=number(n, 0))


def removed() -> str:
    """Take them out; how many went."""
    n = demo.remove_figures(reads.store(), actor=who.acting())
    return t("forms.examples.removed.figures", n=number(n, 0))


def line(there: LoadedFigures) -> str:
    """What there is of them."""
    years = {"first": str(there.first_year), "last": str(there.last_year)}
    return t("forms.examples.figures", n=number(there.figures, 0), **years)
