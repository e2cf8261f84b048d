"""Example answers to questions with several answers: some do not apply, a few are blank, most improve.

Whoever is in the same place, and in places near each other, answers alike.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from siperi_geo.demo.cast import Player
from siperi_geo.demo.surface import Floats, root_of
from siperi_geo.instruments import Instrument, Node, Scale

NOT_APPLICABLE = 0.04
BLANK, OFTEN_BLANK, NEARLY_EMPTY = 0.0004, 0.06, 0.55  # of an answer in a usual form, and in a few others
FEW = 40  # forms to one with many blanks
STEPS = (-3.2, 0.6)  # from the first step of a class to the last
Answers = tuple[int | None, ...]


def graded_answers(
    instrument: Instrument,
    players: Sequence[Player],
    points: Sequence[tuple[float, float]],
    *,
    years: Sequence[int],
    seed: Sequence[int],
) -> Iterator[tuple[Player, int, Answers]]:
    """Who, year and answers of every form; always the same for the same input.

    `points` are the places that players stand in (lon, lat); without any, every place is by itself.
    """
    random = np.random.default_rng(list(seed))
    settled = _settled(instrument, players, points, random)
    does_apply = random.uniform(size=settled.shape) >= NOT_APPLICABLE
    pace = random.normal(0.22, 0.2, size=(len(players), 1))
    for step, year in enumerate(years):
        share = 1 / (1 + np.exp(-(settled + pace * step + random.normal(0, 0.12, settled.shape))))
        blank = random.uniform(size=settled.shape) < _blank_rates(random, len(players))
        for n, player in enumerate(players):
            if step in player.steps:
                found = [
                    None if blank[n, at] else _chosen(instrument.scale_of(item), share[n, at], does_apply[n, at])
                    for at, item in enumerate(instrument.items)
                ]
                yield player, year, instrument.in_profile(found, instrument.profile(player.profile))


def _settled(
    instrument: Instrument,
    players: Sequence[Player],
    points: Sequence[tuple[float, float]],
    random: np.random.Generator,
) -> Floats:
    """How far everybody is in the first year, per item: their place, themselves, how hard the question is."""
    places = max(player.place for player in players) + 1
    root = root_of(points) if points else np.eye(places)
    common = root @ random.standard_normal(len(root))
    place = [player.place for player in players]
    own = random.normal(0, 0.35, len(players)) + np.array([player.lead for player in players])
    columns: list[Floats] = []
    for section in instrument.sections:
        there = 0.3 + 0.5 * common + 0.3 * (root @ random.standard_normal(len(root)))
        columns += [there[place] + own - hard for hard in _parts_of(instrument, section)]
    hardness = random.normal(0, 0.7, size=len(instrument.items))
    return np.stack(columns, axis=1) - hardness + random.normal(0, 0.75, size=(len(players), len(columns)))


def _parts_of(instrument: Instrument, section: Node) -> list[float]:
    """How hard each item of a section is by its part: where parts are steps to a class, first ones are easy."""
    parts = [node for node in section.walk() if node.items]
    steps = np.linspace(*STEPS, len(parts)) if instrument.classes_from and len(parts) > 1 else np.zeros(len(parts))
    return [float(hard) for node, hard in zip(parts, steps, strict=True) for _ in node.items]


def _blank_rates(random: np.random.Generator, n: int) -> Floats:
    """Usually next to nothing is blank; of `FEW` forms one has blanks, and of many forms one is nearly empty."""
    rates = np.full((n, 1), BLANK)
    if n > 5:
        some = random.choice(n, size=1 + n // FEW, replace=False)
        rates[some] = OFTEN_BLANK
        rates[some[0]] = NEARLY_EMPTY if n >= FEW // 2 else OFTEN_BLANK
    return rates


def _chosen(scale: Scale, share: float, does_apply: bool) -> int:
    """The answer of a scale that lies as far as the share from the worst to the best."""
    apart = [choice for choice in scale.choices if choice.points is None]
    if apart and not does_apply:
        return apart[0].value
    ordered = sorted((one for one in scale.choices if one.points is not None), key=lambda one: one.points or 0.0)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)].value
