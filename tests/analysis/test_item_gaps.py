"""The item gap query counts one instrument version, and of an answer only what it says of the item."""

from datetime import UTC, datetime

import pandas as pd

from siperi_geo.analysis import advice
from siperi_geo.instruments import NOT_ASKED, Instrument, load
from siperi_geo.scoring import rescore
from siperi_geo.store import Store

DECLARED = {"variant": "standard", "items": None, "subjects": None}


def test_versions_are_counted_apart(toy_store: Store) -> None:
    with toy_store.transaction(actor="test", action="version", target="toy") as tx:
        for table in ("assessments", "scores"):
            tx.execute(f"update {table} set version = '2019' where subject_id like '99.01.01.%' and year = 2025")
    asked = {"instrument": "keltana", "year": 2025, **DECLARED, **advice.item_answers(load("keltana"))}
    counts = {
        version: set(toy_store.query("scores/item_gap_per_city", **asked, version=version)["form_count"])
        for version in ("2019", "2021", "2007")
    }
    assert counts == {"2019": {2}, "2021": {3}, "2007": set()}


def test_a_kelurahan_keeps_the_version_of_its_form(toy_store: Store) -> None:
    forms = toy_store.query("assessments/current_per_subject", instrument="keltana", year=2025)
    assert advice.version_of(forms, "99.01.01.1001") == "2021"
    assert advice.version_of(forms, "99.01.09.1001") is None


def test_blank_not_applicable_and_not_asked_are_neither_answered_nor_unmet() -> None:
    rsab = load("rsab")
    place = rsab.item_position(next(item.id for item in rsab.items_under("M2") if not item.profiles))
    scale = rsab.scale_of(rsab.items[place])
    best = [rsab.scale_of(item).best.value for item in rsab.items]
    given = [scale.best.value, scale.worst.value, None, NOT_ASKED]
    forms = [[*best[:place], answer, *best[place + 1 :]] for answer in given]
    with Store.memory() as store:
        _store(store, rsab, forms)
        asked = {"instrument": rsab.id, "year": 2026, "version": rsab.version, **DECLARED}
        asked |= advice.item_answers(rsab)
        found = store.query("scores/item_gap_per_city", **asked).set_index("item_position").loc[place + 1]
    assert found.to_dict() == {"answered_count": 2, "unmet_count": 1, "form_count": 4}


def _store(store: Store, instrument: Instrument, forms: list[list[int | None]]) -> None:
    """Counting forms of one year, one per subject, scored."""
    fixed = {"instrument": instrument.id, "version": instrument.version, "year": 2026, "revision": 1}
    rows = [
        fixed
        | {"assessment_id": f"a{n}", "subject_id": f"s{n}", "state": "submitted", "answers": answers}
        | {"is_example": False, "recorded_at": datetime.now(UTC), "actor": "test"}
        for n, answers in enumerate(forms)
    ]
    subjects = [
        {"subject_id": f"s{n}", "kind": instrument.subject, "name": f"S{n}", "area_code": "99.01.01.1001"}
        for n in range(len(forms))
    ]
    with store.transaction(actor="test", action="import_forms", target="test") as tx:
        tx.append("subjects", pd.DataFrame(subjects))
        tx.append("assessments", pd.DataFrame(rows))
        rescore(tx, instrument)
