"""What a page does with an instrument that its address names and that it does not show: it says so, and where."""

from collections.abc import Collection

import streamlit as st

from siperi_geo.instruments import available, load
from siperi_geo.text import abbreviation, t
from siperi_geo.ui import frame
from siperi_geo.ui.session import INSTRUMENT


def say(shown: Collection[str]) -> None:
    """A word with the page that shows it; nothing where the address names one of those shown, or none."""
    asked = st.query_params.get(INSTRUMENT)
    if asked is None or asked in shown or asked not in {ref.id for ref in available()}:
        return
    page = t(f"ui.nav.results.{'erat' if load(asked).has_respondents else 'participants'}")
    names = ", ".join(map(abbreviation, sorted(shown)))
    frame.caution(t("ui.instrument.not_here", name=abbreviation(asked), shown=names, page=page))
