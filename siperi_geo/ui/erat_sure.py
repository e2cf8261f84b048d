"""How much the numbers about local governments can carry: how many answered, and do the questions agree?"""

import streamlit as st

from siperi_geo.analysis import erat_reliability_words as reliability_words
from siperi_geo.analysis import erat_response_words as response_words
from siperi_geo.analysis.erat_figures import Summary
from siperi_geo.analysis.erat_reliability import LEAST
from siperi_geo.text import number, t
from siperi_geo.ui import chart_view, frame


def response(found: Summary) -> None:
    """The response rate of the province and its levels, or what is known instead."""
    frame.section(t("erat.response"))
    frame.note(t("erat.response.lead", year=found.year))
    frame.table(response_words.response_rows(found), caption=t("erat.response.caption", year=found.year))
    if said := list(response_words.remarks(found)):
        chart_view.bullets(said)


def reliability(found: Summary) -> None:
    """Cronbach's alpha of the province and its levels in words, with what each was made of."""
    frame.section(t("erat.alpha"))
    least = number(LEAST, 0)
    frame.note(t("erat.alpha.lead", least=least))
    caption = t("erat.alpha.caption", year=found.year)
    frame.table(reliability_words.reliability_rows(found), caption=caption)
    frame.note(t("erat.alpha.people", counts=reliability_words.counts(found)))
    if made := reliability_words.calculations(found):
        with st.expander(t("erat.alpha.how")):
            for title, rows in made.items():
                frame.table(rows, caption=title)
    frame.note(t("erat.alpha.note", least=least))
