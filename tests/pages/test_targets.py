"""The page of targets: what is stored, setting one, refusing what cannot be one, taking one away."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.registers.targets import set_target, stored_targets
from siperi_geo.settings import settings
from siperi_geo.store import shared_store
from tests.pages.opening import open_page, shown


@pytest.fixture
def page(toy_path: Path) -> AppTest:
    return open_page("targets", "data")


def given(page: AppTest, value: float | None, source: str) -> AppTest:
    page.number_input[0].set_value(2026)
    if value is not None:
        page.number_input[1].set_value(value)
    page.text_input[0].set_value(source)
    page.button[0].click()
    return page.run()


def test_without_targets_the_page_says_so(page: AppTest) -> None:
    assert "Belum ada target." in shown(page)


def test_a_target_is_stored_and_listed(page: AppTest) -> None:
    words = shown(given(page, 65, "RPJMD 2025–2029"))
    assert "Target KELTANA 2026" in words
    assert "RPJMD 2025–2029" in words
    assert [one.target for one in stored_targets(shared_store(settings().store_path))] == [65]


@pytest.mark.parametrize(
    ("value", "source", "said"),
    [
        (None, "RPJMD", "Tulis dulu nilai target."),
        (65, "", "Sumber target belum ditulis"),
        (101, "x", "di luar skala"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_stored(
    page: AppTest, value: float | None, source: str, said: str
) -> None:
    assert said in shown(given(page, value, source))
    assert stored_targets(shared_store(settings().store_path)) == ()


def test_one_is_removed_after_a_second_word(toy_path: Path) -> None:
    set_target(shared_store(settings().store_path), "keltana", 2026, 65, source="RPJMD", actor="ani")
    page = open_page("targets", "data")
    assert page.selectbox(key="target_remove").options == ["KELTANA 2026, Indeks ketangguhan kelurahan"]
    page.selectbox(key="target_remove").select_index(0).run()
    page.checkbox[0].check().run()
    page.button[1].click().run()
    assert "dihapus" in shown(page)
    assert stored_targets(shared_store(settings().store_path)) == ()
