"""Take forms in: what is in these files, and shall it be stored? The same door as `siperi import`."""

import streamlit as st

from siperi_geo.rights import Right
from siperi_geo.text import t
from siperi_geo.ui import (
    erat_forms,
    examples,
    form_choices,
    form_import,
    form_outcome,
    frame,
    household_import,
    scope,
    uploads,
    who,
    withdraw,
)

frame.heading("forms")
who.only_for(Right.IMPORT_FORMS)
instrument = scope.choose_instrument(Right.IMPORT_FORMS)

frame.section(t("forms.template"))
form_import.template(instrument)
if instrument.is_private:
    household_import.table_to_fill(instrument)
if instrument.has_respondents:
    erat_forms.to_fill(instrument)

frame.section(t("forms.add"))
form_outcome.show(uploads.outcome(form_import.FILES))
files = uploads.file_box(t("forms.files"), key=form_import.FILES, many=True, choices=form_import.CHOICES)
with st.container(horizontal=True):
    said = form_choices.boxes(instrument)
frame.note(t("forms.dry_run"))

if files and instrument.is_private:
    form_import.households(files, instrument, said)
elif files:
    content = [(file.name, file.getvalue()) for file in files]
    found = form_import.examined(content, instrument, said)
    if found is not None:
        frame.section(t("forms.report"))
        form_import.report(found)
        form_import.decide(found)
else:
    household_import.forget()

frame.section(t("forms.history"))
form_import.history()
withdraw.box()
examples.box()
frame.footer(None)
