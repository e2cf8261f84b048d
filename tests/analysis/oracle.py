"""The roll-up rule in plain Python, written apart from the SQL that the program uses, to hold against it.

Mean of the kelurahan that could be scored; weighted by people once every one of them has a population.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from siperi_geo.analysis.rollup import weighted_mean

VALUES = ("index_value", "score")


def roll_up(
    scores: pd.DataFrame, *, by: str | Sequence[str], population: Mapping[str, int] | None = None
) -> pd.DataFrame:
    """One row per value of `by` (`kecamatan_code`, `year` …) from rows of one node per kelurahan.

    Needs area_code, index_value, score, answered_items, total_items. Gives subject_count, scored_count,
    index_value, score, coverage_pct (of the forms handed in) and weighting (`mean` or `population`).
    """
    keys = [by] if isinstance(by, str) else list(by)
    rows = [
        dict(zip(keys, key, strict=True)) | _group(group, population or {})
        for key, group in scores.groupby(keys, sort=True)
    ]
    return pd.DataFrame(
        rows, columns=[*keys, "subject_count", "scored_count", *VALUES, "coverage_pct", "weighting"]
    )


def _group(group: pd.DataFrame, population: Mapping[str, int]) -> dict[str, object]:
    scored = group[group["index_value"].notna()]
    people = [population.get(str(code)) for code in scored["area_code"]]
    by_people = bool(people) and all(n is not None for n in people) and sum(n or 0 for n in people) > 0
    weights = [n or 0 for n in people] if by_people else [1] * len(scored)
    asked = group["total_items"].sum()
    return {
        "subject_count": len(group),
        "scored_count": len(scored),
        **{name: weighted_mean(scored[name].tolist(), weights) for name in VALUES},
        "coverage_pct": 100 * group["answered_items"].sum() / asked if asked else float("nan"),
        "weighting": "population" if by_people else "mean",
    }
