"""All instruments side by side: numbers in their own decimals, and words where there is no number."""

from dataclasses import replace

from siperi_geo.analysis.city_state import CityState
from siperi_geo.analysis.overview import headline_of_means
from siperi_geo.instruments import load
from siperi_geo.tables.states import state_table
from tests.analysis import frames
from tests.analysis.frames import KELTANA

STATE = CityState(KELTANA, 2026, headline_of_means(KELTANA, frames.city(68.191, scored=4), ("2021",), 5))


def row(one: CityState) -> dict[str, str]:
    found: dict[str, str] = state_table([one]).shown.iloc[0].to_dict()
    return found


def test_a_number_of_each_kind() -> None:
    shown = row(replace(STATE, target=70, before=2025, change=3.351, verified_pct=66.7, evidence_pct=0.0))
    assert shown == {
        "Instrumen": "KELTANA · kelurahan",
        "Indeks": "68,19",
        "Kelas": "Tangguh Madya",
        "Target": "70,00 (kurang 1,81)",
        "Perubahan nilai kota": "+3,35 sejak 2025",
        "Mengisi": "4 dari 5",
        "Terverifikasi": "66 %",
        "Ada berkas bukti": "0 %",
    }


def test_a_target_that_is_reached_says_so() -> None:
    assert row(replace(STATE, target=60))["Target"] == "60,00 (tercapai)"


def test_without_scores_the_newest_year_before_is_named() -> None:
    assert row(CityState(KELTANA, 2026, None))["Indeks"] == "belum ada penilaian"
    assert row(CityState(KELTANA, 2026, None, last_year=2024))["Indeks"] == "belum ada; terakhir 2024"


def test_made_up_and_withheld_values_say_what_they_are() -> None:
    head = headline_of_means(KELTANA, frames.city(60, is_example=True), ("2021",), 5)
    assert row(replace(STATE, head=head))["Instrumen"] == "KELTANA · kelurahan (data contoh)"
    hidden = frames.city(None).assign(is_withheld=True, scored_count=None, form_count=None, subject_count=None)
    katana = load("katana")
    shown = row(CityState(katana, 2026, headline_of_means(katana, hidden, (), None)))
    assert (shown["Indeks"], shown["Mengisi"], shown["Kelas"]) == ("tidak ditampilkan", "–", "–")


def test_files_hold_the_scale_and_plain_numbers() -> None:
    values = state_table([replace(STATE, target=70)]).values.iloc[0].to_dict()
    assert (values["Indeks"], values["Skala"], values["Kurang dari target"]) == (68.191, "20–100", 1.809)


def test_of_units_who_answered_and_who_has_enough_are_told_apart() -> None:
    erat = load("erat")
    head = headline_of_means(KELTANA, frames.city(60.0), ("2026",), 22)
    head = replace(head, area_count=22, filled_count=22, scored_count=20)
    shown = row(CityState(erat, 2026, head))
    assert shown["Mengisi"] == "22 dari 22 sudah menjawab, 20 cukup respondennya"
    assert shown["Instrumen"].startswith("e-RAT · ")
