"""The page of priorities: what comes first and why, its sum, how sure, and true words where little is known."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from siperi_geo import plans
from siperi_geo.programmes import catalogue, criteria
from siperi_geo.settings import settings
from siperi_geo.store import shared_store
from siperi_geo.ui import priority_choice
from tests.families import BUKIT, KARANG, LERENG, MUARA
from tests.pages.opening import address, change_store, chose, links, open_page, shown
from tests.pages.test_every_page import GIBBERISH, bare, empty, lone
from tests.pages.withheld import store_of, told
from tests.plans.conftest import action
from tests.spm_figures import WHOLE, hand_in

KIE = "1.05.03.2.01.0007"


def opened(**chosen: str) -> str:
    return shown(open_page("priorities", "programmes", **chosen)).replace("\\", "")


@pytest.fixture
def path(full: Path, tmp_path: Path) -> Path:
    """Toy town with every instrument, hazards, people, and SPM figures of 2025."""
    hand_in(shared_store(settings().store_path), tmp_path, WHOLE)
    return full


def test_the_first_is_named_with_its_reasons_and_opens_its_sum(path: Path) -> None:
    words = opened(baris=KIE)
    assert "Pertama: Muara (Kec." in words
    assert "800 orang belum terlayani" in words
    assert "ancaman tinggi: Banjir" in words
    assert "Peringkat 1: Muara" in words
    rows = words[words.index("Peringkat 1: Muara") :]
    assert rows.index("Jumlah") > rows.index("Kesenjangan")
    assert "Sosialisasi kebencanaan (KELTANA)" in rows


def test_the_points_of_the_opened_pair_add_up_to_its_priority(path: Path) -> None:
    words = opened(baris=KIE)
    table = words[words.index("<caption>Peringkat 1: ") :]
    table = table[: table.index("</table>")]
    cells = [row.split("</td>")[-2].rsplit(">", 1)[-1] for row in table.split("<tr>")[2:]]
    *points, total = [0.0 if one == "–" else float(one.replace(",", ".")) for one in cells]
    assert len(points) == len(criteria().ids)
    assert sum(points) == pytest.approx(total, abs=0.05)
    assert total > 0


def test_the_list_has_what_the_table_has_and_folds_reasons_beyond_five(path: Path) -> None:
    words = opened()
    list_ = words[words.index('<ol class="siperi-ranks"') : words.index("</ol>")]
    assert list_.count("<li>") == 10
    assert list_.count("<details>") == 5
    first = list_[: list_.index("</li>")]
    table = words[words.index("<caption>") : words.index("</table>")]
    row = table.split("<tr>")[2].replace("</tr>", "")
    rank, area, line, code, score, sure, why = (one.rsplit(">", 1)[-1] for one in row.split("</td>")[:7])
    assert f"Peringkat {rank}<" in first
    for cell in (area, line, code, score, sure[1:], why[1:]):
        assert cell in first
    assert "<details>" not in list_[: list_.rindex("</li>", 0, list_.index("<details>"))]


def test_every_weight_is_in_the_address_and_decides(path: Path) -> None:
    usual = opened()
    own = opened(prasetel="sendiri", bobot_gap="0", bobot_spm="100", bobot_hazard="0", bobot_people="0",
                 bobot_vulnerability="0", bobot_participation="0", bobot_funding="0")  # fmt: skip
    assert "Terutama karena 800 orang belum terlayani." in own
    assert usual != own
    page = chose(open_page("priorities", "programmes"), "prasetel", "spm")
    assert address(page)["prasetel"] == "spm"


def test_weights_have_indonesian_names_in_the_address_and_links_of_before_still_open(path: Path) -> None:
    assert set(priority_choice.KEYS) == set(criteria().ids)
    old = open_page("priorities", "programmes", prasetel="sendiri", bobot_gap="0", bobot_hazard="40")
    written = {key: words for key, words in address(old).items() if key.startswith("bobot_")}
    assert written == {"bobot_kesenjangan": "0", "bobot_ancaman": "40"}
    new = open_page("priorities", "programmes", prasetel="sendiri", **written)
    assert shown(new) == shown(old)
    assert "-5" in shown(open_page("priorities", "programmes", prasetel="sendiri", bobot_gap="-5")), "it is told"


def test_weights_of_nothing_say_what_to_do(path: Path) -> None:
    nothing = {f"bobot_{one}": "0" for one in criteria().ids}
    words = opened(prasetel="sendiri", **nothing)
    assert "Semua bobot 0" in words
    assert "Tidak ada pasangan wilayah dan baris yang dapat diurutkan" in words


def test_levels_have_their_lines(path: Path) -> None:
    assert "Kecamatan" in opened(tingkat="kecamatan")
    city = opened(tingkat="city")
    assert "Kota" in city
    assert "Di mana prioritas tertinggi" not in city, "of a city there is no map"


def test_what_nobody_recorded_is_said_and_not_zero(path: Path) -> None:
    words = opened()
    assert "Belum ada datanya, jadi bobotnya tidak dipakai bagi siapa pun: Kerentanan, Belum didanai." in words


def test_last_years_money_counts_and_a_rank_leads_to_its_plan(path: Path) -> None:
    store = shared_store(settings().store_path)
    for area, budget in ((BUKIT, 5_000_000), (MUARA, 1_000_000)):
        plans.add(store, action(year=2024, area_code=area, budget_idr=budget), actor="bpbd")
    page = open_page("priorities", "programmes", baris=KIE)
    words = shown(page).replace("\\", "")
    assert "Belum ada datanya, jadi bobotnya tidak dipakai bagi siapa pun: Kerentanan." in words
    others = [opened(baris=KIE, buka=str(at)) for at in (2, 3)]
    assert sum("Rp1.000.000 tahun lalu" in one for one in (words, *others)) == 1
    assert sum("tidak ada anggaran untuk wilayah ini di rencana" in one for one in (words, *others)) >= 1
    assert f"tambah={KIE}" in links(page)["Rencanakan baris ini di wilayah ini"]


def test_an_action_of_last_year_without_a_budget_is_not_said_to_have_none(path: Path) -> None:
    store = shared_store(settings().store_path)
    for area, budget in ((BUKIT, None), (MUARA, 1_000_000)):
        plans.add(store, action(year=2024, area_code=area, budget_idr=budget), actor="bpbd")
    every = [opened(baris=KIE, buka=str(at)) for at in range(1, 6)]
    said = {one.split("<caption>Peringkat ")[1].split(" (")[0].split(": ")[1]: one for one in every}
    assert "tidak ada anggaran untuk wilayah ini" in said["Karang"]
    assert "Rp1.000.000 tahun lalu" in said["Muara"]
    assert "tahun lalu" not in said["Bukit"].split("<caption>Peringkat ")[1].split("</table>")[0]


def test_vulnerability_counts_once_it_is_recorded(path: Path) -> None:
    change = "insert into vulnerabilities values ('{}', 'vulnerability_index', {}, 'BPS', 2024)"
    with shared_store(settings().store_path).transaction(actor="test", action="change", target="toy") as tx:
        for area, value in ((BUKIT, 900_000), (MUARA, 200_000)):
            tx.execute(change.format(area, value))
    words = opened(baris=KIE)
    assert "bagi siapa pun: Belum didanai." in words
    assert "0,200 dari 1" in words


def test_the_second_opinion_comes_when_asked_for(path: Path) -> None:
    assert "Hwang" not in opened()
    assert "Hwang" in opened(pendapat="ya")


def test_only_lines_of_the_office_are_ranked(path: Path) -> None:
    words = opened(kantor="health")
    table = words[words.index("<caption>") : words.index("</table>")]
    codes = {line.code for line in catalogue().lines if line.office == "health"}
    assert any(code in table for code in codes)
    assert KIE not in table


@pytest.mark.parametrize("state", [empty, bare, lone], ids=lambda one: one.__name__)
def test_it_is_true_in_poor_stores(state: Callable[[Path], None], subjects_path: Path) -> None:
    state(subjects_path)
    assert not GIBBERISH.search(opened(tingkat="kelurahan", pendapat="ya"))
    assert not GIBBERISH.search(opened(tingkat="city", lang="en", pendapat="ya"))


def test_nonsense_in_the_address_is_harmless(path: Path) -> None:
    words = opened(tingkat="<b>", baris="x", bobot_gap="-5", prasetel="none", buka="999", tampil="-")
    assert not GIBBERISH.search(words)
    assert "Pertama:" in words


def test_it_is_the_same_whatever_is_withheld_of_families(
    toy_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, others = {BUKIT: 3, LERENG: 12}, {MUARA: 40, KARANG: 25}
    found = []
    for place in range(2):
        copy = tmp_path / f"{place}.duckdb"
        shutil.copyfile(toy_path, copy)
        store_of(copy, {2025: few | others}, {})
        low = place + 1
        change_store(
            copy,
            f"update scores set score_micro = {low}000000, index_micro = {low}000000, index_value = {low} "
            f"where instrument = 'katana' and subject_id like '%{BUKIT}%' and index_value is not null",
        )
        monkeypatch.setenv("SIPERI_DATA", str(copy))
        found.append(told(open_page("priorities", "programmes", tingkat="kelurahan")))
    assert found[0] == found[1]
