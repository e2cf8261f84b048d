"""The parts of the page of gaps: areas against aspects, the indicators below, single questions, class and target.

Rows are areas of the level shown: their own form, or the mean of who is in them. Of families there are means
alone, no questions and no gains. It computes nothing (`analysis.gaps`, `gap_parts`, `advice`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from siperi_geo import charts, tables
from siperi_geo.analysis import advice, gap_parts, gap_sentences, gaps, narrative, overview
from siperi_geo.analysis.overview import Headline
from siperi_geo.cells import Table
from siperi_geo.text import about_subject, t
from siperi_geo.ui import (
    chart_view,
    examples,
    filters,
    frame,
    kept,
    links,
    next_steps,
    participation_counts,
    results,
    score_rows,
    table_view,
)
from siperi_geo.ui.next_steps import Todo
from siperi_geo.ui.view import View

Drawing = tuple[charts.Chart, Table]


@dataclass(frozen=True, slots=True)
class Found:
    """Areas at the index, their nodes, the city; `people`: the nodes of everybody, None where nobody's to see."""

    areas: pd.DataFrame
    nodes: pd.DataFrame
    city: pd.DataFrame
    people: pd.DataFrame | None
    head: Headline
    targets: Mapping[str, float]

    @property
    def labels(self) -> dict[str, str]:
        """Labels of the areas by code."""
        return filters.area_labels(self.areas)


def find(view: View) -> Found:
    """Read everything that the page shows; once for every view."""
    return kept.of(view, _find)


def _find(view: View) -> Found:
    instrument, index = view.instrument, view.instrument.root.id
    city = results.per_group(view, "city")
    people = None if instrument.is_private else results.every_node(view)
    if view.is_own:
        areas, nodes = score_rows.of_subjects(view, index), results.every_node(view)
        head = overview.headline(instrument, city, areas)
    else:
        nodes = results.per_group(view, view.level)
        areas, head = (
            view.marked(gaps.of_means(instrument, nodes)),
            _headline(view, city),
        )
    targets = results.targets(instrument, view.year)
    areas = gaps.per_area(instrument, areas, targets.get(index))
    return Found(areas, nodes, city, people, head, targets)


def _headline(view: View, city: pd.DataFrame) -> Headline:
    registered = participation_counts.of(view, view.instrument, "city")[0].registered
    return overview.headline_of_means(view.instrument, city, (), registered)


def area(view: View, found: Found, chosen: str) -> Todo | None:
    """What the chosen area lacks to the next class, and what whoever filled in its form does next."""
    row = gaps.of_area(found.areas, chosen)
    with about_subject(view.level):
        frame.section(frame.plain(gap_sentences.to_next(view.instrument, row, view.year)))
    if not view.is_own:
        if not view.instrument.is_private:
            links.participants(view, chosen, found.labels[chosen])
        return None
    todo = next_steps.of(view, chosen)
    if todo is None:
        examples.link_to_forms()
        return None
    for words in todo.why_not:
        frame.note(words)
    next_steps.show(todo)
    links.calculation(view, chosen, found.labels[chosen])
    return todo


def areas_by_aspect(view: View, chosen: str | None) -> None:
    """The heat map: a row per area, worst first, a column per aspect."""
    with about_subject(view.level):
        chart_view.show(view, *kept.of(view, _areas_by_aspect, chosen), key="kesenjangan")


def _areas_by_aspect(view: View, chosen: str | None) -> Drawing:
    found = find(view)
    matrix = gaps.matrix(view.instrument, found.nodes, found.areas)
    scored = int((matrix["state"] == "assessed").sum())
    about = chart_view.about(view, scored, found.head.example_count)
    chart = charts.gap_matrix(view.instrument, matrix, about=about, selected=chosen)
    return chart, tables.matrix(view.instrument, matrix)


def indicators(view: View, found: Found, chosen: str | None, todo: Todo | None) -> None:
    """The indicators below the node shown, of one area or the city, and what is strong."""
    instrument = view.instrument
    parts = kept.of(view, _parts, chosen)
    about, is_filled = _about(view, found, chosen, todo), True
    if chosen:
        is_filled = gaps.state_of(gaps.of_area(found.areas, chosen).iloc[0].to_dict()) != "no_form"
    place = found.labels.get(chosen or "")
    chart = charts.node_scores(instrument, parts, about=about, place=place, has_form=is_filled)
    twin = tables.node_gaps(instrument, parts, todo.found if todo else None)
    chart_view.show(view, chart, twin, key="indikator")
    if "index_gain" in parts:
        frame.note(t("gaps.gain"))
    frame.note(gap_sentences.strong_parts(instrument, parts))


def _parts(view: View, chosen: str | None) -> pd.DataFrame:
    instrument, found = view.instrument, find(view)
    if found.people is None:
        rows = found.city if chosen is None else gaps.of_area(found.nodes, chosen)
        return gap_parts.of_mean(instrument, view.node, rows)
    weighs = advice.carried_by_all(instrument, results.forms(view))
    if view.is_own or chosen is None:
        weights = results.weights(view)
        return gap_parts.indicators(instrument, found.people, view.node, chosen, weights, weighs)
    inside, weights = _inside(found.people, chosen), results.weights(view, gaps.of_area(found.nodes, chosen))
    return gap_parts.indicators(instrument, inside, view.node, None, weights, weighs)


def _about(view: View, found: Found, chosen: str | None, todo: Todo | None) -> charts.About:
    """Whose values the indicators are: of one form, or the mean of how many."""
    head = found.head
    if chosen is None:
        return chart_view.about(view, head.scored_count, head.example_count, whom=narrative.whom(head))
    row = gaps.of_area(found.areas, chosen).iloc[0].to_dict()
    is_scored = gaps.state_of(row) == "assessed"
    if view.is_own:
        made_up = int(is_scored and bool(row["is_example"]))
        return chart_view.about(view, int(is_scored), made_up, whom=narrative.alone(todo is not None, is_scored))
    counted = int(row["scored_count"]) if is_scored else 0
    made_up = int(row["example_count"]) if is_scored else 0
    return chart_view.about(view, counted, made_up, whom=narrative.whom_of(counted, str(row["weighting"])))


def questions(view: View, found: Found, chosen: str | None) -> None:
    """The questions that most do not meet, in the chosen area or the city; of families these are not shown."""
    if found.people is None:
        frame.note(t("gaps.no_questions"))
        return
    chart_view.show(view, *kept.of(view, _questions, chosen), key="belum-terpenuhi")


def _questions(view: View, chosen: str | None) -> Drawing:
    found, instrument = find(view), view.instrument
    area = None if view.is_own else chosen  # one form of its own has no "most": beside it stands the city
    about, subjects = _about(view, found, area, None), None
    if area is not None and found.people is not None:
        subjects = sorted(set(_inside(found.people, area)["subject_id"].astype(str)))
    missed = advice.missed_items(instrument, results.item_gaps(view, subjects), view.node)
    place = found.labels[area] if area else str(found.city["area_name"].iloc[0]) if chosen else None
    return charts.missed_items(instrument, missed, about=about, place=place), tables.missed(instrument, missed)


def _inside(people: pd.DataFrame, area: str) -> pd.DataFrame:
    """The rows of everybody in an area: a kelurahan or a kecamatan."""
    return people[(people[["area_code", "kecamatan_code"]] == area).any(axis="columns")]


def to_class_and_target(view: View) -> None:
    """How far every area is from the next class, the city's target and the full index."""
    instrument = view.instrument
    frame.section(t("gaps.next_class"))
    sentences, table = kept.of(view, _to_class_and_target)
    chart_view.bullets(sentences)
    caption = t("gaps.next_class.caption", level=t(f"ui.level.{view.level}"), year=view.year)
    table_view.show(view, table, caption=caption, key="kelas-berikut")
    frame.note(t("gaps.next_class.note"))
    if not view.is_own and not instrument.classes_from:
        frame.note(t("analysis.mean_class"))


def _to_class_and_target(view: View) -> tuple[list[str], Table]:
    instrument, found = view.instrument, find(view)
    said = gap_sentences.to_targets(instrument, found.targets, found.city, found.areas, view.level)
    return [*said], tables.area_gaps(instrument, found.areas)
