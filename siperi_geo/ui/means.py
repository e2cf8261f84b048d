"""A kecamatan or city value taken apart: the kelurahan behind it, their sum, and a way into each of them.

The value is that of the query the other pages show; the steps come from `analysis.rollup`.
"""

import pandas as pd
import streamlit as st

from siperi_geo import tables
from siperi_geo.analysis.rollup import MeanSteps, mean_steps
from siperi_geo.areas import full_name
from siperi_geo.instruments import Label
from siperi_geo.scoring import short
from siperi_geo.text import number, pick, t, tn
from siperi_geo.ui import choices, family_means, frame, reads, results, table_view
from siperi_geo.ui.filters import area_labels, subject_labels
from siperi_geo.ui.session import GROUP, PART, subject_key
from siperi_geo.ui.view import View

OPEN = "siperi_open"


def pick_group(view: View) -> str:
    """A select box over the city and its kecamatan (`?rata=`); the city first."""
    with view.row:
        return choices.box(GROUP, t("method.mean.pick"), group_names(view), width=240)


def group_names(view: View) -> dict[str, Label]:
    """Labels by area code: the city, then its kecamatan by code, of families their kelurahan too."""
    rows = _groups(view, view.instrument.root.id)
    labels = area_labels(rows)
    return {code: Label(id=labels[code], en=labels[code]) for code in rows["area_code"].astype(str)}


def show(view: View, group: str, node: str) -> None:
    """The kelurahan of a group as a table, the sum in one sentence, the rule, and the choice of one of them."""
    rows = _groups(view, node)
    if view.instrument.is_private:
        family_means.show(view, rows, group, node)
        return
    row = rows[rows["area_code"] == group].iloc[0].to_dict()
    scores = view.marked(results.per_subject(view, node))
    if group in set(scores["kecamatan_code"]):
        scores = scores[scores["kecamatan_code"] == group]
    population = reads.query("areas/population_per_area", year=view.year)
    people = dict(zip(population["area_code"], population["population_people"], strict=True))
    steps = mean_steps(scores, str(row["weighting"]), people)
    name = full_name(str(row["area_code"]), str(row["area_name"]))
    frame.section(t("method.result", area=frame.plain(name), year=view.year))
    for words in _sentences(view, node, steps):
        frame.note(words)
    _open_one(view, steps)
    shown = tables.mean_parts(view.instrument, node, steps)
    table_view.show(view, shown, caption=t("method.mean.caption"), key=f"rata-rata-{group}-{node}")


def _groups(view: View, node: str) -> pd.DataFrame:
    """The rows of one node for the city, then its kecamatan, unless these fill in the form themselves.

    Of families also for kelurahan: their values are means too.
    """
    levels: tuple[str, ...] = ("city",) if view.instrument.subject == "kecamatan" else ("city", "kecamatan")
    if view.instrument.is_private:
        levels = (*levels, "kelurahan")
    rows = pd.concat([results.per_group(view, one) for one in levels])
    return rows[rows["node"] == node]


def _sentences(view: View, node: str, steps: MeanSteps) -> list[str]:
    """The sum, and by which rule; one kelurahan alone is no mean."""
    label, who = pick(view.instrument.node(node).name), unit(view)
    if steps.value is None:
        return [t("method.mean.none", node=label, unit=who), t("method.mean.rule.none")]
    if steps.counted == 1:
        one = t("method.mean.one", node=label, value=short(steps.value), unit=_one(view))
        return [one, t("method.mean.rule.none")]
    words = {"node": label, "total": short(steps.total), "value": short(steps.value), "unit": who}
    total = tn(f"method.mean.{steps.weighting}", steps.counted, weight=number(steps.weight, 0), **words)
    rule = steps.weighting if view.instrument.subject == "kelurahan" else "each"
    return [total, t(f"method.mean.rule.{rule}", unit=who)]


def unit(view: View) -> str:
    """What the instrument asks, in a word: kelurahan, sekolah."""
    return t(f"unit.{view.instrument.subject}")


def _one(view: View) -> str:
    return t(f"unit.one.{view.instrument.subject}")


def _open_one(view: View, steps: MeanSteps) -> None:
    """Choosing one of them opens its own calculation, at the same node."""
    labels = subject_labels(steps.members[steps.members["assessment_id"].notna()])
    if labels:
        st.selectbox(
            t("method.mean.open", unit=_one(view)),
            list(labels),
            index=None,
            format_func=lambda code: labels[code],
            placeholder=t("ui.pick.placeholder"),
            key=OPEN,
            on_change=_go,
            args=(subject_key(view.instrument),),
            width=420,
        )


def _go(key: str) -> None:
    st.session_state[key] = st.session_state[OPEN]
    st.session_state[PART] = "result"
