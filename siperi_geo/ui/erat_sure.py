"""How much the numbers about local governments can carry: how many answered, and do the questions agree?"""

import streamlit as st

from siperi_geo.analysis import erat_reliability_words as reliability_words
from siperi_geo.analysis import erat_response_words as response_words
from siperi_geo.analysis.erat_figures import Summary
from siperi_geo.analysis.erat_reliability import LEAST
from siperi_geo.tables import erat as tables
from siperi_geo.text import number, t
from siperi_geo.ui import chart_view, erat_files, folds, frame


def response(found: Summary) -> None:
    """The response rate of the province and its levels, or what is known instead."""
    frame.section(t("erat.response"))
    chart_view.bullets([*response_words.headline(found), *response_words.remarks(found)])
    caption = t("erat.response.caption", year=found.year)
    with folds.folded(caption, key="response"):
        frame.note(t("erat.response.lead", year=found.year, least=number(found.least, 0)))
        erat_files.show(found, tables.response(found), caption=caption, key="tanggapan")


def reliability(found: Summary) -> None:
    """Cronbach's alpha of the province and its levels in words, with what each was made of; closed at first."""
    with st.expander(t("erat.alpha")):
        _alpha(found)


def _alpha(found: Summary) -> None:
    least = number(LEAST, 0)
    frame.note(t("erat.alpha.lead", least=least))
    caption = t("erat.alpha.caption", year=found.year)
    table = tables.reliability(found)
    if len(table.cells) > 1:
        erat_files.show(found, table, caption=caption, key="alfa")
    if said := list(reliability_words.without(found)):
        chart_view.bullets(said)
    frame.note(t("erat.alpha.people", counts=reliability_words.counts(found)))
    if made := tables.calculations(found):
        with st.expander(t("erat.alpha.how")):
            for place, (title, rows) in enumerate(made.items(), start=1):
                erat_files.show(found, rows, caption=title, key=f"alfa-hitungan-{place}")
    frame.note(t("erat.alpha.note", least=least))
