"""The parts of the overview: all instruments at once, the chosen one in numbers, sentences and charts.

Of families there are means of areas alone. It computes nothing: see `analysis.overview` and `city_state`. Whom to
visit first is in `visits`.
"""

from dataclasses import dataclass

import pandas as pd

from siperi_geo import charts
from siperi_geo.analysis import (
    advice,
    cards,
    change,
    change_sentences,
    narrative,
    overview,
    participation,
)
from siperi_geo.analysis.overview import Extremes, Headline, Since
from siperi_geo.cells import Table
from siperi_geo.tables.states import state_table
from siperi_geo.text import about_subject, t
from siperi_geo.ui import (
    chart_view,
    city_states,
    frame,
    kept,
    links,
    participation_counts,
    profile_links,
    results,
    since,
    table_view,
)
from siperi_geo.ui.view import View

Drawing = tuple[charts.Chart, Table]


@dataclass(frozen=True, slots=True)
class Found:
    """What the overview of one instrument is made of; `scores`: None where single results are nobody's to see."""

    head: Headline
    past: Since | None
    cities: dict[int, pd.DataFrame]
    scores: pd.DataFrame | None
    areas: pd.DataFrame


def find(view: View) -> Found:
    """Read everything of the instrument shown; once for every view."""
    return kept.of(view, _find)


def _find(view: View) -> Found:
    instrument, before = view.instrument, view.year_before
    cities = {year: results.per_group(view, "city", year=year) for year in view.years}
    areas = results.per_group(view, view.level)
    if instrument.is_private:
        filled_on = tuple(sorted(since.versions(instrument, view.scored_as, [view.year])))
        registered = participation_counts.of(view, instrument, "city")[0].registered
        head = overview.headline_of_means(instrument, cities[view.year], filled_on, registered)
        return Found(head, _since_of_means(view), cities, None, areas)
    scores = results.per_subject(view)
    earlier = results.per_subject(view, year=before) if before else None
    head = overview.headline(instrument, cities[view.year], scores)
    return Found(head, overview.since(earlier, scores, before), cities, scores, areas)


def _since_of_means(view: View) -> Since | None:
    """The change of the city's published mean: whose forms they are may differ, and nobody may be told."""
    rows, before = since.of_areas(view, "city"), view.year_before
    return None if rows is None or before is None else Since(before, change.summary(rows), is_of_means=True)


def all_instruments(view: View) -> None:
    """Every instrument in the year shown, a row each."""
    title = t("state.title", year=view.year)
    frame.section(title)
    table_view.show_all(view, kept.of(view, _states), caption=title, key="semua-instrumen")
    frame.note(t("state.lead"))
    frame.note(t("state.rule"))


def _states(view: View) -> Table:
    return state_table(city_states.states(view))


def numbers(view: View, found: Found) -> None:
    """The cards, what must be known before they are believed, and the sentences."""
    chart_view.cards(cards.cards(view.instrument, found.head, found.past))
    if found.head.is_withheld:
        frame.caution(t("overview.withheld"))
    elif view.instrument.is_private:
        frame.note(t("overview.private"))
    if caution := narrative.thin(found.head):
        frame.caution(caution)
    ends, sentences = kept.of(view, _said)
    chart_view.bullets(sentences)
    profile_links.ends(view, ends)
    links.calculation_of_mean(view)


def _said(view: View) -> tuple[Extremes, list[str]]:
    ends = extremes(view, find(view))
    return ends, [*_sentences(view, find(view), ends)]


def extremes(view: View, found: Found) -> Extremes:
    """The lowest and the highest: of those who fill in, or of areas where these are means."""
    if found.scores is not None:
        return overview.extremes(view.marked(found.scores))
    return overview.extremes(found.areas[found.areas["node"] == view.instrument.root.id])


def _sentences(view: View, found: Found, ends: Extremes) -> list[str]:
    instrument, head = view.instrument, found.head
    lifts = narrative.strengths(overview.standings(instrument, found.cities[view.year]), head)
    if found.scores is None:
        with about_subject("kelurahan"):
            about_ends = narrative.extremes(instrument, ends)
        return [about_ends, lifts, narrative.since_means(instrument, found.past)]
    missed = advice.missed_items(instrument, results.item_gaps(view), instrument.root.id)
    readings = {
        one.id: results.per_group(view, "city", variant=one.id)
        for one in instrument.variants
        if one.id != view.variant
    }
    return [
        narrative.extremes(instrument, ends),
        lifts,
        narrative.obstacles(instrument, missed, head),
        change_sentences.since(instrument, found.past),
        *narrative.readings(instrument, readings, head),
        *narrative.mixed_versions(head),
    ]


def who_took_part(view: View, found: Found) -> None:
    """Who has no form, by name; of families nobody is named."""
    if found.scores is None:
        return
    frame.section(t("overview.participation"))
    chart_view.bullets(kept.of(view, _taken))


def _taken(view: View) -> list[str]:
    if (scores := find(view).scores) is None:
        return []
    taken = participation.participation(view.instrument, scores, results.every_node(view))
    return [*narrative.participation(taken)]
