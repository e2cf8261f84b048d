"""Example figures of the minimum service standard: four years, seeded, plausible, always the same.

Nothing here is an observation. In the first year two kelurahan report nothing and one service has no points of
quality; in the second nobody had to be rescued, as happens.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from zlib import crc32

import numpy as np

from siperi_geo.areas import Area
from siperi_geo.assessments import areas_of
from siperi_geo.demo.removing import NAME
from siperi_geo.demo.yes_no import SEED
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.registers.spm import (
    Amount,
    Key,
    Measure,
    put_example_figures,
    refusal_of_figures,
    remove_example_figures,
)
from siperi_geo.rights import Actor
from siperi_geo.settings import settings
from siperi_geo.spm import Service, standard
from siperi_geo.store import Store

SPM = "spm"  # beside the ids of instruments
YEARS = 4
SILENT = (3, 17)  # places of kelurahan that report nothing in the first year
MILLION = 1_000_000
VICTIMS = ((420, 361), (0, 0), (1150, 1012), (310, 301))  # to be rescued and rescued, by year
TARGETS = {"person": 1200, "document": 3, "report": 12, "unit": 40}
MONTHS = (2, 4, 6, 8, 9, 9, 10, 11, 12, 12, 10, 7)  # when offices do their work, of 100
Figures = dict[Key, Amount]


def fill_figures(store: Store, *, last_year: int, most_areas: int | None = None, actor: Actor = NAME) -> int:
    """Store example figures of the four years up to `last_year`; returns how many. Raises what `refusal` says."""
    if refused := refusal_of_examples(store):
        raise SiperiError(refused.code)
    made = figures(areas_of(store, "kelurahan")[:most_areas], settings().city, last_year=last_year)
    with store.transaction(actor=actor, action="demo", target=SPM) as tx:
        return put_example_figures(tx, made)


def refusal_of_examples(store: Store) -> Problem | None:
    """Why no example figures may come in: real forms, or the office's own figures, are there."""
    origins = store.query("assessments/form_count_per_origin")
    if not origins["is_example"].all():
        return Problem("DEMO_REAL_DATA")
    return refusal_of_figures(store.query)


def remove_figures(store: Store, *, actor: Actor = NAME) -> int:
    """Take the example figures out; returns how many."""
    with store.transaction(actor=actor, action="demo_remove", target=SPM) as tx:
        return remove_example_figures(tx)


def figures(areas: Sequence[Area], city: str, *, last_year: int) -> Figures:
    """Every example figure, the same for the same areas and last year."""
    made = _Maker(city, last_year - YEARS + 1, np.random.default_rng((SEED, crc32(SPM.encode()))))
    *first, third = standard().services
    made.people(areas, first)
    for step, (target, reached) in enumerate(VICTIMS):
        made.put(step, "recipients", third.id, city, target, reached)
    for service in standard().services:
        made.quality(service)
        made.outputs(service)
    return made.figures


@dataclass(frozen=True, slots=True)
class _Maker:
    city: str
    first_year: int
    random: np.random.Generator
    figures: Figures = field(default_factory=dict)

    def put(self, step: int, measure: Measure, line: str, area: str, target: int, reached: int | None) -> None:
        periods = None if reached is None or measure == "quality" else tuple(_spread(reached, measure))
        self.figures[self.first_year + step, measure, line, area, ""] = Amount(target, reached, periods)

    def people(self, areas: Sequence[Area], services: Sequence[Service]) -> None:
        """Who lives in danger, and the share of them that each service reached: more every year in most places."""
        at_risk = self.random.integers(600, 6500, size=len(areas))
        for lead, service in zip((0.05, -0.08), services, strict=True):
            share = self.random.uniform(0.2, 0.6, size=len(areas)) + lead
            pace = self.random.normal(0.1, 0.06, size=len(areas))
            for step in range(YEARS):
                for place, area in enumerate(areas):
                    target = round(int(at_risk[place]) * (1 + 0.01 * step))
                    reached = round(target * float(np.clip(share[place] + pace[place] * step, 0.02, 1)))
                    is_silent = step == 0 and place in SILENT
                    self.put(step, "recipients", service.id, area.code, target, None if is_silent else reached)

    def quality(self, service: Service) -> None:
        """The points of every item: of the second service none in the first year, of nobody to rescue none."""
        is_second, is_third = (service.id == standard().services[place].id for place in (1, 2))
        for item in standard().items_of(service.id):
            begin = int(self.random.integers(0, item.points + 1))
            for step in range(YEARS):
                if not (is_second and step == 0) and not (is_third and not VICTIMS[step][0]):
                    points = min(item.points, begin + step)
                    self.put(step, "quality", item.id, self.city, item.points, points)

    def outputs(self, service: Service) -> None:
        """What the sub-activities were to bring and did, and their money, which the office reports by quarter."""
        for sub in service.sub_activities:
            target = TARGETS[sub.unit]
            budget = int(self.random.integers(80, 900)) * MILLION
            for step in range(YEARS):
                share = float(self.random.uniform(0.35, 1))
                spent = round(budget * float(self.random.uniform(0.7, 0.98))) // MILLION * MILLION
                self.put(step, "output", sub.id, self.city, target, round(target * share))
                self.put(step, "budget", sub.id, self.city, budget, spent)


def _spread(total: int, measure: Measure) -> Iterator[int]:
    """The total by months (money: by quarters), in whole numbers that add up to it."""
    shares = MONTHS if measure != "budget" else tuple(sum(MONTHS[n : n + 3]) for n in range(0, 12, 3))
    before = 0
    for n in range(len(shares)):
        until = total * sum(shares[: n + 1]) // sum(shares)
        yield until - before
        before = until
