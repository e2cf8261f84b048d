"""Forms of an instrument version whose file is no longer here: pages say so and go on, and nothing crashes."""

from pathlib import Path

import pytest

from siperi_geo.assessments import begin, move_round
from siperi_geo.instruments import load
from siperi_geo.store import Store
from tests.pages.opening import chose, open_page, shown

KARANG = "99.01.02.1003"
ABSENT = "Instrumen keltana versi 2019 tidak ada di sini"


def make_older(path: Path, where: str) -> None:
    """Let some forms be of a version 2019 with classes of its own, as if its file had been taken away since."""
    with Store.open(path) as store, store.transaction(actor="test", action="test", target="version") as tx:
        tx.execute(f"update assessments set version = '2019' where {where}")
        tx.execute(f"update scores set version = '2019', class_code = 'rendah' where {where} and node = 'index'")
        tx.execute(f"update scores set version = '2019' where {where}")


@pytest.mark.parametrize("name", ["overview", "map", "gaps", "change"])
def test_a_year_of_an_absent_version_is_named_and_other_years_can_be_chosen(toy_path: Path, name: str) -> None:
    make_older(toy_path, "year = 2025")
    page = open_page(name)
    assert ABSENT in shown(page)
    assert ABSENT not in shown(chose(page, "tahun", 2024))


@pytest.mark.parametrize("name", ["overview", "map", "gaps", "change"])
def test_one_form_of_an_absent_version_among_others_stops_no_page(toy_path: Path, name: str) -> None:
    make_older(toy_path, f"year = 2025 and subject_id = '{KARANG}'")
    page = open_page(name)
    assert ABSENT not in shown(page)
    assert not chose(page, "wilayah", KARANG).exception


def test_change_from_a_year_of_an_absent_version_names_the_class_by_its_code(toy_path: Path) -> None:
    make_older(toy_path, "year = 2024")
    assert "rendah (versi instrumennya tidak ada di sini)" in shown(open_page("change"))


def test_a_form_in_progress_of_an_absent_version_can_be_given_up(toy_path: Path) -> None:
    with Store.open(toy_path) as store:
        move_round(store, "keltana", 2026, "open", actor="test")
        begin(store, load("keltana"), KARANG, 2026, actor="test")
        with store.transaction(actor="test", action="test", target="version") as tx:
            tx.execute("update drafts set version = '2019'")
    page = open_page("form", "fill", instrumen="keltana", tahun="2026", wilayah=KARANG)
    assert ABSENT in shown(page)
    assert page.button(key="fill_discard_absent").disabled
    page.checkbox[0].check().run()
    page.button(key="fill_discard_absent").click().run()
    assert ABSENT not in shown(page)
    assert not page.button(key="fill_begin").disabled
