"""What the page of reliability is made of, read for the year shown; of families only what is not withheld. No
drawing.
"""

from contextlib import suppress
from dataclasses import replace
from typing import Any

import pandas as pd

from siperi_geo.analysis import intervals, reliability
from siperi_geo.analysis.intervals import Interval, Stratum
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import available, load
from siperi_geo.scoring import scored_as
from siperi_geo.ui import kept, participation_counts, reads, results, withholding
from siperi_geo.ui.view import View

COUNTED = ("registered", "scored", "answered", "total", "verified", "asked", "evidenced")


def parts(view: View, level: str) -> pd.DataFrame:
    """`reliability/part_per_area` with `is_withheld`; of withheld areas nothing else."""
    rows = reads.query(
        "reliability/part_per_area", **_asked(view), variant=view.scored_as, level=level, **_evidence(view)
    )
    is_withheld = rows["area_code"].isin(list(hidden(view)))
    columns = [*(f"{name}_count" for name in COUNTED), "age_days"]
    masked = {name: rows[name].astype(float).mask(is_withheld) for name in columns if is_withheld.any()}
    return rows.assign(**masked, is_withheld=is_withheld)


def grades(view: View, rows: pd.DataFrame, level: str) -> list[reliability.Reliability]:
    """The grade of every area, from `parts`."""
    return [reliability.of_row(view.instrument, level, row) for row in rows.to_dict("records")]


def gaps(view: View, level: str) -> pd.DataFrame:
    """`reliability/gap_per_area` of the index or aspect shown."""
    sides = {
        "declared": scored_as(view.variant, is_verified_only=False),
        "verified": scored_as(view.variant, is_verified_only=True),
    }
    return reads.query("reliability/gap_per_area", **_asked(view), **sides, level=level, node=view.node)


def intervals_of(view: View) -> dict[str, Interval]:
    """The intervals of the index or aspect shown, of every area that is not withheld, by its code.

    `view` is of families. Made once for everybody until the next write.
    """
    asked = (participation_counts.basis(view), view.instrument.content_hash, view.variant, view.node)
    return dict(kept.by(lambda: _intervals(view), "intervals", asked))


def _intervals(view: View) -> dict[str, Interval]:
    asked = {**_asked(view), "variant": view.scored_as, "node": view.node}
    rows = reads.query("reliability/sums_per_kelurahan", **asked)
    told = participation_counts.registered_families(view)
    strata = {
        str(row["area_code"]): Stratum(
            int(row["scored_count"]),
            int(row["score_sum"]),
            int(row["square_sum"]),
            _whole(told.get(row["area_code"])),
        )
        for row in rows.to_dict("records")
    }
    found = intervals.of_areas(strata, participation_counts.inside(rows), hidden(view))
    counts = _published_counts(view)
    return {area: replace(one, count=counts.get(area, one.count)) for area, one in found.items()}


def _published_counts(view: View) -> dict[str, int]:
    """Of every area that is not withheld the one count of its families (`withheld.one_count`)."""
    rows = pd.concat([results.per_group(view, level) for level in ("kelurahan", "kecamatan", "city")])
    rows = rows[(rows["node"] == view.node) & ~rows["is_withheld"].astype(bool)]
    return {str(code): int(n) for code, n in zip(rows["area_code"], rows["scored_count"], strict=True)}


def hidden(view: View) -> set[str]:
    """The areas of which nothing is shown, because it would be about few families."""
    return set(withholding.hidden(view.instrument, view.year))


def _asked(view: View) -> dict[str, Any]:
    return {"instrument": view.instrument.id, "kind": view.instrument.subject, "year": view.year}


def _evidence(view: View) -> dict[str, list[Any]]:
    """The questions that ask for evidence and their places, of every version that can be used."""
    found: dict[str, list[Any]] = {"versions": [], "asking": [], "places": []}
    for ref in available():
        if ref.id == view.instrument.id:
            with suppress(SiperiError):
                items = reliability.evidence_items(load(ref.id, ref.version))
                found["versions"].append(ref.version)
                found["asking"].append(list(items))
                found["places"].append(list(items.values()))
    if view.instrument.is_private:  # no evidence of families is kept
        return found | {"asking": [[] for _ in found["versions"]], "places": [[] for _ in found["versions"]]}
    return found


def _whole(count: float | None) -> int | None:
    return None if count is None else int(count)
