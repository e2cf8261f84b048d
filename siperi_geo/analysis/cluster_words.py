"""Local clusters in plain words: which weak areas lie beside weak ones, or that nothing goes beyond chance."""

from collections.abc import Mapping, Sequence

from siperi_geo.analysis.clusters import KINDS, Local
from siperi_geo.text import number, t


def findings(found: Sequence[Local], names: Mapping[str, str]) -> list[str]:
    """A sentence per kind that there is, with the names; a sentence where nothing is beyond chance."""
    said = []
    for kind in KINDS:
        here = sorted(names.get(one.area_code, one.area_code) for one in found if one.kind == kind)
        if here and kind not in ("none", "missing"):
            said.append(t(f"clusters.found.{kind}", n=number(len(here), 0), names=", ".join(here)))
    tested = sum(one.p is not None for one in found)
    if not any(one.kind not in ("none", "missing", "island") for one in found):
        said.insert(0, t("clusters.found.nothing", n=number(tested, 0)))
    return said
