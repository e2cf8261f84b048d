"""The units with too few respondents: a table to take along, and on the page of rounds the text to send."""

import streamlit as st

from siperi_geo.analysis.erat_figures import Summary
from siperi_geo.analysis.erat_missing import missing_columns, short_units, unit_reminder
from siperi_geo.assessments import Round
from siperi_geo.csv_file import csv_file
from siperi_geo.rights import Right
from siperi_geo.text import city_today, t
from siperi_geo.ui import erat_files, frame, who


def table(found: Summary) -> bool:
    """The table and its file; returns whether there is such a unit."""
    frame.section(t("erat.short"))
    short = short_units(found)
    if not short:
        frame.note(t("erat.short.nobody"))
        return False
    frame.note(t("erat.short.lead"))
    content = erat_files.as_table(missing_columns(short))
    shown = erat_files.as_table(missing_columns(short)[1:]).shown  # the code is for the file
    frame.table(shown, caption=t("erat.short.caption", year=found.year))
    file = csv_file(content, erat_files.foot(found))
    frame.download(t("erat.short.get"), file, t("erat.short.file_name", year=found.year))
    return True


def of_round(found: Summary, current: Round) -> None:
    """The table with the letter, while the round may still take forms; once it is locked nobody is asked."""
    if current.state == "locked" or not table(found):
        return
    if current.state == "closed":
        frame.caution(t(who.advice("participants.missing.closed", Right.MOVE_ROUNDS), year=found.year))
    frame.note(t("participants.missing.lead"))
    letter = unit_reminder(found, city_today(), closes_on=current.closes_on)
    st.code(letter, language=None, wrap_lines=True, height=260)
