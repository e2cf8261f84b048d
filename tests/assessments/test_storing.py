"""Storing an examined import: what is held is kept whole, any change is a revision, nothing is overtaken."""

import json
from pathlib import Path

import pytest

from siperi_geo.assessments import answers_of
from siperi_geo.errors import SiperiError
from siperi_geo.forms import write_quarantine
from siperi_geo.instruments import Instrument, load
from siperi_geo.intake import accept, examine
from siperi_geo.store import Store, run_checks
from tests.forms.builders import pkd_cells, write_sheets
from tests.toytown import build as toytown

KARANG = {"Nama Desa/Kelurahan": "Karang", "Kecamatan": "Pantai", "Tanggal": "14 Juli 2026"}


@pytest.fixture(scope="module")
def keltana() -> Instrument:
    return load("keltana")


def index_of(store: Store) -> float:
    """The index of Bukit in 2026."""
    keys = {"instrument": "keltana", "year": 2026, "variant": "standard", "node": "index"}
    rows = store.query("scores/score_per_subject", kind="kelurahan", **keys).set_index("area_code")
    return float(rows["index_value"]["99.01.01.1001"])


def book_of(path: Path, *evidence: str, **head: str) -> Path:
    """BNPB's workbook, all answered yes, with evidence and a note beside the first question."""
    cells = pkd_cells([1] * 128, head=KARANG | head)
    cells[-128] += evidence
    return write_sheets(path, {"Input Nilai": cells})


def test_an_import_of_held_forms_only_is_recorded_whole(
    toy_store: Store, keltana: Instrument, tmp_path: Path
) -> None:
    head = {"Nama Desa/Kelurahan": "Antah Berantah"}
    book = book_of(tmp_path / "form.xlsx", "SK Lurah", "perlu dicek", **head)
    examined = examine(toy_store, [book], keltana)
    assert [problem.code for problem in examined.errors] == ["ASSESSMENT_SUBJECT_UNKNOWN"]
    assert examined.changes_something
    batch = accept(toy_store, examined, actor="test")
    kept = toy_store.sql("select line, code, raw, message from quarantine where batch_id = $b", {"b": batch})
    form = json.loads(kept["raw"].iloc[0])
    assert kept["code"].tolist() == ["ASSESSMENT_SUBJECT_UNKNOWN"]
    assert (form["place_name"], form["kecamatan_name"], form["year"]) == ("Antah Berantah", "Pantai", 2026)
    assert form["answers"] == {item.id: 1 for item in keltana.items}
    assert form["notes"] == {"Q001": {"evidence": "SK Lurah", "note": "perlu dicek"}}
    assert form["filled_on"] == "2026-07-14"
    assert form["header"]
    assert toy_store.query("assessments/batch_list", actor=None).iloc[0]["held_count"] == 1
    assert run_checks(toy_store) == {}
    file = write_quarantine(examined.set_aside, tmp_path / "karantina.csv").read_text(encoding="utf-8-sig")
    assert "Antah Berantah" in file


def test_new_notes_on_the_same_answers_are_a_revision(
    toy_store: Store, keltana: Instrument, tmp_path: Path
) -> None:
    later = {"Tanggal": "15 Juli 2026"}
    books = [
        book_of(tmp_path / "a.xlsx"),
        book_of(tmp_path / "b.xlsx", "SK Lurah"),
        book_of(tmp_path / "c.xlsx", "SK Lurah", "perlu dicek"),
        book_of(tmp_path / "d.xlsx", "SK Lurah", "perlu dicek", **later),
    ]
    for step, book in enumerate(books):
        found = examine(toy_store, [book], keltana)
        assert [(e.action, e.revision) for e in found.plan.entries] == [("revision" if step else "new", step + 1)]
        accept(toy_store, found, actor="test")
        again = examine(toy_store, [book], keltana)
        assert [e.action for e in again.plan.entries] == ["unchanged"]
        assert not again.changes_something


def test_of_two_examined_imports_of_one_form_the_second_must_look_again(
    toy_store: Store, keltana: Instrument, tmp_path: Path
) -> None:
    paths = [
        toytown.write_csv(tmp_path / f"{met}.csv", keltana, {"99.01.01.1001": {"met": met}}) for met in (1, 4)
    ]
    first, second = (examine(toy_store, [path], keltana, year=2026) for path in paths)
    accept(toy_store, first, actor="test")
    before = toy_store.data_version
    with pytest.raises(SiperiError) as refused:
        accept(toy_store, second, actor="test")
    assert refused.value.code == "ASSESSMENT_CHANGED_MEANWHILE"
    assert toy_store.data_version == before
    assert index_of(toy_store) == pytest.approx(40)
    accept(toy_store, examine(toy_store, [paths[1]], keltana, year=2026), actor="test")
    assert index_of(toy_store) == pytest.approx(100)


def answered(store: Store) -> list[int]:
    """How many questions each stored revision of Karang in 2026 answers, oldest first."""
    text = "select answers from assessments where subject_id = $id and year = 2026 order by revision"
    rows = store.sql(text, {"id": "99.01.02.1003"})["answers"]
    return [sum(answer is not None for answer in answers_of(row)) for row in rows]


def test_a_blank_form_never_replaces_a_filled_one(toy_store: Store, keltana: Instrument, tmp_path: Path) -> None:
    blank = write_sheets(tmp_path / "blank.xlsx", {"Input Nilai": pkd_cells([""] * 128, head=KARANG)})
    for filled_before in (False, True):
        if filled_before:
            accept(toy_store, examine(toy_store, [book_of(tmp_path / "a.xlsx")], keltana), actor="test")
        found = examine(toy_store, [blank], keltana)
        assert found.plan.entries == ()
        assert [problem.code for problem in found.problems] == ["ASSESSMENT_BLANK"]
        assert found.errors
        batch = accept(toy_store, found, actor="test")
        kept = toy_store.sql("select code, raw from quarantine where batch_id = $b", {"b": batch})
        assert kept["code"].tolist() == ["ASSESSMENT_BLANK"]
        assert json.loads(kept["raw"].iloc[0])["place_name"] == "Karang"
    assert answered(toy_store) == [128]


def test_a_form_whose_every_answer_is_unreadable_is_blank_too(
    toy_store: Store, keltana: Instrument, tmp_path: Path
) -> None:
    accept(toy_store, examine(toy_store, [book_of(tmp_path / "a.xlsx")], keltana), actor="test")
    bad = write_sheets(tmp_path / "bad.xlsx", {"Input Nilai": pkd_cells(["mungkin"] * 127 + ["-"], head=KARANG)})
    found = examine(toy_store, [bad], keltana)
    assert (found.plan.entries, len(found.plan.held)) == ((), 1)


def test_one_import_of_many_years_is_scored_whole(toy_store: Store, keltana: Instrument, tmp_path: Path) -> None:
    rows = toytown.write_csv(tmp_path / "y.csv", keltana, {"99.01.01.1001": {"met": 1}}).read_text().splitlines()
    years = range(2010, 2024)
    lines = [f"tahun,{rows[0]}", *(f"{year},{rows[1]}" for year in years)]
    path = tmp_path / "years.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    accept(toy_store, examine(toy_store, [path], keltana), actor="test")
    text = "select distinct year from scores where area_code = '99.01.01.1001' and index_value = 40 order by year"
    assert set(years) <= set(toy_store.sql(text)["year"])
