"""Cached reads: a frame of one's own, and a committed write that shows at once."""

import json
from pathlib import Path

import pytest
import shapely
from streamlit.testing.v1 import AppTest

from siperi_geo.boundaries import base_layer
from siperi_geo.ui import reads


@pytest.fixture(autouse=True)
def _store(toy_path: Path) -> None:
    """Toy town, as the settings name it."""


def test_a_caller_may_change_its_frame() -> None:
    first = reads.query("scores/year_list", instrument="keltana", variant="standard")
    first["year"] = 0
    assert set(reads.query("scores/year_list", instrument="keltana", variant="standard")["year"]) == {2024, 2025}


def test_a_committed_write_is_read_at_once() -> None:
    before = reads.query("areas/area_list")
    with reads.store().transaction(actor="test", action="rename", target="99.01") as tx:
        tx.execute("update areas set name = 'Kota Baru' where area_code = '99.01'")
    after = reads.query("areas/area_list")
    assert "Kota Baru" not in set(before["name"])
    assert "Kota Baru" in set(after["name"])


def test_shapes_come_with_names_and_label_points_inside_their_outline() -> None:
    shapes = reads.shapes("kelurahan")
    assert len(shapes) == 5
    assert {shape.name for shape in shapes} >= {"Bukit", "Lereng"}
    for shape in shapes:
        outline = shapely.from_geojson(json.dumps(shape.geometry))
        assert outline.geom_type in ("Polygon", "MultiPolygon")
        assert outline.contains(shapely.Point(shape.label_at)), shape.name


def test_toy_town_has_no_example_data_and_is_drawn_schematically() -> None:
    assert not reads.has_examples()
    shown = reads.boundary_set()
    assert shown is not None
    assert shown.kind == "schematic"


def test_the_land_has_the_coast_of_the_layer_shown_unless_that_is_the_built_in_one() -> None:
    assert reads.land() == base_layer()
    with reads.store().transaction(actor="test", action="other", target="set") as tx:
        tx.execute("update boundary_sets set kind = 'official'")
    land = shapely.from_geojson(json.dumps(reads.land()))
    for shape in reads.shapes("kelurahan"):
        outline = shapely.from_geojson(json.dumps(shape.geometry))
        assert outline.difference(land.buffer(0.0001)).is_empty, shape.name


def test_the_version_is_asked_once_in_a_run_and_again_after_a_write_of_the_run() -> None:
    def page() -> None:
        import streamlit as st

        from siperi_geo.ui import reads

        here = reads.store()
        found = [reads.data_version()]
        here.sql("select 1")
        with here.transaction(actor="test", action="rename", target="99.01") as tx:
            tx.execute("update areas set name = 'Kota Lain' where area_code = '99.01'")
        found.append(reads.data_version())
        st.session_state["found"] = found
        st.session_state["name"] = reads.query("areas/area_list").set_index("area_code")["name"]["99.01"]

    first = AppTest.from_function(page).run()
    assert not first.exception
    before, after = first.session_state["found"]
    assert after == before + 1
    assert first.session_state["name"] == "Kota Lain"


def test_a_write_of_another_run_is_seen_by_the_next_run() -> None:
    def page() -> None:
        import streamlit as st

        from siperi_geo.ui import reads

        st.session_state["found"] = (reads.data_version(), reads.store().data_version)

    seen = AppTest.from_function(page).run()
    first = seen.session_state["found"]
    with reads.store().transaction(actor="test", action="rename", target="99.01") as tx:
        tx.execute("update areas set name = 'Kota Lain' where area_code = '99.01'")
    assert seen.run().session_state["found"] == (first[0] + 1, first[1] + 1)


def test_text_is_kept_so_that_walking_it_is_cheap() -> None:
    assert reads.query("areas/area_list")["name"].dtype == reads.WALKED


def test_accounts_are_asked_once_in_a_run_and_again_after_the_first_is_made_in_it() -> None:
    def page() -> None:
        import streamlit as st

        from siperi_geo.accounts import add_account
        from siperi_geo.rights import SYSTEM, Grant, Role
        from siperi_geo.store import Store
        from siperi_geo.ui import reads

        asked: list[str] = []
        query = Store.query

        def counted(here: Store, name: str, /, **params: object) -> object:
            asked.append(name)
            return query(here, name, **params)

        Store.query = counted  # type: ignore[method-assign, assignment]
        try:
            found = [reads.is_with_accounts(), reads.is_with_accounts()]
        finally:
            Store.query = query  # type: ignore[method-assign]
        add_account(reads.store(), "kepala", [Grant(Role.ADMIN)], actor=SYSTEM)
        st.session_state["found"] = [*found, reads.is_with_accounts()]
        st.session_state["count"] = asked.count("accounts/has_users")

    first = AppTest.from_function(page).run()
    assert not first.exception
    assert first.session_state["found"] == [False, False, True]
    assert first.session_state["count"] == 1
