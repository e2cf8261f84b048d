"""`siperi import` for schools, health facilities and kecamatan: from the exported form to the stored score."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from siperi_geo.instruments import load
from siperi_geo.instruments.template_layout import COLUMNS, HEADER_ROW, META_SHEET
from siperi_geo.store import Store
from tests.cli.running import Ran

Capsys = pytest.CaptureFixture[str]
SCHOOLS = """NPSN;Nama;Jenis;Status;Kelurahan
10203040;SD Negeri Oeba;SD;Negeri;Bukit
10203044;SD Inpres Batu;SD;Negeri;Muara
10203045;SD Inpres Batu;SD;Negeri;Karang
"""
FACILITIES = "Kode;Nama;Jenis;Status;Kelurahan\n1011112;Puskesmas Pantai;Puskesmas;Negeri;Muara\n"
KARANG = "99.01.02.1003 Karang"


@pytest.fixture
def town(toy_path: Path, tmp_path: Path, capsys: Capsys) -> Path:
    for kind, table in (("school", SCHOOLS), ("health_facility", FACILITIES)):
        path = tmp_path / f"{kind}.csv"
        path.write_text(table, encoding="utf-8")
        asked = ("subjects", "import", path, "--kind", kind, "--source", "uji", "--commit")
        assert Ran(capsys, *asked).code == 0
    return toy_path


def exported(capsys: Capsys, folder: Path, code: str, *more: str, **fields: Any) -> Path:
    """Our form, filled in: the first choice of every question."""
    path, instrument = folder / f"{code}.xlsx", load(code)
    ran = Ran(capsys, "instruments", "export", code, "--format", "xlsx", "--out", path, *more)
    assert ran.code == 0, ran.err
    book = openpyxl.load_workbook(path)
    for field, value in fields.items():
        _, cell = next(book.defined_names[f"siperi_{field}"].destinations)
        book.worksheets[1][cell.replace("$", "")] = value
    first = {item.id: instrument.scale_of(item).choices[0].label.id for item in instrument.items}
    for sheet in book.worksheets[2:-1]:
        for row in sheet.iter_rows(min_row=HEADER_ROW + 1):
            row[COLUMNS.index("answer")].value = first[str(row[0].value)]
    book.save(path)
    return path


def stored(path: Path) -> list[list[str]]:
    """Instrument, subject and its area, of everything scored beside kelurahan."""
    with Store.open(path) as store:
        rows = store.sql(
            """select distinct s.instrument, s.subject_id, u.area_code from scores s join subjects u
            using (subject_id) where s.instrument != 'keltana' order by 1, 2"""
        )
    return [list(map(str, row)) for row in rows.to_numpy().tolist()]


def chosen_from(path: Path, start: str) -> str:
    """The entry of the form's own list of areas that begins so."""
    sheet = openpyxl.load_workbook(path)[META_SHEET]
    return next(str(c.value) for row in sheet.iter_rows() for c in row if str(c.value).startswith(start))


def test_a_school_from_our_form_is_scored_once(town: Path, tmp_path: Path, capsys: Capsys) -> None:
    path = exported(capsys, tmp_path, "spab", subject="SDI Batu", area=KARANG, year=2026)
    assert chosen_from(path, "99.01.02.1003") == KARANG
    dry = Ran(capsys, "import", path, "--instrument", "spab")
    assert (dry.code, stored(town)) == (0, [])
    assert Ran(capsys, "import", path, "--instrument", "spab", "--commit").code == 0
    assert stored(town) == [["spab", "school:10203045", "99.01.02.1003"]]
    again = Ran(capsys, "import", path, "--instrument", "spab", "--commit")
    assert (again.code, "ASSESSMENT_UNCHANGED" in again.err) == (0, True)


def test_without_its_kelurahan_it_is_held_until_the_user_says_which(
    town: Path, tmp_path: Path, capsys: Capsys
) -> None:
    path = exported(capsys, tmp_path, "spab", subject="SDI Batu", year=2026)
    held = Ran(capsys, "import", path, "--instrument", "spab", "--commit")
    assert (held.code, stored(town)) == (1, [])
    assert "ASSESSMENT_SUBJECT_UNKNOWN" in held.err
    named = Ran(capsys, "import", path, "--instrument", "spab", "--subject", "school:10203044", "--commit")
    assert named.code in (0, 1), named.err
    assert stored(town) == [["spab", "school:10203044", "99.01.02.1001"]]


def test_a_puskesmas_has_the_form_that_asks_it_less(town: Path, tmp_path: Path, capsys: Capsys) -> None:
    path = exported(capsys, tmp_path, "rsab", "--profile", "puskesmas", subject="PKM Pantai", year=2026)
    ran = Ran(capsys, "import", path, "--instrument", "rsab", "--commit")
    assert ran.code == 0, ran.err
    assert stored(town) == [["rsab", "health_facility:1011112", "99.01.02.1001"]]
    with Store.open(town) as store:
        covered = store.sql("select answered_items from scores where instrument = 'rsab' and level = 'index'")
    assert set(covered["answered_items"]) == {137}


def test_a_kecamatan_is_chosen_from_its_list(toy_path: Path, tmp_path: Path, capsys: Capsys) -> None:
    path = exported(capsys, tmp_path, "kencana", year=2026)
    (tmp_path / "isi").mkdir()
    path = exported(capsys, tmp_path / "isi", "kencana", subject=chosen_from(path, "99.01.02"), year=2026)
    assert Ran(capsys, "import", path, "--instrument", "kencana", "--commit").code == 0
    assert stored(toy_path) == [["kencana", "99.01.02", "99.01.02"]]


def test_an_empty_register_stores_nothing_and_says_what_to_do(
    toy_path: Path, tmp_path: Path, capsys: Capsys
) -> None:
    for code in ("spab", "rsab"):
        path = exported(capsys, tmp_path, code, subject="SDN Oeba", year=2026)
        ran = Ran(capsys, "import", path, "--instrument", code, "--commit")
        assert (ran.code, "ASSESSMENT_REGISTER_EMPTY" in ran.err, stored(toy_path)) == (2, True, [])
        assert "siperi subjects import" in ran.err


def test_forms_of_respondents_wait_for_the_register_of_units(town: Path, tmp_path: Path, capsys: Capsys) -> None:
    path = exported(capsys, tmp_path, "erat", year=2026)
    ran = Ran(capsys, "import", path, "--instrument", "erat", "--commit")
    assert (ran.code, "ASSESSMENT_REGISTER_EMPTY" in ran.err, stored(town)) == (2, True, [])
    assert "--kind unit" in ran.err


def test_a_deactivated_school_is_said_to_be_one(town: Path, tmp_path: Path, capsys: Capsys) -> None:
    shorter = tmp_path / "b.csv"
    shorter.write_text("\n".join(SCHOOLS.splitlines()[:1] + SCHOOLS.splitlines()[2:]), encoding="utf-8")
    asked = ("subjects", "import", shorter, "--kind", "school", "--source", "uji", "--deactivate-missing")
    assert Ran(capsys, *asked, "--commit").code == 0
    path = exported(capsys, tmp_path, "spab", subject="10203040 SDN Oeba", year=2026)
    ran = Ran(capsys, "import", path, "--instrument", "spab", "--commit")
    assert (ran.code, "ASSESSMENT_SUBJECT_INACTIVE" in ran.err, stored(town)) == (1, True, [])
    named = Ran(capsys, "import", path, "--instrument", "spab", "--subject", "10203040", "--commit")
    assert (named.code, "ASSESSMENT_SUBJECT_INACTIVE" in named.err, stored(town)) == (2, True, [])
