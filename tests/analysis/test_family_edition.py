"""Editions of families hold areas, withheld as on the map, of real forms alone; and know what differs by now."""

from siperi_geo.analysis.family_edition import KEPT, changed, family_edition, means_of
from siperi_geo.instruments import load
from siperi_geo.store import Store
from tests.families import BUKIT, KARANG, LERENG, MUARA, TOWN, add_families

KATANA = load("katana")


def edition(store: Store, least: int = 10) -> dict[str, tuple[object, ...]]:
    means = store.query("rounds/mean_per_area", instrument="katana", year=2025)
    rows = family_edition(KATANA, means, least)
    assert list(rows.columns) == list(KEPT)
    return {row[0]: row[1:] for row in rows.itertuples(index=False, name=None)}


def test_values_are_those_of_the_map_and_the_same_areas_are_withheld(toy_store: Store) -> None:
    add_families(toy_store, unassessed={MUARA: 2})
    found = edition(toy_store)
    asked = {"instrument": "katana", "kind": "family", "year": 2025, "variant": "standard"}
    for level in ("kelurahan", "kecamatan", "city"):
        for row in toy_store.query("scores/score_per_group", **asked, level=level).to_dict("records"):
            if row["node"] != "index" or not row["form_count"]:
                continue
            name, version, state, micro, band = found[row["area_code"]]
            assert (name, version) == (row["area_name"], "2026")
            if row["area_code"] in (BUKIT, LERENG):
                assert (state, band) == ("withheld", None)
            else:
                assert (state, micro, band) == ("submitted", round(row["index_value"] * 1_000_000), "pratama")
    assert len(found) == 7


def test_example_families_are_in_no_edition_and_protect_nobody(toy_store: Store) -> None:
    add_families(toy_store, {MUARA: 8, KARANG: 30})
    add_families(toy_store, {MUARA: 20, LERENG: 20}, is_example=True, first=1000)
    found = edition(toy_store)
    assert {code: row[2] for code, row in found.items() if code.count(".") == 3} == {
        MUARA: "withheld",
        KARANG: "withheld",
    }


def test_what_differs_is_named_without_its_values(toy_store: Store) -> None:
    add_families(toy_store)
    means = toy_store.query("rounds/mean_per_area", instrument="katana", year=2025)
    before = family_edition(KATANA, means, 10)
    assert changed(before, before).empty
    add_families(toy_store, {KARANG: 1}, first=900)
    means = toy_store.query("rounds/mean_per_area", instrument="katana", year=2025)
    found = changed(before, family_edition(KATANA, means, 10))
    assert list(found.columns) == ["area_code", "area_name"]
    assert found["area_code"].tolist() == ["99.01", "99.01.02", KARANG]


def test_only_private_instruments_publish_means() -> None:
    assert means_of(load("keltana"), 10) is None
    assert set(TOWN) > {MUARA}
