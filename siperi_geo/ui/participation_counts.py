"""Who took part, read per instrument, area and year. Of families only what may be told. It draws nothing."""

from dataclasses import replace

import pandas as pd

from siperi_geo.analysis import taking_part
from siperi_geo.analysis.taking_part import TakingPart
from siperi_geo.assessments import has_register
from siperi_geo.instruments import Instrument, available, load
from siperi_geo.scoring import scored_as
from siperi_geo.settings import settings
from siperi_geo.ui import family_participants, kept, reads, results, withholding
from siperi_geo.ui.view import View

STANDARD = "standard"
Basis = tuple[int, bool, int]


def offered(level: str) -> list[Instrument]:
    """The instruments that ask somebody within areas of a level: nothing is smaller than who fills in the form."""
    known = [one for one in (load(ref.id) for ref in available()) if has_register(one)]
    found = [one for one in known if level != "kelurahan" or one.subject != "kecamatan"]
    return sorted(found, key=lambda one: (not one.is_of_areas, one.is_private, one.id))


def of(view: View, instrument: Instrument, level: str) -> list[TakingPart]:
    """Every area of a level in the year shown, on the basis shown; families always on that of all forms.

    Made once for everybody until the next write.
    """
    asked = (basis(view), instrument.id, instrument.version, level)
    return [*kept.by(lambda: _of(view, instrument, level), "taking part", *asked)]


def basis(view: View) -> Basis:
    """What counts depend on beside the data, instrument and level: year, basis, least number."""
    return view.year, view.is_verified_only, settings().least_families


def _of(view: View, instrument: Instrument, level: str) -> list[TakingPart]:
    if instrument.is_private:
        return taking_part.of_rows(_families(view, instrument, level))
    return taking_part.of_rows(_counted(view, instrument, level, is_verified_only=view.is_verified_only))


def _counted(view: View, instrument: Instrument, level: str, *, is_verified_only: bool = False) -> pd.DataFrame:
    asked = {"instrument": instrument.id, "kind": instrument.subject, "year": view.year, "level": level}
    variant = scored_as(STANDARD, is_verified_only=is_verified_only)
    return reads.query("participation/count_per_area", **asked, variant=variant)


def _families(view: View, instrument: Instrument, level: str) -> pd.DataFrame:
    """Rows of families with how many are registered, where that may be told."""
    shown = replace(view, instrument=instrument, variant=STANDARD, is_verified_only=False)
    means = results.per_group(shown, level)
    means = means[means["node"] == instrument.root.id].reset_index(drop=True)
    if means.empty:  # a year without any form: everybody's counts are 0
        none = {"form_count": 0, "example_count": 0, "scored_count": 0, "is_withheld": False}
        means = _counted(view, instrument, level).assign(**none)
    tree = reads.query("families/count_per_kelurahan")
    return taking_part.families(means, registered_families(shown), inside(tree))


def with_asked(view: View, level: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of `results.per_group`: of families `subject_count` is how many are registered, missing if not known.

    Without it a mean of those who handed in a form would be one of all.
    """
    if not view.instrument.is_private:
        return rows
    known = {one.area_code: one.registered for one in of(view, view.instrument, level)}
    return rows.assign(subject_count=rows["area_code"].map(known).astype(float))


def registered_families(view: View) -> dict[str, float]:
    """How many families are registered, of the kelurahan of which that may be told; `view` is of families."""
    tree = reads.query("families/count_per_kelurahan")
    hidden = withholding.hidden_registers()
    kelurahan = results.per_group(view, "kelurahan")
    forms = kelurahan[kelurahan["node"] == view.instrument.root.id]
    if forms.empty:
        forms = tree.assign(is_withheld=False, form_count=0)
    known = family_participants.with_registered(forms, tree, hidden)
    counts = known["registered_family_count"]
    return {str(code): float(n) for code, n in zip(known["area_code"], counts, strict=True) if n == n}


def inside(tree: pd.DataFrame) -> dict[str, list[str]]:
    """Of every area, a kelurahan itself too, the kelurahan in it, from rows with their codes."""
    found: dict[str, list[str]] = {}
    for code in map(str, tree["area_code"]):
        area = code
        while area.count("."):
            found.setdefault(area, []).append(code)
            area = area.rpartition(".")[0]
    return found
