"""`siperi import`: what it stores, what it sets aside and where, and what it says of both."""

from pathlib import Path
from typing import get_args

import openpyxl
import pytest

from siperi_geo.cli.forms import Kind
from siperi_geo.forms import KINDS
from siperi_geo.instruments import load
from siperi_geo.store import Store
from tests.cli.running import Ran
from tests.forms.builders import csv_text, filled_template, pkd_book, wide_rows, write_text
from tests.toytown import build as toytown

KARANG = {"Nama Desa/Kelurahan": "Karang", "Kecamatan": "Pantai", "Tanggal": "14 Juli 2026"}
ALL = [aspect.id for aspect in load("keltana").aspects]


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return toytown.write_csv(tmp_path / "form.csv", load("keltana"), {"99.01.02.1003": {"met": 2, "LD": 4}})


def test_bad_rows_are_kept_beside_the_file(form: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with form.open("a", encoding="utf-8") as file:
        file.write("99.01.02.1002," + ",".join(["mungkin"] * 128) + "\n")
    ran = Ran(capsys, "import", form, "--year", 2026)
    assert ran.code == 1
    assert "mungkin" in form.with_name("form.karantina.csv").read_text(encoding="utf-8-sig")


def kept_beside(form: Path) -> list[str]:
    return sorted(path.name for path in form.parent.glob("*.karantina*.csv"))


def test_an_earlier_file_of_held_rows_is_never_overwritten(
    form: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Ran(capsys, "import", form).code == 1
    first = form.with_name("form.karantina.csv").read_bytes()
    assert b"ASSESSMENT_YEAR_MISSING" in first
    with form.open("a", encoding="utf-8") as file:
        file.write("99.01.02.1002," + ",".join(["mungkin"] * 128) + "\n")
    assert Ran(capsys, "import", form).code == 1
    assert kept_beside(form) == ["form.karantina-2.csv", "form.karantina.csv"]
    assert form.with_name("form.karantina.csv").read_bytes() == first


def test_what_is_set_aside_again_leaves_no_second_file(
    form: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in ([], ["--commit"], ["--commit"]):
        ran = Ran(capsys, "import", form, *arguments)
        assert (ran.code, "form.karantina.csv" in ran.out) == (1, True)
    assert kept_beside(form) == ["form.karantina.csv"]


def test_dry_runs_of_the_same_form_leave_one_file_and_a_commit_keeps_its_own(
    form: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with form.open("a", encoding="utf-8") as file:
        file.write("99.01.02.1002," + ",".join(["mungkin"] * 128) + "\n")
    kept = form.with_name("form.karantina.csv")
    Ran(capsys, "import", form)
    first = kept.read_bytes()
    Ran(capsys, "import", form, "--year", 2026)
    assert (kept_beside(form), kept.read_bytes() == first) == (["form.karantina.csv"], False)
    Ran(capsys, "import", form, "--year", 2026, "--commit")
    stored = kept.read_bytes()
    Ran(capsys, "import", form)
    assert (kept_beside(form), kept.read_bytes()) == (["form.karantina-2.csv", "form.karantina.csv"], stored)
    form.with_name("form.karantina-2.csv").write_text("catatan saya", encoding="utf-8")
    Ran(capsys, "import", form)
    assert len(kept_beside(form)) == 3


def test_forms_that_join_example_data_are_said_and_how_to_remove_it(
    form: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "demo --remove" not in Ran(capsys, "import", form, "--year", 2026).out
    with Store.open(toy_path) as store, store.transaction(actor="x", action="demo", target="x") as tx:
        tx.execute("update assessments set is_example = true where year = 2024")
    for more in ((), ("--commit",)):
        out = Ran(capsys, "import", form, "--year", 2026, *more).out
        assert "berisi 4 formulir contoh" in out
        assert "siperi demo --remove" in out
    assert "demo --remove" not in Ran(capsys, "import", form, "--year", 2026, "--commit").out


def test_a_folder_for_held_rows_that_cannot_be_written_stops_nothing(
    form: Path, toy_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with form.open("a", encoding="utf-8") as file:
        file.write("99.01.02.1002," + ",".join(["mungkin"] * 128) + "\n")
    nowhere = tmp_path / "missing" / "held.csv"
    ran = Ran(capsys, "import", form, "--year", 2026, "--commit", "--quarantine", nowhere)
    assert ran.code == 1
    assert "CLI_FILE_FAILED" in ran.err
    assert "1 formulir tersimpan" in ran.out
    with Store.open(toy_path) as store:
        assert len(store.sql("select 1 as n from assessments where year = 2026")) == 1


def test_an_import_whose_forms_are_all_held_says_so_and_is_recorded(
    form: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, "import", form, "--commit")
    assert ran.code == 1
    assert "Tidak ada formulir yang disimpan; 1" in ran.out
    assert kept_beside(form) == ["form.karantina.csv"]
    with Store.open(toy_path) as store:
        assert store.sql("select code from quarantine")["code"].tolist() == ["ASSESSMENT_YEAR_MISSING"]


def test_an_import_that_changes_nothing_says_so(
    form: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = Ran(capsys, "import", form, "--year", 2026, "--commit")
    again = Ran(capsys, "import", form, "--year", 2026, "--commit")
    assert (first.code, "1 formulir tersimpan" in first.out) == (0, True)
    assert (again.code, "Tidak ada yang perlu disimpan" in again.out) == (0, True)


@pytest.mark.parametrize("year", [0, 1999, 99999])
def test_a_year_that_is_none_is_refused(
    form: Path, toy_path: Path, year: int, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, "import", form, "--year", year, "--commit")
    assert ran.code == 2
    assert "ASSESSMENT_YEAR_INVALID" in ran.err


def test_the_kinds_of_forms_are_those_that_can_be_read(form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert get_args(Kind) == KINDS
    ran = Ran(capsys, "import", form, "--kind", "foo")
    assert (ran.code, "foo" in ran.err, "Traceback" in ran.err) == (2, True, False)


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_codes_are_never_cut(
    tmp_path: Path, toy_path: Path, width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    codes = ["99.01.01.1001", "99.01.01.1002", "99.01.02.1001", "99.01.02.1002"]
    form = toytown.write_csv(tmp_path / "all.csv", load("keltana"), {code: {"met": 2} for code in codes})
    out = Ran(capsys, "import", form, "--year", 2026).out
    assert [code for code in codes if code not in out] == []
    assert "…" not in out
    if width >= 80:
        assert max(map(len, out.splitlines()[:7])) <= width


def test_a_subject_may_be_named_and_what_it_overrules_is_said_twice(
    form: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for more in ((), ("--commit",)):
        ran = Ran(capsys, "import", form, "--subject", "Muara", "--year", 2026, *more)
        assert (ran.code, "99.01.02.1001" in ran.out) == (0, True)
        assert ran.err.startswith("PERINGATAN ASSESSMENT_SUBJECT_DIFFERS")
        assert "Muara (99.01.02.1001)" in ran.err
    with Store.open(toy_path) as store:
        stored = store.sql("select subject_id from assessments where year = 2026")
    assert stored["subject_id"].tolist() == ["99.01.02.1001"]


def test_a_subject_that_is_none_is_refused_with_a_suggestion(
    form: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, "import", form, "--subject", "Tanjung", "--year", 2026, "--commit")
    assert ran.code == 2
    assert "ASSESSMENT_CHOICE_UNKNOWN" in ran.err
    assert "Tanjung I (99.01.02.1002)" in ran.err
    assert kept_beside(form) == []


def test_a_form_dated_in_the_future_is_held_until_the_year_is_named(
    tmp_path: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = pkd_book(tmp_path / "slip.xlsx", [1] * 128, head=KARANG | {"Tanggal": "03/01/2062"})
    held = Ran(capsys, "import", form, "--commit")
    assert (held.code, "ASSESSMENT_YEAR_FUTURE" in held.err, "“03/01/2062”" in held.err) == (1, True, True)
    ahead = Ran(capsys, "import", form, "--year", 2062)
    assert (ahead.code, ahead.err.startswith("PERINGATAN ASSESSMENT_YEAR_AHEAD")) == (0, True)
    assert Ran(capsys, "import", form, "--year", 2026, "--commit").code == 0
    with Store.open(toy_path) as store:
        assert int(store.sql("select max(year) as n from assessments")["n"].iloc[0]) == 2026


def test_a_blank_form_needs_a_person(tmp_path: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = toytown.write_csv(tmp_path / "blank.csv", load("keltana"), {"99.01.02.1003": {"met": 0, "blank": ALL}})
    ran = Ran(capsys, "import", form, "--year", 2025, "--commit")
    assert ran.code == 1
    assert "ASSESSMENT_BLANK" in ran.err
    assert "FORM_WITHOUT_ANSWERS" not in ran.err
    with Store.open(toy_path) as store:
        revisions = store.sql(
            "select revision from assessments where year = 2025 and subject_id = '99.01.02.1003'"
        )
    assert revisions["revision"].tolist() == [1]
    assert Ran(capsys, "score", form).code == 0


def test_a_form_may_name_its_instrument_and_none_is_keltana(
    form: Path, tmp_path: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "68,00" in Ran(capsys, "score", form).out
    template = filled_template(tmp_path / "own.xlsx", load("keltana"), [1] * 128, subject="Karang", year=2026)
    assert "100,00" in Ran(capsys, "score", template).out
    assert Ran(capsys, "import", template).code == 0
    book = openpyxl.load_workbook(template)
    book.worksheets[-1]["B2"] = "katana"
    book.save(template)
    for command in ("score", "import"):
        ran = Ran(capsys, command, template)
        assert (ran.code, "katana" in ran.err) == (2, True)


def test_a_form_with_bad_cells_is_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = pkd_book(tmp_path / "bad.xlsx", ["mungkin", *[1] * 127])
    ran = Ran(capsys, "score", form)
    assert (ran.code, "GALAT FORM_ANSWER_UNKNOWN" in ran.err, "99 %" in ran.out) == (0, True, True)


@pytest.mark.parametrize("command", ["score", "import"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_help_states_the_rule_of_the_instrument(
    command: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = " ".join(Ran(capsys, "--lang", lang, command, "--help").out.split())
    assert "--instrument" in words
    assert "keltana" in words


def test_unreadable_answers_hold_a_form_until_somebody_decides(
    tmp_path: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = pkd_book(tmp_path / "bad.xlsx", ["mungkin", *[1] * 127], head=KARANG)
    held = Ran(capsys, "import", form, "--commit")
    assert (held.code, "ASSESSMENT_UNREADABLE" in held.err) == (1, True)
    assert "baik 0 + pada formulir yang ditahan 127 + tidak terbaca 1. Formulir ditahan: 1" in held.out
    assert "Hasil pemeriksaan formulir" not in held.out, "no table without a row"
    assert "bad.xlsx · Karang" in held.out
    decided = Ran(capsys, "import", form, "--commit", "--unreadable-as-blank")
    assert (decided.code, "1 formulir tersimpan" in decided.out) == (1, True)
    assert "FORM_UNREADABLE_AS_BLANK" in decided.err


@pytest.mark.parametrize("lang", ["id", "en"])
def test_help_states_how_unreadable_answers_are_decided(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = " ".join(Ran(capsys, "--lang", lang, "import", "--help").out.split())
    assert "--unreadable-as-blank" in words.partition("--instrument")[2].partition("--missing")[0]


def test_many_areas_without_a_form_are_named_only_on_request(
    form: Path, toy_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "tanpa: 4 (Bukit" in Ran(capsys, "import", form, "--year", 2026).out
    monkeypatch.setattr("siperi_geo.cli.examined.FEW_AREAS", 3)
    quiet = Ran(capsys, "import", form, "--year", 2026).out
    assert ("tanpa: 4 (sebutkan" in quiet, "Bukit" in quiet) == (True, False)
    assert "tanpa: 4 (Bukit" in Ran(capsys, "import", form, "--year", 2026, "--missing").out


def test_a_form_is_called_by_its_file_and_its_place_when_it_is_scored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rsab = load("rsab")
    nameless = filled_template(tmp_path / "rsab.xlsx", rsab, [None] * len(rsab.items))
    assert Ran(capsys, "score", nameless).out.startswith("rsab.xlsx · " + rsab.variants[0].name.id)
    named = pkd_book(tmp_path / "bad.xlsx", ["mungkin", *[1] * 127], head=KARANG)
    out = Ran(capsys, "score", named).out
    assert out.startswith("bad.xlsx · Karang · ")
    assert "1 jawaban tidak terbaca" in out


def test_version_and_profile_are_the_users_word_and_wrong_ones_name_those_there_are(
    form: Path, tmp_path: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, rsab = load("keltana", "2012"), load("rsab")
    older = write_text(tmp_path / "old.csv", csv_text(wide_rows(old, {"99.01.02.1003": [1] * len(old.items)})))
    ran = Ran(capsys, "import", older, "--version", "2012", "--year", 2013, "--commit")
    assert (ran.code, "versi 2012 (yang ada: 2012, 2021)" in ran.out) == (0, True)
    wrong = Ran(capsys, "import", form, "--version", "1999")
    assert (wrong.code, "INSTRUMENT_VERSION_ABSENT" in wrong.err, "2012, 2021" in wrong.err) == (2, True, True)
    file = write_text(tmp_path / "rsab.csv", csv_text(wide_rows(rsab, {"1": [1] * len(rsab.items)})))
    for name, known in (("rsab", "hospital (Rumah sakit), puskesmas (Puskesmas)"), ("katana", "–")):
        ran = Ran(capsys, "import", file, "--instrument", name, "--profile", "klinik")
        assert (ran.code, "FORM_PROFILE_UNKNOWN" in ran.err, known in ran.err) == (2, True, True), name
