"""Another closing day for a round that is open, below what else may happen to it."""

import streamlit as st

from siperi_geo.analysis.closing import closing
from siperi_geo.assessments import Round, change_closing_day
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Instrument
from siperi_geo.text import abbreviation, city_today, t
from siperi_geo.ui import frame, reads, rounds_moves, who


def offer(instrument: Instrument, here: Round) -> None:
    """A box with the day as it is, which may be emptied, and the button that changes it; of open rounds only."""
    if here.state != "open":
        return
    frame.section(t("rounds.day"))
    frame.note(t("rounds.day.what"))
    until = rounds_moves.day_box(here.closes_on, f"change_{here.instrument}_{here.year}_{here.closes_on}")
    if st.button(t("rounds.day.do"), disabled=until == here.closes_on, key="rounds_change_day"):
        try:
            done = change_closing_day(reads.store(), instrument.id, here.year, until, actor=who.acting())
        except SiperiError as error:
            frame.problems(*error.problems)
            return
        key = "rounds.done.day" if done.closes_on else "rounds.done.day.none"
        values = {"instrument": abbreviation(instrument.id), "year": here.year}
        st.session_state[rounds_moves.DONE] = t(key, **values, day=closing(done.closes_on, city_today()))
        st.rerun()
