"""The page that takes forms in, with files of families: by kelurahan and reason, stored once, nobody listed."""

from pathlib import Path

from siperi_geo.settings import settings
from siperi_geo.store import shared_store
from tests.intake.builders import families, family, write
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
    assert "Baris masuk 14 = disimpan 12 + tidak berubah 0 + ditahan 0 + tidak terbaca 2." in words
    assert "HOUSEHOLD_CODE_NOT_ONE" in words
    assert "Tanpa formulir" not in words
    done = shown(button(page, "Simpan dan hitung 12 formulir keluarga").click().run())  # type: ignore[attr-defined]
    assert "12 formulir keluarga tersimpan" in done
    for text in (words, done):
        assert "Maria" not in text
        assert "Z9" not in text
        assert "<td>A1</td>" not in text
    store = shared_store(settings().store_path)
    counts = store.sql("select count(*) as n from current_assessments where instrument = 'katana'")
    assert counts["n"].tolist() == [12]
    assert "12 formulir keluarga tersimpan" not in shown(given(page, path.name, path.read_bytes(), year=None))
    assert button(page, "Simpan dan hitung") is None, "nothing is left to store"
