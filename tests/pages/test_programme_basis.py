"""Programmes on verified forms alone: the same switch as on pages of results, said on page and file."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.assessments import Review
from siperi_geo.instruments import load
from siperi_geo.registers.costs import set_cost
from siperi_geo.store import Store
from siperi_geo.verification import decide_all
from tests.families import BUKIT, MUARA
from tests.pages.conftest import Once
from tests.pages.opening import address, change_store, chose, links, open_page, shown

ONLY = {"dasar": "terverifikasi", "tahun": "2025"}
KIE, RISK = "1.05.03.2.01.0007", "1.05.03.2.02.0013"
SAID = "Hanya yang terverifikasi: KELTANA 2025, 2 formulir terverifikasi."
PAGES = ("priorities", "budget", "lift")


def verify(path: Path) -> None:
    """Bukit and Muara are verified in 2025; of Bukit the verifier says "no" to every question of LD."""
    with Store.open(path) as store:
        newest = store.query("assessments/newest_per_subject", instrument="keltana", year=2025)
        forms = dict(zip(newest["subject_id"], newest["assessment_id"], strict=True))
        said = {forms[BUKIT]: {item.id: Review(0, "") for item in load("keltana").items_under("LD")}}
        decide_all(store, [forms[BUKIT], forms[MUARA]], "verified", actor="bpbd", said=said)
        set_cost(store, RISK, 2025, 25_000_000, source="SHS", actor="ani")


@pytest.fixture
def path(full_file: Path, once: Once, toy_path: Path) -> Path:
    shutil.copyfile(once("verified_programmes", full_file, verify), toy_path)
    return toy_path


def opened(name: str, **asked: str) -> AppTest:
    return open_page(name, "programmes", **(ONLY | asked))


def words_of(page: AppTest) -> str:
    return shown(page).replace("\\", "")


@pytest.mark.parametrize("name", PAGES)
def test_the_switch_is_offered_and_kept_in_the_address(path: Path, name: str) -> None:
    page = open_page(name, "programmes", tahun="2025")
    assert "dasar" not in address(page)
    every = words_of(page)
    page = chose(page, "dasar", "terverifikasi")
    assert address(page)["dasar"] == "terverifikasi"
    only = words_of(page)
    assert "Dasar: hanya formulir yang terverifikasi." in only
    assert "Dasar: hanya formulir yang terverifikasi." not in every
    assert "2 formulir terverifikasi" in only
    assert words_of(open_page(name, "programmes", **address(page))) == only


def test_gaps_are_those_of_verified_forms_and_areas_without_one_have_none(path: Path) -> None:
    words = words_of(opened("priorities", baris=KIE, tampil="200"))
    assert SAID in words
    assert "KATANA 2025: rata-rata semua keluarga yang mengisi tetap dipakai" in words
    assert "Tidak ikut, karena belum ada yang terverifikasi atau tidak ada hasilnya" in words
    table = words[words.index("<caption>") : words.index("</table>")]
    assert "Bukit" in table
    assert "Muara" in table
    assert "terverifikasi" not in table, "a gap is a gap"


def test_who_has_filled_in_is_counted_of_all_forms(path: Path) -> None:
    """That a form is not verified yet does not mean that nobody has assessed the area."""
    every = words_of(open_page("priorities", "programmes", tahun="2025", baris=KIE))
    only = words_of(opened("priorities", baris=KIE))
    assert "0 % belum mengisi" in every or "0% belum mengisi" in every
    assert "0 % belum mengisi" in only or "0% belum mengisi" in only


def test_a_budget_of_verified_forms_pays_only_where_they_are(path: Path) -> None:
    every, only = (words_of(open_page("budget", "programmes", tahun="2025", anggaran="200 juta", **more))
                   for more in ({}, {"dasar": "terverifikasi"}))  # fmt: skip
    assert SAID in only
    assert "kesenjangan terverifikasinya belum diketahui" in only
    assert "2 pilihan di 2 wilayah" in only
    assert "2 pilihan di 2 wilayah" not in every
    table = only[only.index('aria-label="Yang dipilih"') : only.index("Per kecamatan")]
    assert "<td>Muara (Kec. " in table
    assert "<td>Karang (Kec. " not in table


@pytest.mark.parametrize("name", ["priorities", "budget"])
def test_where_nothing_is_verified_the_page_says_so_and_shows_nothing(path: Path, name: str) -> None:
    words = words_of(opened(name, tahun="2024"))
    assert "Belum ada formulir yang terverifikasi sampai tahun 2024" in words
    assert "<table>" not in words
    assert "Verifikasi" in links(opened(name, tahun="2024"))
    english = words_of(opened(name, tahun="2024", lang="en"))
    assert "No form is verified up to 2024" in english


def test_without_real_forms_there_is_no_switch(full: Path) -> None:
    change_store(full, "update scores set is_example = true", "update assessments set is_example = true")
    page = open_page("budget", "programmes", tahun="2025")
    assert not [one for one in page.get("button_group") if one.key == "dasar"]


def test_what_lifts_follows_the_verifiers_values(path: Path) -> None:
    script = AppTest.from_function(lifted)
    script.query_params.update({key: [one] for key, one in ONLY.items()})
    found = script.run(timeout=60)
    assert not found.exception
    assert f"areas {BUKIT} {MUARA}" in str(found.markdown[-1].value)


def lifted() -> None:
    """The forms behind the areas are the verified ones, and what is stored is what they score."""
    import streamlit as st

    from siperi_geo.analysis.uplift_parts import standings
    from siperi_geo.instruments import load
    from siperi_geo.ui import filters, lift_reads

    view = filters.choose("level", of="all")
    here, now = lift_reads.here(view), lift_reads.now(view)
    again = standings([(one, one.forms) for one in here.groups.values()], view.variant)
    for code, standing in zip(here.groups, again, strict=True):
        assert abs((now[code].index or 0) - (standing.index or 0)) < 1e-6
    place = load("keltana").item_position(load("keltana").items_under("LD")[0].id)
    assert here.groups["99.01.01.1001"].forms[0].answers[place] == 0
    st.markdown("areas " + " ".join(sorted(here.groups)))


@pytest.mark.parametrize("name", ["budget", "priorities"])
@pytest.mark.parametrize("dasar", ["semua", "terverifikasi"])
def test_every_file_says_on_which_basis_it_stands(path: Path, dasar: str, name: str) -> None:
    script = AppTest.from_function({"budget": foot_of_budget, "priorities": foot_of_priorities}[name])
    script.query_params.update({"dasar": [dasar], "tahun": ["2025"]})
    found = script.run(timeout=60)
    assert not found.exception
    basis = {"semua": "semua formulir yang dihitung", "terverifikasi": "hanya formulir yang terverifikasi"}[dasar]
    assert basis in found.text[-1].value
    assert "KELTANA 2025" in found.text[-1].value


def foot_of_budget() -> None:
    import streamlit as st

    from siperi_geo.ui import budget_choice, budget_files, budget_reads, frame

    frame.heading("budget")
    view = budget_choice.choose()
    st.text(str(budget_files.foot(view, budget_reads.known(view))))


def foot_of_priorities() -> None:
    import streamlit as st

    from siperi_geo.ui import frame, priority_choice, priority_page

    frame.heading("priorities")
    st.text(str(priority_page.foot(priority_choice.choose())))
