"""The second measure of a map of two: people or hazards of the areas of a level, as one of three steps each.

Of kecamatan, own design: people are those of all its kelurahan; hazard is how many of its kelurahan stand in the
highest step. What is not known of enough kelurahan is not known of their kecamatan.
"""

from collections.abc import Mapping

import pandas as pd

from siperi_geo.maps import two_measures
from siperi_geo.maps.two_measures import STEPS, Other
from siperi_geo.text import number, t
from siperi_geo.ui import reads
from siperi_geo.ui.view import View

MOST_HAZARDS = 2


def people(view: View) -> Other | None:
    """People in thirds of all areas of the level; None where they are not known of a single one."""
    known = population(view)
    if not known:
        return None
    edges = two_measures.limits(list(known.values()))
    return Other(
        of_area={code: two_measures.third_of(n, edges) for code, n in known.items()},
        said={code: t("map.cross.people.said", n=number(n, 0)) for code, n in known.items()},
        steps=_words("people.A", "people.B", "people.C"),
        rows=_rows(),
        unknown=t("map.cross.people.unknown"),
    )


def population(view: View) -> dict[str, int]:
    """People by area of the level shown, as they weigh in its year; of a kecamatan those of all its kelurahan."""
    rows = reads.query("areas/population_per_area", year=view.year)
    drawn = {shape.area_code for shape in reads.shapes("kelurahan")}
    pairs = zip(rows["area_code"], rows["population_people"], strict=True)
    known = {str(code): int(n) for code, n in pairs if str(code) in drawn}
    if view.level == "kelurahan":
        return known
    inside = _members()
    return {code: sum(map(known.__getitem__, all_)) for code, all_ in inside.items() if known.keys() >= set(all_)}


def hazard(view: View) -> Other | None:
    """The highest class of any hazard where classes are known, else how many are named; of kecamatan the part
    of its kelurahan in the highest step. None where nothing is stored.
    """
    rows = hazards()
    if rows.empty:
        return None
    steps, said, kind = _classes(rows) if has_class(rows) else _counts(rows)
    if view.level == "kecamatan":
        steps, said, kind = *_parts(steps, kind), f"{kind}.part"
    named = _words(f"{kind}.A", f"{kind}.B", f"{kind}.C")
    return Other(steps, said, named, _rows(), t("map.cross.hazard.unknown"))


def hazards() -> pd.DataFrame:
    """What threatens each kelurahan."""
    return reads.query("hazards/hazard_per_area")


def has_class(rows: pd.DataFrame) -> bool:
    """Whether any hazard has a class."""
    return bool(rows["level"].notna().any())


def _classes(rows: pd.DataFrame) -> tuple[dict[str, int], dict[str, str], str]:
    highest = rows.groupby("area_code", sort=True)["level"].max().dropna()
    said = {code: t("map.cross.hazard.said", n=number(n, 0)) for code, n in _named(rows).items()}
    return {str(code): int(level) for code, level in highest.items()}, said, "hazard"


def _counts(rows: pd.DataFrame) -> tuple[dict[str, int], dict[str, str], str]:
    counts = dict.fromkeys((shape.area_code for shape in reads.shapes("kelurahan")), 0) | _named(rows)
    said = {code: t("map.cross.hazard.said", n=number(n, 0)) for code, n in counts.items()}
    return {code: min(n, MOST_HAZARDS) + 1 for code, n in counts.items()}, said, "count"


def _named(rows: pd.DataFrame) -> dict[str, int]:
    return {str(code): int(n) for code, n in rows.groupby("area_code", sort=True)["hazard"].nunique().items()}


def _parts(steps: Mapping[str, int], kind: str) -> tuple[dict[str, int], dict[str, str]]:
    """Of every kecamatan of whose kelurahan half or more are known: none in the highest step, some, or most."""
    found, said = {}, {}
    for code, inside in _members().items():
        known = [steps[one] for one in inside if one in steps]
        if known and 2 * len(known) >= len(inside):
            high = sum(step == STEPS for step in known)
            found[code] = two_measures.part_of(high, len(known))
            values = {"n": number(high, 0), "known": number(len(known), 0), "all": number(len(inside), 0)}
            said[code] = t(f"map.cross.{kind}.part.said", **values)
    return found, said


def _members() -> dict[str, list[str]]:
    """The kelurahan in every kecamatan that is drawn; one without any is left out."""
    found: dict[str, list[str]] = {}
    above = {shape.area_code for shape in reads.shapes("kecamatan")}
    for shape in reads.shapes("kelurahan"):
        if (code := shape.area_code.rpartition(".")[0]) in above:
            found.setdefault(code, []).append(shape.area_code)
    return found


def _words(*keys: str) -> tuple[str, str, str]:
    one, two, three = (t(f"map.cross.{key}") for key in keys)
    return one, two, three


def _rows() -> tuple[str, str, str]:
    return _words("row.1", "row.2", "row.3")
