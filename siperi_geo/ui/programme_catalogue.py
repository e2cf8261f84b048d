"""The catalogue of budget lines on its page: a table per kegiatan, and where it is from. It computes nothing."""

from functools import partial

import pandas as pd
import streamlit as st

from siperi_geo.cells import Table
from siperi_geo.instruments import Instrument, available, load
from siperi_geo.programmes import Line, catalogue
from siperi_geo.spm import standard
from siperi_geo.tables.programmes import of_lines
from siperi_geo.text import MISSING, abbreviation, pick, t
from siperi_geo.ui import choices, frame, table_view

OFFICE = "kantor"


def show() -> None:
    """The lines of one office or all, kegiatan by kegiatan, and their files."""
    known = catalogue()
    offices = {one.id: pick(one.name) for one in known.offices}
    every = t("priorities.office.every")
    office = choices.optional_box(OFFICE, t("priorities.office"), offices, placeholder=every, width=260)
    lines = [line for line in known.lines if office in (None, line.office)]
    for activity in known.activities:
        of_it = [line for line in lines if line.activity == activity.code and line.office == "bpbd"]
        if of_it:
            frame.section(f"{activity.code} {pick(activity.name)}")
            frame.table(_table(of_it, is_of_one=True).shown, caption=pick(activity.name))
    others = [line for line in lines if line.office != "bpbd"]
    if others:
        frame.section(t("programmes.others"))
        frame.table(_table(others).shown, caption=t("programmes.others"))
    caption = t("programmes.title")
    foot = ((t("table.foot.version"), known.version), *table_view.of_data(pick(known.sources["codes"].source)))
    make = partial(table_view.made, _table(lines), caption, foot)
    table_view.files(make, lambda kind: f"siperi-katalog-program.{kind}", key="programmes")


def sources() -> None:
    """Where the parts of the catalogue are from, and how sure each is; the decrees of both nomenclatures."""
    known = catalogue()
    with st.expander(t("priorities.sources.catalogue")):
        said = [(pick(one.source), t(f"method.mark.{one.sure}")) for one in known.sources.values()]
        said += [(f"{one.id}: {one.decree}", t(f"method.mark.{one.sure}")) for one in known.nomenclatures]
        heads = [t("spm.rules.source"), t("spm.rules.sure")]
        frame.table(pd.DataFrame(said, columns=heads), caption=t("priorities.sources.catalogue"))
    frame.note(t("programmes.note"))


def _table(lines: list[Line], *, is_of_one: bool = False) -> Table:
    services = {one.id: pick(one.name) for one in standard().services}
    newest = {ref.id: load(ref.id) for ref in available()}
    closes = partial(_closes, newest)
    return of_lines(
        lines, catalogue(), closes, lambda code: services.get(code or "", MISSING), is_of_one=is_of_one
    )


def _closes(newest: dict[str, Instrument], line: Line) -> str:
    """What a line can close, by the newest version of each instrument: `KELTANA: Sosialisasi kebencanaan`."""
    said = []
    for code, nodes in line.closes.items():
        instrument = newest[code]
        names = {node.id: pick(node.name) for node in instrument.nodes()}
        if here := [names[node] for node in nodes if node in names]:
            said.append(f"{abbreviation(code)}: {', '.join(here)}")
    return "; ".join(said) or MISSING
