"""Tables of the overview: how many per class, aspects, years."""

from collections.abc import Sequence
from functools import partial

import pandas as pd

from siperi_geo.analysis.class_counts import ClassCount
from siperi_geo.analysis.origin import counted
from siperi_geo.analysis.overview import Standing
from siperi_geo.cells import Table, named, table, written
from siperi_geo.tables.rows import display
from siperi_geo.text import number, pick, t


def classes(counts: Sequence[ClassCount]) -> Table:
    """How many per class, of those whom the words are about (`text.about_subject`)."""
    words = [pick(one.band.name) if one.band else t(f"tables.{one.kind}") for one in counts]
    how_many = [one.count for one in counts]
    return table(named("class_name", words), written(t("tables.how_many"), how_many, partial(number, decimals=0)))


def standings(found: Sequence[Standing]) -> Table:
    """Aspects with their mean score and of how many kelurahan it is the mean, strongest first."""
    rows = pd.DataFrame(
        {
            "aspect_name": [pick(one.node.name) for one in found],
            "score": [one.score for one in found],
            "scored_count": [one.count for one in found],
        }
    )
    return display(rows, ["aspect_name", "score", "scored_count"])


def trend(years: pd.DataFrame) -> Table:
    """The city's index per year: how many took part, how they weigh, the version used, example or real data."""
    rows = years.assign(
        version=years["versions"],
        weighting=[t(f"tables.weighting.{one}") for one in years["weighting"]],
        origin=[counted(int(row["form_count"]), int(row["example_count"])) for row in years.to_dict("records")],
    )
    names = ["year", "index_value", "scored_count", "subject_count", "weighting", "version"]
    return display(rows, names)
