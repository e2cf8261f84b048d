"""The forms of one import as people read them before they take it back; of families and respondents how many."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from siperi_geo.instruments import load
from siperi_geo.text import MISSING, number, t

Query = Callable[..., pd.DataFrame]


def withdrawn(query: Query, batch: str) -> pd.DataFrame:
    """The forms of an import with titles and words: who, year, revision, state; empty where it stored none."""
    counts = query("assessments/form_count_per_batch", batch_id=batch)
    is_private = [load(one).is_private or load(one).has_respondents for one in counts["instrument"]]
    if not any(is_private):
        return _named(query("assessments/form_per_batch", batch_id=batch))
    return _counted(counts[is_private])


def left(query: Query, batch: str) -> int:
    """How many forms of an import can still be taken back."""
    counts = query("assessments/form_count_per_batch", batch_id=batch)
    return int(counts.loc[counts["state"] != "rejected", "form_count"].sum())


def _named(rows: pd.DataFrame) -> pd.DataFrame:
    revisions = [number(one, 0) for one in rows["revision"]]
    return _table(rows["subject_name"].fillna(rows["subject_id"]).tolist(), rows, revisions)


def _counted(counts: pd.DataFrame) -> pd.DataFrame:
    pairs = zip(counts["instrument"], counts["form_count"], strict=True)
    words = [
        t("erat.withdrawn" if load(one).has_respondents else "households.withdrawn", n=number(n, 0))
        for one, n in pairs
    ]
    return _table(words, counts, [MISSING] * len(counts))


def _table(names: list[str], rows: pd.DataFrame, revisions: list[Any]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            t("withdraw.column.subject"): names,
            t("withdraw.column.year"): [str(year) for year in rows["year"]],
            t("withdraw.column.revision"): revisions,
            t("withdraw.column.state"): [t(f"verify.state.{one}") for one in rows["state"]],
        }
    )
