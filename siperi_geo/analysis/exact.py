"""Millionths, in which values are added and compared so that results repeat exactly; what counts as missing."""

import math
from typing import Any

import pandas as pd

from siperi_geo.instruments import Instrument

MICRO = 1_000_000


def micro(value: Any) -> int | None:
    """A value in millionths; missing (None, NaN, pandas' NA) stays missing."""
    if is_missing(value):
        return None
    return round(float(value) * MICRO)


def whole(micros: int | None) -> float:
    """Millionths as a value again; missing is NaN, as frames have it."""
    return float("nan") if micros is None else micros / MICRO


def decimals(instrument: Instrument, node: str) -> int:
    """Decimals that show a thousandth of a node's range, at least the instrument's own: 20–100 → 2, 0.2–1 → 4."""
    low, high = instrument.value_range(node)
    return max(instrument.decimals, 2 - math.floor(math.log10((high - low) / 10)))


def is_missing(value: Any) -> bool:
    """Whether a cell of a frame is empty (None, NaN, NA)."""
    return bool(pd.isna(value))


def floor_pct(value: Any) -> float | None:
    """A percentage cut to whole per cent, never rounded up: 100 is written for all, and only for all."""
    return None if is_missing(value) else float(math.floor(float(value) + 1e-9))
