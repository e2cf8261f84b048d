"""What another ranking costs after a change of weights: 51 areas (Kota Kupang) and 3,323 (Nusa Tenggara Timur).

.venv/bin/python -m tests.bench.ranking

Every area × every line of the catalogue that a kelurahan may choose, values made up, a tenth of them not known.
Milliseconds of a processor, medians of 20 sets of weights: `rank` alone, and with the 1,000 draws that say how
sure it is, as the page does it. To compare with: the same scores and ranks by pandas.
"""

import os
import statistics
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from siperi_geo.analysis.certainty import certainty
from siperi_geo.analysis.needs import Place
from siperi_geo.analysis.priorities import Pairs, rank
from siperi_geo.programmes import catalogue, criteria

MOST = {51: 100.0, 3323: 1000.0}  # milliseconds, from the requirements of the dashboard
SETS = 20


def made_up(areas: int, random: np.random.Generator) -> Pairs:
    """Pairs of so many areas with every line."""
    lines = catalogue().chosen_in("kelurahan")
    places = tuple(
        Place(f"{n:06d}", f"Kelurahan {n}", f"{n // 9:04d}", f"Kecamatan {n // 9}") for n in range(areas)
    )
    values = random.random((len(criteria().ids), areas * len(lines)))
    values[random.random(values.shape) < 0.1] = np.nan
    of_pairs = np.ones(values.shape[1], dtype=bool)
    return Pairs(places, lines, values, np.ones(values.shape, dtype=bool), of_pairs, ~of_pairs)


def by_pandas(found: Pairs, weights: dict[str, int]) -> pd.Series:
    """The same by a data frame: a weighted mean of what is known, and ranks."""
    frame = pd.DataFrame(found.values.T, columns=list(weights))
    carried = frame.notna().mul(pd.Series(weights)).sum(axis=1)
    score = 100 * frame.mul(pd.Series(weights)).sum(axis=1) / carried
    return score.sort_values(ascending=False).rank(method="min", ascending=False)


def cost(act: Callable[[dict[str, int]], object], sets: list[dict[str, int]]) -> float:
    """Milliseconds of a processor of one, in the middle of all."""
    took = []
    for weights in sets:
        begun = time.process_time()
        act(weights)
        took.append(1000 * (time.process_time() - begun))
    return statistics.median(took)


def main() -> None:
    """Print a line for each number of areas."""
    random, rules = np.random.default_rng(1), criteria()
    sets = [
        dict(zip(rules.ids, map(int, random.integers(1, 101, len(rules.ids))), strict=True)) for _ in range(SETS)
    ]
    named = [{str(one): n for one, n in weights.items()} for weights in sets]
    print(f"milliseconds of a processor, {SETS} sets of weights; load {os.getloadavg()[0]:.1f}")
    for areas, limit in MOST.items():
        found = made_up(areas, random)
        alone = cost(lambda weights, found=found: rank(found, weights, rules), named)  # type: ignore[misc]
        whole = cost(
            lambda weights, found=found: certainty(found, rank(found, weights, rules), rules),  # type: ignore[misc]
            named,
        )
        pandas = cost(lambda weights, found=found: by_pandas(found, weights), named)  # type: ignore[misc]
        print(
            f"{areas:>5} areas × {len(found.lines)} lines: rank {alone:7.1f} ({alone / pandas:.2f} × pandas), "
            f"with draws {whole:7.1f}; limit {limit:.0f}"
        )


if __name__ == "__main__":
    main()
