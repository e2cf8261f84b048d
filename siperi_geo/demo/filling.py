"""Storing example forms as real ones are stored, marked as example, and what speaks against it."""

from collections.abc import Iterable, Sequence
from datetime import date
from zlib import crc32

import numpy as np

from siperi_geo.areas import Area
from siperi_geo.assessments import (
    Entry,
    Owner,
    Plan,
    Subject,
    areas_of,
    commit,
    remove_examples,
    rounds,
    takes_files,
)
from siperi_geo.boundaries import display_layer, label_points
from siperi_geo.demo.cast import Cast, cast_of
from siperi_geo.demo.graded import Answers, graded_answers
from siperi_geo.demo.places import placed
from siperi_geo.demo.removing import NAME
from siperi_geo.demo.yes_no import SEED, area_answers
from siperi_geo.errors import Problem, SiperiError, Where
from siperi_geo.forms import FilledForm, Reading
from siperi_geo.instruments import Instrument, available, load
from siperi_geo.registers.spm import refusal_of_figures
from siperi_geo.registers.subjects import made_up, put_examples
from siperi_geo.rights import Actor
from siperi_geo.scoring import rescore
from siperi_geo.store import Store, Transaction

YEARS = {"kelurahan": 4, "kecamatan": 4, "school": 3, "health_facility": 3, "family": 2, "government_unit": 2}
MADE = "example"
Made = tuple[Subject, int, Answers]


def fill(
    store: Store, instrument: Instrument, *, last_year: int, most_areas: int | None = None, actor: Actor = NAME
) -> int:
    """Store and score example forms of the years up to `last_year`, in place of those that are there.

    Returns how many. Raises what `refusal` says: example and real results must not be mixed.
    """
    with store.transaction(actor=actor, action="demo", target=instrument.id) as tx:
        if refused := refusal(tx, instrument):
            raise SiperiError(refused.code, **refused.values)
        remove_examples(tx, instrument)
        cast, made = _made(store, instrument, last_year, most_areas)
        people = placed(cast.made_up, display_layer(store))
        put_examples(tx, people, invited=cast.invited, years=_years(instrument, last_year))
        locked = {one.year for one in rounds(tx) if one.instrument == instrument.id and one.state == "locked"}
        entries = tuple(_entry(*one) for one in made if one[1] not in locked)
        commit(
            tx, Plan(instrument, entries, (), ()), _reading(instrument, entries), is_example=True, action="demo"
        )
        rescore(tx, instrument)
    return len(entries)


def fill_all(
    store: Store,
    instruments: Sequence[Instrument] = (),
    *,
    last_year: int,
    most_areas: int | None = None,
    actor: Actor = NAME,
) -> tuple[dict[str, int], list[Problem]]:
    """Fill these instruments (none named: every one) where nothing speaks against it.

    Returns how many forms each got, and what spoke against others.

    Raises DEMO_REAL_DATA where real forms are there: then nothing is filled.
    """
    filled, left = {}, []
    for instrument in instruments or fillable():
        if refused := refusal(store, instrument):
            if refused.code == "DEMO_REAL_DATA":
                raise SiperiError(refused.code)
            left.append(refused)
        else:
            filled[instrument.id] = fill(
                store, instrument, last_year=last_year, most_areas=most_areas, actor=actor
            )
    return filled, left


def fillable() -> list[Instrument]:
    """The newest version of every instrument of which there can be example forms; those of areas first."""
    newest = [load(code) for code in sorted({ref.id for ref in available()})]
    return sorted((one for one in newest if takes_files(one)), key=lambda one: (not one.is_of_areas, one.id))


def refusal(store: Store | Transaction, instrument: Instrument) -> Problem | None:
    """Why no example forms of an instrument may come in: real forms are there, or real ones whom it asks."""
    if has_forms(store, example=False):
        return Problem("DEMO_REAL_DATA")
    real = 0 if instrument.is_of_areas else made_up(store, instrument.subject).real
    names = {"instrument_id": instrument.name.id, "instrument_en": instrument.name.en}
    return Problem("DEMO_REAL_SUBJECTS", values={"n": real, **names}) if real else None


def may_fill(store: Store) -> bool:
    """Whether a first start should bring example data: nothing is there, and nobody took it out before."""
    if has_forms(store, example=True) or has_forms(store, example=False) or refusal_of_figures(store.query):
        return False
    return store.query("audit/demo_removal_list").empty


def has_forms(store: Store | Transaction, *, example: bool) -> bool:
    """Whether the store holds any example (or any real) form."""
    rows = store.query("assessments/form_count_per_origin")
    return bool((rows["is_example"] == example).any())


def _made(
    store: Store, instrument: Instrument, last_year: int, most_areas: int | None
) -> tuple[Cast, Iterable[Made]]:
    """Who fills in, and their forms."""
    level = instrument.subject if instrument.is_of_areas else "kelurahan"
    areas, points = areas_of(store, level)[:most_areas], label_points(store, level)
    seed = (SEED, crc32(instrument.id.encode()))
    cast = cast_of(store, instrument.subject, areas, np.random.default_rng(seed))
    if instrument.is_of_areas and all(len(scale.choices) == 2 for scale in instrument.scales.values()):
        return cast, _of_areas(cast, area_answers(instrument, areas, points, last_year=last_year))
    years = _years(instrument, last_year)
    there = [points[area.code] for area in areas] if not instrument.has_respondents else []
    found = graded_answers(instrument, cast.players, there, years=years, seed=seed) if cast.players else ()
    return cast, ((player.subject, year, answers) for player, year, answers in found)


def _years(instrument: Instrument, last_year: int) -> Sequence[int]:
    return range(last_year - YEARS[instrument.subject] + 1, last_year + 1)


def _of_areas(cast: Cast, found: Iterable[tuple[Area, int, Answers]]) -> Iterable[Made]:
    own = {player.subject.subject_id: player.subject for player in cast.players}
    return ((own[area.code], year, answers) for area, year, answers in found)


def _entry(subject: Subject, year: int, answers: Answers) -> Entry:
    form = FilledForm(
        subject_id=subject.code,
        place_name=subject.name,
        kecamatan_name=None,
        city_name=None,
        year=year,
        filled_on=date(year, 8, 17),
        header={},
        answers=answers,
        notes={},
        where=Where(file=f"contoh {year}"),
        rows_good=1,
    )
    return Entry(form, Owner(subject, MADE), year, 1, "new")


def _reading(instrument: Instrument, entries: Sequence[Entry]) -> Reading:
    forms = tuple(entry.form for entry in entries)
    return Reading(f"contoh-{instrument.id}", "0" * 64, MADE, forms, (), (), len(forms), len(forms), 0)
