"""What threatens each kelurahan, who says so, and from when? As `siperi hazards`."""

import streamlit as st

from siperi_geo.rights import Right
from siperi_geo.text import t
from siperi_geo.ui import frame, hazards, hazards_import, uploads, who

frame.heading("hazards")
who.only_for(Right.KEEP_REGISTERS)

frame.section(t("hazards.stored"))
hazards.taken_out(hazards.stored())

frame.section(t("hazards.add"))
st.markdown(t("hazards.form"))
hazards.kinds()
hazards_import.say_stored()
files = uploads.file_box(t("hazards.file"), key=hazards_import.FILE, choices=hazards_import.CHOICES)
with st.container(horizontal=True):
    source = hazards_import.source_box()
    year = hazards_import.year_box()
asked = hazards_import.layer_boxes()

if files:
    found = hazards_import.examined(files[0].name, files[0].getvalue(), year, source, asked)
    if found is not None:
        frame.section(t("hazards.report"))
        hazards_import.report(*found)
        hazards_import.decide(found[1])

frame.section(t("hazards.history"))
hazards.history()
frame.footer(None)
