"""Files of many households: every kind of file says the same, and nothing is kept that is not asked for."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.forms.households import BLANK, NOTHING, Households, read_households
from siperi_geo.forms.households.codes import covered, refusal_of, tidy_code
from siperi_geo.forms.households.header import HeaderWords, choices_of
from siperi_geo.forms.households.spool import Spool
from siperi_geo.instruments import available, export_xlsx, load
from siperi_geo.instruments.template_layout import COLUMNS, HEADER_ROW, IDENTITY_ROW
from tests.forms.odk_server import Server, Style
from tests.forms.odk_server import write as write_odk
from tests.intake.builders import HEAD, ITEMS, KATANA, family, write
from tests.sheets.builders import write_sheets

ONES, TWOS = (1,) * 25, (2,) * 25
XML, LABELS, CENTRAL = Style(), Style(language="id"), Style(server="central", separator="-")


@pytest.fixture(scope="module")
def server() -> Server:
    return Server(KATANA)


def read(*paths: Path) -> Households:
    found = read_households(paths, KATANA)
    assert sum(file.rows_in for file in found.files) == int(found.rows.sum())
    return found


def codes(found: Households) -> list[str]:
    """Why each entry cannot be used; nothing where it can."""
    return ["" if reason == NOTHING else found.reasons[reason].code for reason in found.reason]


def said(found: Households) -> list[str]:
    return [problem.code for problem in found.problems]


# --- kinds of files


@pytest.mark.parametrize("style", [XML, LABELS, CENTRAL, Style(language="en", separator="")])
@pytest.mark.parametrize("dialect", [";", "xlsx"])
def test_downloads_of_servers_are_read(tmp_path: Path, server: Server, style: Style, dialect: str) -> None:
    about = {"siperi_h_mode": "dibantu kader", "siperi_h_selection": "081234567890 Maria"}
    sent = [server.submission(ONES, siperi_subject="a12", **about), server.submission(TWOS, siperi_subject="7")]
    found = read(write_odk(tmp_path / "f", server.rows(sent, style), dialect))
    assert (found.code.tolist(), codes(found)) == ([b"A12", b"7"], ["", ""])
    assert found.answers.tolist() == [[1] * 25, [2] * 25]
    assert found.places[0].code == "53.71.01.1001"
    assert str(found.whens[0].day) == "2026-07-14"
    label = KATANA.header[1].name.id
    assert found.headers[found.header[0]] == ((label, "dibantu kader"),), "words that name a person are dropped"
    (left_out,) = (one for one in found.problems if one.code == "HOUSEHOLD_WORDS_LEFT_OUT")
    assert left_out.values["n"] == 1


def test_of_what_was_changed_after_it_was_sent_the_newest_counts(tmp_path: Path, server: Server) -> None:
    def sent(answers: tuple[int, ...], **more: str) -> Mapping[str, str]:
        return server.submission(answers, **({"siperi_subject": "1"} | more))

    late = {"_submission_time": "2026-08-01T00:00:00"}
    rows = [
        sent(ONES, _uuid="a", _root="a"),
        sent(TWOS, _uuid="b", _root="a", **late),  # changed
        sent(ONES, _uuid="c", siperi_subject="2"),
        sent(ONES, _uuid="c", siperi_subject="2"),  # the same again
        sent(ONES, _uuid="d", siperi_subject="3"),
        sent(TWOS, _uuid="d", siperi_subject="3"),  # which is newer?
        sent(ONES, siperi_subject="4"),
    ]
    rows = [dict(row) | {"_id": str(n)} for n, row in enumerate(rows)]
    found = read(write_odk(tmp_path / "f", server.rows(rows, XML)))
    unclear = "HOUSEHOLD_EDITIONS_UNCLEAR"
    assert codes(found) == ["HOUSEHOLD_EDITED", "", "", "", unclear, unclear, ""]
    assert found.again.tolist() == [False, False, False, True, False, False, False]
    assert said(found) == ["HOUSEHOLD_SENT_AGAIN"]


def test_a_download_without_some_questions_is_held(tmp_path: Path, server: Server) -> None:
    rows = server.rows([server.submission(ONES, siperi_subject="1")], XML)
    place = rows[0].index("g_P1/K03")
    found = read(write_odk(tmp_path / "f", [row[:place] + row[place + 1 :] for row in rows]))
    assert (codes(found), found.is_unread.tolist()) == (["HOUSEHOLD_QUESTIONS_MISSING"], [True])
    assert "FORM_ODK_QUESTIONS_MISSING" in said(found)


def test_rows_of_another_form_are_refused(tmp_path: Path, server: Server) -> None:
    rows = server.rows([server.submission(ONES, siperi_subject=n) for n in "12"], XML)
    rows[1][rows[0].index("siperi_version")] = "2027"
    rows[2][rows[0].index("siperi_instrument")] = "keltana"
    found = read(write_odk(tmp_path / "f", rows))
    assert codes(found) == ["HOUSEHOLD_OTHER_VERSION", "HOUSEHOLD_OTHER_INSTRUMENT"]


def test_our_workbook_holds_one_household(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with path.open("wb") as file:
        export_xlsx(KATANA, file, areas=[("53.71.01.1001", "Alak")], language="id")
    book = openpyxl.load_workbook(path)
    for n, value in enumerate(["A7", "53.71.01.1001 Alak", 2026, "2026-07-14"]):
        book.worksheets[1].cell(IDENTITY_ROW + n, 2).value = value
    for sheet in book.worksheets[2:-1]:
        for row in sheet.iter_rows(min_row=HEADER_ROW + 1):
            row[COLUMNS.index("answer")].value = "Ya"
    book.save(path)
    found = read(path)
    assert (found.code.tolist(), codes(found), found.files[0].kind) == ([b"A7"], [""], "template")
    assert (found.places[0].code, found.places[0].name) == ("53.71.01.1001", "Alak")
    assert (found.whens[0].year, found.answers.tolist()) == (2026, [[2] * 25])


def test_a_workbook_of_rows_and_lines_above_the_table(tmp_path: Path) -> None:
    rows = [["Kelurahan :", "Karang"], ["Tahun", "2026"], [], ["Kode Keluarga", *ITEMS], ["5", *["Ya"] * 25]]
    found = read(write_sheets(tmp_path / "k.xlsx", {"Data": rows}))
    assert (found.places[0].name, found.whens[0].year, found.row.tolist()) == ("Karang", 2026, [5])


def test_one_file_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    good = write(tmp_path / "a.csv", [family("Karang", "1")])
    bad = tmp_path / "b.csv"
    bad.write_text("Halo\n", encoding="utf-8")
    found = read(bad, good)
    assert ([file.name for file in found.files], len(found)) == (["a.csv"], 1)
    assert said(found) == ["FORM_HEADER_MISSING"]
    with pytest.raises(SiperiError, match="FORM_HEADER_MISSING"):
        read(bad)


def test_one_answer_per_row(tmp_path: Path) -> None:
    head = ["subject_id", "tahun", "item_id", "answer"]
    one, two = "family:53.71.01.1001:1", "53.71.01.1001:2"
    rows = [
        [one, 2026, "K01", "Ya"],
        [two, 2026, "K02", "Ya"],
        [one, 2026, "K02", "Belum"],
        [two, 2026, "K02", "Belum"],
    ]
    rows += [[one, 2026, "K77", "Ya"], [one, 2026, "K03", "entahlah"], ["Budi", 2026, "K03", "Ya"]]
    found = read(write(tmp_path / "k.csv", rows, head))
    assert codes(found) == [
        "HOUSEHOLD_ROW_LACKING", "HOUSEHOLD_ITEM_DOUBLED", "HOUSEHOLD_ITEM_UNKNOWN", "HOUSEHOLD_ANSWER_UNREADABLE",
        "HOUSEHOLD_CODE_NOT_ONE",
    ]  # fmt: skip
    assert found.rows.tolist() == [2, 2, 1, 1, 1]
    assert found.answers[0, :3].tolist() == [2, 0, BLANK]
    kept = [json.loads(found.spool.get(number)) for number in found.kept.tolist() if number != NOTHING]
    assert kept[1]["answer"] == "********"
    assert kept[2]["household"] == "****"


# --- rows that cannot be used


def test_rows_that_cannot_be_cut_into_cells(tmp_path: Path) -> None:
    path = write(tmp_path / "k.csv", [family("Karang", "1"), [*family("Karang", "2"), "", "lebih"]])
    with path.open("a", encoding="utf-8") as file:
        file.write('"Karang;3;2026;1\n')
        file.write("Karang;4;2026;1\n")
    assert codes(read(path)) == ["", "HOUSEHOLD_ROW_TOO_LONG", "HOUSEHOLD_ROW_BROKEN", ""]


def test_an_answer_to_a_question_that_there_is_not(tmp_path: Path) -> None:
    rows = [[*family("Karang", "1"), ""], [*family("Karang", "2"), "Ya"]]
    found = read(write(tmp_path / "k.csv", rows, [*HEAD, *ITEMS, "K26"]))
    assert codes(found) == ["", "HOUSEHOLD_ITEM_UNKNOWN"]
    assert found.is_unread.tolist() == [False, True]
    assert said(found) == ["HOUSEHOLD_ITEM_COLUMN"]


def test_columns_about_persons_are_named_and_others_too(tmp_path: Path) -> None:
    head = [*HEAD, "Nama KK", "N.I.K", "RT/RW", *ITEMS]
    found = read(write(tmp_path / "k.csv", [["Karang", "1", 2026, "Budi", "5371", "1/2", *ONES]], head))
    persons, rest = found.problems
    assert (persons.code, persons.values["columns"]) == ("HOUSEHOLD_PERSON_COLUMNS", "Nama KK, N.I.K")
    assert (rest.code, rest.values["columns"]) == ("FORM_COLUMNS_IGNORED", "RT/RW")


# --- household codes


def test_a_form_of_households_has_no_profiles() -> None:
    assert not any(
        load(ref.id, ref.version).profiles for ref in available() if load(ref.id, ref.version).is_private
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1", "1"),
        (" a 12 ", "A12"),
        ("12.0", "12"),
        ("'007", "007"),
        ("12/003/004", "12/003/004"),
        ("08/003/012", "08/003/012"),
        ("45/12/2001", "45/12/2001"),
        ("001/003/004", "001/003/004"),
        ("abc123456", "ABC123456"),
    ],
)
def test_running_numbers(text: str, code: str) -> None:
    assert (tidy_code(text), refusal_of(tidy_code(text))) == (code, None)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("5371012903900001", "IDENTITY"),
        ("5371 0129 0390 0001", "IDENTITY"),
        ("5371.0129.0390.0001", "IDENTITY"),
        ("NIK5371012903900001", "IDENTITY"),
        ("5,37101E+15", "IDENTITY"),
        ("537101.4101.9001", "IDENTITY"),
        ("0812/003/012", "IDENTITY"),
        ("A123456/003", "IDENTITY"),
        ("812.3456.7890", "PHONE"),
        ("812345678", "PHONE"),
        ("12-08-1990", "DATE"),
        ("1.8.1990", "DATE"),
        ("1990/08/12", "DATE"),
        ("2004-8.2", "DATE"),
        ("MARIABRIA:12", "NOT_ONE"),
        ("081234567890", "PHONE"),
        ("0812-3456-7890", "PHONE"),
        ("+62 812 3456 7890", "PHONE"),
        ("Maria Bria", "NOT_ONE"),
        ("Budi", "NOT_ONE"),
        ("1234567", "NOT_ONE"),
        ("", "MISSING"),
        ("١٢", "NOT_ONE"),
    ],
)
def test_what_is_no_running_number(text: str, refused: str) -> None:
    assert refusal_of(tidy_code(text)) == f"HOUSEHOLD_CODE_{refused}"


def test_a_covered_text_keeps_no_letter_and_no_digit() -> None:
    assert covered("Jl. Timor 5-a") == "**. ***** *-*"


def test_a_spool_gives_back_what_was_put() -> None:
    spool = Spool()
    texts: list[Any] = ["a", "", "é" * 1000]
    assert [spool.put(text) for text in texts] == [0, 1, 2]
    assert [spool.get(number) for number in (2, 0, 1)] == [texts[2], texts[0], texts[1]]
    spool.close()
    spool.close()


# --- words


def test_of_a_head_only_the_choices_of_the_form_are_kept() -> None:
    words = HeaderWords(KATANA)
    selection, mode = (one.name.id for one in KATANA.header)
    for text, kept in (("acak", "acak"), ("  ACAK ", "acak"), ("At random", "at random"), ("Maria Bria", ""),
                       ("acak, Maria Bria", ""), ("acak 5", ""), ("sendiri", ""), ("", "")):  # fmt: skip
        assert words.kept([(selection, text)]) == (((selection, kept),) if kept else ()), text
    for text in ("sendiri", "dibantu kader", "dibantu penyuluh", "dibantu kader atau penyuluh", "with help"):
        assert words.kept([(mode, text)]) == ((mode, text),)
    assert words.kept([("Kampung", "acak")]) == (), "a field that the form does not have"
    assert list(choices_of("Catatan petugas")) == [], "a field without choices is never kept"


def test_of_a_refused_row_known_areas_stay_and_every_other_word_is_covered(tmp_path: Path) -> None:
    head = ["Kode Kelurahan", "Kelurahan", "Kecamatan", *HEAD[1:], *ITEMS]
    rows = [
        ["99.01.01.1001", "kel. Bukit", "Bukit", "1", 2026, "Ani", "12", *[1] * 23],
        ["99.01.01.1001 Bukit", "Maria", "Bukit Maria", "Maria:12", 2026, "A1", *[1] * 24],
        ["81.23.45.6789", "Bukit Kec. Bria", "5371", "2", 2026, "3?", *[1] * 24],
    ]
    path = write(tmp_path / "k.csv", rows, head)
    found = read_households([path], KATANA, places=["99.01.01.1001", "Bukit"])
    kept = [json.loads(found.spool.get(number)) for number in found.kept.tolist()]
    fields = ("area_code", "area", "kecamatan", "household", "K01", "K02")
    assert [tuple(one[field] for field in fields) for one in kept] == [
        ("99.01.01.1001", "Bukit", "Bukit", "1", "***", "12"),
        ("99.01.01.1001 Bukit", "*****", "***** *****", "*****:**", "**", "1"),
        ("**.**.**.****", "Bukit", "****", "2", "3?", "1"),
    ]


def test_an_answer_that_comes_again_with_the_same_content_counts_once(tmp_path: Path) -> None:
    rows = [["1", 2026, "K01", "Ya"], ["1", 2026, "K01", "2"], ["1", 2026, "K02", "Ya"]]
    found = read(write(tmp_path / "k.csv", rows, ["subject_id", "tahun", "item_id", "answer"]))
    assert (codes(found), found.rows.tolist()) == ([""], [3])
