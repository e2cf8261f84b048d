"""The page that takes forms in, with files of families: by kelurahan and reason, stored once, nobody listed."""

from pathlib import Path

import pytest

from siperi_geo.rights import Grant, Role
from siperi_geo.settings import settings
from siperi_geo.store import shared_store
from tests.intake.builders import families, family, write
from tests.pages import signed_in
from tests.pages.filling import button, given
from tests.pages.opening import open_page, shown


def test_families_are_reported_by_kelurahan_and_stored(toy_path: Path, tmp_path: Path) -> None:
    path = write(
        tmp_path / "katana.csv", [*families(12), family("Karang", "Maria Bria"), family("Karang", "Z9", "wah")]
    )
    page = open_page("forms", "data", instrumen="katana")
    words = shown(page)
    assert "Nama, NIK, nomor KK" in words
    assert "forms_subject" not in {box.key for box in page.selectbox}
    words = shown(given(page, path.name, path.read_bytes(), year=None))
    assert "Baris masuk 14 = diterima 12 + ditahan 0 + tidak terbaca 2." in words
    assert "HOUSEHOLD_CODE_NOT_ONE" in words
    assert "Tanpa formulir" not in words
    done = shown(button(page, "Simpan dan hitung 12 formulir keluarga").click().run())  # type: ignore[attr-defined]
    assert "12 formulir diterima" in done
    for text in (words, done):
        assert "Maria" not in text
        assert "Z9" not in text
        assert "<td>A1</td>" not in text
    store = shared_store(settings().store_path)
    counts = store.sql("select count(*) as n from current_assessments where instrument = 'katana'")
    assert counts["n"].tolist() == [12]
    again = shown(given(page, path.name, path.read_bytes(), year=None))
    assert "diterima 12 + ditahan 0" in again, "the same words as before it was stored"
    version = store.data_version
    assert "12 formulir diterima" in shown(button(page, "Simpan dan hitung 12").click().run())  # type: ignore[attr-defined]
    assert store.data_version == version


def test_no_report_is_shown_of_kelurahan_that_are_not_ones_own(
    toy_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grants = {"admin": Grant(Role.ADMIN), "kader": Grant(Role.FILLER, "katana", area_code=signed_in.MUARA)}
    monkeypatch.setattr(signed_in, "PEOPLE", grants)
    signed_in.browser_of(shared_store(toy_path), monkeypatch).sign_in("kader")
    page = open_page("forms", "data", instrumen="katana")
    for place, is_own in (("Bukit", False), ("Muara", True)):
        path = write(tmp_path / f"{place}.csv", [family(place, "7")])
        words = shown(given(page, path.name, path.read_bytes(), year=None))
        assert ("NOT_ALLOWED" in words, "diterima 1" in words) == (not is_own, is_own)
