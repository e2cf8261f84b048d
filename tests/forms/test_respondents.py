"""Forms of respondents: a phone's round trip with units from the register, our template, and what is left out."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from pyxform.xls2xform import convert

from siperi_geo.errors import SiperiError
from siperi_geo.forms import read_form
from siperi_geo.instruments import Units, export_xlsx, load
from siperi_geo.scoring import score_forms
from tests.forms.builders import csv_text, write_text
from tests.forms.odk_server import Server, Style, sheet_rows, write
from tests.worked_cases import load_cases

ERAT = load("erat")
UNITS = Units(
    [("53", "Provinsi NTT"), ("53.01", "Kabupaten Kupang"), ("53.71", "Kota Kupang")],
    [("unit:siperi-bpbd-53.71", "53.71", "BPBD"), ("unit:53:1.05", "53", "BPBD")],
)
HEAD = {"siperi_government": "53.71", "siperi_unit": "unit:siperi-bpbd-53.71"}


@pytest.fixture(scope="module")
def server() -> Server:
    return Server(ERAT, units=UNITS, with_notes=True)


def test_pyxform_converts_the_form_with_units_without_a_warning(server: Server, tmp_path: Path) -> None:
    (tmp_path / "hp.xlsx").write_bytes(server.workbook)
    assert convert(tmp_path / "hp.xlsx", validate=False).warnings == []


def test_units_are_chosen_below_their_government_and_nothing_free_is_asked(server: Server) -> None:
    book = openpyxl.load_workbook(BytesIO(server.workbook))
    rows = {row["name"]: row for row in sheet_rows(book, "survey")}
    assert rows["siperi_unit"]["type"] == "select_one unit"
    assert rows["siperi_unit"]["choice_filter"] == "government = ${siperi_government}"
    assert [name for name, row in rows.items() if row["type"] == "text"] == []
    choices = [row for row in sheet_rows(book, "choices") if row["list_name"] in ("government", "unit")]
    assert [(row["name"], row["government"]) for row in choices] == [
        ("53", ""),
        ("53.71", ""),
        ("unit:siperi-bpbd-53.71", "53.71"),
        ("unit:53:1.05", "53"),
    ]


@pytest.mark.parametrize("style", [Style(), Style(language="id"), Style(server="central", separator="-")])
def test_a_download_comes_back_with_equal_scores(tmp_path: Path, server: Server, style: Style) -> None:
    answers = [case.answers for case in load_cases("erat")][:6]
    sent = [server.submission(one, siperi_respondent=str(n), **HEAD) for n, one in enumerate(answers, start=1)]
    reading = read_form(write(tmp_path / "f", server.rows(sent, style)), ERAT)
    assert (reading.problems, reading.rows_in) == ((), 6)
    assert [one.subject_id for one in reading.forms] == ["1", "2", "3", "4", "5", "6"]
    assert {one.city_name for one in reading.forms} == {"53.71"}, "a download with labels has the code too"
    assert {one.place_name for one in reading.forms} == {"BPBD" if style.language else HEAD["siperi_unit"]}
    assert score_forms(ERAT, [one.answers for one in reading.forms]) == score_forms(ERAT, answers)


def test_a_template_says_government_unit_and_number(tmp_path: Path) -> None:
    target = BytesIO()
    export_xlsx(ERAT, target, areas=(), language="id")
    book = openpyxl.load_workbook(target)
    names = {one: book.defined_names[f"siperi_{one}"].attr_text for one in ("government", "unit", "respondent")}
    identity = book[names["unit"].partition("!")[0].strip("'")]
    given = {"government": "Kota Kupang", "unit": "BPBD", "respondent": 3, "year": 2026}
    for name, value in given.items():
        identity[book.defined_names[f"siperi_{name}"].attr_text.partition("!")[2].replace("$", "")] = value
    book.save(tmp_path / "isi.xlsx")
    (form,) = read_form(tmp_path / "isi.xlsx", ERAT).forms
    assert (form.city_name, form.place_name, form.subject_id, form.year) == ("Kota Kupang", "BPBD", "3", 2026)
    identity[names["respondent"].partition("!")[2].replace("$", "")] = "Maria Bere"
    book.save(tmp_path / "nama.xlsx")
    with pytest.raises(SiperiError) as refused:
        read_form(tmp_path / "nama.xlsx", ERAT)
    assert refused.value.code == "RESPONDENT_NUMBER_NOT_ONE"
    assert "Bere" not in str(refused.value)


def test_numbers_repeat_from_unit_to_unit_and_not_within_one(tmp_path: Path) -> None:
    head = ["pemerintah", "opd", "pengisi", "tahun", *(item.id for item in ERAT.items)]
    rows = [["53.71", unit, number, "2026", *["3"] * 32] for unit in ("BPBD", "Dinkes") for number in ("1", "2")]
    path = write_text(tmp_path / "a.csv", csv_text([head, *rows, rows[0]], ";"), "utf-8")
    reading = read_form(path, ERAT)
    assert [(one.place_name, one.subject_id) for one in reading.forms] == [
        ("BPBD", "2"), ("Dinkes", "1"), ("Dinkes", "2"),
    ]  # fmt: skip
    assert [problem.code for problem in reading.problems] == ["FORM_DUPLICATE"]
    assert {row.raw for row in reading.quarantine} == {""}, "what stood in a row may name somebody"
