"""How many areas are in the class of their mean: every area counted once, withheld ones apart."""

import pandas as pd

from siperi_geo.analysis import class_counts
from siperi_geo.instruments import load

KATANA = load("katana")


def area(value: float | None, forms: int | None, *, is_withheld: bool = False) -> dict[str, object]:
    number = float("nan") if value is None else value
    return {"index_value": number, "form_count": forms, "is_withheld": is_withheld}


def test_every_area_is_counted_once() -> None:
    hidden = area(None, None, is_withheld=True)
    rows = pd.DataFrame([area(10, 12), area(90, 30), area(None, 15), area(None, 0), hidden])
    counts = class_counts.of_areas(KATANA, rows)
    assert sum(one.count for one in counts) == len(rows)
    found = {one.band.code if one.band else one.kind: one.count for one in counts}
    ends = sorted(KATANA.classes, key=lambda band: band.order)
    assert (found[ends[0].code], found[ends[-1].code]) == (1, 1)
    assert (found["not_assessable"], found["no_form"], found["withheld"]) == (1, 1, 1)


def test_without_withheld_areas_there_is_no_such_row() -> None:
    assert "withheld" not in {one.kind for one in class_counts.of_areas(KATANA, pd.DataFrame([area(10, 12)]))}
