"""The register of families on its page and on that of participants: counts per kelurahan, and no household."""

from pathlib import Path

import pytest

from siperi_geo.settings import settings
from siperi_geo.store import shared_store
from tests.families import BUKIT, KARANG, MUARA, household
from tests.pages.filling import given_with_source, pressed
from tests.pages.opening import open_page, shown

HEAD = "Kode Keluarga;Kelurahan;RT;RW;NIK\n"
LISTED = {BUKIT: 6, MUARA: 50, KARANG: 20}


def content() -> bytes:
    rows = [f"{place};{code};{place};1;" for code, n in LISTED.items() for place in range(1, n + 1)]
    return (HEAD + "\n".join([*rows, f"{household(1)};{BUKIT};1;1;5371", "Maria;Muara;1;1;5371"])).encode()


@pytest.fixture(autouse=True)
def _store(families_path: Path) -> None:
    """Toy town with households that handed in forms."""


def test_a_list_is_examined_stored_and_counted_and_shares_follow_it() -> None:
    page = open_page("subjects", "data", jenis="family")
    assert "Belum ada daftar keluarga" in shown(page)
    words = shown(given_with_source(page, "subjects", "keluarga.csv", content(), "kelurahan"))
    assert "Dari 78 baris: 77 keluarga diterima, 1 baris ditolak" in words
    bukit = next(row for row in words.split("<tr>") if BUKIT in row and "Bukit" in row)
    assert bukit.count("–</td>") == 4, "six new ones and one known by its form alone"
    assert "HOUSEHOLD_PERSON_COLUMNS" in words
    assert "Maria" not in words
    words = pressed(page, "Simpan 77 baris")
    assert "sedikitnya 70 keluarga terdaftar di 3 kelurahan" in words
    assert "di 1 kelurahan tidak disebut" in words
    assert household(1) not in words
    stored = shared_store(settings().store_path).sql("select raw, message from quarantine").values.tolist()
    assert [raw for raw, _ in stored] == [""]

    words = shown(open_page("participants", instrumen="katana", tahun="2025"))
    assert "daftar dari 3 dari 5 kelurahan" in words
    assert "sedikitnya 70" in words
    of = {row.split("</td>")[0]: row for row in words.split("<tr><td>")[1:]}
    assert ">50</td>" in of["Muara"]
    assert ">80 %</td>" in of["Muara"]
    assert ">100 %</td>" in of["Karang"], "25 forms of 20 registered families are all of them"
    assert "%" not in of["Bukit"], "what is withheld has no share either"
    assert ">7<" not in of["Bukit"], "nor the number of its registered families"


def test_without_a_list_nothing_is_said_of_one() -> None:
    words = shown(open_page("participants", instrumen="katana", tahun="2025"))
    assert "Keluarga terdaftar" not in words
    assert "Tidak ada daftar semua keluarga" in words
