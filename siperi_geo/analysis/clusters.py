"""Local spatial clusters: areas whose score and whose neighbours' scores lie together, more than chance would
have it.

Local Moran's I (Anselin 1995) by esda, with neighbours weighted alike. How likely chance is: `PERMUTATIONS` times
all other scores are dealt out anew, with a fixed seed; two-sided, so twice the smaller tail. Where many areas are
tested some look unusual by chance alone, so the false-discovery rate is held at `RATE` (Benjamini and Hochberg
1995): among the areas of one map, that is one node and year. Who looks through many maps meets more false ones.
With 51 areas this finds strong patterns only; finding nothing proves nothing.

esda takes seconds to load and is loaded here alone, in a process of its own (`clusters_job`); numba, with which
it would compile for half a minute, is not needed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["low_low", "high_high", "low_high", "high_low", "none", "island", "missing"]
KINDS: tuple[Kind, ...] = ("low_low", "low_high", "none", "high_low", "high_high", "island", "missing")
Neighbours = Mapping[str, Sequence[str]]
PERMUTATIONS, SEED, RATE = 9_999, 5_371, 0.05
LEAST = 10
"""Fewer areas with a value and a neighbour than these are too few to speak of clusters (own design)."""
SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Local:
    """One area: local Moran's I, how likely chance is (`p`), and what it is a part of.

    `kind` names the area first and its neighbours second: `low_high` is a weak one among strong ones. `none`:
    nothing beyond chance. `island`: no neighbour with a value. `missing`: no value of its own.
    """

    area_code: str
    kind: Kind
    score: float | None = None
    neighbours_score: float | None = None
    i: float | None = None
    p: float | None = None


def too_few(scores: Mapping[str, float], neighbours: Neighbours) -> bool:
    """Whether so few areas have a value and a neighbour with one that nothing can be said."""
    return len(_connected(scores, neighbours)) < LEAST


def are_equal(scores: Mapping[str, float]) -> bool:
    """Whether all scores are the same: then nobody is weaker than anybody."""
    return max(scores.values(), default=0) - min(scores.values(), default=0) < SAME


def is_in_vain(scores: Mapping[str, float], neighbours: Neighbours) -> bool:
    """Whether there is nothing to look for: too few areas with a value, or all of them alike."""
    return too_few(scores, neighbours) or are_equal(
        {code: scores[code] for code in _connected(scores, neighbours)}
    )


def local_clusters(scores: Mapping[str, float], neighbours: Neighbours) -> list[Local]:
    """Every area of `neighbours`, by code. Raises ValueError where it `is_in_vain`."""
    links = _connected(scores, neighbours)
    codes = list(links)
    if is_in_vain(scores, neighbours):
        raise ValueError(f"no clusters among {len(codes)} areas")
    moran = _moran([scores[code] for code in codes], links)
    chances = _two_sided(moran)
    found = discoveries(chances)
    mean = sum(scores[code] for code in codes) / len(codes)
    told = {}
    for place, code in enumerate(codes):
        around = sum(scores[other] for other in links[code]) / len(links[code])
        kind = _kind(scores[code] < mean, around < mean) if found[place] else "none"
        told[code] = Local(code, kind, scores[code], around, float(moran.Is[place]), chances[place])
    return [told.get(code) or _left_out(code, scores) for code in sorted(neighbours)]


def discoveries(chances: Sequence[float], rate: float = RATE) -> list[bool]:
    """Which of these chances are small enough that at most `rate` of those found are false (Benjamini–Hochberg).

    >>> discoveries([0.01, 0.04, 0.03, 0.5], 0.05)
    [True, False, False, False]
    """
    ordered = sorted(chances)
    limits = [p for place, p in enumerate(ordered, start=1) if p <= rate * place / len(ordered)]
    return [p <= max(limits) for p in chances] if limits else [False] * len(chances)


def _connected(scores: Mapping[str, float], neighbours: Neighbours) -> dict[str, list[str]]:
    """The areas with a value, each with its neighbours that have one; those without any such are left out."""
    links = {
        code: [other for other in neighbours[code] if other in scores]
        for code in sorted(neighbours)
        if code in scores
    }
    return {code: others for code, others in links.items() if others}


def _moran(values: Sequence[float], links: Mapping[str, list[str]]) -> Any:
    from esda.moran import Moran_Local  # seconds, and of no use to anybody else
    from libpysal.weights import W

    weights = W(dict(links), id_order=list(links), silence_warnings=True)
    return Moran_Local(values, weights, permutations=PERMUTATIONS, seed=SEED, n_jobs=1)


def _two_sided(moran: Any) -> list[float]:
    """Twice the smaller tail, the observed value counted in, at most 1."""
    above = (moran.sim >= moran.Is).sum(axis=0)
    below = (moran.sim <= moran.Is).sum(axis=0)
    pairs = zip(above.tolist(), below.tolist(), strict=True)
    return [min(1.0, 2 * (min(pair) + 1) / (PERMUTATIONS + 1)) for pair in pairs]


def _kind(is_low: bool, is_among_low: bool) -> Kind:
    if is_low:
        return "low_low" if is_among_low else "low_high"
    return "high_low" if is_among_low else "high_high"


def _left_out(code: str, scores: Mapping[str, float]) -> Local:
    return Local(code, "island", scores[code]) if code in scores else Local(code, "missing")
