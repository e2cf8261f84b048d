"""The parts of the profile of a school or facility: register, result, others of its kind, what is not met, years.

What of a form not everybody may see (evidence, where forms disagree) is asked of `scope` here, and shown to others
in no number.
"""

import html

import pandas as pd
import streamlit as st

from siperi_geo.analysis import round_standing
from siperi_geo.analysis.advice import answers_of, version_of
from siperi_geo.analysis.area_profile import Standing
from siperi_geo.analysis.beside import Beside, beside
from siperi_geo.analysis.evidence_share import evidence_share
from siperi_geo.analysis.exact import is_missing
from siperi_geo.analysis.unit_profile import Group, group, headline, unmet
from siperi_geo.instruments import load
from siperi_geo.registers.subjects.kinds import KINDS
from siperi_geo.tables import unit_profile as unit_table
from siperi_geo.text import number, pick, t
from siperi_geo.ui import (
    area_results,
    evidence_list,
    examples,
    frame,
    kept,
    links,
    next_steps,
    profile_links,
    reads,
    results,
    scope,
    table_view,
)
from siperi_geo.ui.unit_choice import Unit
from siperi_geo.ui.view import View


def register(unit: Unit) -> None:
    """What the register says: type, code, place, ownership, whether it is still asked, where the list is from."""
    kind = unit.view.instrument.subject
    rows = reads.query("subjects/subject_list", kind=kind).astype(object)
    rows = rows.where(rows.notna(), None)
    found = rows[rows["subject_id"] == unit.subject_id].to_dict("records")
    place = t("unit.place.value", area=unit.area_name, kecamatan=unit.kecamatan_name)
    facts = [(t("unit.fact.place"), place)]
    if not found:
        facts.append((t("unit.fact.register"), t("unit.fact.example")))
    for row in found:
        types = KINDS[kind].types
        subtype = pick(types[row["subtype"]].label) if row["subtype"] in types else None
        owner = t(f"subjects.ownership.{row['ownership']}") if row["ownership"] else None
        said = {"type": subtype, "code": row["code"], "ownership": owner, "source": row["source"]}
        facts = [*((t(f"unit.fact.{name}"), str(value)) for name, value in said.items() if value), *facts]
        facts.append((t("unit.fact.active"), t("columns.yes" if row["is_active"] else "columns.no")))
    lines = "".join(f"<dt>{html.escape(name)}</dt><dd>{html.escape(value)}</dd>" for name, value in facts)
    st.html(f'<dl class="siperi-facts">{lines}</dl>')
    profile_links.area(unit.area_code, unit.area_name)


def result(unit: Unit) -> Beside:
    """The finding as a heading, where its form stands; returns the result."""
    view = unit.view
    own, one = kept.of(view, _own, unit.subject_id, unit.name)
    every = groups(unit)[-1]
    frame.section(frame.plain(headline(view.instrument, one, every, unit=t(f"unit.{view.instrument.subject}"))))
    frame.note(_standing(unit, own))
    if not one.has_form:
        examples.link_to_forms()
    return one


def _own(view: View, subject_id: str, name: str) -> tuple[pd.DataFrame, Beside]:
    """Its row of the year, and its values to be laid beside others."""
    own = results.per_subject(view).astype(object)
    own = own[own["subject_id"] == subject_id]
    class_code = own["class_code"].iloc[0]
    classes = {subject_id: None if is_missing(class_code) else str(class_code)}
    rows = results.every_node(view).rename(columns={"subject_id": "code"})
    rows = rows[rows["code"] == subject_id]
    (one,) = beside(view.instrument, rows, {subject_id: name}, classes=classes, changes=None)
    return own, one


def _standing(unit: Unit, rows: pd.DataFrame) -> str:
    """Where its newest form stands, and whether what counts is verified; open to everybody, as on Participants."""
    asked = {"instrument": unit.view.instrument.id, "year": unit.view.year}
    forms = reads.query("assessments/newest_per_subject", **asked)
    drafts = reads.store().query("drafts/draft_list")
    drafts = drafts[(drafts["instrument"] == asked["instrument"]) & (drafts["year"] == asked["year"])]
    (row,) = round_standing.standing(rows.reset_index(drop=True), forms, drafts).to_dict("records")
    return t("unit.state", year=unit.view.year, state=round_standing.in_words(row))


def groups(unit: Unit) -> tuple[Group, ...]:
    """Those of its kind in its kelurahan, its kecamatan and the city, itself among them."""
    kelurahan = (unit.area_code, unit.area_name)
    return kept.of(unit.view, _groups, kelurahan, (unit.kecamatan_code, unit.kecamatan_name))


def _groups(view: View, kelurahan: tuple[str, str], kecamatan: tuple[str, str]) -> tuple[Group, ...]:
    root = view.instrument.root.id
    code, name = kecamatan
    named = {
        "kelurahan": kelurahan,
        "kecamatan": (code, t("area.name.kecamatan", name=name)),
        "city": (code.rpartition(".")[0], t("unit.group.city")),
    }
    return tuple(group(name, results.per_group(view, level), code, root) for level, (code, name) in named.items())


def aspects(unit: Unit, one: Beside) -> None:
    """Its aspects as bars against the mean of its kind in the city, and as a table against three groups."""
    if one.index is None:
        return
    found = groups(unit)
    standing = Standing(unit.view.instrument, one, found[-1].scores, {}, unit.view.year_before)
    area_results.aspects((standing,), area_results.UNIT)
    shown = unit_table.against(unit.view.instrument, one, found)
    title, caption = t("unit.against"), t("unit.against.caption", year=unit.view.year)
    table_view.twin(unit.view, shown, title=title, caption=caption, key=_key(unit, "banding"))
    frame.note(t("unit.against.note"))


def todo(unit: Unit) -> None:
    """The next steps, every question that is not met with what to do, and the way to the calculation."""
    view = unit.view
    steps = kept.of(view, next_steps.of, unit.subject_id)
    if steps is None:
        return
    frame.section(t("area.todo"))
    for words in steps.why_not:
        frame.note(words)
    next_steps.show(steps)
    forms = results.forms(view)
    answers = answers_of(forms, unit.subject_id) or ()
    found = unmet(load(view.instrument.id, version_of(forms, unit.subject_id)), answers)
    if found and steps.found.steps:
        said = {"n": number(len(found), 0), "indicators": number(len({one.node.id for one in found}), 0)}
        frame.note(t("unit.unmet.steps", **said))
    title = t("unit.unmet", n=number(len(found), 0))
    table_view.twin(view, unit_table.unmet_items(found), title=title, caption=title, key=_key(unit, "belum"))
    links.calculation(view, unit.subject_id, unit.name)


def evidence(unit: Unit) -> None:
    """How many answers have evidence files: only for who may see the form."""
    view = unit.view
    frame.section(t("unit.evidence"))
    if not scope.may_see(view.instrument, unit.subject_id):
        frame.note(t("unit.evidence.closed"))
        return
    forms = results.forms(view)
    answers = answers_of(forms, unit.subject_id)
    if answers is None:
        frame.note(t("unit.evidence.none"))
        return
    form = forms[forms["subject_id"] == unit.subject_id].iloc[0]
    files = reads.query("evidence/file_list", owner_id=form["assessment_id"])
    share = evidence_share(load(view.instrument.id, form["version"]), answers, set(files["item_id"]))
    frame.note(evidence_list.share(share))


def _key(unit: Unit, what: str) -> str:
    return f"satuan-{what}-{unit.subject_id.replace(':', '-')}"
