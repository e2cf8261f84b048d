"""The rows behind a score map: of one node, kelurahan or kecamatan, with what each row says about itself."""

import pandas as pd

from siperi_geo.analysis import narrative
from siperi_geo.analysis.participation import participation, remarks
from siperi_geo.ui import reads
from siperi_geo.ui.view import View


def of(view: View) -> pd.DataFrame:
    """`scores/score_per_kelurahan` with remarks, or `scores/score_per_group` of kecamatan, of the node shown."""
    choice = {"instrument": view.instrument.id, "year": view.year, "variant": view.variant}
    if view.level == "kecamatan":
        rows = reads.query("scores/score_per_group", **choice, level="kecamatan")
        return view.marked(rows[rows["node"] == view.node].reset_index(drop=True))
    return of_kelurahan(view, view.node)


def of_kelurahan(view: View, node: str) -> pd.DataFrame:
    """`scores/score_per_kelurahan` of any node with remarks and, where it matters, the origin of each form."""
    choice = {"instrument": view.instrument.id, "year": view.year, "variant": view.variant}
    rows = reads.query("scores/score_per_kelurahan", **choice, node=node)
    nodes = reads.query("gaps/every_node_per_kelurahan", **choice)
    return view.marked(remarks(view.instrument, rows, nodes))


def partly(view: View) -> tuple[str, ...]:
    """Whose value on the map comes from a form with blanks."""
    choice = {"instrument": view.instrument.id, "year": view.year, "variant": view.variant}
    rows = reads.query("scores/score_per_kelurahan", **choice, node=view.instrument.root.id)
    nodes = reads.query("gaps/every_node_per_kelurahan", **choice)
    return narrative.partly(participation(view.instrument, rows, nodes).partly)
