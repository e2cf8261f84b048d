"""Who should fill in forms: which schools and health facilities are there, and where? As `siperi subjects`."""

import streamlit as st

from siperi_geo.assessments.family_register import FAMILY
from siperi_geo.rights import Right
from siperi_geo.text import t
from siperi_geo.ui import family_register, frame, subject_by_hand, subjects, subjects_import, uploads, who

frame.heading("subjects")
who.only_for(Right.KEEP_REGISTERS)
kind = subjects.choose_kind()

frame.section(t("subjects.stored"))
if kind == FAMILY:
    family_register.stored()
else:
    subjects.stored(kind)
    subject_by_hand.show(kind)

frame.section(t("subjects.add"))
if kind == FAMILY:
    family_register.template()
else:
    subjects_import.template(kind)
subjects_import.say_stored(kind)
key = subjects_import.file_key(kind)
words = t("families.list.file" if kind == FAMILY else "subjects.file")
files = uploads.file_box(words, key=key, choices=subjects_import.CHOICES)
with st.container(horizontal=True):
    source = subjects_import.source_box()

if files and kind == FAMILY:
    family_register.take(files[0].name, files[0].getvalue(), source)
elif files:
    content = files[0].getvalue()
    found = subjects_import.examined(kind, files[0].name, content, source)
    if found is not None:
        frame.section(t("subjects.report"))
        subjects_import.report(found)
        subjects_import.decide(found, content)

frame.section(t("subjects.history"))
subjects.history()
frame.footer(None)
