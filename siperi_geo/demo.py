"""Example data: four seeded, plausible years for every kelurahan, marked as example in the store.

Nothing here is an observation. Neighbouring kelurahan resemble each other (a Gaussian process over their
label points), most improve and some do not, a few forms and answers are missing, as in a real first round.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from math import cos, radians

import numpy as np
from numpy.typing import NDArray

from siperi_geo.areas import Area
from siperi_geo.assessments import areas_of, commit, plan, remove_examples
from siperi_geo.boundaries import display_layer
from siperi_geo.errors import SiperiError, Where
from siperi_geo.forms import FilledForm, Reading
from siperi_geo.instruments import Instrument
from siperi_geo.rights import Actor
from siperi_geo.scoring import rescore
from siperi_geo.store import Store

YEARS = 4
SEED = 5371
NAME = "demo"  # in the audit, where nobody is named
CORRELATION_KM = 3.0
KM_PER_DEGREE = 111.32
Floats = NDArray[np.float64]


def fill(
    store: Store, instrument: Instrument, *, last_year: int, most_areas: int | None = None, actor: Actor = NAME
) -> int:
    """Store and score example forms of four years up to `last_year`; returns how many.

    Raises DEMO_REAL_DATA when real forms are there: example and real results must not be mixed.
    """
    if has_forms(store, example=False):
        raise SiperiError("DEMO_REAL_DATA")
    areas = areas_of(store, instrument.subject)[:most_areas]
    points = {shown.area_code: shown.label for shown in display_layer(store, level=instrument.subject)}
    forms = example_forms(instrument, areas, points, last_year=last_year)
    reading = Reading(
        file_name=f"contoh-{instrument.id}",
        sha256="0" * 64,
        kind="example",
        forms=tuple(forms),
        problems=(),
        quarantine=(),
        rows_in=len(forms),
        rows_good=len(forms),
        rows_bad=0,
    )
    with store.transaction(actor=actor, action="demo", target=instrument.id) as tx:
        remove_examples(tx)
        planned = plan(store, instrument, forms, today=date(last_year, 12, 31))
        commit(tx, planned, reading, is_example=True, action="demo")
        rescore(tx, instrument)
    return len(forms)


def remove(store: Store, *, actor: Actor = NAME) -> int:
    """Remove all example forms and their scores; returns how many forms went."""
    with store.transaction(actor=actor, action="demo_remove", target="*") as tx:
        return remove_examples(tx)


def may_fill(store: Store) -> bool:
    """Whether a first start should bring example data: nothing is there, and nobody took it out before."""
    if has_forms(store, example=True) or has_forms(store, example=False):
        return False
    return store.query("audit/demo_removal_list").empty


def has_forms(store: Store, *, example: bool) -> bool:
    """Whether the store holds any example (or any real) form."""
    rows = store.query("assessments/form_count_per_origin")
    return bool((rows["is_example"] == example).any())


def example_forms(
    instrument: Instrument,
    areas: Sequence[Area],
    points: Mapping[str, tuple[float, float]],
    *,
    last_year: int,
) -> list[FilledForm]:
    """The example forms, always the same for the same instrument, areas and last year."""
    random = np.random.default_rng(SEED)
    ability = _ability(instrument, areas, points, random)
    hardness = _hardness(instrument, random)
    threshold = random.uniform(size=(len(areas), len(instrument.items)))
    pace = random.normal(0.22, 0.25, size=(len(areas), 1))
    forms = []
    for step in range(YEARS):
        wobble = random.normal(0, 0.08, size=threshold.shape)
        share = 1 / (1 + np.exp(-(ability + pace * step - hardness + wobble)))
        silent = set(random.choice(len(areas), size=min(len(areas) - 1, 4 - step), replace=False).tolist())
        blanks = _blanks(random, threshold.shape)
        year = last_year - YEARS + 1 + step
        forms += [
            _form(instrument, area, year, share[n] > threshold[n], blanks[n])
            for n, area in enumerate(areas)
            if n not in silent
        ]
    return forms


def _ability(
    instrument: Instrument,
    areas: Sequence[Area],
    points: Mapping[str, tuple[float, float]],
    random: np.random.Generator,
) -> Floats:
    """How far each area is, per item: one smooth surface for all aspects plus one for each."""
    places = np.array([points[area.code] for area in areas])
    x = places[:, 0] * KM_PER_DEGREE * cos(radians(float(places[:, 1].mean())))
    y = places[:, 1] * KM_PER_DEGREE
    distance = np.hypot(x[:, None] - x, y[:, None] - y)
    covariance = np.exp(-0.5 * (distance / CORRELATION_KM) ** 2) + 1e-6 * np.eye(len(areas))
    root = np.linalg.cholesky(covariance)
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


def _form(
    instrument: Instrument, area: Area, year: int, met: NDArray[np.bool_], blank: NDArray[np.bool_]
) -> FilledForm:
    scales = [instrument.scale_of(item) for item in instrument.items]
    answers = tuple(
        None if blank[n] else (scale.best if met[n] else scale.worst).value for n, scale in enumerate(scales)
    )
    return FilledForm(
        subject_id=area.code,
        place_name=area.name,
        kecamatan_name=None,
        city_name=None,
        year=year,
        filled_on=date(year, 8, 17),
        header={},
        answers=answers,
        notes={},
        where=Where(file=f"contoh {year}"),
    )
