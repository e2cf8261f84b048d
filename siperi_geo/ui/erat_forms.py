"""What respondents fill in, as downloads: an XLSForm with the units of the register, an empty table of forms."""

import csv
import io

import streamlit as st

from siperi_geo.assessments import units_of
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Instrument, export_xlsform
from siperi_geo.text import language, t
from siperi_geo.ui import frame, links, reads

COLUMNS = ("government", "unit", "number", "year")


def to_fill(instrument: Instrument) -> None:
    """The two downloads; before any unit is registered, where that is done."""
    frame.note(t("erat.fill.lead"))
    try:
        units = units_of(reads.store(), instrument)
    except SiperiError as error:
        frame.problems(*error.problems)
        links.to_register()
        return
    form = io.BytesIO()
    export_xlsform(instrument, form, areas=(), language=language(), units=units)
    text = io.StringIO(newline="")
    heads = [t(f"erat.fill.{name}") for name in COLUMNS]
    csv.writer(text, delimiter=";").writerow([*heads, *(item.id for item in instrument.items)])
    name = f"{instrument.id}-{instrument.version}"
    with st.container(horizontal=True):
        frame.download(t("erat.fill.table"), text.getvalue().encode("utf-8-sig"), f"pengisi-{name}.csv")
        frame.download(t("erat.fill.form"), form.getvalue(), f"xlsform-{name}.xlsx")
