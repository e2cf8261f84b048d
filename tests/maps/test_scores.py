"""From score rows to paint: classes for the index, steps for aspects, and two kinds of nothing."""

import pandas as pd
import pytest

from siperi_geo.instruments import Instrument, load
from siperi_geo.maps import (
    NO_DATA,
    NOT_ASSESSABLE,
    WITHHELD,
    paint_key,
    score_facts,
    score_paints,
    unit_facts,
)

ASPECT_ROW = {"index_value": 0.52, "coverage_pct": 100.0}


@pytest.fixture(scope="module")
def keltana() -> Instrument:
    return load("keltana")


def index_row(value: float | None, coverage: float | None = 100.0) -> dict[str, object]:
    return {
        "area_code": "99.01.01.1001",
        "kecamatan_name": "Timur",
        "index_value": value,
        "coverage_pct": coverage,
    }


@pytest.mark.parametrize(
    ("value", "paint"),
    [(20.0, "pratama"), (58.33, "pratama"), (58.330001, "madya"), (83.33, "madya"), (83.330001, "utama")],
)
def test_the_index_has_the_paint_of_its_class_at_both_sides_of_each_edge(
    keltana: Instrument, value: float, paint: str
) -> None:
    assert paint_key(keltana, "index", index_row(value)) == paint


def test_no_form_and_too_few_answers_are_two_paints(keltana: Instrument) -> None:
    assert paint_key(keltana, "index", index_row(None, None)) == NO_DATA
    assert paint_key(keltana, "index", index_row(float("nan"), 12.5)) == NOT_ASSESSABLE
    assert all(score_paints(keltana, "index")[key].hatch for key in (NO_DATA, NOT_ASSESSABLE))


@pytest.mark.parametrize(("score", "paint"), [(0.0, "step0"), (19.99, "step0"), (20.0, "step1"), (100.0, "step4")])
def test_an_aspect_is_painted_in_steps_of_its_score(keltana: Instrument, score: float, paint: str) -> None:
    aspect = keltana.aspects[0].id
    assert paint_key(keltana, aspect, {**ASPECT_ROW, "score": score}) == paint
    assert paint in score_paints(keltana, aspect)


def test_every_paint_of_a_row_is_in_the_legend(keltana: Instrument) -> None:
    rows = pd.DataFrame([index_row(57.16), index_row(None, None), index_row(float("nan"), 10.0)])
    facts = score_facts(keltana, "index", rows)
    assert {fact.paint for fact in facts.values()} <= set(score_paints(keltana, "index"))


def test_the_tip_names_place_value_class_and_coverage(keltana: Instrument) -> None:
    facts = score_facts(keltana, "index", pd.DataFrame([index_row(57.16190476)]))
    assert facts["99.01.01.1001"].lines == (
        "Kecamatan Timur",
        "Indeks 57,16",
        "Tangguh Pratama",
        "Pertanyaan terjawab 100 %",
    )
    assert facts["99.01.01.1001"].result == ("Indeks 57,16", "Tangguh Pratama")


def test_the_tip_of_an_area_without_a_form_has_no_number(keltana: Instrument) -> None:
    facts = score_facts(keltana, "index", pd.DataFrame([index_row(None, None)]))
    assert facts["99.01.01.1001"].lines == ("Kecamatan Timur", "Belum ada data")
    assert facts["99.01.01.1001"].result == ("Belum ada data",)


def test_a_partly_filled_form_says_so_and_is_never_rounded_up(keltana: Instrument) -> None:
    row = {**index_row(57.16190476, 99.2), "answered_items": 127, "total_items": 128}
    facts = score_facts(keltana, "index", pd.DataFrame([row]))
    assert facts["99.01.01.1001"].lines[-1] == "Terisi sebagian: 127 dari 128 pertanyaan dijawab"
    kecamatan = score_facts(keltana, "index", pd.DataFrame([index_row(57.16, 99.9)]))
    assert kecamatan["99.01.01.1001"].lines[-1] == "Pertanyaan terjawab 99 %"


def test_the_tip_tells_an_example_from_a_real_form_where_it_is_marked(keltana: Instrument) -> None:
    facts = score_facts(keltana, "index", pd.DataFrame([{**index_row(57.16), "origin": "contoh"}]))
    assert facts["99.01.01.1001"].lines[-1] == "Data: contoh"


def test_an_aspect_of_a_form_without_an_index_is_said_to_be_in_no_mean(keltana: Instrument) -> None:
    row = {**index_row(0.52), "score": 40.0, "is_assessed": False}
    facts = score_facts(keltana, keltana.aspects[0].id, pd.DataFrame([row]))
    assert facts["99.01.01.1001"].lines[-1] == "Indeks belum dapat dinilai; tidak ikut rata-rata"


FAMILIES = {
    **index_row(61.5, 98.0),
    "subject_count": 40,
    "form_count": 38.0,
    "scored_count": 36.0,
    "example_count": 0.0,
    "is_withheld": False,
}
NOTHING = dict.fromkeys(
    ("index_value", "coverage_pct", "form_count", "scored_count", "example_count"), float("nan")
)


def test_a_withheld_area_says_that_and_nothing_else() -> None:
    katana = load("katana")
    rows = pd.DataFrame([FAMILIES | NOTHING | {"is_withheld": True}])
    facts = score_facts(katana, "index", rows)["99.01.01.1001"]
    words = "Kurang dari 10 keluarga atau ditahan untuk melindungi keluarga"
    assert (facts.paint, facts.lines, facts.result) == (WITHHELD, ("Kecamatan Timur", words), (words,))
    paint = score_paints(katana, "index")[WITHHELD]
    assert (paint.label, paint.is_dotted, bool(paint.hatch)) == (words, True, True)
    assert WITHHELD not in score_paints(load("keltana"), "index")


def test_the_minimum_that_is_set_is_the_one_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPERI_LEAST_FAMILIES", "25")
    assert score_paints(load("katana"), "P1")[WITHHELD].label.startswith("Kurang dari 25 keluarga")


def test_the_tip_of_families_counts_those_that_could_be_assessed() -> None:
    katana = load("katana")
    lines = score_facts(katana, "index", pd.DataFrame([FAMILIES]))["99.01.01.1001"].lines
    assert lines[1:3] == ("36 keluarga", "Indeks 61,50"), "38 forms beside them would say that 2 could not be"


@pytest.mark.parametrize(
    ("scored", "registered", "is_thin"),
    [(1, 12, True), (5, 12, True), (6, 12, False), (12, 12, False), (0, 12, False)],
)
def test_one_good_school_of_twelve_does_not_colour_a_kelurahan_alone(
    scored: int, registered: int, is_thin: bool
) -> None:
    spab = load("spab")
    value = 95.0 if scored else None
    row = {
        **index_row(value),
        "score": value,
        "subject_count": registered,
        "scored_count": scored,
        "form_count": 3,
    }
    facts = score_facts(spab, "index", pd.DataFrame([row]))["99.01.01.1001"]
    assert facts.is_thin == is_thin
    assert f"{scored} dari {registered} sekolah dinilai" in facts.lines
    assert ("Nilai sementara: kurang dari separuh yang terdaftar sudah dinilai" in facts.lines) == is_thin


def test_of_families_nobody_says_how_few_answered() -> None:
    facts = score_facts(load("katana"), "index", pd.DataFrame([FAMILIES | {"scored_count": 11.0}]))
    assert not facts["99.01.01.1001"].is_thin


def test_a_unit_is_said_with_its_own_result_and_never_thin(keltana: Instrument) -> None:
    rows = pd.DataFrame(
        [{**index_row(57.16), "subject_id": "school:1"}, {**index_row(None, None), "subject_id": "b"}]
    )
    facts = unit_facts(keltana, "index", rows)
    assert (facts["school:1"].paint, facts["school:1"].result[0]) == ("pratama", "Indeks 57,16")
    assert (facts["b"].paint, facts["b"].is_thin) == (NO_DATA, False)
