"""The rows behind a score map: of one node, per area, with what each row says about itself."""

import pandas as pd

from siperi_geo.analysis import narrative
from siperi_geo.analysis.participation import participation, remarks
from siperi_geo.settings import settings
from siperi_geo.text import number, t
from siperi_geo.ui import kept, results, verified
from siperi_geo.ui.view import View


def of(view: View) -> pd.DataFrame:
    """Of areas that fill in the form themselves their results with remarks, of others means of who is in them."""
    if view.is_own:
        return of_subjects(view, view.node)
    rows = results.per_group(view, view.level)
    return view.marked(rows[rows["node"] == view.node].reset_index(drop=True))


def kept_of(view: View) -> pd.DataFrame:
    """The rows `of` a view, read once until the data change; nobody may change them."""
    return kept.of(view, of)


def inside(rows: pd.DataFrame, within: str | None) -> pd.DataFrame:
    """The rows of the areas in one kecamatan (its code); all without one."""
    if within is None:
        return rows
    return rows[rows["area_code"].astype(str).str.startswith(f"{within}.")].reset_index(drop=True)


def of_subjects(view: View, node: str) -> pd.DataFrame:
    """`scores/score_per_subject` of any node with remarks, how each came about, where it matters its origin."""
    rows = remarks(view.instrument, results.per_subject(view, node), results.every_node(view))
    return view.marked(verified.with_verification(view, rows))


def notes(view: View, rows: pd.DataFrame) -> tuple[str, ...]:
    """What a reader of the map must know: whose value comes from a form with blanks, how many are withheld."""
    if view.is_own:
        return _partly(view)
    return _withheld(view, rows) if view.instrument.is_private else ()


def _withheld(view: View, rows: pd.DataFrame) -> tuple[str, ...]:
    counts = {"n": number(int(rows["is_withheld"].sum()), 0), "all": number(len(rows), 0)}
    least, level = number(settings().least_families, 0), t(f"ui.level.{view.level}").lower()
    if not rows["is_withheld"].any():
        return (t("families.none_withheld", least=least),)
    return (t("families.some_withheld", **counts, level=level, least=least),)


def _partly(view: View) -> tuple[str, ...]:
    found = participation(view.instrument, results.per_subject(view), results.every_node(view))
    return narrative.partly(found.partly)
