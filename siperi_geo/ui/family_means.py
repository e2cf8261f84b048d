"""A mean of families taken apart on the method page: their number, their sum, and the kelurahan behind it.

Every number opens its own calculation, and none of them opens a household. What is withheld is decided elsewhere.
"""

from functools import partial

import pandas as pd

from siperi_geo.analysis.exact import decimals
from siperi_geo.analysis.family_mean import FamilyMean, family_mean
from siperi_geo.areas import full_name, is_kelurahan
from siperi_geo.cells import Table, dictionary_cells, table, written
from siperi_geo.maps import withheld_words
from siperi_geo.scoring import short
from siperi_geo.settings import settings
from siperi_geo.text import number, pick, t, tn
from siperi_geo.ui import frame, results, table_view
from siperi_geo.ui.view import View


def show(view: View, rows: pd.DataFrame, group: str, node: str) -> None:
    """The sum of one area in a sentence and its kelurahan as a table; why not, where it is withheld.

    `rows` are those of the node for every area that can be chosen, as they may be shown.
    """
    row = rows[rows["area_code"] == group].iloc[0].to_dict()
    name = full_name(str(row["area_code"]), str(row["area_name"]))
    frame.section(t("method.result", area=frame.plain(name), year=view.year))
    least = settings().least_families
    if row["is_withheld"]:
        frame.note(withheld_words())
        frame.note(t("families.withheld.why", n=number(least, 0)))
        return
    inside = _kelurahan_in(view, group, node)
    if row["is_partial"] or inside["is_partial"].any():
        frame.note(t("families.mean.partial", node=pick(view.instrument.node(node).name)))
        return
    found = family_mean(row, inside, least)
    for words in _sentences(view, node, found):
        frame.note(words)
    if not is_kelurahan(group):
        table_view.show(
            view, _parts(view, node, found), caption=t("method.mean.caption"), key=f"rata-rata-{group}-{node}"
        )
    frame.note(t("families.mean.closed"))


def _kelurahan_in(view: View, group: str, node: str) -> pd.DataFrame:
    rows = results.per_group(view, "kelurahan")
    is_inside = (rows["area_code"] + ".").str.startswith(f"{group}.")
    return rows[is_inside & (rows["node"] == node)].reset_index(drop=True)


def _parts(view: View, node: str, found: FamilyMean) -> Table:
    """The kelurahan behind a mean: how many families, their mean, their sum; all withheld ones in the last row."""
    rows = found.parts
    if found.withheld_count:
        together = t("families.mean.together", n=number(found.withheld_count, 0))
        rows = rows.assign(area_name=rows["area_name"].astype(object).fillna(together))
    write = partial(number, decimals=decimals(view.instrument, node))
    return table(
        dictionary_cells(rows, ["area_code", "area_name", "kecamatan_name", "family_count"]),
        written(pick(view.instrument.node(node).name), rows["index_value"].tolist(), write),
        written(t("families.column.total"), rows["total"].tolist(), write),
    )


def _sentences(view: View, node: str, found: FamilyMean) -> list[str]:
    """The sum, by which rule, and what of it stands in one row."""
    unit, label = t(f"unit.{view.instrument.subject}"), pick(view.instrument.node(node).name)
    if found.value is None:
        return [t("method.mean.none", node=label, unit=unit), t("method.mean.rule.none")]
    words = {"node": label, "total": short(found.total), "value": short(found.value), "unit": unit}
    said = [tn("method.mean.mean", found.count, **words), t("method.mean.rule.each", unit=unit)]
    if found.withheld_count:
        joint = number(int(found.parts["family_count"].iloc[-1]), 0)
        said.append(t("families.mean.joint", n=number(found.withheld_count, 0), families=joint))
    return said
