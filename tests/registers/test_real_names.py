"""The real city: tables with the statistics office's codes and spellings reach all 51 kelurahan by name."""

import csv
from pathlib import Path

import pytest

from siperi_geo.boundaries import builtin_areas
from siperi_geo.registers.populations import examine
from siperi_geo.store import Store
from tests.registers.conftest import codes
from tests.sheets import builders


@pytest.mark.parametrize("edition", ["2020", "2013"])
def test_a_table_with_codes_of_the_statistics_office(
    shared: Path, tmp_path: Path, empty_store: Store, edition: str
) -> None:
    with (shared / "context" / "crosswalk_kemendagri_bps.csv").open(encoding="utf-8", newline="") as file:
        known = list(csv.DictReader(file))
    rows = [[one[f"bps{edition}_code"], one[f"nama_bps{edition}"], 1000 + n] for n, one in enumerate(known)]
    path = builders.write_sheets(tmp_path / "f.xlsx", {"2023": [["Kode", "Kelurahan", "Penduduk"], *rows]})
    found = examine(empty_store, path, builtin_areas(), source="uji")
    assert [entry.key[0] for entry in found.entries] == [one["kemendagri_code"] for one in known]
    assert (found.rows_in, found.rows_bad, found.missing[2023]) == (51, 0, ())
    assert "REGISTER_CODES_UNUSED" in codes(found)
    unsure = [entry for entry in found.entries if not entry.place.is_sure]
    assert codes(found).count("REGISTER_MATCHED_BY_NAME") == len(unsure) <= 2


def test_every_spelling_in_use_is_told(shared: Path, tmp_path: Path, empty_store: Store) -> None:
    with (shared / "context" / "alias_nama_kelurahan.csv").open(encoding="utf-8", newline="") as file:
        aliases = [(one["code"], one["alias"]) for one in csv.DictReader(file)]
    kecamatan = {area.code: area.name for area in builtin_areas() if area.level == "kecamatan"}
    wrong = []
    for code, alias in aliases:
        rows = [["Kecamatan", "Kelurahan", "Penduduk 2023"], [kecamatan[code[:8]], alias, 1000]]
        path = builders.write_text(tmp_path / "f.csv", builders.csv_text(rows, ";"))
        found = examine(empty_store, path, builtin_areas(), source="uji")
        wrong += [(alias, code) for entry in found.entries if entry.key[0] != code]
    assert wrong == []
