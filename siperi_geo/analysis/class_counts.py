"""How many are in each class of an instrument: of those who fill in a form, or of areas by their mean.

The class of a mean is our own reading; where classes are the steps of a reading, only a form has one.
"""

from dataclasses import dataclass

import pandas as pd

from siperi_geo.analysis.classing import band_of
from siperi_geo.instruments import ClassBand, Instrument


@dataclass(frozen=True, slots=True)
class ClassCount:
    """How many are in a class; `band` None: has a form that cannot be assessed, none, or is withheld."""

    kind: str  # class | not_assessable | no_form | withheld
    band: ClassBand | None
    count: int


def of_subjects(instrument: Instrument, scores: pd.DataFrame) -> tuple[ClassCount, ...]:
    """Every class, lowest first (also empty ones), then not assessable, then no form; sums to all asked."""
    bands = sorted(instrument.classes, key=lambda band: band.order)
    counts = [ClassCount("class", band, int((scores["class_code"] == band.code).sum())) for band in bands]
    filled, scored = scores["assessment_id"].notna(), scores["index_value"].notna()
    counts.append(ClassCount("not_assessable", None, int((filled & ~scored).sum())))
    counts.append(ClassCount("no_form", None, int((~filled).sum())))
    return tuple(counts)


def of_areas(instrument: Instrument, areas: pd.DataFrame) -> tuple[ClassCount, ...]:
    """How many areas have a mean in each class, not assessable, no form, withheld; rows of the index per area."""
    rows = areas.to_dict("records")
    codes = [band.code if (band := band_of(instrument, row)) else None for row in rows]
    bands = sorted(instrument.classes, key=lambda band: band.order)
    counts = [ClassCount("class", band, codes.count(band.code)) for band in bands]
    hidden = areas["is_withheld"].astype(bool) if "is_withheld" in areas else pd.Series(False, areas.index)
    filled = areas["form_count"].fillna(0) > 0
    counts.append(ClassCount("not_assessable", None, int((filled & areas["index_value"].isna() & ~hidden).sum())))
    counts.append(ClassCount("no_form", None, int((~filled & ~hidden).sum())))
    return (*counts, *([ClassCount("withheld", None, int(hidden.sum()))] if hidden.any() else []))
