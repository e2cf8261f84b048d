"""The xlsx forms of instruments beyond KELTANA: sections, profiles, rating guides, whom they ask to name."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest

from siperi_geo.instruments import Instrument, export_xlsx, load
from siperi_geo.instruments import template_layout as layout

COLUMN = {name: position for position, name in enumerate(layout.COLUMNS)}
OTHERS = ("spab", "rsab", "kencana", "katana", "erat")


def exported(instrument: Instrument, language: str = "id", profile: str | None = None) -> Any:
    target = BytesIO()
    areas = [("53.71.01.1001", "Alak")]
    export_xlsx(instrument, target, areas=areas, language=language, profile=profile)
    return openpyxl.load_workbook(target)


def questions(book: Any) -> list[tuple[Any, ...]]:
    """The cells of every question row."""
    sheets = book.worksheets[2:-1]
    return [row for sheet in sheets for row in sheet.iter_rows(min_row=layout.HEADER_ROW + 1, values_only=True)]


def labels(book: Any) -> list[str]:
    """What the identity sheet asks, from the top."""
    rows = book.worksheets[1].iter_rows(min_row=layout.IDENTITY_ROW, max_col=1, values_only=True)
    return [row[0] for row in rows]


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_question_is_there_once_in_order(code: str, language: str) -> None:
    instrument = load(code)
    book = exported(instrument, language)
    found = [(row[COLUMN["item_id"]], row[COLUMN["question"]]) for row in questions(book)]
    assert found == [(item.id, getattr(item.text, language)) for item in instrument.items]
    assert len(book.worksheets) == 3 + len(instrument.sections)


def test_a_profile_leaves_out_what_it_does_not_ask_and_says_which_it_is() -> None:
    rsab = load("rsab")
    book = exported(rsab, profile="puskesmas")
    assert len(questions(book)) == 219 - 14
    meta = dict(book[layout.META_SHEET].iter_rows(max_row=6, max_col=2, values_only=True))
    assert (meta["profile"], meta["version"]) == ("puskesmas", "2015")
    told = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert "Lembar: Puskesmas" in told
    with pytest.raises(KeyError):
        exported(rsab, profile="klinik")


def test_answers_come_from_the_scale_of_each_question() -> None:
    book = exported(load("rsab"))
    hidden = book[layout.META_SHEET]
    columns = range(layout.LISTS_COLUMN + 2, layout.LISTS_COLUMN + 5)
    lists = [[hidden.cell(row, column).value for row in range(1, 5)] for column in columns]
    assert lists == [
        ["Rendah", "Rata-rata", "Tinggi", None],
        ["Tidak ada", "Rendah", "Rata-rata", "Tinggi"],
        ["Ya", "Tidak", None, None],
    ]
    rules = book["M1 Bahaya yang mengancam"].data_validations.dataValidation
    assert {rule.formula1 for rule in rules if rule.type == "list"} == {"_siperi!$F$1:$F$4", "_siperi!$G$1:$G$2"}


def test_a_question_shows_how_to_rate_it() -> None:
    first = questions(exported(load("rsab")))[0][COLUMN["example"]]
    assert "Rendah: kerusakan berat dan tidak diperbaiki." in first
    heading = exported(load("rsab")).worksheets[2].cell(layout.HEADER_ROW, COLUMN["example"] + 1).value
    assert heading == "Petunjuk menilai dan contoh bukti"


@pytest.mark.parametrize("code", ["katana", "erat"])
def test_nobody_is_asked_for_a_name(code: str) -> None:
    book = exported(load(code))
    assert "Diisi oleh:" not in labels(book)
    told = " ".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)
    assert "Jangan menulis nama siapa pun" in told
    assert "siapa yang mengisi" not in told


def test_a_school_is_named_and_its_kelurahan_chosen() -> None:
    book = exported(load("spab"))
    first = layout.IDENTITY_ROW
    assert labels(book)[:4] == ["Sekolah:", "Kelurahan:", "Tahun penilaian:", "Tanggal pengisian:"]
    rules = {str(rule.sqref): rule.type for rule in book.worksheets[1].data_validations.dataValidation}
    assert rules == {f"B{first + 1}": "list", f"B{first + 2}": "whole", f"B{first + 3}": "date"}


def test_a_respondent_names_government_and_unit_and_is_a_number() -> None:
    assert labels(exported(load("erat"))) == [
        *("Pemerintah daerah:", "Perangkat daerah (OPD) pengisi:", "Nomor pengisi (bukan nama):"),
        *("Tahun penilaian:", "Tanggal pengisian:"),
    ]


@pytest.mark.parametrize("code", ["keltana", *OTHERS])
@pytest.mark.parametrize(("language", "condition"), [("id", "bila instrumen ini sudah dibuka"), ("en", "is open")])
def test_the_last_step_promises_no_upload_that_may_be_refused(code: str, language: str, condition: str) -> None:
    book = exported(load(code), language)
    (step,) = [row[0] for row in book.worksheets[0].iter_rows(values_only=True) if str(row[0]).startswith("6. ")]
    assert "BPBD" in step
    assert condition in step
