"""Made-up schools and facilities stand inside their kelurahan, apart from each other, always at the same place."""

import json

import pandas as pd
import pytest
import shapely

from siperi_geo.boundaries import display_layer
from siperi_geo.demo.places import placed
from siperi_geo.store import Store

POINTS = "select subject_id, kind, area_code, lon, lat from subjects where is_example order by subject_id"


@pytest.mark.parametrize("kind", ["school", "health_facility"])
def test_each_stands_inside_its_kelurahan_and_no_two_at_one_place(seen: Store, kind: str) -> None:
    outlines = {one.area_code: shapely.from_geojson(json.dumps(one.geometry)) for one in display_layer(seen)}
    rows = seen.sql(POINTS).query("kind == @kind")
    assert len(rows) > 5
    assert all(shapely.contains_xy(outlines[one.area_code], one.lon, one.lat) for one in rows.itertuples())
    assert not rows.duplicated(["lon", "lat"]).any()


def test_families_respondents_and_units_stand_nowhere(seen: Store) -> None:
    rows = seen.sql(POINTS)
    apart = rows[~rows["kind"].isin(["school", "health_facility"])]
    assert set(apart["kind"]) == {"family", "unit", "government_unit"}
    assert apart["lon"].isna().all()


def test_the_same_rows_stand_at_the_same_places(seen: Store) -> None:
    rows = seen.sql("select kind, code, area_code, lon, lat from subjects where kind = 'school' order by code")
    again = placed(rows.drop(columns=["lon", "lat"]), display_layer(seen))
    pd.testing.assert_frame_equal(again, rows.astype({"lon": float, "lat": float}))


def test_without_an_outline_nobody_has_a_place() -> None:
    rows = pd.DataFrame({"kind": ["school"], "code": ["contoh_0001"], "area_code": ["99.01.01.1001"]})
    assert placed(rows, [])["lon"].isna().all()
