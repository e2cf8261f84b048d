"""The item gap query counts the forms of one instrument version: places of different versions are not one item."""

from siperi_geo.analysis import advice
from siperi_geo.instruments import load
from siperi_geo.store import Store


def test_versions_are_counted_apart(toy_store: Store) -> None:
    with toy_store.transaction(actor="test", action="version", target="toy") as tx:
        for table in ("assessments", "scores"):
            tx.execute(f"update {table} set version = '2019' where subject_id like '99.01.01.%' and year = 2025")
    asked = {"instrument": "keltana", "year": 2025, "best": advice.best_answers(load("keltana"))}
    counts = {
        version: set(toy_store.query("scores/item_gap_per_city", **asked, version=version)["form_count"])
        for version in ("2019", "2021", "2007")
    }
    assert counts == {"2019": {2}, "2021": {3}, "2007": set()}


def test_a_kelurahan_keeps_the_version_of_its_form(toy_store: Store) -> None:
    forms = toy_store.query("assessments/current_per_subject", instrument="keltana", year=2025)
    assert advice.version_of(forms, "99.01.01.1001") == "2021"
    assert advice.version_of(forms, "99.01.09.1001") is None
