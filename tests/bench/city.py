"""Makes a store at the size of the city: example forms of every instrument over ten years, thousands of families.

The forms are those of `siperi_geo.demo`, of more years and families than its examples have. It measures nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from siperi_geo import demo
from siperi_geo.areas import Area
from siperi_geo.boundaries import ensure_builtin
from siperi_geo.demo import cast, filling, yes_no
from siperi_geo.instruments import Instrument
from siperi_geo.store import Store

LAST_YEAR, COUNT = 2026, 10
YEARS = range(LAST_YEAR - COUNT + 1, LAST_YEAR + 1)
FAMILIES = (60, 120)  # of a kelurahan, in each year


def make(path: Path) -> None:
    """Write the store; takes some seconds."""
    filling.YEARS.update(dict.fromkeys(filling.YEARS, COUNT))
    cast.ALWAYS, cast.FAMILIES = frozenset(range(COUNT)), FAMILIES
    filling.area_answers = _longer
    with Store.open(path) as store:
        ensure_builtin(store)
        demo.fill_all(store, last_year=LAST_YEAR)


def _longer(
    instrument: Instrument, areas: Sequence[Area], points: Mapping[str, tuple[float, float]], *, last_year: int
) -> Iterator[tuple[Area, int, yes_no.Answers]]:
    """Ten years of answers from makers of four."""
    for end in range(last_year, last_year - COUNT, -yes_no.YEARS):
        for area, year, answers in yes_no.area_answers(instrument, areas, points, last_year=end):
            if year in YEARS:
                yield area, year, answers
