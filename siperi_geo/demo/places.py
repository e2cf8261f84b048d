"""Where made-up schools and facilities stand: points inside the outline of their kelurahan, the same every time.

No place is that of a real one, and the map says so. Households and units get none: nobody shows them as points.
"""

from collections.abc import Sequence
from zlib import crc32

import pandas as pd

from siperi_geo.boundaries import DisplayArea, points_in
from siperi_geo.registers.subjects import KINDS

MOST_STARTS = 10_000


def placed(subjects: pd.DataFrame, layer: Sequence[DisplayArea]) -> pd.DataFrame:
    """The rows of made-up subjects with `lon` and `lat`, if their kind is shown as points and outlines are known.

    Where somebody stands depends on the outline and the order of the rows alone.
    """
    if subjects.empty or not all(kind in KINDS and KINDS[kind].is_of_city for kind in subjects["kind"]):
        return subjects
    codes, kind = subjects["area_code"].astype(str), str(subjects["kind"].iloc[0])
    starts = {code: crc32(f"{code} {kind}".encode()) % MOST_STARTS for code in codes}
    runs = {one.area_code: points_in(one, starts[one.area_code]) for one in layer if one.area_code in starts}
    points = [next(runs[code]) if code in runs else None for code in codes]
    axes = [pd.Series([point and point[axis] for point in points], subjects.index, dtype=float) for axis in (0, 1)]
    return subjects.assign(lon=axes[0], lat=axes[1])
