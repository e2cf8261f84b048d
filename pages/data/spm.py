"""Which figures of the minimum service standard have been reported? As `siperi spm`."""

import streamlit as st

from siperi_geo.rights import Right
from siperi_geo.text import t
from siperi_geo.ui import frame, spm_data, spm_import, spm_steps, uploads, who

frame.heading("spm_data")
who.only_for(Right.KEEP_REGISTERS)

frame.section(t("spm_data.stored"))
spm_data.taken_out(spm_data.stored())

frame.section(t("spm_data.add"))
st.markdown(t("spm_data.form"))
spm_import.template()
spm_import.say_stored()
files = uploads.file_box(t("spm_data.file"), key=spm_import.FILE, choices=spm_import.CHOICES)
with st.container(horizontal=True):
    source = spm_import.source_box()
    year = spm_import.year_box()

if files:
    found = spm_import.examined(files[0].name, files[0].getvalue(), year, source)
    if found is not None:
        frame.section(t("spm_data.report"))
        spm_import.report(found)
        spm_import.decide(found)

spm_steps.show()

frame.section(t("spm_data.history"))
spm_data.history()
frame.footer(None)
