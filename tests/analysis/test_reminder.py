"""The letter to those who have not handed in a form: everybody missing, nobody else, in both languages."""

from datetime import date

import pandas as pd
import pytest

from siperi_geo.analysis.participation import remarks
from siperi_geo.analysis.reminder import reminder
from siperi_geo.analysis.round_standing import standing
from siperi_geo.instruments import load
from siperi_geo.store import Store
from siperi_geo.text import use_language
from tests.analysis import frames

ON = date(2026, 11, 22)


NO_DRAFTS = pd.DataFrame(columns=["subject_id", "instrument", "version", "profile", "answered_count"])


def stand(scores: pd.DataFrame, states: dict[str, str] | None = None) -> pd.DataFrame:
    """Where they stand: who has a form handed it in, unless another state is said."""
    handed_in = dict.fromkeys(scores.loc[scores["assessment_id"].notna(), "subject_id"], "submitted")
    forms = pd.DataFrame((handed_in | (states or {})).items(), columns=["subject_id", "state"]).assign(
        assessment_id="f"
    )
    return standing(scores, forms, NO_DRAFTS)


def asked(store: Store, instrument: str, kind: str, year: int) -> pd.DataFrame:
    rules = {"instrument": instrument, "kind": kind, "year": year, "variant": "standard"}
    return stand(store.query("scores/score_per_subject", **rules, node="index"))


def test_nobody_is_missing() -> None:
    assert reminder(frames.KELTANA, 2025, stand(frames.scores(60, 70)), ON) == ""
    assert reminder(frames.KELTANA, 2025, stand(frames.scores()), ON) == ""


def test_schools_are_named_with_their_kelurahan_below_their_kecamatan(subjects_store: Store) -> None:
    words = reminder(load("spab"), 2024, asked(subjects_store, "spab", "school", 2024), ON)
    assert words == (
        "Sampai 22 November 2026, formulir Satuan Pendidikan Aman Bencana (SPAB) tahun 2024 dari yang berikut "
        "belum diterima:\n\n"
        "Kecamatan Bukit\n– SMP Katolik Cendana (Bukit)\n\n"
        "Kecamatan Pantai\n– SMA Negeri Karang (Karang)\n– SMK Bahari (Karang)\n– SD Inpres Nelayan (Muara)\n\n"
        "Mohon diisi dan diserahkan kepada BPBD."
    )


def test_a_form_that_cannot_be_assessed_was_handed_in(subjects_store: Store) -> None:
    words = reminder(load("spab"), 2025, asked(subjects_store, "spab", "school", 2025), ON)
    assert [line for line in words.splitlines() if line.startswith("–")] == ["– SMK Bahari (Karang)"]


def test_kelurahan_stand_without_brackets_and_kecamatan_without_headings(subjects_store: Store) -> None:
    words = reminder(frames.KELTANA, 2024, asked(subjects_store, "keltana", "kelurahan", 2024), ON)
    assert "Kecamatan Pantai\n– Karang\n" in words
    scores = asked(subjects_store, "kencana", "kecamatan", 2025)
    scores.loc[0, "state"] = "none"
    lines = reminder(load("kencana"), 2025, scores, ON).splitlines()
    assert lines[1:-1] == ["", "– Bukit", ""]


@pytest.mark.parametrize("year", [2024, 2025])
def test_it_speaks_english(subjects_store: Store, year: int) -> None:
    use_language("en")
    words = reminder(load("spab"), year, asked(subjects_store, "spab", "school", year), ON)
    assert words.startswith("By 22 November 2026 the forms of Disaster-Safe Schools (SPAB)")
    assert "Mohon" not in words


def test_two_schools_of_one_kelurahan_have_remarks_of_their_own(subjects_store: Store) -> None:
    """Karang has a form with a blank pillar, and a school without a form; Bukit has two complete ones."""
    rules = {"instrument": "spab", "kind": "school", "year": 2025, "variant": "standard"}
    nodes = subjects_store.query("gaps/every_node_per_subject", **rules)
    nodes.loc[nodes["subject_id"] == "school:50300004", "area_code"] = "99.01.01.1001"
    found = remarks(load("spab"), asked(subjects_store, "spab", "school", 2025), nodes)
    words = found.set_index("subject_name")["remark"]
    assert words["SD Negeri Bukit"] == words["SMP Katolik Cendana"] == ""
    assert words["SMK Bahari"] == "belum ada formulir"
    pillar = "Manajemen bencana di satuan pendidikan"
    assert words["SMA Negeri Karang"].endswith(f"21 dari 41 pertanyaan dijawab; tanpa nilai: {pillar}")


def test_forms_that_came_back_are_named_apart(subjects_store: Store) -> None:
    scores = asked(subjects_store, "spab", "school", 2025)
    came_back = {"school:50300001": "returned", "school:50300003": "rejected"}
    words = reminder(load("spab"), 2025, stand(scores, came_back), ON)
    missing, to_repair = words.split("Yang berikut sudah mengirim, tetapi formulirnya perlu diperbaiki:")
    assert "– SMK Bahari (Karang)" in missing
    assert to_repair == (
        "\n\nKecamatan Bukit\n– SD Negeri Bukit (Bukit): dikembalikan dengan catatan\n\n"
        "Kecamatan Pantai\n– SD Inpres Nelayan (Muara): ditolak, isi lagi\n\n"
        "Mohon diisi dan diserahkan kepada BPBD."
    )
    alone = reminder(load("spab"), 2025, stand(scores, came_back | {"school:50300006": "submitted"}), ON)
    assert alone.startswith("Formulir Satuan Pendidikan Aman Bencana (SPAB) tahun 2025 dari yang berikut sudah")


@pytest.mark.parametrize(
    ("closes_on", "said"),
    [
        (date(2026, 11, 22), "paling lambat 22 November 2026."),
        (date(2026, 11, 21), "Batas waktunya, 21 November 2026, sudah lewat."),
    ],
)
def test_the_closing_day_is_said(subjects_store: Store, closes_on: date, said: str) -> None:
    scores = asked(subjects_store, "spab", "school", 2024)
    assert said in reminder(load("spab"), 2024, scores, ON, closes_on=closes_on).splitlines()[-1]


def test_example_data_is_no_form_in_a_round_nor_beside_real_forms() -> None:
    nothing = pd.DataFrame(columns=["subject_id", "state"]).assign(assessment_id="f")
    scores = standing(frames.scores(60), nothing, NO_DRAFTS)
    assert scores["state"].tolist() == ["example"]
    assert reminder(frames.KELTANA, 2025, scores, ON) == ""
    assert "– " in reminder(frames.KELTANA, 2025, scores, ON, is_round=True)
    two = frames.scores(60, 70)
    mixed = stand(two).assign(state=["submitted", "example"])
    assert str(two["subject_name"].iloc[1]) in reminder(frames.KELTANA, 2025, mixed, ON)
    only = stand(two).assign(state=["none", "example"])
    assert reminder(frames.KELTANA, 2025, only, ON).startswith("[CONTOH")
    assert "[CONTOH" not in reminder(frames.KELTANA, 2025, only, ON, is_round=True)
