"""The years of the minimum service standard as a table: the index of each service and of the whole, its class."""

from collections.abc import Sequence
from fractions import Fraction

from siperi_geo.analysis.spm_standing import Standing
from siperi_geo.analysis.spm_words import index
from siperi_geo.cells import Cells, Table, table
from siperi_geo.spm import Bands, Standard
from siperi_geo.text import MISSING, pick, t


def of_indices(standard: Standard, by_year: Sequence[tuple[int, Standing]], bands: Bands) -> Table:
    """A row per year of the city; files hold indices unrounded."""
    years = [str(year) for year, _ in by_year]
    found = [one for _, one in by_year]
    classes = [MISSING if one.index is None else pick(bands.of(one.index).name) for one in found]
    services = [_indices(pick(of.name), [one.services[of.id].index for one in found]) for of in standard.services]
    return table(
        Cells(t("spm.column.year"), years, years),
        *services,
        _indices(t("spm.column.sub_affair"), [one.index for one in found]),
        Cells(t("spm.column.class"), classes, classes),
    )


def _indices(title: str, values: Sequence[Fraction | None]) -> Cells:
    return Cells(title, [None if one is None else float(one) for one in values], [index(one) for one in values])
