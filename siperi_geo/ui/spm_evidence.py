"""Forms beside SPM figures: where they are far apart, and which questions speak of a service."""

from collections.abc import Iterator
from contextlib import suppress

import pandas as pd
import streamlit as st

from siperi_geo.analysis import spm_words
from siperi_geo.analysis.advice import answers_in
from siperi_geo.analysis.spm_evidence import APART, Answers, Disagreement, disagreements, evidence, linked
from siperi_geo.areas import full_name
from siperi_geo.cells import as_written
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Instrument, available, load
from siperi_geo.text import abbreviation, number, pick, t
from siperi_geo.ui import frame, kept, reads, results, spm_page, spm_reads
from siperi_geo.ui.spm_choice import SpmView

Form = tuple[str, Instrument, Answers]


def show(view: SpmView) -> None:
    """Areas whose forms and figures are far apart, and the questions that were laid beside."""
    frame.section(t("spm.evidence", service=pick(view.service.name)))
    found = spm_reads.of_level(view, view.level)
    names = {one.area_code: full_name(one.area_code, one.area_name) for one in found}
    asked = (view.year, view.level, view.hazard, view.service.id, view.rules)
    apart = kept.by(lambda: _apart(view), "spm apart", asked)
    frame.note(t("spm.evidence.lead", apart=number(APART, 0)))
    if apart:
        caption = t("spm.evidence.table", year=view.year)
        spm_page.table(view, as_written(_rows(apart, names)), caption, f"bukti-{view.service.id}")
    else:
        frame.note(t("spm.evidence.none"))
    _questions(view)


def _apart(view: SpmView) -> tuple[Disagreement, ...]:
    found = spm_reads.of_level(view, view.level)
    areas = reads.query("areas/area_list")
    kelurahan = [str(code) for code in areas.loc[areas["level"] == "kelurahan", "area_code"]]
    groups = {code: code if view.level == "kelurahan" else code.rpartition(".")[0] for code in kelurahan}
    if view.level == "kecamatan":
        groups |= {code: code for code in groups.values()}
    said = evidence(_forms(view.year), view.service.id, groups)
    return disagreements(said, {one.area_code: one.services[view.service.id] for one in found})


def _forms(year: int) -> Iterator[Form]:
    """Every form that counts and may be read alone; made-up ones only where the figures are made up too."""
    for ref in {one.id: one for one in available()}.values():
        if load(ref.id).is_private or not load(ref.id).spm_services:
            continue
        rows = results.forms_of(load(ref.id), year)
        for row in rows[rows["is_example"].astype(bool) == spm_reads.is_example()].to_dict("records"):
            with suppress(SiperiError):
                instrument = load(ref.id, str(row["version"]))
                yield str(row["area_code"]), instrument, answers_in(row["answers"])


def _rows(apart: tuple[Disagreement, ...], names: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            t("spm.column.area"): [names[one.area_code] for one in apart],
            t("spm.evidence.forms"): [
                t("spm.evidence.met", pct=spm_words.share(one.evidence.pct), n=number(one.evidence.answered, 0),
                  forms=number(one.evidence.forms, 0))
                for one in apart
            ],
            t("spm.evidence.spm"): [spm_words.share(one.spm_pct) for one in apart],
            t("spm.evidence.says"): [t(f"spm.evidence.{one.side}") for one in apart],
        }
    )  # fmt: skip


def _questions(view: SpmView) -> None:
    """The questions that speak for the service, by instrument."""
    rows = [
        (abbreviation(instrument.id), number(item.number, 0), pick(item.text))
        for instrument in _newest()
        for _, item in linked(instrument, view.service.id)
    ]
    if not rows:
        frame.note(t("spm.evidence.no_question"))
        return
    title = t("spm.evidence.questions", n=number(len(rows), 0))
    heads = [t(f"spm.column.{name}") for name in ("instrument", "number", "question")]
    with st.expander(title):
        frame.table(pd.DataFrame(rows, columns=heads), caption=title)
        frame.note(t("spm.evidence.mark"))


def _newest() -> list[Instrument]:
    return sorted((load(one) for one in {ref.id for ref in available()}), key=lambda one: one.id)
