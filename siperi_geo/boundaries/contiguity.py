"""Which areas of a layer are neighbours: those that touch in a line or a point (queen contiguity). It draws
nothing.

Layers drawn by hand leave slits; areas less than `SLIT_M` apart touch all the same.
"""

from collections.abc import Mapping

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siperi_geo.boundaries.city import to_utm
from siperi_geo.boundaries.sets import active_set
from siperi_geo.store import Store

SLIT_M = 1.0


def neighbours(store: Store, level: str = "kelurahan") -> dict[str, tuple[str, ...]]:
    """Of every area of a level in the boundaries shown its neighbours, by code; an island has none.

    Empty without boundaries.
    """
    active = active_set(store)
    if active is None:
        return {}
    rows = store.query("boundaries/outline_per_area", set_id=active.set_id, level=level)
    shapes = to_utm([shapely.from_wkb(bytes(wkb)) for wkb in rows["wkb"]])
    return touching(dict(zip(map(str, rows["area_code"]), shapes, strict=True)))


def touching(shapes: Mapping[str, BaseGeometry]) -> dict[str, tuple[str, ...]]:
    """Of every shape (metres) the others that touch it in a line or a point, or nearly."""
    codes, found = list(shapes), np.array(list(shapes.values()), dtype=object)
    pairs = shapely.STRtree(found).query(found, predicate="dwithin", distance=SLIT_M).T.tolist() if codes else []
    return {
        code: tuple(sorted(codes[other] for one, other in pairs if one == place != other))
        for place, code in enumerate(codes)
    }
