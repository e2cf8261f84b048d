"""Example answers of areas to questions with two answers: four years, most improve, some do not.

A few forms and answers are missing, as in a real first round.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from siperi_geo.areas import Area
from siperi_geo.demo.surface import Floats, root_of
from siperi_geo.instruments import Instrument

YEARS = 4
SEED = 5371
Answers = tuple[int | None, ...]


def area_answers(
    instrument: Instrument,
    areas: Sequence[Area],
    points: Mapping[str, tuple[float, float]],
    *,
    last_year: int,
) -> Iterator[tuple[Area, int, Answers]]:
    """Area, year and answers of every form, always the same for the same instrument, areas and last year."""
    random = np.random.default_rng(SEED)
    ability = _ability(instrument, areas, points, random)
    hardness = _hardness(instrument, random)
    threshold = random.uniform(size=(len(areas), len(instrument.items)))
    pace = random.normal(0.22, 0.25, size=(len(areas), 1))
    for step in range(YEARS):
        wobble = random.normal(0, 0.08, size=threshold.shape)
        share = 1 / (1 + np.exp(-(ability + pace * step - hardness + wobble)))
        silent = set(random.choice(len(areas), size=min(len(areas) - 1, 4 - step), replace=False).tolist())
        blanks = _blanks(random, threshold.shape)
        for n, area in enumerate(areas):
            if n not in silent:
                answers = _answers(instrument, share[n] > threshold[n], blanks[n])
                yield area, last_year - YEARS + 1 + step, answers


def _ability(
    instrument: Instrument,
    areas: Sequence[Area],
    points: Mapping[str, tuple[float, float]],
    random: np.random.Generator,
) -> Floats:
    """How far each area is, per item: one smooth surface for all aspects plus one for each."""
    root = root_of([points[area.code] for area in areas])
    common = root @ random.standard_normal(len(areas))
    columns = []
    for aspect in instrument.aspects:
        own = root @ random.standard_normal(len(areas))
        surface = -0.35 + 0.95 * common + 0.55 * own + random.normal(0, 0.3, len(areas))
        columns += [surface] * len(instrument.items_under(aspect.id))
    return np.stack(columns, axis=1)


def _hardness(instrument: Instrument, random: np.random.Generator) -> Floats:
    """Later questions of an indicator are harder (works, budgeted, shared), and indicators differ."""
    hardness: list[float] = []
    for node in instrument.nodes():
        if node.items:
            base = random.normal(0, 0.7)
            hardness += [base + step for step in np.linspace(-1.2, 1.0, len(node.items))]
    return np.array(hardness)


def _blanks(random: np.random.Generator, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """A few forms with some blanks, and one so empty that it cannot be assessed."""
    rate = np.zeros((shape[0], 1))
    some = random.choice(shape[0], size=min(4, shape[0]), replace=False)
    rate[some] = 0.06
    rate[some[0]] = 0.45 if shape[0] > 5 else 0.0
    return random.uniform(size=shape) < rate


def _answers(instrument: Instrument, met: NDArray[np.bool_], blank: NDArray[np.bool_]) -> Answers:
    scales = [instrument.scale_of(item) for item in instrument.items]
    return tuple(
        None if blank[n] else (scale.best if met[n] else scale.worst).value for n, scale in enumerate(scales)
    )
