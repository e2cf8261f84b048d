"""Files of actions with what may not be stored silently: the example's rows, endless words, money in millions."""

from pathlib import Path

import pytest

from siperi_geo import plans
from siperi_geo.boundaries import stored_areas
from siperi_geo.errors import SiperiError
from siperi_geo.plans.example import example_actions
from siperi_geo.plans.importing import examine
from siperi_geo.store import Store
from siperi_geo.tables.plans import exchange_table
from siperi_geo.text import use_language
from siperi_geo.xlsx_file import xlsx_file
from tests.plans.conftest import Hand, action

HEAD = "tahun;aksi;wilayah;sub kegiatan;anggaran"
NAME = "Gladi Kesiapsiagaan Terhadap Bencana Kabupaten/Kota"


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_example_as_it_was_downloaded_is_held(store: Store, tmp_path: Path, language: str) -> None:
    use_language(language)
    areas = stored_areas(store)
    file = tmp_path / "contoh.xlsx"
    file.write_bytes(xlsx_file(exchange_table(example_actions(areas, 2027)), "x"))
    found = examine(store, file, areas)
    assert (found.entries, found.rows_bad) == ((), 2)
    said = [one.where.column for one in found.problems if one.code == "PLAN_EXAMPLE_ROW" and one.where]
    assert said
    assert all(said)


def test_words_are_not_cut_but_said_with_row_and_column(store: Store, hand_in: Hand) -> None:
    found = hand_in(f"{HEAD}\n2027;{'a' * 401};Bukit;{NAME};\n2027;{'b ' * 200};Bukit;{NAME};\n")
    assert [one.now.what for one in found.entries] == [("b " * 200).strip()]
    (problem,) = [one for one in found.problems if one.code == "PLAN_WORDS_LONG"]
    assert (problem.where.row, problem.where.column, problem.values["n"]) == (2, "aksi", 401)  # type: ignore[union-attr]
    with pytest.raises(SiperiError, match="PLAN_WORDS_LONG"):
        plans.add(store, action(indicator="x" * 401), actor="ani")
    kept = plans.add(store, action(), actor="ani")
    with pytest.raises(SiperiError, match="PLAN_WORDS_LONG"):
        plans.pledge(
            store, plans.Pledge(action_id=kept, partner_kind="ngo", partner_name="x", what="y" * 401), actor="ani"
        )


@pytest.mark.parametrize(
    "title",
    ["Rencana Aksi 2027 (dalam jutaan rupiah)", "Pagu;;;;dalam ribuan Rp", "(Rp juta)", "in million rupiah"],
)
def test_money_of_a_table_in_millions_is_asked_about(hand_in: Hand, title: str) -> None:
    rows = f"2027;A;Bukit;{NAME};25\n"
    with pytest.raises(SiperiError, match="PLAN_MONEY_OF_MANY"):
        hand_in(f"{title}\n{HEAD}\n{rows}")
    assert hand_in(f"Rencana untuk 1 juta warga\n{HEAD}\n{rows}").rows_bad == 0
    assert hand_in(f"{title}\n{HEAD.removesuffix(';anggaran')}\n2027;A;Bukit;{NAME}\n").rows_bad == 0


def test_rupiah_as_people_write_them_and_what_is_hardly_any(hand_in: Hand) -> None:
    said = ("Rp1.000.000,-", "1,000,000.00", "1.000.000,50", "1,5", "1.5", "25")
    found = hand_in("\n".join([HEAD, *(f"2027;A{n};Bukit;{NAME};{text}" for n, text in enumerate(said))]) + "\n")
    assert [one.now.budget_idr for one in found.entries] == [1_000_000, 1_000_000, 1_000_001, 25]
    assert [(one.code, one.where and one.where.row) for one in found.problems] == [
        ("PLAN_NUMBER_UNREADABLE", 5),
        ("PLAN_NUMBER_UNREADABLE", 6),
        ("PLAN_MONEY_SMALL", 7),
    ]
