"""Which areas' results of families are withheld, so that no published number is that of a few families.

Published are sums and means per kelurahan, kecamatan and city. An area is withheld where it has few families: more
than none and fewer than the least number. What is published above it would give it away by subtraction, so further
areas are withheld (complementary) until every sum that can be derived is over no family or over enough. Everything
that is counted (forms, real forms, values of each node in each reading) asks for it, and all follow one decision.

Of every area one count is published (`one_count`): the families whose index could be computed, as the number
behind the index and behind each aspect. Forms beside them, or an aspect's own count, would say by subtraction how
many could not be assessed, and these are few.

Why an area is withheld is known here; readers see one sign for both reasons, because the reason would say which of
them has few.

Not protected: what two looks on different days tell about forms that came in between, nor two editions of a round;
what somebody can work out who knows the answers of other households (all but one of a kelurahan, say); and a mean
at the very end of its scale, which says the same of every family in the area. The families that speak against the
claim of another form are counted under a least number of their own (`instruments.cross_rules`).
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Literal

import pandas as pd

from siperi_geo.instruments import Instrument, available, load

Reason = Literal["few", "complementary"]
Query = Callable[..., pd.DataFrame]
Counts = Mapping[str, Sequence[int]]
INDEX = "index"
HIDDEN = ("index_value", "score", "coverage_pct", "class_code")
HIDDEN_COUNTS = ("subject_count", "form_count", "example_count", "scored_count")


def withheld(counts: Counts, least: int) -> dict[str, Reason]:
    """The areas to withhold (kelurahan, kecamatan, city) with the reason, from what is counted in each kelurahan.

    `counts`: by kelurahan code the numbers of families, the same things in the same order everywhere. Nothing is
    withheld where every kelurahan has none or at least `least` of everything.
    """
    tree = _Tree(counts, least)
    few = (area for area, kelurahan in tree.inside.items() if tree.short_of(kelurahan) is not None)
    found: dict[str, Reason] = dict.fromkeys(few, "few")
    while more := tree.further(found):
        found |= dict.fromkeys(more, "complementary")
    return found


def withheld_in(query: Query, instrument: Instrument, year: int, least: int) -> dict[str, Reason]:
    """The areas to withhold of an instrument and a year, from a store's `query`; none where nothing is private.

    Every year is read, in a statement that a cache can keep for all of them.
    """
    if not instrument.is_private:
        return {}
    known = years_of(query, instrument)
    every = readings_of_years(query, instrument, known if year in known else [year])
    return withheld(counted(every[year]), least)


def withholds_city(query: Query, instrument: Instrument, year: int, least: int) -> bool:
    """Whether nobody is told even how many families of the whole city handed in a form."""
    return any(code.count(".") == 1 for code in withheld_in(query, instrument, year, least))


def assessed_counts(query: Query, instrument: Instrument, year: int) -> list[int]:
    """How many families of the whole city have an index, in every reading."""
    found = readings(query, instrument, year)
    return [int(rows.loc[rows["node"] == INDEX, "scored_count"].sum()) for rows in found]


def hidden_registers(query: Query, least: int) -> set[str]:
    """The kelurahan of which nobody is told how many families are registered.

    Those with few, and those whose forms are withheld in some year: both numbers together are those of few.
    """
    rows = query("families/count_per_kelurahan")
    found = {str(code) for code in rows.loc[rows["registered_count"].between(1, least - 1), "area_code"]}
    for instrument in (load(ref.id) for ref in available()):
        if instrument.is_private:
            for each in readings_of_years(query, instrument, years_of(query, instrument)).values():
                found |= withheld(counted(each), least).keys()
    return found


def years_of(query: Query, instrument: Instrument) -> list[int]:
    """The years with a result of an instrument."""
    rows = query("scores/year_list", instrument=instrument.id, variant=instrument.variants[0].id)
    return [int(year) for year in rows["year"]]


def readings(query: Query, instrument: Instrument, year: int) -> list[pd.DataFrame]:
    """`scores/score_per_group` of the kelurahan in every reading: what `counted` takes, the same for everybody."""
    return readings_of_years(query, instrument, [year])[year]


def readings_of_years(query: Query, instrument: Instrument, years: Sequence[int]) -> dict[int, list[pd.DataFrame]]:
    """The same of several years, read at once."""
    asked = {"instrument": instrument.id, "kind": instrument.subject, "years": [*years], "level": "kelurahan"}
    found = [query("scores/score_per_group", **asked, variant=one.id) for one in instrument.variants]
    return {year: [rows[rows["year"] == year] for rows in found] for year in years}


def counted(readings: Iterable[pd.DataFrame]) -> dict[str, tuple[int, ...]]:
    """What is counted in each kelurahan, from `readings`: the same things everywhere, none where one is not there.

    Example families protect nobody: real forms are counted apart.
    """
    parts = [part for rows in readings for part in _parts(rows)]
    if not parts:
        return {}
    whole = pd.concat(parts, axis=1).fillna(0).astype(int)
    return dict(zip(map(str, whole.index), whole.itertuples(index=False, name=None), strict=True))


def _parts(rows: pd.DataFrame) -> list[pd.DataFrame]:
    """Forms and real forms of each kelurahan, and the values of each node; versions may have different nodes."""
    forms = rows.groupby("area_code")[["form_count", "example_count"]].max()
    scored = rows.pivot(index="area_code", columns="node", values="scored_count")
    return [forms.assign(example_count=forms["form_count"] - forms["example_count"]), scored]


def published(rows: pd.DataFrame, readings: Iterable[pd.DataFrame], least: int) -> pd.DataFrame:
    """Rows of `scores/score_per_group` of any level as they may be shown (`hide`); `readings` as for `counted`."""
    return shown(rows, withheld(counted(readings), least))


def shown(rows: pd.DataFrame, codes: Collection[str]) -> pd.DataFrame:
    """Rows of `scores/score_per_group` of a year as they may be shown, the areas with these codes withheld."""
    return hide(one_count(rows), codes)


def one_count(rows: pd.DataFrame) -> pd.DataFrame:
    """The same rows with one count for each area: its families with an index, wherever it has any.

    `is_partial` says that some of them have no value of the row's node, not how many.
    """
    index = rows[rows["node"] == INDEX].set_index("area_code")["scored_count"]
    n = rows["area_code"].map(index).fillna(0).astype(int)
    is_partial = rows["scored_count"].between(1, n - 1)
    return rows.assign(
        form_count=rows["form_count"].where(n == 0, n),
        example_count=rows["example_count"].where((n == 0) | (rows["example_count"] == 0), n),
        scored_count=rows["scored_count"].where(~is_partial, n),
        is_partial=is_partial,
    )


def hide(rows: pd.DataFrame, codes: Collection[str]) -> pd.DataFrame:
    """Rows with an `area_code` that say `is_withheld`, and nothing else of the areas with these codes."""
    is_withheld = rows["area_code"].isin(list(codes))
    hidden = {name: rows[name].mask(is_withheld) for name in HIDDEN if name in rows}
    hidden |= {name: rows[name].astype(float).mask(is_withheld) for name in HIDDEN_COUNTS if name in rows}
    if "is_example" in rows:
        hidden["is_example"] = rows["is_example"].astype(object).mask(is_withheld)
    return rows.assign(**hidden, is_withheld=is_withheld)


class _Tree:
    """What is counted in each area of the tree that the codes of its kelurahan make, and what is too few."""

    def __init__(self, counts: Counts, least: int) -> None:
        self._counts, self._least = counts, least
        self.inside: dict[str, list[str]] = {}  # area → the kelurahan in it
        for code in sorted(counts):
            for area in (code, _above(code), _above(_above(code))):
                self.inside.setdefault(area, []).append(code)
        self._kecamatan = sorted({_above(code) for code in counts})

    def short_of(self, kelurahan: Iterable[str]) -> int | None:
        """Which of the things counted these have together, but too few of it; None where there is no such."""
        sums = map(sum, zip(*(self._counts[code] for code in kelurahan), strict=True))
        return next((place for place, n in enumerate(sums) if 0 < n < self._least), None)

    def further(self, found: Collection[str]) -> list[str]:
        """What must be withheld beside what is `found`; nothing where no sum over few can be derived any more."""
        for one in self._kecamatan:
            few = None if one in found else self.short_of(self._hidden([one], found))
            if few is not None:
                return self._smallest(self._shown([one], found), few)
        gone = [one for one in self._kecamatan if one in found]
        few = self.short_of(self._hidden(gone, found))
        cities = {_above(one) for one in gone} - set(found)
        if few is None or not cities:
            return []
        return self._smallest(self._shown(gone, found), few) or self._of_another(found, few) or sorted(cities)

    def _of_another(self, found: Collection[str], few: int) -> list[str]:
        """A further kecamatan, the smallest; with its smallest kelurahan where none of it is withheld yet."""
        for one in self._smallest([one for one in self._kecamatan if one not in found], few):
            has_hidden = any(self._counts[code][few] for code in self._hidden([one], found))
            return [one, *(() if has_hidden else self._smallest(self._shown([one], found), few))]
        return []

    def _smallest(self, areas: Iterable[str], what: int) -> list[str]:
        """The area with the fewest of something, of those that have any, the first by code; none without one."""
        sizes = sorted((sum(self._counts[code][what] for code in self.inside[area]), area) for area in areas)
        return [area for size, area in sizes if size][:1]

    def _hidden(self, kecamatan: Iterable[str], found: Collection[str]) -> list[str]:
        return [code for one in kecamatan for code in self.inside[one] if code in found]

    def _shown(self, kecamatan: Iterable[str], found: Collection[str]) -> list[str]:
        return [code for one in kecamatan for code in self.inside[one] if code not in found]


def _above(code: str) -> str:
    return code.rpartition(".")[0]
