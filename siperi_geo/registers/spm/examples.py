"""Made-up figures of the standard: their source says so, they go as soon as an office's own figures are stored.

What stands in them is decided in `demo`. Example and real figures never lie in one store together.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from siperi_geo.errors import Problem, SiperiError
from siperi_geo.registers.spm.figures import KEY, Amount, Key
from siperi_geo.rights import Right
from siperi_geo.store import Transaction
from siperi_geo.text import t

SOURCE = "Data contoh SiPERI Geo, bukan angka kantor"  # as it is stored, in either language
Query = Callable[..., pd.DataFrame]


@dataclass(frozen=True, slots=True)
class LoadedFigures:
    """What there is of example figures: how many, of which years."""

    figures: int
    first_year: int
    last_year: int


def is_example(source: str) -> bool:
    """Whether figures of this source are made up, also where only its case differs."""
    return source.strip().casefold() == SOURCE.casefold()


def source_name(source: str) -> str:
    """A source as a reader sees it: that of example figures in the reader's language."""
    return t("spm.example.source") if is_example(source) else source


def loaded_figures(query: Query) -> LoadedFigures | None:
    """The example figures that a store holds; None without any. `query` is the store's."""
    rows = query("spm/year_list")
    made_up = rows[[any(map(is_example, sources)) for sources in rows["sources"]]]
    if made_up.empty:
        return None
    years = made_up["year"]
    return LoadedFigures(int(made_up["figure_count"].sum()), int(years.min()), int(years.max()))


def refusal_of_figures(query: Query) -> Problem | None:
    """Why no example figures may come in: an office's own are there."""
    rows = query("spm/year_list")
    is_real = any(not is_example(str(one)) for sources in rows["sources"] for one in sources)
    return Problem("DEMO_REAL_SPM") if is_real else None


def put_example_figures(tx: Transaction, figures: Mapping[Key, Amount]) -> int:
    """Store example figures in place of those that are there; returns how many. Raises DEMO_REAL_SPM."""
    tx.permit(Right.KEEP_EXAMPLES)
    if refused := refusal_of_figures(tx.query):
        raise SiperiError(refused.code)
    drop_example_figures(tx)
    rows = [
        (*key, one.target, one.realised, one.periods and [*one.periods], SOURCE) for key, one in figures.items()
    ]
    frame = pd.DataFrame(rows, columns=[*KEY, "target", "realised", "periods", "source"])
    tx.append("spm_figures", frame.astype({"year": "Int32", "target": "Int64", "realised": "Int64"}))
    return len(rows)


def remove_example_figures(tx: Transaction) -> int:
    """Take example figures out again; returns how many."""
    tx.permit(Right.KEEP_EXAMPLES)
    return drop_example_figures(tx)


def drop_example_figures(tx: Transaction) -> int:
    """The same as a part of storing real ones, by the right to do that."""
    return tx.run("spm/delete_of_source", source=SOURCE)
