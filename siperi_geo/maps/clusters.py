"""From local clusters to the paint and the facts of every area on their map."""

from collections.abc import Collection, Iterable, Mapping

from siperi_geo import palette
from siperi_geo.analysis.clusters import Local
from siperi_geo.instruments import Instrument
from siperi_geo.maps.model import NO_DATA, Facts, Paint
from siperi_geo.maps.scores import NOT_ASSESSABLE, WITHHELD, withheld_paint, withheld_words
from siperi_geo.text import number, t

STEPS = {"low_low": -3, "low_high": -1, "none": 0, "high_low": 1, "high_high": 3}
"""The colours of change, whose difference is measured: weak is brown, strong is blue, together is dark."""


def cluster_paints(instrument: Instrument) -> dict[str, Paint]:
    """Weak among weak first, strong among strong last, then without a neighbour and without a value, hatched."""
    paints = {kind: Paint(palette.change_colour(step), t(f"clusters.kind.{kind}")) for kind, step in STEPS.items()}
    if instrument.is_private:
        paints[WITHHELD] = withheld_paint()
    paints[NOT_ASSESSABLE] = Paint(
        palette.NO_DATA_HATCH, t("clusters.kind.island"), hatch=palette.NO_DATA, angle=-45
    )
    paints[NO_DATA] = Paint(palette.NO_DATA, t("clusters.kind.missing"), hatch=palette.NO_DATA_HATCH)
    return paints


def cluster_facts(
    found: Iterable[Local], kecamatan: Mapping[str, str], withheld: Collection[str] = ()
) -> dict[str, Facts]:
    """Facts by area code; `kecamatan` has the name of each area's."""
    return {one.area_code: _facts(one, kecamatan, one.area_code in withheld) for one in found}


def _facts(one: Local, kecamatan: Mapping[str, str], is_withheld: bool) -> Facts:
    name = kecamatan.get(one.area_code)
    place = (t("map.tip.kecamatan", name=name),) if name else ()
    if is_withheld:
        return Facts(WITHHELD, (*place, withheld_words()), (withheld_words(),))
    said = t(f"clusters.kind.{one.kind}")
    if one.neighbours_score is None:
        return Facts(NO_DATA if one.kind == "missing" else NOT_ASSESSABLE, (*place, said), (said,))
    both = t("clusters.tip", score=number(one.score, 1), around=number(one.neighbours_score, 1))
    return Facts(one.kind, (*place, both, said), (said,))
