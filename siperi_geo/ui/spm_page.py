"""The parts of the page of the minimum service standard: services, map, areas, what lacks, months, steps.

It shows what `analysis.spm_standing` and `tables.spm` make of the office's figures; it computes nothing.
"""

from functools import partial

import pandas as pd
import streamlit as st

from siperi_geo import maps
from siperi_geo.analysis import spm_steps, spm_words
from siperi_geo.analysis.cards import Card
from siperi_geo.analysis.spm import band
from siperi_geo.cells import Table, as_written
from siperi_geo.csv_file import Foot
from siperi_geo.registers.hazards import hazard_name
from siperi_geo.spm import standard
from siperi_geo.tables import spm as spm_tables
from siperi_geo.text import MISSING, day, pick, t
from siperi_geo.ui import chart_view, frame, links, map_view, reads, spm_reads, table_view
from siperi_geo.ui.spm_choice import SpmView

RULES = ("weights", "formula", "mean_of_services", "cap", "no_target", "recipients_alone")
MEASURES = ("recipients", "output", "budget")


def services(view: SpmView) -> None:
    """The sub-affair and its three services as cards, what must be known, and what lacks most."""
    city, known = spm_reads.city(view), standard()
    whole = band(view.bands, city.index)
    cards = [
        Card(t("spm.card.index"), spm_words.index(city.index), pick(whole.name) if whole else t("spm.card.none"))
    ]
    for one in known.services:
        found = city.services[one.id]
        cards.append(Card(pick(one.name), spm_words.index(found.index), spm_words.remark(found, view.bands)))
    chart_view.cards(cards)
    areas = spm_reads.of_level(view, view.level)
    for words in (*spm_words.cautions(known, city), *spm_words.hidden(known, city, areas)):
        frame.caution(words)
    chart_view.bullets([*spm_words.findings(known, city, areas, view.service.id)])
    title = t("spm.services", year=view.year)
    frame.section(title)
    table(view, spm_tables.of_services(known, city, view.bands), title, "layanan")
    with st.expander(t("spm.calculation")):
        chart_view.bullets([*spm_steps.steps(known, city, view.bands)])
        frame.note(t("spm.index.rule"))


def areas(view: SpmView) -> None:
    """The map of people not yet served of one service, and the areas as a table."""
    name = pick(view.service.name)
    frame.section(t("spm.map", service=name, year=view.year))
    found = [one for one in spm_reads.of_level(view, view.level) if one.services[view.service.id].recipients]
    if not found:
        frame.note(t("spm.areas.none"))
        return
    shapes = reads.shapes(view.level)
    if shapes:
        picture = maps.MapView(
            shapes=shapes, facts=maps.spm_facts(found, view.service.id), paints=maps.spm_paints()
        )
        wide, narrow = st.columns([3, 1], gap="medium")
        with wide:
            map_view.show(picture, page="spm", is_example=spm_reads.is_example())
        with narrow:
            map_view.draw_legend(picture, t("spm.legend"))
            frame.note(t("spm.legend.note"))
    else:
        frame.note(t("map.no_boundaries"))
        links.boundaries()
    caption = t("spm.areas", service=name, level=t(f"ui.level.{view.level}").lower(), year=view.year)
    rows = spm_tables.of_areas(found, view.service.id, view.bands)
    with st.expander(caption):
        table(view, rows, caption, f"{view.level}-{view.service.id}")
    frame.note(t("spm.areas.quality"))


def gaps(view: SpmView) -> None:
    """What is missing: outputs of the twelve sub-activities in their units, points of quality."""
    city, known = spm_reads.city(view), standard()
    title = t("spm.outputs", year=view.year)
    frame.section(title)
    table(view, spm_tables.of_outputs(known, city), title, "sub-kegiatan")
    frame.note(t("spm.outputs.note"))
    caption = t("spm.quality", year=view.year)
    with st.expander(caption):
        table(view, spm_tables.of_quality(known, city), caption, "mutu")
        frame.note(t("spm.quality.note", source=pick(known.quality.source)))


def report(view: SpmView) -> None:
    """The layout of the office's report: target, months, total, not yet, per cent; people, outputs and money."""
    city = spm_reads.city(view)
    frame.section(t("spm.report", year=view.year))
    frame.note(t("spm.report.note"))
    for measure in MEASURES:
        rows = spm_tables.of_report(standard(), city, measure)
        by = "quarter" if t("spm.column.quarter.1") in rows.shown else "month"
        caption = t(f"spm.report.{measure}", by=t(f"spm.report.by.{by}"), year=view.year)
        if rows.shown.empty:
            frame.note(t("spm.report.none", what=t(f"spm.measure.{measure}")))
            continue
        with st.expander(caption):
            table(view, rows, caption, f"laporan-{measure}")


def steps(view: SpmView) -> None:
    """How far the four steps of applying the standard are, per service."""
    title = t("spm.steps", year=view.year)
    frame.section(title)
    rows = reads.query("spm/step_list")
    rows = rows[rows["year"] == view.year]
    said = {(row["service"], row["step"]): row for row in rows.to_dict("records")}
    known = standard()
    shown = {t("spm.column.service"): [pick(one.name) for one in known.services]}
    for n, step in enumerate(known.steps, 1):
        cells = [_step(said.get((one.id, step.id))) for one in known.services]
        shown[f"{n}. {pick(step.name)}"] = cells
    table(view, as_written(pd.DataFrame(shown)), title, "langkah")
    frame.note(t("spm.steps.note"))


def _step(row: dict[object, object] | None) -> str:
    if row is None:
        return t("spm.step_state.none")
    words = t(f"spm.step_state.{row['state']}")
    on = row["done_on"]
    return words if on is None or pd.isna(on) else f"{words} ({day(on)})"  # type: ignore[arg-type,call-overload]


def rules(view: SpmView) -> None:
    """Every rule with its source and how sure it is; sources of the figures."""
    known = standard()
    with st.expander(t("spm.rules")):
        said = [
            *((name, getattr(known.index, name)) for name in RULES),
            ("bands", view.bands),
            ("quality", known.quality),
        ]
        frame.table(
            pd.DataFrame(
                {
                    t("spm.rules.rule"): [t(f"spm.rule.{name}") for name, _ in said],
                    t("spm.rules.source"): [pick(one.source) for _, one in said],
                    t("spm.rules.sure"): [t(f"method.mark.{one.sure}") for _, one in said],
                }
            ),
            caption=t("spm.rules"),
        )
        basis = [(one.title, t(f"method.mark.{one.sure}")) for one in known.legal_basis]
        heads = [t("spm.rules.basis"), t("spm.rules.sure")]
        frame.table(pd.DataFrame(basis, columns=heads), caption=heads[0])
    frame.note(t("spm.sources", sources="; ".join(spm_reads.sources(view.year)) or MISSING))


def table(view: SpmView, rows: Table, caption: str, key: str) -> None:
    """A table of the page and its files, whose foot says what was chosen."""
    frame.table(rows.shown, caption=caption)
    name = f"siperi-spm-{key}-{view.year}" + (f"-{view.hazard}" if view.hazard else "")
    made = partial(table_view.made, rows, caption, foot(view))
    table_view.files(made, lambda kind: f"{name}.{kind}", key=f"spm_{key}")


def foot(view: SpmView) -> Foot:
    """What a reader of the file alone must know."""
    is_full = t(f"spm.no_target.{'penuh' if view.no_target_is_full else 'tidak_dihitung'}")
    return (
        (t("table.foot.year"), str(view.year)),
        (t("spm.hazard"), hazard_name(view.hazard) if view.hazard else t("spm.hazard.every")),
        (t("spm.foot.standard"), standard().version),
        (t("spm.reading"), pick(view.bands.name)),
        (t("spm.no_target"), is_full),
        *origin(),
        *table_view.of_data("; ".join(spm_reads.sources(view.year)) or MISSING),
    )


def origin() -> Foot:
    """That the figures are made up, where they are."""
    return ((t("table.foot.origin"), t("table.origin.example")),) if spm_reads.is_example() else ()
