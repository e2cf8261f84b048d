"""The units with too few respondents: a table to take along, and on the page of rounds the text to send."""

import streamlit as st

from siperi_geo.analysis.erat_figures import Summary
from siperi_geo.analysis.erat_missing import short_units, unit_reminder
from siperi_geo.assessments import Round
from siperi_geo.rights import Right
from siperi_geo.tables import erat_units as tables
from siperi_geo.text import city_today, number, t
from siperi_geo.ui import erat_files, frame, who


def table(found: Summary) -> bool:
    """The table and its file; returns whether there is such a unit."""
    frame.section(t("erat.short"))
    short = short_units(found)
    if not short:
        frame.note(t("erat.short.nobody"))
        return False
    empty = sum(not one.forms for one in short)
    words = {"short": number(len(short), 0), "empty": number(empty, 0), "all": number(len(found.units), 0)}
    frame.note(f"{t('erat.short.counts', **words)} {t('erat.short.lead')}")
    caption = t("erat.short.caption", year=found.year)
    erat_files.show(found, tables.short(short), caption=caption, key="opd-kurang-pengisi")
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
