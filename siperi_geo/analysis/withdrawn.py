"""The forms of one import as people read them before they take it back."""

import pandas as pd

from siperi_geo.text import number, t


def withdrawn(rows: pd.DataFrame) -> pd.DataFrame:
    """`assessments/form_per_batch` with titles and words: who, year, revision, state."""
    return pd.DataFrame(
        {
            t("withdraw.column.subject"): rows["subject_name"].fillna(rows["subject_id"]),
            t("withdraw.column.year"): rows["year"].astype(str),
            t("withdraw.column.revision"): [number(one, 0) for one in rows["revision"]],
            t("withdraw.column.state"): [t(f"verify.state.{one}") for one in rows["state"]],
        }
    )
