"""How areas stand by the standard: people summed and divided, the city's own report, hazards, months."""

from pathlib import Path

import pytest

from siperi_geo.analysis.spm import Count
from siperi_geo.analysis.spm_standing import Standing, budget_of, quality_of, standings
from siperi_geo.analysis.spm_words import cautions, findings, hidden
from siperi_geo.spm import standard
from siperi_geo.store import Store
from siperi_geo.tables.spm import of_report
from tests.spm_figures import MONTHS, TWO, WHOLE, hand_in

BUKIT, MUARA = "99.01.01.1001", "99.01.02.1001"
MONTHS_OF_YEAR = "jan;feb;mar;apr;mei;jun;jul;agu;sep;okt;nov;des"


def of(store: Store, level: str, *, hazard: str | None = None, year: int = 2025) -> dict[str, Standing]:
    asked = {"year": year, "hazard": hazard}
    rows, city = (store.query("spm/figure_per_area", level=one, **asked) for one in (level, "city"))
    return {one.area_code: one for one in standings(standard(), rows, city)}


def test_people_are_summed_then_divided(toy_store: Store, tmp_path: Path) -> None:
    hand_in(toy_store, tmp_path, TWO)
    (city,) = of(toy_store, "city").values()
    found = city.services["spm_b1"]
    assert found.recipients == Count(1000, 190)
    assert found.recipients.pct == 19
    assert found.index == pytest.approx(0.8 * 19 + 0.2 * 70)  # 29.2
    kelurahan = of(toy_store, "kelurahan")
    assert kelurahan[BUKIT].services["spm_b1"].recipients.pct == 90  # type: ignore[union-attr]
    assert kelurahan[BUKIT].services["spm_b1"].index == pytest.approx(0.8 * 90 + 0.2 * 70), "the city's quality"
    assert set(kelurahan) == {BUKIT, MUARA}
    kecamatan = of(toy_store, "kecamatan")
    assert {code: one.services["spm_b1"].recipients for code, one in kecamatan.items()} == {
        "99.01.01": Count(100, 90),
        "99.01.02": Count(900, 100),
    }


def test_a_service_without_figures_is_not_left_out_of_the_sub_affair(toy_store: Store, tmp_path: Path) -> None:
    hand_in(toy_store, tmp_path, TWO)
    (city,) = of(toy_store, "city").values()
    assert (city.services["spm_b2"].state, city.index) == ("nothing", None)
    hand_in(toy_store, tmp_path, WHOLE)
    (city,) = of(toy_store, "city").values()
    assert city.services["spm_b3"].state == "no_target"
    assert city.index == pytest.approx((29.2 + 100) / 2)


def test_the_city_s_own_report_counts_before_the_sum_of_its_kelurahan(toy_store: Store, tmp_path: Path) -> None:
    hand_in(toy_store, tmp_path, TWO + "Kota Mainan;spm_b1;1200;300;;\n")
    (city,) = of(toy_store, "city").values()
    figure = city.figure("recipients", "spm_b1")
    assert figure is not None
    assert (figure.count, figure.in_kelurahan, figure.is_of_city) == (Count(1200, 300), Count(1000, 190), True)
    assert sum(one.services["spm_b1"].recipients.target for one in of(toy_store, "kecamatan").values()) == 1000  # type: ignore[union-attr]


HAZARDS = f"""kelurahan;layanan;ancaman;target;total
{BUKIT};spm_b1;banjir;100;50
{BUKIT};spm_b1;kekeringan;60;60
{MUARA};spm_b1;banjir;40;0
{MUARA};spm_b1;;70;10
"""


def test_rows_of_all_hazards_count_before_those_of_single_ones(toy_store: Store, tmp_path: Path) -> None:
    hand_in(toy_store, tmp_path, HAZARDS)
    kelurahan = of(toy_store, "kelurahan")
    assert kelurahan[BUKIT].services["spm_b1"].recipients == Count(160, 110)
    assert kelurahan[BUKIT].figure("recipients", "spm_b1").hazard_count == 2  # type: ignore[union-attr]
    assert kelurahan[MUARA].services["spm_b1"].recipients == Count(70, 10)
    (city,) = of(toy_store, "city").values()
    assert city.services["spm_b1"].recipients == Count(230, 120)
    floods = of(toy_store, "kelurahan", hazard="flood")
    assert {code: one.services["spm_b1"].recipients for code, one in floods.items()} == {
        BUKIT: Count(100, 50),
        MUARA: Count(40, 0),
    }


def test_what_is_not_reported_is_not_zero(toy_store: Store, tmp_path: Path) -> None:
    hand_in(toy_store, tmp_path, f"kelurahan;layanan;target;total\n{BUKIT};spm_b1;100;40\n{MUARA};spm_b1;300;\n")
    kelurahan = of(toy_store, "kelurahan")
    assert kelurahan[MUARA].services["spm_b1"].state == "unreported"
    (city,) = of(toy_store, "city").values()
    figure = city.figure("recipients", "spm_b1")
    assert figure is not None
    assert (figure.count, figure.unreported) == (Count(400, 40), 300)


def test_months_quarters_and_money(toy_store: Store, tmp_path: Path) -> None:
    hand_in(toy_store, tmp_path, MONTHS)
    (city,) = of(toy_store, "city").values()
    figure = city.figure("output", "1.2")
    assert figure is not None
    assert figure.count == Count(120, 30)
    assert figure.months == (10, 20, *[None] * 10)
    assert figure.quarters == (30, None, None, None)
    service = standard().services[0]
    assert budget_of(service, city.figures) == Count(272_500_000, 200_000_000)
    assert quality_of(standard(), service, city.figures) is None


def test_quarters_stay_quarters(toy_store: Store, tmp_path: Path) -> None:
    hand_in(toy_store, tmp_path, "layanan;target;TW I;TW II;TW III;TW IV\nspm_b1;100;5;6;7;\n")
    (city,) = of(toy_store, "city").values()
    figure = city.figure("recipients", "spm_b1")
    assert figure is not None
    assert (figure.months, figure.quarters, figure.count) == (None, (5, 6, 7, None), Count(100, 18))


def test_another_year_is_another_story(toy_store: Store, tmp_path: Path) -> None:
    hand_in(toy_store, tmp_path, TWO)
    assert of(toy_store, "city", year=2024) == {}


def test_what_is_not_reported_hides_no_quarters_and_months_count_as_quarters_beside_them(
    toy_store: Store, tmp_path: Path
) -> None:
    hand_in(toy_store, tmp_path, "layanan;target;TW I;TW II;TW III;TW IV\nspm_b1;100;5;6;7;\nspm_b2;50;;;;\n")
    hand_in(toy_store, tmp_path, f"layanan;target;{MONTHS_OF_YEAR}\nspm_b3;9;1;1;1;2;;;;;;;;\n")
    (city,) = of(toy_store, "city").values()
    assert city.figure("recipients", "spm_b2").quarters is None  # type: ignore[union-attr]
    shown = of_report(standard(), city, "recipients").values
    assert shown[["TW I", "TW II"]].to_numpy().tolist()[::2] == [[5, 6], [3, 2]]


def test_more_than_everybody_in_one_place_hides_nobody_of_another(toy_store: Store, tmp_path: Path) -> None:
    over = f"kelurahan;layanan;target;total;mutu maksimal;mutu terpenuhi\n{BUKIT};spm_b1;100;150;;\n"
    hand_in(toy_store, tmp_path, over + f"{MUARA};spm_b1;100;50;;\nKota Mainan;b1_krb;;;8;8\n")
    (city,) = of(toy_store, "city").values()
    areas = tuple(of(toy_store, "kelurahan").values())
    assert city.services["spm_b1"].index == 100
    said = " ".join(findings(standard(), city, areas, "spm_b1"))
    assert "Semua sasaran" not in said
    assert "50 orang belum terlayani di 1 wilayah" in said
    assert "50 orang lebih banyak terlayani" in " ".join(hidden(standard(), city, areas))
    assert "dicatat untuk 8 dari 20 poin" in " ".join(cautions(standard(), city))
    assert list(hidden(standard(), city, areas[:1])) == []
