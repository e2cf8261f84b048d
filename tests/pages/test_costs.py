"""The page of unit costs: what is stored, setting one, refusing what cannot be one, taking one away."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.registers.costs import set_cost, stored_costs
from siperi_geo.settings import settings
from siperi_geo.store import shared_store
from tests.pages.opening import open_page, shown

DRILL = "1.05.03.2.02.0018"


def given(page: AppTest, idr: str, source: str) -> AppTest:
    page.selectbox[0].select(DRILL)
    page.text_input[0].set_value(idr)
    page.text_input[1].set_value(source)
    page.button[0].click()
    return page.run()


def test_without_costs_the_page_says_so_and_shows_the_lines(toy_path: Path) -> None:
    words = shown(open_page("costs", "programmes"))
    assert "Belum ada biaya satuan." in words
    assert "Rp 192.373 (2026)" in words
    assert "tidak pernah dipakai sebagai biaya" in words


def test_a_cost_is_stored_and_listed(toy_path: Path) -> None:
    words = shown(given(open_page("costs", "programmes"), "Rp 192.000", "SHS 2026"))
    assert "Rp 192.000" in words
    assert [one.said for one in stored_costs(shared_store(settings().store_path))] == [(192_000, None, "SHS 2026")]


@pytest.mark.parametrize(
    ("idr", "source", "said"),
    [
        ("", "SHS", "Tulis dulu"),
        ("gratis", "SHS", "Tulis dulu"),
        ("5.000", "", "Sumber biaya satuan belum ditulis"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_stored(
    toy_path: Path, idr: str, source: str, said: str
) -> None:
    assert said in shown(given(open_page("costs", "programmes"), idr, source))
    assert stored_costs(shared_store(settings().store_path)) == ()


def test_one_is_removed_after_a_second_word(toy_path: Path) -> None:
    set_cost(shared_store(settings().store_path), DRILL, 2026, 5, source="SHS", actor="ani")
    page = open_page("costs", "programmes")
    page.selectbox(key="cost_remove").select_index(0).run()
    page.checkbox[0].check().run()
    page.button[1].click().run()
    assert "dihapus" in shown(page)
    assert stored_costs(shared_store(settings().store_path)) == ()
