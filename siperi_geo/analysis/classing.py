"""The class of a result: the one stored with a form's own, and for a mean the one that its value would have.

Where classes are the steps of a reading, only a form has one: a mean of such forms has no class.
"""

from collections.abc import Hashable, Mapping
from typing import Any

from siperi_geo.analysis.exact import is_missing, micro
from siperi_geo.instruments import ClassBand, Instrument


def band_of(instrument: Instrument, row: Mapping[Hashable, Any]) -> ClassBand | None:
    """The class of a row of the index (its own `class_code`, else by `index_value`); None without a value."""
    value = micro(row["index_value"])
    if value is None:
        return None
    own = row.get("class_code")
    bands = {band.code: band for band in instrument.classes}
    if not is_missing(own) and own in bands:
        return bands[own]
    return None if instrument.classes_from else instrument.class_of(value)
