"""Editions of families hold areas, withheld as on the map, of real forms alone; and know what differs by now."""

from siperi_geo.analysis.editions import means_of
from siperi_geo.analysis.family_edition import KEPT, changed, family_edition
from siperi_geo.analysis.withheld import counted, readings, withheld_in
from siperi_geo.instruments import load
from siperi_geo.store import Store
from tests.families import BUKIT, KARANG, LERENG, MUARA, TANJUNG, TOWN, add_families

KATANA = load("katana")


def edition(store: Store, least: int = 10) -> dict[str, tuple[object, ...]]:
    means = store.query("rounds/mean_per_area", instrument="katana", year=2025)
    rows = family_edition(KATANA, means, least)
    assert list(rows.columns) == list(KEPT)
    return {row[0]: row[1:] for row in rows.itertuples(index=False, name=None)}


def test_values_are_those_of_the_map_and_the_same_areas_are_withheld(toy_store: Store) -> None:
    add_families(toy_store, unassessed={MUARA: 2})
    found = edition(toy_store)
    asked = {"instrument": "katana", "kind": "family", "years": [2025], "variant": "standard"}
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


def test_map_and_edition_decide_from_the_same_counts(toy_store: Store) -> None:
    """With example families beside real ones: what is withheld of the real ones in one must be so in the other."""
    add_families(toy_store, {MUARA: 3, TANJUNG: 12, KARANG: 20, BUKIT: 30, LERENG: 30})
    add_families(toy_store, {TANJUNG: 100, LERENG: 9}, is_example=True, first=2001)
    means = toy_store.query("rounds/mean_per_area", instrument="katana", year=2025)
    kelurahan = means[means["level"] == "kelurahan"]
    of_edition = counted(rows for _, rows in kelurahan.groupby("variant"))
    of_map = counted(readings(toy_store.query, KATANA, 2025))
    assert of_edition == of_map
    assert of_map[TANJUNG][:3] == (12, 12, 12)
    kept = {code for code, row in edition(toy_store).items() if row[2] == "withheld"}
    assert kept == set(withheld_in(toy_store.query, KATANA, 2025, 10)) == {MUARA, TANJUNG}


def test_examples_of_families_count_only_without_a_real_form(toy_store: Store) -> None:
    add_families(toy_store, {MUARA: 20}, 2024, is_example=True, first=500)
    add_families(toy_store, {MUARA: 20, KARANG: 5}, 2025, is_example=True, first=500)
    add_families(toy_store, {KARANG: 12}, 2025)
    asked = {"instrument": "katana", "variant": "standard"}
    years = toy_store.query("scores/year_list", **asked).set_index("year")
    assert years[["form_count", "example_count"]].to_numpy().tolist() == [[20, 20], [12, 0]]
    for year, forms, examples in ((2024, 20, 20), (2025, 12, 0)):
        city = toy_store.query("scores/score_per_group", **asked, kind="family", years=[year], level="city")
        assert (set(city["form_count"]), set(city["example_count"])) == ({forms}, {examples})
        assert city["scored_count"].max() == forms
    of_others = {"instrument": "keltana", "variant": "standard"}
    keltana = toy_store.query("scores/year_list", **of_others)
    with toy_store.transaction(actor="t", action="t", target="t") as tx:
        tx.execute(f"update scores set is_example = true where instrument = 'keltana' and subject_id = '{MUARA}'")
    again = toy_store.query("scores/year_list", **of_others)
    assert (again["form_count"].tolist(), again["example_count"].any()) == (keltana["form_count"].tolist(), True)


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
