"""Where the city stands by every instrument, read for the overview: a row each, also of those without a form.

What may be said of families and respondents is decided where their means are read.
"""

from typing import Any

import pandas as pd

from siperi_geo.analysis import overview
from siperi_geo.analysis.city_state import CityState, change_of_city, headline_of_units, share
from siperi_geo.analysis.erat_reading import years_of
from siperi_geo.analysis.overview import Headline
from siperi_geo.assessments import has_register
from siperi_geo.instruments import Instrument, available, load
from siperi_geo.scoring import scored_as
from siperi_geo.ui import erat_reads, participation_counts, reads, results, since
from siperi_geo.ui.view import View

STANDARD = "standard"


def states(view: View) -> tuple[CityState, ...]:
    """Every instrument in the year and on the basis of a view; that of kelurahan first."""
    newest = sorted((load(ref.id) for ref in available()), key=lambda one: (one.subject != "kelurahan", one.id))
    checked = reads.query("overview/form_state_per_instrument", year=view.year).set_index("instrument")
    return tuple(
        _stored(one, view, checked) if has_register(one) else _of_units(one, view.year)
        for one in {one.id: one for one in newest}.values()
    )


def _stored(instrument: Instrument, view: View, checked: pd.DataFrame) -> CityState:
    named = scored_as(STANDARD, is_verified_only=view.is_verified_only and not instrument.is_private)
    years = results.years(instrument.id, named).set_index("year")
    earlier = [int(year) for year in years.index if year < view.year]
    if view.year not in years.index:
        return CityState(instrument, view.year, None, last_year=max(earlier, default=None))
    before = max(earlier, default=None)
    city = results.of_groups(instrument, "city", year=view.year, scored_as=named)
    return CityState(
        instrument,
        view.year,
        _headline(view, instrument, city, str(years.loc[view.year, "versions"])),
        target=results.targets(instrument, view.year).get(instrument.root.id),
        before=before,
        change=_change(instrument, city, (before, view.year), named),
        verified_pct=_share(instrument, checked, "verified_count"),
        evidence_pct=_share(instrument, checked, "with_evidence_count"),
    )


def _headline(view: View, instrument: Instrument, city: pd.DataFrame, versions: str) -> Headline:
    registered = participation_counts.of(view, instrument, "city")[0].registered
    return overview.headline_of_means(instrument, city, tuple(versions.split(", ")), registered)


def _change(instrument: Instrument, city: pd.DataFrame, span: tuple[int | None, int], named: str) -> float | None:
    before, year = span
    if before is None:
        return None
    past = results.of_groups(instrument, "city", year=before, scored_as=named)
    return change_of_city(instrument, past, city, since.versions(instrument, named, (before, year)))


def _share(instrument: Instrument, checked: pd.DataFrame, name: str) -> float | None:
    """The share of the real forms that are verified, or have evidence files; nothing of families."""
    if instrument.is_private or instrument.id not in checked.index:
        return None
    counts: dict[Any, Any] = checked.loc[instrument.id].to_dict()
    return share(int(counts[name]), int(counts["form_count"]))


def _of_units(instrument: Instrument, year: int) -> CityState:
    """Of government units: the province's own index, and how many units have enough respondents."""
    years = years_of(reads.query, instrument)
    before = max((one for one in years if one < year), default=None)
    if year not in years:
        return CityState(instrument, year, None, last_year=before)
    head = headline_of_units(erat_reads.summary(instrument, year))
    past = None if before is None else headline_of_units(erat_reads.summary(instrument, before)).index
    change = None if past is None or head.index is None else round(head.index - past, 6)
    target = results.targets(instrument, year).get(instrument.root.id)
    return CityState(instrument, year, head, target=target, before=before, change=change)
