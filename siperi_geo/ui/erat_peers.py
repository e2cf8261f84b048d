"""From whom to learn, dimension by dimension, on the page about local governments. It computes nothing."""

from collections.abc import Sequence

import streamlit as st

from siperi_geo.analysis import erat_words, narrative
from siperi_geo.analysis.erat_figures import Summary
from siperi_geo.analysis.erat_peers import Peers, peers
from siperi_geo.settings import settings
from siperi_geo.tables import erat_units as tables
from siperi_geo.text import number, t
from siperi_geo.ui import chart_view, erat_files, frame


def table(found: Summary) -> None:
    """Per dimension the own value, the best government and the best unit, or that nobody can be compared."""
    rows = [one for one in peers(found, settings().city) if one.government or one.unit]
    frame.section(t("erat.peers"))
    if not rows:
        frame.note(t("erat.peers.none"))
        return
    own = next(
        (one.name for level in found.levels for one in level.governments if one.code == settings().city),
        settings().city,
    )
    chart_view.bullets(_findings(found, rows, own))
    caption = t("erat.peers.caption", year=found.year)
    with st.expander(caption):
        erat_files.show(found, tables.peers(found, rows, own), caption=caption, key="belajar")
    frame.note(t("erat.peers.rule"))


def _findings(found: Summary, rows: Sequence[Peers], own: str) -> list[str]:
    """On how many dimensions one is the best oneself; whom to ask on the others, the widest gap first."""
    compared = [one for one in rows if one.behind is not None]
    if not compared:
        return [t("erat.peers.own_none", name=own)]
    best = [one for one in compared if not one.behind]
    said = [t("erat.peers.own_count", name=own, n=number(len(best), 0), all=number(len(compared), 0))]
    for one in sorted(compared, key=lambda one: one.behind or 0):
        if one.behind and one.government:
            words = {"node": erat_words.title_of(found, one.node), "names": narrative.join(one.government.names)}
            said.append(t("erat.peers.ask", own=own, gap=number(-one.behind, found.instrument.decimals), **words))
    return said
