"""What may happen next to a round, as buttons with what they do: open, close, lock, open again.

Which moves there are is decided in `assessments`; locking and opening again ask for a tick, and the latter for a
reason.
"""

from datetime import date
from typing import Any

import streamlit as st

from siperi_geo.analysis.closing import closing
from siperi_geo.analysis.editions import means_of
from siperi_geo.assessments import RoundCounts, RoundState, UnitCounts, move_round
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Instrument
from siperi_geo.settings import settings
from siperi_geo.text import abbreviation, city_today, number, t, tn
from siperi_geo.ui import chart_view, frame, reads, who

DONE = "rounds_done"
BOX_WIDTH = 640


def say_done() -> None:
    """What was just done, once."""
    if words := st.session_state.pop(DONE, None):
        st.success(words)


def offer(instrument: Instrument, year: int, found: RoundCounts | None) -> None:
    """Every move that the round may make, each with its own words."""
    if found is None:
        _open(instrument, year)
    elif found.round.state == "open":
        _close(instrument, found)
    elif found.round.state == "closed":
        _lock(instrument, found)
        _reopen(instrument, found)
    else:
        _reopen(instrument, found)


def _open(instrument: Instrument, year: int) -> None:
    frame.section(t("rounds.open", instrument=abbreviation(instrument.id), year=year))
    frame.note(t("families.open.what" if instrument.is_private else "rounds.open.what"))
    until = day_box(None, f"{instrument.id}_{year}")
    if st.button(t("rounds.open.do"), type="primary", key="rounds_open"):
        _move(instrument, year, "open", closes_on=until)


def _close(instrument: Instrument, found: RoundCounts) -> None:
    frame.section(t("rounds.close"))
    of_units = "rounds.units.close.what" if found.units else "rounds.close.what"
    frame.note(t("families.close.what" if found.is_private else of_units))
    if found.begun:
        frame.caution(t("rounds.close.begun", **_begun(found)))
    if st.button(t("rounds.close.do"), type="primary", key="rounds_close"):
        _move(instrument, found.round.year, "closed")


def _lock(instrument: Instrument, found: RoundCounts) -> None:
    frame.section(t("rounds.lock"))
    chart_view.bullets(_consequences(found))
    sure = st.checkbox(
        t("rounds.lock.sure", edition=number(found.round.edition + 1, 0)), key=_key("lock_sure", found)
    )
    if st.button(t("rounds.lock.do"), type="primary", disabled=not sure, key="rounds_lock"):
        _move(instrument, found.round.year, "locked")


def _consequences(found: RoundCounts) -> list[str]:
    """Exactly what locking does, with the numbers of this round."""
    here = found.round
    if found.is_private:
        edition = number(here.edition + 1, 0)
        return [t("families.lock.publishes", edition=edition), t("families.lock.refuses", year=here.year)]
    if found.units:
        return _consequences_of_units(found, found.units)
    said = [t("rounds.lock.publishes", n=number(found.counting, 0), edition=number(here.edition + 1, 0))]
    if found.unverified:
        values = {"n": number(found.unverified, 0), "all": number(found.counting, 0)}
        said.append(t("rounds.lock.unverified", **values))
    elif found.counting:
        said.append(t("rounds.lock.all_verified"))
    if lacking := max(0, found.asked - found.counting):
        said.append(t("rounds.lock.lacking", n=number(lacking, 0), all=number(found.asked, 0)))
    if found.begun:
        said.append(t("rounds.lock.begun", **_begun(found)))
    return [*said, t("rounds.lock.refuses", year=here.year)]


def _consequences_of_units(found: RoundCounts, units: UnitCounts) -> list[str]:
    """The same where respondents answer for units: means are published, of units with enough of them."""
    counts = {"enough": units.enough, "n": units.respondents, "edition": found.round.edition + 1}
    said = [t("rounds.units.lock.publishes", **{name: number(n, 0) for name, n in counts.items()})]
    if lacking := units.few + units.none:
        values = {"n": lacking, "asked": units.asked, "minimum": units.minimum}
        said.append(t("rounds.units.lock.lacking", **{name: number(n, 0) for name, n in values.items()}))
    if found.begun:
        said.append(t("rounds.lock.begun", **_begun(found)))
    return [*said, t("rounds.units.lock.refuses", year=found.round.year)]


def _begun(found: RoundCounts) -> dict[str, str]:
    return {"n": number(found.begun, 0), "repairs": number(found.repairs, 0)}


def _reopen(instrument: Instrument, found: RoundCounts) -> None:
    here = found.round
    frame.section(t("rounds.reopen"))
    frame.note(t("families.reopen.what" if found.is_private else "rounds.reopen.what"))
    if here.edition:
        frame.note(tn("rounds.reopen.editions", here.edition))
    reason = st.text_area(
        t("rounds.reason"), key=_key("reason", found), max_chars=500, height=80, width=BOX_WIDTH,
        placeholder=t("rounds.reason.example"),
    )  # fmt: skip
    until = day_box(here.closes_on, _key("until", found))
    sure = st.checkbox(t(f"rounds.reopen.sure.{here.state}"), key=_key("reopen_sure", found))
    if st.button(t("rounds.reopen.do"), disabled=not sure, key="rounds_reopen"):
        _move(instrument, here.year, "open", reason=reason, closes_on=until)


def day_box(before: date | None, key: str) -> date | None:
    """The closing day, which may stay empty; one that is over is not taken along."""
    today = city_today()
    value = before if before is not None and before >= today else None
    return st.date_input(
        t("rounds.until"), value=value, min_value=today, format="DD/MM/YYYY", key=f"rounds_day_{key}", width=260,
    )  # fmt: skip


def _move(
    instrument: Instrument, year: int, to: RoundState, *, reason: str = "", closes_on: date | None = None
) -> None:
    """Make the move and run the page again, which says so; what refuses it is said here."""
    means = means_of(instrument, settings().least_families)
    said: dict[str, Any] = {"actor": who.acting(), "reason": reason}
    try:
        done = move_round(reads.store(), instrument.id, year, to, **said, closes_on=closes_on, means=means)
    except SiperiError as error:
        frame.problems(*error.problems)
        return
    values = {"instrument": abbreviation(instrument.id), "year": year, "edition": number(done.edition, 0)}
    key = "open.until" if to == "open" and done.closes_on is not None else to
    st.session_state[DONE] = t(f"rounds.done.{key}", **values, day=closing(done.closes_on, city_today()))
    st.rerun()


def _key(name: str, found: RoundCounts) -> str:
    """Ticks and reasons are for one round as it stands: another round, or the next edition, asks afresh."""
    here = found.round
    return f"rounds_{name}_{here.instrument}_{here.year}_{here.state}_{here.edition}"
