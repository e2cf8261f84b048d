"""Forms of schools, health facilities and kecamatan: whose each is, where it is, when a person must say it."""

import csv
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from siperi_geo.areas import Area
from siperi_geo.assessments import Plan
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import load
from siperi_geo.intake import Examined, accept, examine
from siperi_geo.registers import subjects
from siperi_geo.store import Store
from tests.toytown.build import BOUNDARIES

SCHOOLS = """NPSN;Nama;Jenis;Status;Kelurahan
10203040;SD Negeri Oeba;SD;Negeri;Bukit
10203041;SD Negeri 2;SD;Negeri;Bukit
10203042;SD Negeri 12;SD;Negeri;Lereng
10203043;SMP Negeri 3 Mainan;SMP;Negeri;Muara
10203044;SD Inpres Batu;SD;Negeri;Muara
10203045;SD Inpres Batu;SD;Negeri;Karang
10203046;MTs Negeri Mainan;MTs;Negeri;Karang
10203047;UPTD SD Negeri Laut;SD;Negeri;Karang
10203048;TK Negeri Pembina Kecamatan Bukit;TK;Negeri;Lereng
10203049;TK Negeri Pembina Kecamatan Pantai;TK;Negeri;Karang
K1020304;SMA Santa Thérèse;SMA;Swasta;Karang
"""
FACILITIES = """Kode;Nama;Jenis;Status;Kelurahan
1011111;Puskesmas Bukit;Puskesmas;Negeri;Bukit
1011112;Puskesmas Pantai;Puskesmas;Negeri;Muara
1011113;RSUD Mainan;Rumah sakit;Negeri;Karang
"""
BUKIT, LERENG, MUARA, KARANG = "99.01.01.1001", "99.01.01.1002", "99.01.02.1001", "99.01.02.1003"
Read = Callable[..., Examined]


def register(store: Store, folder: Path, kind: str, table: str, *, deactivate_missing: bool = False) -> None:
    """Hand in a list and store it."""
    path = folder / "daftar.csv"
    path.write_text(table, encoding="utf-8")
    with (BOUNDARIES / "areas.csv").open(encoding="utf-8") as file:
        areas = [Area(r["area_code"], r["name"], r["level"], r["parent_code"]) for r in csv.DictReader(file)]
    found = subjects.examine(store, path, kind, areas, source="uji")
    assert not found.errors
    subjects.accept(store, found, actor="uji", deactivate_missing=deactivate_missing)


@pytest.fixture(scope="module")
def listed(toy_file: Path, tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    """The register of schools and of health facilities as imports leave it, made once."""
    folder = tmp_path_factory.mktemp("register")
    shutil.copyfile(toy_file, folder / "toy.duckdb")
    with Store.open(folder / "toy.duckdb") as store:
        register(store, folder, "school", SCHOOLS)
        register(store, folder, "health_facility", FACILITIES)
        return store.sql("select * from subjects where code is not null order by subject_id")


@pytest.fixture
def town(toy_store: Store, listed: pd.DataFrame) -> Store:
    """Toy town with a register of schools and of health facilities."""
    with toy_store.transaction(actor="test", action="import_subjects", target="test") as tx:
        tx.append("subjects", listed)
    return toy_store


@pytest.fixture
def read(toy_store: Store, tmp_path: Path) -> Read:
    """Examine a wide table: what each form says of its owner, and one choice for all its questions."""

    def read(code: str, head: Sequence[str], *rows: Sequence[Any], choice: int = 0, **how: Any) -> Examined:
        instrument, path = load(code), tmp_path / "formulir.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([*head, *(item.id for item in instrument.items)])
            answers = [instrument.scale_of(item).choices[choice].label.id for item in instrument.items]
            writer.writerows([*row, *answers] for row in rows)
        return examine(toy_store, [path], instrument, **{"year": 2026, **how})

    return read


def found(examined: Examined) -> list[tuple[str, str]]:
    """Code and area of whoever a form may be stored for."""
    return [(entry.subject.code, entry.subject.area_code) for entry in examined.plan.entries]


def codes(examined: Examined) -> list[str]:
    """The errors, and what was matched or chosen with a warning; each can be said in both languages."""
    own = [one for one in examined.problems if one.code.startswith("ASSESSMENT_")]
    assert all(one.message("id") and one.message("en") for one in own)
    return [one.code for one in own]


def held(plan: Plan) -> str:
    """The one message of the one form that is held."""
    assert len(plan.held) == 1
    return plan.held[0].problem.message()


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("npsn", "10203040", "10203040"),
        ("NPSN/NSM", "10203040", "10203040"),
        ("kode sekolah", "'10203040", "10203040"),
        ("NPSN", "1020 3040", "10203040"),
        ("npsn", "k1020304", "K1020304"),
        ("npsn", "10203040 SD Negeri Oeba", "10203040"),
        ("nama sekolah", "10203040 - SDN Oeba", "10203040"),
        ("sekolah", "SD Negeri Oeba (10203040)", "10203040"),
        ("subject_id", "10203041", "10203041"),
    ],
)
def test_a_school_is_found_by_its_npsn(town: Store, read: Read, column: str, cell: str, code: str) -> None:
    examined = read("spab", [column], [cell])
    assert ([one for one, _ in found(examined)], codes(examined)) == ([code], [])
    assert [entry.owner.matched_by for entry in examined.plan.entries] == ["code"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("SD Negeri Oeba", "10203040"),
        ("SDN OEBA", "10203040"),
        ("UPTD SDN Oeba", "10203040"),
        ("Sekolah Dasar Negeri Oeba", "10203040"),
        ("SDN 2", "10203041"),
        ("SDN2", "10203041"),
        ("SD N 02", "10203041"),
        ("SD Neg. 12", "10203042"),
        ("SMPN 3 Mainan", "10203043"),
        ("MTsN Mainan", "10203046"),
        ("SDN Laut", "10203047"),
        ("TK Negeri Pembina Kecamatan Bukit", "10203048"),
        ("TKN Pembina Kec. Pantai", "10203049"),
        ("SDN Oeba, Kec. Bukit", "10203040"),
        ("SMA Santa Therese", "K1020304"),
    ],
)
def test_a_school_is_found_by_its_name_in_full_and_in_short(town: Store, read: Read, name: str, code: str) -> None:
    examined = read("spab", ["nama sekolah"], [name])
    assert ([one for one, _ in found(examined)], codes(examined)) == ([code], [])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("PKM Bukit", "1011111"),
        ("UPTD Puskesmas Bukit", "1011111"),
        ("Pusk. Pantai", "1011112"),
        ("Rumah Sakit Umum Daerah Mainan", "1011113"),
    ],
)
def test_a_health_facility_too(town: Store, read: Read, name: str, code: str) -> None:
    examined = read("rsab", ["nama faskes"], [name])
    assert ([one for one, _ in found(examined)], codes(examined)) == ([code], [])


@pytest.mark.parametrize(
    "name", ["SD Negeri 3", "SDN 1", "SMPN 2 Mainan", "SMP Negeri Mainan", "SDN Oeba 2", "SDN"]
)
def test_a_numeral_is_never_taken_for_another(town: Store, read: Read, name: str) -> None:
    examined = read("spab", ["nama sekolah"], [name])
    assert (found(examined), codes(examined)) == ([], ["ASSESSMENT_SUBJECT_UNKNOWN"])


def test_namesakes_are_told_apart_by_their_kelurahan_alone(town: Store, read: Read) -> None:
    examined = read("spab", ["nama"], ["SDI Batu"])
    assert (found(examined), codes(examined)) == ([], ["ASSESSMENT_SUBJECT_UNKNOWN"])
    assert all(one in held(examined.plan) for one in ("10203044, Muara", "10203045, Karang"))
    for kelurahan in ("Karang", "KEL. KARANG", KARANG, f"{KARANG} Karang"):
        assert found(read("spab", ["nama", "kelurahan"], ["SDI Batu", kelurahan])) == [("10203045", KARANG)]
    assert found(read("spab", ["nama", "kode kelurahan"], ["SDI Batu", MUARA])) == [("10203044", MUARA)]
    assert not found(read("spab", ["nama", "kelurahan"], ["SDI Batu", "Bukit"]))
    assert not found(read("spab", ["nama", "kecamatan"], ["SDI Batu", "Pantai"]))


@pytest.mark.parametrize(
    ("head", "row", "code"),
    [
        (["npsn", "nama sekolah"], ["10203040", "SMPN 3 Mainan"], "ASSESSMENT_CODE_NAME_CONFLICT"),
        (["npsn", "kelurahan"], ["10203040", "Karang"], "ASSESSMENT_AREA_CONFLICT"),
        (["npsn", "kelurahan"], ["10203040", "Antah Berantah"], "ASSESSMENT_AREA_CONFLICT"),
        (["nama", "kelurahan"], ["SDN Oeba", "Antah Berantah"], "ASSESSMENT_AREA_CONFLICT"),
        (["npsn", "kode kelurahan"], ["10203040", KARANG], "ASSESSMENT_AREA_CONFLICT"),
        (["npsn", "kecamatan"], ["10203040", "Pantai"], "ASSESSMENT_KECAMATAN_CONFLICT"),
        (["nama"], ["SDN Oeba Kec. Pantai"], "ASSESSMENT_KECAMATAN_CONFLICT"),
        (["npsn", "kota"], ["10203040", "Kabupaten Temanggung"], "ASSESSMENT_OTHER_CITY"),
        (["nama", "kota"], ["SDN Oeba", "Kabupaten Temanggung"], "ASSESSMENT_OTHER_CITY"),
        (["npsn", "nama"], ["10203999", "SDN Oeba"], "ASSESSMENT_SUBJECT_UNKNOWN"),
        (["npsn"], ["99.01.01.1001"], "ASSESSMENT_SUBJECT_UNKNOWN"),
        (["nama"], [""], "ASSESSMENT_SUBJECT_UNKNOWN"),
    ],
)
def test_what_contradicts_the_register_is_held(
    town: Store, read: Read, head: list[str], row: list[str], code: str
) -> None:
    examined = read("spab", head, row)
    if row == [""]:
        assert [one.code for one in examined.reading.quarantine] == ["FORM_SUBJECT_MISSING"]
        return
    assert (found(examined), codes(examined)) == ([], [code])


@pytest.mark.parametrize(("head", "row"), [(["npsn", "nama"], ["10203999", "SDN Oeba"]), (["npsn"], ["SDN Oeba"])])
def test_an_unknown_code_is_held_with_whom_it_may_be(
    town: Store, read: Read, head: list[str], row: list[str]
) -> None:
    assert "SD Negeri Oeba (10203040, Bukit)" in held(read("spab", head, row).plan)


def test_two_forms_of_one_school_in_two_writings_are_both_held(town: Store, read: Read) -> None:
    examined = read("spab", ["npsn", "nama"], ["10203040", ""], ["", "SDN Oeba"])
    assert (found(examined), codes(examined)) == ([], ["ASSESSMENT_DOUBLED"] * 2)


@pytest.mark.parametrize(
    "word", ["10203040", "school:10203040", " 10203040 ", "SD Negeri Oeba", "sdn oeba", "SDN Oeba, Kec. Bukit"]
)
def test_the_user_may_name_a_school(town: Store, read: Read, word: str) -> None:
    examined = read("spab", ["nama", "kelurahan"], ["SMPN 9", "Lereng"], subject=word)
    assert (found(examined), codes(examined)) == ([("10203040", BUKIT)], ["ASSESSMENT_SUBJECT_DIFFERS"])
    assert "Lereng" in examined.plan.overruled[0].message()
    assert codes(read("spab", ["npsn"], ["'10203040"], subject=word)) == []


@pytest.mark.parametrize("word", ["health_facility:10203040", "10203999", "SDI Batu", "SD Negeri 3", BUKIT, ""])
def test_a_choice_that_is_no_school_or_two_is_refused(town: Store, read: Read, word: str) -> None:
    with pytest.raises(SiperiError) as refused:
        read("spab", ["npsn"], ["10203040"], subject=word)
    assert refused.value.code == "ASSESSMENT_CHOICE_UNKNOWN"


def test_without_a_register_nothing_is_planned(toy_store: Store, read: Read) -> None:
    for code, head in (("spab", ["nama"]), ("rsab", ["nama"]), ("erat", ["opd"])):
        with pytest.raises(SiperiError) as refused:
            read(code, head, ["SDN Oeba"])
        assert refused.value.code == "ASSESSMENT_REGISTER_EMPTY"


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (["npsn"], ["10203040"]),
        (["npsn", "kelurahan"], ["10203040", "Karang"]),
        (["nama"], ["SDN Oeba"]),
        (["nama", "kelurahan"], ["SD Negeri Oeba", "Bukit"]),
    ],
)
def test_a_school_that_was_deactivated_is_not_asked_and_its_form_says_why(
    town: Store, tmp_path: Path, read: Read, head: list[str], row: list[str]
) -> None:
    rows = [line for line in SCHOOLS.splitlines() if "10203040" not in line]
    register(town, tmp_path, "school", "\n".join(rows), deactivate_missing=True)
    examined = read("spab", head, row)
    assert (found(examined), codes(examined)) == ([], ["ASSESSMENT_SUBJECT_INACTIVE"])
    assert "10203040" in held(examined.plan)
    assert "SD Negeri Oeba" not in examined.missing
    for word in ("10203040", "SDN Oeba"):
        with pytest.raises(SiperiError) as refused:
            read("spab", head, row, subject=word)
        assert refused.value.code == "ASSESSMENT_SUBJECT_INACTIVE"
    register(town, tmp_path, "school", SCHOOLS)
    assert found(read("spab", ["npsn"], ["10203040"])) == [("10203040", BUKIT)]


def test_a_namesake_of_a_deactivated_school_is_never_taken_for_it(town: Store, tmp_path: Path, read: Read) -> None:
    rows = [line for line in SCHOOLS.splitlines() if "10203044" not in line]
    register(town, tmp_path, "school", "\n".join(rows), deactivate_missing=True)
    assert found(read("spab", ["nama"], ["SDI Batu"])) == [("10203045", KARANG)]
    there = read("spab", ["nama", "kelurahan"], ["SDI Batu", "Muara"])
    assert (found(there), codes(there)) == ([], ["ASSESSMENT_SUBJECT_INACTIVE"])


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (["kecamatan"], ["Bukit"]),
        (["kecamatan"], ["Kec. Bukit"]),
        (["kode kecamatan"], ["99.01.01"]),
        (["kode"], ["99.01.01"]),
        (["kode wilayah", "kecamatan"], ["99.01.01", "Bukit"]),
        (["kecamatan", "kelurahan"], ["Bukit", "Lereng"]),
        (["nama", "kecamatan"], ["Budi", "Bukit"]),
        (["kode kelurahan", "kecamatan"], [LERENG, "Bukit"]),
    ],
)
def test_a_kecamatan_is_found(toy_store: Store, read: Read, head: list[str], row: list[str]) -> None:
    examined = read("kencana", head, row)
    assert (found(examined), codes(examined)) == ([("99.01.01", "99.01.01")], [])


@pytest.mark.parametrize(
    ("head", "row", "code"),
    [
        (["kecamatan", "kode kecamatan"], ["Bukit", "99.01.02"], "ASSESSMENT_CODE_NAME_CONFLICT"),
        (["kecamatan", "kelurahan"], ["Bukit", "Karang"], "ASSESSMENT_AREA_OUTSIDE"),
        (["kecamatan", "kelurahan"], ["Bukit", "Antah"], "ASSESSMENT_AREA_OUTSIDE"),
        (["kecamatan"], ["Karang"], "ASSESSMENT_SUBJECT_UNKNOWN"),
        (["kode"], [LERENG], "ASSESSMENT_SUBJECT_UNKNOWN"),
        (["kecamatan", "kota"], ["Bukit", "Kab. Lain"], "ASSESSMENT_OTHER_CITY"),
    ],
)
def test_a_kecamatan_that_contradicts_itself_is_held(
    toy_store: Store, read: Read, head: list[str], row: list[str], code: str
) -> None:
    examined = read("kencana", head, row)
    assert (found(examined), codes(examined)) == ([], [code])


@pytest.mark.parametrize("extra", ["nama", "npsn", "nama sekolah", "kode", "kecamatan"])
def test_a_form_of_a_kelurahan_is_read_as_before(town: Store, read: Read, extra: str) -> None:
    said = {"npsn": "10203040", "kode": KARANG, "kecamatan": "Pantai"}.get(extra, "SDN Oeba")
    examined = read("keltana", [extra, "kelurahan"], [said, "Karang"])
    assert (found(examined), codes(examined)) == ([(KARANG, KARANG)], [])


def test_scores_are_stored_under_the_subject_and_its_area(town: Store, read: Read) -> None:
    stored = {"spab": ("npsn", "10203042"), "rsab": ("kode faskes", "1011113"), "kencana": ("kode", "99.01.02")}
    for code, (column, cell) in stored.items():
        accept(town, read(code, [column], [cell]), actor="uji")
        again = read(code, [column], [cell])
        assert (again.changes_something, codes(again)) == (False, ["ASSESSMENT_UNCHANGED"])
        revised = read(code, [column], [cell], choice=1)
        assert [(one.action, one.revision) for one in revised.plan.entries] == [("revision", 2)]
        accept(town, revised, actor="uji")
    rows = town.sql(
        """select distinct s.instrument, s.subject_id, u.kind, u.area_code from scores s
        join subjects u using (subject_id) where s.instrument != 'keltana' order by 1"""
    )
    assert rows.to_numpy().tolist() == [
        ["kencana", "99.01.02", "kecamatan", "99.01.02"],
        ["rsab", "health_facility:1011113", "health_facility", KARANG],
        ["spab", "school:10203042", "school", LERENG],
    ]


def test_a_form_set_aside_keeps_the_kelurahan_that_it_says(town: Store, read: Read) -> None:
    examined = read("spab", ["nama", "kelurahan"], ["SDN Oeba", "Karang"])
    assert '"area_name": "Karang"' in examined.set_aside.quarantine[0].raw
