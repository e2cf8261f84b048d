"""What must not be in a budget and what must be: marks of an area, a line, or both. The address keeps them."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from siperi_geo.analysis.budget import Mark
from siperi_geo.text import t
from siperi_geo.ui import budget_choice, frame
from siperi_geo.ui.budget_choice import IN, OUT, BudgetView, change


def show(view: BudgetView, areas: Mapping[str, str], lines: Mapping[str, str]) -> None:
    """The marks made, each with a button that takes it back, and two boxes to make one."""
    with st.expander(t("budget.marks"), expanded=bool(view.excluded or view.musts)):
        for key, found in ((OUT, view.excluded), (IN, view.musts)):
            for mark in found:
                words = t(f"budget.marks.{key}", what=_named(mark, areas, lines))
                rest = tuple(one for one in found if one != mark)
                st.button(
                    t("budget.marks.take_back", what=words),
                    key=f"budget_{key}_{budget_choice.written(mark)}",
                    on_click=partial(change, key, rest),
                )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            area = _box("budget_mark_area", t("budget.marks.area"), areas)
            line = _box("budget_mark_line", t("budget.marks.line"), lines)
        mark = Mark(area, line)
        with st.container(horizontal=True):
            for key, found in ((OUT, view.excluded), (IN, view.musts)):
                st.button(
                    t(f"budget.marks.add.{key}"),
                    key=f"budget_add_{key}",
                    disabled=mark == Mark(),
                    on_click=partial(change, key, (*found, mark)),
                )
        frame.note(t("budget.marks.note"))


def _box(key: str, label: str, names: Mapping[str, str]) -> str | None:
    return st.selectbox(
        label, list(names), index=None, format_func=names.__getitem__, placeholder=label, key=key, width=380
    )


def _named(mark: Mark, areas: Mapping[str, str], lines: Mapping[str, str]) -> str:
    area = areas.get(mark.area_code, mark.area_code) if mark.area_code else t("budget.marks.every_area")
    line = lines.get(mark.line_code, mark.line_code) if mark.line_code else t("budget.marks.every_line")
    return f"{area} · {line}"
