"""The parts of the page about local governments: which year, the headline, dimensions, governments, the file.

It shows what `analysis.erat` made; of a single respondent nothing reaches this room.
"""

from functools import partial

import streamlit as st

from siperi_geo.analysis import erat_words, narrative
from siperi_geo.analysis.cards import Card
from siperi_geo.analysis.closing import closing
from siperi_geo.analysis.erat import strongest, to_improve
from siperi_geo.analysis.erat_figures import Level, Summary
from siperi_geo.analysis.erat_reading import instrument_with_respondents, years_of
from siperi_geo.assessments import round_of
from siperi_geo.charts import Chart, Pair, Words, levels
from siperi_geo.instruments import Instrument
from siperi_geo.rights import Right
from siperi_geo.tables import erat as tables
from siperi_geo.text import city_today, number, pick, t
from siperi_geo.ui import (
    chart_view,
    choices,
    erat_files,
    erat_reads,
    examples,
    folds,
    frame,
    links,
    method_rules,
    reads,
    titles,
    who,
)
from siperi_geo.ui.session import YEAR

FORMS = "pages/data/forms.py"


def choose() -> Summary:
    """The summary of a year that has forms; ends the page with what to do where there are none."""
    instrument = instrument_with_respondents()
    years = years_of(reads.query, instrument)
    if not years:
        units = reads.query("erat/unit_list", instrument=instrument.id, year=0)
        if units.empty:
            frame.empty(who.advice("erat.no_units", Right.KEEP_REGISTERS), act=partial(_ways_out, instrument))
        frame.empty(who.advice("erat.no_forms", Right.IMPORT_FORMS), act=_to_forms)
    year = choices.segments(YEAR, t("erat.year"), years, years[-1])
    return erat_reads.summary(instrument, year)


def round_line(found: Summary) -> None:
    """Where the round of the year shown stands, and when it closes."""
    here = round_of(reads.store(), found.instrument.id, found.year)
    if here is None:
        frame.note(t(who.advice("participants.round.none", Right.MOVE_ROUNDS), year=found.year))
    elif here.state == "open" and here.closes_on is not None:
        day = closing(here.closes_on, city_today())
        frame.note(t("participants.round.open.until", year=found.year, day=day))
    else:
        frame.note(t(f"participants.round.{here.state}", year=found.year, edition=number(here.edition, 0)))


def _ways_out(instrument: Instrument) -> None:
    """A list of units, or made-up ones to look at."""
    links.to_register()
    examples.offer(instrument)


def _to_forms() -> None:
    if who.may_somewhere(Right.IMPORT_FORMS):
        st.page_link(FORMS, label=t("erat.to_forms"), icon=":material/upload_file:")


def headline(found: Summary) -> None:
    """The province's index, both levels and their gap; what is strongest, and what the index still lacks."""
    index, instrument = found.nodes[0], found.instrument
    frame.note(t("erat.status", status=t(f"instruments.status.{instrument.status}").lower()))
    frame.section(t("erat.headline", year=found.year))
    band = _class(found, found.figures[index].value)
    remark = band or t("erat.card.missing")
    cards = [
        Card(t("erat.card.index"), erat_words.value(found, found.figures[index]), remark, is_warning=not band)
    ]
    cards += [_level_card(found, level) for level in found.levels]
    cards.append(Card(t("erat.card.gap"), erat_words.gap(found, index), t("erat.card.gap.remark")))
    chart_view.cards(cards)
    for key, nodes in (("erat.strongest", strongest(found)), ("erat.improve", to_improve(found))):
        if nodes:
            frame.note(t(key, names=narrative.join([erat_words.title_of(found, node) for node in nodes])))
    if said := erat_words.missing(found):
        frame.caution(t("erat.missing"))
        chart_view.bullets(said)


def _level_card(found: Summary, level: Level) -> Card:
    index = found.nodes[0]
    words = {"n": number(level.figures[index].counted, 0), "forms": number(level.forms, 0)}
    shown = erat_words.value(found, level.figures[index])
    return Card(erat_words.level_name(level.id), shown, t("erat.card.level.remark", **words))


def _class(found: Summary, value: float | None) -> str:
    """The class of an index in words; nothing without one."""
    band = found.instrument.class_of(None if value is None else round(value * 1_000_000))
    return pick(band.name) if band else ""


def dimensions(found: Summary) -> None:
    """The eight dimensions: the province, both levels side by side, the gap."""
    chart = _chart(found)
    frame.section(frame.plain(chart.title))
    erat_files.draw(found, chart, key="dimensi")
    caption = t("erat.dimensions.caption", year=found.year)
    erat_files.twin(found, tables.dimensions(found), caption=caption, key="dimensi")
    frame.note(t("erat.unrounded"))


def _chart(found: Summary) -> Chart:
    """The dimensions of both levels on one axis; the line between them is the gap."""
    first, second = found.levels
    rows = [
        Pair(erat_words.title_of(found, node), (first.figures[node].value, second.figures[node].value))
        for node in found.nodes[1:]
    ]
    said = tables.dimensions(found).shown.drop(columns=t("erat.column.province")).iloc[1:]
    listed = "; ".join(", ".join(map(str, row)) for row in said.itertuples(index=False, name=None))
    names = (erat_words.level_name(first.id), erat_words.level_name(second.id))
    words = Words(
        erat_words.finding(found),
        t("erat.chart.alt", list=listed),
        erat_files.note(found, t("erat.chart.note")),
        names,
    )
    return levels(rows, words, is_example=found.is_example)


def places(found: Summary) -> None:
    """The governments with their units and counts; below them those whose units nobody has registered."""
    frame.section(t("erat.governments"))
    index = found.nodes[0]
    known = [one for level in found.levels for one in erat_words.with_units(level)]
    chart_view.bullets([f"{one.name}: {erat_words.value(found, one.figures[index])}" for one in known])
    caption = t("erat.governments.caption", year=found.year)
    with folds.folded(caption, key="governments"):
        erat_files.show(found, tables.governments(found), caption=caption, key="pemerintah")
    without = [one.name for level in found.levels for one in level.governments if not one.units]
    if without:
        with st.expander(t("erat.governments.none", names=number(len(without), 0))):
            st.write(frame.plain(", ".join(without)))
    with st.expander(t("erat.everything")):
        caption = t("erat.everything.caption", year=found.year)
        erat_files.show(found, tables.everything(found), caption=caption, key="ringkasan")


def source(instrument: Instrument) -> None:
    """What the instrument is, how sure we are of it, and the rules of what is shown."""
    with st.expander(t("erat.rules")):
        _rules(instrument)
    frame.note(t("erat.source", **erat_files.about(instrument)))
    with folds.folded(t("method.sources"), key="sources"):
        titles.sources([(one.title, pick(one.seen)) for one in instrument.sources])
    with st.expander(t("erat.method")):
        method_rules.formula(instrument)
        method_rules.classes(instrument)
        for dimension in instrument.aspects:
            st.markdown(f"**{frame.plain(pick(dimension.name))}**")
            items = instrument.items_under(dimension.id)
            chart_view.bullets([f"{item.number}. {pick(item.text)}" for item in items])


def _rules(instrument: Instrument) -> None:
    said = [pick(step.note) for step in instrument.aggregation]
    least = number(next(step.minimum for step in instrument.aggregation if step.to == "unit"), 0)
    rules = (t(f"erat.rules.{name}", least=least) for name in ("least", "incomplete", "moment"))
    chart_view.bullets([*said, *rules])
