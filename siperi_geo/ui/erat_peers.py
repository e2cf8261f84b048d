"""From whom to learn, dimension by dimension, on the page about local governments. It computes nothing."""

import pandas as pd

from siperi_geo.analysis import erat_words, narrative
from siperi_geo.analysis.erat_figures import Summary
from siperi_geo.analysis.erat_peers import Best, Peers, peers
from siperi_geo.settings import settings
from siperi_geo.text import MISSING, number, signed, t
from siperi_geo.ui import frame

MOST_NAMES = 3


def table(found: Summary) -> None:
    """Per dimension the own value, the best government and the best unit, or that nobody can be compared."""
    rows = [one for one in peers(found, settings().city) if one.government or one.unit]
    frame.section(t("erat.peers"))
    if not rows:
        frame.note(t("erat.peers.none"))
        return
    own = next(
        (one.name for level in found.levels for one in level.governments if one.code == settings().city), None
    )
    shown = {
        t("erat.peers.dimension"): [erat_words.title_of(found, one.node) for one in rows],
        t("erat.peers.own", name=own or settings().city): [_number(found, one.own) for one in rows],
        t("erat.peers.government"): [_said(found, one.government) for one in rows],
        t("erat.peers.behind"): [_behind(found, one) for one in rows],
        t("erat.peers.unit"): [_said(found, one.unit) for one in rows],
    }
    frame.table(pd.DataFrame(shown), caption=t("erat.peers.caption", year=found.year))
    frame.note(t("erat.peers.rule"))


def _number(found: Summary, value: float | None) -> str:
    return MISSING if value is None else number(value, found.instrument.decimals)


def _said(found: Summary, best: Best | None) -> str:
    if best is None:
        return MISSING
    names = narrative.some(best.names, most=MOST_NAMES)
    return t("erat.peers.best", names=names, value=_number(found, best.value), n=number(best.among, 0))


def _behind(found: Summary, one: Peers) -> str:
    """How far one's own value is below the best government's."""
    if one.own is None or one.government is None:
        return MISSING
    return signed(one.own - one.government.value, found.instrument.decimals)
