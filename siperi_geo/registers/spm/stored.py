"""The figures of the standard in the store. Nothing is written here."""

from typing import Any

import pandas as pd

from siperi_geo.registers.spm.examples import is_example
from siperi_geo.registers.spm.figures import Amount, Key
from siperi_geo.store import Store, Transaction


def stored_figures(source: Store | Transaction) -> dict[Key, tuple[Amount, str]]:
    """Every figure in the store with its source."""
    rows = source.query("spm/figure_list").astype(object)
    found: list[dict[Any, Any]] = rows.where(rows.notna(), None).to_dict("records")
    return {
        (int(row["year"]), row["measure"], row["line"], row["area_code"], row["hazard"]): (
            Amount(int(row["target"]), _whole(row["realised"]), _periods(row["periods"])),
            row["source"],
        )
        for row in found
    }


def real_figures(source: Store | Transaction) -> dict[Key, tuple[Amount, str]]:
    """The same without example figures."""
    return {key: one for key, one in stored_figures(source).items() if not is_example(one[1])}


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)


def _periods(value: Any) -> tuple[int | None, ...] | None:
    """A list of the store; one with gaps comes as an array with a mask."""
    return None if value is None else tuple(None if pd.isna(one) else int(one) for one in value.tolist())
