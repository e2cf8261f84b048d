"""How many people live in each kelurahan, and do they weigh in the values? As `siperi populations`."""

import streamlit as st

from siperi_geo.rights import Right
from siperi_geo.text import t
from siperi_geo.ui import frame, people, people_import, uploads, who

frame.heading("people")
who.only_for(Right.KEEP_REGISTERS)

frame.section(t("people.stored"))
people.remove(people.stored())

frame.section(t("people.weighting"))
people.weighting()

frame.section(t("people.add"))
people_import.template()
people_import.say_stored()
files = uploads.file_box(t("people.file"), key=people_import.FILE, choices=people_import.CHOICES)
with st.container(horizontal=True):
    source = people_import.source_box()
    year = people_import.year_box()
options = people_import.layer_boxes()

if files:
    content = files[0].getvalue()
    found = people_import.examined(files[0].name, content, year, source, options)
    if found is not None:
        frame.section(t("people.report"))
        people_import.report(*found)
        people_import.decide(found[1], content)

frame.section(t("people.history"))
people.history()
frame.footer(None)
