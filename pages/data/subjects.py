"""Who should fill in forms: which schools and health facilities are there, and where? As `siperi subjects`."""

import streamlit as st

from siperi_geo.rights import Right
from siperi_geo.text import t
from siperi_geo.ui import frame, subjects, subjects_import, uploads, who

frame.heading("subjects")
who.only_for(Right.KEEP_REGISTERS)
kind = subjects.choose_kind()

frame.section(t("subjects.stored"))
subjects.stored(kind)

frame.section(t("subjects.add"))
subjects_import.template(kind)
subjects_import.say_stored(kind)
key = subjects_import.file_key(kind)
files = uploads.file_box(t("subjects.file"), key=key, choices=subjects_import.CHOICES)
with st.container(horizontal=True):
    source = subjects_import.source_box()

if files:
    content = files[0].getvalue()
    found = subjects_import.examined(kind, files[0].name, content, source)
    if found is not None:
        frame.section(t("subjects.report"))
        subjects_import.report(found)
        subjects_import.decide(found, content)

frame.section(t("subjects.history"))
subjects.history()
frame.footer(None)
