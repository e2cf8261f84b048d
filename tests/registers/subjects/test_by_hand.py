"""One subject by hand: corrected as a list is read, deactivated, activated again, removed if nothing needs it."""

from dataclasses import replace
from pathlib import Path

import pytest

from siperi_geo.accounts import account_of
from siperi_geo.areas import Area
from siperi_geo.assessments import begin, discard, draft_of, move_round, save_answer, subjects_of
from siperi_geo.boundaries import locator
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import load
from siperi_geo.registers.subjects import (
    Correction,
    Subject,
    Written,
    as_written,
    correct,
    examine_one,
    find_subject,
    remove,
    set_active,
)
from siperi_geo.rights import Grant, Role
from siperi_geo.store import Store, run_checks
from tests import people
from tests.registers.subjects.conftest import MUARA, Hand, kept, school
from tests.respondents import add_units, register

LIST = [
    school("50300001", "SD A", "Muara", *MUARA),
    school("50300002", "SMP B", "Karang", kind="SMP"),
    school("50300003", "SD C", "Bukit"),
]
SPAB = load("spab")
KELURAHAN = {"Muara": "99.01.02.1001", "Karang": "99.01.02.1003", "Bukit": "99.01.01.1001"}


@pytest.fixture
def stored(store_in: Hand, toy_store: Store) -> dict[str, Subject]:
    """Name → subject, of a small register."""
    store_in(LIST)
    return kept(toy_store)


def written(one: Subject, **other: str) -> Written:
    """The subject as a form shows it, with some of it written differently."""
    return replace(as_written(one), **other)


def seen(store: Store, areas: list[Area], one: Subject, *, checked: bool = False, **other: str) -> Correction:
    return examine_one(store, one, written(one, **other), areas, locator=locator(store), is_checked=checked)


def codes(found: Correction) -> list[str]:
    for problem in found.problems:
        assert problem.message("id") != problem.message("en")
    return [problem.code for problem in found.problems]


def refused(code: str, act: object) -> None:
    with pytest.raises(SiperiError) as caught:
        act()  # type: ignore[operator]
    assert caught.value.code == code


def test_nothing_written_differently_changes_nothing(
    toy_store: Store, areas: list[Area], stored: dict[str, Subject]
) -> None:
    for one in stored.values():
        found = seen(toy_store, areas, one)
        assert (found.subject, found.changes, found.problems) == (one, [], ())


def test_a_correction_is_stored_with_old_and_new_in_the_audit(
    toy_store: Store, areas: list[Area], stored: dict[str, Subject]
) -> None:
    one = stored["SMP B"]
    other = {"name": " SMP  B Baru", "area_code": KELURAHAN["Muara"], "ownership": "Swasta", "subtype": "SMA"}
    found = seen(toy_store, areas, one, **other, lat="-10,17", lon="123,51")
    assert codes(found) == []
    correct(toy_store, found, actor="uji", reason="pindah")
    after = kept(toy_store)["SMP B Baru"]
    assert after == replace(
        one,
        name="SMP B Baru",
        area_code=KELURAHAN["Muara"],
        ownership="swasta",
        subtype="sma",
        lon=123.51,
        lat=-10.17,
    )
    audit = toy_store.sql("select target, detail from audit order by audit_id desc limit 1").iloc[0]
    assert audit["target"] == "school:50300002"
    assert audit["detail"].startswith("name SMP B -> SMP B Baru, area_code 99.01.02.1003 -> 99.01.02.1001")
    assert audit["detail"].endswith("; pindah")
    refused("SUBJECT_MOVED_MEANWHILE", lambda: correct(toy_store, found, actor="uji"))
    emptied = seen(toy_store, areas, after, lat="", lon="", subtype="", ownership="")
    correct(toy_store, emptied, actor="uji")
    now = kept(toy_store)["SMP B Baru"]
    assert (now.subtype, now.ownership, now.lon, now.lat) == (None, None, None, None), "emptied is taken out"
    assert run_checks(toy_store) == {}


def test_coordinates_and_names_are_checked_as_in_a_list(
    toy_store: Store, areas: list[Area], stored: dict[str, Subject]
) -> None:
    one = stored["SD C"]
    assert codes(seen(toy_store, areas, one, lat="-10,17", lon="123,51")) == ["SUBJECT_POINT_ELSEWHERE"]
    doubtful = {
        "SUBJECT_POINT_SWAPPED": {"lat": "123,51", "lon": "-10,17"},
        "SUBJECT_SAME_NAME": {"name": "SD A", "area_code": KELURAHAN["Muara"]},
    }
    for code, other in doubtful.items():
        found = seen(toy_store, areas, one, **other)
        assert (codes(found)[0], found.doubts, bool(found.errors)) == (code, 1, True)
        refused(code, lambda found=found: correct(toy_store, found, actor="uji"))
        assert seen(toy_store, areas, one, checked=True, **other).errors == ()
    turned = seen(toy_store, areas, one, checked=True, **doubtful["SUBJECT_POINT_SWAPPED"])
    assert (turned.subject.lon, turned.subject.lat) == (123.51, -10.17)
    wrong = {
        "SUBJECT_NAME_MISSING": {"name": "  "},
        "REGISTER_PLACE_UNKNOWN": {"area_code": "99.01.09.1009"},
        "SUBJECT_POINT_HALF": {"lat": "-10,17"},
        "SUBJECT_POINT_UNREADABLE": {"lat": "selatan", "lon": "123,51"},
    }
    for code, other in wrong.items():
        found = seen(toy_store, areas, one, checked=True, **other)
        assert code in [problem.code for problem in found.errors], code
    words = seen(toy_store, areas, one, subtype="kampus", ownership="entah").errors
    assert [problem.code for problem in words] == ["SUBJECT_WORD_UNKNOWN"] * 2
    assert ["SMP" in str(words[0].values["known"]), words[1].values["known"]] == [True, "negeri, swasta"]


def test_who_is_deactivated_is_not_asked_and_comes_back_and_a_draft_stays_to_be_discarded(
    toy_store: Store, stored: dict[str, Subject]
) -> None:
    one = stored["SD A"]
    move_round(toy_store, "spab", 2026, "open", actor="uji")
    draft = begin(toy_store, SPAB, one.subject_id, 2026, actor="uji")
    save_answer(toy_store, draft, SPAB.items[0].id, SPAB.scale_of(SPAB.items[0]).best.value, actor="uji")
    refused("SUBJECT_REASON_MISSING", lambda: set_active(toy_store, one, False, actor="uji", reason=" "))
    set_active(toy_store, one, False, actor="uji", reason="tutup")
    asked = {subject.name for subject in subjects_of(toy_store, SPAB)}
    assert asked == {"SMP B", "SD C"}
    refused("SUBJECT_MOVED_MEANWHILE", lambda: set_active(toy_store, one, False, actor="uji", reason="tutup"))
    gone = kept(toy_store)["SD A"]
    refused("SUBJECT_HAS_DRAFTS", lambda: remove(toy_store, gone, actor="uji", reason="dobel"))
    left = draft_of(toy_store, "spab", one.subject_id, 2026)
    assert left is not None
    discard(toy_store, left, actor="uji")
    set_active(toy_store, gone, True, actor="uji", reason="buka lagi")
    assert kept(toy_store)["SD A"] == one
    actions = toy_store.sql("select action, detail from audit where target = 'school:50300001' order by audit_id")
    assert actions.to_numpy().tolist() == [["deactivate_subjects", "tutup"], ["activate_subject", "buka lagi"]]


def test_only_what_nothing_hangs_on_is_removed(
    toy_store: Store, stored: dict[str, Subject], tmp_path: Path
) -> None:
    with toy_store.working(actor="uji") as tx:
        tx.execute(
            "update assessments set subject_id = 'school:50300001' "
            "where year = 2025 and subject_id = '99.01.01.1001'"
        )
    refused("SUBJECT_HAS_FORMS", lambda: remove(toy_store, stored["SD A"], actor="uji", reason="dobel"))
    remove(toy_store, stored["SMP B"], actor="uji", reason="dobel")
    assert sorted(kept(toy_store)) == ["SD A", "SD C"]
    add_units(toy_store, tmp_path)
    owner = find_subject(toy_store, "government", "99.01")
    refused("SUBJECT_HAS_UNITS", lambda: remove(toy_store, owner, actor="uji", reason="dobel"))


def test_what_was_granted_for_who_is_removed_is_nobodys_when_the_code_comes_again(
    toy_store: Store, stored: dict[str, Subject], store_in: Hand, tmp_path: Path
) -> None:
    register(toy_store, tmp_path, "government", [("99.01", "Kota Toya"), ("99.02", "Kabupaten Lembah")])
    admin, one = people.begin(toy_store), stored["SMP B"]
    other = Grant(Role.FILLER, subject_id=stored["SD A"].subject_id)
    people.join(toy_store, "guru", Grant(Role.FILLER, "spab", subject_id=one.subject_id), other)
    city, regency = (Grant(Role.VERIFIER, area_code=code) for code in ("99.01", "99.02"))
    people.join(toy_store, "vera", city, regency)
    remove(toy_store, one, actor=admin, reason="dobel")
    for code in ("99.01", "99.02"):
        remove(toy_store, find_subject(toy_store, "government", code), actor=admin, reason="dobel")
    assert account_of(toy_store, "guru").grants == (other,)
    assert account_of(toy_store, "vera").grants == (city,), "the city is an area still"
    told = toy_store.sql("select target, detail from audit where action = 'remove_grant' order by audit_id")
    of_guru, of_vera = f"filler spab * {one.subject_id}", "verifier * 99.02 *"
    assert told.to_numpy().tolist() == [["guru", of_guru], ["vera", of_vera]]
    assert run_checks(toy_store) == {}
    for row in (f"null, '{one.subject_id}'", "'99.02', null"):
        with toy_store.working(actor=admin) as tx:
            tx.execute(f"insert into grants values ('guru', 'filler', null, {row}, now(), 'x')")
    assert len(run_checks(toy_store)["checks/grant_of_nobody"]) == 2


def test_a_unit_is_found_by_code_or_id_and_stays_in_its_government(
    toy_store: Store, areas: list[Area], tmp_path: Path
) -> None:
    add_units(toy_store, tmp_path)
    one = next(iter(kept(toy_store, "unit").values()))
    assert find_subject(toy_store, "unit", one.subject_id) == find_subject(toy_store, "unit", one.code) == one
    refused("SUBJECT_UNKNOWN", lambda: find_subject(toy_store, "unit", "BPBD"))
    found = seen(toy_store, areas, one, name=f"{one.name} Baru")
    assert ([name for name, _, _ in found.changes], codes(found)) == (["name"], ["SUBJECT_OWN_CODE_STAYS"])
    correct(toy_store, found, actor="uji")
    assert run_checks(toy_store) == {}
