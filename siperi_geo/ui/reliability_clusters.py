"""The part of the page about reliability that looks for weak areas beside weak ones.

They are found in a process of their own, once for each version of the data, of the index and of every aspect at
once; the page says so meanwhile, goes on working, and shows them when they are there.
"""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

import pandas as pd
import streamlit as st

from siperi_geo import maps
from siperi_geo.analysis import cluster_words, clusters_job
from siperi_geo.analysis.clusters import LEAST, PERMUTATIONS, Local, Neighbours, is_in_vain, too_few
from siperi_geo.boundaries import neighbours
from siperi_geo.cells import Cells, dictionary_cells, table, written
from siperi_geo.text import number, percent, t
from siperi_geo.ui import chart_view, frame, reads, reliability, results, table_view
from siperi_geo.ui.view import View

KELURAHAN = "kelurahan"
LOOK_SECONDS = 0.5
ONE_AT_A_TIME = ThreadPoolExecutor(max_workers=1, thread_name_prefix="clusters")


def show(view: View, chosen: str | None) -> None:
    """Sentences, map and table of clusters, or why there are none to look for."""
    every = results.per_group(view, KELURAHAN)
    nodes = (view.instrument.root, *view.instrument.aspects)
    scores = {node.id: _scores(every[every["node"] == node.id]) for node in nodes}
    around = _neighbours(str(reads.store().path), view.data_version)
    if why := _in_vain(view, scores[view.node], around):
        frame.note(why)
        return
    made = _found(
        str(reads.store().path), view.data_version, view.instrument.id, view.year, view.scored_as, scores, around
    )
    if not made.done():
        frame.note(t("clusters.waiting"))
        _look(made)
        return
    if made.exception() is not None:
        frame.caution(t("clusters.failed"))
        return
    rows = every[every["node"] == view.node].reset_index(drop=True)
    _draw(view, rows, made.result()[view.node], chosen)


def _scores(rows: pd.DataFrame) -> dict[str, float]:
    return {str(code): float(n) for code, n in zip(rows["area_code"], rows["score"], strict=True) if n == n}


def _in_vain(view: View, scores: Mapping[str, float], around: Neighbours) -> str | None:
    """Why nothing can be found: too few kecamatan, no boundaries, too few areas with a value, or all alike."""
    if view.level != KELURAHAN:
        n = number(results.per_group(view, view.level)["area_code"].nunique(), 0)
        is_own = view.instrument.subject == view.level
        return t("clusters.level.own" if is_own else "clusters.level", n=n, least=number(LEAST, 0))
    if too_few(scores, around):
        return t("clusters.too_few")
    return t("clusters.equal") if is_in_vain(scores, around) else None


@st.cache_resource(show_spinner=False, max_entries=4)
def _neighbours(path: str, data_version: int) -> Neighbours:  # noqa: ARG001
    return neighbours(reads.store())


@st.cache_resource(show_spinner=False, max_entries=64)
def _found(
    path: str,  # noqa: ARG001
    data_version: int,  # noqa: ARG001
    instrument: str,  # noqa: ARG001
    year: int,  # noqa: ARG001
    scored_as: str,  # noqa: ARG001
    _scores: Mapping[str, Mapping[str, float]],
    _around: Neighbours,
) -> Future[dict[str, list[Local]]]:
    return ONE_AT_A_TIME.submit(clusters_job.run, _scores, _around)


@st.fragment(run_every=LOOK_SECONDS)
def _look(made: Future[dict[str, list[Local]]]) -> None:
    """Runs the page again once they are found; it draws nothing, so it needs no language."""
    if made.done():
        st.rerun()


def _draw(view: View, rows: pd.DataFrame, found: list[Local], chosen: str | None) -> None:
    names, above = (
        dict(zip(rows["area_code"], rows[name], strict=True)) for name in ("area_name", "kecamatan_name")
    )
    withheld = set(rows.loc[rows["is_withheld"], "area_code"]) if "is_withheld" in rows else set()
    chart_view.bullets(cluster_words.findings(found, names))
    facts = maps.cluster_facts(found, above, withheld)
    drawn = (maps.cluster_paints(view.instrument), facts, t("clusters.legend", node=view.node_name))
    reliability.draw(view, drawn, chosen, t("clusters.caveat", n=number(len(names), 0)))
    tested = [one for one in found if one.p is not None]
    if withheld:
        frame.note(t("clusters.withheld"))
    _table(view, sorted(tested, key=lambda one: (one.p, one.area_code)), names, above)
    frame.note(t("clusters.how", n=number(PERMUTATIONS, 0), rate=percent(5)))
    frame.note(t("clusters.maps", rate=percent(5)))


def _table(view: View, found: list[Local], names: Mapping[str, str], above: Mapping[str, str]) -> None:
    codes = [one.area_code for one in found]
    named = {"area_name": [names[code] for code in codes], "kecamatan_name": [above[code] for code in codes]}
    kinds = [t(f"clusters.kind.{one.kind}") for one in found]
    score, fine = partial(number, decimals=1), partial(number, decimals=4)
    caption = t("clusters.table", node=view.node_name, year=view.year)
    rows = table(
        dictionary_cells(pd.DataFrame({"area_code": codes, **named}), ["area_code", *named]),
        Cells(t("clusters.column.kind"), kinds, kinds),
        written(t("clusters.column.score"), [one.score for one in found], score),
        written(t("clusters.column.around"), [one.neighbours_score for one in found], score),
        written(t("clusters.column.i"), [one.i for one in found], partial(number, decimals=2)),
        written(t("clusters.column.p"), [one.p for one in found], fine),
    )
    table_view.twin(
        view, rows, title=caption, caption=caption, key=f"kelompok-{view.node}", more=reliability.part_of(view)
    )
