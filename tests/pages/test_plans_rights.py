"""A planner of one kecamatan at the page of the plan: money there alone; nothing is moved, nothing stored late."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo import plans
from siperi_geo.boundaries import stored_areas
from siperi_geo.errors import SiperiError
from siperi_geo.plans.importing import accept, examine
from siperi_geo.rights import SYSTEM, Grant, Person, Role
from siperi_geo.store import Store
from tests.pages import signed_in
from tests.pages.signed_in import Browser, browser_of
from tests.pages.test_plans import field, opened, press, shown, store
from tests.plans.conftest import ACTION, BUKIT, KIE, MUARA, UTARA, action

HERE, ELSEWHERE = "KIE rawan banjir", "Aksi di Muara"


@pytest.fixture
def browser(toy_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """Toy town with an action here (Kecamatan Bukit) and one elsewhere, in the browser of its planner."""
    monkeypatch.setattr(signed_in, "PEOPLE", {"camat": Grant(Role.PLANNER, area_code=UTARA)})
    with Store.open(toy_path) as there:
        plans.add(there, ACTION, actor="ani")
        plans.add(there, action(what=ELSEWHERE, area_code=MUARA), actor="ani")
        found = browser_of(there, monkeypatch)
    found.sign_in("camat")
    return found


def ids() -> dict[str, str]:
    return {one.action.what: one.action_id for one in plans.actions(store())}


def budget(page: AppTest, rupiah: int) -> None:
    field(page, "number_input", "budget").set_value(rupiah)


def test_an_action_is_added_here_and_refused_elsewhere(browser: Browser) -> None:
    for area, is_kept in ((BUKIT, True), (UTARA, True), (MUARA, False), (None, False)):
        page = opened(tambah=KIE, tahun_anggaran="2027", **({"wilayah": area} if area else {}))
        field(page, "text_area", "what").set_value(f"Baru di {area}")
        words = shown(press(page, "Simpan aksi"))
        assert (f"Baru di {area}" in ids()) == is_kept
        assert ("tidak berhak mengubah rencana aksi" in words) != is_kept


def test_money_is_moved_neither_there_nor_here(browser: Browser) -> None:
    known = plans.actions(store())
    for what, area in ((HERE, MUARA), (ELSEWHERE, BUKIT)):
        page = opened(tahun_anggaran="2026", aksi=ids()[what])
        field(page, "selectbox", "area").set_value(area)
        assert "tidak berhak mengubah rencana aksi" in shown(press(page, "Simpan perubahan"))
    page = opened(tahun_anggaran="2026", aksi=ids()[ELSEWHERE])
    budget(page, 1)
    assert "tidak berhak mengubah rencana aksi" in shown(press(page, "Simpan perubahan"))
    assert plans.actions(store()) == known


def test_a_pledge_is_taken_here_and_refused_elsewhere(browser: Browser) -> None:
    for what in (HERE, ELSEWHERE):
        page = opened(tahun_anggaran="2026", aksi=ids()[what])
        next(one for one in page.text_input if str(one.key).startswith("pledge_name")).set_value("PT A")
        next(one for one in page.text_input if str(one.key).startswith("pledge_what")).set_value("Tenda")
        press(page, "Tambah janji")
    assert [one.pledge.action_id for one in plans.pledges(store())] == [ids()[HERE]]


def test_a_file_moves_nothing_between_here_and_elsewhere(browser: Browser, tmp_path: Path) -> None:
    known, file = plans.actions(store()), tmp_path / "rencana.csv"
    camat = Person("camat", (Grant(Role.PLANNER, area_code=UTARA),))
    new = f"2027;Baru;{{}};{KIE};"
    for rows in (
        [f"2026;{ELSEWHERE};{BUKIT};{KIE};{ids()[ELSEWHERE]}"],
        [f"2026;{HERE};{MUARA};{KIE};{ids()[HERE]}"],
        [new.format(BUKIT), new.format(MUARA)],
    ):
        file.write_text("\n".join(["tahun;aksi;kode wilayah;kode baris;id aksi", *rows]), encoding="utf-8")
        found = examine(store(), file, stored_areas(store()))
        assert len(found.to_store) == len(rows)
        with pytest.raises(SiperiError) as refused:
            accept(store(), found, actor=camat)
        assert refused.value.code == "NOT_ALLOWED"
    assert plans.actions(store()) == known


@pytest.mark.parametrize(
    "end", ["delete from sessions", "delete from grants", "update users set is_active = false"]
)
def test_what_was_opened_before_a_session_or_a_right_ended_is_not_stored(browser: Browser, end: str) -> None:
    known = plans.actions(store())
    page = opened(tahun_anggaran="2026", aksi=ids()[HERE])
    budget(page, 1)
    with store().transaction(actor=SYSTEM, action="change", target="toy") as tx:
        tx.execute(end)
    words = shown(press(page, "Simpan perubahan"))
    assert plans.actions(store()) == known
    assert "Perubahan tersimpan" not in words
    assert not page.text_area


def test_who_reads_writes_nothing_with_the_keys_of_the_form(browser: Browser) -> None:
    browser.sign_in("")
    page = opened(tahun_anggaran="2026", aksi=ids()[HERE], tambah=KIE)
    assert not [one for one in page.button if one.label in ("Simpan aksi", "Simpan perubahan", "Tambah janji")]
    assert plans.found(store(), ids()[HERE]).action == ACTION
