"""Lists of families into the store: what changes, what stays, who is asked no longer, and that nobody is named."""

from pathlib import Path

import pytest

from siperi_geo.assessments.family_register import ExaminedFamilies, accept_families, examine_families
from siperi_geo.boundaries import stored_areas
from siperi_geo.errors import SiperiError
from siperi_geo.rights import Grant, Person, Role
from siperi_geo.store import Store
from tests.families import BUKIT, KARANG, MUARA, add_families, household
from tests.people import begin, join

HEAD = "kode keluarga;kode kelurahan;rt;rw"


def examined(store: Store, folder: Path, *rows: str, source: str = "kelurahan 2026") -> ExaminedFamilies:
    file = folder / "keluarga.csv"
    file.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    return examine_families(store, file, stored_areas(store), source=source)


def registered(store: Store) -> dict[str, int]:
    rows = store.query("families/count_per_kelurahan")
    return {code: n for code, n in zip(rows["area_code"], rows["registered_count"], strict=True) if n}


def held(store: Store) -> set[tuple[object, ...]]:
    rows = store.sql("select subject_id, rt, rw, is_active, source from subjects where kind = 'family'").astype(
        object
    )
    return set(rows.where(rows.notna(), None).itertuples(index=False, name=None))


def test_a_list_is_stored_once_and_changes_what_it_says(toy_store: Store, tmp_path: Path) -> None:
    first = examined(toy_store, tmp_path, f"1;{BUKIT};1;1", f"2;{BUKIT};;", f"1;{MUARA};3;", f"x y;{BUKIT};1;1")
    assert (len(first.new), len(first.changed), first.rows_in, len(first.quarantine)) == (3, 0, 4, 1)
    assert registered(toy_store) == {}, "a dry run"
    batch = accept_families(toy_store, first, actor="bpbd")
    assert registered(toy_store) == {BUKIT: 2, MUARA: 1}
    counts = toy_store.sql("select rows_in, rows_good, rows_bad from batches where batch_id = $id", {"id": batch})
    assert counts.values.tolist() == [[4, 3, 1]]

    again = examined(toy_store, tmp_path, f"1;{BUKIT};1;1", f"2;{BUKIT};4;", f"9;{BUKIT};;")
    (here,) = again.per_kelurahan
    assert (here.area.code, here.new, here.changed, here.unchanged, here.missing) == (BUKIT, 1, 1, 1, 0)
    accept_families(toy_store, again, actor="bpbd")
    assert held(toy_store) == {
        (f"family:{BUKIT}:1", 1, 1, True, "kelurahan 2026"),
        (f"family:{BUKIT}:2", 4, None, True, "kelurahan 2026"),
        (f"family:{BUKIT}:9", None, None, True, "kelurahan 2026"),
        (f"family:{MUARA}:1", 3, None, True, "kelurahan 2026"),
    }
    assert examined(toy_store, tmp_path, f"2;{BUKIT};;").to_store == 0, "what a list leaves open stays"


def test_who_is_not_listed_any_more_is_asked_no_longer_only_by_word(toy_store: Store, tmp_path: Path) -> None:
    rows = [f"{n};{BUKIT};1;1" for n in range(1, 4)]
    accept_families(toy_store, examined(toy_store, tmp_path, *rows, f"1;{MUARA};1;1"), actor="bpbd")
    shorter = examined(toy_store, tmp_path, rows[0])
    assert len(shorter.missing) == 2, "those of other kelurahan are not missed"
    accept_families(toy_store, shorter, actor="bpbd")
    assert registered(toy_store) == {BUKIT: 3, MUARA: 1}
    accept_families(toy_store, examined(toy_store, tmp_path, rows[0]), actor="bpbd", deactivate_missing=True)
    assert registered(toy_store) == {BUKIT: 1, MUARA: 1}
    back = examined(toy_store, tmp_path, *rows)
    assert (len(back.new), len(back.changed)) == (0, 2)
    accept_families(toy_store, back, actor="bpbd")
    assert registered(toy_store) == {BUKIT: 3, MUARA: 1}


def test_who_is_known_by_a_form_is_registered_by_a_list_and_keeps_the_form(
    toy_store: Store, tmp_path: Path
) -> None:
    add_families(toy_store, {KARANG: 12})
    before = toy_store.query("scores/score_per_group", instrument="katana", kind="family", years=[2025],
                             level="kelurahan", variant="standard")  # fmt: skip
    assert registered(toy_store) == {}
    listed = examined(toy_store, tmp_path, f"{household(1)};{KARANG};1;2", f"555;{KARANG};;")
    (here,) = listed.per_kelurahan
    assert (here.new, here.changed, here.missing) == (1, 1, 0), "who stands on no list is not missed on one"
    accept_families(toy_store, listed, actor="bpbd", deactivate_missing=True)
    assert registered(toy_store) == {KARANG: 2}
    after = toy_store.query("scores/score_per_group", instrument="katana", kind="family", years=[2025],
                            level="kelurahan", variant="standard")  # fmt: skip
    assert after.drop(columns="subject_count").equals(before.drop(columns="subject_count"))


def test_nobody_is_named_in_the_trail_and_a_report_that_was_overtaken_is_refused(
    toy_store: Store, tmp_path: Path
) -> None:
    seen = examined(toy_store, tmp_path, f"K4711;{BUKIT};1;1")
    accept_families(toy_store, seen, actor="bpbd")
    with pytest.raises(SiperiError, match="FAMILY_LIST_OVERTAKEN"):
        accept_families(toy_store, seen, actor="bpbd")
    trail = toy_store.sql(
        "select action, target, detail from audit order by audit_id desc limit 1"
    ).values.tolist()
    assert trail == [
        ["import_subjects", "keluarga.csv", "source=kelurahan 2026; kind=family; new=1; changed=0; deactivated=0"]
    ]
    with pytest.raises(SiperiError, match="SUBJECT_SOURCE_MISSING"):
        examined(toy_store, tmp_path, f"1;{BUKIT};1;1", source=" ")


def test_a_planner_of_one_kecamatan_keeps_its_register_and_no_other(toy_store: Store, tmp_path: Path) -> None:
    begin(toy_store)
    planner: Person = join(toy_store, "rina", Grant(Role.PLANNER, None, "99.01.01"))
    own, other = (examined(toy_store, tmp_path, f"1;{code};1;1") for code in (BUKIT, MUARA))
    accept_families(toy_store, own, actor=planner)
    with pytest.raises(SiperiError, match="NOT_ALLOWED"):
        accept_families(toy_store, other, actor=planner)
    assert registered(toy_store) == {BUKIT: 1}
