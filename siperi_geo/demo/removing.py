"""Taking example data out again, and saying what of it there is."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from siperi_geo.assessments import remove_examples
from siperi_geo.instruments import Instrument
from siperi_geo.registers.spm import remove_example_figures
from siperi_geo.rights import Actor
from siperi_geo.store import Store

NAME = "demo"  # in the audit, where nobody is named
Query = Callable[..., pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Loaded:
    """Example data of one instrument: forms, those that do not count, whose they are, who is made up with them."""

    instrument: str
    forms: int
    uncounted: int
    subjects: int
    made_up: int
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class Removed:
    """What went: forms, those of them that did not count, and made-up subjects."""

    forms: int
    uncounted: int
    made_up: int
    figures: int = 0  # of the minimum service standard


def remove(store: Store, instrument: Instrument | None = None, *, actor: Actor = NAME) -> Removed:
    """Remove the example forms of an instrument with scores and made-up subjects; None: all of it, SPM too."""
    about = loaded(store.query)
    gone = [one for one in about if instrument is None or one.instrument == instrument.id]
    target = instrument.id if instrument else "*"
    with store.transaction(actor=actor, action="demo_remove", target=target) as tx:
        forms = remove_examples(tx, instrument)
        figures = 0 if instrument else remove_example_figures(tx)
    return Removed(forms, sum(one.uncounted for one in gone), sum(one.made_up for one in gone), figures)


def loaded(query: Query) -> list[Loaded]:
    """The example data that a store holds, by instrument; `query` is the store's."""
    rows = query("assessments/example_count_per_instrument")
    return [Loaded(*row) for row in rows.itertuples(index=False, name=None)]
